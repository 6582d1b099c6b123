import type { ManifestObject } from '../object.ts';
import { podOf } from '../pod.ts';
import type { Report } from '../rule.ts';
import type { View } from '../view.ts';
import { isValidSchedule } from './cron-schedule.ts';
import { portFault, refused } from './refusal.ts';
import { refusedInPod } from './refused-pod.ts';

/** A value of the right type that the API refuses all the same, by the rules of its validation. */
export function refusedIn(object: ManifestObject): readonly Report[] {
  const { view, group } = object;
  const pod = podOf(object);
  const all = [
    ...(namedAsUsual.has(group) ? inName(object) : []),
    ...inLabels(view.at('metadata', 'labels')),
    ...(pod === undefined ? [] : [...inLabels(pod.metadata.at('labels')), ...refusedInPod(object, pod)]),
    ...(ofKinds.get(`${group}/${object.kind}`)?.(view.at('spec'), view) ?? []),
  ];
  // of a Rollout the API server knows the fields alone; its controller asks the code of Kubernetes about the rest
  const reports = object.kind === 'Rollout' ? all.map((report) => ({ ...report, why: whyInvalid })) : all;
  return [...new Map(reports.map((report) => [`${report.at.path} ${report.message}`, report])).values()];
}

const whyInvalid = 'the controller refuses the Rollout as InvalidSpec, and releases nothing';

/** Groups whose objects are named as in DNS; those of RBAC may be called anything. */
const namedAsUsual: ReadonlySet<string> = new Set(['', 'apps', 'batch', 'autoscaling', 'policy', 'networking.k8s.io']);

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
function inName({ view, kind }: ManifestObject): readonly Report[] {
  const at = view.at('metadata', 'name');
  const name = knownText(at);
  const isLabel = kind === 'Service' || kind === 'Namespace';
  const pattern = isLabel
    ? /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/
    : /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
  const longest = isLabel ? 63 : 253;
  // a word in capitals is replaced before it is applied
  if (name === undefined || /[A-Z]{3}/.test(name) || (name.length <= longest && pattern.test(name))) return [];
  const what = `the name ${name.slice(0, 80)} of ${kind} is none that the API takes`;
  return [
    refused(
      at,
      what,
      `write at most ${longest} small letters, digits and hyphens${isLabel ? '' : ' (and dots)'}, with a letter or digit at both ends`,
    ),
  ];
}

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
function inLabels(labels: View): readonly Report[] {
  return labels.entries.flatMap(([key, at]) => {
    const value = knownText(at);
    if (value === undefined || (value.length <= 63 && /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/.test(value)))
      return [];
    return [
      refused(
        at,
        `the label ${key} has a value that no label can have: ${value.slice(0, 80)}`,
        'write at most 63 letters, digits, hyphens, dots and underscores, with a letter or digit at both ends; anything else belongs into an annotation',
      ),
    ];
  });
}

