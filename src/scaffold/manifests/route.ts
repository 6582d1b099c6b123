import type { Facts } from '../facts.ts';
import { text } from '../text.ts';
import { metadata } from './metadata.ts';

/** How requests come in, for one environment; empty where they do not. */
export function route(facts: Facts): string {
  switch (facts.edge) {
    case 'gateway':
      return `${httpRoute(facts)}\n`;
    case 'istio':
      return `${virtualService(facts)}\n`;
    case 'ingress':
      return `${ingress(facts)}\n`;
    case 'none':
      return '';
  }
}

function httpRoute(facts: Facts): string {
  const { name, gateway, slots, strategy } = facts;
  const canary =
    strategy !== 'canary'
      ? ''
      : text`
      # the controller of the Rollout moves the weights
      - name: ${name}-canary
        port: 80
        weight: 0
    `;
  return text`
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    ${metadata(facts)}
    spec:
      parentRefs:
        - namespace: ${gateway.namespace}
          name: ${gateway.name}
          sectionName: https # the listener that ends TLS
      hostnames:
        - ${quoted(slots.host)}
      rules:
        - timeouts:
            request: 10s
          backendRefs:
            - name: ${name}
              port: 80
              weight: 100
            ${canary}
  `;
}

function virtualService(facts: Facts): string {
  const { name, gateway, slots } = facts;
  return text`
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    ${metadata(facts)}
    spec:
      hosts:
        - ${quoted(slots.host)}
        - ${name} # calls inside of the mesh take the same way
      gateways:
        - ${gateway.namespace}/${gateway.name} # ends TLS
        - mesh
      http:
        - name: primary
          route:
            ${destinations(facts)}
          timeout: 10s
          retries:
            # only what the application has not seen yet: that is safe for writes, too
            attempts: 2
            perTryTimeout: 3s
            retryOn: connect-failure,refused-stream,reset-before-request
  `;
}

function destinations({ name, strategy }: Facts): string {
  if (strategy !== 'canary')
    return text`
      - destination:
          host: ${name}
          port:
            number: 80
    `;
  const subset = (of: string, weight: number) => text`
    - destination:
        host: ${name}
        subset: ${of}
        port:
          number: 80
      weight: ${weight}
  `;
  return text`
    # the controller of the Rollout moves the weights
    ${subset('stable', 100)}
    ${subset('canary', 0)}
  `;
}

/** Circuit breaking, and the subsets that the controller of a canary narrows to the stable and the new pods. */
export function destinationRule(facts: Facts): string {
  const { name, strategy } = facts;
  const subset = (of: string) => text`
    - name: ${of}
      labels:
        app.kubernetes.io/name: ${name}
  `;
  const subsets =
    strategy !== 'canary'
      ? ''
      : text`
          subsets:
            ${subset('stable')}
            ${subset('canary')}
        `;
  return `${text`
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    ${metadata(facts)}
    spec:
      host: ${name}
      trafficPolicy:
        loadBalancer:
          simple: LEAST_REQUEST
        connectionPool:
          tcp:
            connectTimeout: 1s
        # the circuit breaker: a pod that fails five times in a row gets nothing for half a minute; half of them always serve
        outlierDetection:
          consecutive5xxErrors: 5
          interval: 10s
          baseEjectionTime: 30s
          maxEjectionPercent: 50
      ${subsets}
  `}\n`;
}

function ingress(facts: Facts): string {
  const { name, slots, ingressClass, issuer } = facts;
  return text`
    apiVersion: networking.k8s.io/v1
    kind: Ingress
    ${metadata(facts)}
      annotations:
        cert-manager.io/cluster-issuer: ${issuer}
    spec:
      ingressClassName: ${ingressClass}
      tls:
        - hosts:
            - ${quoted(slots.host)}
          secretName: ${name}-tls # cert-manager makes and renews it
      rules:
        - host: ${quoted(slots.host)}
          http:
            paths:
              - path: /
                pathType: Prefix
                backend:
                  service:
                    name: ${name}
                    port:
                      name: http
  `;
}

/** A value of Helm begins with a brace, which YAML takes for a map. */
function quoted(value: string): string {
  return value.startsWith('{') ? `"${value}"` : value;
}
