import { gunzipSync } from 'node:zlib';
import { notFound, Refusal } from '../refusal.ts';
import type { Answer, Call, Route } from '../route.ts';
import { isFields, listOf, route, textOf } from '../route.ts';
import { nextId } from '../state.ts';

/** https://docs.github.com/rest/code-scanning/code-scanning#upload-an-analysis-as-sarif-data */
const most = { bytes: 10 * 1024 * 1024, runs: 20, results: 25_000, rules: 25_000, tags: 20 } as const;

/**
 * Takes an analysis; what is in it is looked at later. The sentence for a repository without code scanning was seen in
 * https://github.com/jfrog/frogbot/issues/178
 */
function upload(call: Call): Answer {
  const { state, repository, body } = call;
  refuseWithout(call);
  const commit = textOf(body, 'commit_sha') ?? '';
  if (repository.bare.resolve(commit) === undefined) throw notFound();
  const packed = Buffer.from(textOf(body, 'sarif') ?? '', 'base64');
  if (packed.length > most.bytes) return { status: 413 };
  const sarif = unpack(packed);
  const id = `${nextId(state)}`;
  state.analyses.push({
    repository: repository.fullName,
    id,
    commit,
    ref: textOf(body, 'ref') ?? '',
    sarif,
    size: packed.length,
    errors: wrongOf(sarif),
    pending: 1,
  });
  return { status: 202, body: { id, url: `${state.url}/api/v3/code-scanning/sarifs/${id}` } };
}

function refuseWithout({ state, repository }: Call): void {
  if (!state.withoutCodeScanning.has(repository.fullName)) return;
  throw new Refusal(403, 'Advanced Security must be enabled for this repository to use code scanning.');
}

function unpack(packed: Buffer): unknown {
  try {
    return JSON.parse(gunzipSync(packed).toString());
  } catch {
    return undefined;
  }
}

/** Why it cannot be used; the names of the limits are those of the documentation, the sentences our own. */
function wrongOf(sarif: unknown): readonly string[] {
  const runs = isFields(sarif) ? (listOf(sarif, 'runs') ?? []) : undefined;
  if (runs === undefined) return ['the analysis is no SARIF'];
  return [
    ...(runs.length > most.runs
      ? [`rejecting SARIF, as there are more runs than allowed (${runs.length} > ${most.runs})`]
      : []),
    ...runs.flatMap((run) => (isFields(run) ? wrongOfRun(run) : ['a run is no object'])),
  ];
}

function wrongOfRun(run: Readonly<Record<string, unknown>>): readonly string[] {
  const results = listOf(run, 'results') ?? [];
  const driver = isFields(run['tool']) && isFields(run['tool']['driver']) ? run['tool']['driver'] : {};
  const rules = listOf(driver, 'rules') ?? [];
  const tags = rules.map((rule) =>
    isFields(rule) && isFields(rule['properties']) ? (listOf(rule['properties'], 'tags') ?? []).length : 0,
  );
  return [
    ...(results.length > most.results
      ? [`rejecting SARIF, as there are more results per run than allowed (${results.length} > ${most.results})`]
      : []),
    ...(rules.length > most.rules ? ['rejecting SARIF, as there are more rules per run than allowed'] : []),
    ...(tags.some((count) => count > most.tags)
      ? ['rejecting SARIF, as there are more tags per rule than allowed']
      : []),
  ];
}

/** https://docs.github.com/rest/code-scanning/code-scanning#get-information-about-a-sarif-upload */
function look(call: Call): Answer {
  refuseWithout(call);
  const { state, repository, path } = call;
  const found = state.analyses.find((one) => one.repository === repository.fullName && one.id === path['sarif_id']);
  if (found === undefined) return { status: 404 };
  if (found.pending > 0) {
    found.pending -= 1;
    return { status: 200, body: { processing_status: 'pending' } };
  }
  const { errors } = found;
  return {
    status: 200,
    body:
      errors.length === 0
        ? { processing_status: 'complete', analyses_url: null }
        : { processing_status: 'failed', errors },
  };
}

export const codeScanningRoutes: readonly Route[] = [
  route('POST /code-scanning/sarifs', ['security_events=write'], upload),
  route('GET /code-scanning/sarifs/{sarif_id}', ['security_events=read'], look),
];
