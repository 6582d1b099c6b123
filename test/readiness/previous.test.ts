import { describe, expect, it } from 'vitest';
import { container, deployment, findingsIn, patched, rulesOf } from './deployments.ts';

const jump = ['error resource-jump'];

describe('the same object before', () => {
  it('is known by kind, namespace and name, wherever it stands in the file', () => {
    const other = deployment([container('api', '4Gi')], { name: 'other' });
    const before = `${deployment([container('api', '256Mi')])}---\n${other}`;
    const now = `${other}---\n${deployment([container('api', '4Gi')])}`;
    expect(rulesOf(findingsIn({ 'a.yaml': now }, { 'a.yaml': before }))).toEqual(jump);
  });

  it('is another in another namespace', () => {
    const before = deployment([container('api', '256Mi')], { namespace: 'eu' });
    const now = deployment([container('api', '4Gi')], { namespace: 'us' });
    expect(findingsIn({ 'a.yaml': now }, { 'a.yaml': before })).toEqual([]);
  });

  it('is found in its former file when it has moved', () => {
    const before = { 'old/a.yaml': deployment([container('api', '256Mi')]) };
    const now = { 'new/a.yaml': deployment([container('api', '4Gi')]) };
    expect(rulesOf(findingsIn(now, before))).toEqual(jump);
  });

  it('is not the namesake of another folder, which still stands there', () => {
    const namesake = deployment([container('api', '256Mi')]);
    const now = { 'team-a/a.yaml': namesake, 'team-b/a.yaml': deployment([container('api', '4Gi')]) };
    expect(findingsIn(now, { 'team-a/a.yaml': namesake })).toEqual([]);
  });

  it('does not exist for a new one', () => {
    expect(findingsIn({ 'a.yaml': deployment([container('api', '4Gi')]) }, {})).toEqual([]);
  });
});

describe('the same container before', () => {
  it('is known by its name, not by its position', () => {
    const before = deployment([container('api', '4Gi'), container('log', '256Mi')]);
    const now = deployment([container('log', '256Mi'), container('api', '4Gi')]);
    expect(findingsIn({ 'a.yaml': now }, { 'a.yaml': before })).toEqual([]);
  });

  it('is known by its position when it was renamed', () => {
    const before = deployment([container('log', '64Mi'), container('api', '256Mi')]);
    const now = deployment([container('log', '64Mi'), container('server', '4Gi')]);
    expect(rulesOf(findingsIn({ 'a.yaml': now }, { 'a.yaml': before }))).toEqual(jump);
  });

  it('does not exist for a new one that has pushed the others down', () => {
    const before = deployment([container('api', '256Mi')]);
    const now = deployment([container('proxy', '4Gi'), container('api', '256Mi')]);
    expect(findingsIn({ 'a.yaml': now }, { 'a.yaml': before })).toEqual([]);
  });

  it('is no init container of the same name', () => {
    const pod = (list: string, memory: string) =>
      `{ kind: Pod, metadata: { name: p }, spec: { ${list}: [${container('api', memory)}] } }`;
    const now = { 'a.yaml': pod('containers', '4Gi') };
    expect(findingsIn(now, { 'a.yaml': pod('initContainers', '256Mi') })).toEqual([]);
  });
});

describe('a patch', () => {
  const base = { 'base/deploy.yaml': deployment([container('api', '256Mi')]) };

  it('is compared with what it said before', () => {
    const before = { ...base, 'overlays/eu/patch.yaml': deployment([patched('api', '3Gi')]) };
    const now = { ...base, 'overlays/eu/patch.yaml': deployment([patched('api', '4Gi')]) };
    expect(findingsIn(now, before)).toEqual([]);
  });

  it('that is new is compared with the object that it changes', () => {
    const now = { ...base, 'overlays/eu/patch.yaml': deployment([patched('api', '4Gi')]) };
    expect(rulesOf(findingsIn(now, base))).toEqual(jump);
  });

  it('that sets a value anew is compared with the object that it changes', () => {
    const before = { ...base, 'overlays/eu/patch.yaml': deployment(['{ name: api, env: [] }']) };
    const now = { ...base, 'overlays/eu/patch.yaml': deployment([patched('api', '4Gi')]) };
    expect(rulesOf(findingsIn(now, before))).toEqual(jump);
  });

  it('belongs to the object in the nearest folder', () => {
    const objects = {
      'a/base/deploy.yaml': deployment([container('api', '256Mi')]),
      'b/base/deploy.yaml': deployment([container('api', '3Gi')]),
    };
    const now = { ...objects, 'b/overlays/eu/patch.yaml': deployment([patched('api', '4Gi')]) };
    expect(findingsIn(now, objects)).toEqual([]);
  });

  it('finds its object in a namespace that it leaves out', () => {
    const objects = { 'base/deploy.yaml': deployment([container('api', '256Mi')], { namespace: 'eu' }) };
    const now = { ...objects, 'overlays/eu/patch.yaml': deployment([patched('api', '4Gi')]) };
    expect(rulesOf(findingsIn(now, objects))).toEqual(jump);
  });
});

describe('a values file', () => {
  const values = (memory: string) => `api:\n  resources:\n    requests:\n      memory: ${memory}\n`;

  it('is compared by file and path', () => {
    expect(rulesOf(findingsIn({ 'values.yaml': values('4Gi') }, { 'values.yaml': values('256Mi') }))).toEqual(jump);
  });

  it('is not compared with another file', () => {
    expect(findingsIn({ 'values-eu.yaml': values('4Gi') }, { 'values.yaml': values('256Mi') })).toEqual([]);
  });

  it('knows items of a list by their names', () => {
    const list = (...items: readonly (readonly [string, string])[]) =>
      `sidecars:\n${items.map(([name, memory]) => `  - { name: ${name}, resources: { limits: { memory: ${memory} } } }\n`).join('')}`;
    const before = { 'values.yaml': list(['a', '256Mi'], ['b', '4Gi']) };
    expect(findingsIn({ 'values.yaml': list(['b', '4Gi'], ['a', '256Mi']) }, before)).toEqual([]);
  });
});
