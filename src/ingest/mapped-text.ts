/**
 * A text that knows where in the source every one of its characters stands. Edits keep the map.
 */
import type { SourceStretch } from '../domain.ts';

/** Marks a character that is not in the source. */
const INSERTED = -1;

export class MappedText {
  readonly text: string;
  /** Per UTF-16 unit its offset in the source, or −1. */
  private readonly origin: Int32Array;

  private constructor(text: string, origin: Int32Array) {
    this.text = text;
    this.origin = origin;
  }

  /** The part [start, end) of a source text. */
  static of(source: string, start = 0, end = source.length): MappedText {
    const origin = new Int32Array(end - start);
    for (let i = 0; i < origin.length; i++) origin[i] = start + i;
    return new MappedText(source.slice(start, end), origin);
  }

  /** @param separator text between the parts; it has no place in the source */
  static join(parts: readonly MappedText[], separator: string): MappedText {
    const text = parts.map((part) => part.text).join(separator);
    const origin = new Int32Array(text.length).fill(INSERTED);
    let at = 0;
    for (const part of parts) {
      origin.set(part.origin, at);
      at += part.text.length + separator.length;
    }
    return new MappedText(text, origin);
  }

  slice(start: number, end = this.text.length): MappedText {
    return new MappedText(this.text.slice(start, end), this.origin.slice(start, end));
  }

  /** Replaces every match; the replacement keeps the place of the first character it stands for when it is equal to it. */
  replace(pattern: RegExp, replacement: string | ((match: string) => string)): MappedText {
    const pieces: string[] = [];
    const origins: Int32Array[] = [];
    let last = 0;
    let length = 0;
    const keep = (from: number, to: number): void => {
      if (to <= from) return;
      pieces.push(this.text.slice(from, to));
      origins.push(this.origin.subarray(from, to));
      length += to - from;
    };
    for (const match of this.text.matchAll(pattern)) {
      const insert = typeof replacement === 'string' ? replacement : replacement(match[0]);
      if (insert === match[0]) continue;
      keep(last, match.index);
      if (insert !== '') {
        const origin = new Int32Array(insert.length).fill(INSERTED);
        for (let i = 0; i < insert.length && insert[i] === match[0][i]; i++)
          origin[i] = this.origin[match.index + i] as number;
        pieces.push(insert);
        origins.push(origin);
        length += insert.length;
      }
      last = match.index + match[0].length;
    }
    if (last === 0 && pieces.length === 0) return this;
    keep(last, this.text.length);
    const origin = new Int32Array(length);
    let at = 0;
    for (const part of origins) {
      origin.set(part, at);
      at += part.length;
    }
    return new MappedText(pieces.join(''), origin);
  }

  trim(): MappedText {
    const start = this.text.length - this.text.trimStart().length;
    const end = this.text.trimEnd().length;
    return start === 0 && end === this.text.length ? this : this.slice(start, Math.max(start, end));
  }

  /** The lines, without their line ends. */
  lines(): MappedText[] {
    const found: MappedText[] = [];
    let start = 0;
    for (;;) {
      const end = this.text.indexOf('\n', start);
      found.push(this.slice(start, end < 0 ? this.text.length : end));
      if (end < 0) return found;
      start = end + 1;
    }
  }

  /** The map as stretches that equal the source, ascending by `start`. */
  stretches(): SourceStretch[] {
    const found: SourceStretch[] = [];
    let start = 0;
    for (let i = 1; i <= this.origin.length; i++) {
      if (
        i < this.origin.length &&
        this.origin[i] === (this.origin[i - 1] as number) + 1 &&
        this.origin[i - 1] !== INSERTED
      )
        continue;
      const sourceStart = this.origin[start] as number;
      if (sourceStart !== INSERTED) found.push({ start, sourceStart, length: i - start });
      start = i;
    }
    return found;
  }
}
