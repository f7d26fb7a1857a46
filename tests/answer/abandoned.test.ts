/** Work on an answer ends between its stages when the asker has left. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Assistant, openAssistant } from '../../src/assistant.ts';
import { Abandoned } from '../../src/errors.ts';
import { settingsFor, temporaryFolder } from '../support/assistant.ts';

let assistant: Assistant;
beforeAll(async () => {
  assistant = await openAssistant(settingsFor(temporaryFolder(), { samples: true }));
});
afterAll(() => assistant.close());

/** Aborts when it is asked for the nth time whether it has. */
function leavingAt(nth: number): { signal: AbortSignal; looks: () => number } {
  const leaving = new AbortController();
  let looks = 0;
  const signal = new Proxy(leaving.signal, {
    get(target, name) {
      if (name === 'aborted' && ++looks === nth) leaving.abort();
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
  return { signal, looks: () => looks };
}

describe.each([
  ['one figure', '河北省2021年粮食总产量是多少？'],
  ['passages', '天门市怎么支持企业？'],
  ['several places', '河北省和青海省2022年怎么改善民生？'],
  ['a comparison of figures', '各地2022年地区生产总值增长目标对比'],
  ['a comparison of words', '2022年哪些地方提到了养老？'],
])('a question for %s', (_name, question) => {
  it('is looked after between stages, and ends at each of them when the asker leaves there', async () => {
    const { signal, looks } = leavingAt(0);
    const whole = await assistant.answer({ question }, { signal });
    const stages = looks();
    expect(stages).toBeGreaterThanOrEqual(2);
    expect({ ...whole, timing: null }).toEqual({ ...(await assistant.answer({ question })), timing: null });
    for (let nth = 1; nth <= Math.min(stages, 12); nth++) {
      const left = leavingAt(nth);
      await expect(assistant.answer({ question }, { signal: left.signal })).rejects.toBeInstanceOf(Abandoned);
      expect(left.looks()).toBe(nth);
    }
  });
});

it('a comparison of many reports is looked after once for each of them', async () => {
  const { signal, looks } = leavingAt(0);
  await assistant.answer({ question: '2022年哪些地方提到了养老？' }, { signal });
  const reports = assistant.reports().filter(({ year }) => year === 2022).length;
  expect(reports).toBeGreaterThan(3);
  expect(looks()).toBeGreaterThanOrEqual(2 * reports);
});
