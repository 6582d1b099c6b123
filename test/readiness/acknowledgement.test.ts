import { describe, expect, it } from 'vitest';
import { container, deployment, findingsIn, patched, rulesOf } from './deployments.ts';
import { quantity } from './values.ts';

const absurd = ['error resource-absurd'];
const wanted = 'memory<=128Gi: in-memory index';

function judge(memory: string, annotation: string): readonly string[] {
  return rulesOf(findingsIn({ 'a.yaml': deployment([container('api', memory)], { annotation }) }));
}

describe('an acknowledged amount', () => {
  it('is silent', () => expect(judge('100Gi', wanted)).toEqual([]));

  it('is silent up to the amount only', () => {
    expect(judge('128Gi', wanted)).toEqual([]);
    expect(judge('129Gi', wanted)).toEqual(absurd);
  });

  it('may jump', () => {
    const annotation = 'memory<=8Gi: the cache was moved in';
    const now = deployment([container('api', '8Gi')], { annotation });
    const before = deployment([container('api', '256Mi')]);
    expect(findingsIn({ 'a.yaml': now }, { 'a.yaml': before })).toEqual([]);
  });

  it('may stand on the pod template', () => {
    const yaml = deployment([container('api', '100Gi')], { templateAnnotation: wanted });
    expect(findingsIn({ 'a.yaml': yaml })).toEqual([]);
  });

  it('may stand on the object for its patch', () => {
    const files = {
      'base/deploy.yaml': deployment([container('api', '1Gi')], { annotation: wanted }),
      'overlays/eu/patch.yaml': deployment([patched('api', '100Gi')]),
    };
    expect(findingsIn(files)).toEqual([]);
  });

  it('may stand in a patch for the object', () => {
    const files = {
      'base/deploy.yaml': deployment([container('api', '100Gi')]),
      'overlays/eu/patch.yaml': deployment([], { annotation: wanted }),
    };
    expect(findingsIn(files)).toEqual([]);
  });

  it('does not count for another workload', () => {
    const other = deployment([container('api', '1Gi')], { name: 'other', annotation: wanted });
    const files = { 'a.yaml': deployment([container('api', '100Gi')]), 'b.yaml': other };
    expect(rulesOf(findingsIn(files))).toEqual(absurd);
  });

  it.each([
    ['one of several amounts', 'cpu<=32,memory<=128Gi: index', []],
    ['with spaces', ' memory <= 128Gi : index', []],
    ['of another resource', 'cpu<=128: index', absurd],
    ['without a reason', 'memory<=128Gi:', absurd],
    ['without a colon', 'memory<=128Gi', absurd],
    ['with another comparison', 'memory<128Gi: index', absurd],
    ['with no quantity', 'memory<=128GB: index', absurd],
    ['that is only words', 'we need it: really', absurd],
  ])('%s', (_, annotation, expected) => expect(judge('100Gi', annotation)).toEqual(expected));

  it('never covers what no node offers', () => {
    const files = { 'a.yaml': deployment([container('api', '100Gi')], { annotation: wanted }) };
    const context = { nodeAllocatable: { memory: quantity('60Gi') } };
    expect(rulesOf(findingsIn(files, undefined, context))).toEqual(['error resource-exceeds-node']);
  });

  it('never covers a request above its limit', () => {
    const api = '{ name: a, image: a, resources: { requests: { memory: 100Gi }, limits: { memory: 90Gi } } }';
    const files = { 'a.yaml': deployment([api], { annotation: wanted }) };
    expect(rulesOf(findingsIn(files))).toEqual(['error request-exceeds-limit']);
  });

  it('never covers a lost suffix: an upper bound says nothing of too little', () => {
    expect(judge('512', wanted)).toEqual(absurd);
  });
});

describe('a comment in a values file', () => {
  const judgeText = (text: string) => rulesOf(findingsIn({ 'values.yaml': text }));
  const comment = '# gitops-deploy.io/allow-resources: memory<=128Gi: in-memory index';

  it('covers the value on its line', () => {
    expect(judgeText(`resources:\n  limits:\n    memory: 100Gi ${comment}\n    cpu: 1\n`)).toEqual([]);
  });

  it('covers the value on the line below', () => {
    expect(judgeText(`resources:\n  limits:\n    ${comment}\n    memory: "100Gi"`)).toEqual([]);
  });

  it('may stand in lines that end as on Windows', () => {
    expect(judgeText(`resources:\r\n  limits:\r\n    ${comment}\r\n    memory: 100Gi\r\n`)).toEqual([]);
  });

  it('covers no value further down', () => {
    expect(judgeText(`resources:\n  ${comment}\n  limits:\n    memory: 100Gi\n`)).toEqual(absurd);
  });

  it('covers nothing where it stands behind another value', () => {
    expect(judgeText(`resources:\n  limits:\n    cpu: 1 ${comment}\n    memory: 100Gi\n`)).toEqual(absurd);
  });

  it('covers the amount only', () => {
    expect(judgeText(`resources:\n  limits:\n    memory: 200Gi ${comment}\n`)).toEqual(absurd);
  });

  it('is what the finding asks for', () => {
    const [finding] = findingsIn({ 'values.yaml': 'resources: { limits: { memory: 100Gi } }' });
    expect(finding?.fix).toContain('# gitops-deploy.io/allow-resources: memory<=100Gi: REASON');
  });

  it('does not count in a manifest, which can be annotated', () => {
    const yaml = deployment([`${container('api', '100Gi')} ${comment}`]);
    expect(rulesOf(findingsIn({ 'a.yaml': yaml }))).toEqual(absurd);
  });
});
