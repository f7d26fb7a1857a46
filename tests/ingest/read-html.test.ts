import { describe, expect, test } from 'vitest';
import { readSource } from '../../src/ingest/read.ts';
import { MAX_HTML_DEPTH, MAX_HTML_MARKS } from '../../src/ingest/read-html.ts';

const read = (html: string) => readSource(Buffer.from(html, 'utf8'), 'a.html');
const body = async (inner: string): Promise<string> => (await read(`<html><body>${inner}</body></html>`)).text;

const PARAGRAPHS = Array.from(
  { length: 24 },
  (_, index) =>
    `第${index + 1}项工作取得新的成绩，全年完成投资${index + 3}亿元，比上年增长${index}%，改造农村户厕${index}.6万座，群众的获得感不断增强。`,
);

const CHROME = `<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li><li><a href="/b">政府工作报告</a></li></ul></div>`;
const FOOT =
  '<div class="footer"><p>版权所有：某市人民政府办公室</p><p>备案号：某ICP备12345678号</p><a href="#">打印</a></div>';

/** A page as government sites make it. */
const page = (article: string): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>2022年某市政府工作报告_某市人民政府网</title></head><body>${CHROME}<div class="main"><h1>2022年某市政府工作报告</h1><div class="info">来源：市政府办公室　发布时间：2022-01-24</div><div class="article">${article}</div></div>${FOOT}</body></html>`;

describe('the article', () => {
  const article = PARAGRAPHS.map((text) => `<p>　　${text}</p>`).join('\n');

  test('is found without the navigation and the foot of the page, with its title', async () => {
    const source = await read(page(article));
    const lines = source.text.split('\n');
    expect(lines[0]).toBe('2022年某市政府工作报告');
    expect(lines.slice(-PARAGRAPHS.length)).toEqual(PARAGRAPHS);
    expect(source.text).not.toContain('政务公开');
    expect(source.text).not.toContain('备案号');
    expect(source.notes).toEqual([]);
  });

  test('keeps every heading, table, list and short line that stands inside it', async () => {
    const inside = [
      ...PARAGRAPHS.slice(0, 12).map((text) => `<p>${text}</p>`),
      '<h2>二、2022年工作安排</h2><div class="share">（一）稳增长</div>',
      '<table><tr><th>指标</th><th>目标</th></tr><tr><td>地区生产总值</td><td>7%左右</td></tr></table>',
      '<ul><li>新建学校3所</li><li>新建公园2个</li></ul>',
      ...PARAGRAPHS.slice(12).map((text) => `<p>${text}</p>`),
    ];
    const { text } = await read(page(inside.join('')));
    for (const line of ['二、2022年工作安排', '（一）稳增长', '指标\t目标', '地区生产总值\t7%左右', '新建学校3所']) {
      expect(text.split('\n')).toContain(line);
    }
    for (const paragraph of PARAGRAPHS) expect(text.split('\n')).toContain(paragraph);
  });

  test('is the whole page where a part of the report stands elsewhere on it', async () => {
    const half = (from: number) =>
      PARAGRAPHS.slice(from, from + 12)
        .map((text) => `<p>${text}</p>`)
        .join('');
    const { text } = await read(
      `<html><body><div class="article">${half(0)}</div><div class="comment sidebar ad">${half(12)}</div>${FOOT}</body></html>`,
    );
    for (const paragraph of PARAGRAPHS) expect(text.split('\n')).toContain(paragraph);
  });

  test('may be laid out by tables, as old pages are', async () => {
    const cells = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('');
    const { text } = await read(
      `<html><body><table><tr><td><table><tr><td>栏目</td><td>内容</td></tr></table></td><td>${cells}</td></tr></table></body></html>`,
    );
    expect(text.split('\n')).toEqual(expect.arrayContaining(PARAGRAPHS));
    expect(text.split('\n')).toContain('栏目\t内容');
  });

  test('may be one paragraph broken by <br>', async () => {
    const { text } = await read(page(`<p>${PARAGRAPHS.join('<br/>&nbsp;&nbsp;')}</p>`));
    expect(text.split('\n').slice(-PARAGRAPHS.length)).toEqual(PARAGRAPHS);
  });

  test('hidden until a script shows it is read, with a note', async () => {
    const source = await read(`<html><body><p>加载中</p><div style="display: none">${article}</div></body></html>`);
    expect(source.text.split('\n')).toEqual(expect.arrayContaining(PARAGRAPHS));
    expect(source.notes).toEqual([expect.stringMatching(/隐藏/)]);
  });
});

describe('lines', () => {
  test('end at blocks and at <br>, not at inline tags', async () => {
    expect(await body('<div>一<b>、回</b>顾<p>正文<span>一</span></p>尾</div>甲<br>乙</br>丙<hr>丁')).toBe(
      '一、回顾\n正文一\n尾\n甲\n乙\n丙\n丁',
    );
  });

  test('h1 to h6 are lines of their own', async () => {
    const headings = [1, 2, 3, 4, 5, 6].map((n) => `<h${n}>标题${n}</h${n}>`).join('');
    expect(await body(`前${headings}后`)).toBe('前\n标题1\n标题2\n标题3\n标题4\n标题5\n标题6\n后');
  });

  test('a table row is one line, also with paragraphs and empty cells in it', async () => {
    const table =
      '<table><caption>目标</caption><thead><tr><th><p>指标</p></th><th>目标</th></tr></thead><tr><td><p>财政</p><p>收入</p></td><td></td><td>5%</td></tr></table>';
    expect(await body(table)).toBe('目标\n指标\t目标\n财政 收入\t\t5%');
  });

  test('scripts, styles, comments and what is hidden leave nothing', async () => {
    const hidden =
      '<script>var a="<p>脚本</p>"</script><style>p{}</style><!-- 注释 --><template>模板</template><p hidden>隐一</p><p style="color:red;display:none">隐二</p><noscript>无</noscript><table><tr style="display:none"><td>甲</td></tr><tr><td>乙</td><td>丙</td></tr></table><select><option>选</option></select><button>打印</button>';
    expect(await body(`<p>前面是正文的文字，现在报告政府工作</p>${hidden}<p>后</p>`)).toBe(
      '前面是正文的文字，现在报告政府工作\n乙\t丙\n后',
    );
  });

  test('entities are decoded, once', async () => {
    expect(await body('<p>&ldquo;十三五&rdquo;&mdash;&mdash;&#x5DE5;&#20316;&nbsp;A&amp;B &amp;lt; 5&lt;8</p>')).toBe(
      '“十三五”——工作 A&B &lt; 5<8',
    );
  });

  test('a line end in the source is no blank between Chinese characters, and one between words', async () => {
    expect(await body('<p>政府\n      工作报告，\n本年\r\nGDP\ngrowth 周  波</p>')).toBe(
      '政府工作报告，本年 GDP growth 周 波',
    );
  });

  test('of <pre> end where they end in the source', async () => {
    expect(await body('<pre>一、回顾\n  正文\n\n二、安排</pre>后')).toBe('一、回顾\n正文\n二、安排\n后');
  });

  test('after </html> are read too', async () => {
    expect((await read('<html><body><p>甲</p></body></html><p>乙</p>')).text).toBe('甲\n乙');
  });

  test('of pages without closing tags are the same', async () => {
    expect(
      (await read('<html><body><ul><li>甲<li>乙</ul><p>丙<p>丁<table><tr><td>戊<td>己<tr><td>庚<td>辛')).text,
    ).toBe('甲\n乙\n丙\n丁\n戊\t己\n庚\t辛');
  });
});

describe('what the page says of itself', () => {
  const head = (inner: string) => read(`<html><head>${inner}</head><body><p>各位代表</p></body></html>`);

  test('ArticleTitle, then og:title, then <title> is its title', async () => {
    const title = '<title>\n某网 -\n报告 </title>';
    expect((await head(title)).pageTitle).toBe('某网 - 报告');
    expect((await head(`${title}<meta property="og:title" content="报告&amp;解读">`)).pageTitle).toBe('报告&解读');
    const both = '<meta property="og:title" content="乙"><meta name="ArticleTitle" content=" 甲 ">';
    expect((await head(both)).pageTitle).toBe('甲');
    expect((await head('')).pageTitle).toBeNull();
  });

  test('its address is the canonical one, og:url, or where a browser saved it from', async () => {
    expect((await head('<link rel="canonical" href="https://example.org/a.html">')).url).toBe(
      'https://example.org/a.html',
    );
    expect((await head('<meta property="og:url" content="http://example.org/b">')).url).toBe('http://example.org/b');
    expect((await head('<link rel="canonical" href="javascript:x">')).url).toBeNull();
    const saved = '<!-- saved from url=(0024)http://example.org/c.html -->\n<html><body><p>各位代表</p></body></html>';
    expect((await read(saved)).url).toBe('http://example.org/c.html');
  });
});

describe('hostile pages', () => {
  const timed = async (html: string): Promise<[ms: number, text: string, message: string]> => {
    const began = performance.now();
    const outcome = await read(html).then(
      ({ text }) => ({ text, message: '' }),
      (error: Error) => ({ text: '', message: error.message }),
    );
    return [performance.now() - began, outcome.text, outcome.message];
  };

  test('nested deeper than the limit are refused at once', async () => {
    for (const open of ['<div>', '<b>', '<li><dd>', '<table><tr><td>', '<svg><g>']) {
      const [ms, , message] = await timed(`<html><body>${open.repeat(100_000)}各位代表`);
      expect(message).toMatch(/网页(嵌套过深|过大)/);
      expect(ms).toBeLessThan(5000);
    }
  });

  test('nested up to the limit are read', async () => {
    const depth = MAX_HTML_DEPTH - 10;
    const [ms, text] = await timed(
      `<html><body>${'<div>'.repeat(depth)}各位代表${'</div>'.repeat(depth)}</body></html>`,
    );
    expect(text).toBe('各位代表');
    expect(ms).toBeLessThan(10_000);
  });

  test('with thousands of paragraphs left open on purpose are read', async () => {
    const [, text] = await timed(
      `<html><body>${'<p>各位代表'.repeat(6000)}<ul>${'<li>现在'.repeat(6000)}</ul><table>${'<tr><td>报告'.repeat(6000)}`,
    );
    expect(text.split('\n')).toHaveLength(18_000);
  });

  test('with too many tags or references are refused', async () => {
    const [, , message] = await timed(`<html><body>${'<br>'.repeat(MAX_HTML_MARKS + 1)}</body></html>`);
    expect(message).toMatch(/^网页过大（标签和字符引用 \d+ 个，上限 600000 个）$/);
  });

  test('of ten thousand paragraphs are read in seconds', async () => {
    const [ms, text] = await timed(page(Array.from({ length: 10_000 }, () => `<p>${PARAGRAPHS[3]}</p>`).join('\n')));
    expect(text.split('\n').length).toBeGreaterThanOrEqual(10_000);
    expect(ms).toBeLessThan(15_000);
  });

  test('with unclosed comments and scripts end there', async () => {
    const [ms, text] = await timed(`<html><body><p>各位代表</p>${'<!-- '.repeat(50_000)}${'<script>'.repeat(50_000)}`);
    expect(text).toBe('各位代表');
    expect(ms).toBeLessThan(5000);
  });

  test('refer to things that are never fetched', async () => {
    const fetched: string[] = [];
    const original = globalThis.fetch;
    globalThis.fetch = (input) => {
      fetched.push(String(input));
      return Promise.reject(new Error('no network'));
    };
    try {
      await read(
        page(
          `<script src="http://127.0.0.1:9/a.js"></script><img src="http://127.0.0.1:9/a.png" onerror="x()"><link rel="stylesheet" href="http://127.0.0.1:9/a.css"><iframe src="http://127.0.0.1:9/"></iframe><p>${PARAGRAPHS.join('</p><p>')}</p>`,
        ),
      );
    } finally {
      globalThis.fetch = original;
    }
    expect(fetched).toEqual([]);
  });
});
