import { isAbsolute, normalize } from 'node:path/posix';
import type { Access } from './access.ts';
import { proposes } from './configuration/environment.ts';
import type { ApplicationConfiguration } from './configuration/schema.ts';
import { openSource } from './connect.ts';
import type { Problem } from './errors.ts';
import { badInput } from './errors.ts';
import { createFiles } from './files/files.ts';
import type { Environment } from './inputs/action.ts';
import type { RunContext } from './inputs/event.ts';
import { trustedBranch } from './inputs/policy.ts';
import type { Request } from './inputs/request.ts';
import { everyApplication } from './ports/holds.ts';
import type { Log } from './ports/log.ts';

/** Ends the command for what is wrong with inputs or configuration: everything at once. */
export function fail(problems: readonly Problem[], code: 'bad-input' | 'not-supported' = 'bad-input'): never {
  throw badInput(problems, { code });
}

/** The event that GitHub Actions wrote for this run; undefined elsewhere. */
export async function readEvent(environment: Environment): Promise<unknown> {
  const path = environment['GITHUB_EVENT_PATH'];
  const bytes = path === undefined || path === '' ? undefined : await createFiles().read(path);
  if (bytes === undefined || path === undefined) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return fail([{ message: 'is no JSON', place: { file: path }, remedy: 'GITHUB_EVENT_PATH must name the event' }]);
  }
}

/** What the configuration is read with. */
export interface Configuring {
  readonly request: Request;
  readonly context: RunContext;
  readonly access: Access;
  readonly environment: Environment;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Commands that may be about every application: `application: _all`. */
const opensForAll: ReadonlySet<string> = new Set(['hold', 'release', 'report']);

/** What a configuration holds. */
export interface Configured {
  /** The application that the command is about; of several, where it is about all, the first. */
  readonly application: ApplicationConfiguration;
  /** Those that a command is about which may be about several. */
  readonly applications: readonly ApplicationConfiguration[];
}

/** The application's configuration; what is wrong with it is told together with what is wrong with the inputs. */
export async function configure(given: Configuring, inputProblems: readonly Problem[]): Promise<Configured> {
  const { request, context } = given;
  const branch = trustedBranch(context, request.command);
  const bytes = branch === undefined ? await readHere(request.config) : await readFrom(branch, given);
  if (bytes === undefined) {
    const where = branch === undefined ? '' : ` on ${branch}, whose configuration counts here`;
    return fail([
      ...inputProblems,
      {
        message: `there is no such file${where}`,
        place: { file: request.config },
        remedy: 'see docs/configuration.md',
      },
    ]);
  }
  const { readConfiguration } = await import('./configuration/read.ts');
  const fallback = context.repository?.split('/')[1] ?? 'application';
  const read = readConfiguration(new TextDecoder().decode(bytes), request.config, fallback);
  if (read.result === 'wrong')
    return fail([...inputProblems, ...read.problems], inputProblems.length > 0 ? 'bad-input' : read.code);
  const { checkPatterns } = await import('./configuration/check-patterns.ts');
  const wrong = await checkPatterns(read);
  if (wrong.length > 0) return fail([...inputProblems, ...wrong]);
  const names = read.applications.map(({ application }) => application);
  const wanted = request.application ?? (names.length === 1 ? names[0] : withoutName(request));
  const found =
    wanted === everyApplication && opensForAll.has(request.command)
      ? read.applications[0]
      : read.applications.find(({ application }) => application === wanted);
  if (found !== undefined) {
    const application = await withPullRequests(found, request, context);
    return { application, applications: wanted === everyApplication ? read.applications : [application] };
  }
  const message = wanted === undefined ? 'which application?' : `there is no application "${wanted}"`;
  return fail([
    ...inputProblems,
    { message, place: { name: 'application' }, remedy: `the configuration has ${names.join(', ')}` },
  ]);
}

/** A report is about all where none is named. */
function withoutName({ command }: Request): string | undefined {
  return command === 'report' ? everyApplication : undefined;
}

async function readHere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await createFiles().read(path);
  } catch (error) {
    const message = `cannot be read: ${error instanceof Error ? error.message : ''}`;
    return fail([{ message, place: { file: path }, remedy: 'name the file of the configuration' }]);
  }
}

/** The configuration file as a branch of the application repository has it. */
async function readFrom(branch: string, given: Configuring): Promise<Uint8Array | undefined> {
  const { environment, signal } = given;
  const path = normalize(given.request.config);
  if (isAbsolute(path) || path.startsWith('..'))
    return fail([{ message: `${path} is not in the repository`, place: { name: 'config' } }]);
  await using folder = await createFiles(environment['RUNNER_TEMP']).temporaryFolder();
  const source = await openSource(given, folder.path);
  const head = await source.head(branch, signal);
  return head === undefined ? undefined : (await source.read(head, [path], signal)).get(path);
}

/** Pull requests need a GitOps repository on this GitHub: better known now than after the build. */
async function withPullRequests(
  application: ApplicationConfiguration,
  { command, dryRun, environment = '', to = [environment], config }: Request,
  { serverUrl }: RunContext,
): Promise<ApplicationConfiguration> {
  const { environments } = application;
  const isWanted = (name: string) => {
    const asked = Object.hasOwn(environments, name) ? environments[name] : undefined;
    return asked !== undefined && proposes(asked);
  };
  const wanting = command === 'right-size' && !dryRun ? 'right-size' : to.find(isWanted);
  if (wanting === undefined) return application;
  const { repositoryOn } = await import('./git/address.ts');
  if (repositoryOn(serverUrl, application.gitops.repository) !== undefined) return application;
  return fail([
    {
      message: `gitops.repository is not on ${serverUrl}: there are no pull requests for ${wanting}`,
      place: { file: config },
      remedy:
        command === 'right-size'
          ? 'name it as owner/name, or run it with dry-run'
          : 'name it as owner/name, or use `write: push` and another `rollback` than `pull-request`',
    },
  ]);
}
