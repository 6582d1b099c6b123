import { randomUUID } from 'node:crypto';
import { textAt } from '../data/fields.ts';
import { isDigest } from '../image/reference.ts';
import type { Builder, BuildRequest, BuildResult } from '../ports/builder.ts';
import type { Files } from '../ports/files.ts';
import type { Log } from '../ports/log.ts';
import type { ChildResult } from './child.ts';
import { allow, everyday, runChild } from './child.ts';

/** What buildx may see: never `INPUT_*`, tokens of ours or a kubeconfig. */
const allowed: readonly string[] = [
  ...everyday,
  'DOCKER_*',
  'BUILDX_*',
  'BUILDKIT_*',
  'SSH_AUTH_SOCK',
  // the cache of GitHub Actions; these exist inside an action only
  'ACTIONS_RUNTIME_TOKEN',
  'ACTIONS_RUNTIME_URL',
  'ACTIONS_CACHE_URL',
  'ACTIONS_RESULTS_URL',
  'ACTIONS_CACHE_SERVICE_V2',
];

/** Builds with `docker buildx`, or with `buildx` alone where there is no docker. */
export function createBuilder(options: {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly files: Files;
  readonly log: Log;
}): Builder {
  const environment = allow(options.environment, allowed);
  return {
    commandLine: (request) => ['docker', 'buildx', ...buildArguments(request)].map(quote).join(' '),
    async build(request, signal) {
      const program = await findBuildx(environment, signal);
      if (program === undefined) return missing('neither "docker buildx" nor "buildx" can be run');
      await using folder = await options.files.temporaryFolder();
      const metadata = `${folder.path}/${randomUUID()}.json`;
      const [name = 'docker', ...words] = program;
      const ended = await runChild({
        program: name,
        arguments: [...words, ...buildArguments(request, ['--metadata-file', metadata, '--progress', 'plain'])],
        environment: { ...environment, ...epoch(request) },
        signal,
        onLine: (line) => options.log.info(line),
      });
      return resultOf(ended, await options.files.read(metadata));
    },
  };
}

async function findBuildx(
  environment: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  for (const program of [['docker', 'buildx'], ['buildx']] as const) {
    const [name, ...words] = program;
    const tried = await runChild({ program: name, arguments: [...words, 'version'], environment, signal });
    if (tried.result === 'ended' && tried.exit === 0) return program;
  }
  return undefined;
}

function epoch(request: BuildRequest): Readonly<Record<string, string>> {
  return request.sourceDateEpoch === undefined ? {} : { SOURCE_DATE_EPOCH: String(request.sourceDateEpoch) };
}

/** Everything after `buildx`, with more flags: pushed by digest, so that nothing is named before it is proven clean. */
export function buildArguments(request: BuildRequest, flags: readonly string[] = []): readonly string[] {
  const { attestations } = request;
  const output = `type=image,name=${request.repository},push-by-digest=true,name-canonical=true,push=true`;
  return [
    'build',
    '--platform',
    request.platforms.join(','),
    '--file',
    request.file,
    ...Object.entries(request.labels).flatMap(([name, value]) => ['--label', `${name}=${value}`]),
    ...cacheArguments(request),
    `--sbom=${attestations.sbom}`,
    `--provenance=${attestations.provenance === 'none' ? 'false' : `mode=${attestations.provenance}`}`,
    '--output',
    output,
    ...flags,
    // a folder that looks like a flag is none
    '--',
    request.context,
  ];
}

function cacheArguments({ cache, repository }: BuildRequest): readonly string[] {
  switch (cache.type) {
    case 'none':
      return [];
    case 'gha':
      return ['--cache-from', 'type=gha', '--cache-to', `type=gha,mode=${cache.mode}`];
    case 'registry': {
      const ref = `type=registry,ref=${repository}:buildcache`;
      return ['--cache-from', ref, '--cache-to', `${ref},mode=${cache.mode}`];
    }
    case 'local':
      return [
        '--cache-from',
        'type=local,src=.buildx-cache',
        '--cache-to',
        `type=local,dest=.buildx-cache,mode=${cache.mode}`,
      ];
  }
}

/** A word as a POSIX shell reads it back. */
function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

function missing(message: string): BuildResult {
  return { result: 'builder-missing', message, lastLines: [] };
}

const noBuilder =
  /no builder .* found|Cannot connect to the Docker daemon|failed to find driver|error during connect|connection error: desc|multiple platforms feature is currently not supported/i;
const noPush = /failed to push|error (?:pushing|writing) /i;
/** What an image is built upon, or a frontend or helper of the builder, could not be had. */
const noPull =
  /failed to resolve source metadata|failed to do request|failed to (?:copy|fetch|authorize)|pull access denied|dial tcp|no such host|i\/o timeout|TLS handshake|connection (?:refused|reset)|toomanyrequests|(?:50[0234]|429) (?:Too Many|Internal|Bad|Service|Gateway)/i;

/** The digest comes from the metadata file: the log is for people. */
function resultOf(ended: ChildResult, metadata: Uint8Array | undefined): BuildResult {
  if (ended.result === 'not-found') return missing('buildx has disappeared');
  const { lastLines } = ended;
  const error = lastLines.findLast((line) => /^ERROR:|^error:/i.test(line)) ?? lastLines.at(-1) ?? 'no output';
  if (ended.exit !== 0) {
    const said = lastLines.join('\n');
    return { result: failureIn(said, error), message: error, lastLines: lastLines.slice(-20) };
  }
  const digest = metadata === undefined ? undefined : digestIn(metadata);
  if (digest !== undefined) return { result: 'built', digest };
  return { result: 'push-failed', message: 'buildx told no digest of what it pushed', lastLines };
}

/** A step of the Dockerfile that fails is the change's own doing; nothing else is. */
function failureIn(said: string, error: string): Exclude<BuildResult['result'], 'built'> {
  if (noBuilder.test(said)) return 'builder-missing';
  if (/did not complete successfully/.test(error)) return 'build-failed';
  if (noPush.test(error)) return 'push-failed';
  return noPull.test(error) ? 'registry-unreachable' : 'build-failed';
}

function digestIn(metadata: Uint8Array) {
  const data: unknown = JSON.parse(new TextDecoder().decode(metadata));
  const digest = textAt(data, 'containerimage.digest');
  return digest !== undefined && isDigest(digest) ? digest : undefined;
}
