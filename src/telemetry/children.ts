import { ChildProcess } from 'node:child_process';
import { basename } from 'node:path';
import { SpanKind } from '@opentelemetry/api';
import { isFields } from '../data/fields.ts';
import { listen } from './requests.ts';
import type { Watching } from './watching.ts';

/** The words of a command line that a span may be named by; nothing else of it is looked at. */
const verbs: Readonly<Record<string, readonly string[]>> = {
  git: [
    ...['cat-file', 'clone', 'commit-tree', 'config', 'diff', 'fetch', 'hash-object', 'init', 'log', 'ls-remote'],
    ...['ls-tree', 'merge-base', 'push', 'read-tree', 'remote', 'rev-list', 'rev-parse', 'update-ref', 'write-tree'],
  ],
  docker: ['buildx'],
  buildx: ['build', 'bake', 'create', 'rm', 'imagetools', 'inspect', 'version'],
  trivy: ['image', 'version', 'clean'],
  kustomize: ['build', 'version'],
  helm: ['template', 'version'],
};

/**
 * Makes a span of every program that this process runs, from what Node itself tells of them: its name and how it ended, never its
 * arguments. Names are those of https://opentelemetry.io/docs/specs/semconv/cli/cli-spans/.
 */
export function watchChildren(watching: Watching): () => void {
  return listen({
    child_process: (message) => {
      const child = isFields(message) ? message.process : undefined;
      if (child instanceof ChildProcess) watch(child, watching);
    },
  });
}

function watch(child: ChildProcess, watching: Watching): void {
  watching.begin(child, { name: 'process', kind: SpanKind.CLIENT, attributes: {} });
  child.once('spawn', () => {
    const program = basename(child.spawnfile);
    const attributes = { 'process.executable.name': program, 'process.pid': child.pid ?? 0 };
    watching.add(child, { name: nameOf(program, child.spawnargs), attributes });
  });
  child.once('exit', (code, signal) => {
    if (code !== null) watching.add(child, { attributes: { 'process.exit.code': code } });
    if (code === 0) watching.end(child);
    else watching.fail(child, signal ?? String(code));
  });
  child.once('error', (error: NodeJS.ErrnoException) => {
    const name = basename(child.spawnfile);
    watching.add(child, { name, attributes: { 'process.executable.name': name } });
    watching.fail(child, error.code ?? error.name);
  });
}

function nameOf(program: string, words: readonly string[]): string {
  const known = verbs[program];
  const verb = words.slice(1).find((word) => known?.includes(word));
  return verb === undefined ? program : `${program} ${verb}`;
}
