/**
 * Makes char-pinyin.json. Run by hand when the names of divisions or indicators change; neither `npm install` nor the product
 * runs it:
 *
 *     node src/lexicon/build-char-pinyin.mjs
 *
 * Source of the readings: the package pinyin-pro (MIT, a development dependency). Characters: the 6,763 of GB 2312, which is
 * what input methods offer first, and whatever else the names of divisions and indicators hold.
 *
 * Output: syllable without tone (ü as v) → the characters that have this reading, perhaps besides others.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pinyin } from 'pinyin-pro';

const folder = dirname(fileURLToPath(import.meta.url));
const json = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));

const characters = new Set();
const decoder = new TextDecoder('gb18030');
for (let high = 0xb0; high <= 0xf7; high += 1) {
  for (let low = 0xa1; low <= 0xfe; low += 1) characters.add(decoder.decode(Uint8Array.of(high, low)));
}
for (const list of Object.values(json('region-pinyin.json').syllables)) {
  for (const character of list) characters.add(character);
}
for (const entry of json('indicators.json')) {
  for (const character of JSON.stringify(entry)) characters.add(character);
}

const syllables = {};
for (const character of [...characters].sort()) {
  if (!/^\p{Script=Han}$/u.test(character)) continue;
  const readings = pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true });
  for (const syllable of new Set(readings)) {
    if (/^[a-z]+$/.test(syllable)) syllables[syllable] = (syllables[syllable] ?? '') + character;
  }
}
const sorted = Object.fromEntries(Object.entries(syllables).sort());
writeFileSync(join(folder, 'char-pinyin.json'), `${JSON.stringify(sorted, null, 2)}\n`);
console.log(`${Object.keys(sorted).length} syllables, ${characters.size} characters`);
