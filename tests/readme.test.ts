/**
 * The tables of README.md equal the code. Under each of the headings below stands one Markdown table whose first cells are
 * those of tests/support/readme-tables.ts; the last cell is prose. A failing test prints a table that would pass.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../src/settings.ts';
import { asMarkdown, README_TABLES, type ReadmeTable } from './support/readme-tables.ts';

const file = join(packageRoot(), 'README.md');
const readme = existsSync(file) ? readFileSync(file, 'utf8') : '';

/** Rows of the tables under a second-level heading, without heads and rules; cells without the space around them. */
function rowsUnder(markdown: string, headings: readonly string[]): string[][] {
  const sections = markdown.split(/^## /m).filter((section) => headings.includes(section.split('\n')[0]?.trim() ?? ''));
  return sections
    .flatMap((section) => section.split('\n'))
    .filter((line) => /^\|\s*`/.test(line))
    .map((line) =>
      line
        .replace(/^\||\|\s*$/g, '')
        .split('|')
        .map((cell) => cell.trim()),
    );
}

/** What a person has to put right in a README; empty when all is well. */
function problems(markdown: string, table: ReadmeTable): string[] {
  const found = rowsUnder(markdown, table.headings);
  const missing = table.rows.flatMap(({ cells, texts }) => {
    const row = found.find((candidate) => candidate[0] === cells[0]);
    if (!row) return [`missing: ${cells[0]}`];
    const text = row[cells.length] ?? '';
    const right = cells.every((cell, i) => row[i] === cell) && row.length === cells.length + 1 && text !== '';
    return right && (texts === null || texts.includes(text)) ? [] : [`differs: ${row.join(' | ')}`];
  });
  const known = new Set(table.rows.map(({ cells }) => cells[0]));
  return [...missing, ...found.filter(([key]) => !known.has(key)).map(([key]) => `not in the code: ${key}`)];
}

describe('the README', () => {
  test.each(README_TABLES.map((table) => [table.headings.join(' / '), table] as const))(
    'has all of %s',
    (_name, table) => {
      expect(problems(readme, table), `README.md should hold:\n\n${asMarkdown(table)}\n`).toEqual([]);
    },
  );
});

describe('the check of the README', () => {
  const errors = README_TABLES.at(-1) as ReadmeTable;
  const good = `# x\n\n${asMarkdown(errors).replaceAll('|  |', '| words |')}\n\n## 其他\n| \`nope\` | 1 |\n`;

  test('passes a table that equals the code', () => {
    expect(problems(good, errors)).toEqual([]);
    expect(problems(good.replace('## 错误代码', '## Error codes'), errors)).toEqual([]);
  });

  test('finds a row that is missing, differs, has no words, or is not in the code', () => {
    expect(problems('', errors)).toHaveLength(errors.rows.length);
    expect(problems(good.replace(/^\| `not-found`.*\n/m, ''), errors)).toEqual(['missing: `not-found`']);
    expect(problems(good.replace('| 404 |', '| 400 |'), errors)).toEqual(['differs: `not-found` | 400 | 3 | words']);
    expect(problems(good.replace('| 404 | 3 | words', '| 404 | 3 |'), errors)).toEqual([
      'differs: `not-found` | 404 | 3 | ',
    ]);
    expect(problems(good.replace('## 其他\n', ''), errors)).toEqual(['not in the code: `nope`']);
  });
});
