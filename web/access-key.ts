/**
 * The key that a server may ask of everyone who reads from it (WENBAO_READ_KEY): kept until the tab is closed, or in this browser
 * where the user wants it. It never stands in an address.
 */
import { browserStorage, tabStorage } from './storage.ts';

const NAME = 'access-key';
let key: string | null = null;
const listeners = new Set<() => void>();

/** @returns null when none is known */
export function knownKey(): string | null {
  key ??= tabStorage.read(NAME) ?? browserStorage.read(NAME);
  return key;
}

/** @param inBrowser also after the tab is closed */
export function keepKey(given: string, inBrowser: boolean): void {
  key = given;
  tabStorage.write(NAME, given);
  browserStorage.write(NAME, inBrowser ? given : null);
}

/** The server wants a key, or another one than it was sent. */
export function keyRefused(): void {
  key = null;
  tabStorage.write(NAME, null);
  browserStorage.write(NAME, null);
  for (const listener of listeners) listener();
}

/** @returns ends the listening */
export function onKeyRefused(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** @param token the admin token where one is needed; it counts as the key */
export function bearer(token: string | null = null): Record<string, string> {
  const secret = token ?? knownKey();
  return secret === null ? {} : { authorization: `Bearer ${secret}` };
}
