/**
 * What every reader (read-text, read-html, read-docx, read-pdf) gives back, how it refuses, and how text is made safe.
 */
import { type ErrorCode, WenbaoError } from '../errors.ts';

/** The text of one file before read.ts puts its name, format and encoding to it. */
export interface Reading {
  /** Not yet checked for length or emptiness. */
  readonly text: string;
  readonly pageTitle: string | null;
  readonly url: string | null;
  readonly frontMatter: Readonly<Record<string, string>>;
  /** Chinese sentences about what a person may want to look at. */
  readonly notes: readonly string[];
}

/** What the product reads, as users see it. */
export const READABLE_TYPES = '.txt、.md、.html、.docx 和带文字层的 .pdf';

interface RefusalOptions {
  readonly hint?: string;
  readonly cause?: unknown;
}

/** @returns the error to throw for a file that cannot be read; `message` says what was seen and why it is refused */
export function unreadable(message: string, options: RefusalOptions = {}): WenbaoError {
  return refusal('unreadable-file', message, options);
}

/** @returns the error to throw for a file beyond a limit; `message` gives the size seen and the limit */
export function tooLarge(message: string, options: RefusalOptions = {}): WenbaoError {
  return refusal('too-large', message, options);
}

function refusal(code: ErrorCode, message: string, options: RefusalOptions): WenbaoError {
  return new WenbaoError(code, message, options);
}

/** @returns bytes as people write them: 812 字节, 35.0 KB, 50.0 MB */
export function byteSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

// Control characters that mean nothing in text. \t and \n stay; \f, \v, NEL, LS and PS are line ends.
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing control characters is the purpose
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f]/g;
const LINE_ENDS = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
const LONE_SURROGATES = /\p{Surrogate}/gu;

/**
 * Makes text safe to store: well-formed UTF-16, lines ended by \n, no control characters, no byte order mark.
 * @returns the text and how many control characters were taken out
 */
export function safeText(text: string): { readonly text: string; readonly controls: number } {
  let controls = 0;
  const safe = text
    .replace(/^\uFEFF/, '')
    .replace(LINE_ENDS, '\n')
    .replace(CONTROLS, () => {
      controls += 1;
      return '';
    })
    .replace(LONE_SURROGATES, '\uFFFD');
  return { text: safe, controls };
}
