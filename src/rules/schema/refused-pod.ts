import type { ManifestObject } from '../object.ts';
import type { Pod, PodContainer } from '../pod.ts';
import type { Report } from '../rule.ts';
import type { View } from '../view.ts';
import { portFault, refused } from './refusal.ts';

/** What the API refuses of a pod template. */
export function refusedInPod(object: ManifestObject, { spec, containers }: Pod): readonly Report[] {
  const policy = spec.at('dnsPolicy');
  const lacksConfig = policy.value === 'None' && !spec.at('dnsConfig', 'nameservers').isThere;
  return [
    ...inMounts(object, spec, containers),
    ...containers.flatMap((container) => [
      ...inProbes(container),
      ...inHooks(container),
      ...inPorts(container),
      ...inImage(container),
      ...inAmounts(container),
    ]),
    ...(lacksConfig
      ? [refused(policy, 'dnsPolicy: None needs dnsConfig with nameservers', 'add them, or take dnsPolicy away')]
      : []),
  ];
}

/** A volume that is mounted has to be there; a StatefulSet makes some of claims. */
function inMounts({ view }: ManifestObject, spec: View, containers: readonly PodContainer[]): readonly Report[] {
  const claims = view.at('spec', 'volumeClaimTemplates').items.map((claim) => claim.at('metadata', 'name'));
  const names = [...spec.at('volumes').items.map((volume) => volume.at('name')), ...claims];
  if (spec.at('volumes').isFilledInLater || names.some((name) => name.value === undefined || name.isFilledInLater))
    return [];
  const known = new Set(names.map(({ value }) => value));
  return containers.flatMap(({ view: container, title }) =>
    ['volumeMounts', 'volumeDevices']
      .flatMap((list) => container.at(list).items.map((mount) => mount.at('name')))
      .filter((at) => at.value !== undefined && !at.isFilledInLater && !known.has(at.value))
      .map((at) =>
        refused(
          at,
          `${title} mounts the volume ${at.value}, which the pod does not have`,
          known.size === 0 ? 'add the volume' : `add the volume, or name one of ${[...known].join(', ')}`,
        ),
      ),
  );
}

const handlers = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'];
const times = ['initialDelaySeconds', 'periodSeconds', 'timeoutSeconds', 'successThreshold', 'failureThreshold'];

function inProbes({ view, title }: PodContainer): readonly Report[] {
  return ['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap((name) => {
    const probe = view.at(name);
    const success = probe.at('successThreshold');
    const isOnce = name === 'readinessProbe' || typeof success.meaning !== 'number' || success.meaning <= 1;
    return [
      ...inHandler(probe, `the ${name} of ${title}`),
      ...(isOnce ? [] : [refused(success, `the successThreshold of a ${name} must be 1`, 'take it away')]),
      ...times
        .map((time) => probe.at(time))
        .filter(({ meaning }) => typeof meaning === 'number' && meaning < 0)
        .map((at) => refused(at, `the ${name} of ${title} has a negative number`, 'write 0 or more')),
    ];
  });
}

function inHooks({ view, title }: PodContainer): readonly Report[] {
  return ['postStart', 'preStop'].flatMap((name) => inHandler(view.at('lifecycle', name), `the ${name} of ${title}`));
}

/** One way to ask, no more and no less: a patch adds a second one unless it sets the first to null. */
function inHandler(at: View, title: string): readonly Report[] {
  if (!at.isMap || at.isFilledInLater) return [];
  const given = handlers.filter((handler) => at.at(handler).isThere);
  if (given.length > 1)
    return [
      refused(
        at.at(given[1] ?? ''),
        `${title} has ${given.join(' and ')}, of which there can be one only`,
        'keep one; a patch sets the other to null',
      ),
    ];
  const isOpen = at.entries.some(([key]) => !times.includes(key) && key !== 'terminationGracePeriodSeconds');
  return given.length === 1 || isOpen
    ? []
    : [refused(at, `${title} says nothing of what to do`, `add one of ${handlers.join(', ')}, or take it away`)];
}

function inPorts({ view }: PodContainer): readonly Report[] {
  const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'].map((name) => view.at(name));
  const ways = [...probes, view.at('lifecycle', 'preStop'), view.at('lifecycle', 'postStart')];
  return [
    ...view.at('ports').items.map((port) => port.at('containerPort')),
    ...ways.flatMap((way) => ['httpGet', 'tcpSocket', 'grpc'].map((handler) => way.at(handler, 'port'))),
  ].flatMap(portFault);
}

/** Resources of a container beyond those of every node have a name with a domain, such as `nvidia.com/gpu`. */
function inAmounts({ view, title }: PodContainer): readonly Report[] {
  return ['requests', 'limits'].flatMap((field) =>
    view
      .at('resources', field)
      .entries.filter(([name]) => !/^(cpu|memory|ephemeral-storage|hugepages-.+)$|\/|\$|\{/.test(name))
      .map(([name, at]) =>
        refused(
          at,
          `${title} ${field === 'requests' ? 'requests' : 'limits'} ${name}, which is no resource of a container`,
          'name it with its domain, such as nvidia.com/gpu',
        ),
      ),
  );
}

/** Names of images have small letters: `ghcr.io/Acme/api` is the name of an account, and not of its images. */
function inImage({ view, title }: PodContainer): readonly Report[] {
  const at = view.at('image');
  const text = at.value ?? '';
  // a word in capitals is replaced before it is applied
  if (at.isFilledInLater || /[A-Z]{3}|[<>{}$]/.test(text)) return [];
  const parts = text
    .replace(/@.*$/s, '')
    .replace(/:[^/:]*$/, '')
    .split('/');
  const hasRegistry = parts.length > 1 && /[.:A-Z]|^localhost$/.test(parts[0] ?? '');
  if (!/\S\s+\S/.test(text) && !/[A-Z]/.test(parts.slice(hasRegistry ? 1 : 0).join('/'))) return [];
  return [
    {
      ...refused(
        at,
        `the image of ${title} has a name that none can have: ${text}`,
        `write ${text.toLowerCase().replaceAll(/\s/g, '')}`,
      ),
      why: 'the pod is made, and never starts: InvalidImageName',
    },
  ];
}
