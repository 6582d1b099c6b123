import type { ManifestObject } from '../object.ts';
import type { Report, Rule } from '../rule.ts';
import type { View } from '../view.ts';

/** Faults that are injected into the traffic of users, and names that Istio is about to drop. */
export const istioFault: Rule = {
  id: 'istio-fault',
  family: 'networking',
  severities: ['warning', 'info'],
  title: 'a fault on a route that takes everybody’s traffic, or a deprecated name of Istio',
  why: 'users get the delays and errors that were made for a test, and on such a route retries and timeouts are off',
  fix: 'remove the fault, or put it on a route that only tests match',
  repairs: 'safe',
  sources: [
    'https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPFaultInjection',
    'https://istio.io/latest/docs/reference/config/networking/destination-rule/#LoadBalancerSettings-SimpleLB',
  ],
  example: {
    file: 'route.yaml',
    bad: exampleWith('\n      fault: { abort: { httpStatus: 500, percentage: { value: 1 } } }'),
    good: exampleWith(''),
  },
  looksAt: 'object',
  judge: (object) => (object.group === 'networking.istio.io' ? judge(object) : []),
};

function judge({ kind, view }: ManifestObject): readonly Report[] {
  if (kind === 'VirtualService') return view.at('spec', 'http').items.flatMap(faultOf);
  return kind === 'DestinationRule' ? deprecatedIn(view.at('spec')) : [];
}

function faultOf(route: View): readonly Report[] {
  const at = route.at('fault');
  const kinds = (['delay', 'abort'] as const).filter((kind) => at.at(kind).isThere && !isOff(at.at(kind)));
  if (kinds.length === 0 || isForTests(route.at('match'))) return [];
  const off = ['retries', 'timeout'].filter((key) => route.at(key).isThere);
  const rest =
    off.length === 0
      ? ''
      : `, and its ${off.join(' and ')} ${off.length === 1 && off[0] === 'timeout' ? 'is' : 'are'} not used`;
  return [
    {
      at,
      message: `${kinds.map((kind) => titles[kind]).join(' and ')} ${kinds.length === 1 ? 'is' : 'are'} injected into a route that takes everybody's traffic${rest}`,
      repair: { of: 'yaml', changes: [{ remove: at }] },
    },
  ];
}

const titles = { delay: 'a delay', abort: 'an abort' };

function isOff(fault: View): boolean {
  return fault.at('percentage', 'value').number === 0 || fault.at('percent').number === 0;
}

/** A route that each of its matches narrows to some callers. */
function isForTests(match: View): boolean {
  return (
    match.items.length > 0 &&
    match.items.every((one) =>
      ['headers', 'queryParams', 'sourceLabels', 'sourceNamespace'].some((key) => one.at(key).isThere),
    )
  );
}

function deprecatedIn(spec: View): readonly Report[] {
  const policies = [spec, ...spec.at('subsets').items].map((one) => one.at('trafficPolicy'));
  return policies
    .flatMap((policy) => [policy, ...policy.at('portLevelSettings').items])
    .flatMap((policy) => [...leastConnections(policy), ...consecutiveErrors(policy)]);
}

function leastConnections(policy: View): readonly Report[] {
  const at = policy.at('loadBalancer', 'simple');
  if (at.value !== 'LEAST_CONN') return [];
  const change = { set: at, to: 'LEAST_REQUEST' };
  return [
    {
      at,
      severity: 'info',
      message: 'LEAST_CONN is deprecated, and means LEAST_REQUEST',
      why: 'a version of Istio that does not know it refuses the DestinationRule',
      fix: 'write LEAST_REQUEST',
      repair: { of: 'yaml', changes: [change] },
    },
  ];
}

function consecutiveErrors(policy: View): readonly Report[] {
  return ['outlierDetection', 'circuitBreaker']
    .map((key) => policy.at(key, 'consecutiveErrors'))
    .filter(({ isThere }) => isThere)
    .map((at) => ({
      at,
      severity: 'info',
      message: 'consecutiveErrors is deprecated',
      why: 'a version of Istio that does not know it ejects nobody',
      fix: 'write consecutive5xxErrors or consecutiveGatewayErrors below outlierDetection',
    }));
}

function exampleWith(fault: string): string {
  return `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api }
spec:
  hosts: [api]
  http:
    - route: [{ destination: { host: api } }]${fault}
`;
}
