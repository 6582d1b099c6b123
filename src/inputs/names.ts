import type { FlagFact } from './flags.ts';
import { secretVariables } from './secret-variables.ts';

/** The commands of this version besides those that change files, and those that it knows by name only. */
export const commands = [
  'deploy',
  'promote',
  'build',
  'resume',
  'watch',
  'rollback',
  'rollout',
  'hold',
  'release',
  'status',
  'check',
  'comment',
  'doctor',
  'right-size',
  'report',
] as const;

export type Command = (typeof commands)[number];

/** Those that see a deployment through. */
const driving = ['deploy', 'promote', 'rollback', 'resume', 'watch'] as const;

interface InputFact extends FlagFact {
  /** What it is where nothing is given; none for most. */
  readonly default?: string;
  /** A secret: by `with:` in a workflow, by an environment variable on the command line, never as a flag. */
  readonly variable?: string;
  /** Not secret by itself, so that it is a flag, too. */
  readonly alsoFlag?: true;
  /** Only on the command line. */
  readonly only?: 'command-line';
  /** Which words of the command line say it, in place of a flag. */
  readonly words?: string;
  /** The commands that use it; all unless given. */
  readonly for?: readonly Command[];
}

/** Every input there is: `action.yml`, the flags, the help and the documentation are made from this list. */
export const inputs = {
  command: {
    description:
      'What to do: deploy, promote, rollback, build, resume, watch, rollout with what to do (such as rollout abort), hold, release, status, check, comment, doctor, right-size, report',
    default: 'deploy',
    words: 'first word',
  },
  config: { description: 'The configuration file', default: '.gitops-deploy.yaml' },
  application: {
    description:
      'The application, where the configuration lists several; of `hold`, `release`: `_all` for every application of the GitOps repository; `report` is of all unless one is named',
  },
  environment: { description: 'The environment, such as staging' },
  target: { description: 'Only this target of the environment', for: ['watch', 'rollout'] },
  to: {
    description:
      'Where to promote to: one environment, or several in their order, by commas; the same as environment for one',
    for: ['promote'],
  },
  from: {
    description: 'The environment whose image is promoted; the first of `after` of the destination unless given',
    for: ['promote'],
  },
  image: {
    description:
      'Deploy this image instead of building one, or promote this older one: registry/name:tag, with @digest if you like. Of `rollback`: go back to this one of those that ran healthy; its tag, its digest or its commit is enough',
    for: ['deploy', 'promote', 'rollback', 'watch'],
  },
  platform: {
    description:
      'Build for this platform alone, one of image.platforms: each on a runner of its own, and `deploy` with `digests` makes one image of them',
    for: ['build'],
  },
  digests: {
    description:
      'Deploy what was built before, a platform each: the digests that `build` had as its output, by spaces, commas, lines or as JSON, or a folder of files that are named by them',
    for: ['deploy'],
  },
  'dry-run': {
    description: 'Say exactly what would be done, and touch nothing',
    default: 'false',
    flag: true,
    for: ['deploy', 'promote', 'rollback', 'build', 'check', 'right-size'],
  },
  timeout: {
    description: 'How long to watch, such as 30m',
    default: '30m',
    for: [...driving, 'comment'],
  },
  'on-pause': {
    description: 'What to do at a pause that only a person ends: end, or wait until the timeout',
    default: 'end',
    for: [...driving, 'comment'],
  },
  'fail-on': { description: 'Outcomes that fail the step of the action', default: 'failed,errored,cancelled' },
  reason: { description: 'Why the environment is held, or rolled back', for: ['hold', 'rollback'] },
  until: {
    description: 'How long the environment is held, such as 2h; until it is released unless given',
    for: ['hold'],
  },
  paths: {
    description: 'Files and folders to judge, separated by spaces or lines',
    default: '.',
    words: 'words after the command',
    for: ['check'],
  },
  base: {
    description:
      'Judge only what changes since the merge base with this commit, branch or tag; by default that of the pull request or merge group',
    for: ['check'],
  },
  'node-allocatable': {
    description:
      'What a node has to give to pods, such as memory=60Gi,cpu=15800m; of several pools separated by spaces. In place of what the configuration says',
    for: ['check'],
  },
  facts: {
    description:
      'Whether clusters and Prometheus are asked, as `readiness.cluster` and `readiness.usage` want it: auto (as the merge base says, or the default branch on push and schedule), always (as the working folder says, too) or never',
    default: 'auto',
    for: ['check'],
  },
  fix: {
    description:
      'Repair what can be repaired without guessing, and judge what is left; with dry-run only show the differences',
    default: 'false',
    flag: true,
    for: ['check'],
  },
  checklist: {
    description: 'Answer the production readiness checklist for each application, in the job summary and the report',
    default: 'false',
    flag: true,
    for: ['check'],
  },
  'report-page': {
    description:
      'Write the page about the deployment to this file (HTML, complete in itself); of the action a file in the temporary folder of the runner unless given',
    for: [...driving, 'comment'],
  },
  sarif: {
    description: 'Write what was found to this file, as SARIF 2.1.0',
    for: ['check'],
  },
  'upload-sarif': {
    description:
      'Upload what was found to code scanning: never, always, or auto, which says nothing on the page of the run where the token may not',
    default: 'never',
    for: ['check'],
  },
  period: {
    description:
      'What the figures are of: such as 30d up to now, 2026-01-01..2026-03-31 with both days in it (UTC), or 2026-01-01.. up to now',
    default: '30d',
    for: ['report'],
  },
  before: {
    description: 'Compare this period, or this image (registry/name:tag), with the one of `after`',
    for: ['report'],
  },
  after: {
    description: 'What is compared with `before`; the figures are of this period where no other is given',
    for: ['report'],
  },
  format: {
    description:
      'What is printed, or written to `out`: markdown, html (one page with charts, complete in itself), json, csv (a line for each deployment) or csv-figures (a line for each environment)',
    default: 'markdown',
    for: ['report'],
  },
  out: {
    description: 'Write it to this file; the job summary has it as Markdown in any case',
    for: ['report'],
  },
  'github-token': {
    description: 'Token for the application repository: statuses, deployments, pull requests',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression that GitHub fills in
    default: '${{ github.token }}',
    variable: secretVariables.githubToken,
  },
  'gitops-token': {
    description:
      'Token that may write to the GitOps repository; one of the GitHub App unless given, or the GitHub token without an App',
    variable: secretVariables.gitopsToken,
  },
  'app-id': {
    description:
      'A GitHub App (its App ID or client ID) that makes the token of each repository that none is given for',
    variable: 'GITHUB_APP_ID',
    alsoFlag: true,
  },
  'app-private-key': {
    description: 'The private key of the GitHub App: the text of its .pem file; line breaks may be written as \\n',
    variable: secretVariables.appPrivateKey,
  },
  kubeconfig: {
    description: 'A kubeconfig (its text, or its path) for every target without a cluster of its own',
    variable: 'KUBECONFIG',
    alsoFlag: true,
  },
  'argocd-server': {
    description:
      'Address of an Argo CD API server, for every target without a cluster of its own, where no kubeconfig is given: what its Applications show is watched',
    variable: 'ARGOCD_SERVER',
    alsoFlag: true,
  },
  'argocd-token': {
    description: 'Token for that Argo CD API server',
    variable: secretVariables.argocdToken,
  },
  debug: { description: 'Log more', default: 'false', flag: true },
  json: { description: 'Print one JSON object on standard output', flag: true, only: 'command-line' },
  progress: {
    description:
      'How to show what happens, on standard error: auto, plain, tty (a live view) or rawjson (one object a line)',
    default: 'auto',
    only: 'command-line',
  },
  help: { description: 'Print this help', flag: true, short: 'h', only: 'command-line' },
  version: { description: 'Print the version', flag: true, only: 'command-line' },
  rollout: {
    description: 'A Rollout, as namespace/name; may be given several times',
    several: true,
    only: 'command-line',
    for: ['watch', 'rollout'],
  },
  workload: {
    description:
      'A workload to watch, as KIND/namespace/name, such as Deployment/staging/api; may be given several times',
    several: true,
    only: 'command-line',
    for: ['watch'],
  },
  'argocd-application': {
    description: 'The Argo CD Application, as namespace/name',
    only: 'command-line',
    for: ['watch', 'rollout'],
  },
  revision: { description: 'The commit that the Application must have applied', only: 'command-line', for: ['watch'] },
  context: { description: 'Context of the kubeconfig', only: 'command-line', for: ['watch', 'rollout'] },
} as const satisfies Record<string, InputFact>;

export type InputName = keyof typeof inputs;

/** What is known of an input, with every optional field in reach. */
export function factOf(name: InputName): InputFact {
  return inputs[name];
}

/** All names, in the order of the list. */
export function inputNames(): readonly InputName[] {
  return Object.keys(inputs).filter(isInputName);
}

/** Whether text is the name of an input. */
export function isInputName(text: string): text is InputName {
  return Object.hasOwn(inputs, text);
}

/** What the action leaves for the steps after it. */
export const outputs = {
  outcome: 'succeeded, failed, errored, paused, superseded or cancelled',
  reason: 'A closed code that says why; see docs/errors.md',
  image: 'The image: registry/name:tag@digest',
  digest: 'The digest of the image',
  revision: 'The commit of the GitOps repository that carries the edit',
  'pull-request': 'The URL of the pull request in the GitOps repository',
  report: 'A JSON file with everything that is known of the deployment',
  'report-page':
    'An HTML file with the same for people, with charts; of commands that deploy or watch, where there was something to tell',
} as const;

/** Raw inputs by name; what is empty is absent. */
export type RawInputs = ReadonlyMap<InputName, readonly string[]>;
