import { describe, expect, test } from 'vitest';
import { foldForScore, formatFigure, holdsEvidence, mentions, scoreQuestion } from '../../src/evaluation/score.ts';
import { FakeAssistant } from '../support/fake-assistant.ts';

describe('mentions', () => {
  test.each([
    ['增长5%', '5%', true],
    ['增长3.5%', '5%', false],
    ['18家', '8家', false],
    ['1,8家', '8家', false],
    ['8家', '8家', true],
    ['增长12', '12', true],
    ['增长12.5', '12', false],
    ['增长123', '12', false],
    ['增长12，其中', '12', true],
    ['先有18家后有8家', '8家', true],
    ['第8 家', '8家', true],
    ['８家', '8家', true],
    ['天门市', '天门', true],
    ['GDP', 'gdp', true],
    ['襄阳', '咸阳', false],
  ])('in %s of %s is %s', (text, wanted, found) => {
    expect(mentions(foldForScore(text), wanted)).toBe(found);
  });
});

test('evidence is found whatever its white space and width', () => {
  expect(holdsEvidence('增长 ６％\n左右', ['增长6%左右'])).toBe(true);
  expect(holdsEvidence('增长7%', ['增长6%', '增长5%'])).toBe(false);
});

test('figures are written as shares, decimals and counts', () => {
  expect(formatFigure('right', { sum: 2, of: 3 })).toBe('66.7%');
  expect(formatFigure('mrr', { sum: 2, of: 3 })).toBe('0.667');
  expect(formatFigure('errors', { sum: 2, of: 1 })).toBe('2');
  expect(formatFigure('right', { sum: 0, of: 0 })).toBe('-');
});

test.each([
  [60, true],
  [61, false],
])('a bare value of %i characters counts as bare: %s', async (length, direct) => {
  const answer = await new FakeAssistant().answer({ question: '改造农村户厕' });
  const gold = {
    id: 'x',
    type: 'figure',
    style: null,
    answerable: true,
    question: '',
    history: null,
    reports: [],
    evidence: ['户厕'],
    must: [['8家']],
  };
  const long = { ...answer, direct: `8家${'，'.repeat(length - 2)}` };
  const response = { hits: null, answer: long, error: null, searchMs: null, answerMs: 0 };
  expect(scoreQuestion(gold, [], response).direct).toBe(direct);
});
