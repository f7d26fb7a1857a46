/**
 * Where a conversation stands after a question: the standalone question with what the next one may lean on.
 */
import { type Parts, partsOf, unique, wordsOf } from './follow-up-parts.ts';
import { topicOf } from './follow-up-topic.ts';
import { contentOf } from './follow-up-words.ts';
import { type Reading, readQuestion } from './understand.ts';

/** A question that stands alone, and the texts of the last answers that should not come again. */
export interface FollowUp extends Reading {
  /** Texts of the answers to the same question so far, verbatim without citation marks; only after “还有呢”. */
  readonly already?: readonly string[];
}

/** Parts and topic are worked out when they are first asked for: nothing leans on the last question. */
export class State {
  /** Places and years that were asked about the same thing before, one after the other. */
  private readonly trail: State | null;
  /** The question before, whatever it was about. */
  private readonly previous: State | null;
  private readonly given: string | null;
  private readonly base: number | null;
  private readonly held: ReadonlySet<string>;
  private read: Parts | null = null;
  readonly reading: FollowUp;

  /** @param trail the state before, where the same thing is asked about; @param topic null: that of the question itself */
  constructor(
    reading: FollowUp,
    trail: State | null,
    topic: string | null,
    held: ReadonlySet<string>,
    base: number | null,
    previous: State | null = null,
  ) {
    this.previous = previous;
    this.base = base;
    this.reading = reading;
    this.trail = trail;
    this.given = topic;
    this.held = held;
  }

  get parts(): Parts {
    this.read ??= this.readParts();
    return this.read;
  }

  private readParts(): Parts {
    const parts = partsOf(this.reading, this.held);
    // “比上年增长”: a yardstick, no year that is asked about.
    const times = parts.times.filter(({ start }) => !/[比较]$/.test(this.reading.folded.slice(0, start)));
    return { ...parts, times, base: this.base ?? parts.base };
  }

  /** What it is about, without place, year and asking words. */
  get topic(): string {
    return this.given ?? topicOf(this.parts);
  }

  /** Places that were asked about the same thing, one after the other. */
  get places(): readonly string[] {
    return unique([...(this.trail?.places ?? []), ...wordsOf(this.parts.places)]);
  }

  /** Places that “哪个更高” sets side by side: those asked about the same thing, though each question may be whole in itself. */
  get compared(): readonly string[] {
    const { places, previous } = this;
    return places.length > 1 || previous === null || !sameThing(this, previous)
      ? places
      : unique([...previous.places, ...places]);
  }

  get times(): readonly string[] {
    return unique([...(this.trail?.times ?? []), ...wordsOf(this.parts.times)]);
  }
}

/** The same indicator, or one topic names the other. */
function sameThing(one: State, other: State): boolean {
  const names = one.parts.indicators.map(({ indicator }) => indicator.name);
  if (other.parts.indicators.some(({ indicator }) => names.includes(indicator.name))) return true;
  const [a, b] = [contentOf(one.topic), contentOf(other.topic)];
  return a.length > 1 && b.length > 1 && (a.includes(b) || b.includes(a));
}

/** A follow-up written out, with what its words alone no longer tell. */
export interface Rewritten {
  readonly text: string;
  readonly asked?: Reading['asked'];
  /** Taken where the words of `text` leave it open or, with `sure`, in any case. */
  readonly kind?: Reading['kind'];
  readonly sure?: boolean;
  readonly aboutSpeech?: boolean;
  /** The topic of the question before goes on, whatever is asked of it. */
  readonly topic?: string;
  /** Its places and years follow those before (add), or it is about something else (new). */
  readonly trail: 'add' | 'new';
  readonly already?: readonly string[];
}

/** @param before null: nothing is carried on; @param base the year named before, where the follow-up names none; @param previous the question before in any case */
export function stateOf(
  rewritten: Rewritten,
  before: State | null,
  held: ReadonlySet<string>,
  base: number | null = null,
  previous: State | null = before,
): State {
  const read = readQuestion(rewritten.text, held);
  const { kind, asked } = rewritten;
  const reading: FollowUp = {
    ...read,
    kind: kind && (rewritten.sure || read.kind === null) ? kind : read.kind,
    asked: asked && asked !== 'text' ? asked : read.asked,
    aboutSpeech: read.aboutSpeech || rewritten.aboutSpeech === true,
    ...(rewritten.already && { already: rewritten.already }),
  };
  return new State(reading, rewritten.trail === 'add' ? before : null, rewritten.topic ?? null, held, base, previous);
}
