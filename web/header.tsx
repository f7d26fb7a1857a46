/** The head of every page: brand, the three pages, language and colours. */
import { Icon } from './icons.tsx';
import { nextTheme, type Theme } from './preferences.ts';
import type { Route } from './route.ts';
import { type Language, useWords } from './words.ts';

interface Props {
  readonly page: Route['page'];
  /** Where the link to the chat leads: the conversation that is open. */
  readonly chat: string;
  readonly inert: boolean;
  readonly preferences: PreferenceProps;
  onMenu(): void;
}

export interface PreferenceProps {
  readonly language: Language;
  readonly theme: Theme;
  onLanguage(language: Language): void;
  onTheme(theme: Theme): void;
}

export function Header({ page, chat, inert, preferences, onMenu }: Props) {
  const words = useWords();
  const places = [
    { address: chat, name: words.nav.chat, here: page === 'chat' || page === 'ask' },
    { address: '#/indicators', name: words.nav.indicators, here: page === 'indicators' },
    { address: '#/reports', name: words.nav.reports, here: page === 'reports' || page === 'report' },
  ];
  return (
    <header class="head" inert={inert}>
      <button type="button" class="tool menu-button" aria-label={words.menu} onClick={onMenu}>
        <Icon name="menu" />
      </button>
      <a class="brand" href="#/" lang="zh-CN">
        {words.brand}
      </a>
      <nav class="nav" aria-label={words.nav.label}>
        {places.map(({ address, name, here }) => (
          <a key={name} href={address} aria-current={here ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      <p class="claim">{words.claim}</p>
      <Preferences {...preferences} />
    </header>
  );
}

export function Preferences({ language, theme, onLanguage, onTheme }: PreferenceProps) {
  const words = useWords();
  const other: Language = language === 'zh' ? 'en' : 'zh';
  const label = words.theme.label(words.theme.names[theme]);
  return (
    <div class="preferences">
      <button
        type="button"
        class="preference"
        lang={other === 'zh' ? 'zh-CN' : 'en'}
        aria-label={words.language.switch}
        onClick={() => onLanguage(other)}
      >
        {words.language.other}
      </button>
      <button type="button" class="tool" aria-label={label} title={label} onClick={() => onTheme(nextTheme(theme))}>
        <Icon name={theme} />
      </button>
    </div>
  );
}
