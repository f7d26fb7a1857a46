/**
 * How much of uploads is in memory at once. Each is held there whole, so that without a bound a few senders would fill the machine;
 * the one that finds no room is told before its body is read, and comes again later.
 */
import type { Context, MiddlewareHandler } from 'hono';
import { WenbaoError } from '../errors.ts';
import { isUpload } from './guard.ts';
import { LIMITS } from './limits.ts';

export interface UploadSlots {
  /** @throws WenbaoError busy */
  readonly take: MiddlewareHandler;
  /** For a reply that goes on after its route has ended: gives the room of this call free. */
  release(c: Context): void;
}

/** What the sender says, and no more than may come; whoever says nothing may send as much as is allowed. */
function bytesOf(c: Context): number {
  const said = c.req.header('content-length') ?? '';
  return /^\d+$/.test(said) ? Math.min(Number(said), LIMITS.upload) : LIMITS.upload;
}

export function uploadSlots(): UploadSlots {
  const held = new Map<Context, number>();
  const release = (c: Context): void => void held.delete(c);
  return {
    release,
    async take(c, next) {
      if (!isUpload(c)) return next();
      const bytes = bytesOf(c);
      if ([...held.values()].reduce((sum, size) => sum + size, bytes) > LIMITS.uploadsHeld) {
        c.header('Retry-After', String(LIMITS.uploadWait));
        throw new WenbaoError('busy', '正在接收另外的文件，暂时没有余地', { hint: '请过几秒再上传' });
      }
      held.set(c, bytes);
      await next();
      // Events are still being sent when the route has ended; whoever sends them gives the room free.
      if (!c.res.headers.get('content-type')?.startsWith('text/event-stream')) release(c);
    },
  };
}
