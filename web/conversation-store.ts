/**
 * Conversations, kept in this browser only (IndexedDB): heads to list, and whole conversations with their answers and citations.
 * Where the browser keeps nothing (private window, forbidden, full), they live as long as the page does.
 */
import type { Scope } from '../src/domain.ts';
import { tellOtherWindows } from './other-windows.ts';
import type { SavedTurn } from './turns.ts';

export interface ConversationHead {
  readonly id: string;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly updated: number;
  /** Length of the turns as JSON, in characters. */
  readonly size: number;
  /** Where to look, set by hand for the questions to come; older ones have none. */
  readonly scope?: Scope | null;
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
  const kept: ConversationHead[] = (await transact('readonly', (store) => store.getAll())) ?? [];
  const heads = new Map(kept.map((head) => [head.id, head]));
  for (const [id, { head }] of memory) heads.set(id, head);
  return [...heads.values()].sort((a, b) => b.updated - a.updated);
}

/** @returns null when this browser has none of that id */
export async function readConversation(id: string): Promise<SavedConversation | null> {
  const unkept = memory.get(id);
  if (unkept) return unkept;
  const head: ConversationHead | undefined = await transact('readonly', (heads) => heads.get(id));
  const turns: readonly SavedTurn[] | undefined = await transact('readonly', (_, store) => store.get(id));
  return head && turns ? { head, turns } : null;
}

type ChangeOf = (kept: SavedConversation | null) => SavedConversation | null;

/** @returns undefined when nothing can be kept */
async function changeInDatabase(id: string, change: ChangeOf): Promise<SavedConversation | null | undefined> {
  const db = await database();
  if (db === null) return undefined;
  return new Promise((resolve) => {
    try {
      const transaction = db.transaction([HEADS, TURNS], 'readwrite');
      const [heads, turns] = [transaction.objectStore(HEADS), transaction.objectStore(TURNS)];
      const head: IDBRequest<ConversationHead | undefined> = heads.get(id);
      const kept: IDBRequest<readonly SavedTurn[] | undefined> = turns.get(id);
      let next: SavedConversation | null = null;
      // Requests of one transaction end in order: with the second the first is there.
      kept.onsuccess = () => {
        next = change(head.result && kept.result ? { head: head.result, turns: kept.result } : null);
        if (next === null) return;
        turns.put(next.turns, id);
        heads.put(next.head);
      };
      transaction.oncomplete = () => resolve(next);
      transaction.onabort = () => resolve(undefined);
    } catch {
      resolve(undefined);
    }
  });
}

/**
 * Reads, changes and keeps in one step, so that two windows do not write over each other.
 *
 * @param change what is to be kept, from what is kept; null in place of either = nothing
 * @param busy turns that this window is waiting for
 * @returns what is kept now, and how many old conversations had to go to make room
 */
export async function updateConversation(
  id: string,
  change: ChangeOf,
  busy: readonly number[] = [],
): Promise<{ readonly kept: SavedConversation | null; readonly removed: number }> {
  let kept = memory.has(id) ? undefined : await changeInDatabase(id, change);
  if (kept === undefined) {
    kept = change(memory.get(id) ?? null);
    if (kept) memory.set(id, kept);
  }
  if (kept === null) return { kept, removed: 0 };
  tellOtherWindows({ id, busy });
  const others = (await listConversations()).filter((head) => head.id !== id);
  const surplus = surplusOf(others, kept.head.size);
  for (const one of surplus) await removeConversation(one);
  return { kept, removed: surplus.length };
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
  await updateConversation(id, (kept) => kept && { ...kept, head: { ...kept.head, title } });
}

export async function removeConversation(id: string): Promise<void> {
  memory.delete(id);
  await transact('readwrite', (heads, turns) => {
    turns.delete(id);
    return heads.delete(id);
  });
  tellOtherWindows({ id, busy: [] });
}
