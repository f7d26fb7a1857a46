/** Secrets in the header `Authorization: Bearer <secret>`. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';

/** @returns null when the header is missing or of another kind */
export const bearerOf = (c: Context): string | null =>
  /^Bearer +(.+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? null;

/**
 * Compared as digests, so that neither length nor content shows in the time it takes.
 *
 * @param secret '' = none, which nothing equals
 */
export function sameSecret(secret: string): (given: string) => boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  const wanted = digest(secret);
  return (given) => timingSafeEqual(digest(given), wanted) && secret !== '';
}
