import { httpRouteKind, ingressKind } from '../backends.ts';
import type { ManifestObject } from '../object.ts';
import { mayBeSameNamespace, titleOf } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Report, Rule } from '../rule.ts';
import type { View } from '../view.ts';

const gatewayKind = { kind: 'Gateway', group: 'gateway.networking.k8s.io' };

/** Hosts that are served in clear text. */
export const ingressTls: Rule = {
  id: 'ingress-tls',
  family: 'networking',
  severities: ['error', 'info'],
  title: 'a host that is served in clear text: without a tls entry, or by a plain listener only',
  why: 'passwords and tokens of every user can be read and changed on the way',
  fix: 'add a tls entry with a secretName, and an issuer of cert-manager; on a Gateway a listener of protocol HTTPS',
  repairs: 'suggested',
  sources: [
    'https://kubernetes.io/docs/concepts/services-networking/ingress/#tls',
    'https://gateway-api.sigs.k8s.io/guides/tls/',
  ],
  elsewhere: ['polaris tlsSettingsMissing'],
  example: {
    file: 'ingress.yaml',
    bad: exampleWith(''),
    good: exampleWith('  tls: [{ hosts: [api.acme.com], secretName: api-tls }]\n'),
  },
  looksAt: 'set',
  judge: (set: ObjectSet) => [
    ...set.ofKind(ingressKind).flatMap(judgeIngress),
    ...set.ofKind(httpRouteKind).flatMap((route) => judgeRoute(set, route)),
  ],
};

function judgeIngress(object: ManifestObject): readonly Report[] {
  if (endsTlsElsewhere(object)) return [];
  const entries = object.view.at('spec', 'tls').items;
  const secured = entries.flatMap((entry) => entry.at('hosts').items).map(({ value }) => value ?? '');
  const covers = (host: string) => secured.some((one) => one === host || isWildcardOf(one, host));
  const open = object.view
    .at('spec', 'rules')
    .items.map((rule) => rule.at('host'))
    .filter((at) => at.value !== undefined && !at.isFilledInLater && !isLocal(at.value) && !covers(at.value));
  const isOpenToAll = entries.some((entry) => entry.at('hosts').items.length === 0);
  return [
    ...(isOpenToAll ? [] : open).map((at) => ({ at, object, message: `the host ${at.value} has no tls entry` })),
    ...entries
      .filter((entry) => !entry.at('secretName').isThere)
      .map(
        (at): Report => ({
          at,
          object,
          severity: 'info',
          message: 'the tls entry names no Secret: the host gets the default certificate of the controller',
        }),
      ),
  ];
}

/** Controllers that take certificates from elsewhere, and load balancers that end TLS before the Ingress. */
function endsTlsElsewhere({ annotations, view }: ManifestObject): boolean {
  const className = view.at('spec', 'ingressClassName').value ?? annotations.get('kubernetes.io/ingress.class') ?? '';
  if (/alb|gce|cloudflare|tailscale|ngrok|openshift/i.test(className)) return true;
  return [...annotations].some(
    ([key, value]) =>
      /^alb\.ingress\.kubernetes\.io\/|managed-certificates$|pre-shared-cert$|router\.(tls|entrypoints)$|^route\.openshift\.io\/|ssl-passthrough$/.test(
        key,
      ) ||
      (key.endsWith('/force-ssl-redirect') && value === 'true'),
  );
}

function isWildcardOf(wildcard: string, host: string): boolean {
  return wildcard.startsWith('*.') && host.slice(host.indexOf('.')) === wildcard.slice(1);
}

function isLocal(host: string): boolean {
  return /(^|\.)(localhost|local|test|internal|localdomain|example)$|\.(nip|sslip)\.io$|\.svc(\.cluster\.local)?$/.test(
    host,
  );
}

function judgeRoute(set: ObjectSet, route: ManifestObject): readonly Report[] {
  const parents = route.view
    .at('spec', 'parentRefs')
    .items.filter((parent) => (parent.at('kind').value ?? 'Gateway') === 'Gateway');
  const listeners = parents.map((parent) => listenersOf(set, route, parent));
  if (listeners.length === 0 || listeners.some((some) => some === undefined) || redirects(route)) return [];
  const protocols = listeners.flatMap((some) => some ?? []).map((listener) => listener.at('protocol').value);
  if (protocols.length === 0 || protocols.some((protocol) => protocol !== 'HTTP')) return [];
  const hosts = route.view.at('spec', 'hostnames').items;
  if (hosts.length > 0 && hosts.every(({ value, isFilledInLater }) => isFilledInLater || isLocal(value ?? '')))
    return [];
  const at = route.view.at('spec', 'parentRefs');
  return [{ at, object: route, message: `${titleOf(route)} is served by listeners of protocol HTTP only` }];
}

/** The listeners that a route is attached to; undefined where the Gateway cannot be seen. */
function listenersOf(set: ObjectSet, route: ManifestObject, parent: View): readonly View[] | undefined {
  const namespace = parent.at('namespace').value ?? route.namespace;
  const gateway = set
    .ofKind(gatewayKind)
    .find((one) => one.name === parent.at('name').value && mayBeSameNamespace(one.namespace, namespace));
  const section = parent.at('sectionName').value;
  return gateway?.view
    .at('spec', 'listeners')
    .items.filter((listener) => section === undefined || listener.at('name').value === section);
}

/** A route that only sends people to HTTPS belongs on a plain listener. */
function redirects(route: ManifestObject): boolean {
  const rules = route.view.at('spec', 'rules').items;
  return (
    rules.length > 0 &&
    rules.every((rule) => rule.at('filters').items.some((filter) => filter.at('type').value === 'RequestRedirect'))
  );
}

function exampleWith(tls: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: api }
spec:
  ingressClassName: traefik
${tls}  rules:
    - host: api.acme.com
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: api, port: { name: http } } } }] }
`;
}
