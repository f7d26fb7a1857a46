/**
 * Reports made by code, for tests: offsets, passages, clauses, sections and ids fit together as ingest makes them.
 */
import { createHash } from 'node:crypto';
import type { ModelIdentity } from '../../embeddings/embedder.ts';
import type { Fact, Level, Passage, Report, Section } from '../../src/domain.ts';
import type { ReportToStore } from '../../src/store/store.ts';
import { clauses } from '../../src/text/sentences.ts';

export interface ReportOptions {
  readonly region?: string | null;
  readonly level?: Level | null;
  readonly year?: number | null;
  /** Division code, part of the id. */
  readonly code?: string;
  readonly title?: string;
  readonly date?: string | null;
  readonly speaker?: string | null;
  readonly source?: string;
  readonly url?: string | null;
  readonly abridged?: boolean;
  /** Each becomes one passage. In place of `sections`, all under one heading. */
  readonly paragraphs?: readonly string[];
  readonly sections?: readonly { readonly path: readonly string[]; readonly paragraphs: readonly string[] }[];
}

const PARAGRAPHS = [
  '过去一年，全区地区生产总值增长5.5%左右，一般公共预算收入完成48.6亿元，城镇新增就业1.2万人，主要指标好于预期。',
  '改造农村户厕18.6万座，新建改建农村公路120公里，群众生活环境明显改善，乡村振兴扎实推进。',
];

/** Text: the paragraphs, one a line. The default is one of 天津市宝坻区, 2021, with two paragraphs. */
export function makeReport(options: ReportOptions = {}): Report {
  const region = options.region === undefined ? '天津市宝坻区' : options.region;
  const year = options.year === undefined ? 2021 : options.year;
  const parts = options.sections ?? [{ path: ['一、工作回顾'], paragraphs: options.paragraphs ?? PARAGRAPHS }];
  const text = parts.flatMap(({ paragraphs }) => paragraphs).join('\n');
  const digest = createHash('sha256').update(text).digest('hex');
  const id = `${String(year ?? 0).padStart(4, '0')}-${options.code ?? '000000'}-${digest.slice(0, 8)}`;

  const passages: Passage[] = [];
  const sections: Section[] = [];
  let at = 0;
  for (const { path, paragraphs } of parts) {
    const sectionStart = at;
    for (const paragraph of paragraphs) {
      const ordinal = passages.length + 1;
      const end = at + paragraph.length;
      passages.push({
        id: `${id}.${ordinal}`,
        ordinal,
        start: at,
        end,
        section: path,
        clauses: clauses(text, at, end),
      });
      at = end + 1;
    }
    sections.push({ path, start: sectionStart, end: at - 1 });
  }
  return {
    id,
    title: options.title ?? `${year ?? ''}年${region ?? ''}政府工作报告`,
    region,
    level: options.level === undefined ? '区县' : options.level,
    year,
    date: options.date === undefined ? null : options.date,
    speaker: options.speaker === undefined ? null : options.speaker,
    source: options.source ?? `${region ?? '报告'}.txt`,
    url: options.url ?? null,
    abridged: options.abridged ?? false,
    text,
    sections,
    passages,
    reasons: [{ field: 'region', value: region, reason: '取自标题', conflicts: [] }],
    sourceMap: [{ start: 0, sourceStart: 0, length: text.length }],
  };
}

/** A report unlike any with another number: `makeNumberedReport(7)` has 7 in its region, figures and speaker. */
export function makeNumberedReport(number: number, passageCount = 3): Report {
  return makeReport({
    region: `测试省第${number}市`,
    level: '市',
    year: 2000 + (number % 26),
    code: String(100000 + (number % 900000)),
    speaker: `市长${number}`,
    paragraphs: Array.from(
      { length: passageCount },
      (_, i) =>
        `第${number}市第${i + 1}项工作进展顺利，地区生产总值增长${(number % 90) / 10}%，新增就业${number}人，完成投资${number * 10 + i}亿元。` +
        `道路建成${i + 1}.${number}公里，绿化面积增加${number + i}亩，群众满意度不断提高。`,
    ),
  });
}

export function makeModel(dimension = 8, name = 'test-model'): ModelIdentity {
  const digest = createHash('sha256').update(`${name} ${dimension}`).digest('hex');
  return { name, digest, dimension, pooling: 'cls', queryPrefix: '', passagePrefix: '' };
}

/** A generator of numbers in [0, 1): the same seed gives the same row (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** `rows` unit vectors, row after row; the same seed gives the same vectors. */
export function makeVectors(rows: number, dimension: number, seed: number): Float32Array {
  const random = seededRandom(seed);
  const data = Float32Array.from({ length: rows * dimension }, () => random() - 0.5);
  for (let row = 0; row < rows; row++) {
    const vector = data.subarray(row * dimension, (row + 1) * dimension);
    const length = Math.hypot(...vector);
    for (let i = 0; i < dimension; i++) vector[i] = (vector[i] as number) / length;
  }
  return data;
}

/** The report with as many vectors as it needs: one per clause and one per passage. */
export function makeToStore(report: Report, dimension = 8, facts: readonly Fact[] = []): ReportToStore {
  const rows = report.passages.reduce((sum, passage) => sum + passage.clauses.length + 1, 0);
  const vectors = makeVectors(rows, dimension, Number.parseInt(report.id.slice(-8), 16));
  return { report, vectors, facts, factsVersion: '1' };
}