/** The text of a value that somebody has written; undefined of what is filled in later, by whatever tool. */
function knownText(at: View): string | undefined {
  if (typeof at.meaning !== 'string' || at.isFilledInLater || /^[<[%]|^@.*@$|[{}$]/.test(at.meaning)) return undefined;
  return at.meaning;
}

const ofKinds: ReadonlyMap<string, (spec: View, view: View) => readonly Report[]> = new Map([
  ['apps/Deployment', inDeployment],
  ['argoproj.io/Rollout', (spec: View) => bothZero(spec.at('strategy', 'canary'))],
  ['batch/CronJob', inCronJob],
  ['/Service', inService],
  ['policy/PodDisruptionBudget', inBudget],
  ['networking.k8s.io/Ingress', inIngress],
  ['networking.k8s.io/NetworkPolicy', inPolicy],
  ['rbac.authorization.k8s.io/ClusterRoleBinding', inClusterRoleBinding],
]);

function inDeployment(spec: View): readonly Report[] {
  const [type, update] = [spec.at('strategy', 'type'), spec.at('strategy', 'rollingUpdate')];
  if (type.value !== 'Recreate') return bothZero(update);
  if (!update.isThere) return [];
  return [
    refused(
      update,
      'rollingUpdate has no place beside type: Recreate',
      'take rollingUpdate away; in a patch, set it to null',
    ),
  ];
}

function bothZero(update: View): readonly Report[] {
  const [gone, surge] = [update.at('maxUnavailable'), update.at('maxSurge')];
  const isZero = ({ value }: View) => value === '0' || value === '0%';
  if (!isZero(gone) || !isZero(surge)) return [];
  return [
    refused(
      gone,
      'maxUnavailable and maxSurge are both 0, so that no pod could ever be replaced',
      'write maxSurge: 1 or more',
    ),
  ];
}

function inCronJob(spec: View): readonly Report[] {
  const at = spec.at('schedule');
  const text = knownText(at);
  if (text === undefined || isValidSchedule(text)) return [];
  return [
    refused(
      at,
      `the schedule ${text.slice(0, 80)} is none`,
      'write minute, hour, day of the month, month and day of the week, such as "0 3 * * *"',
    ),
  ];
}

function inService(spec: View): readonly Report[] {
  const ports = spec.at('ports').items;
  const numbers = ports.flatMap((port) => [port.at('port'), port.at('targetPort')]);
  const nameless = ports.length < 2 ? undefined : ports.find((port) => port.isMap && !port.at('name').isThere);
  return [
    // a target of 0 is none, and then the port's own number
    ...numbers.filter(({ meaning }) => meaning !== 0).flatMap(portFault),
    ...(nameless === undefined
      ? []
      : [refused(nameless, 'a Service of several ports needs a name for each of them', 'add name to each port')]),
  ];
}

function inBudget(spec: View): readonly Report[] {
  const [minimum, maximum] = [spec.at('minAvailable'), spec.at('maxUnavailable')];
  if (!minimum.isThere || !maximum.isThere) return [];
  return [refused(minimum, 'minAvailable and maxUnavailable cannot both be given', 'keep maxUnavailable')];
}

function inIngress(spec: View): readonly Report[] {
  const rules = spec.at('rules').items;
  const hosts = rules.map((rule) => rule.at('host'));
  const paths = rules.flatMap((rule) => rule.at('http', 'paths').items.map((path) => path.at('path')));
  return [
    ...hosts
      .filter((at) => /[/:_\s]/.test(knownText(at) ?? ''))
      .map((at) =>
        refused(at, `the host ${at.value} is no name of a host`, 'write the bare name, without scheme, port and path'),
      ),
    ...paths
      .filter((at) => /^[^/]/.test(knownText(at) ?? ''))
      .map((at) => refused(at, `the path ${at.value} does not begin with /`, `write /${at.value}`)),
  ];
}

function inPolicy(spec: View): readonly Report[] {
  const peers = [
    ...spec.at('ingress').items.flatMap((rule) => rule.at('from').items),
    ...spec.at('egress').items.flatMap((rule) => rule.at('to').items),
  ];
  const ranges = peers.flatMap((peer) => [peer.at('ipBlock', 'cidr'), ...peer.at('ipBlock', 'except').items]);
  return ranges
    .filter((at) => isWrongRange(knownText(at) ?? ''))
    .map((at) =>
      refused(
        at,
        `${at.value} is no range of addresses`,
        'write the number of bits behind it, such as 10.0.0.0/8, or /32 for one address',
      ),
    );
}

/** Of IPv4 alone. */
function isWrongRange(text: string): boolean {
  const [, address, bits] = /^(\d+(?:\.\d+){3})(?:\/(.*))?$/.exec(text) ?? [];
  if (address === undefined) return false;
  const isMask = bits !== undefined && /^\d{1,2}$/.test(bits) && Number(bits) <= 32;
  return !isMask || address.split('.').some((part) => Number(part) > 255);
}

function inClusterRoleBinding(_: View, view: View): readonly Report[] {
  const kind = view.at('roleRef', 'kind');
  const accounts = view.at('subjects').items.filter((subject) => subject.at('kind').value === 'ServiceAccount');
  const homeless = accounts.filter((subject) => !subject.at('namespace').isThere);
  return [
    ...(kind.value === 'Role'
      ? [refused(kind, 'a ClusterRoleBinding can name a ClusterRole only', 'name a ClusterRole, or use a RoleBinding')]
      : []),
    ...homeless.map((subject) =>
      refused(
        subject.at('namespace'),
        `the ServiceAccount ${subject.at('name').value ?? ''} needs its namespace here`,
        'add namespace',
      ),
    ),
  ];
}
