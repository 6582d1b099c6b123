import { notFound } from '../refusal.ts';
import { accountReply, nodeId } from '../replies/account.ts';
import { repositoryPage, repositoryReply, repositoryUrl } from '../replies/repository.ts';
import type { Answer, Call, Route } from '../route.ts';
import { pageOf, pick, route } from '../route.ts';
import type { Repository, RunAttempt } from '../state.ts';

function attemptsOf({ state, repository, path }: Call): readonly RunAttempt[] {
  const id = Number(path.run_id);
  return state.runs.filter((one) => one.repository === repository.fullName && one.id === id);
}

/** https://docs.github.com/rest/actions/workflow-runs#get-a-workflow-run: the newest attempt */
function getRun(call: Call): Answer {
  const [newest] = attemptsOf(call).toSorted((one, other) => other.attempt - one.attempt);
  return answer(call, newest);
}

/** https://docs.github.com/rest/actions/workflow-runs#get-a-workflow-run-attempt */
function getAttempt(call: Call): Answer {
  const number = Number(call.path.attempt_number);
  return answer(
    call,
    attemptsOf(call).find(({ attempt }) => attempt === number),
  );
}

function answer(call: Call, run: RunAttempt | undefined): Answer {
  if (run === undefined) throw notFound();
  return { status: 200, body: runReply(call, run) };
}

/** https://docs.github.com/rest/actions/workflow-runs#get-the-review-history-for-a-workflow-run: of all attempts */
function getReviews(call: Call): Answer {
  const { state, repository, path } = call;
  if (attemptsOf(call).length === 0) throw notFound();
  const found = state.runReviews.filter(
    (one) => one.repository === repository.fullName && one.run === Number(path.run_id),
  );
  const body = found.map((one) => ({
    state: one.state,
    comment: '',
    user: accountReply(state, one.login),
    environments: one.environments.map((name) => environmentReply(call, name)),
  }));
  return { status: 200, body };
}

function environmentReply({ state, repository }: Call, name: string) {
  const id = state.repositories.size;
  return {
    id,
    node_id: nodeId('Environment', id),
    name,
    url: `${repositoryUrl(state, repository)}/environments/${encodeURIComponent(name)}`,
    html_url: `${repositoryPage(state, repository)}/deployments/activity_log?environments_filter=${encodeURIComponent(name)}`,
    created_at: repository.created_at,
    updated_at: repository.created_at,
  };
}

function headOf({ bare }: Repository, { head }: RunAttempt): string {
  return head ?? bare.ref('refs/heads/main') ?? '';
}

/** https://docs.github.com/rest/actions/workflow-runs#list-workflow-runs-for-a-repository */
function listRuns(call: Call): Answer {
  const { state, repository, query } = call;
  const wanted = query.get('head_sha');
  const found = state.runs.filter(
    (one) => one.repository === repository.fullName && (wanted === null || headOf(repository, one) === wanted),
  );
  const newest = found.filter(({ id, attempt }) => !found.some((one) => one.id === id && one.attempt > attempt));
  const runs = pick(newest.toReversed(), pageOf(query)).map((run) => runReply(call, run));
  return { status: 200, body: { total_count: newest.length, workflow_runs: runs } };
}

function runReply({ state, repository }: Call, run: RunAttempt) {
  const api = repositoryUrl(state, repository);
  const url = `${api}/actions/runs/${run.id}`;
  const page = repositoryPage(state, repository);
  const account = accountReply(state, repository.owner);
  return {
    id: run.id,
    node_id: nodeId('WorkflowRun', run.id),
    name: 'deploy',
    display_title: 'deploy',
    head_branch: 'main',
    head_sha: headOf(repository, run),
    path: '.github/workflows/deploy.yml',
    run_number: 1,
    run_attempt: run.attempt,
    event: 'push',
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: 1,
    check_suite_id: run.id,
    check_suite_node_id: nodeId('CheckSuite', run.id),
    pull_requests: [],
    created_at: run.created_at,
    updated_at: run.created_at,
    run_started_at: run.created_at,
    actor: account,
    triggering_actor: account,
    ...runAddresses({ api, url, html_url: `${page}/actions/runs/${run.id}`, run }),
    head_commit: null,
    repository: repositoryReply(state, repository),
    head_repository: repositoryReply(state, repository),
  };
}

function runAddresses(at: { api: string; url: string; html_url: string; run: RunAttempt }) {
  const { api, url, html_url, run } = at;
  const previous = run.attempt > 1 ? `${url}/attempts/${run.attempt - 1}` : null;
  return {
    url,
    html_url,
    previous_attempt_url: previous,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${api}/check-suites/${run.id}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    workflow_url: `${api}/actions/workflows/1`,
  };
}

export const actionRoutes: readonly Route[] = [
  route('GET /actions/runs', ['actions=read'], listRuns),
  route('GET /actions/runs/{run_id}', ['actions=read'], getRun),
  route('GET /actions/runs/{run_id}/approvals', ['actions=read'], getReviews),
  route('GET /actions/runs/{run_id}/attempts/{attempt_number}', ['actions=read'], getAttempt),
];
