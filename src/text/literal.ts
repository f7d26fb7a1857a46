/** @returns the source of a pattern that matches this text and nothing else */
export const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
