import type { Report, Rule } from '../rule.ts';
import { wholeContext } from './docker-dependency-install.ts';
import { ignoresOf } from './docker-ignore-patterns.ts';
import type { Dockerfile } from './dockerfile.ts';
import { runCallsOf } from './run.ts';

/** Everything that lies about is copied into the image. */
export const dockerIgnoreFile: Rule = {
  id: 'docker-ignore-file',
  family: 'dockerfile',
  severities: ['warning'],
  title: 'COPY . without a .dockerignore that keeps .git, node_modules and .env out',
  why: 'secrets and the whole history end in a layer that everybody can pull, and modules of the host replace those that were just installed',
  fix: 'write a .dockerignore with .git, node_modules, .env* and whatever else the build does not want',
  repairs: 'person',
  sources: ['https://docs.docker.com/build/concepts/context/#dockerignore-files'],
  example: {
    file: 'Dockerfile',
    bad: `FROM node:24-alpine
COPY . .
`,
    good: `FROM node:24-alpine
COPY src ./src
`,
  },
  looksAt: 'dockerfile',
  judge,
};

function judge(file: Dockerfile): readonly Report[] {
  const text = file.beside.get('.dockerignore');
  const copied = file.stages.flatMap(({ instructions }) => instructions.flatMap(wholeContext));
  const [at] = copied;
  if (text === undefined || at === undefined) return [];
  const ignores = ignoresOf(text);
  const open = probesOf(file).filter((path) => !ignores(path));
  if (open.length === 0) return [];
  const names = open.join(', ');
  return text.trim() === ''
    ? [{ at, message: `everything is copied and there is no .dockerignore: ${names} too, where there is one` }]
    : [{ at, message: `everything is copied and .dockerignore lets ${names} in` }];
}

function probesOf(file: Dockerfile): readonly string[] {
  const calls = file.instructions.flatMap((instruction) => runCallsOf(file, instruction));
  const isNode = calls.some(({ program }) => /^(npm|npx|yarn|pnpm|node)$/.test(program));
  return ['.git', '.env', ...(isNode ? ['node_modules'] : [])];
}
