/**
 * The bodies of the HTTP interface (DESIGN.md section 8) as schemas, and their types. The routes return these types, so a
 * reply outside its declared shape does not compile. The page imports the types only.
 */
import { z } from '@hono/zod-openapi';
import { ERROR_CODES, type ErrorCode } from '../errors.ts';
import { LIMITS } from './limits.ts';

/**
 * Half a surrogate pair has no UTF-8 form and NUL ends strings in C: both would reach SQLite, the tokenizer or the log in a
 * form that they cannot hold. U+FFFD says that something stood there.
 */
const storable = (text: string): string => text.replace(/\p{Surrogate}|\0/gu, '\u{FFFD}');

const questionText = z.string().max(LIMITS.question).transform(storable);
export const name = z.string().min(1).max(LIMITS.name).transform(storable);
/** Of a report. */
export const year = z.int().min(1949).max(2999);
/** Half-open places in UTF-16 code units. */
export const offset = z.int().min(0);
/** A number in the query of an address. */
export const digits = (given: unknown): unknown =>
  typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : given;
export const whole = <Whole extends z.ZodType>(number: Whole) => z.preprocess(digits, number);
const strings = z.array(z.string()).readonly();

// Strict, unlike the rest: a misspelled key would silently search more reports than were asked for.
export const scope = z
  .strictObject({
    regions: z.array(name).max(LIMITS.scope).optional(),
    years: z.array(year).max(LIMITS.scope).optional(),
    reports: z.array(name).max(LIMITS.scope).optional(),
  })
  .transform(({ regions, years, reports }) => ({
    ...(regions && { regions }),
    ...(years && { years }),
    ...(reports && { reports }),
  }));

export const answerRequest = z.object({
  /** May be empty: the assistant refuses it with reason `empty`. */
  question: questionText,
  /** Earlier turns, oldest first. */
  history: z
    .array(z.object({ role: z.enum(['user', 'assistant']), content: z.string().max(LIMITS.turn).transform(storable) }))
    .max(LIMITS.turns)
    .optional(),
  scope: scope.optional(),
  /** Most citations wanted. */
  limit: z.int().min(1).max(LIMITS.citations).optional(),
});

export const searchRequest = z.object({
  query: questionText,
  k: z.int().min(1).max(LIMITS.passages).optional(),
  scope: scope.optional(),
});

export const reportId = z.object({ id: z.string().max(LIMITS.name) });

export const passageId = reportId.extend({ passageId: z.string().max(LIMITS.name) });

export const passageQuery = z.strictObject({
  /** Neighbours on each side. */
  context: whole(z.int().min(0).max(LIMITS.context)).optional(),
});

const level = z.enum(['国家', '省', '市', '区县', '乡镇']).nullable();

/** What a citation or a found passage says of its report. */
export const reportReference = z.object({
  id: z.string(),
  title: z.string(),
  region: z.string().nullable(),
  level,
  year: z.int().nullable(),
  date: z.string().nullable(),
  speaker: z.string().nullable(),
  source: z.string(),
  url: z.string().nullable(),
});

export const reportSummary = reportReference.extend({
  abridged: z.boolean(),
  length: z.int(),
  passageCount: z.int(),
  factCount: z.int(),
});

export const citation = z.object({
  number: z.int().min(1),
  passageId: z.string(),
  report: reportReference,
  section: strings,
  text: z.string(),
  quote: z.string(),
  start: offset,
  end: offset,
  answerStart: offset,
  answerEnd: offset,
  score: z.number(),
});

export const answerReply = z.object({
  status: z.enum(['answered', 'refused']),
  answer: z.string(),
  direct: z.string().nullable(),
  reason: z.enum(['empty', 'unknown-region', 'unknown-year', 'not-in-reports', 'out-of-domain', 'unclear']).nullable(),
  citations: z.array(citation).readonly(),
  table: z.object({ columns: strings, rows: z.array(strings).readonly(), unit: z.string().nullable() }).nullable(),
  understood: z.object({
    question: z.string(),
    regions: strings,
    years: z.array(z.int()).readonly(),
    indicators: strings,
    kind: z.enum(['achieved', 'target']).nullable(),
    asked: z.enum(['value', 'name', 'date', 'place', 'list', 'measures', 'reason', 'yes-no', 'comparison', 'text']),
    assumed: strings,
  }),
  suggestions: strings,
  timing: z.object({
    understandMs: z.number(),
    searchMs: z.number(),
    answerMs: z.number(),
    totalMs: z.number(),
  }),
});

export const foundPassage = z.object({
  id: z.string(),
  text: z.string(),
  section: strings,
  start: offset,
  end: offset,
  score: z.number(),
  scores: z.object({
    clause: z.number(),
    passage: z.number(),
    lexical: z.number(),
    tokens: z.number().nullable(),
    features: z.number(),
  }),
  report: reportReference,
});

export const searchReply = z.object({ passages: z.array(foundPassage).readonly() });

export const reportsReply = z.object({
  reports: z.array(reportSummary).readonly(),
  /** May reports be uploaded and removed: by anyone, with the admin token, or not at all. */
  uploads: z.enum(['open', 'token', 'off']),
});

export const reportReply = z.object({
  report: reportSummary,
  text: z.string(),
  sections: z.array(z.object({ path: strings, start: offset, end: offset })).readonly(),
  passages: z.array(z.object({ id: z.string(), start: offset, end: offset })).readonly(),
});

/** A passage with its text, as it stands in its report. */
const passageText = z.object({ id: z.string(), section: strings, start: offset, end: offset, text: z.string() });

export const passageReply = z.object({
  report: reportReference,
  passage: passageText,
  /** Its neighbours in the order of the text; fewer at the ends of the report. */
  before: z.array(passageText).readonly(),
  after: z.array(passageText).readonly(),
});

export const healthReply = z.object({ status: z.literal('ok') });

export const errorReply = z.object({
  error: z.object({
    code: z.enum(Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]]),
    message: z.string(),
    hint: z.string().nullable(),
  }),
});

export type AnswerRequestBody = z.input<typeof answerRequest>;
export type AnswerReply = z.infer<typeof answerReply>;
export type SearchRequestBody = z.input<typeof searchRequest>;
export type SearchReply = z.infer<typeof searchReply>;
export type FoundPassage = z.infer<typeof foundPassage>;
export type ReportReference = z.infer<typeof reportReference>;
export type ReportsReply = z.infer<typeof reportsReply>;
export type ReportReply = z.infer<typeof reportReply>;
export type PassageReply = z.infer<typeof passageReply>;
export type ErrorReply = z.infer<typeof errorReply>;
