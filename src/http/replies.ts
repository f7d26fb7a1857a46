/** From the words of the product to the bodies of the contract: field by field, so that nothing leaves that is not declared. */
import type { Answer, Citation, FactPage, Hit, IndicatorPage, Report, ReportSummary } from '../domain.ts';
import type { AnswerReply, PassageReply, ReportReference, ReportReply, ReportsReply, SearchReply } from './contract.ts';
import type { FactsReply, IndicatorsReply } from './contract-facts.ts';

function referenceOf(report: Citation['report']): ReportReference {
  const { id, title, region, level, year, date, speaker, source, url } = report;
  return { id, title, region, level, year, date, speaker, source, url };
}

export function answerBody(answer: Answer): AnswerReply {
  const { status, answer: text, direct, reason, citations, table, understood, suggestions, timing } = answer;
  return {
    status,
    answer: text,
    direct,
    reason,
    citations: citations.map((citation) => ({
      number: citation.number,
      passageId: citation.passageId,
      report: referenceOf(citation.report),
      section: citation.section,
      text: citation.text,
      quote: citation.quote,
      start: citation.start,
      end: citation.end,
      answerStart: citation.answerStart,
      answerEnd: citation.answerEnd,
      score: citation.score,
    })),
    table: table && { columns: table.columns, rows: table.rows, unit: table.unit },
    understood: {
      question: understood.question,
      regions: understood.regions,
      years: understood.years,
      indicators: understood.indicators,
      kind: understood.kind,
      asked: understood.asked,
      assumed: understood.assumed,
    },
    suggestions,
    timing: {
      understandMs: timing.understandMs,
      searchMs: timing.searchMs,
      answerMs: timing.answerMs,
      totalMs: timing.totalMs,
    },
  };
}

/** @param hits best first */
export function searchBody(hits: readonly Hit[]): SearchReply {
  return {
    passages: hits.map(({ passage, text, score, scores, report }) => ({
      id: passage.id,
      text,
      section: passage.section,
      start: passage.start,
      end: passage.end,
      score,
      scores: {
        clause: scores.clause,
        passage: scores.passage,
        lexical: scores.lexical,
        tokens: scores.tokens,
        features: scores.features,
      },
      report: referenceOf(report),
    })),
  };
}

export function summaryBody(report: ReportSummary): ReportsReply['reports'][number] {
  const { abridged, length, passageCount, factCount } = report;
  return { ...referenceOf(report), abridged, length, passageCount, factCount };
}

export function reportsBody(reports: readonly ReportSummary[], uploads: ReportsReply['uploads']): ReportsReply {
  return { reports: reports.map(summaryBody), uploads };
}

export function reportBody(report: Report, factCount: number): ReportReply {
  const { text, sections, passages, abridged } = report;
  return {
    report: { ...referenceOf(report), abridged, length: text.length, passageCount: passages.length, factCount },
    text,
    sections: sections.map(({ path, start, end }) => ({ path, start, end })),
    passages: passages.map(({ id, start, end }) => ({ id, start, end })),
  };
}

/**
 * @param at place of the passage among those of the report, from 0
 * @param context neighbours on each side
 */
export function passageBody(report: Report, at: number, context: number): PassageReply {
  const all = report.passages.slice(Math.max(0, at - context), at + context + 1).map(({ id, section, start, end }) => ({
    ...{ id, section, start, end },
    text: report.text.slice(start, end),
  }));
  const own = Math.min(at, context);
  const passage = all[own] as PassageReply['passage'];
  return { report: referenceOf(report), passage, before: all.slice(0, own), after: all.slice(own + 1) };
}

export function factsBody({ facts, total }: FactPage): FactsReply {
  return {
    facts: facts.map((fact) => ({
      id: fact.id,
      indicator: fact.indicator,
      known: fact.known,
      surface: fact.surface,
      value: fact.value,
      valueMax: fact.valueMax,
      unit: fact.unit,
      amount: fact.amount,
      measure: fact.measure,
      direction: fact.direction,
      modifier: fact.modifier,
      kind: fact.kind,
      period: fact.period,
      basis: fact.basis,
      note: fact.note,
      figure: fact.figure,
      figureStart: fact.figureSpan.start,
      figureEnd: fact.figureSpan.end,
      quote: fact.quote,
      start: fact.start,
      end: fact.end,
      passage: fact.passage,
      passageId: fact.passageId,
      report: { id: fact.report.id, region: fact.report.region, year: fact.report.year, title: fact.report.title },
    })),
    total,
  };
}

export function indicatorsBody({ indicators, total }: IndicatorPage): IndicatorsReply {
  return {
    indicators: indicators.map(({ name, known, facts, reports, units }) => ({ name, known, facts, reports, units })),
    total,
  };
}
