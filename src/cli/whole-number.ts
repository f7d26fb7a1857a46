import { WenbaoError } from '../errors.ts';

/** @throws WenbaoError bad-request naming the option when `text` is no whole number from `least` to `most` */
export function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new WenbaoError('bad-request', `${option} 应为 ${least} 到 ${most} 的整数，收到“${text}”`);
}
