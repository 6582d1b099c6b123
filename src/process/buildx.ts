import { mkdir } from 'node:fs/promises';
import { textAt, valueAt } from '../data/fields.ts';
import { parseJson } from '../data/json.ts';
import type { Digest } from '../image/reference.ts';
import { isDigest } from '../image/reference.ts';
import type { Builder, BuildRequest, BuildResult } from '../ports/builder.ts';
import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { Log } from '../ports/log.ts';
import type { Telemetry, TraceContext } from '../ports/telemetry.ts';
import { notOneTarget } from './bake-target.ts';
import { failureIn, isPassing } from './build-failure.ts';
import { missingFor } from './build-needs.ts';
import type { Program } from './builders.ts';
import { Builders, nameOf, runBuildx } from './builders.ts';
import { buildArguments, buildVariables, createArguments, removeArguments } from './buildx-arguments.ts';
import { hasCacheOfActions } from './cache-of-actions.ts';
import type { ChildResult } from './child.ts';
import { allow, everyday } from './child.ts';
import { findBuildx } from './find-buildx.ts';
import { commandLine } from './shell.ts';

/** What buildx may see: never `INPUT_*`, tokens of ours or a kubeconfig. */
export const seenByBuildx: readonly string[] = [
  ...everyday,
  'DOCKER_*',
  'BUILDX_*',
  'BUILDKIT_*',
  'SSH_AUTH_SOCK',
  // BuildKit puts its own spans into the trace that these name
  'TRACEPARENT',
  'TRACESTATE',
];

/** What it may see besides where the cache of GitHub Actions is asked for; these exist inside an action only. */
const cacheOfActions: readonly string[] = [
  'ACTIONS_RUNTIME_TOKEN',
  'ACTIONS_RUNTIME_URL',
  'ACTIONS_CACHE_URL',
  'ACTIONS_RESULTS_URL',
  'ACTIONS_CACHE_SERVICE_V2',
];

/** What a builder is made from. */
export interface BuilderOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly files: Files;
  readonly log: Log;
  readonly clock: Clock;
  /** Where the build stands in a trace, which BuildKit's own spans then belong to; undefined where nothing is traced. */
  readonly context?: Telemetry['context'];
}

/** Milliseconds before a push is tried again: the second, third and fourth time. */
const pauses = [2000, 5000, 15_000];
/** Lines that are kept to find the step in that failed: buildx shows what it wrote last once more in the end. */
const keptLines = 400;

/** Builds with `docker buildx`, or with `buildx` alone where docker has no such plugin. */
export function createBuilder(options: BuilderOptions): Builder {
  const builders = new Builders(options.log);
  return {
    check: (request) => missingFor(request, options),
    commandLine: async (request) => linesOf(request, (await programFor(request, options)).words),
    async build(request, signal) {
      await maskSecrets(request, options);
      await makeCacheFolder(request);
      const program = await programFor(request, options);
      const wrong = await notOneTarget(request, program, signal);
      if (wrong !== undefined) return wrong;
      try {
        const opened = await builders.open(program, request.builder, signal);
        if (opened.result === 'builder-missing') return opened;
        const wanted = withoutLostCache(request, options);
        return await untilPushed(options, signal, () => buildOnce(wanted, program, { ...options, opened, signal }));
      } finally {
        await builders.close();
      }
    },
    [Symbol.asyncDispose]: () => builders.close(),
  };
}

async function programFor(request: BuildRequest, { environment, files, context }: BuilderOptions): Promise<Program> {
  // a bake file may ask for it by itself
  const wantsCache = request.cache.type === 'gha' || request.definition.by === 'bake';
  const seen = allow(environment, wantsCache ? [...seenByBuildx, ...cacheOfActions] : seenByBuildx);
  return {
    words: await findBuildx(seen, files),
    environment: { ...seen, ...traceOf(context?.()), ...variablesOf(request, environment) },
  };
}

/** https://opentelemetry.io/docs/specs/otel/context/env-carriers/, as buildx reads it. */
function traceOf(context: TraceContext | undefined): Readonly<Record<string, string>> {
  if (context === undefined) return {};
  return { TRACEPARENT: context.traceparent, TRACESTATE: context.tracestate ?? '' };
}

/** Everything that is run, one after another: a builder that is to be made is made before, and removed after. */
function linesOf(request: BuildRequest, words: Program['words']): string {
  const { builder: choice } = request;
  if (choice === undefined) return commandLine([...words, ...buildArguments(request)], buildVariables(request));
  const builder = nameOf(choice);
  const build = commandLine([...words, ...buildArguments(request, { builder })], buildVariables(request));
  if (choice.create === undefined) return build;
  const create = commandLine([...words, ...createArguments(builder, choice.create)]);
  return [create, build, commandLine([...words, ...removeArguments(builder)])].join(' && ');
}

