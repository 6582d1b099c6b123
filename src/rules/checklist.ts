import type { SeenFacts } from './checklist-facts.ts';
import type { Area, ChecklistItem } from './checklist-items.ts';
import { areas, checklistItems } from './checklist-items.ts';
import type { Said } from './judge.ts';
import type { ObjectSet } from './object-set.ts';

/** What a person has answered for an item. */
export interface Attestation {
  /** The id of the item. */
  readonly item: string;
  /** The application that it is for; undefined: every one. */
  readonly application?: string;
  readonly by: string;
  /** The day it was answered, as `2026-11-27`. */
  readonly on: string;
  /** The last day that it holds; a year after `on` unless given. */
  readonly until?: string;
  /** Where to read more. */
  readonly evidence?: string;
}

/** What stands behind an item. */
export type Answer =
  /** `seen` is what clusters or Prometheus showed; where it is not given, the manifests prove it. */
  | { readonly answer: 'proven'; readonly seen?: string }
  /** The rules that found something, with how often. */
  | { readonly answer: 'disproved'; readonly rules: ReadonlyMap<string, number> }
  | { readonly answer: 'attested'; readonly attestation: Attestation }
  /** Nobody has answered, or too long ago. */
  | { readonly answer: 'open'; readonly expired?: Attestation; readonly seen?: string }
  | { readonly answer: 'not-concerned' };

/** An item with its answer. */
export interface AnsweredItem {
  readonly item: ChecklistItem;
  readonly answer: Answer;
}

/** How many of the items that concern an application are proven or attested. */
export interface Score {
  readonly met: number;
  readonly of: number;
}

/** The checklist of one application. */
export interface Checklist {
  readonly application: string;
  readonly items: readonly AnsweredItem[];
  readonly scores: Readonly<Record<Area, Score>>;
  readonly total: Score;
}

/** What is known of an application. */
export interface ChecklistFacts extends SeenFacts {
  readonly application: string;
  readonly set: ObjectSet;
  /** What the rules say of it; advice counts for nothing. */
  readonly said: readonly Said[];
  readonly attestations: readonly Attestation[];
  /** As `2026-11-27`. */
  readonly today: string;
}

/** Answers every item of the checklist: by the manifests where they tell, else by people. */
export function checklistOf(facts: ChecklistFacts): Checklist {
  const items = checklistItems.map((item) => ({ item, answer: answerOf(item, facts) }));
  const scoreOf = (area: Area) => score(items.filter(({ item }) => item.area === area));
  const [security, reliability, performance, operations] = areas.map(scoreOf) as [Score, Score, Score, Score];
  return {
    application: facts.application,
    items,
    scores: { security, reliability, performance, operations },
    total: score(items),
  };
}

function score(items: readonly AnsweredItem[]): Score {
  const counted = items.filter(({ answer }) => answer.answer !== 'not-concerned');
  const met = counted.filter(({ answer }) => answer.answer === 'proven' || answer.answer === 'attested');
  return { met: met.length, of: counted.length };
}

function answerOf(item: ChecklistItem, facts: ChecklistFacts): Answer {
  if (item.concerns?.(facts.set) === false) return { answer: 'not-concerned' };
  const rules = disproofs(item, facts.said);
  if (rules.size > 0) return { answer: 'disproved', rules };
  const isProven = item.isThere === undefined ? item.question === undefined : item.isThere(facts.set);
  if (isProven) return { answer: 'proven' };
  const seen = item.seen?.(facts, facts.set);
  if (seen?.isProof === true) return { answer: 'proven', seen: seen.seen };
  const answer = attested(item, facts);
  return seen !== undefined && answer.answer === 'open' ? { ...answer, seen: seen.seen } : answer;
}

function disproofs({ rules, countsAdvice }: ChecklistItem, said: readonly Said[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { finding } of said) {
    if ((finding.severity === 'info' && countsAdvice !== true) || !rules.some((rule) => isOf(rule, finding.rule)))
      continue;
    counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
  }
  return counts;
}

function isOf(pattern: string, rule: string): boolean {
  return pattern.endsWith('*') ? rule.startsWith(pattern.slice(0, -1)) : rule === pattern;
}

/** The newest answer for the application counts. */
function attested({ id }: ChecklistItem, { application, attestations, today }: ChecklistFacts): Answer {
  const [attestation] = attestations
    .filter((one) => one.item === id && (one.application === undefined || one.application === application))
    .filter(({ on }) => on <= today)
    .toSorted((one, other) => (one.on < other.on ? 1 : -1));
  if (attestation === undefined) return { answer: 'open' };
  return today <= lastDayOf(attestation)
    ? { answer: 'attested', attestation }
    : { answer: 'open', expired: attestation };
}

/** The last day that an attestation holds. */
export function lastDayOf({ on, until }: Attestation): string {
  return until ?? `${Number(on.slice(0, 4)) + 1}${on.slice(4)}`;
}
