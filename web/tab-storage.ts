/**
 * What is kept until the tab is closed. Where the browser forbids it, nothing is kept, and nothing breaks.
 */
const PREFIX = 'wenbao.';

/** @returns null when nothing is kept, or when nothing can be read */
export function readTab(name: string): string | null {
  try {
    return sessionStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** @param value null forgets it */
export function writeTab(name: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(PREFIX + name);
    else sessionStorage.setItem(PREFIX + name, value);
  } catch {
    // Not kept: it holds until the page is loaded anew.
  }
}
