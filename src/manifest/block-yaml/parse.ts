import type { Parse } from '../source.ts';
import { BeyondBlockYaml, beyond } from './beyond.ts';
import { readBlockYaml } from './read.ts';

/** Work with texts that are parsed. */
type Work<T> = (parse: Parse) => T;

/**
 * What some work gives as long as it meets block YAML alone; undefined where it meets more, and is to be done again with the
 * full parser. Text before and after an edit is so always read by the same parser.
 */
export function onBlockYaml<T>(work: Work<T>): T | undefined {
  try {
    return work(parseBlockYaml);
  } catch (error) {
    if (error instanceof BeyondBlockYaml) return undefined;
    throw error;
  }
}

/** Throws where a text is more than block YAML, and where a comment of it may be a marker, since it keeps no comments. */
const parseBlockYaml: Parse = (text) => (text.includes('$imagepolicy') ? beyond() : (readBlockYaml(text) ?? beyond()));

/** Whether only block YAML is read by it. */
export function readsBlockYaml(parse: Parse): boolean {
  return parse === parseBlockYaml;
}
