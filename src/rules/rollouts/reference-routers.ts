import { backendsOf, httpRouteKind, ingressKind, virtualServiceKind } from '../backends.ts';
import { serviceIn } from '../networking/istio-host.ts';
import type { ManifestObject } from '../object.ts';
import { titleOf } from '../object.ts';
import type { KindName, ObjectSet } from '../object-set.ts';
import type { Report } from '../rule.ts';
import type { View } from '../view.ts';

const destinationRuleKind = { kind: 'DestinationRule', group: 'networking.istio.io' };
/** Routers that need both Services, whatever else they are given. */
const needBoth = ['alb', 'smi', 'apisix', 'ambassador', 'nginx', 'appMesh', 'traefik'];

/** What is wrong with what a canary's traffic is routed by. */
export function routerFaults(set: ObjectSet, rollout: ManifestObject): readonly Report[] {
  const canary = rollout.view.at('spec', 'strategy', 'canary');
  const routing = canary.at('trafficRouting');
  if (!routing.isThere) return [];
  const router = { set, rollout, stable: canary.at('stableService').value, canary: canary.at('canaryService').value };
  return [
    ...missingServices(canary, routing),
    ...ingressFaults(router, routing),
    ...istioFaults(router, routing.at('istio')),
    ...gatewayFaults(router, routing.at('plugins', 'argoproj-labs/gatewayAPI')),
  ].map((report) => ({ object: rollout, ...report }));
}

interface Router {
  readonly set: ObjectSet;
  readonly rollout: ManifestObject;
  readonly stable: string | undefined;
  readonly canary: string | undefined;
}

function missingServices(canary: View, routing: View): readonly Report[] {
  if (canary.at('pingPong').isThere) return [];
  const istio = routing.at('istio');
  const isNeeded =
    needBoth.some((key) => routing.at(key).isThere) || (istio.isThere && !istio.at('destinationRule').isThere);
  const missing = ['stableService', 'canaryService'].filter((key) => !canary.at(key).isThere);
  return isNeeded && missing.length > 0
    ? [
        {
          at: routing,
          message: `traffic routing needs stableService and canaryService, and ${missing.join(' and ')} is missing`,
        },
      ]
    : [];
}

/** The object that a reference names, or that it is missing; nothing where the files do not tell. */
function named(
  { set, rollout }: Router,
  kind: KindName,
  at: View,
): { readonly object?: ManifestObject; readonly reports: readonly Report[] } {
  const name = at.value;
  if (name === undefined || at.isFilledInLater || /[./]/.test(name)) return { reports: [] };
  const place = { name, namespace: rollout.namespace };
  const object = set.find(kind, place);
  if (object !== undefined) return { object, reports: [] };
  const isMissing = set.isWhole && !set.has(kind, place);
  return { reports: isMissing ? [{ at, message: `the ${kind.kind} ${name} is not there, so no traffic moves` }] : [] };
}

function ingressFaults(router: Router, routing: View): readonly Report[] {
  const [nginx, alb] = [routing.at('nginx'), routing.at('alb')];
  const root = alb.at('rootService').value;
  return [
    ...[nginx.at('stableIngress'), ...nginx.at('stableIngresses').items].map((at) => ({ at, service: router.stable })),
    ...[alb.at('ingress'), ...alb.at('ingresses').items].map((at) => ({ at, service: root ?? router.stable })),
  ].flatMap(({ at, service }) => {
    const { object, reports } = named(router, ingressKind, at);
    if (object === undefined || service === undefined) return reports;
    const isRouted = backendsOf(object).some(({ name }) => name === service);
    return isRouted ? [] : [{ at, message: `${titleOf(object)} has no rule for the Service ${service}` }];
  });
}

function istioFaults(router: Router, istio: View): readonly Report[] {
  const [one, several] = [istio.at('virtualService'), istio.at('virtualServices')];
  const services = one.isThere ? [one] : several.items;
  return [
    ...services.flatMap((service) => virtualServiceFaults(router, service, istio.at('destinationRule'))),
    ...destinationRuleFaults(router, istio.at('destinationRule')),
  ];
}

function virtualServiceFaults(router: Router, reference: View, rule: View): readonly Report[] {
  const at = reference.at('name');
  const { object, reports } = named(router, virtualServiceKind, at);
  if (object === undefined) return reports;
  const routes = object.view.at('spec', 'http').items;
  const names = reference.at('routes').items.map(({ value }) => value);
  const unknown = reference
    .at('routes')
    .items.filter((view) => !routes.some((route) => route.at('name').value === view.value));
  const used = names.length > 0 ? routes.filter((route) => names.includes(route.at('name').value)) : routes.slice(0, 1);
  return [
    ...unknown.map((view) => ({ at: view, message: `${titleOf(object)} has no route of the name ${view.value}` })),
    ...(names.length === 0 && routes.length > 1
      ? [
          {
            at,
            message: `${titleOf(object)} has ${routes.length} routes, so the Rollout has to name those whose weights it sets`,
          },
        ]
      : []),
    ...used.flatMap((route) => destinationFaults(router, route, { at, rule, title: titleOf(object) })),
  ];
}

function destinationFaults(
  router: Router,
  route: View,
  { at, rule, title }: { readonly at: View; readonly rule: View; readonly title: string },
): readonly Report[] {
  const destinations = route.at('route').items.map((one) => one.at('destination'));
  const found = rule.isThere
    ? destinations.map((one) => one.at('subset').value)
    : destinations.map((one) => serviceIn(one.at('host').value ?? ''));
  const wanted = rule.isThere
    ? [rule.at('stableSubsetName').value, rule.at('canarySubsetName').value]
    : [router.stable, router.canary];
  const what = rule.isThere ? 'subset' : 'Service';
  return wanted
    .filter((name) => name !== undefined && !found.includes(name))
    .map((name) => ({ at, message: `${title} has no destination for the ${what} ${name}` }));
}

function destinationRuleFaults(router: Router, rule: View): readonly Report[] {
  const { object, reports } = named(router, destinationRuleKind, rule.at('name'));
  if (object === undefined) return reports;
  const subsets = object.view.at('spec', 'subsets').items.map((subset) => subset.at('name').value);
  return [rule.at('stableSubsetName'), rule.at('canarySubsetName')]
    .filter((at) => at.value !== undefined && !subsets.includes(at.value))
    .map((at) => ({ at, message: `${titleOf(object)} has no subset ${at.value}` }));
}

function gatewayFaults(router: Router, plugin: View): readonly Report[] {
  const routes = [plugin.at('httpRoute'), ...plugin.at('httpRoutes').items.map((route) => route.at('name'))];
  return routes.flatMap((at) => {
    const { object, reports } = named(router, httpRouteKind, at);
    if (object === undefined) return reports;
    const services = backendsOf(object).map(({ name }) => name);
    return [router.stable, router.canary]
      .filter((name) => name !== undefined && !services.includes(name))
      .map((name) => ({ at, message: `${titleOf(object)} has no backend for the Service ${name}` }));
  });
}
