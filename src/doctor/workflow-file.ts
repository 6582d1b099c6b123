import { isFields, listAt, textAt, valueAt } from '../data/fields.ts';
import { LineCounter, parseDocument } from '../data/yaml.ts';
import { plainOf } from './yaml-data.ts';

/** A step (or a job that calls a workflow of ours) that runs this action. */
export interface ActionStep {
  readonly job: string;
  /** The name that its check has on GitHub. */
  readonly jobName: string;
  /** What follows `uses:`, or `run` for the command line. */
  readonly uses: string;
  /** The command that it runs. */
  readonly command: string;
  readonly hasImage: boolean;
  /** Whether the token is not that of the job. */
  readonly hasOwnToken: boolean;
  /** `permissions` of the job, or else of the workflow; undefined where there are none. */
  readonly permissions: unknown;
  readonly concurrency: unknown;
  readonly line: number;
}

/** A workflow, as far as it is about this action. */
export interface Workflow {
  readonly file: string;
  readonly triggers: readonly string[];
  /** Whether it runs for pull requests of some files only. */
  readonly hasPathFilter: boolean;
  readonly steps: readonly ActionStep[];
  /** Lines at which a head that nobody has reviewed is checked out. */
  readonly untrustedCheckouts: readonly number[];
}

/** Bytes of a workflow that are read; GitHub takes no larger file. */
export const largestWorkflow = 512 * 1024;

/** Reads a workflow file; why it cannot be, where it is no YAML. */
export function readWorkflow(file: string, text: string): Workflow | string {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const plain = plainOf(document);
  if ('wrong' in plain) return plain.wrong;
  const { data } = plain;
  const lineOf = (...path: readonly (string | number)[]) => {
    const node: unknown = document.getIn(path, true);
    const [start] = listAt(node, 'range');
    return typeof start === 'number' ? counter.linePos(start).line : 1;
  };
  const jobs = Object.entries(valueOfJobs(data));
  return {
    file,
    triggers: triggersOf(data),
    hasPathFilter: ['paths', 'paths-ignore'].some((key) => valueAt(data, 'on', 'pull_request', key) !== undefined),
    steps: jobs.flatMap(([job, value]) => stepsOf({ job, value, workflow: data, lineOf })),
    untrustedCheckouts: jobs.flatMap(([job, value]) =>
      listAt(value, 'steps').flatMap((step, index) =>
        isUntrustedCheckout(step) ? [lineOf('jobs', job, 'steps', index)] : [],
      ),
    ),
  };
}

function valueOfJobs(data: unknown): Readonly<Record<string, unknown>> {
  const jobs = valueAt(data, 'jobs');
  return isFields(jobs) ? jobs : {};
}

function triggersOf(data: unknown): readonly string[] {
  const on = valueAt(data, 'on');
  if (typeof on === 'string') return [on];
  if (Array.isArray(on)) return on.filter((one) => typeof one === 'string');
  return isFields(on) ? Object.keys(on) : [];
}

interface JobOf {
  readonly job: string;
  readonly value: unknown;
  readonly workflow: unknown;
  readonly lineOf: (...path: readonly (string | number)[]) => number;
}

/** This action, by the name of its repository, whoever has forked it. */
const ourAction = /^[^/]+\/gitops-deploy@/;
const ourWorkflow = /^[^/]+\/gitops-deploy\/\.github\/workflows\/([\w-]+)\.ya?ml@/;
/** The command line as the first word of a line of a shell. */
const ourCommand = /^[ \t]*(?:npx[ \t]+(?:-\S+[ \t]+)*)?gitops-deploy[ \t]+([a-z-]+)/m;

function stepsOf({ job, value, workflow, lineOf }: JobOf): readonly ActionStep[] {
  const common = {
    job,
    jobName: textAt(value, 'name') ?? job,
    permissions: valueAt(value, 'permissions') ?? valueAt(workflow, 'permissions'),
    concurrency: valueAt(value, 'concurrency') ?? valueAt(workflow, 'concurrency'),
  };
  const called = textAt(value, 'uses') ?? '';
  const calls = ourWorkflow.exec(called)?.[1];
  if (calls !== undefined)
    return [{ ...common, uses: called, command: calls, ...ofInputs(value), line: lineOf('jobs', job) }];
  return listAt(value, 'steps').flatMap((step, index) => {
    const uses = textAt(step, 'uses') ?? '';
    const line = lineOf('jobs', job, 'steps', index);
    if (ourAction.test(uses)) {
      const command = (textAt(step, 'with', 'command') ?? 'deploy').split(/\s/)[0] ?? 'deploy';
      return [{ ...common, uses, command, ...ofInputs(step), line }];
    }
    const command = ourCommand.exec(textAt(step, 'run') ?? '')?.[1];
    return command === undefined ? [] : [{ ...common, uses: 'run', command, hasImage: true, hasOwnToken: true, line }];
  });
}

function ofInputs(step: unknown): Pick<ActionStep, 'hasImage' | 'hasOwnToken'> {
  const token = valueAt(step, 'with', 'github-token');
  return {
    hasImage: valueAt(step, 'with', 'image') !== undefined,
    hasOwnToken: token !== undefined && !/github\.token|secrets\.GITHUB_TOKEN/.test(String(token)),
  };
}

/** Characters of a line of a shell that is looked at. */
const longestLine = 2000;

/** https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/ */
function isUntrustedCheckout(step: unknown): boolean {
  const isCheckout = /^actions\/checkout@/.test(textAt(step, 'uses') ?? '');
  const text = `${textAt(step, 'with', 'ref') ?? ''} ${textAt(step, 'with', 'repository') ?? ''}`;
  if (isCheckout) return /head[._](?:ref|sha|repo)|refs\/pull\/|pull_request\.head|head\.(?:ref|sha)/i.test(text);
  const lines = (textAt(step, 'run') ?? '').split('\n').filter((line) => line.length <= longestLine);
  return lines.some((line) => /\bgh pr checkout\b|git (?:fetch|checkout)\b.*(?:pull\/|head)/.test(line));
}
