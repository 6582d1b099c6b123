import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMap, isScalar, isSeq } from 'yaml';
import { documentsOf, strangerIn, valuesOf, wantedLines } from '../corpus/lines.ts';
import { editAny, parseAny } from '../edit-any.ts';
import { bytes, text } from '../plan-text.ts';
import type { Node, Place, Step, YamlFile } from './yaml-file.ts';
import { placesIn, saidBy, yamlFile } from './yaml-file.ts';

/** How often each is tried: PROPERTY_RUNS=3000 looks further. A failure tells its seed and the smallest file that fails; PROPERTY_SEED begins there again. */
const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 200);
const seed = process.env['PROPERTY_SEED'];
// making a failure smaller may take long
const often = {
  numRuns,
  interruptAfterTimeLimit: 50 * numRuns,
  ...(seed === undefined ? {} : { seed: Number(seed) }),
} as const;
const patient = { timeout: 20_000 + 60 * numRuns } as const;

type Variables = Readonly<Record<string, string>>;

function run(before: string, expressions: readonly string[], variables: Variables = {}) {
  const parsed = expressions.map((one) => {
    const read = parseAny(one);
    if (read.result === 'wrong') throw new Error(`${one}:${read.column}: ${read.message}`);
    return read;
  });
  return editAny({ file: 'f.yaml', bytes: bytes(before) }, parsed, variables);
}

function result(before: string, expressions: readonly string[], variables?: Variables): string {
  const made = run(before, expressions, variables);
  if (made.result === 'refused') throw new Error(`${expressions.join(' ')}: ${JSON.stringify(made.problems)}`);
  return text(made.after);
}

/** A path as yq reads it, in its document. */
function pathOf({ document, path }: Pick<Place, 'document' | 'path'>): string {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `[${JSON.stringify(step)}]`));
  return `(select(di == ${document}) | .${steps.join('')})`;
}

/** A copy of values with one changed, or gone where nothing is given. */
function changed(values: readonly unknown[], [document, path]: readonly [number, readonly Step[]], to?: unknown) {
  const copy: unknown[] = structuredClone([...values]);
  const last = path.at(-1) ?? '';
  let parent: unknown = copy[document];
  for (const step of path.slice(0, -1)) {
    if (typeof parent !== 'object' || parent === null) break;
    const inner: unknown = Reflect.get(parent, step);
    if (inner === null || inner === undefined) Reflect.set(parent, step, {});
    parent = Reflect.get(parent, step);
  }
  if (Array.isArray(parent) && to === undefined) parent.splice(Number(last), 1);
  else if (typeof parent !== 'object' || parent === null) throw new Error('no place there');
  else if (to === undefined) Reflect.deleteProperty(parent, last);
  else Reflect.set(parent, last, to);
  return copy;
}

/** A value to write: what stands on the right side, and what that says. */
interface Written {
  readonly right: string;
  readonly variables: Variables;
  readonly value: unknown;
}

const awkward = [
  'v2',
  '1234567',
  '1.20',
  'on',
  'a: b #c',
  "it's",
  'say "hi"',
  '',
  ' ',
  '[1]',
  '~',
  '---',
  'a\nb',
  '\t',
  '\u0085',
  '%x',
  'é😀',
  '-',
  'x: {',
  '<<',
  '{{ x }}',
];
const written: fc.Arbitrary<Written> = fc.oneof(
  fc
    .oneof(
      fc.constantFrom(...awkward),
      fc.string({ unit: 'grapheme', maxLength: 10 }),
      fc.string({ unit: 'binary', maxLength: 6 }),
    )
    // what is no Unicode cannot come from the environment
    .filter((value) => value.isWellFormed())
    .map((value) => ({ right: 'strenv(V)', variables: { V: value }, value })),
  fc.integer().map((value) => ({ right: String(value), variables: {}, value })),
  fc.constantFrom(
    { right: 'true', variables: {}, value: true },
    { right: 'null', variables: {}, value: null },
    { right: '1.50', variables: {}, value: 1.5 },
    { right: '"text"', variables: {}, value: 'text' },
  ),
);

