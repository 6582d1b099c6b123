import { isCheckout, isWorkflowToken } from './actions.ts';
import type { StepCall } from './calls.ts';
import { gitCalls, stepCalls, verbOf } from './calls.ts';
import type { Job, Step } from './workflow.ts';

/** What a step needs the token of the workflow for. */
export interface Need {
  readonly scope: string;
  readonly step: Step;
  /** For messages: `github/codeql-action/upload-sarif`, `git push`. */
  readonly what: string;
}

/**
 * What actions need when they are given the token of the workflow, as of 2026-11-27. The scopes:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#permissions; that a cloud is logged in to with
 * id-token: https://docs.github.com/en/actions/how-tos/security-for-github-actions/security-hardening-your-deployments. When an action logs
 * in that way (its inputs), and what those of peter-evans, softprops and marocchino need, was not looked up in each one's documentation.
 */
const byAction: readonly (readonly [name: RegExp, scopes: readonly string[], applies?: (step: Step) => boolean])[] = [
  [/^github\/codeql-action\/(upload-sarif|analyze)$/, ['security-events']],
  [/^actions\/attest(-build-provenance|-sbom)?$/, ['id-token', 'attestations']],
  [/^actions\/deploy-pages$/, ['pages', 'id-token']],
  [/^aws-actions\/configure-aws-credentials$/, ['id-token'], usesRoleAlone],
  [/^google-github-actions\/auth$/, ['id-token'], ({ view }) => view.at('with', 'workload_identity_provider').isThere],
  [/^azure\/login$/, ['id-token'], usesAzureIdentity],
  [/^peter-evans\/create-pull-request$/, ['contents', 'pull-requests'], hasWorkflowToken],
  [/^softprops\/action-gh-release$/, ['contents'], hasWorkflowToken],
  [
    /^marocchino\/sticky-pull-request-comment$/,
    ['pull-requests'],
    ({ view }) => !view.at('with', 'GITHUB_TOKEN').isThere,
  ],
];

/** Scopes that no setting of the repository gives: https://docs.github.com/en/actions/reference/github_token-reference */
export const neverByDefault: ReadonlySet<string> = new Set(['id-token']);

function usesRoleAlone({ view }: Step): boolean {
  const given = view.at('with');
  const others = ['aws-access-key-id', 'web-identity-token-file', 'role-chaining'];
  return given.at('role-to-assume').isThere && !others.some((key) => given.at(key).isThere);
}

function usesAzureIdentity({ view }: Step): boolean {
  const given = view.at('with');
  return given.at('client-id').isThere && !given.at('creds').isThere && given.at('auth-type').value !== 'IDENTITY';
}

/** Whether an action works with the token of the workflow: it is given that one, or none. */
function hasWorkflowToken({ view }: Step): boolean {
  const token = view.at('with', 'token');
  return !token.isThere || isWorkflowToken(token.value);
}

/** What the steps of a job need, as far as it is sure. */
export function needsOf(job: Job): readonly Need[] {
  return job.steps.flatMap((step) => [...actionNeeds(step), ...packageNeeds(step, job), ...scriptNeeds(step, job)]);
}

function actionNeeds(step: Step): readonly Need[] {
  const name = step.uses?.name ?? '';
  return byAction.flatMap(([pattern, scopes, applies]) =>
    pattern.test(name) && applies?.(step) !== false ? scopes.map((scope) => ({ scope, step, what: name })) : [],
  );
}

/** Whether a job logs in to ghcr.io with the token of the workflow before a step. */
function logsIn({ steps }: Job, before: Step): boolean {
  return steps.slice(0, before.index).some((step) => {
    if (step.uses?.name === 'docker/login-action') {
      const { registry, password } = Object.fromEntries(step.view.at('with').texts);
      return registry === 'ghcr.io' && isWorkflowToken(password);
    }
    return false;
  });
}

