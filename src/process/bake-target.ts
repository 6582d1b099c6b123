import { isFields, valueAt } from '../data/fields.ts';
import { parseJson } from '../data/json.ts';
import type { BuildRequest, BuildResult } from '../ports/builder.ts';
import { failureIn } from './build-failure.ts';
import type { Program } from './builders.ts';
import { printArguments } from './buildx-arguments.ts';
import { runChild } from './child.ts';

/**
 * Why what a bake file calls by the name of the target is more than that one, or cannot be read; undefined where it is one. A group of
 * the same name goes before the target, and the others of it would be pushed under their own tags before anything is scanned.
 */
export async function notOneTarget(
  { definition }: BuildRequest,
  { words: [program, ...before], environment }: Program,
  signal: AbortSignal,
): Promise<Exclude<BuildResult, { result: 'built' }> | undefined> {
  if (definition.by !== 'bake') return undefined;
  const { target } = definition;
  const lines: string[] = [];
  const words = [...before, ...printArguments(definition)];
  const ended = await runChild({ program, arguments: words, environment, signal, onLine: (line) => lines.push(line) });
  if (ended.result === 'not-found') return undefined;
  if (ended.exit !== 0) return failureIn(lines);
  const groups = valueAt(parseJson(Buffer.from(ended.stdout).toString()), 'group');
  if (!isFields(groups) || !Object.hasOwn(groups, target)) return undefined;
  const message = `the bake file has a group "${target}" beside the target of that name: it is several images`;
  return {
    result: 'build-failed',
    message,
    remedy: 'give the target a name of its own, and set it as image.bake.target',
  };
}
