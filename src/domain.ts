/**
 * The words of the product (DESIGN.md section 2) as types. No logic, no imports.
 * Offsets are half-open [start, end) in UTF-16 code units of a report's stored text unless a comment says otherwise.
 */

/** Half-open [start, end) in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Administrative level of the place a report is about. */
export type Level = '国家' | '省' | '市' | '区县' | '乡镇';

/** What is known of a report besides its text. `null` = the source does not say; nothing is made up. */
export interface ReportMetadata {
  readonly title: string;
  /** Full name from province down, without repetition: 天津市宝坻区, 湖北省天门市, 青海省; the State Council's report is 全国. */
  readonly region: string | null;
  readonly level: Level | null;
  /** The year whose tasks the report sets. */
  readonly year: number | null;
  /** Day the speech was given, ISO yyyy-mm-dd. Never the date of the web page. */
  readonly date: string | null;
  readonly speaker: string | null;
  /** Name of the source file (no folder), as shown to users. */
  readonly source: string;
  readonly url: string | null;
  /** A shortened version in other words (the sample library); a full report of the same region and year replaces it. */
  readonly abridged: boolean;
}

/** Why a metadata field has its value; `conflicts` lists readings that were not taken, each with the reason. */
export interface MetadataReason {
  readonly field: 'title' | 'region' | 'level' | 'year' | 'date' | 'speaker';
  readonly value: string | null;
  /** One short Chinese sentence: 取自会议名称“…”. */
  readonly reason: string;
  readonly conflicts: readonly string[];
}

/** A heading and what stands under it, down to the next heading of its level or above. */
export interface Section extends Span {
  /** Headings from the top: ["二、2022年工作安排", "（一）稳增长"]. */
  readonly path: readonly string[];
}

/** A unit of about 25 to 60 characters inside a passage, the finest thing that is embedded. */
export type Clause = Span;

/** One paragraph, or a part of a very long one; 80 to 400 characters, never cut inside a sentence. */
export interface Passage extends Span {
  /** `<report id>.<ordinal>`, ordinal from 1. */
  readonly id: string;
  readonly ordinal: number;
  /** Heading path of the section it stands in. */
  readonly section: readonly string[];
  readonly clauses: readonly Clause[];
}

/** One stretch of stored text that equals the source text at another place. Between stretches characters were changed or left out. */
export interface SourceStretch {
  readonly start: number;
  readonly sourceStart: number;
  readonly length: number;
}

export interface Report extends ReportMetadata {
  /** `<year|0000>-<division code|000000>-<8 hex digits of the content>`: the same id always means the same text. */
  readonly id: string;
  /** The stored text; all offsets point into it. The passages, joined by what lies between them (white space only), give it back. */
  readonly text: string;
  readonly sections: readonly Section[];
  readonly passages: readonly Passage[];
  readonly reasons: readonly MetadataReason[];
  /** Stored text → text of the source file, ascending by `start`. */
  readonly sourceMap: readonly SourceStretch[];
}

/** What a list of reports shows. */
export interface ReportSummary extends ReportMetadata {
  readonly id: string;
  /** Characters of stored text. */
  readonly length: number;
  readonly passageCount: number;
  readonly factCount: number;
}

/** What a figure says of its indicator: relative change, the amount itself, an absolute change, a part of a whole, things counted, a place in an order. */
export type Measure = 'growth' | 'level' | 'change' | 'share' | 'count' | 'rank';

/**
 * One figure of a report with what it is the figure of. The span is that of its quote: the shortest stretch that proves it.
 * A target given in words only (“与经济增长同步”) has neither value nor unit.
 */
export interface Fact extends Span {
  /** Canonical name where the lexicon knows the indicator, else the report's own noun. */
  readonly indicator: string;
  /** Whether the lexicon knows it. */
  readonly known: boolean;
  /** The name as the report writes it. */
  readonly surface: string;
  /** The number as written in front of its unit (18.6 of 18.6万座); of a range the lower one; of a decline positive. */
  readonly value: number | null;
  /** Upper end of a range. */
  readonly valueMax: number | null;
  /** The unit as written, with its magnitude: 万座, 亿元, %. null where the text has none. */
  readonly unit: string | null;
  /** `value` in the unit without its magnitude (186000 of 18.6万座): for comparing and sorting. */
  readonly amount: number | null;
  /** Number, unit and what modifies them, verbatim: “突破100亿元”; the words of a target without a value. */
  readonly figure: string;
  /** Place of `figure` in the report's text. */
  readonly figureSpan: Span;
  readonly measure: Measure;
  /** What the report says of the way it went: 增长 up, 下降 down; null where it says nothing. */
  readonly direction: 'up' | 'down' | null;
  /** 左右, 以上, 突破, 力争 …; several are joined by “、”. */
  readonly modifier: string | null;
  readonly kind: 'achieved' | 'target';
  /** `2021`, `2017-2021`, `2021-2025`, `by 2025`; null where the report has no year. */
  readonly period: string | null;
  /** What it is measured against or over: 年均, 累计, 较2016年. */
  readonly basis: string | null;
  /** Which of two sets that stand side by side it belongs to: 预期目标, 奋斗目标, 全市, 中心城区. */
  readonly note: string | null;
  /** Ordinal of the passage it stands in. */
  readonly passage: number;
}

/** A fact of the library. */
export interface StoredFact extends Fact {
  /** `<report id>.f<ordinal>`, ordinal from 1 in the order of the text. */
  readonly id: string;
  readonly passageId: string;
  /** report.text.slice(start, end) */
  readonly quote: string;
  readonly report: Pick<ReportSummary, 'id' | 'region' | 'year' | 'title'>;
}

