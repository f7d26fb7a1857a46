/**
 * Scores extracted facts against stretches labelled by hand (tests/gold/FACTS.md): what is named, its value, unit and kind;
 * the period apart.
 */
import type { Fact } from '../domain.ts';
import { indicatorAtEnd, indicatorNamed } from '../lexicon/indicators.ts';
import { fold } from '../text/fold.ts';

export interface LabelledFact {
  /** Every name that is right. */
  readonly names: readonly string[];
  readonly value: number | null;
  readonly valueMax: number | null;
  readonly unit: string | null;
  readonly kind: Fact['kind'];
  /** Every form that is right. */
  readonly period: readonly string[];
  readonly figure: string;
  /** Neither wanted nor wrong. */
  readonly optional: boolean;
}

export interface LabelledStretch {
  readonly id: string;
  readonly half: 'build' | 'final';
  readonly from: 'reports' | 'scale';
  readonly report: string;
  /** Its first characters in the report's text. */
  readonly starts: string;
  readonly length: number;
  readonly facts: readonly LabelledFact[];
}

export interface FactScores {
  readonly wanted: number;
  readonly extracted: number;
  /** Shares 0..1. Right: name, value, unit and kind. */
  readonly precision: number;
  readonly recall: number;
  /** Of those with name, value and unit right. */
  readonly kind: number;
  readonly period: number;
}

/** What one stretch came to. */
export interface FactMatches {
  readonly matched: readonly (readonly [LabelledFact, Fact])[];
  readonly missed: readonly LabelledFact[];
  readonly wrong: readonly Fact[];
}

const plain = (text: string): string => fold(text).replace(/[\s“”"'‘’《》、,，的]/g, '');
/** A longer name than this is no name but a piece of text. */
const NAME_MAX = 32;

function sameName(fact: Fact, names: readonly string[]): boolean {
  const own = plain(fact.indicator);
  if (own.length > NAME_MAX) return false;
  return names.some((name) => {
    const wanted = plain(name);
    if (wanted === own) return true;
    const [mine, theirs] = [indicatorNamed(fact.indicator), indicatorNamed(name)];
    // Two indicators of the lexicon are the same or not, however alike their names.
    if (mine && theirs) return mine.name === theirs.name;
    if (mine && indicatorAtEnd(name)?.indicator.name === mine.name) return true;
    return own.includes(wanted) || plain(fact.surface).includes(wanted);
  });
}

const sameNumber = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));
const sameUnit = (a: string | null, b: string | null): boolean =>
  plain(a ?? '').replace(/^个(?=百分点)/, '') === plain(b ?? '').replace(/^个(?=百分点)/, '');

const sameFigure = (fact: Fact, label: LabelledFact): boolean =>
  sameNumber(fact.value, label.value) && sameNumber(fact.valueMax, label.valueMax) && sameUnit(fact.unit, label.unit);

/** Pairs facts with labels, each at most once: those that also agree in kind and period first. */
export function matchFacts(facts: readonly Fact[], labels: readonly LabelledFact[]): FactMatches {
  const matched: [LabelledFact, Fact][] = [];
  const left = new Set(facts);
  const open = new Set(labels);
  const grades: readonly ((fact: Fact, label: LabelledFact) => boolean)[] = [
    (fact, label) => label.kind === fact.kind && label.period.includes(fact.period ?? ''),
    (fact, label) => label.kind === fact.kind,
    () => true,
  ];
  for (const optional of [false, true]) {
    for (const grade of grades) {
      for (const label of open) {
        if (label.optional !== optional) continue;
        for (const fact of left) {
          if (!sameFigure(fact, label) || !sameName(fact, label.names) || !grade(fact, label)) continue;
          matched.push([label, fact]);
          left.delete(fact);
          open.delete(label);
          break;
        }
      }
    }
  }
  // An optional figure may be named in any way.
  const wrong = [...left].filter((fact) => ![...labels].some((label) => label.optional && sameFigure(fact, label)));
  return { matched, missed: [...open].filter(({ optional }) => !optional), wrong };
}

/** @returns scores over all stretches together */
export function scoreFacts(all: readonly FactMatches[]): FactScores {
  let [right, named, kinds, periods, wanted, extracted] = [0, 0, 0, 0, 0, 0];
  for (const { matched, missed, wrong } of all) {
    const counted = matched.filter(([label]) => !label.optional);
    wanted += counted.length + missed.length;
    extracted += counted.length + wrong.length;
    for (const [label, fact] of counted) {
      named += 1;
      const kind = label.kind === fact.kind;
      if (kind) {
        kinds += 1;
        right += 1;
      }
      if (label.period.includes(fact.period ?? '')) periods += 1;
    }
  }
  const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
  return {
    wanted,
    extracted,
    precision: share(right, extracted),
    recall: share(right, wanted),
    kind: share(kinds, named),
    period: share(periods, named),
  };
}
