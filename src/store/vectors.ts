/**
 * Vectors of a report as one BLOB of little-endian 32-bit floats: they are written and read whole, never one by one.
 */
import { endianness } from 'node:os';
import { WenbaoError } from '../errors.ts';
import type { Connection } from './connection.ts';
import type { ReportVectors } from './store.ts';

const LITTLE_ENDIAN = endianness() === 'LE';

function toBlob(vectors: Float32Array): Buffer {
  const bytes = Buffer.from(vectors.buffer, vectors.byteOffset, vectors.byteLength);
  return LITTLE_ENDIAN ? bytes : Buffer.from(bytes).swap32();
}

function fromBlob(blob: Buffer): Float32Array {
  // A copy: the driver's bytes need not lie on a multiple of four.
  const bytes = new Uint8Array(blob);
  if (!LITTLE_ENDIAN) Buffer.from(bytes.buffer).swap32();
  return new Float32Array(bytes.buffer, 0, Math.floor(bytes.byteLength / 4));
}

/**
 * @param rows vectors the report must have: one per clause and one per passage
 * @throws WenbaoError broken-invariant when there are more or fewer, or one is neither of unit length nor zero (an empty text)
 */
export function assertVectors(reportId: string, vectors: Float32Array, rows: number, dimension: number): void {
  if (vectors.length !== rows * dimension) {
    throw new WenbaoError(
      'broken-invariant',
      `报告 ${reportId} 应有 ${rows} 个 ${dimension} 维的向量，得到 ${vectors.length} 个数`,
    );
  }
  for (let row = 0; row < rows; row++) {
    let squares = 0;
    for (let i = row * dimension; i < (row + 1) * dimension; i++) squares += (vectors[i] as number) ** 2;
    // Written so that NaN fails too.
    if (!(Math.abs(squares - 1) < 0.01 || squares === 0)) {
      throw new WenbaoError(
        'broken-invariant',
        `报告 ${reportId} 的第 ${row} 个向量长度为 ${Math.sqrt(squares)}，应为 1`,
      );
    }
  }
}

export function vectorTable(connection: Connection) {
  const insert = connection.prepare<[number, number, Buffer]>(
    'INSERT INTO vectors (report, dimension, data) VALUES (?, ?, ?)',
  );
  const update = connection.prepare<[number, Buffer, number]>(
    'UPDATE vectors SET dimension = ?, data = ? WHERE report = ?',
  );
  const next = connection.prepare<[number], { number: number; id: string; data: Buffer }>(
    'SELECT number, id, data FROM reports JOIN vectors ON report = number WHERE number > ? ORDER BY number LIMIT 1',
  );
  return {
    insert(report: number, dimension: number, vectors: Float32Array): void {
      insert.run(report, dimension, toBlob(vectors));
    },

    update(report: number, dimension: number, vectors: Float32Array): void {
      update.run(dimension, toBlob(vectors), report);
    },

    /** One report after another, each read when asked for: an open cursor would block every write until it is used up. */
    *all(): IterableIterator<ReportVectors> {
      for (let last = 0; ; ) {
        const row = next.get(last);
        if (!row) return;
        last = row.number;
        yield { reportId: row.id, data: fromBlob(row.data) };
      }
    },
  };
}
