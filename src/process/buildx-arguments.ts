import type { BuildCache, BuildDefinition, BuilderChoice, BuildSecret, BuildSsh } from '../image/build.ts';
import { isRemoteContext } from '../image/build.ts';
import type { BuildRequest } from '../ports/builder.ts';
import { csvField, csvOf } from './csv.ts';

type Of<By extends BuildDefinition['by']> = Extract<BuildDefinition, { by: By }>;

/** What only the run of a build says, and not its request. */
export interface Invocation {
  /** Name of the builder; the current one of buildx unless given. */
  readonly builder?: string;
  readonly flags?: readonly string[];
}

/** Everything after `buildx`: pushed by digest, so that nothing is named before it is proven clean. */
export function buildArguments(request: BuildRequest, invocation: Invocation = {}): readonly string[] {
  const { definition } = request;
  return definition.by === 'bake'
    ? bakeArguments(request, definition, invocation)
    : dockerfileArguments(request, definition, invocation);
}

/** Variables that the build needs besides its arguments: buildx and bake files read them from the environment. */
export function buildVariables({ definition, sourceDateEpoch }: BuildRequest): Readonly<Record<string, string>> {
  return {
    ...(definition.by === 'bake' ? definition.variables : {}),
    ...(sourceDateEpoch === undefined ? {} : { SOURCE_DATE_EPOCH: String(sourceDateEpoch) }),
  };
}

function dockerfileArguments(request: BuildRequest, definition: Of<'dockerfile'>, invocation: Invocation) {
  const { context, file, target } = definition;
  return [
    'build',
    ...builderFlag(invocation),
    ...each('--platform', request.platforms.length === 0 ? [] : [request.platforms.join(',')]),
    ...each('--file', file === undefined ? [] : [file]),
    ...each('--target', target === undefined ? [] : [target]),
    ...each('--build-arg', pairs(request.arguments)),
    ...each('--secret', request.secrets.map(secretValue)),
    ...each('--ssh', request.ssh.map(sshValue)),
    ...each('--build-context', pairs(request.contexts)),
    ...each('--label', pairs(request.labels)),
    ...each('--network', request.network === undefined ? [] : [request.network]),
    ...each('--allow', request.allow),
    ...each('--cache-from', cacheFrom(request.cache)),
    ...each('--cache-to', cacheTo(request.cache)),
    ...attestationFlags(request),
    '--output',
    output(request),
    ...(invocation.flags ?? []),
    // a folder that looks like a flag is none
    '--',
    context,
  ];
}

/**
 * What is configured overrides the bake file; what is not is left to it. The tag is the bare repository, since the names of a
 * target replace the name of its output (https://docs.docker.com/build/ci/github-actions/multi-platform/, "Distribute with bake").
 */
function bakeArguments(request: BuildRequest, { files, target }: Of<'bake'>, invocation: Invocation) {
  const set = (key: string, values: readonly string[]) => values.map((value) => `${target}.${key}=${value}`);
  const named = (key: string, values: Readonly<Record<string, string>>) =>
    Object.entries(values).map(([name, value]) => `${target}.${key}.${name}=${value}`);
  const overrides = [
    ...set('tags', [request.repository]),
    ...set('output', [output(request)]),
    ...set('platform', request.platforms),
    ...named('args', request.arguments),
    ...set('secrets+', request.secrets.map(secretValue)),
    ...set('ssh+', request.ssh.map(sshValue)),
    ...named('contexts', request.contexts),
    ...named('labels', request.labels),
    ...set('cache-from', cacheFrom(request.cache)),
    ...set('cache-to', cacheTo(request.cache)),
  ];
  return [
    'bake',
    ...builderFlag(invocation),
    ...each('--file', files),
    ...each('--allow', [...new Set([...request.allow, ...implied(request)])]),
    ...each('--set', overrides),
    ...attestationFlags(request),
    ...(invocation.flags ?? []),
    '--',
    target,
  ];
}

/** What prints the definition of a target, and builds nothing. */
export function printArguments({ files, target }: Pick<Of<'bake'>, 'files' | 'target'>): readonly string[] {
  return ['bake', ...each('--file', files), '--print', '--', target];
}

/** Bake asks a person before it reads or writes outside of the working folder; what the configuration names is granted. */
function implied({ ssh, contexts, cache }: BuildRequest): readonly string[] {
  const folders = Object.values(contexts).filter((context) => !isRemoteContext(context));
  return [
    ...(ssh.some(({ paths }) => paths.length === 0) ? ['ssh'] : []),
    ...folders.map((folder) => `fs.read=${folder}`),
    ...(cache.type === 'local' ? [`fs=${cache.folder}`] : []),
  ];
}

function builderFlag({ builder }: Invocation): readonly string[] {
  return each('--builder', builder === undefined ? [] : [builder]);
}

function each(flag: string, values: readonly string[]): readonly string[] {
  return values.flatMap((value) => [flag, value]);
}

function pairs(values: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(values).map(([name, value]) => `${name}=${value}`);
}

function attestationFlags({ attestations: { sbom, provenance } }: BuildRequest): readonly string[] {
  return [`--sbom=${sbom}`, `--provenance=${provenance === 'none' ? 'false' : `mode=${provenance}`}`];
}

function output({ repository }: BuildRequest): string {
  return csvOf({ type: 'image', name: repository, 'push-by-digest': 'true', 'name-canonical': 'true', push: 'true' });
}

/** The value is read by buildx, from its own environment or the file: a command line can be seen by everybody. */
function secretValue({ id, source }: BuildSecret): string {
  return source.from === 'environment' ? csvOf({ id, env: source.name }) : csvOf({ id, src: source.path });
}

function sshValue({ id, paths }: BuildSsh): string {
  return paths.length === 0 ? id : `${id}=${paths.join(',')}`;
}

function cacheFrom(cache: BuildCache): readonly string[] {
  switch (cache.type) {
    case 'none':
      return [];
    case 'gha':
      return [csvOf({ type: 'gha', scope: cache.scope })];
    case 'registry':
      return [csvOf({ type: 'registry', ref: cache.ref })];
    case 'local':
      return [csvOf({ type: 'local', src: cache.folder })];
  }
}

/** An image without a cache is as good as one with: a cache that cannot be written ends no build. */
function cacheTo(cache: BuildCache): readonly string[] {
  switch (cache.type) {
    case 'none':
      return [];
    case 'gha':
      return [csvOf({ type: 'gha', scope: cache.scope, mode: cache.mode, 'ignore-error': 'true' })];
    case 'registry':
      return [csvOf({ type: 'registry', ref: cache.ref, mode: cache.mode, 'ignore-error': 'true' })];
    case 'local':
      return [csvOf({ type: 'local', dest: cache.folder, mode: cache.mode, 'ignore-error': 'true' })];
  }
}

/** What makes a builder, after `buildx`. */
export function createArguments(name: string, { driver, endpoint, options }: NonNullable<BuilderChoice['create']>) {
  return [
    'create',
    '--name',
    name,
    '--driver',
    driver,
    ...each('--driver-opt', pairs(options).map(csvField)),
    ...(endpoint === undefined ? [] : ['--', endpoint]),
  ];
}

/** What removes a builder, after `buildx`. */
export function removeArguments(name: string): readonly string[] {
  return ['rm', '--force', name];
}
