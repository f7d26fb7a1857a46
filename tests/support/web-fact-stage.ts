/** The indicators page on a stage of its own, over a made-up library with figures. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeEach } from 'vitest';
import { factsApi } from './web-facts.ts';
import { type Stage, useStage } from './web-stage.ts';

/** The route of an indicator. */
export const indicatorRoute = (...query: [string, string][]): string => `#/indicators?${new URLSearchParams(query)}`;

export const GDP_ROUTE = indicatorRoute(['indicator', '地区生产总值']);

/** Until something is on the canvas. */
export const chartDrawn = (page: Page) =>
  page.waitForFunction(() => {
    const canvas = document.querySelector('canvas');
    if (!canvas?.width) return false;
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    return data.some((value) => value > 0);
  });

/** Call it once inside a `describe`. */
export function useFactStage() {
  const stage: Stage = useStage();
  beforeEach(() => {
    stage.server.api = factsApi();
  });

  /** Opens the page at a route; with an indicator, once its figures and their chart stand. */
  async function open(route: string, options?: BrowserContextOptions): Promise<Page> {
    const page = await stage.open(options);
    await page.goto(stage.address + route);
    await page
      .locator(route.includes('indicator=') ? '.fact-table tbody tr' : '.overview-list')
      .first()
      .waitFor();
    if (route.includes('indicator=')) await chartDrawn(page);
    return page;
  }

  return { stage, open };
}
