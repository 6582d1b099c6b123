import { parseDuration } from '../configuration/duration.ts';
import type { Problem } from '../errors.ts';
import type { ImageReference } from '../image/reference.ts';
import { parseImageReference } from '../image/reference.ts';
import type { OutcomeName } from '../outcome.ts';
import { isOutcomeName, outcomeNames } from '../outcome.ts';
import type { RolloutAction } from '../rollout/action.ts';
import { rolloutActions } from '../rollout/action.ts';
import type { ObjectName, WorkloadName } from '../rollout/goal.ts';
import { nearest } from '../text/nearest.ts';
import type { Received } from './action.ts';
import type { GivenDigest } from './digests.ts';
import { parseDigests } from './digests.ts';
import { fileCommands, isFileCommand, usages } from './file-command.ts';
import { initUsage } from './find-init.ts';
import type { Command, InputName } from './names.ts';
import { commands, factOf } from './names.ts';
import type { NodePool } from './nodes.ts';
import { parseNodes } from './nodes.ts';
import type { ProgressKind } from './progress.ts';
import { progressKinds } from './progress.ts';
import { Reading, readChoice } from './reading.ts';
import type { ReportRequest } from './report-request.ts';
import { readReport } from './report-request.ts';
import type { Secrets } from './secrets.ts';
import { readSecrets } from './secrets.ts';
import { applicationName, workloadNames } from './workload-names.ts';

/** What `rollout` does: shows Rollouts, or asks something of them. */
export const rolloutVerbs = ['status', ...rolloutActions] as const;
export type RolloutVerb = 'status' | RolloutAction;

/** Everything that was asked for, without any secret: it may be logged. */
export interface Request {
  readonly command: Command;
  /** What `rollout` does. */
  readonly verb: RolloutVerb;
  readonly config: string;
  readonly application?: string;
  readonly environment?: string;
  readonly target?: string;
  /** Where to promote to, in this order. */
  readonly to?: readonly string[];
  /** The environment whose image is promoted. */
  readonly from?: string;
  readonly image?: ImageReference;
  /** What `rollback` goes back to, as it was named: a reference, a tag, a digest, a commit. */
  readonly version?: string;
  /** The one platform to build for. */
  readonly platform?: string;
  /** What was built before, to be made one image. */
  readonly digests?: readonly GivenDigest[];
  readonly dryRun: boolean;
  /** Whether `check` repairs what it can. */
  readonly fix: boolean;
  /** Whether `check` answers the production readiness checklist. */
  readonly checklist: boolean;
  readonly timeoutSeconds: number;
  readonly onPause: 'end' | 'wait';
  readonly failOn: readonly OutcomeName[];
  readonly reason?: string;
  /** Seconds after which a hold ends. */
  readonly untilSeconds?: number;
  readonly debug: boolean;
  readonly json: boolean;
  readonly progress: ProgressKind;
  /** What to watch or to show without a configuration. */
  readonly workloads: readonly WorkloadName[];
  readonly argocdApplication?: ObjectName;
  readonly revision?: string;
  readonly context?: string;
  /** The files and folders that are judged. */
  readonly paths: readonly string[];
  /** The commit, branch or tag that they are compared with. */
  readonly base?: string;
  /** What nodes have to give to pods, a pool each. */
  readonly nodes?: readonly NodePool[];
  /** Whether clusters and Prometheus are asked, where the configuration wants it. */
  readonly facts: 'auto' | 'always' | 'never';
  /** The file that what was found is written to as SARIF. */
  readonly sarif?: string;
  /** The file that the page about the deployment is written to. */
  readonly reportPage?: string;
  /** What `report` is of, and what becomes of it. */
  readonly report: ReportRequest;
  /** Whether it is uploaded to code scanning. */
  readonly uploadSarif: 'never' | 'auto' | 'always';
}

/** A request as far as it could be read, with everything that is wrong with it. */
export interface ReadRequest {
  readonly request: Request;
  readonly secrets: Secrets;
  readonly problems: readonly Problem[];
}

