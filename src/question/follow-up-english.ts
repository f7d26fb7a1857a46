/**
 * Follow-ups in English: “And Hebei?”, “What about 2021?”, “How will they do it?”, “What else?”.
 */
import { askAgain, overlaid, placesFor, timesJoined } from './follow-up-again.ts';
import { PLANNED, targetOf, withThing } from './follow-up-english-counted.ts';
import { joined, type Parts, readParts, unique } from './follow-up-parts.ts';
import type { Rewritten, State } from './follow-up-state.ts';
import { kindAsked, switchIndicator } from './follow-up-switch.ts';

const LEAD =
  /^(?:(?:and|so|but|ok|okay|well|then|also|now|no|nope|sorry|wrong|not that|(?:what |how )?about|i (?:mean|meant|was asking about|asked about|said)|it(?:'s| is)|make (?:it|that)|(?:try|same) (?:it )?for|the same for|for)(?![a-z])[\s,.:;-]*)+/i;
const LEANS = /^(?:and|so|but|then|no|sorry|i meant?|what about|how about|same|for)\b/i;
const MORE =
  /^(?:what else|anything else|any(?:thing)? more|any others?|what (?:other|more)(?: \w+)?(?: (?:are there|is there|do they have))?|others?|more|go on|continue|keep going|tell me more|is that all|and then)[\s?.!]*$/i;
const POINTS_TO_PLACE =
  /\b(?:there|its|their|they|it|that (?:city|province|district|county|place)|the (?:city|province|district|county))\b/gi;
const EMPTY =
  /\b(?:what|which|who|when|where|why|how|much|many|exactly|specifically|details?|concrete|measures?|steps?|will|would|do|does|did|is|are|was|were|be|been|can|could|should|to|of|the|a|an|in|on|for|by|with|at|that|this|these|those|it|its|they|their|them|there|one|achieve|accomplish|reach|reached|meet|met|attain|carry|carried|out|implement|implemented|realise|realize|done|go|get|happen|plan|planned|target|goal|actual|actually|really|result|results|outcome|achieved|finish|finished|complete|completed|start|started|built|cost|money|pay|pays|paid|responsible|so|about|and|compared?|with|versus|vs|than|against|highest|lowest|higher|lower|largest|biggest|most|least|s|year|come|from|spend|spent|project|money)\b/gi;
const ACTUAL =
  /\b(?:actual(?:ly)?|achieved|in reality|result|outcome|accomplished|did they (?:make|meet|reach|achieve))\b/i;
const WHEN = /\b(?:how|why|when|where|who)\b(?!.*\b(?:actual|in reality|turn))/i;
const QUESTION = /\b(?:what|which|who|when|where|why|how|is|are|do|does|did|will)\b/i;
const EVERY =
  /\b(?:which|all|every|each)\s+(?:of the\s+)?(?:cit(?:y|ies)|provinces?|districts?|count(?:y|ies)|places?|reports?)\b/i;
const COMPARED = /\b(?:compared?(?: (?:it|that|this|them|those))? (?:to|with|and)|versus|vs\.?|than|against)\b/i;
const EXTREME = /\b(?:highest|lowest|higher|lower|largest|biggest|most|least)\b/i;

/** Place and year behind a phrase. */
function tailOf(places: readonly string[], times: readonly string[]): string {
  return `${places.length > 0 ? ` in ${joined(places, true)}` : ''}${times.length > 0 ? ` in ${timesJoined(times, true)}` : ''}`;
}

const ended = (text: string, tail: string): string => `${text.replace(/[\s?.!]+$/, '')}${tail}?`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const about = (topic: string): string =>
  topic === '' ? '' : /^(?:the|its|their)\b|\p{Script=Han}/u.test(topic) ? topic : `the ${topic}`;

/** @param text as typed. @returns null when it carries nothing over */
export function readEnglish(
  before: State,
  text: string,
  quoted: () => readonly string[],
  held: ReadonlySet<string>,
): Rewritten | null {
  if (MORE.test(text))
    return {
      text: before.reading.question,
      trail: 'add',
      already: quoted(),
      asked: before.reading.asked,
      kind: before.reading.kind,
      topic: before.topic,
    };
  const core = text.replace(LEAD, '');
  const leans = LEANS.test(text) || core !== text;
  const now = readParts(core, held);
  const rest = now.rest.toLowerCase();
  const content = rest.replace(EMPTY, '').replace(/[^\p{L}\p{N}]+/gu, '');
  const named = now.places.length > 0 || now.times.length > 0;
  const { places, times } = overlaid(before.parts, now);
  const topic = { topic: before.topic, trail: 'add' as const };
  if (content === '' && now.indicators.length === 0) {
    if (named && COMPARED.test(rest)) return compared(before, now);
    if (!named && EXTREME.test(rest) && before.places.length > 1)
      return {
        text: `Compare ${about(before.topic)} of ${joined(before.places, true)}${tailOf(
          [],
          before.parts.times.map(({ words }) => words),
        )}: ${core.replace(/[\s?]+$/, '')}?`,
        asked: 'comparison',
        ...topic,
      };
    if (ACTUAL.test(rest) && !WHEN.test(rest))
      return { text: actualOf(before, now), kind: 'achieved', sure: true, ...topic };
    if (PLANNED.test(rest) && before.reading.kind !== 'target' && !/\b(?:why|when|where|who)\b/.test(rest))
      return { text: targetOf(before, tailOf(places, times)), kind: 'target', sure: true, trail: 'add' };
    if (WHEN.test(rest))
      return {
        text: `Regarding ${about(before.topic)}${tailOf(places, times)}, ${core.charAt(0).toLowerCase()}${core.slice(1).replace(/[\s?]+$/, '')}?`,
        asked: now.reading.asked,
        kind: before.reading.kind,
        ...topic,
      };
    const kind = before.reading.kind;
    return {
      text: askAgain(before.parts, named ? placesFor(before.parts, now) : [], now.times.length > 0 ? times : []),
      kind,
      ...topic,
    };
  }
  if (GROWS.test(content) && now.indicators.length === 0 && before.parts.indicators.length > 0)
    return {
      text: growthOf(before, rest, tailOf([], times), places),
      kind: now.reading.kind,
      sure: true,
      trail: 'add',
    };
  if (now.places.length === 0 && now.indicators.length === 0) {
    const filled = withThing(
      before,
      core,
      joined(
        before.parts.places.map(({ words }) => words),
        true,
      ),
    );
    if (filled !== null) {
      const asked = ended(
        filled,
        /\b(?:this|next|last) year\b/i.test(filled)
          ? ''
          : tailOf([], now.times.length > 0 ? [] : singles(before.parts)),
      );
      return { text: asked, kind: now.reading.kind, trail: 'add' };
    }
  }
  // “And the mayor of Yulin?” after “Who is …”
  const opening = /^(?:who|what|when|where) (?:is|was|are|were)\b/i.exec(before.reading.question)?.[0];
  if (now.places.length > 0 && leans && opening !== undefined && !QUESTION.test(rest) && now.indicators.length === 0)
    return { text: `${opening} ${ended(core, '')}`, kind: before.reading.kind, trail: 'new' };
  // “How about fiscal revenue?”
  if (content === '' && (leans || !QUESTION.test(rest)) && kindAsked(rest) === null)
    return { text: switchIndicator(before.parts, now), kind: before.reading.kind, trail: 'new' };
  if (now.places.length > 0 || EVERY.test(core)) return null;
  const tail = tailOf(places, now.times.length > 0 ? [] : singles(before.parts));
  if (leans && !QUESTION.test(rest))
    return {
      text: capital(ended(`what ${before.reading.kind === 'achieved' ? 'was done' : 'is planned'} for ${core}`, tail)),
      kind: before.reading.kind,
      trail: 'new',
    };
  return {
    text: ended(
      core.replace(POINTS_TO_PLACE, (word) => (places.length > 0 && /^(?:there|that|the)/i.test(word) ? '' : word)),
      tail,
    ),
    trail: 'new',
  };
}

const GROWS = /^(?:gr[eo]w|grown|growth|rise|rose|rate|increased?|fall|fell|declined?)+$/;

/** “How much did it grow?”: of what was just asked about. */
function growthOf({ parts }: State, rest: string, tail: string, places: readonly string[]): string {
  const [indicator] = parts.indicators;
  const name = parts.text.slice(indicator?.start, indicator?.end).replace(/\s*(?:growth|target)s?$/i, '');
  const whose = places.length > 0 ? `${joined(places, true)}'s ${name}` : `the ${name}`;
  return /\b(?:will|plan|target|aim|expect)/.test(rest)
    ? `What is the growth target of ${whose}${tail}?`
    : `How much did ${whose} grow${tail}?`;
}

/** Years that choose reports, not spans of them. */
const singles = (parts: Parts): string[] => parts.times.filter(({ period }) => !period).map(({ words }) => words);

function compared(before: State, now: Parts): Rewritten {
  const places = unique([...before.parts.places.map(({ words }) => words), ...placesFor(before.parts, now)]);
  const times = unique([...before.parts.times, ...now.times].map(({ words }) => words));
  return {
    text: `Compare ${about(before.topic)}${tailOf(places, times)}.`,
    asked: 'comparison',
    kind: before.reading.kind,
    topic: before.topic,
    trail: 'add',
  };
}

function actualOf(before: State, now: Parts): string {
  const { places, times } = overlaid(before.parts, now);
  const tail = tailOf(places, times);
  const bare = before.topic
    .replace(/\b(?:target|goal)s?\b/gi, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (bare !== before.topic) return `What was the actual ${bare}${tail}?`;
  const plain = bare.replace(/\b(?:plan|expect|aim|intend)(?:s|ned|ed)?\s+(?=to\b)/gi, '');
  return `Regarding ${about(plain)}${tail}, what was actually achieved?`;
}
