/**
 * A made-up library for the page's tests. Places, people and figures are invented; offsets are computed, never typed in.
 */
import type { Answer, Citation, ReportSummary, Section } from '../../src/domain.ts';

export interface SampleReport {
  readonly report: ReportSummary;
  readonly text: string;
  readonly sections: readonly Section[];
  readonly passages: readonly { readonly id: string; readonly start: number; readonly end: number }[];
}

/** Lines with the depth of a heading, 0 for a paragraph. A heading stands in the text, as in a real report. */
export type Line = readonly [depth: number, text: string];

const FILLER = Array.from(
  { length: 24 },
  (_, index): Line => [
    0,
    `第${index + 1}项工作按季度推进，责任单位逐月报送进度，年底由市政府督查室对照清单逐条核验，结果向社会公开，接受群众监督，未完成的说明原因并列入下一年度。`,
  ],
);

const QINGHE: readonly Line[] = [
  [0, '各位代表：现在，我代表市人民政府，向大会报告工作，请予审议，并请政协委员提出意见。'],
  [1, '一、2021年工作回顾'],
  [2, '（一）经济运行'],
  [
    0,
    '全市地区生产总值达到812.6亿元，比上年增长6.4%；一般公共预算收入48.3亿元，增长5.1%；城镇新增就业2.16万人，城镇登记失业率3.2%。',
  ],
  [2, '（二）民生保障'],
  [0, '完成改造老旧小区46个，惠及居民1.8万户；新建社区食堂32家，完成改造老旧小区46个的配套停车位3100个。'],
  [0, '有网民留言<img src=x onerror="document.title=\'坏\'"><b>粗体</b>，已由市信访局核实并答复。'],
  [1, '二、2022年工作安排'],
  [2, '（一）主要目标'],
  [0, '2022年地区生产总值增长6.5%左右，城镇新增就业2万人以上，居民收入增长与经济增长同步。'],
  [2, '（二）重点任务'],
  ...FILLER,
  [2, '（三）养老服务'],
  [0, '养老方面，新建街道养老服务中心12家，新增护理型床位900张，为1500户老年人家庭做适老化改造，村村建起互助点。'],
];

const BAIYU: readonly Line[] = [
  [1, '一、2022年目标'],
  [0, '全县地区生产总值增长7%，规模以上工业增加值增长8.5%，粮食产量稳定在30万吨以上。'],
];

export function makeReport(
  id: string,
  metadata: Pick<ReportSummary, 'title' | 'region' | 'level' | 'year' | 'date' | 'speaker' | 'abridged'>,
  lines: readonly Line[],
): SampleReport {
  let text = '';
  let path: readonly string[] = [];
  const sections: { path: readonly string[]; start: number; end: number }[] = [];
  const passages: { id: string; start: number; end: number }[] = [];
  for (const [depth, line] of lines) {
    const start = text.length;
    text += `${line}\n`;
    if (depth > 0) {
      path = [...path.slice(0, depth - 1), line];
      sections.push({ path, start, end: text.length });
    } else {
      passages.push({ id: `${id}.${passages.length + 1}`, start, end: start + line.length });
      const section = sections.at(-1);
      if (section) section.end = text.length;
    }
  }
  const summary = { ...metadata, id, source: `${id}.txt`, url: null, length: text.length };
  return { report: { ...summary, passageCount: passages.length, factCount: 0 }, text, sections, passages };
}

export const QINGHE_REPORT = makeReport(
  '2022-990100-0a1b2c3d',
  {
    title: '2022年云溪省青禾市政府工作报告',
    region: '云溪省青禾市',
    level: '市',
    year: 2022,
    date: '2022-01-09',
    speaker: '林望舒',
    abridged: true,
  },
  QINGHE,
);

export const BAIYU_REPORT = makeReport(
  '2022-990121-4e5f6a7b',
  {
    title: '云溪省白屿县2022年政府工作报告',
    region: '云溪省白屿县',
    level: '区县',
    year: 2022,
    date: null,
    speaker: null,
    abridged: false,
  },
  BAIYU,
);

export const SAMPLE_REPORTS: readonly SampleReport[] = [QINGHE_REPORT, BAIYU_REPORT];

/** @param occurrence which occurrence of the quote in the report, from 0 */
export function cite(number: number, source: SampleReport, quote: string, occurrence = 0): Citation {
  let start = -1;
  for (let seen = 0; seen <= occurrence; seen++) start = source.text.indexOf(quote, start + 1);
  const passage = source.passages.find((candidate) => candidate.start <= start && start < candidate.end);
  if (!passage) throw new Error(`The sample report does not hold “${quote}”.`);
  const section = source.sections.findLast((candidate) => candidate.start <= start);
  return {
    number,
    passageId: passage.id,
    report: source.report,
    section: section?.path ?? [],
    text: source.text.slice(passage.start, passage.end),
    quote,
    start,
    end: start + quote.length,
    answerStart: 0,
    answerEnd: 0,
    score: 0.8,
  };
}

/** An answered reply, but for `change`. */
export function reply(question: string, change: Partial<Answer>): Answer {
  return {
    status: 'answered',
    answer: '',
    direct: null,
    reason: null,
    citations: [],
    table: null,
    understood: { question, regions: [], years: [], indicators: [], kind: null, asked: 'value', assumed: [] },
    suggestions: [],
    timing: { understandMs: 1, searchMs: 2, answerMs: 1, totalMs: 4 },
    ...change,
  };
}
