import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { linesOf, saidOf } from '../judged.ts';

const rule = 'selector';

function controller(
  kind: string,
  selector: string,
  labels: string,
  { name = 'api', apiVersion = 'apps/v1', more = '' } = {},
): string {
  return [
    `apiVersion: ${apiVersion}`,
    `kind: ${kind}`,
    `metadata: { name: ${name}${more} }`,
    'spec:',
    ...(selector === '-' ? ['  minReadySeconds: 0'] : [`  selector: ${selector}`]),
    '  template:',
    `    metadata: { labels: ${labels} }`,
    '    spec: { containers: [{ name: api, image: "ghcr.io/acme/api:v1" }] }',
    '',
  ].join('\n');
}

const [, ...rows] = readFileSync(new URL('selectors.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n');

describe('a selector and the labels of its own template', () => {
  it('is refused where the validation of Kubernetes 1.34.2 refuses it', () => {
    const ours = rows.map((row) => {
      const [kind = '', selector = '', labels = ''] = row.split('\t');
      const said = saidOf({ 'app.yaml': controller(kind, selector, labels) }, { rule });
      const verdict = said.some(({ finding: { severity } }) => severity === 'error') ? 'refused' : 'taken';
      return [kind, selector, labels, verdict].join('\t');
    });
    expect(ours).toEqual(rows);
    expect(rows.length).toBeGreaterThan(150);
  });

  it.each([
    [
      '{ matchLabels: { app: api-server } }',
      'error 5:35 the selector of Deployment api wants app: api-server, but its pods have app: api',
    ],
    [
      '{ matchLabels: { name: api } }',
      'error 5:36 the selector of Deployment api wants name: api, but its pods have no label name',
    ],
    [
      '{ matchExpressions: [{ key: app, operator: NotIn, values: [api] }] }',
      'error 5:13 the selector of Deployment api does not fit the labels of its pods',
    ],
    ['{}', 'error 5:13 the selector of Deployment api is empty'],
  ])('finds %s', (selector, said) => {
    expect(linesOf(rule, controller('Deployment', selector, '{ app: api }'))).toEqual([said]);
  });

  it('is missed in a Rollout, which its definition lets pass; elsewhere schema-valid misses it', () => {
    const rollout = controller('Rollout', '-', '{ app: api }', { apiVersion: 'argoproj.io/v1alpha1' });
    expect(linesOf(rule, rollout)).toEqual(['error 5:3 Rollout api has no selector']);
    expect(linesOf(rule, controller('Deployment', '-', '{ app: api }'))).toEqual([]);
  });

  it.each([
    ['the label is filled in later', controller('Deployment', '{ matchLabels: { app: "$(APP)" } }', '{ app: api }')],
    [
      'the labels of the pods are',
      controller('Deployment', '{ matchLabels: { app: api } }', '{ app: "{{ .Values.app }}" }'),
    ],
    [
      'old versions took the labels of the pods',
      controller('Deployment', '-', '{ app: api }', { apiVersion: 'extensions/v1beta1' }),
    ],
    ['a Job gets one', controller('Job', '-', '{ app: api }', { apiVersion: 'batch/v1' })],
  ])('says nothing where %s', (_, text) => {
    expect(linesOf(rule, text)).toEqual([]);
  });
});

describe('selectors of two controllers', () => {
  const own = '{ matchLabels: { app: api } }';
  const both = (second: string) => `${controller('Deployment', own, '{ app: api }')}---\n${second}`;

  it('overlap where each fits the pods of the other', () => {
    expect(linesOf(rule, both(controller('StatefulSet', own, '{ app: api }', { name: 'store' })))).toEqual([
      'error 14:13 the selector of StatefulSet store fits the pods of Deployment api too, and the other way round',
    ]);
  });

  it('overlap in part where one has more labels', () => {
    const worker = controller(
      'Deployment',
      '{ matchLabels: { app: api, part: worker } }',
      '{ app: api, part: worker }',
      { name: 'worker' },
    );
    expect(linesOf(rule, both(worker))).toEqual([
      'warning 5:13 the selector of Deployment api fits the pods of Deployment worker too',
    ]);
  });

  it.each([
    ['their labels differ', controller('Deployment', '{ matchLabels: { app: web } }', '{ app: web }', { name: 'web' })],
    ['they are the same object', controller('Deployment', own, '{ app: api }')],
    [
      'their namespaces differ',
      controller('Deployment', own, '{ app: api }', { name: 'other', more: ', namespace: other' }),
    ],
    [
      'one is a Rollout, of which rollout-duplicate speaks',
      controller('Rollout', own, '{ app: api }', { apiVersion: 'argoproj.io/v1alpha1' }),
    ],
  ])('say nothing where %s', (_, second) => {
    expect(linesOf(rule, both(second))).toEqual([]);
  });
});
