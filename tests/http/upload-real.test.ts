/** Uploads to the real assistant: what they do to the library, the answers, and the files that are ingested in the usual way. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Assistant, openAssistant } from '../../src/assistant.ts';
import type { AnswerReply } from '../../src/http/contract.ts';
import { type UploadReply, uploadReply } from '../../src/http/contract-upload.ts';
import { reportText, settingsFor, temporaryFolder } from '../support/assistant.ts';
import { post, testApp } from '../support/http-app.ts';
import { eventsOf } from '../support/sse.ts';
import { goodFile, type NamedFile, upload } from '../support/upload-form.ts';

const QUESTION = '易县2022年粮食总产量是多少？';
let data: string;
let assistant: Assistant;
let app: ReturnType<typeof testApp>['app'];

const open = async (): Promise<void> => {
  assistant = await openAssistant(settingsFor(data));
  app = testApp({ assistant }).app;
};
beforeEach(async () => {
  data = temporaryFolder();
  await open();
});
afterEach(async () => {
  await assistant.close();
  rmSync(data, { recursive: true, force: true });
});

const send = async (...files: NamedFile[]): Promise<UploadReply['files']> =>
  uploadReply.parse(await (await app.request('/api/reports', upload(files))).json()).files;
const ask = async (question = QUESTION): Promise<AnswerReply> =>
  (await (await app.request('/api/answer', post({ question }))).json()) as AnswerReply;
const remove = (id: string) => app.request(`/api/reports/${id}`, { method: 'DELETE' });

test('an uploaded report can be asked about at once, and after a restart', async () => {
  expect((await ask()).status).toBe('refused');
  const [file] = await send(goodFile());
  expect(file).toMatchObject({ name: '易县.txt', status: 'added', error: null });
  expect(await ask()).toMatchObject({ direct: '31.7万吨', citations: [{ report: { source: '易县.txt' } }] });
  await assistant.close();
  await open();
  expect((await ask()).direct).toBe('31.7万吨');
});

test('a removed report is gone from the list, search, facts, answers and index, and can come back', async () => {
  const [file] = await send(goodFile());
  const id = file?.reports[0]?.id as string;
  expect((await remove(id)).status).toBe(200);
  expect((await remove(id)).status).toBe(404);
  expect((await ask()).status).toBe('refused');
  const found = await app.request('/api/search', post({ query: '粮食总产量' }));
  expect(await found.json()).toEqual({ passages: [] });
  expect(await (await app.request('/api/facts')).json()).toEqual({ facts: [], total: 0 });
  expect((await app.request(`/api/reports/${id}`)).status).toBe(404);
  expect((await app.request(`/api/reports/${id}/passages/${id}.1`)).status).toBe(404);
  expect((await assistant.doctor()).filter(({ ok }) => !ok)).toEqual([]);
  expect((await send(goodFile())).map(({ status }) => status)).toEqual(['added']);
  expect((await ask()).direct).toBe('31.7万吨');
});

test('the same file again changes nothing, whatever its name; another file of the same name replaces nothing', async () => {
  const [first] = await send(goodFile());
  const again = await send(goodFile(), goodFile('别名.txt'));
  expect(again.map(({ status, reports }) => [status, reports])).toEqual([
    ['unchanged', first?.reports],
    ['unchanged', first?.reports],
  ]);
  expect((await send(goodFile('易县.txt', '河北省保定市涞源县'))).map(({ status }) => status)).toEqual(['added']);
  expect(assistant.reports().map(({ region }) => region)).toEqual(['河北省保定市涞源县', '河北省保定市易县']);
});

test('good and bad files of every kind are told apart, and only the good ones are kept', async () => {
  const files = await send(
    { name: '空.txt', content: '' },
    { name: '乱.docx', content: 'PK\u0003\u0004 not a zip' },
    goodFile(),
    { name: '旧.doc', content: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]) },
    { name: '短.txt', content: '太短' },
  );
  expect(files.map(({ status }) => status)).toEqual(['failed', 'failed', 'added', 'failed', 'failed']);
  for (const { status, error, reports } of files) {
    if (status !== 'failed') continue;
    expect(error).toMatchObject({ code: 'unreadable-file', message: expect.stringMatching(/^[^\n]{4,120}$/) });
    expect(reports).toEqual([]);
  }
  expect(assistant.reports()).toHaveLength(1);
});

test('what a report says of markup stays text, in name and body', async () => {
  const attack = '<img src=x onerror=alert(1)>';
  const content = reportText('河北省保定市易县', 2023, ['全县粮食总产量达到31.7万吨。', `建成养老驿站15个${attack}。`]);
  const response = await app.request('/api/reports', upload([{ name: `${attack}.txt`, content }]));
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  const { files } = uploadReply.parse(await response.json());
  expect(files[0]).toMatchObject({ name: `${attack}.txt`, status: 'added' });
  const id = files[0]?.reports[0]?.id as string;
  expect(assistant.report(id)?.text).toContain(attack);
});

test('progress goes from reading over embedding to the index, never back', async () => {
  const files = [goodFile(), goodFile('b.txt', '河北省保定市涞源县')];
  const events = await eventsOf(await app.request('/api/reports', upload(files, { accept: 'text/event-stream' })));
  for (const index of [0, 1]) {
    const own = events.filter(({ data: told }) => told.index === index);
    expect(own.map(({ event }) => event)).toEqual([
      'file-start',
      ...own.slice(1, -1).map(() => 'file-progress'),
      'file-done',
    ]);
    const stages = own.slice(1, -1).map(({ data: told }) => told.stage as string);
    expect([...new Set(stages)]).toEqual(['read', 'embed', 'index']);
    expect(stages).toEqual(stages.toSorted((a, b) => 'read embed index'.indexOf(a) - 'read embed index'.indexOf(b)));
    for (const { data: told } of own.slice(1, -1)) expect(told.done).toBeLessThanOrEqual(told.total);
  }
  expect(events.at(-1)?.event).toBe('done');
});

test('folders that are ingested later leave uploaded reports alone, also those they hold themselves', async () => {
  await send(goodFile());
  const folder = join(data, 'in');
  mkdirSync(folder);
  const file = join(folder, '易县.txt');
  writeFileSync(file, goodFile().content);
  writeFileSync(join(folder, '别县.txt'), goodFile('', '河北省保定市涞源县').content);
  await assistant.ingest([folder]);
  expect(assistant.reports()).toHaveLength(2);
  // The file changes: what it said before is still held by the upload.
  writeFileSync(file, goodFile('', '河北省保定市阜平县').content);
  await assistant.ingest([folder]);
  expect(assistant.reports().map(({ region }) => region)).toContain('河北省保定市易县');
  expect(assistant.reports()).toHaveLength(3);
});

test('questions are answered while a file of many reports is taken', async () => {
  await send(goodFile());
  // The first question also waits for what the re-scorer prepares soon after opening.
  await ask();
  const years = Array.from({ length: 40 }, (_, i) => 1980 + i);
  const text = years
    .map((year) => reportText('河北省保定市涞源县', year, ['改造农村户厕3400座。', '修路12公里。']))
    .join('\n');
  const bytes = new TextEncoder().encode(text);
  const ended: string[] = [];
  let asked: Promise<unknown> | null = null;
  const onProgress = ({ phase }: { phase: string }) => {
    if (phase === 'embed') asked ??= ask().then(({ direct }) => ended.push(String(direct)));
  };
  const { reports } = await assistant.upload({ name: 'a.txt', bytes }, { onProgress });
  ended.push(`${reports.length} reports`);
  await asked;
  expect(ended).toEqual(['31.7万吨', '40 reports']);
});

test('uploads at the same time are taken one after the other', async () => {
  const twins = await Promise.all([send(goodFile()), send(goodFile()), send(goodFile('c.txt', '河北省保定市曲阳县'))]);
  expect(twins.map(([file]) => file?.status).toSorted()).toEqual(['added', 'added', 'unchanged']);
  expect(assistant.reports()).toHaveLength(2);
});

test('a sender who leaves while a file is read or embedded leaves nothing of it behind', async () => {
  for (const phase of ['read', 'embed']) {
    const leaving = new AbortController();
    const bytes = new TextEncoder().encode(String(goodFile().content));
    const onProgress = (told: { phase: string }) => {
      if (told.phase === phase) leaving.abort();
    };
    const taken = assistant.upload({ name: 'a.txt', bytes }, { onProgress, signal: leaving.signal });
    await expect(taken).rejects.toThrow('abandoned');
    expect(assistant.reports()).toEqual([]);
  }
  expect((await send(goodFile())).map(({ status }) => status)).toEqual(['added']);
});
