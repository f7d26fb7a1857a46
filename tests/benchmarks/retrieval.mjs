/**
 * How well search finds, part by part: words alone, vectors alone, both, with the re-scorer, and all of it with rank features.
 *
 *     node tests/benchmarks/retrieval.mjs <folder of reports> <questions.jsonl>...     questions as in tests/gold
 *     node tests/benchmarks/retrieval.mjs --policy <policy-qa.jsonl.gz>               a public set: documents and questions
 *
 * Works on the built product with the model in force (WENBAO_MODEL for another). Recall in % at 1 / 3 / 5 / 10.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const built = (path) => import(join(root, 'dist', path));
const { openTransformersEmbedder } = await built('embeddings/transformers.js');
const { ExactIndex } = await built('embeddings/exact-index.js');
const { openStore } = await built('src/store/database.js');
const { ReportLibrary } = await built('src/retrieval/library.js');
const { VectorTable } = await built('src/retrieval/vector-table.js');
const { searchPassages } = await built('src/retrieval/search.js');
const { WEIGHTS } = await built('src/retrieval/rank.js');
const { readQuestion } = await built('src/question/understand.js');
const { decideScope } = await built('src/question/scope.js');
const { holdsEvidence } = await built('src/evaluation/score.js');
const { queryTokens, searchTokens } = await built('src/text/tokens.js');

const [first, ...rest] = process.argv.slice(2);
if (!first || rest.length === 0) {
  console.error(
    'usage: node tests/benchmarks/retrieval.mjs <folder of reports> <questions.jsonl>... | --policy <policy-qa.jsonl.gz>',
  );
  process.exit(2);
}
const work = mkdtempSync(join(tmpdir(), 'wenbao-retrieval-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

/** @returns {{folder: string, sets: {name: string, questions: {type: string, question: string, evidence: string[]}[]}[]}} */
function material() {
  const lines = (text) =>
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  if (first !== '--policy') {
    const searched = (q) => q.type !== 'unanswerable' && !q.history;
    const read = (name) => lines(readFileSync(name, 'utf8')).filter(searched);
    const typed = (q) => ({ ...q, type: q.style ? `${q.type}/${q.style}` : q.type });
    return { folder: first, sets: rest.map((name) => ({ name, questions: read(name).map(typed) })) };
  }
  const folder = join(work, 'documents');
  mkdirSync(folder);
  const rows = lines(gunzipSync(readFileSync(rest[0])).toString());
  for (const { kind, id, text } of rows) if (kind === 'document') writeFileSync(join(folder, `${id}.txt`), text);
  const questions = rows.filter(({ kind }) => kind === 'question');
  const asked = questions.map(({ question, answer }) => ({ type: 'policy', question, evidence: [answer] }));
  return { folder, sets: [{ name: 'policy', questions: asked }] };
}

const { folder, sets } = material();
const data = join(work, 'data');
const env = { ...process.env, WENBAO_DATA: data, WENBAO_SAMPLES: '0', WENBAO_LOG: 'silent' };
// A file that holds no text to speak of (one of the policy papers) fails alone: exit code 4.
const ingest = spawnSync(process.execPath, [join(root, 'dist/src/cli/main.js'), 'ingest', folder], {
  env,
  stdio: 'ignore',
});
if (ingest.status !== 0 && ingest.status !== 4) throw new Error(`ingest ended with ${ingest.status}`);

const store = openStore(join(data, 'wenbao.db'));
const embedder = await openTransformersEmbedder(process.env.WENBAO_MODEL || join(root, 'embeddings', 'model'));
const library = new ReportLibrary(store);
const table = new VectorTable(store, embedder.identity.dimension);
const index = { table, nearest: new ExactIndex(table.data, table.dimension), summaries: library.summaries };

