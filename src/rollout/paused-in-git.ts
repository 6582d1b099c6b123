import { isFields, listAt, textAt, valueAt } from '../data/fields.ts';
import { parseJson } from '../data/json.ts';

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * Who applies `spec.paused` of a Rollout from its manifests, so that it comes back with the next sync: the manager of a server-side
 * apply, or whoever leaves the manifest in an annotation (kubectl, Argo CD); undefined where the manifests do not name it.
 */
export function whoAppliesPaused(object: unknown): string | undefined {
  const owner = listAt(object, 'metadata', 'managedFields').find(
    (entry) => textAt(entry, 'operation') === 'Apply' && hasPaused(valueAt(entry, 'fieldsV1', 'f:spec'), 'f:paused'),
  );
  if (owner !== undefined) return textAt(owner, 'manager') ?? 'a server-side apply';
  const applied = parseJson(textAt(object, 'metadata', 'annotations', lastApplied) ?? '');
  if (!hasPaused(valueAt(applied, 'spec'), 'paused')) return undefined;
  return textAt(object, 'metadata', 'annotations', 'argocd.argoproj.io/tracking-id') === undefined
    ? 'the manifest that was applied last'
    : 'the manifest that Argo CD applies';
}

function hasPaused(spec: unknown, field: string): boolean {
  return isFields(spec) && field in spec;
}
