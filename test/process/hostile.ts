import fc from 'fast-check';

/** Values that mean something to a shell, to the CSV of buildx, to its flags, to templates or to nobody. */
const known = [
  '',
  ' ',
  '-',
  '--',
  '-x',
  '--push',
  '--output=type=local,dest=/',
  '$(touch pwned)',
  '`touch pwned`',
  '; touch pwned',
  '| touch pwned',
  '&& touch pwned',
  '\n touch pwned\n',
  "'; touch pwned; '",
  '"; touch pwned; "',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what a shell would expand
  '${IFS}',
  '~',
  '*',
  '?',
  '\\',
  ',',
  '=',
  'a,b',
  'a=b',
  '"a"',
  'a"b',
  "a'b",
  '"',
  '""',
  ',src=/etc/passwd',
  'x,id=other',
  '\0',
  'a\0b',
  '\r',
  '\n',
  'a\r\nb',
  '\t',
  '\u001b[31m',
  '\u0085',
  '\u2028',
  '\u202e',
  '\ufeff',
  'ü',
  '你好',
  '🚀',
  '\ud800',
  '\udfff a',
  '../../etc/passwd',
  '/etc/passwd',
  'file:///etc/passwd',
  'docker-image://x',
  'https://x/y',
  'env:PATH',
  'file:x',
  'default',
  '{{',
  '}}',
  '{{nothing}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what a runner would expand
  '${{ secrets.TOKEN }}',
  '%s%n',
  '__proto__',
  'constructor',
  'x'.repeat(40_000),
] as const;

const unicode = fc.string({ unit: 'binary', maxLength: 30 });
const ascii = fc.string({
  unit: fc.constantFrom(...' "\'`$(),;=-&|\\\n\r\t\0{}[]<>*?~!#%^:/.@abcXYZ019_'),
  maxLength: 30,
});

/** Any text that a person, or a branch of a stranger, may put into a field. */
export const hostile = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...known) },
  { weight: 3, arbitrary: ascii },
  { weight: 1, arbitrary: unicode },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...known), ascii).map((parts) => parts.join('')) },
);

/**
 * The fields of a line as buildx reads it, by the rules of Go's encoding/csv (RFC 4180; a quote within a bare field is an error).
 * Written from the rules alone, to be held against what our side writes.
 */
export function readCsv(line: string): readonly string[] {
  const fields: string[] = [];
  let rest = line;
  for (;;) {
    const [whole = '', quoted, bare = ''] = /^(?:"((?:[^"]|"")*)"|([^",]*))(?=,|$)/.exec(rest) ?? ['!'];
    if (whole === '!') throw new Error(`no CSV: ${line}`);
    fields.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    rest = rest.slice(whole.length);
    if (rest === '') return fields;
    rest = rest.slice(1);
  }
}
