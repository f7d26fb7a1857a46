/** Gold questions made up for the fake assistant's library: each shows one thing that scoring must see. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeAssistant } from './fake-assistant.ts';
import { type FakeReport, TIANMEN } from './fake-reports.ts';

/** More than one passage fits a question about parks here, so that ranks differ. */
const PARKS: FakeReport = {
  id: '2021-120115-0000000b',
  region: '天津市宝坻区',
  year: 2021,
  paragraphs: [
    '公园建设有序推进，口袋公园管护到位。',
    '新建口袋公园12个，绿化道路30公里。',
    '新建口袋公园的经费由区里承担，全年投入１２０万元。',
  ],
};

export const evaluationAssistant = (): FakeAssistant => new FakeAssistant([TIANMEN, PARKS]);

const must = (...groups: string[][]) => groups;

export const GOLD_LINES = [
  {
    id: 'right',
    type: 'figure',
    question: '改造农村户厕多少座',
    reports: ['tianmen-2022'],
    evidence: ['改造 农村户厕18.6万座'],
    must: must(['18.6万座', '186000座']),
  },
  {
    id: 'digit-inside-a-longer-number',
    type: 'figure',
    question: '改造农村户厕几万座',
    reports: ['tianmen-2022'],
    evidence: ['改造农村户厕18.6万座'],
    must: must(['8.6万座']),
  },
  {
    id: 'second-passage',
    type: 'entity',
    question: '口袋公园管护',
    reports: ['baodi-2021'],
    evidence: ['新建口袋公园12个'],
    must: must(['12个']),
  },
  {
    id: 'one-group-missing',
    type: 'list',
    question: '新建口袋公园和绿化道路',
    reports: ['baodi-2021'],
    evidence: ['绿化道路30公里'],
    must: must(['12个'], ['40公里', '50公里']),
  },
  {
    id: 'full-width-digits',
    type: 'list',
    question: '口袋公园的经费由区里承担',
    reports: ['baodi-2021'],
    evidence: ['投入120万元'],
    must: must(['120万元']),
  },
  {
    id: 'wrong-report-named',
    type: 'target',
    question: '地区生产总值预期增长',
    reports: ['baodi-2021'],
    evidence: ['地区生产总值预期增长8%'],
    must: must(['8%']),
  },
  {
    id: 'not-found-at-all',
    type: 'how',
    style: 'english',
    question: 'how many toilets were rebuilt',
    reports: ['tianmen-2022'],
    evidence: ['改造农村户厕'],
    must: must(['18.6万座']),
  },
  {
    id: 'styled',
    type: 'figure',
    style: 'typo',
    question: '改造农村户测多少座',
    reports: ['tianmen-2022'],
    evidence: ['改造农村户厕'],
    must: must(['18.6']),
  },
  {
    id: 'with-history',
    type: 'followup',
    question: '财政收入增长呢',
    history: [{ role: 'user', content: '天门的目标' }],
    reports: ['tianmen-2022'],
    evidence: ['财政收入增长6%'],
    must: must(['6%']),
  },
  { id: 'refused', type: 'unanswerable', question: '火星基地何时建成', reports: [], evidence: [], must: [] },
  { id: 'empty', type: 'unanswerable', question: ' ', reports: [], evidence: [], must: [] },
  { id: 'not-refused', type: 'unanswerable', question: '新建口袋公园多少亿个', reports: [], evidence: [], must: [] },
  {
    id: 'fails',
    type: 'figure',
    question: '抛出异常',
    reports: ['tianmen-2022'],
    evidence: ['x'],
    must: must(['x']),
  },
];

export const REGIONS = { 'tianmen-2022': { region: '天门', year: 2022 }, 'baodi-2021': { region: '宝坻', year: 2021 } };

/** Writes a file into a new folder. */
export function goldFile(name: string, content: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'wenbao-gold-')), name);
  writeFileSync(file, content);
  return file;
}

export const goldLines = (lines: readonly object[] = GOLD_LINES): string =>
  `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
