/**
 * What the first issue promises of speed and size, measured on the built product: `node tests/benchmarks/spine.mjs <folder of reports>`.
 * Prints: ingest from nothing, start to first answer with a built index, answer latency one at a time, memory of the server.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = process.argv[2];
if (!folder) {
  console.error('usage: node tests/benchmarks/spine.mjs <folder of reports>');
  process.exit(2);
}
const main = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'dist', 'src', 'cli', 'main.js');
const data = mkdtempSync(join(tmpdir(), 'wenbao-benchmark-'));
const env = { ...process.env, WENBAO_DATA: data, WENBAO_SAMPLES: '0', WENBAO_PORT: '0', WENBAO_LOG: 'silent' };
const QUESTIONS = [
  '地区生产总值增长多少？',
  '怎么让老人过得好',
  '改造了多少老旧小区？',
  '支持企业的措施有哪些',
  '粮食总产量',
  '空气质量优良天数是多少',
  '城镇新增就业的目标',
  '哪个地方造林最多？',
];

const ask = async (url, question) => {
  const begun = performance.now();
  const reply = await fetch(`${url}/api/answer`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question }),
  });
  await reply.json();
  return performance.now() - begun;
};

/** Starts a server; resolves with its address and the time from the start to it, in ms. */
const serve = () =>
  new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn(process.execPath, [main, 'serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
      const url = /http:\/\/\S+/.exec(out)?.[0]?.replace(/\/$/, '');
      if (url) resolve({ child, url, begun });
    });
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });

try {
  const begun = performance.now();
  const ingest = spawnSync(process.execPath, [main, 'ingest', folder], { env, encoding: 'utf8' });
  console.log(
    `ingest from nothing, process start included: ${((performance.now() - begun) / 1000).toFixed(2)} s; ${ingest.stdout.trim().split('\n').at(-1)}`,
  );

  const starts = [];
  for (let round = 0; round < 5; round++) {
    const { child, url, begun: start } = await serve();
    await ask(url, QUESTIONS[0]);
    starts.push(performance.now() - start);
    child.removeAllListeners('exit');
    await new Promise((done) => child.once('exit', done).kill('SIGTERM'));
  }
  console.log(`process start to first answer, five times: ${starts.map((ms) => (ms / 1000).toFixed(2)).join(', ')} s`);

  const { child, url } = await serve();
  const times = [];
  for (let round = 0; round < 40; round++) for (const question of QUESTIONS) times.push(await ask(url, question));
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(share * times.length)].toFixed(1);
  console.log(
    `answers one at a time over the whole library: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, ${times.length} answers`,
  );
  const memory = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
  console.log(`memory of the server, highest: ${(Number(memory?.[1]) / 1024).toFixed(0)} MB`);
  child.removeAllListeners('exit');
  await new Promise((done) => child.once('exit', done).kill('SIGTERM'));
} finally {
  rmSync(data, { recursive: true, force: true });
}
