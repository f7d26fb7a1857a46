/**
 * Where in the page the reader is, kept in the part of the address after `#`, so that the page works under any path and every
 * place has a link.
 *
 *   #/                               a new conversation
 *   #/c/<id>?source=<turn>.<number>  a conversation kept in this browser, with one of its citations open (`&whole=1`: its whole report)
 *   #/ask?q=…                        asks a question at once: the link of an answer (ask-link.ts)
 *   #/indicators?indicator=…         figures (the query is the indicators page's own matter)
 *   #/reports?…                      the library (likewise)
 *   #/report/<id>?from=…&to=…        a whole report, at the place [from, to) of its text
 *
 * Pages other than the chat are loaded on demand (lazy-page.tsx): each is one file with one default export that takes `PageProps`,
 * and a style sheet of its own: `indicators-page.tsx` and `styles/indicators.css`, `reports-page.tsx` and `styles/reports.css`,
 * `reader-page.tsx` and `styles/reader.css`. Each renders inside the shell's `<main>`, with one `<h1 class="page-title" tabIndex={-1}>`.
 */
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { ReportSummary } from '../src/domain.ts';
import type { Loaded } from './hooks.ts';

export type Route =
  | { readonly page: 'chat'; readonly conversation: string | null; readonly source: SourcePlace | null }
  | { readonly page: 'ask'; readonly query: URLSearchParams }
  | { readonly page: 'indicators'; readonly query: URLSearchParams }
  | { readonly page: 'reports'; readonly query: URLSearchParams }
  | { readonly page: 'report'; readonly id: string; readonly query: URLSearchParams }
  | { readonly page: 'unknown' };

/** A citation that is open beside its conversation. */
export interface SourcePlace {
  /** Id of the turn. */
  readonly turn: number;
  /** Of the citation. */
  readonly number: number;
  /** The whole report instead of the passage alone. */
  readonly whole: boolean;
}

/** What every page that is loaded on demand is given. */
export interface PageProps {
  /** Id of the report on the report page, '' elsewhere. */
  readonly id: string;
  /** What stands after the `?` of the route. */
  readonly query: URLSearchParams;
  readonly library: Loaded<readonly ReportSummary[]>;
  /** Goes to a route, such as `#/report/…`; `replace` leaves no step to go back to. */
  go(address: string, replace?: boolean): void;
}

/** @param hash of a location, with or without its `#` */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = splitOnce(hash.replace(/^#/, ''), '?');
  const query = new URLSearchParams(search);
  const [page, id, ...rest] = path.split('/').slice(1).map(decoded);
  if (path === '' || path === '/') return { page: 'chat', conversation: null, source: null };
  if (rest.length > 0) return { page: 'unknown' };
  if (page === 'c' && id) return { page: 'chat', conversation: id, source: sourceOf(query) };
  if (page === 'report' && id) return { page: 'report', id, query };
  if ((page === 'ask' || page === 'indicators' || page === 'reports') && id === undefined) return { page, query };
  return { page: 'unknown' };
}

export function conversationAddress(id: string, source: SourcePlace | null = null): string {
  const open = source ? `?source=${source.turn}.${source.number}${source.whole ? '&whole=1' : ''}` : '';
  return `#/c/${encodeURIComponent(id)}${open}`;
}

function sourceOf(query: URLSearchParams): SourcePlace | null {
  const [, turn, number] = /^(\d{1,15})\.(\d{1,4})$/.exec(query.get('source') ?? '') ?? [];
  return turn && number ? { turn: Number(turn), number: Number(number), whole: query.get('whole') === '1' } : null;
}

/** @param place half-open, in UTF-16 code units of the report's text */
export function reportAddress(id: string, place?: { readonly start: number; readonly end: number }): string {
  return `#/report/${encodeURIComponent(id)}${place ? `?from=${place.start}&to=${place.end}` : ''}`;
}

/** The place that a report's route names, null when it names none. */
export function placeOf(query: URLSearchParams): { start: number; end: number } | null {
  const number = (name: string) => (/^\d{1,9}$/.test(query.get(name) ?? '') ? Number(query.get(name)) : null);
  const [start, end] = [number('from'), number('to')];
  return start !== null && end !== null && start < end ? { start, end } : null;
}

export function useRoute(): [Route, PageProps['go']] {
  const [hash, setHash] = useState(() => location.hash);
  useEffect(() => {
    const update = () => setHash(location.hash);
    addEventListener('hashchange', update);
    addEventListener('popstate', update);
    return () => {
      removeEventListener('hashchange', update);
      removeEventListener('popstate', update);
    };
  }, []);
  const go = useCallback((address: string, replace = false) => {
    if (replace) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    setHash(location.hash);
  }, []);
  return [useMemo(() => parseRoute(hash), [hash]), go];
}

function splitOnce(text: string, at: string): [string, string] {
  const index = text.indexOf(at);
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}

/** A `%` that begins no escape makes decodeURIComponent throw; such an address is simply unknown. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
