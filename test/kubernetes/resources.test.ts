import { describe, expect, it } from 'vitest';
import { resourceMappingsIn } from '../../src/kubernetes/resources.ts';
import { treeIn } from './documents.ts';

function mappingsIn(yaml: string): readonly (readonly [string, readonly string[]])[] {
  return resourceMappingsIn(treeIn(yaml)).map(({ identity, amounts }) => [
    identity,
    amounts.map(({ field, resource, text }) => `${field}.${resource}=${text}`),
  ]);
}

describe('finding resources in a document of unknown shape', () => {
  it('finds every `resources` with requests or limits, in order', () => {
    const yaml = `resources: { limits: { memory: 1Gi } }
worker:
  resources:
    requests: { cpu: 1, memory: 2Gi }`;
    expect(mappingsIn(yaml)).toEqual([
      ['.resources', ['limits.memory=1Gi']],
      ['.worker.resources', ['requests.cpu=1', 'requests.memory=2Gi']],
    ]);
  });

  it('finds pairs by name below `resources`', () => {
    expect(mappingsIn('resources: { api: { requests: { cpu: 1 } } }')).toEqual([
      ['.resources.api', ['requests.cpu=1']],
    ]);
  });

  it('passes requests and limits elsewhere over', () => {
    expect(mappingsIn('limits: { memory: 100Gi }\nquota: { requests: { cpu: 1 } }')).toEqual([]);
  });

  it('knows items of lists by their names', () => {
    const yaml =
      'sidecars:\n  - name: proxy\n    resources: { limits: { cpu: 1 } }\n  - resources: { limits: { cpu: 2 } }';
    expect(mappingsIn(yaml).map(([identity]) => identity)).toEqual([
      '.sidecars[proxy].resources',
      '.sidecars[1].resources',
    ]);
  });

  it('follows an alias at `resources` to values that stand elsewhere', () => {
    expect(mappingsIn('defaults: &d { limits: { cpu: 1 } }\napi: { resources: *d }')).toEqual([
      ['.api.resources', ['limits.cpu=1']],
    ]);
  });

  it('takes null for no value', () => expect(mappingsIn('resources: { limits: { cpu: null, memory: } }')).toEqual([]));

  it('passes lists and texts called resources over', () => {
    expect(mappingsIn('rules: [{ resources: [pods] }]\nresources: none')).toEqual([]);
  });

  it('ends where `resources` holds itself', () => {
    expect(mappingsIn('resources: &r\n  inner: *r\n  limits: { cpu: 1 }')).toHaveLength(1);
    expect(mappingsIn('resources: &r\n  inner: *r')).toEqual([]);
  });
});
