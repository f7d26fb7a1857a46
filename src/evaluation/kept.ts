import { z } from 'zod';
import { parse, readText } from './gold.ts';
import type { KeptScores } from './run.ts';
import { FIGURES, type FigureName } from './score.ts';

const names = Object.keys(FIGURES) as [FigureName, ...FigureName[]];
const kept = z.record(z.string(), z.partialRecord(z.enum(names), z.number()));

/**
 * @param file JSON `{"<label>": {"<figure>": number}}`
 * @throws WenbaoError not-found, or bad-request for a figure that does not exist: it would never be checked
 */
export function loadKeptScores(file: string): KeptScores {
  return parse(kept, readText(file), file) as KeptScores;
}
