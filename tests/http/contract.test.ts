import { describe, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { Answer, AnswerRequest, ReportSummary, SearchRequest, StoredFact } from '../../src/domain.ts';
import type {
  AnswerReply,
  answerRequest,
  ReportsReply,
  reportSummary,
  searchRequest,
} from '../../src/http/contract.ts';
import type { FactBody } from '../../src/http/contract-facts.ts';
import { testApp } from '../support/http-app.ts';

// The type checker is the test here: `npm run typecheck` fails where one of these does not hold.
describe('the contract', () => {
  test('has the shapes of the product’s own words', () => {
    expectTypeOf<AnswerReply>().toExtend<Answer>();
    expectTypeOf<Answer>().toExtend<AnswerReply>();
    expectTypeOf<z.infer<typeof reportSummary>>().toExtend<ReportSummary>();
    expectTypeOf<ReportSummary>().toExtend<z.infer<typeof reportSummary>>();
    expectTypeOf<z.infer<typeof answerRequest>>().toExtend<AnswerRequest>();
    expectTypeOf<z.infer<typeof searchRequest>>().toExtend<SearchRequest>();
  });

  test('has exactly the fields of the product’s own words', () => {
    expectTypeOf<keyof AnswerReply>().toEqualTypeOf<keyof Answer>();
    expectTypeOf<keyof AnswerReply['understood']>().toEqualTypeOf<keyof Answer['understood']>();
    expectTypeOf<keyof AnswerReply['citations'][number]>().toEqualTypeOf<keyof Answer['citations'][number]>();
    expectTypeOf<keyof ReportsReply['reports'][number]>().toEqualTypeOf<keyof ReportSummary>();
    type Flat = Omit<StoredFact, 'figureSpan'> & { readonly figureStart: number; readonly figureEnd: number };
    expectTypeOf<keyof FactBody>().toEqualTypeOf<keyof Flat>();
    expectTypeOf<keyof FactBody['report']>().toEqualTypeOf<keyof StoredFact['report']>();
    expectTypeOf<FactBody>().toExtend<Flat>();
    expectTypeOf<Flat>().toExtend<FactBody>();
  });

  test('does not compile a reply outside its shape', async () => {
    const { healthRoute } = await import('../../src/http/routes.ts');
    const { app } = testApp();
    // @ts-expect-error the only status is 'ok'
    app.openapi(healthRoute, (c) => c.json({ status: 'fine' }, 200));
    // @ts-expect-error a field is missing
    app.openapi(healthRoute, (c) => c.json({}, 200));
  });
});
