/**
 * An assistant in memory, for tests of the HTTP interface, the command line and the evaluation. It keeps the promises of the
 * contract (quotes slice, refusals have a reason), but understands no language: a passage fits a question by shared characters.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ModelIdentity } from '../../embeddings/embedder.ts';
import type { AnswerOptions, Assistant, Check, IngestOptions, UploadOptions } from '../../src/assistant.ts';
import type {
  Answer,
  AnswerRequest,
  FactPage,
  FactQuery,
  FileOutcome,
  GivenFile,
  Hit,
  IndicatorPage,
  IndicatorQuery,
  RefusalReason,
  Report,
  ReportSummary,
  Scope,
  SearchRequest,
  StoredFact,
} from '../../src/domain.ts';
import { stopIfAbandoned, WenbaoError } from '../../src/errors.ts';
import { asStored, countIndicators, type GivenFact, makeFact } from './fact-factory.ts';
import { BAODI, type FakeReport, TIANMEN } from './fake-reports.ts';

const MODEL: ModelIdentity = {
  name: 'fake',
  digest: '0'.repeat(64),
  dimension: 4,
  pooling: 'mean',
  queryPrefix: '',
  passagePrefix: '',
};

export class FakeAssistant implements Assistant {
  closed = false;
  /** Requests as they arrived. */
  readonly asked: AnswerRequest[] = [];
  readonly searched: SearchRequest[] = [];
  /** Queries for facts as they arrived. */
  readonly looked: FactQuery[] = [];
  private readonly library: Map<string, Report>;
  private readonly noted: ReadonlyMap<string, readonly GivenFact[]>;

  constructor(reports: readonly FakeReport[] = [TIANMEN, BAODI]) {
    this.library = new Map(reports.map((report) => [report.id, asReport(report)]));
    this.noted = new Map(reports.map(({ id, facts }) => [id, facts ?? []]));
  }

  async answer(request: AnswerRequest, { signal }: AnswerOptions = {}): Promise<Answer> {
    this.asked.push(request);
    stopIfAbandoned(signal);
    const { question } = request;
    if (question.trim() === '') return refusal(question, 'empty', '请输入问题。');
    // A bug on purpose, to see what leaves the server.
    if (question.includes('抛出异常')) throw new Error('secret detail at /home/someone');
    const hits = this.find(question, request.scope).slice(0, request.limit ?? 1);
    const best = hits[0];
    if (!best) return refusal(question, 'not-in-reports', '报告里没有提到。');
    const answer = `${best.text}[1]`;
    return {
      status: 'answered',
      answer,
      direct: /\d[\d.]*[%万座个公里]+/.exec(best.text)?.[0] ?? null,
      reason: null,
      citations: hits.map((hit, i) => ({
        number: i + 1,
        passageId: hit.passage.id,
        report: hit.report,
        section: hit.passage.section,
        text: hit.text,
        quote: hit.text,
        start: hit.passage.start,
        end: hit.passage.end,
        answerStart: 0,
        answerEnd: best.text.length,
        score: hit.score,
      })),
      table: null,
      understood: understood(question),
      suggestions: [],
      timing: { understandMs: 0, searchMs: 0, answerMs: 0, totalMs: 0 },
    };
  }

  async search(request: SearchRequest): Promise<Hit[]> {
    this.searched.push(request);
    return this.find(request.query, request.scope).slice(0, request.k ?? 10);
  }

  reports(): ReportSummary[] {
    return [...this.library.values()].map((report) => this.summary(report));
  }

  private summary(report: Report): ReportSummary {
    return summaryOf(report, this.noted.get(report.id)?.length ?? 0);
  }

  facts(query: FactQuery): FactPage {
    this.looked.push(query);
    const { offset = 0, limit = 100 } = query;
    const found = this.matching(query);
    return { facts: found.slice(offset, offset + limit), total: found.length };
  }

  allFacts(query: FactQuery): IterableIterator<StoredFact> {
    this.looked.push(query);
    return this.matching(query)
      .slice(query.offset ?? 0)
      .values();
  }

  indicators({ name = '', limit = 100, offset = 0 }: IndicatorQuery): IndicatorPage {
    const counted = countIndicators(this.matching({})).filter((indicator) => indicator.name.includes(name));
    return { indicators: counted.slice(offset, offset + limit), total: counted.length };
  }

  private matching({ indicators = [], scope, kind }: FactQuery): StoredFact[] {
    if (indicators.includes('抛出异常')) throw new Error('secret detail at /home/someone');
    return this.within(scope)
      .flatMap((report) =>
        asStored(
          report,
          (this.noted.get(report.id) ?? []).map((given) => makeFact(report, given)),
        ),
      )
      .filter((fact) => kind === undefined || fact.kind === kind)
      .filter((fact) => indicators.length === 0 || indicators.some((name) => fact.indicator.includes(name)));
  }

  /** @throws WenbaoError bad-request on an unknown report */
  private within(scope: Scope = {}): Report[] {
    for (const id of scope.reports ?? []) {
      if (!this.library.has(id)) throw new WenbaoError('bad-request', `没有编号为“${id}”的报告`);
    }
    return [...this.library.values()].filter((report) => inScope(report, scope));
  }

  report(id: string): Report | null {
    return this.library.get(id) ?? null;
  }

  /** Reads `<region> <year>` from the first line of a file; the other lines are passages. */
  async ingest(paths: readonly string[], options: IngestOptions = {}): Promise<FileOutcome[]> {
    const files = paths.flatMap(filesOf);
    return files.map((file, i) => {
      options.onProgress?.({ phase: 'read', label: file, done: i + 1, total: files.length });
      const outcome = this.ingestFile(file, i);
      options.onOutcome?.(outcome);
      return outcome;
    });
  }

  /** As `ingest` reads a file. */
  async upload({ name, bytes }: GivenFile, { onProgress, signal }: UploadOptions = {}): Promise<FileOutcome> {
    stopIfAbandoned(signal);
    onProgress?.({ phase: 'read', label: name, done: 0, total: 1 });
    const outcome = this.ingestText(name, new TextDecoder().decode(bytes), this.library.size);
    if (outcome.status === 'failed') throw new WenbaoError('unreadable-file', outcome.message);
    return outcome;
  }

  private ingestFile(file: string, ordinal: number): FileOutcome {
    if (existsSync(file)) return this.ingestText(file, readFileSync(file, 'utf8'), ordinal);
    return { file, status: 'failed', reports: [], message: '没有这个文件', warnings: [] };
  }

  private ingestText(file: string, text: string, ordinal: number): FileOutcome {
    const failed = (message: string): FileOutcome => ({ file, status: 'failed', reports: [], message, warnings: [] });
    const [heading = '', ...paragraphs] = text.trim().split('\n');
    const [, region, year] = /^(\S+) (\d{4})$/.exec(heading) ?? [];
    if (region === undefined || paragraphs.length === 0) return failed('文件是空的');
    const report = asReport({ id: `${year}-000000-${ordinal}`, region, year: Number(year), paragraphs });
    this.library.set(report.id, report);
    const warnings = region.includes('？') ? ['地区存疑'] : [];
    return { file, status: 'added', reports: [summaryOf(report)], message: `装入 ${report.title}`, warnings };
  }

  remove(reportId: string): boolean {
    return this.library.delete(reportId);
  }

  model(): ModelIdentity {
    return MODEL;
  }

  async doctor(): Promise<Check[]> {
    return [{ name: '报告库', ok: this.library.size > 0, detail: `${this.library.size} 份报告` }];
  }

  async close(): Promise<void> {
    this.closed = true;
  }

  /** Best first, by the share of the question's two-character pieces that a passage holds. */
  private find(query: string, scope: Scope = {}): Hit[] {
    const pieces = [...query].slice(1).map((character, i) => [...query][i] + character);
    return this.within(scope)
      .flatMap((report) => report.passages.map((passage) => hitOf(report, passage, pieces)))
      .filter((hit) => hit.score >= 0.2)
      .sort((a, b) => b.score - a.score);
  }
}

