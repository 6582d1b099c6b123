import type { Question } from './questions.ts';
import { questionNames } from './questions.ts';

/** What became of one question about one thing. */
export interface Diagnosis {
  readonly question: Question;
  /** What it was asked of: a repository, a target (`production/eu`), a file. */
  readonly about: string;
  readonly answer: 'fine' | 'problem' | 'could-not-tell';
  /** What was seen, in words; what others wrote in it is not escaped. */
  readonly sentence: string;
  /** What to do: with a problem always, with `could-not-tell` how to find out. */
  readonly remedy?: string;
  /** What would be better, though nothing is wrong. */
  readonly advice?: string;
  /** A file of the working folder that it is about. */
  readonly place?: { readonly file: string; readonly line?: number };
}

/** The three answers to one question about one thing. */
export interface Answering {
  readonly fine: (sentence: string, advice?: string) => Diagnosis;
  readonly problem: (sentence: string, remedy: string) => Diagnosis;
  readonly unknown: (sentence: string, remedy: string) => Diagnosis;
}

/** Answers a question about one thing, which stands at a place of a file where there is one. */
export function answering(question: Question, about: string, place?: Diagnosis['place']): Answering {
  const at = { question, about, ...(place === undefined ? {} : { place }) };
  return {
    fine: (sentence, advice) => ({ ...at, answer: 'fine', sentence, ...(advice === undefined ? {} : { advice }) }),
    problem: (sentence, remedy) => ({ ...at, answer: 'problem', sentence, remedy }),
    unknown: (sentence, remedy) => ({ ...at, answer: 'could-not-tell', sentence, remedy }),
  };
}

/** The same in the order of the questions; what is said twice of the same thing is said once. */
export function inOrder(diagnoses: readonly Diagnosis[]): readonly Diagnosis[] {
  const distinct = new Map(diagnoses.map((one) => [JSON.stringify(one), one] as const));
  const rank = new Map(questionNames.map((name, index) => [name, index] as const));
  return [...distinct.values()].toSorted(
    (one, other) => (rank.get(one.question) ?? 0) - (rank.get(other.question) ?? 0),
  );
}
