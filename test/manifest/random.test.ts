import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { restoreEdits } from '../../src/manifest/restore.ts';
import { at, bytes, planned, text } from './plan-text.ts';
import { comments, pick, randomManifest, seeded } from './random-manifest.ts';

const values = ['v2', '1234567', '1.20', 'on', 'a: b #c', "it's", '', 'x\ty', '[1]', '~', '1.2.3', 'é😀', '-'] as const;
const seeds = Array.from({ length: 250 }, (_, index) => index + 1);

/** What a file says, as plain values; a reader of its own, so that it cannot share an error with the editor. */
function valuesOf(file: string): unknown {
  return parseAllDocuments(file, { uniqueKeys: false }).map((document): unknown => document.toJS());
}

/** The length of what two texts have in common at their start. */
function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < Math.min(one.length, other.length) && one[length] === other[length]) length += 1;
  return length;
}

/** A manifest of the seed with one edit of it made. */
function editedAtRandom(seed: number) {
  const random = seeded(seed * 31);
  const manifest = randomManifest(seed);
  const [first, ...rest] = manifest.paths;
  if (first === undefined) return undefined;
  const value = pick(random, values);
  const file = planned(manifest.text, [at(pick(random, [first, ...rest]), value)]);
  const [named] = file.named;
  if (named === undefined) throw new Error('the edit names nothing');
  return { file, named, value, before: manifest.text, after: text(file.after) };
}

describe('whatever the manifest', () => {
  const cases = seeds.map(editedAtRandom).filter((one) => one !== undefined);

  it('an edit changes the value it names to the text that was asked', () => {
    for (const { before, after, named, value } of cases) {
      const leaf = planned(after, [at(named.path, value)]);
      expect(leaf.named[0]?.from).toBe(value);
      expect(leaf.edits).toEqual([]);
      expect(after === before).toBe(planned(before, [at(named.path, value)]).edits.length === 0);
    }
  });

  it('an edit changes no other value', () => {
    for (const { before, after, named, value } of cases) {
      const unlikely = '\u2603 unlike anything else';
      const marked = (of: string) => JSON.stringify(valuesOf(text(planned(of, [at(named.path, unlikely)]).after)));
      expect(marked(after)).toBe(marked(before));
      expect(JSON.stringify(valuesOf(after))).toBe(
        marked(before).replace(JSON.stringify(unlikely), JSON.stringify(value)),
      );
    }
  });

  it('an edit changes bytes of one line only, and none but those of the value', () => {
    for (const { before, after, named } of cases) {
      const old = before.split('\n');
      const now = after.split('\n');
      expect(now.length).toBe(old.length);
      const changed = old.flatMap((line, index) => (line === now[index] ? [] : [index + 1]));
      expect(changed.length === 0 || changed.join() === String(named.line)).toBe(true);
      const [was = '', is = ''] = [old[named.line - 1], now[named.line - 1]];
      expect(commonStart(was, is)).toBeGreaterThanOrEqual(Math.min(was.length, named.column - 2));
      const comment = comments.findLast((one) => one !== '' && was.trimEnd().endsWith(one)) ?? '';
      expect(is.trimEnd().endsWith(comment.trim())).toBe(true);
    }
  });

  it('a rollback says again what was said before', () => {
    for (const { file, named, before } of cases) {
      const back = restoreEdits([named], new Map([[named.file, file.after]]));
      const [restored] = back.result === 'planned' ? back.files : [];
      const again = planned(text(restored?.after ?? bytes('')), [at(named.path, named.from)]);
      expect(again.edits).toEqual([]);
      expect(again.named[0]?.from).toBe(planned(before, [at(named.path, named.from)]).named[0]?.from);
    }
  });

  it('all its values may be edited at once', () => {
    for (const seed of seeds) {
      const { text: before, paths } = randomManifest(seed);
      if (paths.length === 0) continue;
      const file = planned(
        before,
        paths.map((path, index) => at(path, `v${index}`)),
      );
      const again = planned(
        text(file.after),
        paths.map((path, index) => at(path, `v${index}`)),
      );
      expect(again.edits).toEqual([]);
      expect(again.named).toHaveLength(new Set(paths).size);
    }
  });
});
