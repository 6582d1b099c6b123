import { expect, it } from 'vitest';
import { whoAppliesPaused } from '../../../src/rollout/paused-in-git.ts';

const annotation = 'kubectl.kubernetes.io/last-applied-configuration';

function applied(spec: object, more: object = {}) {
  return { metadata: { annotations: { [annotation]: JSON.stringify({ spec }), ...more } } };
}

function managed(operation: string, fields: object) {
  return { metadata: { managedFields: [{ manager: 'argocd-controller', operation, fieldsV1: { 'f:spec': fields } }] } };
}

it('the manager of a server-side apply', () => {
  expect(whoAppliesPaused(managed('Apply', { 'f:paused': {} }))).toBe('argocd-controller');
  expect(whoAppliesPaused(managed('Apply', { 'f:replicas': {} }))).toBeUndefined();
});

it('nobody, where it was merely written', () => {
  expect(whoAppliesPaused(managed('Update', { 'f:paused': {} }))).toBeUndefined();
});

it('whoever left the manifest in an annotation, whatever the value', () => {
  expect(whoAppliesPaused(applied({ paused: false }))).toBe('the manifest that was applied last');
  const tracked = { 'argocd.argoproj.io/tracking-id': 'api:argoproj.io/Rollout:prod/api' };
  expect(whoAppliesPaused(applied({ paused: true }, tracked))).toBe('the manifest that Argo CD applies');
  expect(whoAppliesPaused(applied({ replicas: 2 }))).toBeUndefined();
});

it('nobody, where there is nothing to read', () => {
  expect(whoAppliesPaused({ metadata: { annotations: { [annotation]: '{' } } })).toBeUndefined();
  expect(whoAppliesPaused({})).toBeUndefined();
});
