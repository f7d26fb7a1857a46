/** Is the comma at `at` inside a number (1,200), not between parts of a sentence? @param text in half width */
export const groupsDigits = (text: string, at: number): boolean =>
  text[at] === ',' && /\d/.test(text[at - 1] ?? '') && /^\d{3}(?!\d)/.test(text.slice(at + 1));
