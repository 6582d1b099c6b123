import type { Backend } from '../backends.ts';
import { backendsIn } from '../backends.ts';
import type { ManifestObject } from '../object.ts';
import { titleOf } from '../object.ts';
import type { KindName, ObjectSet } from '../object-set.ts';
import type { Report, Rule } from '../rule.ts';
import { mayBeOfGateway, mayMakeMore } from '../unseen.ts';
import { judgeService } from './service-pods.ts';

const service: KindName = { kind: 'Service', group: '' };

/** Traffic that is sent to nobody. */
export const serviceTarget: Rule = {
  id: 'service-target',
  family: 'reliability',
  severities: ['error', 'warning'],
  title: 'a Service that selects no pods or a port that they lack, or an edge that leads to a missing Service or port',
  why: 'requests are refused, or answered 503, although every object was applied and every pod runs',
  fix: 'name what is there: the labels and ports of the pods, the name and ports of the Service',
  repairs: 'suggested',
  sources: ['https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service'],
  elsewhere: [
    'kube-linter dangling-service',
    'kube-linter dangling-ingress',
    'kube-linter invalid-target-ports',
    'kube-score service-targets-pod',
    'kube-score ingress-targets-service',
  ],
  example: {
    file: 'api.yaml',
    bad: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
          ports: [{ name: http, containerPort: 8080 }]
---
apiVersion: v1
kind: Service
metadata: { name: api }
spec:
  selector: { app: api-server }
  ports: [{ port: 80, targetPort: http }]
`,
    good: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
          ports: [{ name: http, containerPort: 8080 }]
---
apiVersion: v1
kind: Service
metadata: { name: api }
spec:
  selector: { app: api }
  ports: [{ port: 80, targetPort: http }]
`,
  },
  looksAt: 'set',
  judge: (set: ObjectSet) => [
    ...set.ofKind(service).flatMap((one) => judgeService(set, one)),
    ...onePerMessage(backendsIn(set).flatMap((backend) => judgeBackend(set, backend))),
  ],
};

/** Each path of an edge may lead to the same Service: the first place is enough. */
function onePerMessage(reports: readonly Report[]): readonly Report[] {
  return [...Map.groupBy(reports, ({ object, message }) => `${object?.namespace} ${message}`).values()].flatMap(
    (same) => same.slice(0, 1),
  );
}

function judgeBackend(set: ObjectSet, { object, at, name, namespace, port }: Backend): readonly Report[] {
  const found = set.find(service, { name, namespace });
  if (found !== undefined) return port === undefined || hasPort(found, port) ? [] : [reportPort(object, found, port)];
  // a set without pods is only a part of what runs: its Services stand with the pods
  const isPart = !set.isWhole || !set.hasPodsIn(namespace);
  if (isPart || mayMakeMore(set) || mayBeOfGateway(set, name) || set.has(service, { name, namespace })) return [];
  const message = `${titleOf(object)} sends requests to the Service ${name}, which is not there`;
  return [{ at, message, object }];
}

function portsOf({ view }: ManifestObject): readonly string[] {
  return view
    .at('spec', 'ports')
    .items.flatMap((port) => [port.at('port').value ?? [], port.at('name').value ?? []].flat());
}

function hasPort(
  found: ManifestObject,
  port: { readonly value: string | undefined; readonly isFilledInLater: boolean },
): boolean {
  const isUnknown = found.view.at('spec', 'ports').items.some((one) => one.at('port').isFilledInLater);
  return port.value === undefined || port.isFilledInLater || isUnknown || portsOf(found).includes(port.value);
}

function reportPort(object: ManifestObject, found: ManifestObject, port: Backend['at']): Report {
  const message = `${titleOf(object)} sends requests to the port ${port.value ?? ''} of ${titleOf(found)}, which has ${portsOf(found).join(', ')}`;
  return { at: port, message, object };
}
