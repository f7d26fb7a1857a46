/** axe-core on a view of the page: what WCAG A and AA and axe's best practices would say of it. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

let source: Promise<string> | undefined;

/**
 * @param within selector of the part that is looked at
 * @returns one line for every element that breaks a rule; none is right
 */
export async function axeViolations(page: Page, within = 'html'): Promise<string[]> {
  source ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  // As the debugger would run it: the page's own policy lets no foreign script in.
  await page.evaluate(await source);
  const { violations } = await page.evaluate(
    (selector) => (globalThis as unknown as { axe: { run(selector: string): Promise<AxeResults> } }).axe.run(selector),
    within,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
}
