import type { ManifestObject } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { View } from '../view.ts';
import type { Analysis } from './rollout.ts';
import { analysesOf, rolloutsOf } from './rollout.ts';
import { metricsOf, resolveTemplates } from './template.ts';

/** What a query has to name to be about the preview alone, for each template that judges one. */
export type PreviewWords = ReadonlyMap<ManifestObject, readonly string[]>;

/** The templates of analyses before a promotion: their preview gets no traffic, unless a metric beside makes some. */
export function previewsJudgedBy(set: ObjectSet): PreviewWords {
  const words = new Map<ManifestObject, string[]>();
  for (const rollout of rolloutsOf(set))
    for (const analysis of analysesOf(rollout)) {
      if (analysis.when !== 'pre-promotion') continue;
      const { templates, isComplete } = resolveTemplates(set, rollout, analysis);
      if (!isComplete || templates.flatMap(metricsOf).some(makesTraffic)) continue;
      for (const template of templates)
        words.set(template, [...(words.get(template) ?? []), ...wordsOf(rollout, analysis)]);
    }
  return words;
}

function makesTraffic(metric: View): boolean {
  return ['job', 'web', 'plugin'].some((provider) => metric.at('provider', provider).isThere);
}

/** The name of the preview's Service, and the arguments that stand for it or for the newest pods. */
function wordsOf({ view }: ManifestObject, { args }: Analysis): readonly string[] {
  const service = view.at('spec', 'strategy', 'blueGreen', 'previewService').value;
  const given = args.items.filter(
    (one) =>
      (service !== undefined && one.at('value').value?.includes(service)) ||
      one.at('valueFrom', 'podTemplateHashValue').value === 'Latest',
  );
  const names = given.flatMap((one) => one.at('name').value ?? []);
  return [...(service === undefined ? [] : [service]), ...names.map((name) => `{{args.${name}}}`)];
}

/** Whether a query names the preview. */
export function isAboutPreview(query: string, words: readonly string[]): boolean {
  const text = query.replace(/\{\{\s*args\.([\w.-]+)\s*\}\}/g, '{{args.$1}}');
  return words.some((word) => text.includes(word));
}