/** Which facts are wanted. An absent or empty list means no restriction by it. */
export interface FactQuery {
  /** Names; one the lexicon knows means its indicator, any other every indicator whose name holds it. */
  readonly indicators?: readonly string[] | undefined;
  readonly scope?: Scope | undefined;
  readonly kind?: Fact['kind'] | undefined;
  /** Most facts wanted. */
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}

export interface FactPage {
  readonly facts: readonly StoredFact[];
  /** How many there are in all. */
  readonly total: number;
}

/** An indicator as the facts of the library have it. */
export interface IndicatorCount {
  readonly name: string;
  /** Whether the lexicon knows it. */
  readonly known: boolean;
  readonly facts: number;
  /** Reports that have facts of it. */
  readonly reports: number;
  /** Units of its facts as written, most usual first. */
  readonly units: readonly string[];
}

/** Which indicators are wanted. */
export interface IndicatorQuery {
  /** A name that the lexicon knows means its indicator, which comes first, then every other whose name holds it. */
  readonly name?: string | undefined;
  /** Most wanted. */
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}

export interface IndicatorPage {
  readonly indicators: readonly IndicatorCount[];
  /** How many there are in all. */
  readonly total: number;
}

/** Which reports are searched. An absent or empty list means no restriction by it. */
export interface Scope {
  readonly regions?: readonly string[];
  readonly years?: readonly number[];
  /** Report ids. */
  readonly reports?: readonly string[];
}

/** A passage as search found it. */
export interface Hit {
  readonly passage: Passage;
  readonly report: ReportSummary;
  readonly text: string;
  readonly score: number;
  /** The parts of `score` before weighting. `clause` and `passage`: cosine −1..1; `lexical`: BM25 ≥ 0; `tokens`: what the re-scorer says, −1..1, null where it was not asked; `features`: sum of rank features. */
  readonly scores: {
    readonly clause: number;
    readonly passage: number;
    readonly lexical: number;
    readonly tokens: number | null;
    readonly features: number;
  };
  /** The clause with the highest similarity, null when only words matched. */
  readonly bestClause: Clause | null;
}

export interface Citation extends Span {
  /** From 1; the answer holds it as [1]. */
  readonly number: number;
  readonly passageId: string;
  readonly report: Pick<
    ReportSummary,
    'id' | 'title' | 'region' | 'level' | 'year' | 'date' | 'speaker' | 'source' | 'url'
  >;
  readonly section: readonly string[];
  /** The whole passage. */
  readonly text: string;
  /** The part that proves the answer: verbatim in `text`, and report.text.slice(start, end). */
  readonly quote: string;
  /** Place in `answer` of the text this citation proves. */
  readonly answerStart: number;
  readonly answerEnd: number;
  readonly score: number;
}

export type RefusalReason =
  | 'empty'
  | 'unknown-region'
  | 'unknown-year'
  | 'not-in-reports'
  | 'out-of-domain'
  | 'unclear';

/** What is asked for. */
export type Asked =
  | 'value'
  | 'name'
  | 'date'
  | 'place'
  | 'list'
  | 'measures'
  | 'reason'
  | 'yes-no'
  | 'comparison'
  | 'text';

export interface Understood {
  /** The standalone question. */
  readonly question: string;
  readonly regions: readonly string[];
  readonly years: readonly number[];
  readonly indicators: readonly string[];
  /** Achieved or planned, null when the question does not say. */
  readonly kind: 'achieved' | 'target' | null;
  readonly asked: Asked;
  /** Sentences, in the language of the question, that say what was assumed. */
  readonly assumed: readonly string[];
}

export interface AnswerTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly unit: string | null;
}

/** Milliseconds. */
export interface Timing {
  readonly understandMs: number;
  readonly searchMs: number;
  readonly answerMs: number;
  readonly totalMs: number;
}

export interface Answer {
  readonly status: 'answered' | 'refused';
  readonly answer: string;
  /** The bare value or name, at most 60 characters, where one is asked for. */
  readonly direct: string | null;
  readonly reason: RefusalReason | null;
  readonly citations: readonly Citation[];
  readonly table: AnswerTable | null;
  readonly understood: Understood;
  readonly suggestions: readonly string[];
  readonly timing: Timing;
}

export interface ChatTurn {
  readonly role: 'user' | 'assistant';
  readonly content: string;
}

export interface AnswerRequest {
  readonly question: string;
  readonly history?: readonly ChatTurn[] | undefined;
  readonly scope?: Scope | undefined;
  /** Most citations wanted. */
  readonly limit?: number | undefined;
}

export interface SearchRequest {
  readonly query: string;
  /** Passages wanted, 1 to 100. */
  readonly k?: number | undefined;
  readonly scope?: Scope | undefined;
}

/** A file given by its content. */
export interface GivenFile {
  /** A label with an extension, never a path. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What became of one file given to ingest. */
export interface FileOutcome {
  readonly file: string;
  readonly status: 'added' | 'replaced' | 'unchanged' | 'skipped' | 'failed';
  /** Reports that stand in the store because of this file. */
  readonly reports: readonly ReportSummary[];
  /** One clear line: what happened and why; for `failed`, what is wrong with the file. */
  readonly message: string;
  /** Metadata conflicts and other things a person should look at. */
  readonly warnings: readonly string[];
}

/** Progress of long work: `done` of `total` steps of the named phase. */
export interface Progress {
  readonly phase: 'read' | 'embed' | 'index' | 'facts';
  readonly label: string;
  readonly done: number;
  readonly total: number;
}
