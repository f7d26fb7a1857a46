/** The admin token: in memory, and until the tab is closed only where the user wants it. It never stands in an address. */
import { tabStorage } from './storage.ts';

const NAME = 'admin-token';
let token: string | null = null;

/** @returns null when none is known */
export function knownToken(): string | null {
  token ??= tabStorage.read(NAME);
  return token;
}

/** @param inTab also after the page is loaded anew */
export function keepToken(given: string, inTab: boolean): void {
  token = given;
  tabStorage.write(NAME, inTab ? given : null);
}

export function forgetToken(): void {
  token = null;
  tabStorage.write(NAME, null);
}
