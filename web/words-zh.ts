/**
 * Every text of the shell and the chat, in Chinese. The shape of this table is the shape of every language: a key that another
 * table lacks does not compile. A page that is loaded on demand keeps its words in a table of its own, beside it (`wordsHook`).
 */
import type { RefusalReason, ReportSummary } from '../src/domain.ts';
import type { ProblemKind } from './problem.tsx';

const problems: Record<ProblemKind, { readonly message: string; readonly hint: string }> = {
  unreachable: { message: '连不上问报服务。', hint: '请确认服务正在运行、网络可用，然后重试。' },
  unreadable: { message: '服务的回应读不懂。', hint: '请稍后重试。' },
  dropped: { message: '回答没有传完，连接就断了。', hint: '请重试。' },
  refused: { message: '服务没有答应这个请求。', hint: '请稍后重试。' },
  chunk: { message: '这一页没有读到。', hint: '网络可能断了，或者问报刚刚更新过：请重试，仍不行就刷新页面。' },
  page: { message: '页面出了错。', hint: '请重试；如果仍不行，请刷新页面。' },
};

const refusals: Record<RefusalReason, string> = {
  empty: '还没有问题',
  'unknown-region': '没有收录这个地区的报告',
  'unknown-year': '没有收录这一年的报告',
  'not-in-reports': '报告里没有写到',
  'out-of-domain': '不在政府工作报告的范围内',
  unclear: '问题还不够明确',
};

const levels: Record<NonNullable<ReportSummary['level']>, string> = {
  国家: '国家',
  省: '省',
  市: '市',
  区县: '区县',
  乡镇: '乡镇',
};

export const zh = {
  htmlLang: 'zh-CN',
  brand: '问报',
  claim: '问政府工作报告，答案句句有出处',
  skip: '跳到正文',
  nav: { label: '主要页面', chat: '问答', indicators: '指标', reports: '报告' },
  titles: {
    chat: '问报 · 问政府工作报告',
    indicators: '指标 · 问报',
    reports: '报告 · 问报',
    report: '报告全文 · 问报',
    unknown: '没有这一页 · 问报',
  },
  language: { other: 'English', switch: 'Switch to English' },
  theme: {
    label: (name: string) => `配色：${name}`,
    names: { system: '跟随系统', light: '浅色', dark: '深色' },
  },
  menu: '对话与设置',
  close: '关闭',
  closeByEscape: '关闭（Esc）',
  retry: '重试',
  loading: '正在打开…',
  notFound: {
    title: '没有这一页',
    text: '地址可能写错了，或者这一页已经不在。',
    back: '去提问',
  },
  problems,
  serverProblem: (status: number) => `服务出错了（${status}）。`,
  refusals,
  levels,
  year: (year: number) => `${year}年`,
  date: (year: number, month: number, day: number) => `${year}年${month}月${day}日`,
  stop: '。',
  join: '、',
  clause: '；',
  understood: {
    as: (parts: string) => `理解为：${parts}`,
    whole: (question: string) => `完整的问题：${question}`,
    achieved: '完成情况',
    target: '计划目标',
  },
  welcome: {
    title: '想知道哪里、哪一年、哪件事？',
    text: '写下问题就行。答案里的编号可以点开，看到报告里的原话和它所在的位置；报告里没有写到的，会直接告诉您没有。',
    examples: '例如',
  },
  composer: {
    label: '问题',
    placeholder: '问一个政府工作报告里的问题',
    send: '发送',
    stop: '停止',
    keys: 'Enter 发送，Shift+Enter 换行。',
    note: '答案只取自收录的报告，请以原文为准。',
  },
  turn: {
    asked: '问',
    answered: '答',
    searching: '正在查找报告原文…',
    stopped: '已停止。',
    askAgain: '重新提问',
  },
  answer: {
    sources: '来源',
    nearest: '最接近的段落',
    next: '接着问',
    instead: '可以这样问',
    chip: (number: number, name: string) => `来源${number}：${name}`,
    table: '数据表',
    unit: (unit: string) => `单位：${unit}`,
  },
  spoken: {
    searching: '正在查找报告原文。',
    refused: (reason: string, text: string) => `没有答案：${reason}。${text}`,
    sources: (count: number) => `共 ${count} 处来源。`,
  },
  panel: {
    label: '原文',
    library: '报告库',
    libraryTitle: '收录的报告',
    report: '报告全文',
    source: (number: number) => `来源 ${number}`,
    backToLibrary: '返回报告库',
    backToPassage: '返回引用的段落',
    previous: '上一处来源',
    next: '下一处来源',
    whole: '在报告中查看',
    opening: '正在打开报告…',
  },
  facts: {
    region: '地区',
    year: '年份',
    date: '日期',
    speaker: '报告人',
    version: '版本',
    abridged: '摘编，非报告全文',
  },
  library: {
    loading: '正在读取报告库…',
    empty: (command: string): readonly [string, string, string] => [
      '库里还没有报告。用命令 ',
      command,
      ' 加入报告，再刷新页面。',
    ],
    command: 'wenbao ingest 文件或文件夹',
    about: '答案只取自这些报告。点一份可以读全文。',
    abridged: '摘编',
    more: (count: number) => `另有 ${count} 份报告未在这里列出。`,
    yearUnknown: '年份不详',
    count: (count: number) => `收录 ${count} 份报告`,
  },
};

export type Words = typeof zh;