/** A file, and one place of those in it that are wanted. */
function placed(isWanted: (place: Place) => boolean): fc.Arbitrary<{ readonly file: YamlFile; readonly place: Place }> {
  return fc
    .tuple(yamlFile, fc.nat())
    .map(([file, index]) => ({ file, places: placesIn(file).filter(isWanted), index }))
    .filter(({ places }) => places.length > 0)
    .map(({ file, places, index }) => ({ file, place: places[index % places.length] }))
    .filter((one): one is { file: YamlFile; place: Place } => one.place !== undefined);
}

const isScalarPlace = ({ node }: Place) => node.kind === 'scalar';

/** Some readers take no value there: what comes after is another one. */
function isTagged({ node }: Place): boolean {
  return node.kind === 'scalar' && node.source.startsWith('!!');
}

/**
 * Refused without need: see `faults` below. What is removed has no value, or one with an anchor or a tag, or so has its
 * neighbour, and it stands in a flow collection or alone.
 */
function isKnownFault({ parent }: Place): boolean {
  const inside = (node: Node | undefined): readonly Node[] => {
    if (node?.kind === 'map') return node.entries.flatMap((entry) => inside(entry.node));
    if (node?.kind === 'list') return node.items.flatMap((item) => inside(item.node));
    return node === undefined ? [] : [node];
  };
  const isOdd = inside(parent).some((node) => node.kind === 'scalar' && /^(?:$|[&!])/.test(node.source));
  const isAlone =
    parent?.kind === 'map' ? parent.entries.length === 1 : parent?.kind === 'list' && parent.items.length === 1;
  return isOdd && (isAlone || (parent !== undefined && 'flow' in parent && parent.flow));
}

/** Which of two equal items went cannot be told from what is said. */
function hasTwin({ node, parent }: Place): boolean {
  if (parent?.kind !== 'list') return false;
  return parent.items.filter((item) => isDeepStrictEqual(saidBy(item.node), saidBy(node))).length > 1;
}

function endingsOf(of: string): string {
  return of.includes('\r\n') ? (/(?<!\r)\n/.test(of) ? 'mixed' : 'CRLF') : 'LF';
}

/** What changed is one stretch of one line. */
function expectOneLine(before: string, after: string): void {
  const [was, is] = [before.split('\n'), after.split('\n')];
  expect(is).toHaveLength(was.length);
  expect(was.filter((line, index) => line !== is[index]).length).toBeLessThanOrEqual(1);
}

