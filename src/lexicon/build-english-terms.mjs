/**
 * Writes english-terms.json: English words of this field → what official Chinese calls them. Made of the hand-written glossary
 * that the built-in model is trained on (embeddings/train/pairs/glossary-*.jsonl), which is this project's own.
 * Run: node src/lexicon/build-english-terms.mjs
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../../embeddings/train/pairs/', import.meta.url);
/** Chinese words per English one; further ones blur what is searched for. */
const MOST = 2;
const LONGEST = 5;
const terms = new Map();
for (const name of readdirSync(folder)
  .filter((file) => /^glossary-\d+\.jsonl$/.test(file))
  .sort())
  for (const line of readFileSync(new URL(name, folder), 'utf8').trim().split('\n')) {
    const { w: official, en: english = [] } = JSON.parse(line);
    for (const said of english) {
      const key = said.toLowerCase().replaceAll('-', ' ').replace(/\s+/g, ' ').trim();
      if (!/^[a-z0-9.&' ]{3,}$/.test(key) || key.split(' ').length > LONGEST) continue;
      const known = terms.get(key) ?? [];
      for (const word of official) if (known.length < MOST && !known.includes(word)) known.push(word);
      terms.set(key, known);
    }
  }
const sorted = [...terms].sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(
  new URL('english-terms.json', import.meta.url),
  `{\n${sorted.map(([key, words]) => `${JSON.stringify(key)}:${JSON.stringify(words.join('、'))}`).join(',\n')}\n}\n`,
);
