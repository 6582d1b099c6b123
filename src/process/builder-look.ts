import type { BuilderChoice } from '../image/build.ts';
import type { Files } from '../ports/files.ts';
import type { BuilderFacts } from '../ports/inspection.ts';
import { lastWords } from '../text/last-lines.ts';
import type { Program } from './builders.ts';
import { runBuildx } from './builders.ts';
import { seenByBuildx } from './buildx.ts';
import { allow } from './child.ts';
import { findBuildx } from './find-buildx.ts';

/** Which builder would build, and what it says of itself; none is made or started. */
export async function lookAtBuilder(
  choice: BuilderChoice | undefined,
  { environment, files }: { readonly environment: Readonly<Record<string, string | undefined>>; readonly files: Files },
  signal: AbortSignal,
): Promise<BuilderFacts> {
  const seen = allow(environment, seenByBuildx);
  const program: Program = { words: await findBuildx(seen, files), environment: seen };
  const told = await say(program, ['version'], signal);
  const version = /\bv?(\d+\.\d+\.\d+\S*)/.exec(told.lines.join('\n'))?.[1];
  if (!told.isWell || version === undefined)
    return { state: 'missing', message: 'neither "docker buildx" nor "buildx" can be run' };
  const toMake =
    choice?.create === undefined ? undefined : { state: 'to-make' as const, version, driver: choice.create.driver };
  if (toMake !== undefined && choice?.name === undefined) return toMake;
  const inspected = await say(program, ['inspect', ...(choice?.name === undefined ? [] : [choice.name])], signal);
  if (inspected.isWell) return { state: 'found', version, ...readBuilder(inspected.lines) };
  return (
    toMake ?? {
      state: 'missing',
      message: `the builder cannot be looked at: ${lastWords(inspected.lines.at(-1) ?? 'it says nothing')}`,
    }
  );
}

async function say(program: Program, words: readonly string[], signal: AbortSignal) {
  const lines: string[] = [];
  const ended = await runBuildx(program, words, { signal, onLine: (line) => void lines.push(line) });
  return { isWell: ended.result === 'ended' && ended.exit === 0, lines };
}

/** What `buildx inspect` prints: of the builder, then of each of its nodes (docker/buildx, commands/inspect.go). */
function readBuilder(lines: readonly string[]) {
  const valuesOf = (key: string) =>
    lines.flatMap((line) => (line.startsWith(`${key}:`) ? [line.slice(key.length + 1).trim()] : []));
  const platforms = valuesOf('Platforms').flatMap((list) => list.split(/,\s*/).map((one) => one.replace(/\*$/, '')));
  return {
    builder: valuesOf('Name')[0] ?? '?',
    driver: valuesOf('Driver')[0] ?? '?',
    platforms: [...new Set(platforms)].filter((one) => one !== ''),
    isRunning: valuesOf('Status').includes('running'),
  };
}
