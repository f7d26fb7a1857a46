/** Every text of the page of reports. */

import type { UploadStep } from './library-calls.ts';
import type { Column, Level } from './report-rows.ts';
import { wordsHook } from './words.ts';

const zhColumns: Record<Column, string> = {
  report: '报告',
  year: '年份',
  level: '层级',
  length: '篇幅',
  facts: '指标数据',
};
const zhStages: Record<UploadStep['stage'], string> = {
  room: '服务器正在接收别的文件，稍后自动再传',
  send: '正在上传',
  read: '正在读取文字',
  embed: '正在建立语义索引',
  index: '正在写入报告库',
};

const zh = {
  about: '答案只取自这些报告。点开一份可以读全文。',
  columns: zhColumns,
  level: (level: Level) => level as string,
  sortedBy: (column: string, down: boolean) => `按${column}${down ? '从高到低' : '从低到高'}排列`,
  sort: '排列',
  turn: (down: boolean): string => (down ? '改为从低到高' : '改为从高到低'),
  filter: {
    label: '筛选报告',
    text: '查找',
    placeholder: '地区、标题、报告人或文件名',
    level: '层级',
    year: '年份',
    any: '全部',
    clear: '清除筛选',
    none: '没有符合条件的报告。',
  },
  shown: (shown: number, all: number) =>
    shown === all ? `共 ${all} 份报告` : `共 ${all} 份报告，符合条件的 ${shown} 份`,
  more: (next: number, rest: number) => `再列出 ${next} 份（还有 ${rest} 份）`,
  sample: '示例报告',
  sampleNote: '摘编，不是报告全文',
  unknown: '不详',
  characters: (count: number) => (count >= 10_000 ? `${(count / 10_000).toFixed(1)}万字` : `${count}字`),
  facts: (count: number) => `${count}条`,
  remove: '移除',
  removeNamed: (name: string) => `移除 ${name}`,
  removing: {
    title: '移除这份报告？',
    text: '移除后，回答不再引用它；已有的对话仍留着引用过的原文。原来的文件不受影响，可以重新上传。',
    go: '移除',
    cancel: '取消',
    busy: '正在移除…',
    done: (name: string) => `已移除 ${name}。`,
  },
  token: {
    title: '需要管理令牌',
    text: '上传和移除报告，需要管理员在服务器上设置的管理令牌（WENBAO_ADMIN_TOKEN）。',
    label: '管理令牌',
    keep: '在关闭这个标签页之前记住它',
    go: '继续',
    cancel: '取消',
  },
  upload: {
    label: '上传报告',
    choose: '上传报告',
    about: (megabytes: number) =>
      `也可以把文件拖到这一页上。支持 Word（.docx）、带文字的 PDF、TXT、Markdown 和网页文件，每个不超过 ${megabytes} MB。`,
    off: '这台服务没有开放上传和移除。',
    offHint: ['其他机器也能访问它，所以要先在服务器上设置环境变量 ', ' 再重新启动，然后凭这个令牌上传。'] as readonly [
      string,
      string,
    ],
    drop: '松开鼠标，上传这些文件',
    list: '上传的文件',
    colon: '：',
    waiting: '排队中',
    stages: zhStages,
    progress: (name: string) => `${name} 的进度`,
    added: '已加入',
    unchanged: '库里已经有了，没有变化',
    failed: '没有加入',
    tooLarge: (megabytes: number) => `文件超过 ${megabytes} MB。`,
    tooLargeHint: '请压缩其中的图片，或另存为纯文本后再上传。',
    folder: '文件夹不能直接上传。',
    folderHint: '请打开文件夹，选中里面的文件再拖过来。',
    noToken: '没有提供管理令牌，文件没有上传。',
    retry: '重试',
    retryNamed: (name: string) => `重试 ${name}`,
    clear: '清空记录',
    spoken: {
      added: (name: string) => `${name} 已加入。`,
      unchanged: (name: string) => `${name} 库里已经有了。`,
      failed: (name: string, why: string) => `${name} 没有加入：${why}`,
    },
  },
};

type ReportsWords = typeof zh;

const en: ReportsWords = {
  about: 'Answers come from these reports only. Choose one to read it whole.',
  columns: { report: 'Report', year: 'Year', level: 'Level', length: 'Length', facts: 'Figures' },
  level: (level) =>
    ({ 国家: 'National', 省: 'Province', 市: 'City', 区县: 'District or county', 乡镇: 'Township' })[level],
  sortedBy: (column, down) => `by ${column.toLowerCase()}, ${down ? 'highest' : 'lowest'} first`,
  sort: 'Order',
  turn: (down) => (down ? 'Lowest first' : 'Highest first'),
  filter: {
    label: 'Filter reports',
    text: 'Find',
    placeholder: 'place, title, speaker or file name',
    level: 'Level',
    year: 'Year',
    any: 'any',
    clear: 'Clear filters',
    none: 'No report fits.',
  },
  shown: (shown, all) => (shown === all ? `${all} reports` : `${shown} of ${all} reports`),
  more: (next, rest) => `List ${next} more (${rest} left)`,
  sample: 'Sample report',
  sampleNote: 'excerpts, not the whole report',
  unknown: 'unknown',
  characters: (count) => `${count.toLocaleString('en')} characters`,
  facts: (count) => count.toLocaleString('en'),
  remove: 'Remove',
  removeNamed: (name) => `Remove ${name}`,
  removing: {
    title: 'Remove this report?',
    text: 'Answers will no longer cite it; conversations keep the passages they cited. The original file is not touched and can be uploaded again.',
    go: 'Remove',
    cancel: 'Cancel',
    busy: 'Removing…',
    done: (name) => `${name} is removed.`,
  },
  token: {
    title: 'Admin token needed',
    text: 'Uploading and removing reports needs the admin token that was set on the server (WENBAO_ADMIN_TOKEN).',
    label: 'Admin token',
    keep: 'Remember it until this tab is closed',
    go: 'Continue',
    cancel: 'Cancel',
  },
  upload: {
    label: 'Upload reports',
    choose: 'Upload reports',
    about: (megabytes) =>
      `Or drop files on this page. Word (.docx), PDF with text, TXT, Markdown and web pages, up to ${megabytes} MB each.`,
    off: 'Uploading and removing are turned off on this server.',
    offHint: [
      'Other machines can reach it, so set the environment variable ',
      ' on the server first and restart it; then upload with that token.',
    ],
    drop: 'Drop to upload these files',
    list: 'Uploaded files',
    colon: ': ',
    waiting: 'Waiting',
    stages: {
      room: 'The server is taking other files; it will be sent again shortly',
      send: 'Uploading',
      read: 'Reading the text',
      embed: 'Building the semantic index',
      index: 'Storing',
    },
    progress: (name) => `Progress of ${name}`,
    added: 'Added',
    unchanged: 'Already in the library, unchanged',
    failed: 'Not added',
    tooLarge: (megabytes) => `The file is larger than ${megabytes} MB.`,
    tooLargeHint: 'Make its pictures smaller, or save it as plain text.',
    folder: 'A folder cannot be uploaded.',
    folderHint: 'Open it and drop the files inside.',
    noToken: 'Without the admin token the file was not uploaded.',
    retry: 'Try again',
    retryNamed: (name) => `Try ${name} again`,
    clear: 'Clear this list',
    spoken: {
      added: (name) => `${name} is added.`,
      unchanged: (name) => `${name} is in the library already.`,
      failed: (name, why) => `${name} was not added: ${why}`,
    },
  },
};

export const useReportsWords = wordsHook({ zh, en });
