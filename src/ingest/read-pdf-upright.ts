/**
 * Turns a page so that its text runs from left to right, whatever the page's own rotation says: scanned and landscape
 * pages are often stored turned. Text at another angle than most of the page (a watermark across it) is left out.
 */
import type { Piece } from './read-pdf-lines.ts';

/** Text as pdf.js gives it: in the page's own coordinates, y upwards. */
export interface Glyphs {
  readonly text: string;
  readonly width: number;
  /** Text matrix [a, b, c, d, x, y]; (a, b) is the direction of writing times the font size. */
  readonly matrix: readonly number[];
}

/** Degrees by which a line may be askew. */
const ASKEW = 5;

/** @param view the page's box [left, bottom, right, top] */
export function upright(
  glyphs: readonly Glyphs[],
  view: readonly number[],
): { readonly pieces: Piece[]; readonly width: number; readonly height: number } {
  const [left = 0, bottom = 0, right = 0, top = 0] = view;
  const angle = usualAngle(glyphs);
  const pieces: Piece[] = [];
  for (const { text, width, matrix } of glyphs) {
    const off = (angleOf(matrix) - angle + 540) % 360;
    if (Math.abs(off - 180) > ASKEW) continue;
    const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = matrix;
    pieces.push({ text, width, size: Math.hypot(c, d) || Math.hypot(a, b) || 1, ...turned(x, y, angle, view) });
  }
  const [across, up] = [right - left, top - bottom];
  return angle % 180 === 0 ? { pieces, width: across, height: up } : { pieces, width: up, height: across };
}

/** @returns 0, 90, 180 or 270: the direction most characters are written in */
function usualAngle(glyphs: readonly Glyphs[]): number {
  const characters = [0, 0, 0, 0];
  for (const { text, matrix } of glyphs) {
    const quarter = Math.round(angleOf(matrix) / 90) % 4;
    characters[quarter] = (characters[quarter] ?? 0) + text.trim().length;
  }
  return characters.indexOf(Math.max(...characters)) * 90;
}

/** @returns degrees from 0 to 360, counter-clockwise */
function angleOf([a = 1, b = 0]: readonly number[]): number {
  return ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;
}

function turned(
  x: number,
  y: number,
  angle: number,
  view: readonly number[],
): { readonly x: number; readonly y: number } {
  const [left = 0, bottom = 0, right = 0, top = 0] = view;
  if (angle === 90) return { x: y - bottom, y: right - x };
  if (angle === 180) return { x: right - x, y: top - y };
  if (angle === 270) return { x: top - y, y: x - left };
  return { x: x - left, y: y - bottom };
}
