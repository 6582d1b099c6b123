import { describe, expect, it } from 'vitest';
import { readAddress } from '../src/argocd/address.ts';
import { accessTo } from '../src/cluster-access.ts';
import { readConfiguration } from '../src/configuration/read.ts';

function configured(clusters: string, target = 'cluster: hub, argocd: {application: api}') {
  const text = `application: api
image: {name: ghcr.io/acme/api}
gitops: {repository: acme/gitops, allowed-paths: [apps/**]}
clusters: ${clusters}
environments: {prod: {targets: [{name: eu, ${target}, edits: [{file: apps/a.yaml, path: .tag}], workloads: [{namespace: prod, name: api}]}]}}
`;
  return readConfiguration(text, 'test.yaml', 'api');
}

function applicationOf(clusters: string) {
  const read = configured(clusters);
  if (read.result === 'wrong' || read.applications[0] === undefined) throw new Error(JSON.stringify(read));
  return read.applications[0];
}

const hub = '{hub: {argocd: "https://argo.test/cd/", token: "env:TOKEN"}}';

describe('how a cluster is reached', () => {
  it('by the Argo CD that the configuration names, and the token in its variable', () => {
    const access = accessTo({ environment: { TOKEN: 'abc\n' }, secrets: {}, application: applicationOf(hub) }, 'hub');
    expect(access).toMatchObject({ through: 'argocd', token: 'abc', isOpen: false });
    expect(access?.through === 'argocd' && access.url.href).toBe('https://argo.test/cd/');
  });

  it('not without the token', () => {
    const reach = () => accessTo({ environment: {}, secrets: {}, application: applicationOf(hub) }, 'hub');
    expect(reach).toThrow('the token for the Argo CD hub is to stand in TOKEN, which is not set');
  });

  it('by the inputs, for targets without a cluster of their own; a kubeconfig shows more', () => {
    const secrets = { argocdServer: 'argo.test', argocdToken: 'abc' };
    expect(accessTo({ environment: {}, secrets }, undefined)).toMatchObject({ through: 'argocd', token: 'abc' });
    const both = { ...secrets, kubeconfig: '/k' };
    expect(accessTo({ environment: {}, secrets: both }, undefined)).toEqual({ through: 'kubernetes', text: '/k' });
    expect(accessTo({ environment: {}, secrets: {} }, undefined)).toBeUndefined();
    const half = () => accessTo({ environment: {}, secrets: { argocdServer: 'argo.test' } }, undefined);
    expect(half).toThrow('argocd-server is given without argocd-token');
  });
});

describe('the configuration of an Argo CD', () => {
  it.each([
    ['{hub: {argocd: "https://argo.test"}}', undefined, 'argocd and token go together'],
    ['{hub: {kubeconfig: "env:K", token: "env:T"}}', undefined, 'argocd and token go together'],
    [hub, 'cluster: hub', '"hub" is an Argo CD, which shows workloads as a part of an Application alone'],
    [
      '{hub: {argocd: "https://argo.test", token: "env:T"}, eu: {kubeconfig: "env:K"}}',
      'cluster: hub, argocd: {application: api, cluster: eu}',
      'so the Application must be there too',
    ],
  ])('%s, %s', (clusters, target, message) => {
    const read = configured(clusters, target);
    if (read.result !== 'wrong') throw new Error('it is not wrong');
    expect(read.problems.map((problem) => problem.message).join()).toContain(message);
  });
});

describe('the address of Argo CD', () => {
  it.each([
    ['argo.test', 'https://argo.test/', false],
    ['argo.test:8443', 'https://argo.test:8443/', false],
    ['https://acme.test/argo-cd', 'https://acme.test/argo-cd', false],
    ['http://argo.test', 'http://argo.test/', true],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/', false],
  ])('%s', (text, href, isOpen) => {
    const read = readAddress(text);
    expect('url' in read && [read.url.href, read.isOpen]).toEqual([href, isOpen]);
  });

  it.each(['ftp://argo.test', 'https://user:pw@argo.test', 'https://argo.test/?x=1', 'https://'])('not %s', (text) => {
    expect(readAddress(text)).toHaveProperty('wrong');
  });
});
