import { describe, expect, it } from 'vitest';
import { linesOf } from '../judged.ts';
import { rollout } from './rollout.ts';

const deployment = (name: string, app: string, spec = '') => `---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
${spec}  selector: { matchLabels: { app: ${app} } }
  template:
    metadata: { labels: { app: ${app} } }
    spec: { containers: [{ name: api, image: "ghcr.io/acme/api:1.2.3" }] }
`;
const borrowing = `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: api }
spec:
  workloadRef: { apiVersion: apps/v1, kind: Deployment, name: api }
  strategy: { canary: {} }
`;

describe('a Rollout beside a Deployment', () => {
  it.each([
    [
      'of the same name',
      deployment('api', 'api'),
      [" and Deployment api select each other's pods, and have the same name"],
    ],
    ['of the same labels', deployment('old', 'api'), [" and Deployment old select each other's pods"]],
    ['of other labels', deployment('api', 'other'), []],
    ['that is scaled to zero', deployment('api', 'api', '  replicas: 0\n'), []],
  ])('%s', (_, other, messages) => {
    expect(linesOf('rollout-duplicate', rollout('canary: {}') + other)).toEqual(
      messages.map((message) => `error 3:19 Rollout api${message}`),
    );
  });

  it('that it refers to', () => {
    expect(linesOf('rollout-duplicate', borrowing + deployment('api', 'api'))).toEqual([]);
  });
});
