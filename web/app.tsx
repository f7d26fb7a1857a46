/** The shell: language, colours, header, and the page that the address names. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { onKeyRefused } from './access-key.ts';
import { fetchLibrary } from './api.ts';
import { askedByLink } from './ask-link.ts';
import { ChatPage, WIDEST } from './chat-page.tsx';
import { useConversation } from './conversation.ts';
import { type ConversationHead, listConversations } from './conversation-store.ts';
import { Drawer } from './drawer.tsx';
import { Header, type PreferenceProps, Preferences } from './header.tsx';
import { useLoaded, useMediaQuery } from './hooks.ts';
import { KeyGate } from './key-gate.tsx';
import { lazyPage } from './lazy-page.tsx';
import { NotFound } from './not-found.tsx';
import { hearOtherWindows } from './other-windows.ts';
import { useDocument, useLanguage, useTheme } from './preferences.ts';
import { conversationAddress, useRoute } from './route.ts';
import { SideColumn } from './side-column.tsx';
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
  const widest = useMediaQuery(WIDEST);
  const [heads, setHeads] = useState<readonly ConversationHead[]>([]);
  const [removed, setRemoved] = useState(0);
  /** Something lies over the page and is all that can be reached. */
  const [covered, setCovered] = useState(false);
  const [menu, setMenu] = useState(false);
  /** The server wants an access key. */
  const [gate, setGate] = useState<'asked' | 'wrong' | null>(null);
  const main = useRef<HTMLElement>(null);
  const { page } = route;
  const Page = page === 'chat' || page === 'ask' ? null : PAGES[page];
  useDocument(words, page === 'ask' ? words.titles.chat : words.titles[page]);

  const refresh = async () => setHeads(await listConversations());
  const conversation = useConversation({
    onBegun: (id) => go(conversationAddress(id), true),
    onSaved: (gone) => {
      if (gone > 0) setRemoved(gone);
      void refresh();
    },
  });

  // Another window may keep or remove some.
  useEffect(() => {
    void refresh();
    const deaf = hearOtherWindows(() => void refresh());
    const update = () => document.visibilityState === 'visible' && void refresh();
    document.addEventListener('visibilitychange', update);
    return () => {
      deaf();
      document.removeEventListener('visibilitychange', update);
    };
  }, []);

  // Every call needs the key: when one is refused, the list of reports is asked for again, and with it the key.
  const lacksKey = library.state === 'failed' && library.problem.status === 401;
  useEffect(() => {
    if (lacksKey) setGate(gate === null ? 'asked' : 'wrong');
    else if (library.state === 'ready') setGate(null);
  }, [library]);
  const listAgain = useRef(() => {});
  listAgain.current = () => {
    if (library.state === 'ready') library.reload();
  };
  useEffect(() => onKeyRefused(() => listAgain.current()), []);

  /** Where the chat was left, with the source that was open. */
  const chat = useRef('#/');
  if (page === 'chat') chat.current = route.conversation ? conversationAddress(route.conversation, route.source) : '#/';

  // The address says which conversation is open, or what to ask at once.
  useLayoutEffect(() => {
    if (route.page === 'chat') conversation.open(route.conversation);
    if (route.page !== 'ask') return;
    const asked = askedByLink(route.query);
    if (asked) conversation.begin(asked);
    else go('#/', true);
  }, [route]);

  // Whoever changes the page starts at its heading; the chat has its own mind about focus. Not at the first sight of the page.
  const before = useRef(page);
  useEffect(() => {
    if (before.current !== page) (main.current?.querySelector('h1') ?? main.current)?.focus();
    before.current = page;
  }, [page]);

  const side = {
    heads,
    current: page === 'chat' ? conversation.id : null,
    removed,
    onChanged(gone?: string) {
      void refresh();
      if (gone !== undefined && gone === conversation.id) go('#/');
    },
  };

  return (
    <div class="shell">
      {/* A button, no link: the part of the address after # is the route. */}
      <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
        {words.skip}
      </button>
      <Header page={page} chat={chat.current} inert={covered} preferences={preferences} onMenu={() => setMenu(true)} />
      {gate !== null ? (
        <main class="place" id="main" ref={main} tabIndex={-1}>
          <KeyGate
            busy={!lacksKey}
            wrong={gate === 'wrong'}
            onKey={() => library.state === 'failed' && library.retry()}
          />
        </main>
      ) : Page === null ? (
        <ChatPage
          library={library}
          conversation={conversation}
          side={side}
          source={route.page === 'chat' ? route.source : null}
          go={go}
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
      {menu && !(widest && Page === null) && (
        <Drawer label={words.menu} onClose={() => setMenu(false)}>
          <SideColumn {...side} />
          <Preferences {...preferences} />
        </Drawer>
      )}
    </div>
  );
}
