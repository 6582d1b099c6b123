import type { ManifestObject } from '../object.ts';
import type { KindName, ObjectSet } from '../object-set.ts';
import type { View } from '../view.ts';
import type { Analysis } from './rollout.ts';

/** The templates of one namespace. */
const templateKind: KindName = { kind: 'AnalysisTemplate', group: 'argoproj.io' };
/** The templates of a whole cluster. */
export const clusterTemplateKind: KindName = { kind: 'ClusterAnalysisTemplate', group: 'argoproj.io' };

/** A reference to a template that is not there. */
export interface MissingTemplate {
  readonly at: View;
  readonly kind: KindName;
  readonly name: string;
  /** The object that the reference stands in. */
  readonly object: ManifestObject;
}

/** What an analysis is made of, as far as it can be seen. */
export interface ResolvedTemplates {
  /** Each once, those that templates call too. */
  readonly templates: readonly ManifestObject[];
  readonly missing: readonly MissingTemplate[];
  /** Whether nothing else belongs to it. */
  readonly isComplete: boolean;
}

/** Finds the templates of an analysis, and those that they call. */
export function resolveTemplates(set: ObjectSet, rollout: ManifestObject, analysis: Analysis): ResolvedTemplates {
  const templates = new Set<ManifestObject>();
  const missing: MissingTemplate[] = [];
  let isComplete = true;
  const follow = (reference: View, object: ManifestObject): void => {
    const at = reference.at('templateName');
    const name = at.value;
    const kind = reference.at('clusterScope').isTrue ? clusterTemplateKind : templateKind;
    const place = { name, namespace: kind === templateKind ? rollout.namespace : undefined };
    const found = name === undefined || at.isFilledInLater ? undefined : set.find(kind, place);
    if (found === undefined) {
      isComplete = false;
      if (name !== undefined && !at.isFilledInLater && set.isWhole && !set.has(kind, place))
        missing.push({ at, kind, name, object });
    } else if (!templates.has(found)) {
      templates.add(found);
      for (const one of found.view.at('spec', 'templates').items) follow(one, found);
    }
  };
  for (const reference of analysis.references) follow(reference, rollout);
  return { templates: [...templates], missing, isComplete };
}

/** The metrics of a template. */
export function metricsOf(template: ManifestObject): readonly View[] {
  return template.view.at('spec', 'metrics').items;
}

/** The templates of a set, of namespaces and of clusters. */
export function templatesIn(set: ObjectSet): readonly ManifestObject[] {
  return [...set.ofKind(templateKind), ...set.ofKind(clusterTemplateKind)];
}
