// How many of the facts that were labelled by hand are extracted, and how fast: npm run evaluate:facts [-- --show --min FILE]
// --show lists what the build half misses; the final half and the later one are never shown, only counted.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const shared = join(root, '..', 'shared');
const dist = process.env.WENBAO_DIST ?? join(root, 'dist', 'src');
const load = (path) => import(pathToFileURL(join(dist, path)).href);
const { extractFacts } = await load('ingest/facts.js');
const { readSource } = await load('ingest/read.js');
const { reportsOf } = await load('ingest/report.js');
const { matchFacts, scoreFacts } = await load('evaluation/facts.js');

const args = process.argv.slice(2);
const show = args.includes('--show');
const minimum = args.includes('--min') ? JSON.parse(readFileSync(args[args.indexOf('--min') + 1], 'utf8')) : null;

const stretches = readFileSync(join(root, 'tests', 'gold', 'facts.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));

const reports = new Map();
const add = async (bytes, name, key) => {
  for (const report of reportsOf(await readSource(bytes, name), name)) {
    const own = key ?? `${report.region}-${report.year}`;
    if (!reports.has(own)) reports.set(own, report);
  }
};
for (const file of readdirSync(join(shared, 'reports')))
  await add(readFileSync(join(shared, 'reports', file)), file, null);
for (const line of gunzipSync(readFileSync(join(shared, 'scale', 'reports.jsonl.gz')))
  .toString('utf8')
  .split('\n')) {
  if (line === '') continue;
  const { id, text } = JSON.parse(line);
  await add(Buffer.from(text), `${id}.txt`, id);
}

const matches = { build: [], final: [], later: [] };
for (const stretch of stretches) {
  const report = reports.get(stretch.report);
  const start = report?.text.indexOf(stretch.starts) ?? -1;
  const passage =
    report?.passages.find((one) => one.start === start && one.end - one.start === stretch.length) ??
    report?.passages.find(
      (one) => report.text.startsWith(stretch.starts, one.start) && one.end - one.start === stretch.length,
    );
  if (!passage) throw new Error(`stretch ${stretch.id} is not a passage of ${stretch.report}`);
  const facts = extractFacts(report).filter((fact) => fact.passage === passage.ordinal);
  const result = matchFacts(facts, stretch.facts);
  matches[stretch.half].push(result);
  if (show && stretch.half === 'build') {
    const text = report.text.slice(passage.start, passage.end);
    const periods = result.matched.filter(
      ([label, fact]) => !label.optional && (label.kind !== fact.kind || !label.period.includes(fact.period)),
    );
    if (result.missed.length + result.wrong.length + periods.length === 0) continue;
    console.log(`\n## ${stretch.id} ${stretch.report} ${passage.section.join(' / ')}`);
    for (const label of result.missed)
      console.log(
        `  missed ${label.names.join('|')} ${label.value ?? ''}${label.unit ?? ''} ${label.kind} ${label.period} «${label.figure}»`,
      );
    for (const fact of result.wrong)
      console.log(
        `  wrong  ${fact.indicator} [${fact.surface}] ${fact.value ?? ''}${fact.unit ?? ''} ${fact.kind} ${fact.period} «${report.text.slice(fact.start, fact.end)}»`,
      );
    for (const [label, fact] of periods)
      console.log(
        `  time   ${fact.indicator} ${fact.figure}: ${fact.kind} ${fact.period}, wanted ${label.kind} ${label.period}`,
      );
    if (args.includes('--text')) console.log(text);
  }
}

const percent = (share) => `${(100 * share).toFixed(1)} %`;
const row = (all) => {
  const { wanted, extracted, precision, recall, kind, period } = scoreFacts(all);
  return {
    stretches: all.length,
    wanted,
    extracted,
    precision: percent(precision),
    recall: percent(recall),
    kind: percent(kind),
    period: percent(period),
  };
};
const unread = [...matches.final, ...matches.later];
console.table({
  build: row(matches.build),
  final: row(matches.final),
  later: row(matches.later),
  'final + later': row(unread),
});
for (const half of ['build', 'final', 'later']) {
  const missed = matches[half].flatMap(({ missed, wrong }) => missed.map((label) => ({ label, wrong })));
  const words = missed.filter(({ label }) => label.value === null).length;
  const named = missed.filter(
    ({ label, wrong }) => label.value !== null && wrong.some((fact) => fact.value === label.value),
  ).length;
  console.log(
    `${half}: ${missed.length} missed, of them ${words} targets in words, ${named} under another name or unit, ${missed.length - words - named} not at all`,
  );
}

let [facts, units, bytes] = [0, 0, 0];
const begun = performance.now();
for (const report of reports.values()) {
  const found = extractFacts(report);
  facts += found.length;
  units += report.text.length;
}
const seconds = (performance.now() - begun) / 1000;
for (const report of reports.values()) bytes += Buffer.byteLength(report.text);
console.log(
  `${reports.size} reports, ${facts} facts, ${(bytes / 1e6).toFixed(1)} MB (${(units / 1e6).toFixed(2)} M characters) in ${seconds.toFixed(2)} s: ${(bytes / 1e6 / seconds).toFixed(2)} MB a second`,
);

if (minimum) {
  const scores = scoreFacts(matches.final);
  const fallen = Object.entries(minimum).filter(([name, least]) => !(scores[name] >= least));
  for (const [name, least] of fallen) console.error(`${name} fell to ${percent(scores[name])}, kept ${percent(least)}`);
  if (fallen.length > 0) process.exitCode = 1;
}
