import type { ManifestObject } from './object.ts';
import type { KindName, ObjectSet } from './object-set.ts';
import type { View } from './view.ts';

/** A Service that an edge sends requests to. */
export interface Backend {
  /** What sends there. */
  readonly object: ManifestObject;
  /** Where the Service is named. */
  readonly at: View;
  readonly name: string;
  readonly namespace: string | undefined;
  /** Where its port is named, if it is. */
  readonly port: View | undefined;
}

/** The kind that brings traffic into the cluster. */
export const ingressKind: KindName = { kind: 'Ingress', group: 'networking.k8s.io' };
/** The route for HTTP of the Gateway API. */
export const httpRouteKind: KindName = { kind: 'HTTPRoute', group: 'gateway.networking.k8s.io' };
/** The route of Istio. */
export const virtualServiceKind: KindName = { kind: 'VirtualService', group: 'networking.istio.io' };

/** All kinds that send requests to Services, and where each names them. */
const edges: readonly {
  readonly kinds: readonly KindName[];
  readonly read: (object: ManifestObject) => readonly Backend[];
}[] = [
  { kinds: [ingressKind], read: ofIngress },
  {
    kinds: ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'].map((kind) => ({ ...httpRouteKind, kind })),
    read: ofRoute,
  },
  { kinds: [virtualServiceKind], read: ofVirtualService },
];

/** Every Service that an Ingress, a route of the Gateway API or a VirtualService of the set names. */
export function backendsIn(set: ObjectSet): readonly Backend[] {
  return edges.flatMap(({ kinds, read }) => kinds.flatMap((kind) => set.ofKind(kind)).flatMap(read));
}

/** The Services that one such object names. */
export function backendsOf(object: ManifestObject): readonly Backend[] {
  const isOf = ({ kind, group }: KindName) => kind === object.kind && group === object.group;
  return edges.find(({ kinds }) => kinds.some(isOf))?.read(object) ?? [];
}

function ofIngress(object: ManifestObject): readonly Backend[] {
  const spec = object.view.at('spec');
  const paths = spec.at('rules').items.flatMap((rule) => rule.at('http', 'paths').items);
  const services = [spec.at('defaultBackend'), ...paths.map((path) => path.at('backend'))].map((one) =>
    one.at('service'),
  );
  return services.flatMap((service) => {
    const ports = [service.at('port', 'name'), service.at('port', 'number')];
    // the controller of AWS takes the name for one of its annotations
    if (ports[0]?.value === 'use-annotation') return [];
    return backendAt(object, service.at('name'), {
      namespace: object.namespace,
      port: ports.find((one) => one.isThere),
    });
  });
}

function ofRoute(object: ManifestObject): readonly Backend[] {
  const rules = object.view.at('spec', 'rules').items;
  const mirrors = rules.flatMap((rule) =>
    rule.at('filters').items.map((filter) => filter.at('requestMirror', 'backendRef')),
  );
  const references = [...rules.flatMap((rule) => rule.at('backendRefs').items), ...mirrors];
  return references
    .filter((one) => (one.at('kind').value ?? 'Service') === 'Service' && (one.at('group').value ?? '') === '')
    .flatMap((one) => {
      const namespace = one.at('namespace').value ?? object.namespace;
      return backendAt(object, one.at('name'), { namespace, port: one.at('port') });
    });
}

function ofVirtualService(object: ManifestObject): readonly Backend[] {
  const spec = object.view.at('spec');
  const routes = ['http', 'tcp', 'tls'].flatMap((protocol) => spec.at(protocol).items);
  const destinations = routes.flatMap((route) => [
    ...route.at('route').items.map((one) => one.at('destination')),
    route.at('mirror'),
    ...route.at('mirrors').items.map((one) => one.at('destination')),
  ]);
  return destinations.flatMap((destination) => {
    const at = destination.at('host');
    const host = placeOfHost(at.value ?? '');
    if (host === undefined || at.isFilledInLater) return [];
    const namespace = host.namespace ?? object.namespace;
    const port = destination.at('port', 'number');
    return [{ object, at, name: host.name, namespace, port: port.isThere ? port : undefined }];
  });
}

/** The Service that a host of the mesh means: `api`, `api.shop`, `api.shop.svc.cluster.local`; undefined for any other host. */
function placeOfHost(host: string): { readonly name: string; readonly namespace?: string } | undefined {
  const [name = '', namespace, svc, ...domain] = host.split('.');
  if (name === '' || name === '*') return undefined;
  if (namespace === undefined) return { name };
  const isInside = svc === 'svc' && (domain.length === 0 || domain.join('.') === 'cluster.local');
  return isInside ? { name, namespace } : undefined;
}

function backendAt(
  object: ManifestObject,
  at: View,
  { namespace, port }: Pick<Backend, 'namespace' | 'port'>,
): readonly Backend[] {
  if (at.value === undefined || at.isFilledInLater) return [];
  return [{ object, at, name: at.value, namespace, port: port?.isThere === true ? port : undefined }];
}
