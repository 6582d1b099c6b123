import type { Peer } from '../answers.ts';
import type { Facts } from '../facts.ts';
import { documents, joined, text } from '../text.ts';
import { metadata, selectorOf } from './metadata.ts';

/** Nothing may talk but what is named. */
export function networkPolicies(facts: Facts): string {
  return documents([denyAll(facts), allow(facts), ...(facts.edge === 'ingress' ? [solver(facts)] : [])]);
}

function denyAll(facts: Facts): string {
  return text`
    # every pod of the namespace, of this application or not: nothing in, nothing out
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    ${metadata(facts, 'default-deny')}
    spec:
      podSelector: {}
      policyTypes: [Ingress, Egress]
  `;
}

function allow(facts: Facts): string {
  return text`
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    ${metadata(facts)}
    spec:
      podSelector:
        matchLabels:
          ${selectorOf(facts)}
      policyTypes: [Ingress, Egress]
      ${ingress(facts)}
      egress:
        ${dns(facts)}
        ${facts.edge === 'istio' ? controlPlane() : ''}
        ${joined(facts.peers.map(toPeer))}
  `;
}

/** Where the certificate is got by HTTP-01, cert-manager answers from a pod of its own in this namespace. */
function solver(facts: Facts): string {
  return text`
    # the pod of cert-manager that proves the host for its certificate (HTTP-01): without this none is issued
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    ${metadata(facts, `${facts.name}-certificate`)}
    spec:
      podSelector:
        matchLabels:
          acme.cert-manager.io/http01-solver: "true"
      policyTypes: [Ingress]
      ingress:
        ${from('the certificate authority, by the ingress controller', facts.edgeNamespace, 8089)}
  `;
}

/** One rule for each who and what: whoever may ask the application may not read its metrics. */
function ingress({ port, metricsPort, edge, edgeNamespace, monitoring, monitoringNamespace }: Facts): string {
  const rules = joined([
    edge === 'none'
      ? ''
      : from(
          `requests, from the ${edge === 'ingress' ? 'ingress controller' : 'gateway'} alone: add other callers, each with a rule of its own`,
          edgeNamespace,
          port,
        ),
    monitoring === 'none' ? '' : fromPrometheus(monitoringNamespace, metricsPort),
  ]);
  if (rules === '') return 'ingress: [] # add who may call';
  return text`
    ingress:
      ${rules}
  `;
}

function from(what: string, namespace: string, port: number): string {
  return text`
    # ${what}
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: ${namespace}
      ports:
        - protocol: TCP
          port: ${port}
  `;
}

function fromPrometheus(namespace: string, port: number): string {
  return text`
    # metrics, from Prometheus alone
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: ${namespace}
          podSelector:
            matchLabels:
              app.kubernetes.io/name: prometheus
      ports:
        - protocol: TCP
          port: ${port}
  `;
}

/** Names are asked for by UDP, and by TCP where the answer is long. */
function dns({ platform }: Facts): string {
  const [namespace, pods, port] =
    platform === 'openshift'
      ? ['openshift-dns', 'dns.operator.openshift.io/daemonset-dns: default', 5353]
      : ['kube-system', 'k8s-app: kube-dns', 53];
  return text`
    # names
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: ${namespace}
          podSelector:
            matchLabels:
              ${pods}
      ports:
        - protocol: UDP
          port: ${port}
        - protocol: TCP
          port: ${port}
  `;
}

function controlPlane(): string {
  return text`
    # the sidecar asks istiod for its configuration and its certificate
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: istio-system
          podSelector:
            matchLabels:
              app: istiod
      ports:
        - protocol: TCP
          port: 15012
  `;
}

function toPeer({ namespace, app, port }: Peer): string {
  return text`
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: ${namespace}
          podSelector:
            matchLabels:
              app.kubernetes.io/name: ${app}
      ports:
        - protocol: TCP
          port: ${port}
  `;
}
