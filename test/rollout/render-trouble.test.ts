import { expect, it } from 'vitest';
import { renderTroubleIn } from '../../src/rollout/render-trouble.ts';

const loading = (message: string) =>
  `Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = ${message}`;

it.each([
  'Unknown desc = `kustomize build <path to cached source>/app` failed exit status 1: Error: no such file',
  'Unknown desc = Manifest generation error (cached): `helm template . --name-template api` failed exit status 1: Error: parse error',
  'FailedPrecondition desc = Failed to unmarshal "a.yaml": error converting YAML to JSON: yaml: line 3: did not find expected key',
  'Unknown desc = app: app path does not exist',
  'Unknown desc = plugin sidecar failed. error generating manifests in cmp: rpc error: code = Unknown desc = error generating manifests: `sh -c make` failed exit status 2: ',
])('blames the manifests: %s', (message) => {
  expect(renderTroubleIn(loading(message))).toMatchObject({ cause: 'manifests' });
});

it.each([
  'Unavailable desc = connection error: desc = "transport: Error while dialing: dial tcp 10.0.0.1:8081: connect: connection refused"',
  'DeadlineExceeded desc = context deadline exceeded',
  'Unknown desc = failed to list refs: Get "https://git/x/info/refs?service=git-upload-pack": EOF',
  'Internal desc = Failed to fetch default: `git fetch origin --tags --force --prune` failed exit status 128: fatal: unable to access',
  'Unknown desc = `helm dependency build` failed exit status 1: Error: could not download: dial tcp: lookup charts.test: no such host',
  'Unknown desc = `kustomize build <path to cached source>/app` failed timeout after 1m30s',
  'Unknown desc = `kustomize build <path to cached source>/app` failed exit status 1: Error: git fetch: signal: killed',
  'Unknown desc = something that nobody has seen yet',
])('waits: %s', (message) => {
  expect(renderTroubleIn(loading(message))).toMatchObject({ cause: 'may-pass' });
});

it('waits where what is live cannot be loaded, and says nothing of other messages', () => {
  expect(renderTroubleIn('Failed to load live state: yaml: failed exit status 1')).toBeUndefined();
  expect(renderTroubleIn('one or more objects failed to apply, reason: yaml: line 1')).toBeUndefined();
});
