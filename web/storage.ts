/**
 * What the page keeps in this browser by name: small settings for good, other things until the tab is closed. Private windows, full
 * disks and forbidding administrators make every access fail; then nothing is kept, and nothing breaks.
 */
const PREFIX = 'wenbao.';

export interface Kept {
  /** @returns null when nothing is kept, or when nothing can be read */
  read(name: string): string | null;
  /** @param value null forgets it */
  write(name: string, value: string | null): void;
}

/** @param area not the storage itself: where the browser forbids it, even its name throws */
const keptIn = (area: () => Storage): Kept => ({
  read(name) {
    try {
      return area().getItem(PREFIX + name);
    } catch {
      return null;
    }
  },
  write(name, value) {
    try {
      if (value === null) area().removeItem(PREFIX + name);
      else area().setItem(PREFIX + name, value);
    } catch {
      // Not kept: it holds until the page is left.
    }
  },
});

export const browserStorage = keptIn(() => localStorage);
export const tabStorage = keptIn(() => sessionStorage);
