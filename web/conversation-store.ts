/**
 * Conversations, kept in this browser only (IndexedDB): heads to list, and whole conversations with their answers and citations.
 * Where the browser keeps nothing (private window, forbidden, full), they live as long as the page does.
 */
import type { SavedTurn } from './turns.ts';

export interface ConversationHead {
  readonly id: string;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly updated: number;
  /** Length of the turns as JSON, in characters. */
  readonly size: number;
}

export interface SavedConversation {
  readonly head: ConversationHead;
  readonly turns: readonly SavedTurn[];
}

/** What is kept at most; beyond it the conversations that were not used for longest go. */
export const BOUNDS = { conversations: 100, characters: 20_000_000 } as const;

const HEADS = 'heads';
const TURNS = 'turns';

const memory = new Map<string, SavedConversation>();
let opened: Promise<IDBDatabase | null> | undefined;

function database(): Promise<IDBDatabase | null> {
  opened ??= new Promise((resolve) => {
    try {
      const request = indexedDB.open('wenbao', 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore(HEADS, { keyPath: 'id' });
        request.result.createObjectStore(TURNS);
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(null);
      request.onblocked = () => resolve(null);
    } catch {
      resolve(null);
    }
  });
  return opened;
}

/**
 * Runs `work` in one transaction over both stores.
 *
 * @returns what the request of `work` gave; undefined when nothing can be kept or read
 */
async function transact<T>(
  mode: IDBTransactionMode,
  work: (heads: IDBObjectStore, turns: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  const db = await database();
  if (db === null) return undefined;
  return new Promise((resolve) => {
    try {
      const transaction = db.transaction([HEADS, TURNS], mode);
      const request = work(transaction.objectStore(HEADS), transaction.objectStore(TURNS));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => resolve(undefined);
    } catch {
      resolve(undefined);
    }
  });
}

/** The conversation used last comes first. */
export async function listConversations(): Promise<ConversationHead[]> {
  const heads = new Map([...memory].map(([id, { head }]) => [id, head]));
  const kept: ConversationHead[] = (await transact('readonly', (store) => store.getAll())) ?? [];
  for (const head of kept) heads.set(head.id, head);
  return [...heads.values()].sort((a, b) => b.updated - a.updated);
}

/** @returns null when this browser has none of that id */
export async function readConversation(id: string): Promise<SavedConversation | null> {
  const head: ConversationHead | undefined = await transact('readonly', (heads) => heads.get(id));
  const turns: readonly SavedTurn[] | undefined = await transact('readonly', (_, store) => store.get(id));
  return head && turns ? { head, turns } : (memory.get(id) ?? null);
}

/** @returns how many old conversations had to go to make room */
export async function saveConversation(conversation: SavedConversation): Promise<number> {
  const { head, turns } = conversation;
  const saved = await transact('readwrite', (heads, store) => {
    store.put(turns, head.id);
    return heads.put(head);
  });
  if (saved === undefined) memory.set(head.id, conversation);
  const surplus = surplusOf(
    (await listConversations()).filter(({ id }) => id !== head.id),
    head.size,
  );
  for (const id of surplus) await removeConversation(id);
  return surplus.length;
}

/** @param others the conversation used last first; the one that was just saved, of `size` characters, always stays */
export function surplusOf(others: readonly ConversationHead[], size: number): string[] {
  let characters = size;
  return others
    .filter((head, index) => {
      characters += head.size;
      return index + 2 > BOUNDS.conversations || characters > BOUNDS.characters;
    })
    .map(({ id }) => id);
}

export async function renameConversation(id: string, title: string): Promise<void> {
  const conversation = await readConversation(id);
  if (conversation) await saveConversation({ ...conversation, head: { ...conversation.head, title } });
}

export async function removeConversation(id: string): Promise<void> {
  memory.delete(id);
  await transact('readwrite', (heads, turns) => {
    turns.delete(id);
    return heads.delete(id);
  });
}
