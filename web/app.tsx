/** The shell: language, colours, header, and the page that the address names. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { fetchLibrary } from './api.ts';
import { ChatPage } from './chat-page.tsx';
import { useConversation } from './conversation.ts';
import { Header, type PreferenceProps } from './header.tsx';
import { useLoaded } from './hooks.ts';
import { lazyPage } from './lazy-page.tsx';
import { NotFound } from './not-found.tsx';
import { useDocument, useLanguage, useTheme } from './preferences.ts';
import { conversationAddress, useRoute } from './route.ts';
import { LanguageContext, useWords } from './words.ts';

const NO_QUERY = new URLSearchParams();
const PAGES = {
  indicators: lazyPage('indicators', () => import('./indicators-page.tsx')),
  reports: lazyPage('reports', () => import('./reports-page.tsx')),
  report: lazyPage('reader', () => import('./reader-page.tsx')),
  unknown: NotFound,
};

export function App() {
  const [language, onLanguage] = useLanguage();
  const [theme, onTheme] = useTheme();
  return (
    <LanguageContext.Provider value={language}>
      <Shell preferences={{ language, theme, onLanguage, onTheme }} />
    </LanguageContext.Provider>
  );
}

function Shell({ preferences }: { readonly preferences: PreferenceProps }) {
  const words = useWords();
  const [route, go] = useRoute();
  const library = useLoaded('library', fetchLibrary);
  const conversation = useConversation();
  /** Something lies over the page and is all that can be reached. */
  const [covered, setCovered] = useState(false);
  const [menu, setMenu] = useState<HTMLElement | null>(null);
  const main = useRef<HTMLElement>(null);
  const { page } = route;
  const Page = page === 'chat' || page === 'ask' ? null : PAGES[page];
  useDocument(words, page === 'ask' ? words.titles.chat : words.titles[page]);

  // Whoever changes the page starts at its heading; the chat has its own mind about focus. Not at the first sight of the page.
  const before = useRef(page);
  useEffect(() => {
    if (before.current !== page) (main.current?.querySelector('h1') ?? main.current)?.focus();
    before.current = page;
  }, [page]);

  return (
    <div class="shell">
      {/* A button, no link: the part of the address after # is the route. */}
      <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
        {words.skip}
      </button>
      <Header
        page={page}
        chat={conversation.id ? conversationAddress(conversation.id) : '#/'}
        inert={covered}
        preferences={preferences}
        onMenu={setMenu}
      />
      {Page === null ? (
        <ChatPage
          library={library}
          conversation={conversation}
          menu={menu}
          preferences={preferences}
          onMenuClose={() => setMenu(null)}
          onCover={setCovered}
        />
      ) : (
        <main class="place" id="main" ref={main} tabIndex={-1}>
          <Page
            key={route.page === 'report' ? route.id : page}
            id={route.page === 'report' ? route.id : ''}
            query={'query' in route ? route.query : NO_QUERY}
            library={library}
            go={go}
          />
        </main>
      )}
    </div>
  );
}
