import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/rules/catalogue.ts';
import { ruleIds } from '../../src/rules/rule-ids.ts';
import { saidOf } from './judged.ts';

describe('the catalogue', () => {
  it('has each id once, in kebab-case', () => {
    const ids = catalogue.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  it('has the ids that are listed for whoever does not load it', () => {
    expect(ruleIds).toEqual(catalogue.map(({ id }) => id));
  });

  it.each(catalogue)(
    '$id says what it looks for, why, and what to do, as parts of sentences',
    ({ title, why, fix }) => {
      for (const text of [title, why, fix]) expect(text).toMatch(/^[^.\s][\s\S]{8,400}[^.]$/);
    },
  );

  const judged = catalogue.filter(({ looksAt }) => looksAt !== 'amounts' && looksAt !== 'suppressions');
  it.each(judged)(
    '$id finds its bad example, and nothing in its good one',
    ({ id, example: { file, bad, good, given } }) => {
      expect(saidOf({ [file]: bad }, { rule: id, ...given })).not.toEqual([]);
      expect(saidOf({ [file]: good }, { rule: id, ...given }).map(({ finding }) => finding.message)).toEqual([]);
    },
  );
});
