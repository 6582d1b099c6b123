import { describe, expect, it } from 'vitest';
import { clusterNodes } from '../../src/capacity/cluster-nodes.ts';
import { checklistLines, checklistsMarkdown } from '../../src/report/checklist.ts';
import { catalogue } from '../../src/rules/catalogue.ts';
import type { Attestation } from '../../src/rules/checklist.ts';
import { checklistOf } from '../../src/rules/checklist.ts';
import type { SeenFacts } from '../../src/rules/checklist-facts.ts';
import { checklistItems } from '../../src/rules/checklist-items.ts';
import type { Said } from '../../src/rules/judge.ts';
import { cluster, node, nodePool } from '../capacity/nodes.ts';
import { readFiles } from './applied.ts';

const files = {
  'a.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec: { containers: [{ name: api, image: "a:b" }] }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: api }
spec: { maxUnavailable: 1, selector: { matchLabels: { app: api } } }
`,
};

const [set] = readFiles(
  new Map(Object.entries(files).map(([file, text]) => [file, new TextEncoder().encode(text)])),
).sets;

function found(rule: string, severity: 'error' | 'warning' | 'info' = 'error'): Said {
  const finding = {
    rule,
    severity,
    place: { file: 'a.yaml', line: 1, column: 1 },
    path: '',
    message: '',
    why: '',
    fix: '',
    value: '',
  };
  const at = { place: finding.place, path: '', value: undefined };
  return { finding, report: { at, message: '' }, rule: catalogue.find(({ id }) => id === rule) as Said['rule'] };
}

function checklist(said: readonly Said[] = [], attestations: readonly Attestation[] = [], facts: SeenFacts = {}) {
  if (set === undefined) throw new Error('the files hold nothing');
  return checklistOf({ ...facts, application: 'api', set, said, attestations, today: '2026-11-27' });
}

function answerOf(id: string, ...given: Parameters<typeof checklist>) {
  return checklist(...given).items.find(({ item }) => item.id === id)?.answer;
}

describe('the checklist', () => {
  it('has the 32 items of the article, 8 of each part', () => {
    const areas = Map.groupBy(checklistItems, ({ area }) => area);
    expect([...areas].map(([area, items]) => [area, items.length])).toEqual([
      ['security', 8],
      ['reliability', 8],
      ['performance', 8],
      ['operations', 8],
    ]);
    expect(new Set(checklistItems.map(({ id }) => id)).size).toBe(32);
  });

  it('names rules that there are', () => {
    const patterns = checklistItems.flatMap(({ rules }) => rules);
    const isThere = (pattern: string) =>
      catalogue.some(({ id }) => (pattern.endsWith('*') ? id.startsWith(pattern.slice(0, -1)) : id === pattern));
    expect(patterns.filter((pattern) => !isThere(pattern))).toEqual([]);
  });

  it('is proven by objects, and disproved by what the rules find; advice counts for nothing', () => {
    expect(answerOf('disruption-budgets')).toEqual({ answer: 'proven' });
    expect(answerOf('disruption-budgets', [found('pdb-blocks-drain'), found('pdb-blocks-drain')])).toEqual({
      answer: 'disproved',
      rules: new Map([['pdb-blocks-drain', 2]]),
    });
    expect(answerOf('disruption-budgets', [found('pdb-blocks-drain', 'info')])).toEqual({ answer: 'proven' });
  });

  it('does not concern what is not there', () => {
    expect(answerOf('backup')).toEqual({ answer: 'not-concerned' });
  });

  it('is attested by people until a day, which is a year later unless given', () => {
    const attestation = { item: 'load-testing', by: 'ann', on: '2026-01-02' };
    expect(answerOf('load-testing')).toEqual({ answer: 'open' });
    expect(answerOf('load-testing', [], [attestation])).toEqual({ answer: 'attested', attestation });
    expect(answerOf('load-testing', [], [{ ...attestation, until: '2026-11-26' }])).toMatchObject({ answer: 'open' });
    expect(answerOf('load-testing', [], [{ ...attestation, on: '2025-11-26' }])).toMatchObject({ answer: 'open' });
    expect(answerOf('load-testing', [], [{ ...attestation, on: '2026-11-28' }])).toEqual({ answer: 'open' });
    expect(answerOf('load-testing', [], [{ ...attestation, application: 'web' }])).toEqual({ answer: 'open' });
    // what the rules find wins over what somebody says
    expect(
      answerOf('disruption-budgets', [found('pdb-missing')], [{ ...attestation, item: 'disruption-budgets' }]),
    ).toMatchObject({ answer: 'disproved' });
  });

  it('is proven by nodes that something bounded adds, and tells what was seen where nothing is', () => {
    const spot = node('60Gi', { labels: { 'karpenter.sh/capacity-type': 'spot' } });
    const seen = (...nodePools: object[]) => {
      const scaling = { autoscaler: '', nodePools };
      return { clusterNodes: clusterNodes([cluster([spot, node('60Gi')], { scaling })]) };
    };
    expect(answerOf('cluster-autoscaling', [], [], seen(nodePool({ cpu: 100 })))).toEqual({
      answer: 'proven',
      seen: '2 nodes, 1 of them spot; Karpenter: 1 NodePool, each with limits',
    });
    expect(answerOf('cluster-autoscaling', [], [], seen(nodePool(undefined)))).toEqual({
      answer: 'open',
      seen: '2 nodes, 1 of them spot; Karpenter: 1 NodePool, 1 without limits',
    });
    expect(answerOf('cluster-autoscaling', [], [], seen())).toEqual({
      answer: 'open',
      seen: '2 nodes, 1 of them spot',
    });
    expect(
      answerOf('cluster-autoscaling', [found('resource-exceeds-node')], [], seen(nodePool({ cpu: 1 }))),
    ).toMatchObject({
      answer: 'disproved',
    });
    expect(checklistsMarkdown([checklist([], [], seen())])).toContain(
      '⬜ to be attested: what adds nodes, up to how many? (seen: 2 nodes, 1 of them spot)',
    );
  });

  it('is proven by usage of two weeks that the rules have compared, where it is known of every container', () => {
    const used = (days: number | undefined) => ({ usage: () => (days === undefined ? undefined : { days }) });
    expect(answerOf('usage-analyzed', [], [], used(14))).toEqual({
      answer: 'proven',
      seen: 'usage of 1 of 1 containers over at least 14 days',
    });
    expect(answerOf('usage-analyzed', [], [], used(13))).toMatchObject({ answer: 'open' });
    expect(answerOf('usage-analyzed', [], [], used(undefined))).toMatchObject({ answer: 'open' });
    expect(answerOf('usage-analyzed', [found('over-provisioned', 'info')], [], used(14))).toEqual({
      answer: 'disproved',
      rules: new Map([['over-provisioned', 1]]),
    });
    expect(checklistsMarkdown([checklist([], [], used(14))])).toContain(
      '✅ seen: usage of 1 of 1 containers over at least 14 days',
    );
  });

  it('counts what is proven or attested, of what concerns the application', () => {
    const { total, scores, items } = checklist(
      [found('image-registry')],
      [{ item: 'caching', by: 'ann', on: '2026-01-02' }],
    );
    const counted = items.filter(({ answer }) => answer.answer !== 'not-concerned');
    expect(total.of).toBe(counted.length);
    expect(total.met).toBe(Object.values(scores).reduce((sum, { met }) => sum + met, 0));
    expect(scores.performance.met).toBe(1);
  });

  it('is written for people, and whatever somebody attests is no markup', () => {
    const attested = { item: 'caching', by: '@ann', on: '2026-01-02', evidence: '<img src=x>\n| [a](b)' };
    const text = checklistsMarkdown([checklist([found('pdb-missing')], [attested])]);
    expect(text).toContain('| reliability | Pod disruption budgets defined | ❌ <code>pdb-missing</code> |');
    expect(text).not.toMatch(/<img|\[a\]\(b\)|[^\\`]@ann/);
    expect(checklistLines([checklist([found('pdb-missing')])])).toContain(
      '  not met: Pod disruption budgets defined: pdb-missing',
    );
  });

  it('of several applications is folded, and stays small enough for GitHub, however many there are', () => {
    const one = checklist([found('pdb-missing')]);
    const two = checklistsMarkdown([one, { ...one, application: 'b' }]);
    expect(two.match(/<details><summary>/g)).toHaveLength(2);
    expect(two).toContain('<details><summary>b: ');
    const many = checklistsMarkdown(
      Array.from({ length: 3000 }, (_, index) => ({ ...one, application: `apps/${index}` })),
    );
    expect(many.length).toBeLessThan(500_000);
    expect(many).toContain('- apps/60: ');
    expect(many).toContain('and 2500 more, in the report');
  });
});