describe('whatever the file and the place', patient, () => {
  it('a value that is set is set, in its line, and nothing else', () => {
    fc.assert(
      fc.property(placed(isScalarPlace), written, ({ file, place }, { right, variables, value }) => {
        const made = run(file.text, [`${pathOf(place)} = ${right}`], variables);
        if (made.result === 'refused') {
          expect(isTagged(place) && typeof value !== 'string' ? 'tag' : (made.problems[0]?.message ?? '')).toMatch(
            /tag|is a template/,
          );
          return;
        }
        const after = text(made.after);
        expect(valuesOf(after)).toEqual(changed(file.values, [place.document, place.path], value));
        expectOneLine(file.text, after);
        // twice is once
        expect(result(after, [`${pathOf(place)} = ${right}`], variables)).toBe(after);
      }),
      often,
    );
  });

  it('a value that is set to itself stays byte for byte', () => {
    fc.assert(
      fc.property(
        placed(({ node }) => node.kind === 'scalar' || node.kind === 'block'),
        ({ file, place }) => {
          const before = bytes(file.text);
          const { node } = place;
          const expressions = [`${pathOf(place)} |= .`];
          if ('value' in node && typeof node.value === 'string') expressions.push(`${pathOf(place)} = strenv(V)`);
          if ('source' in node && /^(?:-?\d+|true|null)$/.test(node.source))
            expressions.push(`${pathOf(place)} = ${node.source}`);
          for (const expression of expressions) {
            const made = run(file.text, [expression], { V: 'value' in node ? String(node.value) : '' });
            expect(made).toMatchObject({ result: 'edited', changes: [] });
            expect(made.result === 'edited' && Buffer.from(made.after).equals(before)).toBe(true);
          }
        },
      ),
      often,
    );
  });

  it('a key that is created stands in lines of its own, or in its flow map', () => {
    const isMapPlace = ({ node }: Place) => node.kind === 'map' || (node.kind === 'scalar' && node.source === '');
    const deep = fc.constantFrom(['z-new'], ['z new', 'deep'], ['z', 'y', 'x']);
    fc.assert(
      fc.property(placed(isMapPlace), deep, written, ({ file, place }, keys, { right, variables, value }) => {
        const path = [...place.path, ...keys];
        const expression = `${pathOf({ ...place, path })} = ${right}`;
        const made = run(file.text, [expression], variables);
        if (made.result === 'refused') {
          expect(made.problems[0]?.message ?? '').toMatch(
            /is empty, and nothing can be created|ends in a block of text without a line ending/,
          );
          return;
        }
        const after = text(made.after);
        const values = changed(file.values, [place.document, path], value);
        expect(valuesOf(after)).toEqual(values);
        expect(strangerIn(after, wantedLines(file.text, values))).toBeUndefined();
        expect(endingsOf(file.text) === endingsOf(after) || !file.text.trimEnd().includes('\n')).toBe(true);
        expect(result(after, [expression], variables)).toBe(after);
      }),
      often,
    );
  });

  it('what is removed is gone with its lines, and nothing else', () => {
    fc.assert(
      fc.property(
        placed(() => true),
        ({ file, place }) => {
          const made = run(file.text, [`del(${pathOf(place)})`]);
          if (made.result === 'refused') {
            // empty lines and indented comments below would belong to a block of text above
            expect(isKnownFault(place) || file.text.includes('|'), made.problems[0]?.message ?? '').toBe(true);
            return;
          }
          const after = text(made.after);
          const values = changed(file.values, [place.document, place.path]);
          expect(valuesOf(after)).toEqual(values);
          // what was text to its end stays so
          const keepsEnding = !file.text.endsWith('\n') && after.endsWith('\n');
          if (!hasTwin(place) && !keepsEnding)
            expect(strangerIn(after, wantedLines(file.text, values))).toBeUndefined();
          if (typeof place.path.at(-1) === 'string') expect(result(after, [`del(${pathOf(place)})`])).toBe(after);
        },
      ),
      often,
    );
  });

  it('two changes of values elsewhere may be made in any order, or at once', () => {
    fc.assert(
      fc.property(placed(isScalarPlace), fc.nat(), written, written, ({ file, place }, index, first, second) => {
        const others = placesIn(file).filter((one) => isScalarPlace(one) && !isDeepStrictEqual(one.path, place.path));
        const other = others[index % Math.max(1, others.length)];
        fc.pre(other !== undefined);
        if (other === undefined) return;
        const variables = { V: first.variables['V'] ?? '', W: second.variables['V'] ?? '' };
        const one = `${pathOf(place)} = ${first.right}`;
        const two = `${pathOf(other)} = ${second.right.replace('(V)', '(W)')}`;
        const made = run(file.text, [one, two], variables);
        const reversed = run(file.text, [two, one], variables);
        expect(reversed.result).toBe(made.result);
        if (made.result === 'refused' || reversed.result === 'refused') return;
        expect(text(reversed.after)).toBe(text(made.after));
        expect(result(file.text, [`${one} | ${two}`], variables)).toBe(text(made.after));
      }),
      often,
    );
  });

  it('a refusal leaves nothing, whatever was made before it', () => {
    fc.assert(
      fc.property(placed(isScalarPlace), ({ file, place }) => {
        const before = bytes(file.text);
        const kept = before.slice();
        const parsed = [`${pathOf(place)} = 12345`, '(select(di == 0) | .z) = .no.such.value'].map((one) => {
          const read = parseAny(one);
          if (read.result === 'wrong') throw new Error(read.message);
          return read;
        });
        const made = editAny({ file: 'f.yaml', bytes: before }, parsed, {});
        expect(made.result).toBe('refused');
        expect('after' in made || 'changes' in made).toBe(false);
        expect(before).toEqual(kept);
      }),
      often,
    );
  });
});

/** Damage as of a bad merge or a slip of the hand. */
const damage = fc.array(
  fc.tuple(
    fc.nat(),
    fc.nat({ max: 3 }),
    fc.constantFrom(
      '',
      ' ',
      '\n',
      '- ',
      ': ',
      '#',
      '"',
      "'",
      '{',
      ']',
      '&a ',
      '*a',
      '|',
      '\t',
      '---\n',
      '? ',
      '!!x ',
      ',',
      '\r',
      '\u2028',
      '%',
    ),
  ),
  { minLength: 1, maxLength: 4 },
);

