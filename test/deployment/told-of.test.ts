import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../src/configuration/read.ts';
import { toldOf } from '../../src/deployment/told-of.ts';
import { readTold } from '../../src/rollout/told.ts';
import type { Word } from '../rollout/words.ts';
import { payloadOf } from '../rollout/words.ts';

const target = (name: string, application: string) =>
  `{name: ${name}, edits: [{file: apps/${name}.yaml, path: .tag}], argocd: {application: ${application}}, workloads: [{kind: Rollout, namespace: prod, name: api}]}`;
const read = readConfiguration(
  `application: api
image: {name: ghcr.io/acme/api}
gitops: {repository: acme/gitops, allowed-paths: [apps/**]}
environments:
  staging: {targets: [${target('one', 'api-staging')}]}
  production: {targets: [${target('eu', 'api')}, ${target('us', 'api')}]}
`,
  'test.yaml',
  'api',
);

function of(word: Partial<Word>) {
  const told = readTold(payloadOf({ revision: 'a'.repeat(40), ...word }));
  if (typeof told === 'string' || read.result === 'wrong' || read.applications[0] === undefined)
    throw new Error(JSON.stringify([told, read]));
  return toldOf(read.applications[0], told);
}

describe('the target that Argo CD told of', () => {
  it('is the one that names the Application', () => {
    expect(of({ name: 'api-staging' })).toEqual({ environment: 'staging', target: 'one' });
  });

  it('is the one that the Application is annotated with, where several name it', () => {
    expect(of({ name: 'api', target: 'production/us' })).toEqual({ environment: 'production', target: 'us' });
  });

  it('is none where that is not said, or not so', () => {
    expect(of({ name: 'api' })).toMatch(/of several targets .production.eu, production.us.: annotate/);
    expect(of({ name: 'api-staging', target: 'production/us' })).toMatch(/annotated as a target/);
    expect(of({ name: 'web' })).toMatch(/no target of the configuration names the Application argocd.web/);
  });
});
