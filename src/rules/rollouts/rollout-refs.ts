import type { ManifestObject } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Report, Rule } from '../rule.ts';
import { rolloutWith } from './example.ts';
import { routerFaults } from './reference-routers.ts';
import { serviceFaults } from './reference-services.ts';
import { addressFaults, templateFaults } from './reference-templates.ts';
import { rolloutsOf } from './rollout.ts';
import { templatesIn } from './template.ts';

/** What a Rollout names has to be there and to fit, as its controller checks. */
export const rolloutRefs: Rule = {
  id: 'rollout-refs',
  family: 'rollouts',
  severities: ['error', 'info'],
  title: 'a Rollout whose Services, routes, analysis templates or arguments are missing or do not fit',
  why: 'the controller refuses the Rollout as InvalidSpec and releases nothing, or the switch moves no traffic, or the analysis aborts at once',
  fix: 'define what is named, send traffic to the Services that the Rollout switches, and give every argument that a template wants',
  repairs: 'suggested',
  sources: [
    'https://argo-rollouts.readthedocs.io/en/stable/features/specification/',
    'https://argo-rollouts.readthedocs.io/en/stable/features/analysis/',
  ],
  example: {
    file: 'rollout.yaml',
    bad: exampleWith('service'),
    good: exampleWith('service-name'),
  },
  looksAt: 'set',
  judge: (set: ObjectSet) => [
    ...once(rolloutsOf(set).flatMap((rollout) => faultsOf(set, rollout))),
    ...templatesIn(set).flatMap(addressFaults),
  ],
};

function faultsOf(set: ObjectSet, rollout: ManifestObject): readonly Report[] {
  return [...serviceFaults(set, rollout), ...routerFaults(set, rollout), ...templateFaults(set, rollout)];
}

/** A template that several analyses use is told once. */
function once(reports: readonly Report[]): readonly Report[] {
  const keyOf = ({ at, message }: Report) =>
    `${at.place.file}:${at.place.line}:${at.place.column} ${at.path} ${message}`;
  return [...new Map(reports.toReversed().map((report) => [keyOf(report), report])).values()].reverse();
}

function exampleWith(argument: string): string {
  const rollout = rolloutWith(`
canary:
  steps:
    - setWeight: 20
    - analysis:
        templates: [{ templateName: success-rate }]
        args: [{ name: ${argument}, value: api }]`);
  return `${rollout}---
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: { name: success-rate }
spec:
  args: [{ name: service-name }]
  metrics:
    - name: success-rate
      provider: { prometheus: { address: "http://prometheus.monitoring:9090", query: "vector(1)" } }
`;
}
