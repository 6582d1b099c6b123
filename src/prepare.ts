import type { ApplicationConfiguration } from './configuration/schema.ts';
import type { Problem } from './errors.ts';
import { DeployError, printProblem } from './errors.ts';
import { createFiles } from './files/files.ts';
import type { Environment } from './inputs/action.ts';
import type { RunContext } from './inputs/event.ts';
import type { Request } from './inputs/request.ts';

/** Ends the command for what is wrong with inputs or configuration: everything at once. */
export function fail(problems: readonly Problem[], code: 'bad-input' | 'not-supported' = 'bad-input'): never {
  const [first] = problems;
  const message =
    first === undefined || problems.length > 1 ? `${problems.length} problems: see each` : printProblem(first);
  throw new DeployError(code, { stage: 'inputs', message, problems });
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

/** The application's configuration; what is wrong with it is told together with what is wrong with the inputs. */
export async function configure(
  request: Request,
  context: RunContext,
  inputProblems: readonly Problem[],
): Promise<ApplicationConfiguration> {
  const bytes = await createFiles().read(request.config);
  if (bytes === undefined) {
    return fail([
      ...inputProblems,
      { message: 'there is no such file', place: { file: request.config }, remedy: 'see docs/configuration.md' },
    ]);
  }
  const { readConfiguration } = await import('./configuration/read.ts');
  const fallback = context.repository?.split('/')[1] ?? 'application';
  const read = readConfiguration(new TextDecoder().decode(bytes), request.config, fallback);
  if (read.result === 'wrong')
    return fail([...inputProblems, ...read.problems], inputProblems.length > 0 ? 'bad-input' : read.code);
  const names = read.applications.map(({ application }) => application);
  const wanted = request.application ?? (names.length === 1 ? names[0] : undefined);
  const found = read.applications.find(({ application }) => application === wanted);
  if (found !== undefined) return withPullRequests(found, request, context);
  const message = wanted === undefined ? 'which application?' : `there is no application "${wanted}"`;
  return fail([
    ...inputProblems,
    { message, place: { name: 'application' }, remedy: `the configuration has ${names.join(', ')}` },
  ]);
}

/** Pull requests need a GitOps repository on this GitHub: better known now than after the build. */
async function withPullRequests(
  application: ApplicationConfiguration,
  { environment = '', config }: Request,
  { serverUrl }: RunContext,
): Promise<ApplicationConfiguration> {
  if (application.environments[environment]?.write !== 'pull-request') return application;
  const { repositoryOn } = await import('./git/address.ts');
  if (repositoryOn(serverUrl, application.gitops.repository) !== undefined) return application;
  return fail([
    {
      message: `gitops.repository is not on ${serverUrl}: there are no pull requests for ${environment}`,
      place: { file: config },
      remedy: 'name it as owner/name, or use `write: push`',
    },
  ]);
}
