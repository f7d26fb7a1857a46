import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readSource } from '../../src/ingest/read.ts';

const read = (text: string, name = 'a.md') => readSource(Buffer.from(text, 'utf8'), name);

describe('the sample library', () => {
  const folder = new URL('../../reports/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.md'));

  test('is read with its front matter, and its text begins at the title', async () => {
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      const bytes = readFileSync(new URL(file, folder));
      const source = await readSource(bytes, file);
      const [, year, region] = /^(\d{4})-(.+)\.md$/.exec(file) ?? [];
      expect(source).toMatchObject({ format: 'md', encoding: 'utf-8', notes: [] });
      expect(source.frontMatter).toMatchObject({ year, region, abridged: 'true' });
      expect(source.text).toMatch(/^# \S/);
      expect(bytes.toString('utf8').endsWith(source.text)).toBe(true);
    }
  });
});

describe('front matter', () => {
  test('is taken out of the text; heading marks stay', async () => {
    const source = await read(
      '---\ntitle: 报告\nyear: 2022\nurl: https://example.org/a\n---\n\n# 报告\n\n## 一、回顾\n正文\n',
    );
    expect(source.frontMatter).toEqual({ title: '报告', year: '2022', url: 'https://example.org/a' });
    expect(source.url).toBe('https://example.org/a');
    expect(source.text).toBe('# 报告\n\n## 一、回顾\n正文\n');
  });

  test('may have quotes, comments, colons in values, full-width colons and Windows line ends', async () => {
    const source = await read(
      '---\r\ntitle: "报告: “全文”"\r\nspeaker: \'周 波\'\r\nyear: 2022 # 年份\r\nsource：人民网\r\nempty:\r\n---\r\n正文',
    );
    expect(source.frontMatter).toEqual({
      title: '报告: “全文”',
      speaker: '周 波',
      year: '2022',
      source: '人民网',
      empty: '',
    });
    expect(source.text).toBe('正文');
  });

  test('is data: no nesting, no lists, no anchors, and a field named __proto__ harms nothing', async () => {
    const source = await read('---\ntitle: 甲\nlist:\n  - a\n__proto__: x\nconstructor: &a !!js/function y\n---\n正文');
    expect(source.frontMatter['title']).toBe('甲');
    expect(Object.getPrototypeOf(source.frontMatter)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  test('is known in a .txt by the fields of a report', async () => {
    expect(await read('---\ntitle: 甲\n---\n正文', 'a.txt')).toMatchObject({ format: 'md', text: '正文' });
    expect(await read('---\n说明\n---\n正文', 'a.txt')).toMatchObject({ format: 'txt', text: '---\n说明\n---\n正文' });
  });

  test('that never ends is text', async () => {
    const text = '---\ntitle: 甲\n正文';
    expect(await read(text)).toMatchObject({ format: 'md', frontMatter: {}, text });
  });

  test('gives no address that is not one of the web', async () => {
    expect((await read('---\ntitle: 甲\nurl: javascript:alert(1)\n---\n正文')).url).toBeNull();
  });
});

test('Markdown with tags in it stays Markdown', async () => {
  const text = '# 报告\n\n<p>各位代表</p>\n<p>现在</p>\n<p>报告</p>\n';
  expect(await read(text)).toMatchObject({ format: 'md', text });
});
