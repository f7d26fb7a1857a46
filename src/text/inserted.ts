/**
 * Names with a word in brackets inside: 垃圾清运（收集）率 is 垃圾清运率 too.
 */

const INSERTED = /(?<=\p{Script=Han})[（(]\p{Script=Han}{1,6}[）)](?=\p{Script=Han})/gu;

/** @returns the text without words in brackets between two Chinese characters; offsets change */
export const withoutInserted = (text: string): string => text.replace(INSERTED, '');
