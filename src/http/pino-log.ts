/** The server's log: JSON lines on stderr, so that stdout stays for what people and programs read. */
import { pino } from 'pino';
import type { LogLevel } from '../settings.ts';
import type { Log } from './log.ts';

export function openLog(level: LogLevel): Log {
  // Synchronous: the last lines before a crash are the ones that matter.
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  );
}
