import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import * as z from 'zod/mini';

// zod/mini says no more than "invalid" without it
z.config(z.locales.en());

const scenario = z.strictObject({
  rate: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
  gate: z._default(z.boolean(), false),
  packages: z._default(z.record(z.string(), z.string()), {}),
  memory: z.optional(z.string()),
  deployments: z._default(z.int().check(z.minimum(1), z.maximum(20)), 1),
  environments: z.optional(z.array(z.string()).check(z.minLength(1))),
  story: z._default(z.boolean(), false),
});

/** What a scenario says; demo/files/scenarios.yaml explains each key. */
export type Scenario = z.output<typeof scenario>;

/** The folder with the files of the demo: both repositories, and what happens in each scenario. */
export const filesOfTheDemo = fileURLToPath(new URL('files', import.meta.url));

/** The scenarios of a folder of files, by name. Throws where they cannot be read. */
export function scenariosIn(files: string): Readonly<Record<string, Scenario>> {
  const file = join(files, 'scenarios.yaml');
  for (const name of ['scenarios.yaml', 'shop', 'gitops'])
    if (!existsSync(join(files, name)))
      throw new Error(`${join(files, name)} is missing; begin with a copy of ${filesOfTheDemo}`);
  // each is the name of a folder, too
  const read = z.record(z.string().check(z.regex(/^[a-z0-9][a-z0-9-]*$/)), scenario).safeParse(yamlIn(file));
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) => [...path, message].join(': '));
  throw new Error(`${file}: ${problems.join('; ')}`);
}

function yamlIn(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