function packageNeeds(step: Step, job: Job): readonly Need[] {
  const given = step.view.at('with');
  const isBuild = step.uses?.name === 'docker/build-push-action' && given.at('push').value === 'true';
  const isPushed = isBuild && (given.at('tags').value ?? '').includes('ghcr.io/');
  const call = stepCalls(step).find(
    (one) =>
      one.program === 'docker' &&
      verbOf(one)?.text === 'push' &&
      one.rest.some(({ text }) => text.startsWith('ghcr.io/')),
  );
  if (!(isPushed || call !== undefined) || !logsIn(job, step)) return [];
  return [{ scope: 'packages', step, what: 'the push to ghcr.io' }];
}

function scriptNeeds(step: Step, job: Job): readonly Need[] {
  const calls = stepCalls(step);
  return [
    ...(pushesWithToken(calls, step, job) ? [{ scope: 'contents', step, what: 'git push' }] : []),
    ...calls.flatMap((call) => cosignNeed(call, step)),
    ...calls.flatMap((call) => commandLineNeed(call, job)),
  ];
}

/** Whether a step pushes with the token that a checkout before it has kept. */
function pushesWithToken(calls: readonly StepCall[], step: Step, { steps }: Job): boolean {
  const [push] = gitCalls(calls, 'push');
  if (push === undefined) return false;
  const before = steps.slice(0, step.index);
  const checkouts = before.filter(({ uses }) => uses !== undefined && isCheckout(uses));
  const isOwn = checkouts.length > 0 && checkouts.every(keepsWorkflowToken);
  const isElsewhere = push.rest.some(({ text }) => /:\/\/|@|\$|^-C$/.test(text));
  const all = [...before, step].flatMap(stepCalls);
  const isRemade =
    all.some((call) => /^(gh|cd|pushd)$/.test(call.program)) ||
    gitCalls(all, 'remote', 'clone', 'config').some(({ rest }) =>
      rest.some(({ text }) => /url|insteadof|extraheader|credential|clone|:\/\//i.test(text)),
    );
  return isOwn && !isElsewhere && !isRemade && !step.view.at('working-directory').isThere;
}

/** Whether a checkout is of this repository, with the token of the workflow, which it keeps. */
function keepsWorkflowToken({ view }: Step): boolean {
  const given = view.at('with');
  const others = ['repository', 'ssh-key', 'path'];
  return (
    !others.some((key) => given.at(key).isThere) &&
    (!given.at('token').isThere || isWorkflowToken(given.at('token').value)) &&
    given.at('persist-credentials').value !== 'false'
  );
}

/** Without a key `cosign sign` asks for an identity. */
function cosignNeed(call: StepCall, step: Step): readonly Need[] {
  const isKeyless =
    call.program === 'cosign' &&
    /^(sign|attest|sign-blob|attest-blob)$/.test(verbOf(call)?.text ?? '') &&
    !call.rest.some(({ text }) => /^--(key|sk|identity-token|token-provider)\b/.test(text));
  return isKeyless ? [{ scope: 'id-token', step, what: 'cosign without a key' }] : [];
}

const byCommand: readonly (readonly [command: string, scope: string])[] = [
  ['pr comment', 'pull-requests'],
  ['pr create', 'pull-requests'],
  ['pr edit', 'pull-requests'],
  ['pr review', 'pull-requests'],
  ['release create', 'contents'],
  ['release upload', 'contents'],
];

/** What `gh` needs where its token is that of the workflow. */
function commandLineNeed({ program, rest, step }: StepCall, { view }: Job): readonly Need[] {
  if (program !== 'gh') return [];
  const tokens = [step.view, view].flatMap((at) =>
    ['GH_TOKEN', 'GITHUB_TOKEN'].flatMap((name) => at.at('env', name).value ?? []),
  );
  const words = rest
    .slice(0, 2)
    .map(({ text }) => text)
    .join(' ');
  const isOwn =
    tokens.length > 0 && tokens.every(isWorkflowToken) && !rest.some(({ text }) => /^(-R|--repo)/.test(text));
  return isOwn
    ? byCommand.flatMap(([command, scope]) => (command === words ? [{ scope, step, what: `gh ${command}` }] : []))
    : [];
}
