import type { ManifestObject } from '../object.ts';
import { titleOf } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Report } from '../rule.ts';
import type { View } from '../view.ts';
import { countOf } from './metric-duration.ts';
import type { Analysis } from './rollout.ts';
import { analysesOf } from './rollout.ts';
import { clusterTemplateKind, metricsOf, resolveTemplates } from './template.ts';

/** What is wrong between a Rollout and the templates of its analyses. */
export function templateFaults(set: ObjectSet, rollout: ManifestObject): readonly Report[] {
  return analysesOf(rollout).flatMap((analysis) => {
    const { templates, missing, isComplete } = resolveTemplates(set, rollout, analysis);
    const reports = missing.map(({ at, kind, name, object }): Report => {
      const isOfCluster = kind === clusterTemplateKind;
      return {
        at,
        object,
        severity: isOfCluster ? 'info' : 'error',
        message: `the ${kind.kind} ${name} is not ${isOfCluster ? 'among these files, and has to be in the cluster' : 'there, so the Rollout is refused as InvalidSpec'}`,
      };
    });
    if (!isComplete) return reports;
    const used = { analysis, rollout, templates };
    return [
      ...reports,
      ...argumentFaults(used),
      ...contradictions(used),
      ...placeholderFaults(used),
      ...metricFaults(used),
    ];
  });
}

interface Used {
  readonly analysis: Analysis;
  readonly rollout: ManifestObject;
  readonly templates: readonly ManifestObject[];
}

function argumentsOf(templates: readonly ManifestObject[]) {
  return templates.flatMap((template) =>
    template.view.at('spec', 'args').items.map((view) => ({ template, view, name: view.at('name').value })),
  );
}

function hasValue(argument: View): boolean {
  return argument.at('value').isThere || argument.at('valueFrom').isThere;
}

function argumentFaults({ analysis, rollout, templates }: Used): readonly Report[] {
  const taken = argumentsOf(templates);
  const given = analysis.args.items;
  const filled = new Set([
    ...taken.filter(({ view }) => hasValue(view)).map(({ name }) => name),
    // one without a value is the empty text
    ...given.map((view) => view.at('name').value),
  ]);
  const lacking = taken.filter(
    ({ name, view }, index) =>
      !filled.has(name) && !view.at('name').isFilledInLater && taken.findIndex((one) => one.name === name) === index,
  );
  const names = new Set(taken.map(({ name }) => name));
  const strange = given.filter((view) => !names.has(view.at('name').value) && !view.at('name').isFilledInLater);
  return [
    ...lacking.map(
      ({ name, template }): Report => ({
        at: analysis.args.isThere ? analysis.args : (analysis.references[0]?.at('templateName') ?? analysis.args),
        object: rollout,
        message: `${titleOf(template)} wants the argument ${name}, which ${analysis.title} does not give${hintOf(strange)}`,
      }),
    ),
    ...(lacking.length > 0 ? [] : strange).map(
      (view): Report => ({
        at: view.at('name'),
        object: rollout,
        severity: 'info',
        message: `no template of ${analysis.title} takes the argument ${view.at('name').value}`,
      }),
    ),
  ];
}

function hintOf(strange: readonly View[]): string {
  const names = strange.map((view) => view.at('name').value).join(', ');
  return names === '' ? '' : `; it gives ${names}, which no template takes`;
}

/** The controller refuses two values of one argument. */
function contradictions({ analysis, templates }: Used): readonly Report[] {
  const taken = argumentsOf(templates).filter(({ view }) => view.at('value').isThere);
  return taken.flatMap(({ template, view, name }, index) => {
    const at = view.at('value');
    const before = taken
      .slice(0, index)
      .find((one) => one.name === name)
      ?.view.at('value');
    if (before === undefined || before.value === at.value || before.isFilledInLater || at.isFilledInLater) return [];
    const message = `templates of ${analysis.title} set the argument ${name} to ${before.value} and to ${at.value}`;
    return [{ at, object: template, message }];
  });
}

/** `{{args.name}}` of an argument that the template does not declare itself; in the background those of its fellows count too. */
function placeholderFaults({ analysis, templates }: Used): readonly Report[] {
  return templates.flatMap((template) => {
    const declaring = analysis.when === 'background' || analysis.when === 'experiment' ? templates : [template];
    const names = new Set(argumentsOf(declaring).map(({ name }) => name));
    return metricsOf(template)
      .flatMap((metric) => scalarsBelow(metric))
      .flatMap((at): readonly Report[] => {
        const used = [...(at.value ?? '').matchAll(/\{\{\s*args\.([\w.-]+)\s*\}\}/g)].map(([, name = '']) => name);
        const unknown = used.find((name) => !names.has(name));
        const message = `{{args.${unknown}}} stands for an argument that the template does not declare`;
        return unknown === undefined ? [] : [{ at, object: template, message }];
      });
  });
}

/** Each node is looked into once: aliases may lead back to where they stand. */
function scalarsBelow(view: View, seen = new Set<unknown>()): readonly View[] {
  if (!view.isMap && !view.isList) return view.value === undefined ? [] : [view];
  if (seen.has(view.node)) return [];
  seen.add(view.node);
  const below = view.isMap ? view.entries.map(([, one]) => one) : view.items;
  return below.flatMap((one) => scalarsBelow(one, seen));
}

function metricFaults({ templates, analysis }: Used): readonly Report[] {
  const metrics = templates.flatMap((template) => metricsOf(template).map((view) => ({ template, view })));
  const names = metrics.map(({ view }) => view.at('name').value);
  return metrics.flatMap(({ template, view }, index): readonly Report[] => {
    const report = (at: View, message: string) => [{ at, object: template, message }];
    const name = view.at('name');
    if (name.value !== undefined && !name.isFilledInLater && names.indexOf(name.value) < index)
      return report(name, `two metrics of ${analysis.title} have the name ${name.value}`);
    const count = countOf(view);
    if (count !== undefined && count > 1 && !view.at('interval').isThere)
      return report(view.at('count'), `the metric ${name.value} is measured ${count} times, and has no interval`);
    const wanted = (view.at('failureLimit').number ?? 0) + (view.at('consecutiveSuccessLimit').number ?? 0);
    if (view.at('count').isThere && count !== undefined && wanted > count)
      return report(
        view.at('count'),
        `the metric ${name.value} is measured ${count} times, fewer than its limits together (${wanted})`,
      );
    const mayRunOn = analysis.when === 'background' || analysis.when === 'experiment';
    const isEndless = ['0', undefined].includes(view.at('count').value) && view.at('interval').isThere;
    return isEndless && !mayRunOn
      ? report(
          view.at('interval'),
          `the metric ${name.value} has an interval and no count, so ${analysis.title} never ends`,
        )
      : [];
  });
}

/** A host of one word is one of the controller's own namespace, which asks. */
export function addressFaults(template: ManifestObject): readonly Report[] {
  return metricsOf(template)
    .map((metric) => metric.at('provider', 'prometheus', 'address'))
    .filter(({ value }) => /^https?:\/\/(?!localhost\b)[a-z][a-z0-9-]*(:\d+)?\/?$/i.test(value ?? ''))
    .map((at) => ({
      at,
      object: template,
      severity: 'info',
      message: `${at.value} is looked up in the namespace of the Rollouts controller, not in that of the template`,
      why: 'where Prometheus runs in another namespace every measurement ends in Error, and the release is aborted',
      fix: 'write the whole name, such as prometheus.monitoring.svc',
    }));
}
