/**
 * Makes region-pinyin.json. Run by hand when divisions.json or the names kept by hand change; neither `npm install` nor
 * the product runs it:
 *
 *     node src/lexicon/build-region-pinyin.mjs
 *
 * Source of the readings: the package pinyin-pro (MIT, a development dependency), put right by the two lists below.
 *
 * Output: `syllables`, syllable without tone (ü as v) → the characters that are read so in names of divisions; `names`,
 * the beginnings of names that are read otherwise, syllables parted by blanks, two readings parted by a comma.
 */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { pinyin } from 'pinyin-pro';

const folder = dirname(fileURLToPath(import.meta.url));

/** Characters that names of divisions read in one way, where the package guesses. */
const CHARACTERS =
  '都du 重chong 曾zeng 陂pi 什shi 长chang 大da 乐le 阿a 柏bai 蚌beng 厦xia 番fan 藏zang 珲hun 箐qing 棱leng 圩xu 会hui 莞guan ' +
  '仡ge 峒tong 堡bao 眙yi 陉xing 朐qu 濞bi 调tiao 牟mu 单dan 行xing 六liu 浚jun 洞dong 埔pu 荥xing 尉wei 蔚wei 宿su 渑mian';

/** Names whose reading is their own. 召陵, 红寺堡, 宕昌 and 称多 are written in two ways. */
const NAMES = {
  六安: 'lu an',
  六合: 'lu he',
  长子: 'zhang zi',
  大城县: 'dai cheng xian',
  大埔: 'da bu',
  乐亭: 'lao ting',
  乐陵: 'lao ling',
  乐清: 'yue qing',
  东阿: 'dong e',
  荥经: 'ying jing',
  洪洞: 'hong tong',
  繁峙: 'fan shi',
  蔚县: 'yu xian',
  单县: 'shan xian',
  浚县: 'xun xian',
  歙县: 'she xian',
  莘县: 'shen xian',
  黟县: 'yi xian',
  尉犁: 'yu li',
  闵行: 'min hang',
  穆棱: 'mu ling',
  调兵山: 'diao bing shan',
  枞阳: 'zong yang',
  涡阳: 'guo yang',
  铅山: 'yan shan',
  牟定: 'mou ding',
  泌阳: 'bi yang',
  犍为: 'qian wei',
  筠连: 'jun lian',
  吴堡: 'wu bu',
  红寺堡: 'hong si bu,hong si pu',
  召陵: 'zhao ling,shao ling',
  宕昌: 'tan chang,dang chang',
  称多: 'cheng duo,chen duo',
  番禺: 'pan yu',
  畹町: 'wan ding',
  陕西: 'shaan xi',
};

const { outputFiles } = await build({
  entryPoints: [join(folder, 'region-index.ts')],
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
});
const code = Buffer.from(outputFiles[0].contents).toString('base64');
const { names } = await import(`data:text/javascript;base64,${code}`);

const read = (name) => pinyin(name, { toneType: 'none', type: 'array', v: true });
const byHand = new Map(CHARACTERS.split(' ').map((pair) => [pair[0], pair.slice(1)]));

/** Character → reading → how many names have it. */
const counts = new Map();
for (const name of names.keys()) {
  for (const [index, syllable] of read(name).entries()) {
    const seen = counts.get(name[index]) ?? new Map();
    counts.set(name[index], seen.set(syllable, (seen.get(syllable) ?? 0) + 1));
  }
}
const syllables = {};
for (const [character, seen] of [...counts].sort()) {
  const syllable = byHand.get(character) ?? [...seen].sort((a, b) => b[1] - a[1])[0][0];
  if (!/^[a-z]+$/.test(syllable)) throw new Error(`no reading for ${character}`);
  syllables[syllable] = (syllables[syllable] ?? '') + character;
}
const sorted = Object.fromEntries(Object.entries(syllables).sort());
const unused = Object.keys(NAMES).filter((start) => ![...names.keys()].some((name) => name.startsWith(start)));
if (unused.length > 0) throw new Error(`no division is named ${unused.join(', ')}`);
const target = join(folder, 'region-pinyin.json');
writeFileSync(target, `${JSON.stringify({ syllables: sorted, names: NAMES }, null, 2)}\n`);
console.log(`${counts.size} characters, ${Object.keys(NAMES).length} names`);

for (const [character, seen] of counts) {
  if (seen.size > 1 && !byHand.has(character)) console.log(`two readings: ${character}`, [...seen.keys()].join(' '));
}
