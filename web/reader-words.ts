/** Every text of the reader of a report and of a cited passage. */
import { wordsHook } from './words.ts';

const zh = {
  contents: '目录',
  openContents: '打开目录',
  find: {
    label: '在报告中查找',
    placeholder: '在报告中查找',
    previous: '上一个',
    next: '下一个',
    place: (index: number, total: number) => `${index} / ${total}`,
    spoken: (index: number, total: number) => `第 ${index} 处，共 ${total} 处`,
    none: '没有找到',
  },
  walk: (index: number, total: number) => `引用 ${index} / ${total}`,
  previous: '上一处引用',
  next: '下一处引用',
  toAnswer: '返回问答',
  toReports: '全部报告',
  fullPage: '在整页中打开',
  source: '来源',
  original: '原网页',
  length: '篇幅',
  characters: (count: number) => `${count.toLocaleString('zh-CN')} 字`,
  gone: '这份报告已不在报告库里。',
  goneHint: '它可能已被移除，或换成了新的版本。',
  goneCited: '这份报告已不在报告库里。下面是回答时引用的原文，已随对话保存。',
  noNeighbours: '前后文暂时读不到。',
  retry: '重试',
  placeGone: '没有找到地址里指的那一处，下面是报告开头。',
};

type ReaderWords = typeof zh;

const en: ReaderWords = {
  contents: 'Contents',
  openContents: 'Open the contents',
  find: {
    label: 'Find in the report',
    placeholder: 'Find in the report',
    previous: 'Previous',
    next: 'Next',
    place: (index, total) => `${index} / ${total}`,
    spoken: (index, total) => `${index} of ${total}`,
    none: 'Not found',
  },
  walk: (index, total) => `Citation ${index} / ${total}`,
  previous: 'Previous citation',
  next: 'Next citation',
  toAnswer: 'Back to the answer',
  toReports: 'All reports',
  fullPage: 'Open as a page',
  source: 'Source',
  original: 'original page',
  length: 'Length',
  characters: (count) => `${count.toLocaleString('en')} characters`,
  gone: 'This report is no longer in the library.',
  goneHint: 'It may have been removed, or replaced by a newer version.',
  goneCited:
    'This report is no longer in the library. Below is the passage that the answer cited, kept with the conversation.',
  noNeighbours: 'What stands around it cannot be read just now.',
  retry: 'Try again',
  placeGone: 'The place that the address names is not there; this is the beginning of the report.',
};

export const useReaderWords = wordsHook({ zh, en });
