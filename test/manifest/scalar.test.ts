import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readsAsText, renderScalar } from '../../src/manifest/scalar.ts';
import { at, edited } from './plan-text.ts';

/** Texts that some reader of YAML takes for something else, or that need quotes or escapes. */
const tricky = [
  // numbers to YAML 1.1, 1.2 or Go
  ...[
    '1234567',
    '12e4567',
    '1.20',
    '1.',
    '.5',
    '5e3',
    '1e5',
    '0x1f',
    '0X1F',
    '0o17',
    '0777',
    '0b11',
    '1_000',
    '12_3e4',
  ],
  ...['1_e3', '0x_1f', '+1', '-1', '1:30', '190:20:30', '1:30.5', '.inf', '-.inf', '.NaN', '1.5e+3', '007', '0'],
  // booleans, null, dates, merge and value keys
  ...[
    'on',
    'off',
    'yes',
    'NO',
    'y',
    'N',
    'true',
    'False',
    'null',
    'Null',
    '~',
    '',
    '2024-01-01',
    '2024-1-1',
    '<<',
    '=',
  ],
  ...['2024-01-01T10:00:00Z', '2001-12-14 21:59:43.10 -5'],
  // indicators, comments, spaces
  ...[
    'a: b',
    'a:',
    'a #b',
    '#a',
    ' a',
    'a ',
    '- a',
    '-',
    '?',
    '? a',
    '*a',
    '&a',
    '!a',
    '|',
    '>',
    '%a',
    '@a',
    '`a',
    '---',
    '...',
  ],
  ...['{a}', '[a]', 'a, b', '{{ a }}', ',', ']', '}', "'", '"', "it's", '"q"', "'q'", '\\', 'a\\n', 'C:\\x'],
  // characters that only escapes can write
  ...[
    'a\tb',
    'a\nb',
    'a\r\nb',
    '\n',
    '\u0000',
    '\u001b[31m',
    '\u007f',
    '\u0085',
    '\u2028',
    '\u2029',
    '\ufeff',
    '\uffff',
  ],
  // what needs nothing
  ...[
    'v1',
    'v1.20.3',
    '1.2.3',
    '1.20-alpine',
    'sha-4f9c2aa',
    'main',
    'é😀',
    'ghcr.io/acme/api:v1@sha256:0',
    '10.0.0.1',
    '_1',
    'e1',
  ],
];

const files: readonly (readonly [string, string, string])[] = [
  ['plain', 'a: 1\nb: old # why\nc: 2\n', '.b'],
  ['single quotes', "b: 'old'\n", '.b'],
  ['double quotes', 'b: "old"', '.b'],
  ['a flow map', 'x: {a: 1, b: old , c: 2}\n', '.x.b'],
  ['a flow list', '[old,old]\n', '.[1]'],
  ['a list', '- old\n- old\n', '.[0]'],
  ['a list in a list', '- - old\n', '.[0][0]'],
  ['a plain number', 'b: 1.20\n', '.b'],
  ['an empty value', 'b:\nc: 1\n', '.b'],
  ['an empty value with a comment', 'b: # todo\n', '.b'],
  ['CRLF', 'b: old\r\nc: 1\r\n', '.b'],
  ['a tag', 'b: !!str old\n', '.b'],
  ['an anchor', 'b: &x old\n', '.b'],
  ['YAML 1.1', '%YAML 1.1\n---\nb: old\n', '.b'],
];

function valueAt(text: string, path: string, version: '1.1' | '1.2'): unknown {
  const body = text.replace('%YAML 1.1\n', '');
  const read: unknown = parse(body, { version, schema: version === '1.1' ? 'yaml-1.1' : 'core' });
  return path
    .split(/[.[\]]+/)
    .filter((step) => step !== '')
    .reduce<unknown>((value, step) => (Object(value) === value ? Reflect.get(Object(value), step) : undefined), read);
}

describe.each(files)('in %s', (_, before, path) => {
  it.each(tricky)('%j reads as that text under YAML 1.1 and 1.2', (value) => {
    const after = edited(before, at(path, value));
    expect(valueAt(after, path, '1.1')).toBe(value);
    expect(valueAt(after, path, '1.2')).toBe(value);
  });
});

describe('quotes are kept, and added only where they are needed', () => {
  const rendered: readonly (readonly ['plain' | 'single' | 'double', string, string])[] = [
    ['plain', 'v1', 'v1'],
    ['plain', '1.2.3', '1.2.3'],
    ['plain', '10.0.0.1', '10.0.0.1'],
    ['plain', 'ghcr.io/acme/api:v1@sha256:ab', 'ghcr.io/acme/api:v1@sha256:ab'],
    ['plain', '1.20', '"1.20"'],
    ['plain', '12e4567', '"12e4567"'],
    ['plain', '1234567', '"1234567"'],
    ['plain', '1e1_0', '"1e1_0"'],
    ['plain', '1_000', '"1_000"'],
    ['plain', '_1', '_1'],
    ['plain', 'a:', '"a:"'],
    ['plain', '', '""'],
    ['single', 'v1', "'v1'"],
    ['single', "it's", "'it''s'"],
    ['single', 'a\tb', '"a\\tb"'],
    ['double', 'v1', '"v1"'],
    ['double', 'a"b\\c', '"a\\"b\\\\c"'],
    ['double', '\u0085\u2028\ufeff\u007f', '"\\u0085\\u2028\\ufeff\\u007f"'],
  ];
  it.each(rendered)('%s %j as %s', (style, value, text) => expect(renderScalar(value, style)).toBe(text));
});

describe('plain characters', () => {
  const heads = [
    '',
    '-',
    '+',
    '.',
    '_',
    '0',
    '1',
    '12',
    '0x',
    '0o',
    '0b',
    'e',
    'y',
    'n',
    'on',
    'of',
    'tru',
    'fals',
    'nul',
    '<',
  ];
  const tails = [
    '',
    'e',
    'f',
    'l',
    's',
    'es',
    'o',
    '1',
    '1_0',
    ':30',
    '.5',
    'e5',
    'e+5',
    '.inf',
    '.nan',
    '-01-02',
    '<',
    'a',
    '_',
  ];
  const more = [
    ...tricky,
    '=',
    '2001-1-1 x',
    '2001-12-14t21:59:43Z',
    'Yes',
    'ON',
    'Off',
    'FALSE',
    'Null',
    'a b',
    'a-1',
    '1.2.3',
  ];
  const texts = [...new Set([...more, ...heads.flatMap((a) => tails.flatMap((b) => tails.map((c) => a + b + c)))])];
  const isText = (value: string) =>
    (['1.1', '1.2'] as const).every((version) => {
      try {
        const schema = version === '1.1' ? 'yaml-1.1' : 'core';
        return parse(value, { version, schema, logLevel: 'silent' }) === value;
      } catch {
        return false;
      }
    });

  it('that are no text to the library, in either version, are none to us', () => {
    const plain = texts.filter((text) => !/^[^\w.~<=+-]|[:#,\n\t\\]|^-\s|[^\x20-\x7e]|^\s|\s$/.test(text));
    expect(plain.length).toBeGreaterThan(5000);
    expect(plain.filter((text) => readsAsText(text) && !isText(text))).toEqual([]);
    // we are stricter where another reader is: Go's, or one that looks away from capitals
    const stricter = plain.filter((text) => !readsAsText(text) && isText(text));
    expect(
      stricter.filter((text) => !/_|[A-Z]|^[-+]?0|^[-+]?\d+:|^\d+(?:-\d+){2}|^(?:<<|=|[-+](?:\.nan)?)$/.test(text)),
    ).toEqual([]);
  });
});
