/** Whatever the bytes: well-formed text, or one clear refusal. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WenbaoError } from '../../src/errors.ts';
import { readSource } from '../../src/ingest/read.ts';
import { instance, list, makeDocx, paragraph, paragraphs } from '../support/make-docx.ts';
import { layOut, makePdf } from '../support/make-pdf.ts';

const TEXTS = ['各位代表：', '现在，我代表市人民政府，向大会报告政府工作，请予审议。', '改造农村户厕18.6万座。'];

async function isReadOrRefused(bytes: Uint8Array, name: string): Promise<void> {
  const outcome = await readSource(bytes, name).catch((error: unknown) => error);
  if (outcome instanceof WenbaoError) {
    expect(['unreadable-file', 'too-large']).toContain(outcome.code);
    expect(outcome.message).toMatch(/^[^\n]*\p{Script=Han}[^\n]*$/u);
    return;
  }
  expect(outcome).not.toBeInstanceOf(Error);
  const { text } = outcome as { text: string };
  expect(/\p{Surrogate}|\r|\0/u.test(text)).toBe(false);
  expect(text.trim()).not.toBe('');
}

const change = fc.record({
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  bytes: fc.uint8Array({ maxLength: 8 }),
});
const NAMES = ['a.txt', 'a.md', 'a.html', 'a.docx', 'a.pdf', 'a.doc', 'a'];

describe('never anything but text or a refusal', () => {
  test('of random bytes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.constantFrom(...NAMES), isReadOrRefused), {
      numRuns: 200,
    });
  });

  test('of random pages', async () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<table>',
      '<tr>',
      '<td>',
      '</td>',
      '</table>',
      '<br',
      '>',
      '<!--',
      '-->',
      '<script>',
      '</script>',
      '<div hidden>',
      '<pre>',
      '</pre>',
      '<body>',
      '</body>',
      '<html>',
      '&#xD800;',
      '&lt;',
      '\0',
      '\ud800',
      '各位代表，现在报告',
      '<a href="',
      '"',
      "'",
      '<svg>',
      '</tr>',
      '<title>',
      '</div>',
      '<![CDATA[',
      '<?',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
        await isReadOrRefused(Buffer.from(`<html>${pieces.join('')}`, 'utf8'), 'a.html');
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    [
      'Word',
      'a.docx',
      makeDocx({
        body: paragraphs(TEXTS) + paragraph({ text: '节', numId: 1 }),
        numbering: list(0, [['decimal', '%1.']]) + instance(1, 0),
      }),
    ],
    ['PDF', 'a.pdf', makePdf(layOut(TEXTS))],
  ])('of a %s file with bytes changed', async (_what, name, whole) => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const bytes = Uint8Array.from(whole);
        for (const { at, bytes: put } of changes) {
          const from = Math.floor(at * bytes.length);
          bytes.set(put.subarray(0, bytes.length - from), from);
        }
        await isReadOrRefused(bytes, name);
      }),
      { numRuns: 150 },
    );
  });
});
