import { describe, expect, it } from 'vitest';
import { expand } from '../../../src/rules/dockerfile/expand.ts';
import { parseDockerfile } from '../../../src/rules/dockerfile/parse.ts';
import { commandsIn } from '../../../src/rules/shell/read.ts';

const many = 50_000;

const hostile: Readonly<Record<string, string>> = {
  'a long line': `FROM alpine\nRUN ${'x'.repeat(1_000_000)}\n`,
  'a long line of spaces': `FROM alpine\nRUN a${' '.repeat(1_000_000)}b\n`,
  'a long line of quotes': `FROM alpine\nENV A=${'"'.repeat(1_000_001)}\n`,
  'a directive of spaces': `# escape=${' \t'.repeat(500_000)}x\nFROM alpine\n`,
  'many flags': `FROM alpine\nCOPY ${'--a=b '.repeat(many)}x y\n`,
  'many here-documents': `FROM alpine\nRUN ${'<<E '.repeat(1000)}\n${'E\n'.repeat(1000)}`,
  'unended here-documents': `FROM alpine\nRUN ${'<<E '.repeat(many)}\n`,
  continuations: `FROM alpine\nRUN a ${'\\\n b '.repeat(1_000_000)}\n`,
  'empty continuations': `FROM alpine\nRUN a ${'\\\n\n'.repeat(many)}\n`,
  'binary data': Array.from({ length: 300_000 }, (_, index) => String.fromCharCode((index * 7919) % 256)).join(''),
  'a long JSON list': `FROM alpine\nCMD [${'"a",'.repeat(many)}"b"]\n`,
  'a broken JSON list': `FROM alpine\nCMD ${'['.repeat(1_000_000)}\n`,
  'nested triggers': `FROM alpine\n${'ONBUILD '.repeat(many)}RUN x\n`,
  'many stages': 'FROM a AS b\n'.repeat(20_000),
};

describe('hostile Dockerfiles', () => {
  it.each(Object.entries(hostile))('are read in linear time: %s', (_, text) => {
    const start = performance.now();
    parseDockerfile('Dockerfile', text);
    expect(performance.now() - start).toBeLessThan(30_000);
  });
});

const scripts: Readonly<Record<string, string>> = {
  substitutions: '$('.repeat(many),
  backticks: '`'.repeat(many),
  parentheses: '('.repeat(many),
  braces: `\${`.repeat(many),
  arithmetic: '$(('.repeat(many),
  expressions: `\${{`.repeat(many),
  quotes: `'"`.repeat(many),
  'here-documents': 'cat <<E\n'.repeat(50_000),
  redirections: '>'.repeat(many),
  escapes: '\\'.repeat(1_000_001),
  words: 'a '.repeat(many),
  operators: ';&|()<>`'.repeat(many),
};

describe('hostile scripts', () => {
  it.each(Object.entries(scripts))('are read in linear time: %s', (_, text) => {
    const start = performance.now();
    commandsIn(text);
    expect(performance.now() - start).toBeLessThan(30_000);
  });
});

it('variables of variables have an end', () => {
  const values = new Map([['A', 'x'.repeat(60_000)]]);
  expect(expand('$A', values)).toHaveLength(60_000);
  expect(expand('$A$A', values)).toBeUndefined();
});
