import type { Facts } from './facts.ts';
import { workloadKind } from './facts.ts';
import { alerts } from './manifests/alerts.ts';
import { analysisTemplates } from './manifests/analysis.ts';
import { disruptionBudget } from './manifests/disruption.ts';
import { identity } from './manifests/identity.ts';
import { serviceMonitor } from './manifests/monitor.ts';
import { namespace } from './manifests/namespace.ts';
import { networkPolicies } from './manifests/network.ts';
import { destinationRule, route } from './manifests/route.ts';
import { autoscaler } from './manifests/scaling.ts';
import { services } from './manifests/services.ts';
import { workload } from './manifests/workload.ts';

/** The files that are the same in every environment. */
export function baseManifests(facts: Facts): ReadonlyMap<string, string> {
  const { kind, file } = workloadKind(facts);
  const hasAnalysis = kind === 'Rollout' && facts.monitoring !== 'none';
  return withoutEmpty([
    [file, `${workload(facts)}\n`],
    ['analysis.yaml', hasAnalysis ? analysisTemplates(facts) : ''],
    ['service.yaml', services(facts)],
    ['identity.yaml', identity(facts)],
    ['disruption.yaml', disruptionBudget(facts)],
    ['network.yaml', networkPolicies(facts)],
    ['monitor.yaml', facts.monitoring === 'none' ? '' : serviceMonitor(facts)],
    ['mesh.yaml', facts.edge === 'istio' ? destinationRule(facts) : ''],
  ]);
}

/** The files that an environment has of its own. */
export function environmentManifests(facts: Facts): ReadonlyMap<string, string> {
  return withoutEmpty([
    ['namespace.yaml', namespace(facts)],
    ['scaling.yaml', facts.autoscaling === 'hpa' ? autoscaler(facts) : ''],
    ['route.yaml', route(facts)],
    ['alerts.yaml', facts.monitoring === 'none' ? '' : alerts(facts)],
  ]);
}

function withoutEmpty(files: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  return new Map(files.filter(([, content]) => content !== ''));
}