/** Bake grants a folder that is there, and not one that it would make; where it cannot be made, bake says so. */
async function makeCacheFolder({ definition, cache }: BuildRequest): Promise<void> {
  if (definition.by !== 'bake' || cache.type !== 'local') return;
  await mkdir(cache.folder, { recursive: true }).catch(() => {});
}

function withoutLostCache(request: BuildRequest, { environment, log }: BuilderOptions): BuildRequest {
  if (request.cache.type !== 'gha' || hasCacheOfActions(environment)) return request;
  log.warning(
    'the cache gha can be reached from an action only (ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL are not there): built without it',
  );
  return { ...request, cache: { type: 'none' } };
}

/** What is built stands in the builder: a push that is tried again takes it from there, and no step runs again. */
async function untilPushed(
  { clock, log }: BuilderOptions,
  signal: AbortSignal,
  once: () => Promise<{ readonly result: BuildResult; readonly lines: readonly string[] }>,
): Promise<BuildResult> {
  for (let attempt = 0; ; attempt += 1) {
    const { result, lines } = await once();
    const pause = pauses[attempt];
    if (result.result === 'built' || pause === undefined || !isPassing(result, lines)) return result;
    log.warning(`${result.message}; it is pushed again in ${pause / 1000} s`);
    await clock.sleep(pause, signal);
  }
}

interface Attempt extends BuilderOptions {
  readonly opened: { readonly name?: string };
  readonly signal: AbortSignal;
}

async function buildOnce(request: BuildRequest, program: Program, attempt: Attempt) {
  const { files, log, opened, signal } = attempt;
  await using folder = await files.temporaryFolder();
  const metadata = `${folder.path}/metadata.json`;
  const lines: string[] = [];
  using _ = log.group?.(`buildx ${request.definition.by === 'bake' ? 'bake' : 'build'}`);
  const flags = ['--metadata-file', metadata, '--progress', 'plain'];
  const builder = opened.name === undefined ? {} : { builder: opened.name };
  const ended = await runBuildx(program, buildArguments(request, { ...builder, flags }), {
    signal,
    onLine: (line) => {
      lines.push(line);
      if (lines.length > keptLines) lines.shift();
      log.info(line);
    },
  });
  return { result: resultOf(ended, { lines, request, metadata: await files.read(metadata) }), lines };
}

function resultOf(
  ended: ChildResult,
  told: {
    readonly lines: readonly string[];
    readonly request: BuildRequest;
    readonly metadata: Uint8Array | undefined;
  },
): BuildResult {
  if (ended.result === 'not-found')
    return { result: 'builder-missing', message: 'neither "docker buildx" nor "buildx" can be run' };
  if (ended.signal !== undefined) return killed(ended.signal);
  if (ended.exit !== 0) return failureIn(told.lines);
  const digest = digestIn(told.metadata, told.request);
  if (digest !== undefined) return { result: 'built', digest };
  return { result: 'push-failed', message: 'buildx told no digest of what it pushed' };
}

/** Nothing that the change did: the machine may be out of memory. */
function killed(by: NodeJS.Signals): BuildResult {
  const remedy = 'run again; if it happens again, give the machine more memory';
  return { result: 'builder-missing', message: `buildx was ended by ${by}`, remedy };
}

/** The digest comes from the metadata file, where bake has a part for each target: the log is for people. */
function digestIn(metadata: Uint8Array | undefined, { definition }: BuildRequest): Digest | undefined {
  const data = parseJson(new TextDecoder().decode(metadata));
  const own = definition.by === 'bake' ? valueAt(data, definition.target) : data;
  const digest = textAt(own, 'containerimage.digest');
  return digest !== undefined && isDigest(digest) ? digest : undefined;
}

/** Variables of the child besides what every build may see: those that the request names, and no other. */
function variablesOf(
  request: BuildRequest,
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const names = request.secrets.flatMap(({ source }) => (source.from === 'environment' ? [source.name] : []));
  // not in the metadata file: buildx would ask the builder for it once more, and nobody reads it there
  return { BUILDX_METADATA_PROVENANCE: 'disabled', ...allow(environment, names), ...buildVariables(request) };
}

/** Bytes of a secret's file that are looked at: what is longer is no text that a step would print. */
const longestSecret = 65_536;

/** What a step prints of a secret is shown as `***`. */
async function maskSecrets({ secrets }: BuildRequest, { environment, files, log }: BuilderOptions): Promise<void> {
  for (const { source } of secrets) {
    const bytes = source.from === 'file' ? await files.read(source.path) : undefined;
    const text = source.from === 'environment' ? environment[source.name] : textOf(bytes);
    if (text !== undefined && text.trim() !== '') log.mask(text.trim());
  }
}

function textOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined || bytes.length > longestSecret ? undefined : new TextDecoder().decode(bytes);
}
