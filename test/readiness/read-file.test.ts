import { describe, expect, it } from 'vitest';
import type { NotJudged } from '../../src/readiness/finding.ts';
import { judgeManifests } from '../../src/readiness/judge.ts';
import { bytesOf, container, deployment, type Files, findingsIn, places, rulesOf } from './deployments.ts';

function notJudged(files: Files): readonly NotJudged[] {
  return judgeManifests(bytesOf(files), undefined).notJudged;
}

describe('values of a chart', () => {
  it('are found at any depth', () => {
    const text = 'a:\n  b:\n    resources:\n      limits:\n        memory: 100Gi\n      requests: { memory: 1Gi }\n';
    expect(places(findingsIn({ 'values.yaml': text }))).toEqual([
      'warning memory-overcommit values.yaml:6:27',
      'error resource-absurd values.yaml:5:17',
    ]);
  });

  it('count wherever an alias shows them', () => {
    const text = 'big: &big { limits: { memory: 100Gi } }\napi: { resources: *big }\n';
    expect(findingsIn({ 'values.yaml': text })).toMatchObject([
      { place: { line: 1, column: 31 }, path: '.api.resources.limits.memory' },
    ]);
  });

  it('are judged for the resources that have a meaning everywhere', () => {
    const text = 'resources:\n  limits: { connections: "ten per second", nvidia.com/gpu: one, memory: 1gi }\n';
    expect(findingsIn({ 'values.yaml': text }).map(({ path }) => path)).toEqual(['.resources.limits.memory']);
  });
});

describe('other objects', () => {
  it('are searched for resources, such as those of an operator', () => {
    const text =
      'apiVersion: monitoring.coreos.com/v1\nkind: Prometheus\nspec: { resources: { requests: { memory: 100Gi } } }';
    expect(rulesOf(findingsIn({ 'a.yaml': text }))).toEqual(['error resource-absurd']);
  });

  it.each(['kyverno.io/v1', 'constraints.gatekeeper.sh/v1beta1', 'apiextensions.k8s.io/v1'])(
    'of %s hold patterns, not amounts',
    (apiVersion) => {
      const text = `apiVersion: ${apiVersion}\nkind: X\nspec: { resources: { requests: { memory: "?*" } } }`;
      expect(findingsIn({ 'a.yaml': text })).toEqual([]);
    },
  );
});

describe('what cannot be judged', () => {
  it('is a file that is no YAML by its name', () => {
    expect(notJudged({ 'README.md': '# {{', 'run.sh': ':' })).toMatchObject([
      { file: 'README.md', reason: 'not-yaml' },
      { file: 'run.sh', reason: 'not-yaml' },
    ]);
  });

  it('is a file that does not parse, with the place', () => {
    expect(notJudged({ 'a.yaml': 'a: [1\nb: }' })).toMatchObject([{ file: 'a.yaml', reason: 'unreadable', line: 2 }]);
  });

  it('is a file that is not UTF-8', () => {
    const files = new Map([['a.yaml', Uint8Array.of(0x61, 0x3a, 0x20, 0xff)]]);
    expect(judgeManifests(files, undefined)).toMatchObject({ findings: [], notJudged: [{ reason: 'unreadable' }] });
  });

  it('is a template of a chart that does not parse', () => {
    expect(notJudged({ 'a.yaml': '{{- if .x }}\nkind: Pod\n{{- end }}\n' })).toMatchObject([{ reason: 'template' }]);
  });

  it('is a template of a chart that parses by chance', () => {
    const text = deployment(['{ name: a, image: a, resources: {{ toYaml .Values.resources }} }']);
    expect(notJudged({ 'a.yaml': text })).toMatchObject([{ file: 'a.yaml', reason: 'template', line: 11 }]);
  });

  it.each(['"{{ .Values.memory }}"', `"\${MEMORY:=1Gi}"`, '$(MEMORY)', '"ENC[AES256_GCM,data:abc]"'])(
    'is a value that is filled in later: %s',
    (value) => {
      const files = {
        'a.yaml': deployment([`{ name: a, image: a, resources: { limits: { memory: ${value}, cpu: 100 } } }`]),
      };
      expect(notJudged(files)).toMatchObject([{ file: 'a.yaml', reason: 'template', line: 11, column: 63 }]);
      expect(findingsIn(files).map(({ path }) => path)).toEqual([expect.stringContaining('.limits.cpu')]);
    },
  );

  it('is not the rest of the files', () => {
    const files = { 'bad.yaml': '[', 'good.yaml': deployment([container('a', '100Gi')]) };
    expect(rulesOf(findingsIn(files))).toEqual(['error resource-absurd']);
  });

  it('is not text with braces in quotes', () => {
    const files = { 'a.yaml': `note: "{{ args.name }}"\n---\n${deployment([container('a', '100Gi')])}` };
    expect(notJudged(files)).toEqual([]);
    expect(rulesOf(findingsIn(files))).toEqual(['error resource-absurd']);
  });

  it.each([
    '',
    '---',
    '# nothing',
    'null',
    'text',
    '[]',
    '- 1',
    '[[[[',
    '&a [*a]',
    '*nowhere',
    '\ufeffa: 1',
    '%YAML 9.9',
  ])('never makes a crash: %j', (text) => expect(findingsIn({ 'a.yaml': text })).toEqual([]));

  it('never makes a crash: very deep nesting', () => {
    expect(findingsIn({ 'a.yaml': `a: ${'['.repeat(5_000)}` })).toEqual([]);
    expect(findingsIn({ 'a.yaml': `a: ${'['.repeat(500)}${']'.repeat(500)}` })).toEqual([]);
  });

  it('never makes a crash: aliases upon aliases', () => {
    const levels = Array.from(
      { length: 30 },
      (_, level) => `l${level + 1}: &l${level + 1} [*l${level}, *l${level}, *l${level}]`,
    );
    const text = `l0: &l0 { limits: { memory: 100Gi } }\n${levels.join('\n')}\nresources: *l30\n`;
    expect(rulesOf(findingsIn({ 'a.yaml': text }))).toContain('error resource-absurd');
  });
});
