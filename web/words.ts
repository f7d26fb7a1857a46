/**
 * The language of the page. `useWords()` gives the table of the shell and the chat; a page that is loaded on demand makes a hook
 * of its own: `export const useReportsWords = wordsHook({ zh: {…}, en: {…} })`.
 */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { en } from './words-en.ts';
import { zh } from './words-zh.ts';

export type { Words } from './words-zh.ts';
export type Language = 'zh' | 'en';

export const LanguageContext = createContext<Language>('zh');

/** A hook that gives the table of the language that the page is in. All tables are of one type, so none can lack a text. */
export function wordsHook<T>(tables: Record<Language, T>): () => T {
  return () => tables[useContext(LanguageContext)];
}

export const useWords = wordsHook({ zh, en });
