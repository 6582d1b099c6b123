import { DeployError } from '../errors.ts';
import { nearest } from '../text/nearest.ts';

/** The words that may stand between `{{` and `}}`. */
export const templateWords = [
  'sha',
  'short-sha',
  'tag',
  'digest',
  'image',
  'branch',
  'date',
  'application',
  'environment',
  'target',
  'pull-request',
] as const;

export type TemplateWord = (typeof templateWords)[number];

/** What each word stands for; undefined where this deployment has nothing for it. */
export type TemplateValues = Readonly<Record<TemplateWord, string | undefined>>;

const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;

function isWord(text: string): text is TemplateWord {
  return templateWords.some((word) => word === text);
}

/** The words that may stand in the title of a pull request: it is for all targets at once. */
export const titleWords = templateWords.filter((word) => word !== 'target');

/** The parts of the body of a pull request, which a template of it may put where it likes. */
export const bodyParts = ['changes', 'source', 'changelog', 'diff', 'scan', 'findings', 'rollback', 'run'] as const;

export type BodyPart = (typeof bodyParts)[number];

/** The words that may stand in the body of a pull request. */
export const bodyWords: readonly string[] = [...titleWords, ...bodyParts];

/** What is wrong with a template: the first word that is unknown, or braces that do not close. */
export function wrongTemplate(text: string, words: readonly string[] = templateWords): string | undefined {
  const unknown = wordsIn(text).find((word) => !words.includes(word));
  if (unknown !== undefined) {
    const guess = nearest(unknown, words);
    return `{{${unknown}}} is unknown${guess === undefined ? '' : `; did you mean {{${guess}}}?`}`;
  }
  return text.replace(placeholder, '').includes('{{') ? 'has {{ without }}' : undefined;
}

/** Every word of a template, as often as it stands there. */
export function wordsIn(text: string): readonly string[] {
  return [...text.matchAll(placeholder)].map(([, word = '']) => word);
}

/** A template with each word replaced; what is put in is not looked at again. */
export function replaceWords(text: string, replace: (word: string) => string): string {
  return text.replace(placeholder, (_, word: string) => replace(word));
}

/** Fills a template in; throws `bad-input` where this deployment has no value for a word. */
export function expand(text: string, values: TemplateValues): string {
  return replaceWords(text, (word) => {
    const value = isWord(word) ? values[word] : undefined;
    if (value !== undefined) return value;
    throw new DeployError('bad-input', {
      stage: 'inputs',
      message: `"${text}" needs {{${word}}}, and this deployment has none`,
      remedy: word === 'tag' ? 'give the image with a tag' : 'use another word in the template',
    });
  });
}

/** A branch name as part of a tag: everything that a tag may not hold becomes a dash. */
export function safeForTag(text: string): string {
  return text
    .replace(/[^A-Za-z0-9_.-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 100);
}
