import type { Facts } from '../facts.ts';
import { cpuText, memoryText, slotsOf } from '../facts.ts';
import { documents, text } from '../text.ts';
import { metadata } from './metadata.ts';

/** The minor version of the Pod Security Standards that holds until somebody raises it. */
const podSecurityVersion = 'v1.34';

/** The sidecar that Istio puts into every pod asks for this. */
const sidecar = { cpu: 100, memory: 128, memoryLimit: 1024 };

/** The namespace, with what may run in it and how much of the cluster it may take. */
export function namespace(facts: Facts): string {
  return documents([namespaceItself(facts), limitRange(facts), quota(facts)]);
}

function namespaceItself(facts: Facts): string {
  const { slots, edge } = facts;
  const level = (mode: string) => text`
    pod-security.kubernetes.io/${mode}: restricted
    pod-security.kubernetes.io/${mode}-version: ${podSecurityVersion}
  `;
  const mesh =
    edge !== 'istio'
      ? ''
      : text`
      # "restricted" refuses the init container of Istio: the cluster needs the CNI plugin of Istio
      istio-injection: enabled
    `;
  return text`
    apiVersion: v1
    kind: Namespace
    metadata:
      name: ${slots.namespace}
      labels:
        app.kubernetes.io/name: ${facts.name}
        # pinned, so that an upgrade of the cluster changes nothing: raise it on purpose
        ${level('enforce')}
        ${level('audit')}
        ${level('warn')}
        ${mesh}
      annotations:
        # with the namespace everything in it would go: it is never deleted by a sync
        argocd.argoproj.io/sync-options: Prune=false,Delete=false
  `;
}

/** What one container may ask for: a typo such as 100Gi ends at the API server. */
function limitRange(facts: Facts): string {
  const { cpu, memory, edge } = facts;
  const mostMemory = Math.max(memory, Math.min(memory * 4, 15 * 1024), edge === 'istio' ? sidecar.memoryLimit : 0);
  const mostCpu = Math.max(cpu, Math.min(cpu * 8, 15_000), edge === 'istio' ? 2000 : 0);
  return text`
    apiVersion: v1
    kind: LimitRange
    ${metadata(facts)}
    spec:
      limits:
        - type: Container
          max:
            cpu: ${cpuText(mostCpu)}
            memory: ${memoryText(mostMemory)}
          # of a container that says nothing
          default:
            cpu: ${cpuText(Math.min(cpu * 4, mostCpu))}
            memory: ${memoryText(memory)}
          defaultRequest:
            cpu: ${cpuText(cpu)}
            memory: ${memoryText(memory)}
  `;
}

/** What all pods together may ask for: twice the most there may be, since a release runs beside the version before. */
function quota(facts: Facts): string {
  const pods = 2 * mostPods(facts);
  const mesh = facts.edge === 'istio' ? sidecar : { cpu: 0, memory: 0, memoryLimit: 0 };
  const cores = Math.ceil((pods * (facts.cpu + mesh.cpu)) / 1000);
  const gibibytes = (each: number) => `${Math.ceil((pods * each) / 1024)}Gi`;
  return text`
    apiVersion: v1
    kind: ResourceQuota
    ${metadata(facts)}
    spec:
      hard:
        # two versions of ${pods / 2} pods each
        pods: "${pods}"
        requests.cpu: "${cores}"
        requests.memory: ${gibibytes(facts.memory + mesh.memory)}
        limits.memory: ${gibibytes(facts.memory + mesh.memoryLimit)}
        services.loadbalancers: "0"
        ${nodePorts(facts)}
  `;
}

function nodePorts({ edge }: Facts): string {
  if (edge !== 'ingress') return 'services.nodeports: "0"';
  return text`
    # the Service of cert-manager while it proves the host for the certificate, unless its issuer says ClusterIP
    services.nodeports: "1"
  `;
}

function mostPods(facts: Facts): number {
  return Math.max(
    ...facts.environments.map((environment) => {
      const { minReplicas, maxReplicas } = slotsOf(facts, environment);
      return Number(facts.autoscaling === 'hpa' ? maxReplicas : minReplicas);
    }),
    facts.minReplicas,
  );
}
