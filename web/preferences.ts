/** What the reader chose for the whole page: language and colours. Kept in this browser. */
import { useLayoutEffect, useState } from 'preact/hooks';
import { browserStorage } from './storage.ts';
import type { Language, Words } from './words.ts';

export type Theme = 'system' | 'light' | 'dark';
const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** Chinese unless English was chosen: the reports are Chinese, and so are the questions. */
export function useLanguage(): [Language, (language: Language) => void] {
  const [language, setLanguage] = useState<Language>(() => (browserStorage.read('language') === 'en' ? 'en' : 'zh'));
  return [
    language,
    (chosen) => {
      browserStorage.write('language', chosen === 'zh' ? null : chosen);
      setLanguage(chosen);
    },
  ];
}

/** Keeps `<html lang>` and the title of the window in step with the page. */
export function useDocument(words: Words, title: string): void {
  useLayoutEffect(() => {
    document.documentElement.lang = words.htmlLang;
    document.title = title;
  }, [words, title]);
}

const DARK = '(prefers-color-scheme: dark)';

const keptTheme = (): Theme => THEMES.find((name) => name === browserStorage.read('theme')) ?? 'system';

/** The style sheets read from `<html data-theme>` which of the two sets of colours holds. */
export function showTheme(theme: Theme = keptTheme()): void {
  const shown = theme === 'system' ? (matchMedia(DARK).matches ? 'dark' : 'light') : theme;
  document.documentElement.dataset['theme'] = shown;
  // What the browser paints around the page follows; the page's own colours of it are told by the system's.
  const paper = getComputedStyle(document.documentElement).getPropertyValue('--paper').trim();
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) meta.content = paper;
}

export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(keptTheme);
  useLayoutEffect(() => {
    const show = () => showTheme(theme);
    show();
    const system = matchMedia(DARK);
    system.addEventListener('change', show);
    return () => system.removeEventListener('change', show);
  }, [theme]);
  return [
    theme,
    (chosen) => {
      browserStorage.write('theme', chosen === 'system' ? null : chosen);
      setTheme(chosen);
    },
  ];
}

/** The one after this one, round and round. */
export function nextTheme(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
}
