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

/** What is wrong with a template: the first word that is unknown, or braces that do not close. */
export function wrongTemplate(text: string): string | undefined {
  const unknown = [...text.matchAll(placeholder)].map(([, word = '']) => word).find((word) => !isWord(word));
  if (unknown !== undefined) {
    const guess = nearest(unknown, templateWords);
    return `{{${unknown}}} is unknown${guess === undefined ? '' : `; did you mean {{${guess}}}?`}`;
  }
  return text.replace(placeholder, '').includes('{{') ? 'has {{ without }}' : undefined;
}

/** Fills a template in; throws `bad-input` where this deployment has no value for a word. */
export function expand(text: string, values: TemplateValues): string {
  return text.replace(placeholder, (_, word: string) => {
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