/** Reads raw inputs into a request: every problem at once. `words` are what a command acts on. */
export function readRequest(received: Received, words: readonly string[]): ReadRequest {
  const reading = new Reading(received.raw);
  const command = readCommand(reading);
  const request: Request = {
    command,
    verb: readVerb(command, words, reading),
    config: reading.text('config') ?? '.gitops-deploy.yaml',
    dryRun: readBoolean(reading, 'dry-run'),
    fix: readBoolean(reading, 'fix'),
    checklist: readBoolean(reading, 'checklist'),
    timeoutSeconds: readDuration(reading, 'timeout') ?? 1800,
    onPause: readChoice(reading, 'on-pause', ['end', 'wait']) ?? 'end',
    failOn: readOutcomes(reading),
    debug: readBoolean(reading, 'debug'),
    json: readBoolean(reading, 'json'),
    progress: readChoice(reading, 'progress', progressKinds) ?? 'plain',
    workloads: workloadNames(reading, rolloutWords(command, words, reading)),
    paths: readPaths(command, words, reading),
    facts: readChoice(reading, 'facts', ['auto', 'always', 'never']) ?? 'auto',
    report: readReport(reading, words),
    uploadSarif: readChoice(reading, 'upload-sarif', ['never', 'auto', 'always']) ?? 'never',
    ...readOptional(reading, command),
  };
  // of a command that nobody knows nothing else can be wrong
  if (isCommandKnown(reading)) {
    requireFor(command, reading, request);
    refuseOthers(command, reading);
  }
  return { request, secrets: readSecrets(reading), problems: [...received.problems, ...reading.problems] };
}

function isCommandKnown({ problems }: Pick<ReadRequest, 'problems'>): boolean {
  return problems.every(({ place }) => place?.name !== 'command');
}

