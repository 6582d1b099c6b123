import type { ManifestObject } from '../object.ts';
import type { KindName } from '../object-set.ts';
import type { View } from '../view.ts';

/** The kinds that bring traffic into the cluster, or route it within. */
export const ingressKind: KindName = { kind: 'Ingress', group: 'networking.k8s.io' };
export const httpRouteKind: KindName = { kind: 'HTTPRoute', group: 'gateway.networking.k8s.io' };
export const virtualServiceKind: KindName = { kind: 'VirtualService', group: 'networking.istio.io' };

/** A place that names a Service that traffic goes to. */
export interface Backend {
  readonly at: View;
  readonly service: string;
}

/** The Services that an Ingress, an HTTPRoute or a VirtualService sends traffic to. */
export function backendsOf({ kind, view }: ManifestObject): readonly Backend[] {
  const spec = view.at('spec');
  switch (kind) {
    case 'Ingress':
      return [spec.at('defaultBackend'), ...pathsOf(spec).map((path) => path.at('backend'))].flatMap((backend) =>
        backendAt(backend.at('service', 'name')),
      );
    case 'HTTPRoute':
      return spec
        .at('rules')
        .items.flatMap((rule) => rule.at('backendRefs').items)
        .filter((reference) => (reference.at('kind').value ?? 'Service') === 'Service')
        .flatMap((reference) => backendAt(reference.at('name')));
    case 'VirtualService':
      return ['http', 'tcp', 'tls']
        .flatMap((protocol) => spec.at(protocol).items)
        .flatMap((route) => route.at('route').items)
        .flatMap((route) => backendAt(route.at('destination', 'host')));
    default:
      return [];
  }
}

function pathsOf(spec: View): readonly View[] {
  return spec.at('rules').items.flatMap((rule) => rule.at('http', 'paths').items);
}

function backendAt(at: View): readonly Backend[] {
  return at.value === undefined || at.isFilledInLater ? [] : [{ at, service: serviceIn(at.value) }];
}

/** The Service within a host such as `api`, `api.shop` or `api.shop.svc.cluster.local`; another host is itself. */
export function serviceIn(host: string): string {
  return /^([^.]+)(\.[^.]+(\.svc(\.cluster\.local)?)?)?$/.exec(host)?.[1] ?? host;
}

/** The Service within a host of Istio, and its namespace: that of the object which names it, unless the host says so. */
export function serviceAt(
  host: string,
  namespace: string | undefined,
): { readonly service: string; readonly namespace: string | undefined } {
  const [, , own] = /^([^.]+)\.([^.]+)(?:\.svc(?:\.cluster\.local)?)?$/.exec(host) ?? [];
  return { service: serviceIn(host), namespace: own ?? namespace };
}
