/** Facts as the server sends them, made by hand for tests of the page. */
import type { FactBody } from '../../src/http/contract-facts.ts';

type Report = FactBody['report'];

let made = 0;

/** An achieved growth of 2021 by 6% in a report of 2022, but for `change`. */
export function factBody(
  change: Partial<Omit<FactBody, 'report'>> & { readonly report?: Partial<Report> } = {},
): FactBody {
  const { report, ...said } = change;
  const of: Report = { id: 'r1', region: '云溪省青禾市', year: 2022, title: '政府工作报告', ...report };
  made += 1;
  return {
    id: `${of.id}.f${made}`,
    indicator: '地区生产总值',
    known: true,
    surface: '地区生产总值',
    value: 6,
    valueMax: null,
    unit: '%',
    amount: 6,
    measure: 'growth',
    direction: 'up',
    modifier: null,
    kind: 'achieved',
    period: '2021',
    basis: null,
    note: null,
    figure: '6%',
    figureStart: 8,
    figureEnd: 10,
    quote: '地区生产总值增长6%',
    start: 0,
    end: 10,
    passage: 1,
    passageId: `${of.id}.1`,
    ...said,
    report: of,
  };
}
