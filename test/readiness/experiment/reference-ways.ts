import type { Node } from 'yaml';
import { rewrite } from './edits.ts';
import { type At, at, itemsAt, mapAt, type Obj, scalarAt, textAt, textsAt } from './objects.ts';
import { portsOf, selected, type Workload } from './pods.ts';
import { drawn, type Reading, type Site, wayAt } from './sites.ts';
import type { BadWay } from './way.ts';

/** What people do to the places at which one object names another. */
export const referenceWays: readonly BadWay[] = [
  wayAt(
    'analysis-template-missing',
    'A Rollout names an AnalysisTemplate that does not exist: the rollout is invalid, and nothing goes out.',
    ({ objects, random }) =>
      objects.filter(({ kind }) => kind === 'Rollout').flatMap((rollout) => misnamedTemplates(rollout, random)),
  ),
  wayAt(
    'service-selector-wrong',
    'A Service selects labels that no pod carries: it has no endpoints, and every request fails.',
    (reading) => servicesOf(reading).flatMap((service) => deselected(service, reading)),
  ),
  wayAt(
    'target-port-missing',
    'A Service sends to a port on which no container listens: every request is refused.',
    (reading) => servicesOf(reading).flatMap((service) => misdirected(service, reading)),
  ),
  wayAt(
    'probe-port-wrong',
    'A probe asks on a port on which no container listens: pods never become ready, or are restarted for ever.',
    ({ workloads, random }) => workloads.flatMap((workload) => misprobed(workload, random)),
  ),
  wayAt(
    'autoscaler-target-missing',
    'An autoscaler points to another kind or name than the workload has: it scales nothing, and the next peak finds too few pods.',
    ({ objects, random }) =>
      objects
        .filter(({ kind }) => kind === 'HorizontalPodAutoscaler' || kind === 'ScaledObject')
        .flatMap((scaler) => mistargeted(scaler, objects, random)),
  ),
];

interface Selecting {
  readonly service: Obj;
  readonly pods: readonly Workload[];
}

function servicesOf({ objects, workloads }: Reading): readonly Selecting[] {
  return objects
    .filter(({ kind }) => kind === 'Service')
    .map((service) => ({ service, pods: selected(workloads, textsAt(service.map, ['spec', 'selector'])) }))
    .filter(({ pods }) => pods.length > 0);
}

function misnamedTemplates(rollout: Obj, random: Reading['random']): readonly Site[] {
  return analysesOf(at(rollout.map, ['spec', 'strategy'])).flatMap((analysis) => {
    const name = textAt(analysis, ['templateName']);
    return site(rollout, scalarAt(analysis, ['templateName']), name === undefined ? undefined : misspelt(name, random));
  });
}

/** The entries that name templates, wherever a strategy runs an analysis: in the background, in a step, before and after promotion. */
function analysesOf(strategy: At | undefined): readonly At[] {
  if (strategy === undefined) return [];
  const canary = at(strategy, ['canary']);
  const blueGreen = at(strategy, ['blueGreen']);
  const steps = canary === undefined ? [] : itemsAt(canary, ['steps']);
  return [
    ...(canary === undefined ? [] : itemsAt(canary, ['analysis', 'templates'])),
    ...steps.flatMap((step) => itemsAt(step, ['analysis', 'templates'])),
    ...(['prePromotionAnalysis', 'postPromotionAnalysis'] as const).flatMap((when) =>
      blueGreen === undefined ? [] : itemsAt(blueGreen, [when, 'templates']),
    ),
  ];
}

function deselected({ service }: Selecting, { workloads, random }: Reading): readonly Site[] {
  const selector = textsAt(service.map, ['spec', 'selector']);
  return [...selector].flatMap(([key, value]) => {
    const changed = misspelt(value, random);
    if (selected(workloads, new Map([...selector, [key, changed]])).length > 0) return [];
    return site(service, scalarAt(service.map, ['spec', 'selector', key]), changed);
  });
}

function misdirected({ service, pods }: Selecting, { random }: Reading): readonly Site[] {
  const ports = portsOf(pods);
  return itemsAt(service.map, ['spec', 'ports']).flatMap((port) => {
    const target = textAt(port, ['targetPort']);
    if (target === undefined || !ports.has(target)) return [];
    return site(service, scalarAt(port, ['targetPort']), otherPort(target, ports, random));
  });
}

function misprobed(workload: Workload, random: Reading['random']): readonly Site[] {
  const ports = portsOf([workload]);
  return workload.containers.flatMap((container) =>
    (['livenessProbe', 'readinessProbe', 'startupProbe'] as const).flatMap((probe) =>
      (['httpGet', 'tcpSocket', 'grpc'] as const).flatMap((way) => {
        const port = textAt(container, [probe, way, 'port']);
        if (port === undefined || !ports.has(port)) return [];
        return site(workload.object, scalarAt(container, [probe, way, 'port']), otherPort(port, ports, random));
      }),
    ),
  );
}

function mistargeted(scaler: Obj, objects: readonly Obj[], random: Reading['random']): readonly Site[] {
  const target = at(scaler.map, ['spec', 'scaleTargetRef']);
  const [kind = 'Deployment', name] = target === undefined ? [] : [textAt(target, ['kind']), textAt(target, ['name'])];
  if (target === undefined || name === undefined || mapAt(target, []) === undefined) return [];
  if (!objects.some((object) => object.kind === kind && object.name === name)) return [];
  const otherKind = kind === 'Deployment' ? drawn(['StatefulSet', 'Rollout'], random) : 'Deployment';
  return [
    ...site(scaler, scalarAt(target, ['name']), misspelt(name, random)),
    ...site(scaler, scalarAt(target, ['kind']), otherKind),
  ];
}

/** A name as it is mistyped, or as it was before somebody renamed what it names. */
function misspelt(name: string, random: Reading['random']): string {
  const middle = Math.ceil(name.length / 2);
  const lost = name.length < 2 ? `${name}${name}` : name.slice(0, middle) + name.slice(middle + 1);
  return drawn([`${name}-v2`, `${name}s`, lost, `new-${name}`], random);
}

function otherPort(port: string, ports: ReadonlySet<string>, random: Reading['random']): string | undefined {
  const choices = /^\d+$/.test(port)
    ? [String(Number(port) + 1), '80', '3000', '8000', '8888']
    : ['web', 'https', 'api', 'http-web', `${port.slice(0, 12)}-x`];
  const [first, ...others] = choices.filter((one) => one !== port && !ports.has(one));
  return first === undefined ? undefined : drawn([first, ...others], random);
}

function site({ file, text }: Obj, node: Node | undefined, changed: string | undefined): readonly Site[] {
  return node === undefined || changed === undefined ? [] : [{ file, edits: rewrite(text, node, changed) }];
}
