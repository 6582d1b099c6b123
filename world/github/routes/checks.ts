import { noCommit, notFound, Refusal } from '../refusal.ts';
import { nodeId } from '../replies/account.ts';
import { repositoryPage, repositoryUrl } from '../replies/repository.ts';
import type { Answer, Call, Fields, Route } from '../route.ts';
import { isFields, listOf, route, textOf } from '../route.ts';
import type { CheckRun } from '../state.ts';
import { nextId, now } from '../state.ts';

/** https://docs.github.com/rest/checks/runs: "you must use a GitHub App" */
function refuseUsers({ viewer }: Call): void {
  if (viewer.type === 'user') throw new Refusal(403, 'You must authenticate via a GitHub App.');
}

/** https://docs.github.com/rest/checks/runs#create-a-check-run */
function createCheckRun(call: Call): Answer {
  refuseUsers(call);
  const { state, repository, viewer, body } = call;
  const head = textOf(body, 'head_sha') ?? '';
  if (!/^[0-9a-f]{40}$/.test(head) || repository.bare.resolve(head) === undefined) throw noCommit(head);
  const run: CheckRun = {
    repository: repository.fullName,
    id: nextId(state),
    head_sha: head,
    name: textOf(body, 'name') ?? '',
    creator: viewer.login,
    created_at: now(state),
    fields: settled(call, { status: 'queued', started_at: now(state), ...body }),
  };
  state.checkRuns.push(run);
  return { status: 201, body: checkRunReply(call, run) };
}

/** https://docs.github.com/rest/checks/runs#update-a-check-run */
function updateCheckRun(call: Call): Answer {
  refuseUsers(call);
  const run = namedCheckRun(call);
  run.fields = settled(call, { ...run.fields, ...call.body });
  return { status: 200, body: checkRunReply(call, run) };
}

/** "Providing conclusion will automatically set the status parameter to completed." */
function settled({ state }: Call, fields: Fields): Fields {
  if (fields.conclusion === undefined) return fields;
  return { completed_at: now(state), ...fields, status: 'completed' };
}

function namedCheckRun({ state, repository, path }: Call): CheckRun {
  const id = Number(path.check_run_id);
  const found = state.checkRuns.find((one) => one.repository === repository.fullName && one.id === id);
  if (found === undefined) throw notFound();
  return found;
}

function checkRunReply({ state, repository }: Call, run: CheckRun) {
  const url = `${repositoryUrl(state, repository)}/check-runs/${run.id}`;
  const { fields } = run;
  return {
    id: run.id,
    node_id: nodeId('CheckRun', run.id),
    head_sha: run.head_sha,
    name: run.name,
    external_id: textOf(fields, 'external_id') ?? '',
    url,
    html_url: `${repositoryPage(state, repository)}/runs/${run.id}`,
    details_url: textOf(fields, 'details_url') ?? null,
    status: textOf(fields, 'status') ?? 'queued',
    conclusion: textOf(fields, 'conclusion') ?? null,
    started_at: textOf(fields, 'started_at') ?? null,
    completed_at: textOf(fields, 'completed_at') ?? null,
    output: outputReply(url, isFields(fields.output) ? fields.output : {}),
    check_suite: { id: run.id },
    app: null,
    pull_requests: [],
  };
}

function outputReply(url: string, output: Fields) {
  return {
    title: textOf(output, 'title') ?? null,
    summary: textOf(output, 'summary') ?? null,
    text: textOf(output, 'text') ?? null,
    annotations_count: listOf(output, 'annotations')?.length ?? 0,
    annotations_url: `${url}/annotations`,
  };
}

export const checkRoutes: readonly Route[] = [
  route('POST /check-runs', ['checks=write'], createCheckRun),
  route('GET /check-runs/{check_run_id}', ['checks=read'], (call) => ({
    status: 200,
    body: checkRunReply(call, namedCheckRun(call)),
  })),
  route('PATCH /check-runs/{check_run_id}', ['checks=write'], updateCheckRun),
];