function readOptional(reading: Reading, command: Command): Partial<Request> {
  const found = {
    application: reading.text('application'),
    environment: reading.text('environment'),
    target: reading.text('target'),
    to: readNames(reading, 'to'),
    from: reading.text('from'),
    reason: reading.text('reason'),
    revision: reading.text('revision'),
    context: reading.text('context'),
    base: reading.text('base'),
    sarif: reading.text('sarif'),
    reportPage: reading.text('report-page'),
    nodes: readNodes(reading),
    ...(command === 'rollback' ? { version: reading.text('image') } : { image: readImage(reading) }),
    platform: reading.text('platform'),
    digests: readDigests(reading),
    untilSeconds: reading.text('until') === undefined ? undefined : readDuration(reading, 'until'),
    argocdApplication: applicationName(reading),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

function readCommand(reading: Reading): Command {
  const text = reading.text('command') ?? 'deploy';
  const found = commands.find((command) => command === text);
  if (found !== undefined) return found;
  if (isFileCommand(text))
    reading.wrong('command', `${text} is for the command line`, `run: gitops-deploy ${usages[text]}`);
  else if (text === 'init') reading.wrong('command', 'init is for the command line', `run: gitops-deploy ${initUsage}`);
  else {
    const known = [...commands, ...fileCommands, 'init'];
    const guess = nearest(text, known);
    reading.wrong(
      'command',
      `there is no command "${text}"`,
      guess === undefined ? `the commands are ${known.join(', ')}` : `did you mean ${guess}?`,
    );
  }
  return 'deploy';
}

function readBoolean(reading: Reading, name: InputName): boolean {
  const text = reading.text(name) ?? 'false';
  if (text !== 'true' && text !== 'false') reading.wrong(name, `must be true or false, not "${text}"`);
  return text === 'true';
}

function readDuration(reading: Reading, name: InputName): number | undefined {
  const text = reading.text(name) ?? '';
  return parseDuration(text) ?? reading.wrong(name, `"${text}" is no duration`, 'such as 90s, 30m or 2h');
}

function readOutcomes(reading: Reading): readonly OutcomeName[] {
  const words = (reading.text('fail-on') ?? '').split(/[\s,]+/).filter((word) => word !== '' && word !== 'none');
  return words.flatMap((word) => {
    if (isOutcomeName(word)) return [word];
    reading.wrong('fail-on', `"${word}" is no outcome`, `the outcomes are ${outcomeNames.join(', ')}`);
    return [];
  });
}

function readImage(reading: Reading): ImageReference | undefined {
  const text = reading.text('image');
  if (text === undefined) return undefined;
  const parsed = parseImageReference(text);
  if (typeof parsed === 'string') return reading.wrong('image', parsed);
  if (parsed.tag === undefined && parsed.digest === undefined)
    return reading.wrong('image', `"${text}" needs a tag or a digest`);
  return parsed;
}

/** Names by commas or spaces, each once. */
function readNames(reading: Reading, name: InputName): readonly string[] | undefined {
  const names = (reading.text(name) ?? '').split(/[\s,]+/).filter((one) => one !== '');
  return names.length === 0 ? undefined : [...new Set(names)];
}

function readDigests(reading: Reading): readonly GivenDigest[] | undefined {
  const text = reading.text('digests');
  if (text === undefined) return undefined;
  if (reading.text('image') !== undefined)
    return reading.wrong('digests', 'image is given as well, and names another image', 'give one of the two');
  const read = parseDigests(text);
  return typeof read === 'string' ? reading.wrong('digests', read) : read;
}

function readNodes(reading: Reading): readonly NodePool[] | undefined {
  const text = reading.text('node-allocatable');
  const read = text === undefined ? undefined : parseNodes(text);
  return typeof read === 'string' ? reading.wrong('node-allocatable', read) : read;
}

/** `rollout status staging/api`: what stands behind the command's own word. */
function rolloutWords(command: Command, words: readonly string[], reading: Reading): readonly string[] {
  const [, verb, ...names] = words;
  if (command === 'rollout') return names;
  if (verb !== undefined && command !== 'check' && command !== 'report' && isCommandKnown(reading))
    reading.wrong('command', `"${verb}" stands where nothing is expected`);
  return [];
}

function readVerb(command: Command, words: readonly string[], reading: Reading): RolloutVerb {
  if (command !== 'rollout') return 'status';
  const [, word = ''] = words;
  const found = rolloutVerbs.find((verb) => verb === word);
  if (found !== undefined) return found;
  const guess = nearest(word, rolloutVerbs);
  const remedy = guess === undefined ? `it is one of ${rolloutVerbs.join(', ')}` : `did you mean rollout ${guess}?`;
  reading.wrong('command', word === '' ? 'rollout needs to know what to do' : `there is no "rollout ${word}"`, remedy);
  return 'status';
}

/** `check apps/api charts`: what stands behind the command; in the action, the words of its input. */
function readPaths(command: Command, words: readonly string[], reading: Reading): readonly string[] {
  const given = command === 'check' ? words.slice(1) : [];
  return given.length > 0 ? given : (reading.text('paths') ?? '').split(/\s+/).filter((path) => path !== '');
}

function requireFor(command: Command, reading: Reading, request: Request): void {
  const needs = (name: InputName, given: unknown) => given === undefined && reading.wrong(name, `${command} needs it`);
  if (['deploy', 'rollback', 'hold', 'release'].includes(command)) needs('environment', request.environment);
  if (command === 'hold') needs('reason', request.reason);
  if (command === 'promote') requireDestination(reading, request);
  if (command !== 'build' && request.platform !== undefined)
    reading.wrong('platform', `${command} is about every platform`, 'run build with it, and give its digest to deploy');
  if (command === 'rollout' && request.workloads.length === 0 && request.environment === undefined)
    reading.wrong('rollout', 'which Rollout?', `rollout ${request.verb} NAMESPACE/NAME, or --environment ENV`);
  if (command === 'watch' && request.workloads.length > 0) needs('image', request.image);
  if (command === 'watch' && request.workloads.length === 0) needs('environment', request.environment);
}

/** What another command is for is no slip to pass over: a `hold` with `dry-run` would hold, a `deploy` with `target` deploy to every one. */
function refuseOthers(command: Command, reading: Reading): void {
  const told = new Set(reading.problems.map(({ place }) => place?.name));
  for (const name of reading.given()) {
    const takers = factOf(name).for;
    if (takers === undefined || takers.includes(command) || told.has(name)) continue;
    reading.wrong(name, `${command} does not take it`, `it is for ${takers.join(', ')}`);
  }
}

function requireDestination(reading: Reading, { environment, to }: Request): void {
  if (environment === undefined && to === undefined) reading.wrong('to', 'promote needs it');
  if (environment !== undefined && to !== undefined && to.join() !== environment)
    reading.wrong('to', `environment is given as well, and is ${environment}`, 'give one of the two');
}