function damaged(of: string, cuts: readonly (readonly [number, number, string])[]): string {
  return cuts.reduce((now, [at, length, put]) => {
    const start = at % (now.length + 1);
    return `${now.slice(0, start)}${put}${now.slice(start + length)}`.toWellFormed();
  }, of);
}

/** What a text says; nothing where an alias has no anchor, which speaks against nothing elsewhere in the file. */
function saidIn(of: string): readonly unknown[] | undefined {
  try {
    return valuesOf(of);
  } catch {
    return undefined;
  }
}

/** Every path to a single value that the library finds. */
function leavesOf(of: string): readonly (readonly [number, readonly Step[]])[] {
  const leaves: (readonly [number, readonly Step[]])[] = [];
  for (const [document, { contents, errors }] of documentsOf(of).entries()) {
    const collect = (node: unknown, path: readonly Step[]): void => {
      if (isScalar(node) && path.length > 0) leaves.push([document, path]);
      if (isSeq(node)) for (const [index, item] of node.items.entries()) collect(item, [...path, index]);
      if (isMap(node))
        for (const { key, value } of node.items)
          if (isScalar(key) && typeof key.value === 'string') collect(value, [...path, key.value]);
    };
    if (errors.length === 0) collect(contents, []);
  }
  return leaves;
}

/** In yq's strings there are no escapes but of quotes and line ends, and a star stands for anything. */
function isSayable(step: Step): boolean {
  return !/[*?\\]|\p{Cc}/u.test(String(step));
}

describe('whatever the damage', patient, () => {
  it('a change is right, or refused', () => {
    let edits = 0;
    fc.assert(
      fc.property(yamlFile, damage, fc.nat(), ({ text: whole }, cuts, index) => {
        const before = damaged(whole, cuts);
        const leaves = leavesOf(before);
        const [document, path] = leaves[index % Math.max(1, leaves.length)] ?? [0, ['image']];
        fc.pre(path.every(isSayable));
        const made = run(before, [`${pathOf({ document, path })} = "changed"`]);
        if (made.result === 'refused' || made.changes.length === 0) return;
        const values = saidIn(before);
        fc.pre(values !== undefined);
        edits += 1;
        expect(valuesOf(text(made.after))).toEqual(changed(values ?? [], [document, path], 'changed'));
      }),
      often,
    );
    expect(edits).toBeGreaterThan(numRuns / 16);
  });
});

/** Refused, though the change would be safe: each ends as it stands here as soon as it is mended. */
const faults = [
  ['a: {b: 1, c: }\n', 'del(.a.c)', 'a: {b: 1}\n'],
  ['a: {b: , c: 1}\n', 'del(.a.c)', 'a: {b: }\n'],
  ['a: null\n', '.a.b = 1', 'a: {b: 1}\n'],
] as const;

describe('what is refused without need', () => {
  it.fails.each(faults)('%j: %s', (before, expression, after) => {
    expect(result(before, [expression])).toBe(after);
  });
});

describe('what was refused once without need', () => {
  it.each([
    ['a: {b: }\n', 'del(.a.b)', 'a: {}\n'],
    ['a:\n  b:\n', 'del(.a)', '{}\n'],
    ['a:\n- b:\n', 'del(.a[0].b)', 'a:\n- {}\n'],
    ['a: {b: &x 1, c: *x}\nd: 1\n', 'del(.a)', 'd: 1\n'],
    ['a: [&x 1, 2]\n', 'del(.a[0])', 'a: [2]\n'],
    ['a: [1, !!str 2]\n', 'del(.a[1])', 'a: [1]\n'],
    ['a: {b: 1, &k c: 2}\n', 'del(.a.c)', 'a: {b: 1}\n'],
    [`a: 0\n${'#x\n'.repeat(130_000)}`, '.a = 1', `a: 1\n${'#x\n'.repeat(130_000)}`],
  ])('%#: %s', (before, expression, after) => {
    expect(result(before, [expression])).toBe(after);
  });
});
