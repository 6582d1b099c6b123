import type { ApplicationConfiguration } from '../configuration/schema.ts';
import { withoutUndefined } from '../data/fields.ts';
import type { Recommendation } from '../sizing/recommend.ts';
import { recommend } from '../sizing/recommend.ts';
import type { DeclaredAmounts } from '../sizing/sizing-input.ts';
import type { ContainerUsage } from '../sizing/usage.ts';
import type { SizedWorkload } from '../sizing/usage-queries.ts';
import { factsOf, objectsInFiles, scaledInValues, templateOf, verticallyScaled } from './size-facts.ts';
import { patchableIn } from './size-patch.ts';
import type { SizeLayer } from './size-places.ts';
import { declaredIn, layersOf, readTarget } from './size-places.ts';
import type { Sizing, UsedTarget } from './size-targets.ts';

/** One container of a target, with what is recommended for it. */
export interface SizedContainer {
  readonly environment: string;
  readonly target: string;
  readonly workload: SizedWorkload;
  readonly container: string;
  readonly usage: ContainerUsage;
  readonly layers: readonly SizeLayer[];
  readonly declared: DeclaredAmounts;
  /** The kustomization that can patch it, where no file of ours holds it. */
  readonly patchable?: string;
  readonly recommendation: Recommendation;
}

/** A workload that nothing can be said of, and why. */
export interface UnsizedWorkload {
  readonly environment: string;
  readonly target: string;
  readonly workload: SizedWorkload;
  readonly why: string;
}

/** Containers that platforms put into pods by themselves: they stand in no manifest, and are sized where they come from. */
const injected: ReadonlySet<string> = new Set([
  'istio-proxy',
  'istio-validation',
  'linkerd-proxy',
  'vault-agent',
  'daprd',
  'envoy',
  'kuma-sidecar',
  'consul-dataplane',
  'cloudsql-proxy',
  'gke-gcsfuse-sidecar',
]);

/** What is recommended for each container of a target. */
export function sizeContainers(
  used: UsedTarget,
  sizing: Sizing,
): { readonly containers: readonly SizedContainer[]; readonly unsized: readonly UnsizedWorkload[] } {
  const objects = objectsInFiles(used.files);
  const read = readTarget(used);
  const at = { environment: used.environment, target: used.target.name };
  const containers = used.usage.flatMap(({ workload, containers: all }) =>
    all.map((usage): SizedContainer => {
      const own = all.filter(({ container }) => !injected.has(container));
      const sought = {
        workload: templateOf(workload, objects),
        container: usage.container,
        isOnly: own.length === 1 && own[0] === usage,
      };
      const layers = layersOf(sought, read);
      const declared = declaredIn(layers);
      const patchable =
        layers.length > 0 || injected.has(usage.container) ? undefined : patchableIn(workload, usage.container, used);
      const left = leftAlone(sizing.configuration, {
        workload,
        container: usage.container,
        hasPlace: layers.length > 0 || patchable !== undefined,
        objects,
      });
      const known = factsOf(workload, usage.container, objects);
      const scaled = [...known.scaled, ...scaledInValues(used.files, layers)];
      const facts = { ...known, scaled, isPartial: used.isPartial };
      const recommendation =
        left === undefined
          ? recommend({ usage, declared, policy: sizing.policy, facts })
          : { changes: [], kept: [left] };
      return {
        ...at,
        workload,
        container: usage.container,
        usage,
        layers,
        declared,
        recommendation,
        ...withoutUndefined({ patchable }),
      };
    }),
  );
  const unsized = used.usage.flatMap(({ workload, missing }) =>
    missing === undefined ? [] : [{ ...at, workload, why: missing }],
  );
  return { containers, unsized };
}

interface Asked {
  readonly workload: SizedWorkload;
  readonly container: string;
  readonly hasPlace: boolean;
  readonly objects: ReturnType<typeof objectsInFiles>;
}

/** Why nothing is recommended for a container; undefined where something may be. */
function leftAlone(
  configuration: ApplicationConfiguration,
  { workload, container, hasPlace, objects }: Asked,
): string | undefined {
  const excluded = configuration['right-size'].exclude.find(
    (one) => (one.workload ?? workload.name) === workload.name && (one.container ?? container) === container,
  );
  if (excluded !== undefined) return `it is excluded: ${excluded.reason}`;
  const scaler = verticallyScaled(workload, container, objects);
  if (scaler !== undefined) return scaler;
  if (hasPlace) return undefined;
  return injected.has(container)
    ? 'it is put into the pod by the platform, and stands in no file of ours'
    : 'no file of ours that the target is made of states its resources';
}
