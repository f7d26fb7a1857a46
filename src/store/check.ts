/**
 * Is what is stored whole? Reads everything, changes nothing.
 */
import type { Passage } from '../domain.ts';
import type { Connection } from './connection.ts';
import { factTable, firstFault } from './facts.ts';

/** Each query gives one row per report (or source) that breaks a promise of the store. */
const PROMISES: readonly (readonly [problem: string, query: string])[] = [
  [
    '段落不完整或不连续',
    `SELECT id FROM reports LEFT JOIN passages ON report = number GROUP BY number
     HAVING count(row) <> passage_count OR (passage_count > 0 AND (min(row) <> first_row OR max(row) <> first_row + passage_count - 1))`,
  ],
  [
    '缺少检索词',
    `SELECT DISTINCT reports.id FROM passages JOIN reports ON number = report
     WHERE row NOT IN (SELECT id FROM words_docsize)`,
  ],
  [
    '向量与段落不符',
    `SELECT reports.id FROM reports LEFT JOIN vectors ON report = number
     WHERE data IS NULL OR length(data) <>
       4 * dimension * (SELECT passage_count + coalesce(sum(value), 0) FROM json_each(clause_counts))
       OR dimension <> (SELECT value ->> 'dimension' FROM meta WHERE key = 'model')`,
  ],
  ['没有来源', 'SELECT id FROM reports WHERE number NOT IN (SELECT report FROM report_sources)'],
  [
    '指标数据不完整',
    `SELECT id FROM reports LEFT JOIN fact_sets ON report = number
     WHERE coalesce(count, 0) <> (SELECT count(*) FROM facts WHERE facts.report = number)
       OR coalesce(count, 0) <> (SELECT coalesce(max(ordinal), 0) FROM facts WHERE facts.report = number)`,
  ],
  [
    '检索词多于段落',
    `SELECT 'words' AS id WHERE EXISTS (SELECT 1 FROM words_docsize WHERE id NOT IN (SELECT row FROM passages))`,
  ],
];

interface PassageRow extends Pick<Passage, 'ordinal' | 'start' | 'end'> {
  readonly text: string;
}

/** @returns one Chinese sentence per problem; none = intact. Never throws: that it cannot be read is a problem too. */
export function problems(connection: Connection): string[] {
  const found: string[] = [];
  try {
    collect(connection, found);
  } catch (error) {
    found.push(`数据库文件损坏，无法读完：${error instanceof Error ? error.message : String(error)}`);
  }
  return found;
}

function collect(connection: Connection, found: string[]): void {
  for (const { integrity_check } of connection.pragma('integrity_check') as { integrity_check: string }[]) {
    if (integrity_check !== 'ok') found.push(`数据库文件损坏：${integrity_check}`);
  }
  if ((connection.pragma('foreign_key_check') as unknown[]).length > 0) found.push('数据库中有指向空处的引用');
  for (const [problem, query] of PROMISES) {
    for (const { id } of connection.prepare<[], { id: string }>(query).all()) found.push(`${id}：${problem}`);
  }
  const ids = connection.prepare<[], { number: number; id: string }>('SELECT number, id FROM reports').all();
  const textOf = connection.prepare<[number], { text: string }>('SELECT text FROM reports WHERE number = ?');
  const passagesOf = connection.prepare<[number], PassageRow>(
    'SELECT ordinal, start, "end", text FROM passages WHERE report = ?',
  );
  const facts = factTable(connection);
  for (const { number, id } of ids) {
    const whole = textOf.get(number)?.text ?? '';
    const passages = passagesOf.all(number);
    if (passages.some(({ start, end, text }) => whole.slice(start, end) !== text)) found.push(`${id}：段落与正文不符`);
    const fault = firstFault(whole, passages, facts.ofReport(number));
    if (fault !== null) found.push(`${id}：指标数据与正文不符，${fault}`);
  }
}
