import { describe, expect, test } from 'vitest';
import { openProgress } from '../../src/cli/progress.ts';
import { widthOf } from '../../src/cli/width.ts';
import { runInProcess } from '../support/cli-run.ts';

function screen(interactive: boolean, columns = 60) {
  let text = '';
  const terminal = {
    write: () => {},
    writeError: (part: string) => {
      text += part;
    },
    interactive,
    columns,
  };
  return { terminal, text: () => text };
}

describe('progress on a screen', () => {
  test('is one line, overwritten, cut to the width, and gone at the end', () => {
    const { terminal, text } = screen(true, 50);
    const line = openProgress(terminal);
    line.update({ phase: 'embed', label: '很长的名字'.repeat(10), done: 5, total: 10 });
    line.update({ phase: 'embed', label: 'b', done: 10, total: 10 });
    line.end();
    const drawn = text().split('\r\x1b[K');
    expect(drawn[1]).toMatch(/^计算向量 █{10}░{10} 5\/10 很长.*…$/);
    expect(widthOf(drawn[1] ?? '')).toBeLessThan(50);
    expect(drawn[2]).toBe(`计算向量 ${'█'.repeat(20)} 10/10 b`);
    expect(drawn.at(-1)).toBe('');
    expect(text()).not.toContain('\n');
  });

  test('is not drawn for every step', () => {
    const { terminal, text } = screen(true);
    const line = openProgress(terminal);
    for (let done = 1; done <= 10_000; done++) line.update({ phase: 'read', label: '', done, total: 10_000 });
    expect(text().split('\r').length).toBeLessThan(50);
    expect(text()).toContain('10000/10000');
  });

  test('stands a label with control characters and a total of 0', () => {
    const { terminal, text } = screen(true);
    openProgress(terminal).update({ phase: 'index', label: 'a\nb\x1b[2J', done: 0, total: 0 });
    expect(text()).toBe(`\r\x1b[K建立索引 ${'░'.repeat(20)} 0/0 a b[2J`);
  });
});

describe('progress without a screen', () => {
  test('is a line at the start and one at the end', () => {
    const { terminal, text } = screen(false);
    const line = openProgress(terminal);
    for (const phase of ['read', 'embed', 'index'] as const) line.update({ phase, label: 'x', done: 1, total: 1 });
    line.end();
    expect(text()).toMatch(/^读取…\n完成，用时 \d+\.\d 秒\n$/);
  });

  test('is nothing when nothing took long', () => {
    const { terminal, text } = screen(false);
    openProgress(terminal).end();
    expect(text()).toBe('');
  });
});

test('outcomes of ingest are not printed into the progress line', async () => {
  const { err } = await runInProcess(['ingest', '/absent-1', '/absent-2'], { interactive: true });
  // Every drawn line is erased before the outcome is written to the other stream.
  expect(err.endsWith('\r\x1b[K')).toBe(true);
});