function filesOf(path: string): string[] {
  if (!existsSync(path) || !statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .map((name) => join(path, name));
}

function inScope(report: Report, { regions = [], years = [], reports = [] }: Scope): boolean {
  return (
    (regions.length === 0 || regions.some((region) => report.region?.includes(region))) &&
    (years.length === 0 || years.some((year) => report.year === year)) &&
    (reports.length === 0 || reports.includes(report.id))
  );
}

function hitOf(report: Report, passage: Report['passages'][number], pieces: readonly string[]): Hit {
  const text = report.text.slice(passage.start, passage.end);
  const score = pieces.length === 0 ? 0 : pieces.filter((piece) => text.includes(piece)).length / pieces.length;
  const scores = { clause: score, passage: score, lexical: 0, tokens: null, features: 0 };
  return { passage, report: summaryOf(report), text, score, scores, bestClause: null };
}

function summaryOf(report: Report, factCount = 0): ReportSummary {
  const { text, passages, sections: _s, reasons: _r, sourceMap: _m, ...metadata } = report;
  return { ...metadata, length: text.length, passageCount: passages.length, factCount };
}

function asReport({ id, region, year, paragraphs }: FakeReport): Report {
  const text = paragraphs.join('\n');
  const section = ['一、工作回顾'];
  let start = 0;
  const passages = paragraphs.map((paragraph, i) => {
    const passage = {
      id: `${id}.${i + 1}`,
      ordinal: i + 1,
      section,
      clauses: [],
      start,
      end: start + paragraph.length,
    };
    start = passage.end + 1;
    return passage;
  });
  return {
    id,
    title: `${region}${year}年政府工作报告`,
    region,
    level: region.endsWith('区') ? '区县' : '市',
    year,
    date: null,
    speaker: '某人',
    source: `${basename(id)}.txt`,
    url: null,
    abridged: false,
    text,
    sections: [{ path: section, start: 0, end: text.length }],
    passages,
    reasons: [],
    sourceMap: [{ start: 0, sourceStart: 0, length: text.length }],
  };
}

const understood = (question: string): Answer['understood'] => ({
  question,
  regions: [],
  years: [],
  indicators: [],
  kind: null,
  asked: 'text',
  assumed: [],
});

/** An answer that says no. */
export function refusal(question: string, reason: RefusalReason, answer: string): Answer {
  return {
    status: 'refused',
    answer,
    direct: null,
    reason,
    citations: [],
    table: null,
    understood: understood(question),
    suggestions: ['天门市改造了多少农村户厕？'],
    timing: { understandMs: 0, searchMs: 0, answerMs: 0, totalMs: 0 },
  };
}
