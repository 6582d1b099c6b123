import { describe, expect, it } from 'vitest';
import { linesOf, saidOf } from '../judged.ts';
import { service, workload } from '../workloads.ts';

const rule = 'default-namespace';
const inside = (text: string, namespace: string) =>
  text.replace('{ name: api }', `{ name: api, namespace: ${namespace} }`);
const argo = (destination: string) => `---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: api, namespace: argocd }
spec: { destination: ${destination} }
`;

describe('default-namespace', () => {
  it('finds the namespace default', () => {
    expect(linesOf(rule, inside(workload(), 'default'))).toEqual([
      'warning 3:35 Deployment api goes to the namespace default',
    ]);
  });

  it('finds what was forgotten beside others, and else only advises', () => {
    expect(linesOf(rule, workload() + inside(service(), 'shop'))).toEqual([
      'warning 3:11 Deployment api names no namespace, while other objects beside it name the namespace shop',
    ]);
    expect(linesOf(rule, workload() + service())).toEqual(['info 3:11 Deployment api names no namespace']);
  });

  it.each([
    ['in its folder', 'apps/service.yaml', 'warning'],
    ['above it', 'service.yaml', 'warning'],
    ['below it', 'apps/more/service.yaml', 'warning'],
    ['in a folder beside it, which may be applied apart', 'shop/service.yaml', 'info'],
    ['in a folder whose name begins as its own', 'apps-of-others/service.yaml', 'info'],
  ])('takes others for a hint that stand %s', (_, file, severity) => {
    const said = saidOf({ 'apps/api.yaml': workload(), [file]: inside(service(), 'shop') }, { rule });
    expect(said.map(({ finding }) => finding.severity)).toEqual([severity]);
  });

  it('does not count a destination that a change takes away, of what was there before it', () => {
    const files = { 'apps/api.yaml': workload(), 'old/api.yaml': argo('{ namespace: shop }') };
    expect(saidOf(files, { rule })).toEqual([]);
    expect(saidOf(files, { rule, isGone: (file) => file === 'apps/api.yaml' })).toEqual([]);
    expect(saidOf(files, { rule, isGone: (file) => file === 'old/api.yaml' })).toHaveLength(1);
  });

  it('takes the namespace of a role or a monitor for no hint', () => {
    const role = `---\napiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: { name: auth, namespace: kube-system }\n`;
    expect(linesOf(rule, workload() + role)).toEqual(['info 3:11 Deployment api names no namespace']);
  });

  it.each([
    ['a namespace', inside(workload(), 'shop')],
    ['a value of a template', inside(workload(), '"{{ .Release.Namespace }}"')],
    ['what Argo CD is told the destination of', workload() + argo('{ namespace: shop }')],
  ])('says nothing of %s', (_, text) => {
    expect(linesOf(rule, text)).toEqual([]);
  });

  it('is not content with an application without a destination', () => {
    expect(linesOf(rule, workload() + argo('{ name: in-cluster }'))).toHaveLength(1);
  });
});
