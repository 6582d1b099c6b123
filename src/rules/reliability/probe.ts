import type { Pod, PodContainer } from '../pod.ts';
import type { View } from '../view.ts';

/** What Kubernetes asks a container: whether it has started, may get requests, still lives. */
export type ProbeKind = 'startupProbe' | 'readinessProbe' | 'livenessProbe';

/** The ways in which a probe asks. */
const handlers = ['httpGet', 'tcpSocket', 'grpc', 'exec'] as const;

/** Where the number or name of the port stands that a probe asks; undefined where it asks none. */
export function portOf(probe: View): View | undefined {
  return (['httpGet', 'tcpSocket', 'grpc'] as const)
    .map((kind) => probe.at(kind, 'port'))
    .find(({ isThere }) => isThere);
}

/** Seconds that a probe may fail before something is done: `failureThreshold` times `periodSeconds`. */
export function patienceOf(probe: View): number {
  const failures = probe.at('failureThreshold').number ?? 3;
  const period = probe.at('periodSeconds').number ?? 10;
  return failures * period;
}

/** What a probe asks, as a text that is the same for the same question; undefined where it asks nothing. */
export function questionOf(probe: View, container: PodContainer): string | undefined {
  const kind = handlers.find((one) => probe.at(one).isThere);
  if (kind === undefined) return undefined;
  const handler = probe.at(kind);
  const port = portNumber(handler.at('port'), container);
  switch (kind) {
    case 'httpGet': {
      const [path = '/', host = '', scheme = 'HTTP'] = ['path', 'host', 'scheme'].map((key) => handler.at(key).value);
      return JSON.stringify([kind, scheme, host, port, path, textOf(handler.at('httpHeaders'))]);
    }
    case 'exec':
      return JSON.stringify([kind, textOf(handler.at('command'))]);
    case 'grpc':
      return JSON.stringify([kind, port, handler.at('service').value]);
    case 'tcpSocket':
      return JSON.stringify([kind, port, handler.at('host').value]);
  }
}

function portNumber(port: View, { view }: PodContainer): string | undefined {
  const named = view.at('ports').items.find((one) => one.at('name').value === port.value);
  return named?.at('containerPort').value ?? port.value;
}

/** Lists of texts, or of maps of texts: nothing lies deeper in a handler, and an alias may lead back to where it stands. */
function textOf(view: View): unknown {
  return view.items.map((item) => (item.isMap ? [...item.texts] : item.value));
}

/** Whether any container of the pod that keeps running has a probe of a kind. */
export function hasProbe({ running }: Pod, kind: ProbeKind): boolean {
  return running.some(({ view }) => view.at(kind).isThere);
}
