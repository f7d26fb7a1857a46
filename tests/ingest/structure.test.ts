/**
 * The oddities of real files (DESIGN.md section 4), each as a small text of our own.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/domain.ts';
import { reportsOf } from '../../src/ingest/report.ts';

const FILLER = '我们坚持稳中求进工作总基调,扎实推进各项工作,全市经济社会发展取得新的成效,人民生活水平持续提高。';
const TAIL = '各位代表!让我们团结一心,为建设美好家园而努力奋斗!';

function read(text: string, fileName = 'a.txt'): Report[] {
  return reportsOf(
    { format: 'txt', encoding: 'utf-8', text, frontMatter: {}, pageTitle: null, url: null, notes: [] },
    fileName,
  );
}

function one(text: string): Report {
  const reports = read(text);
  expect(reports).toHaveLength(1);
  return reports[0] as Report;
}

const paths = (report: Report): string[] => report.sections.map(({ path }) => path.join(' > '));
const plain = (text: string): string => text.replace(/\s/g, '');

describe('a whole report on one line', () => {
  const line =
    `2022年天门市政府工作报告2021年12月16日在天门市第九届人民代表大会第一次会议上市人民政府市长张三各位代表:现在,我代表市人民政府,向大会报告工作,请予审议。 一、过去五年工作回顾过去五年,${FILLER.repeat(4)}` +
    ` 二、2022年主要工作安排2022年,${FILLER}重点抓好两个方面工作: 一、着力扩大投资,打造发展支撑。${FILLER.repeat(3)} 二、着力加快转型,培育动能。${FILLER.repeat(3)}保护第 一、全民共享的典范目标扎实迈进。滨海旅游浪漫线 一、二期基本建成。思想向稳增长统 一、政策向稳增长倾斜。 三、加强政府自身建设始终坚持把党的领导贯穿始终。${FILLER}${TAIL}`;

  it('gets its headings back, with numbering that restarts inside a part', () => {
    expect(paths(one(line)).filter((path) => path !== '')).toEqual([
      '一、过去五年工作回顾',
      '二、2022年主要工作安排',
      '二、2022年主要工作安排 > 一、着力扩大投资,打造发展支撑',
      '二、2022年主要工作安排 > 二、着力加快转型,培育动能',
      '三、加强政府自身建设',
    ]);
  });

  it('takes “第 一、”, “浪漫线 一、二期” and “统 一、政策” for the words they are', () => {
    const { text } = one(line);
    expect(text).toContain('保护第一、全民共享的典范目标');
    expect(text).toContain('浪漫线一、二期基本建成');
    expect(text).toContain('稳增长统一、政策向稳增长倾斜');
  });

  it('sets the head apart from the salutation', () => {
    const { text, speaker, date } = one(line);
    expect(text.split('\n')[1]).toMatch(/^各位代表:现在/);
    expect({ speaker, date }).toEqual({ speaker: '张三', date: '2021-12-16' });
  });
});

describe('markdown', () => {
  it('gives its headings as a path, without their marks', () => {
    const report = one(
      `# 2022年天门市政府工作报告\n\n2021年12月16日，市长作了报告。${FILLER}\n\n## 一、过去五年回顾\n\n### (一)五年产业\n\n${FILLER.repeat(2)}一、二、三产业之比是13.5∶44.6∶41.9。${FILLER}\n\n## 二、2022年安排\n\n### (一)投资\n\n${FILLER.repeat(3)}\n`,
    );
    expect(paths(report)).toEqual([
      '',
      '一、过去五年回顾',
      '一、过去五年回顾 > (一)五年产业',
      '二、2022年安排',
      '二、2022年安排 > (一)投资',
    ]);
    expect(report.text).not.toContain('#');
    expect(report.passages.at(-1)?.section).toEqual(['二、2022年安排', '(一)投资']);
  });
});

describe('Markdown files behind each other', () => {
  it('keep their own front matter', () => {
    const file = (region: string, year: number): string =>
      `---\nregion: ${region}\nyear: ${year}\nabridged: true\n---\n\n# ${year}年${region}政府工作报告\n\n${FILLER.repeat(3)}\n\n## 二、${year}年安排\n\n${region}${FILLER.repeat(3)}\n`;
    const second = file('河北省', 2022);
    const text = `${file('天津市南开区', 2018).slice(file('天津市南开区', 2018).indexOf('# '))}\n${second}`;
    const reports = reportsOf(
      {
        format: 'md',
        encoding: 'utf-8',
        text,
        frontMatter: { region: '天津市南开区', year: '2018', abridged: 'true' },
        pageTitle: null,
        url: null,
        notes: [],
      },
      'x.md',
    );
    expect(reports.map(({ region, year, abridged }) => [region, year, abridged])).toEqual([
      ['天津市南开区', 2018, true],
      ['河北省', 2022, true],
    ]);
    for (const report of reports) {
      for (const { start, sourceStart, length } of report.sourceMap)
        expect(report.text.slice(start, start + length)).toBe(text.slice(sourceStart, sourceStart + length));
    }
  });
});

describe('page chrome', () => {
  const page = [
    'IE版本小于11,为了不影响您的浏览效果,请升级IE版本! x',
    '当前位置: 首页 » 资讯 » 正文',
    '武清区2018年政府工作报告',
    '来源: 武清区人民政府办公室 发布时间: 2018-01-24 00:00',
    '各位代表:',
    '现在,我代表区人民政府向大会报告政府工作,请予审议。',
    '一、2017年工作回顾',
    FILLER.repeat(3),
    `向群众提供更多优质农产品。(上接A02版)二是加快建设美丽乡村。详见 http://www.example.com/a.html 的说明。${FILLER}`,
    '二、2018年主要任务',
    '   ()深入推进绿色发展,努力打造生态武清。牢固树立绿水青山就是金山银山的理念。',
    FILLER,
    TAIL,
    '附件:',
    '分享到:',
    '【打印页面】 【关闭页面】',
    '免责声明:以上内容源自网络,版权归原作者所有。',
    '客服中心',
    '010-63691786',
  ].join('\n');

  it('is gone', () => {
    const { text } = one(page);
    for (const chrome of ['IE版本', '当前位置', '来源', '分享到', '打印', '免责声明', '客服', '010-', '上接', 'http'])
      expect(text).not.toContain(chrome);
    expect(text).toContain('优质农产品。二是加快建设美丽乡村');
    expect(text.endsWith(TAIL)).toBe(true);
  });

  it('leaves no date of the page behind', () => {
    expect(one(page).date).toBeNull();
  });

  it('a heading that lost its number is a heading', () => {
    expect(paths(one(page))).toContain('二、2018年主要任务 > ()深入推进绿色发展,努力打造生态武清');
  });
});

describe('a forum page', () => {
  it('gives the speech without the statistics of its users', () => {
    const page = `设为首页收藏本站\n查看: 1903|回复: 0\n\n[复制链接]\n  • TA的每日心情\n    开心\n    2021-9-27 10:12\n  • 签到天数: 57 天\n    积分\n    4505\n    发表于 2021-6-29 09:51:44 | 显示全部楼层 |阅读模式\n    2021年天津市河东区政府工作报告\n\n    ——2021年1月13日在天津市河东区第十七届人民代表大会第十次会议上\n\n    河东区代区长    周  波\n\n    各位代表:\n\n    现在,我代表区人民政府,向大会报告政府工作。\n    ${FILLER.repeat(4)}\n    ${TAIL}\n    您需要登录后才可以回帖 登录 | 立即注册\n    本版积分规则\n    周一~周五\n    9:00-18:00\n`;
    const { text, speaker, date, year } = one(page);
    expect(text.startsWith('2021年天津市河东区政府工作报告')).toBe(true);
    expect(text.endsWith(TAIL)).toBe(true);
    expect(text).not.toMatch(/积分|开心|发表于|登录/);
    expect({ speaker, date, year }).toEqual({ speaker: '周波', date: '2021-01-13', year: 2021 });
  });
});

describe('broken lines', () => {
  it('a sentence broken over three lines is one sentence again', () => {
    const { text } = one(
      `各位代表:\n现在,我代表市人民政府,向大会作报告,请各位代表连同国民\n经济和社会发\n展“十五”计划纲要一并审议。\n${FILLER.repeat(4)}`,
    );
    expect(text).toContain('请各位代表连同国民经济和社会发展“十五”计划纲要一并审议。');
  });

  it('a quotation broken over lines is joined', () => {
    const { text } = one(
      `各位代表:\n现在,我代表区政府,向大会报告工作。\n落实“津八条”“民营经济19\n\n条”等一系列政策。${FILLER.repeat(4)}`,
    );
    expect(text).toContain('“民营经济19条”等一系列政策');
  });

  it('a heading without a number stays a line of its own', () => {
    const report = one(
      `各位代表:\n现在,我代表省人民政府向大会作工作报告,请予审议。\n过去五年回顾和2002年工作情况\n省人大会议以来的五年,${FILLER.repeat(4)}`,
    );
    expect(paths(report)).toContain('过去五年回顾和2002年工作情况');
  });
});

describe('several reports in one file', () => {
  const speech = (place: string, year: number): string =>
    `-\n${year}年${place}政府工作报告\n${year}年${place}政府工作报告${year}年1月10日在${place}第九届人民代表大会第一次会议上市长 李四各位代表:现在,我代表市人民政府,向大会报告工作,请予审议。 一、${year - 1}年工作回顾${FILLER.repeat(30)}各位代表!我们感谢大家,我代表市人民政府表示衷心感谢! 二、${year}年主要工作${FILLER.repeat(12)}${TAIL}\n2025-07-02\n`;

  it('are told apart, and thanks in the name of the government begin none', () => {
    const reports = read(speech('咸阳市', 2022) + speech('襄阳市', 2023));
    expect(reports.map(({ region, year }) => [region, year])).toEqual([
      ['陕西省咸阳市', 2022],
      ['湖北省襄阳市', 2023],
    ]);
    expect(reports[0]?.text).not.toContain('襄阳');
    expect(reports[1]?.text).not.toContain('2025-07-02');
  });
});

describe('passages', () => {
  const text = `各位代表:\n现在,我代表市人民政府,向大会报告工作。\n一、2021年工作回顾\n${FILLER.repeat(20)}\n(一)经济发展\n短段落。\n又一段。\n${FILLER.repeat(2)}\n二、2022年主要工作\n${FILLER.replaceAll(/[。]/g, ',').repeat(30)}\n${TAIL}`;

  it('joined give back the text', () => {
    const report = one(text);
    expect(plain(report.passages.map(({ start, end }) => report.text.slice(start, end)).join(''))).toBe(
      plain(report.text),
    );
  });

  it('are at most 400 characters long where sentences allow it, and their clauses cover them', () => {
    const report = one(text);
    for (const passage of report.passages) {
      const own = report.text.slice(passage.start, passage.end);
      expect(own.length).toBeLessThanOrEqual(480);
      expect(plain(passage.clauses.map(({ start, end }) => report.text.slice(start, end)).join(''))).toBe(plain(own));
    }
  });

  it('every stretch of the source map equals the source', () => {
    const report = one(text);
    for (const { start, sourceStart, length } of report.sourceMap)
      expect(report.text.slice(start, start + length)).toBe(text.slice(sourceStart, sourceStart + length));
    const mapped = report.sourceMap.reduce((sum, { length }) => sum + length, 0);
    expect(mapped).toBeGreaterThan(report.text.length * 0.97);
  });

  it('any mixture of lines keeps all Han characters of its prose', () => {
    const piece = fc.constantFrom(
      '一、过去工作回顾',
      FILLER,
      '(一)加快发展',
      '二、今年工作',
      '2022年,增长5.5%左右。',
      '各位代表!',
      '第一,抓好落实。',
      '——稳中求进。',
      '1.做强工业。',
      ' 一、二期建成。',
      '\u200b',
      '　　',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 40 }),
        fc.constantFrom('\n', '', '\n\n', ' '),
        (pieces, between) => {
          const source = `各位代表:现在,我代表市人民政府,向大会报告工作。${FILLER.repeat(3)}\n${pieces.join(between)}\n${TAIL}`;
          const report = one(source);
          expect(plain(report.text).replace(/[\u200b\u3000]/g, '')).toBe(plain(source).replace(/[\u200b\u3000]/g, ''));
          expect(plain(report.passages.map(({ start, end }) => report.text.slice(start, end)).join(''))).toBe(
            plain(report.text),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});