// BM25 over the tokens of the passages alone, without the words that headings and openings lend them.
const plain = new Database(':memory:');
plain.exec(`CREATE VIRTUAL TABLE words USING fts5 (tokens, tokenize = "unicode61 categories 'L* N* P* S* M* Co Cn'")`);
const insert = plain.prepare('INSERT INTO words (rowid, tokens) VALUES (?, ?)');
const passages = store
  .layouts()
  .flatMap(({ firstRow, clauseCounts }) => store.passages(clauseCounts.map((_, i) => firstRow + i)));
plain.transaction(() => {
  for (const { row, text } of passages) insert.run(row, searchTokens(text).join(' '));
})();
const plainSearch = plain.prepare('SELECT rowid AS row FROM words WHERE words MATCH ? ORDER BY bm25(words), rowid');
const reportOf = new Map(passages.map(({ row, reportId }) => [row, reportId]));
const textOf = new Map(passages.map(({ row, text }) => [row, text]));

const none = Object.fromEntries(Object.keys(WEIGHTS).map((name) => [name, 0]));
const { clause, passage, lexical, tokens } = WEIGHTS;
const PARTS = {
  'words, with headings': { ...none, lexical },
  vectors: { ...none, clause, passage },
  'vectors + words': { ...none, clause, passage, lexical },
  'vectors + words + tokens': { ...none, clause, passage, lexical, tokens },
  'without tokens': { ...WEIGHTS, tokens: 0 },
  full: WEIGHTS,
};

for (const { name, questions } of sets) {
  const ranks = new Map([['BM25', []], ...Object.keys(PARTS).map((part) => [part, []])]);
  let lost = 0;
  let milliseconds = 0;
  const types = [];
  for (const { type, question, evidence } of questions) {
    const holds = (text) => holdsEvidence(text, evidence);
    if (![...textOf.values()].some(holds)) {
      lost++;
      continue;
    }
    types.push(type);
    let reading = readQuestion(question, library.regions);
    let reports = library.reports;
    if (first === '--policy') {
      // Papers of no place: what is named in the question is part of what is looked for.
      reading = { ...reading, searchText: reading.folded, kind: null, years: [], periods: [] };
    } else {
      const seen = { reports, contains: (text, ids) => library.contains(text, ids), limited: false };
      const decision = decideScope(reading, seen);
      if (!decision.refusal) reports = decision.reports;
      if (decision.topics.length > 0)
        reading = { ...reading, searchText: `${decision.topics.join(' ')} ${reading.searchText}` };
    }
    const ids = new Set(reports.map(({ id }) => id));
    const asked = queryTokens(reading.searchText).map((token) => `"${token.replaceAll('"', '""')}"`);
    const rows =
      asked.length === 0 ? [] : plainSearch.all(asked.join(' OR ')).filter(({ row }) => ids.has(reportOf.get(row)));
    ranks.get('BM25').push(1 + rows.slice(0, 10).findIndex(({ row }) => holds(textOf.get(row))));
    for (const [part, weights] of Object.entries(PARTS)) {
      const begun = performance.now();
      const hits = await searchPassages(store, embedder, index, reading, reports, 10, weights);
      if (part === 'full') milliseconds += performance.now() - begun;
      ranks.get(part).push(1 + hits.findIndex(({ text }) => holds(text)));
    }
  }
  console.log(
    `\n${name}: ${types.length} questions, ${(milliseconds / types.length).toFixed(1)} ms a search${lost ? `; ${lost} more whose answer is in no single passage` : ''}`,
  );
  for (const [part, found] of ranks) {
    const line = (chosen) =>
      [1, 3, 5, 10]
        .map((k) => ((100 * chosen.filter((rank) => rank > 0 && rank <= k).length) / chosen.length).toFixed(1))
        .join(' / ');
    const kinds = [...new Set(types)].sort();
    const by =
      kinds.length < 2 ? [] : kinds.map((kind) => `${kind} ${line(found.filter((_, i) => types[i] === kind))}`);
    console.log(`  ${part.padEnd(26)} ${[line(found), ...by].join('   ')}`);
  }
}
store.close();
await embedder.close();
