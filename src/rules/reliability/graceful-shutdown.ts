import type { RuleContext } from '../context.ts';
import { titleOf } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Pod, PodContainer } from '../pod.ts';
import { replicasOf } from '../replicas.ts';
import type { Report, Rule, YamlChange } from '../rule.ts';
import { receiversOf } from '../traffic.ts';
import type { View } from '../view.ts';

/** Seconds until every proxy and load balancer has noticed that a pod goes. */
const noticed = 10;
/** What Kubernetes grants where nothing is given, and what is left to finish requests after a pause of ten seconds. */
const usualGrace = 30;
const leastDrain = 10;

/** A container that goes while requests still come. */
export const gracefulShutdown: Rule = {
  id: 'graceful-shutdown',
  family: 'reliability',
  severities: ['warning', 'info'],
  title: 'a container behind a Service without a preStop pause, or with one that takes the whole grace period',
  why: 'a pod gets its signal to end before every proxy has taken it out of its list: unless the process itself waits, requests that arrive meanwhile fail at each roll-out and each time it is scaled down',
  fix: 'pause 5 to 15 seconds in preStop (`sleep`), and grant a terminationGracePeriodSeconds that leaves time to finish after it',
  repairs: 'safe',
  sources: [
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
    'https://kubernetes.io/docs/tutorials/services/pods-and-endpoint-termination-flow/',
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
---
apiVersion: v1
kind: Service
metadata: { name: api }
spec:
  selector: { app: api }
  ports: [{ port: 80, targetPort: 8080 }]
`,
    good: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      terminationGracePeriodSeconds: 40
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
          lifecycle: { preStop: { sleep: { seconds: 10 } } }
---
apiVersion: v1
kind: Service
metadata: { name: api }
spec:
  selector: { app: api }
  ports: [{ port: 80, targetPort: 8080 }]
`,
  },
  looksAt: 'set',
  judge: (set: ObjectSet, context) =>
    set.pods
      .filter(({ isLongRunning }) => isLongRunning)
      .flatMap((pod) => [...judgeMissing(set, pod, context), ...judgePauses(pod)]),
};

/** Only what is rolled out pod by pod under the requests of clients that know an address: no databases behind a headless Service. */
function judgeMissing(set: ObjectSet, pod: Pod, context: RuleContext): readonly Report[] {
  if (!isReplacedUnderLoad(pod)) return [];
  return [...serversOf(set, pod)]
    .filter(([{ view }]) => !view.at('lifecycle', 'preStop').isThere)
    .map(([container, requests]) => ({
      at: container.view.at('lifecycle', 'preStop'),
      severity: isScaled(set, pod) ? 'warning' : 'info',
      message: `${container.title} ${requests}, but has no preStop pause before it ends`,
      object: pod.object,
      ...repairMissing(pod, container, context),
    }));
}

/** Pods of a fixed number end at roll-outs only, and the process may wait by itself; an autoscaler ends some whenever the load falls. */
function isScaled(set: ObjectSet, { runsAs }: Pod): boolean {
  return replicasOf(set, runsAs)?.scaler !== undefined;
}

/** One that is recreated has an outage at each roll-out anyhow. */
function isReplacedUnderLoad({ runsAs: { kind, view } }: Pod): boolean {
  if (kind === 'Rollout') return true;
  return kind === 'Deployment' && view.at('spec', 'strategy', 'type').value !== 'Recreate';
}

/**
 * The containers that get requests, and how that shows: a Service of the set, or, where none selects the pods, a readinessProbe beside
 * a port for requests.
 */
function serversOf(set: ObjectSet, pod: Pod): ReadonlyMap<PodContainer, string> {
  const receivers = receiversOf(set, pod).filter(({ isHeadless }) => !isHeadless);
  if (receivers.length > 0 || set.servicesOf(pod).length > 0)
    return new Map(receivers.map(({ container, service }) => [container, `gets requests from ${titleOf(service)}`]));
  const ready = pod.running.filter(
    ({ view }) => view.at('readinessProbe').isThere && portForRequests(view) !== undefined,
  );
  return new Map(ready.map((container) => [container, `serves ${portForRequests(container.view)}`]));
}

function portForRequests(container: View): string | undefined {
  const names = container.at('ports').items.map((port) => port.at('name').value);
  return names.find(
    (name = '') => /^(https?|http2|h2c|grpc|grpc-web|web|api)(-|$)/.test(name) && !/metrics|health/.test(name),
  );
}

/** The pause by `sleep` needs no shell in the image; it is on by default from 1.30. */
function repairMissing(pod: Pod, { view }: PodContainer, { kubernetes }: RuleContext): Pick<Report, 'repair'> {
  const grace = graceOf(pod);
  if (kubernetes < 30 || grace.seconds === undefined || pod.isWindows) return {};
  const pause: YamlChange = { set: view.at('lifecycle', 'preStop', 'sleep', 'seconds'), to: noticed };
  const isEnough = grace.seconds >= noticed + leastDrain;
  const changes = isEnough ? [pause] : [pause, { set: grace.at, to: usualGrace }];
  return { repair: { of: 'yaml', changes } };
}

function graceOf({ spec }: Pod): { readonly at: View; readonly seconds: number | undefined } {
  const at = spec.at('terminationGracePeriodSeconds');
  const { number } = at;
  return { at, seconds: at.isThere ? (Number.isSafeInteger(number) ? number : undefined) : usualGrace };
}

/** A pause that is as long as the grace period: the process is killed as soon as it hears of its end. */
function judgePauses(pod: Pod): readonly Report[] {
  const { at: grace, seconds } = graceOf(pod);
  if (seconds === undefined) return [];
  return pod.running.flatMap(({ view, title }) => {
    const pause = pauseOf(view.at('lifecycle', 'preStop'));
    if (pause === undefined || pause.seconds < seconds) return [];
    const longer = pause.seconds + usualGrace;
    return [
      {
        at: pause.at,
        message: `the preStop pause of ${title} takes ${pause.seconds} s, and the pod is killed after ${seconds} s`,
        why: 'the process gets no time to finish its requests: it is killed as soon as it hears that it has to end',
        fix: `set terminationGracePeriodSeconds above the pause, such as ${longer}`,
        object: pod.object,
        repair: { of: 'yaml' as const, changes: [{ set: grace, to: longer }] },
      },
    ];
  });
}

/** How long a preStop hook pauses: by `sleep`, or by the command of this name, also within a shell. */
function pauseOf(preStop: View): { readonly at: View; readonly seconds: number } | undefined {
  const sleep = preStop.at('sleep', 'seconds');
  if (sleep.number !== undefined) return { at: sleep, seconds: sleep.number };
  const at = preStop.at('exec', 'command');
  const command = at.items.map(({ value }) => value ?? '').join(' ');
  const seconds = /(?:^|[\s/;&|])sleep\s+(\d+)(?:s|\s|;|&|$)/.exec(command)?.[1];
  return seconds === undefined ? undefined : { at, seconds: Number(seconds) };
}
