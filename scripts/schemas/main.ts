// Makes src/rules/schema/data/ from the modules that sources.ts names, in Go's module cache:
//   go mod download MODULE@VERSION; node scripts/schemas/main.ts "$(go env GOMODCACHE)"
import { writeFileSync } from 'node:fs';
import { DefinedTypes } from './definitions.ts';
import { KubernetesTypes } from './kubernetes.ts';
import { kubernetes, sources } from './sources.ts';
import type { Type, TypeTable } from './types.ts';

const folder = new URL('../../src/rules/schema/data/', import.meta.url).pathname;
const [, , cache] = process.argv;
if (cache === undefined) throw new Error("name Go's module cache");

interface Made {
  readonly from: string;
  readonly kinds: Readonly<Record<string, Type>>;
  readonly table: TypeTable;
}

function write(name: string, { from, kinds, table }: Made): void {
  const constant = name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const lines = [JSON.stringify({ from, kinds }), ...table.lines];
  if (lines.some((line) => /[`\\]|\$\{/.test(line))) throw new Error(`${name} holds what a template would read`);
  const head = `// Made by scripts/schemas/ from ${from}, which is under the Apache License 2.0: names and types of fields, no texts.`;
  writeFileSync(`${folder}${name}.ts`, `${head}\nexport const ${constant} = \`${lines.join('\n')}\`;\n`);
  console.log(
    `${name}: ${Object.keys(kinds).length} kinds, ${table.lines.length} types, ${lines.join('\n').length} bytes`,
  );
}

const { kinds, table } = new KubernetesTypes(cache);
write('kubernetes', { from: `Kubernetes ${kubernetes.version}`, kinds, table });
for (const source of sources) write(source.name, { from: source.from, ...pick(new DefinedTypes(cache, source)) });

function pick({ kinds, table }: DefinedTypes): Pick<Made, 'kinds' | 'table'> {
  return { kinds, table };
}
