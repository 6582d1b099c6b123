import { describe, expect, it } from 'vitest';
import { hasLabels } from '../../src/rules/selector.ts';
import { SelectorIndex } from '../../src/rules/selector-index.ts';

/** Every set of labels out of two keys with two values each, those with one key or none too. */
const all = ['', 'a', 'b'].flatMap((one) =>
  ['', 'x', 'y'].map(
    (two) => new Map([...(one === '' ? [] : [['app', one] as const]), ...(two === '' ? [] : [['tier', two] as const])]),
  ),
);

describe('an index of selectors', () => {
  it.each(all)('leaves out nothing that %s meets', (labels) => {
    const found = new SelectorIndex(all, (wanted) => wanted)
      .metBy(labels)
      .filter((wanted) => hasLabels(labels, wanted));
    expect(new Set(found)).toEqual(new Set(all.filter((wanted) => hasLabels(labels, wanted))));
  });

  it('asks few, by the label that fewest want', () => {
    const wanted = Array.from(
      { length: 100 },
      (_, index) =>
        new Map([
          ['part-of', 'shop'],
          ['app', `${index}`],
        ]),
    );
    const index = new SelectorIndex(wanted, (one) => one);
    expect(
      index.metBy(
        new Map([
          ['part-of', 'shop'],
          ['app', '7'],
          ['more', 'x'],
        ]),
      ),
    ).toEqual([wanted[7]]);
  });
});
