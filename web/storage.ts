/**
 * What the page keeps in this browser by name: small settings. Private windows, full disks and forbidding administrators make
 * every access fail; then nothing is kept, and nothing breaks.
 */
const PREFIX = 'wenbao.';

/** @returns null when nothing is kept, or when nothing can be read */
export function readSetting(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** @param value null forgets it */
export function writeSetting(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
  } catch {
    // Not kept: the choice holds until the page is left.
  }
}
