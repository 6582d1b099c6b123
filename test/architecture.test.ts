import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const source = new URL('../src/', import.meta.url).pathname;
const page = readFileSync(new URL('../docs/architecture.md', import.meta.url), 'utf8');

/** What each room may import, as the table of docs/architecture.md has it. */
const matrix = new Map(
  [...page.matchAll(/^\| `([a-z-]+)` \| (pure|interfaces|sequence|edge|root) \| (.*)\|$/gm)].map(
    ([, room = '', kind = '', words = '']) => [
      room,
      { kind, may: new Set([...words.matchAll(/`([a-z-]+)`/g)].map(([, name = '']) => name)) },
    ],
  ),
);

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const importing = /(?:^(?:import|export|\}).*?\bfrom |\bimport\()'([^']+)'/gm;

/** What is loaded with a file, and not later. */
const loading = /^(?:(?:import|export)(?! type)|\}).*?\bfrom '(\.[^']+)'/gm;

function roomOf(file: string): string {
  return file.split('/')[0]?.replace(/\.ts$/, '') ?? '';
}

interface Import {
  readonly file: string;
  readonly from: string;
}

const imports: readonly Import[] = files.flatMap((file) =>
  [...readFileSync(join(source, file), 'utf8').matchAll(importing)].map(([, from = '']) => ({ file, from })),
);
const between = imports
  .filter(({ from }) => from.startsWith('.'))
  .map(({ file, from }) => ({ file, room: roomOf(file), other: roomOf(normalize(join(dirname(file), from))) }))
  .filter(({ room, other }) => room !== other);

describe('the rooms of docs/architecture.md', () => {
  it('are all there are', () => {
    expect([...matrix.keys()].sort()).toEqual([...new Set(files.map(roomOf))].sort());
  });

  it('import only what their line says', () => {
    const strangers = between.filter(({ room, other }) => matrix.get(room)?.may.has(other) !== true);
    expect(strangers).toEqual([]);
  });

  it('need everything that their line says', () => {
    const used = new Set(between.map(({ room, other }) => `${room} ${other}`));
    const needless = [...matrix].flatMap(([room, { may }]) =>
      [...may].map((other) => `${room} ${other}`).filter((pair) => !used.has(pair)),
    );
    expect(needless).toEqual([]);
  });

  it('leave edges to the roots and to each other, and roots to roots', () => {
    const kindOf = (room: string) => matrix.get(room)?.kind;
    const wrong = between.filter(({ room, other }) => {
      const [from, to] = [kindOf(room), kindOf(other)];
      return (to === 'edge' && from !== 'root' && from !== 'edge') || (to === 'root' && from !== 'root');
    });
    expect(wrong).toEqual([]);
  });

  it('load what draws only where there is something to look at', () => {
    const always = new Set(['cli.ts', 'command-line.ts', 'file-command.ts']);
    for (const file of always)
      for (const [, from = ''] of readFileSync(join(source, file), 'utf8').matchAll(loading))
        always.add(normalize(join(dirname(file), from)));
    expect(always).toContain('terminal/open.ts');
    expect([...always].filter((file) => /^(report\/live|text\/width|terminal\/(live|screen|json))/.test(file))).toEqual(
      [],
    );
  });

  it('touch the machine in edges and roots alone', () => {
    const pure = imports.filter(({ file, from }) => {
      const kind = matrix.get(roomOf(file))?.kind;
      const isPure = from === 'node:util' || from === 'node:path';
      return from.startsWith('node:') && kind !== 'edge' && kind !== 'root' && !isPure;
    });
    expect(pure).toEqual([]);
  });

  it('keep each package in its place', () => {
    const homes = new Map<string, (file: string) => boolean>([
      ['@kubernetes/client-node', (file) => file === 'cluster/official-client.ts'],
      ['@octokit/rest', (file) => file.startsWith('github/')],
      ['yaml', (file) => file === 'data/yaml.ts'],
      ['re2js', (file) => file === 'data/re2.ts'],
      ...['@prometheus-io/lezer-promql', '@lezer/common'].map(
        (name) => [name, (file: string) => file === 'rules/promql/read.ts'] as const,
      ),
      ['zod/mini', (file) => file.startsWith('configuration/')],
      ['@actions/core', (file) => file === 'actions/core.ts'],
      ...['bundle', 'protobuf-specs', 'sign', 'tuf', 'verify'].map(
        (name) => [`@sigstore/${name}`, (file: string) => file.startsWith('signing/')] as const,
      ),
      ...[
        ...['api', 'context-async-hooks', 'core', 'exporter-metrics-otlp-proto', 'exporter-trace-otlp-proto'],
        ...['resources', 'sdk-metrics', 'sdk-trace-base'],
      ].map((name) => [`@opentelemetry/${name}`, (file: string) => file.startsWith('telemetry/')] as const),
      ['fastest-levenshtein', (file) => file === 'text/nearest.ts'],
      ['get-east-asian-width', (file) => file === 'text/width.ts'],
    ]);
    const packages = imports.filter(({ from }) => !from.startsWith('.') && !from.startsWith('node:'));
    expect(packages.filter(({ file, from }) => homes.get(from)?.(file) !== true)).toEqual([]);
  });

  it('read no clock, chance or environment where they are pure', () => {
    const impure = /\bDate\.now\(|new Date\(\)|Math\.random\(|process\.(env|cwd|hrtime)|\bfetch\(/;
    const wrong = files.filter((file) => {
      const kind = matrix.get(roomOf(file))?.kind;
      return kind !== 'edge' && kind !== 'root' && impure.test(readFileSync(join(source, file), 'utf8'));
    });
    expect(wrong).toEqual([]);
  });
});
