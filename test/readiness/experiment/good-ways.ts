import { isMap } from 'yaml';
import { apply, prepend, prependItem, rewrite } from './edits.ts';
import { type At, at, itemsAt, mapAt, type Obj, scalarAt, sequenceAt, textAt } from './objects.ts';
import type { Workload } from './pods.ts';
import { drawn, type Reading, type Site, wayAt } from './sites.ts';
import type { Application, BadWay, Random } from './way.ts';

/** The changes of every day, which nobody should be stopped for. They are told like the bad ones. */
export const goodWays: readonly BadWay[] = [
  wayAt('new-digest', 'An image moves to another digest.', ({ workloads, random }) =>
    eachContainer(workloads, (workload, container) => withDigest(workload, container, random)),
  ),
  wayAt('new-version', 'An image moves to the next version.', ({ workloads }) => eachContainer(workloads, nextVersion)),
  wayAt('more-replicas', 'A workload gets one or two more replicas.', ({ workloads, random }) =>
    workloads.flatMap(({ object }) => raised(object, object.map, ['spec', 'replicas'], 1 + Math.floor(random() * 2))),
  ),
  wayAt('higher-maximum', 'An autoscaler may go higher.', ({ objects, random }) =>
    objects.flatMap((object) =>
      [
        ['spec', 'maxReplicas'],
        ['spec', 'maxReplicaCount'],
      ].flatMap((path) => raised(object, object.map, path, 1 + Math.floor(random() * 3))),
    ),
  ),
  wayAt('changed-env', 'A variable gets another value.', ({ workloads, random }) =>
    eachContainer(workloads, (workload, container) => otherVariable(workload, container, random)),
  ),
  wayAt('new-env', 'A container gets one more variable.', ({ workloads, random }) =>
    eachContainer(workloads, (workload, container) => moreVariables(workload, container, random)),
  ),
  wayAt('larger-memory', 'Request and limit of memory grow by a quarter or a half.', ({ workloads, random }) =>
    eachContainer(workloads, (workload, container) => grown(workload, container, 'memory', drawn([1.25, 1.5], random))),
  ),
  wayAt('larger-cpu', 'The request of CPU grows by a fifth or doubles.', ({ workloads, random }) =>
    eachContainer(workloads, (workload, container) => grown(workload, container, 'cpu', drawn([1.2, 1.5, 2], random))),
  ),
  wayAt('new-annotation', 'Pods get an annotation, so that they are started anew.', ({ workloads, random }) =>
    workloads.flatMap(({ object, template }) => {
      const metadata = mapAt(template, ['metadata']);
      const annotations = mapAt(template, ['metadata', 'annotations']);
      const restarted = `kubectl.kubernetes.io/restartedAt: "2026-11-${10 + Math.floor(random() * 18)}T08:00:00Z"`;
      if (annotations !== undefined)
        return [{ file: object.file, edits: prepend(object.text, annotations, restarted) }];
      return metadata === undefined
        ? []
        : [{ file: object.file, edits: prepend(object.text, metadata, `annotations: { ${restarted} }`) }];
    }),
  ),
  wayAt('patient-probe', 'A probe waits a little longer.', ({ workloads }) => eachContainer(workloads, patientProbes)),
  wayAt('new-label', 'An object gets a label.', ({ objects, random }) =>
    objects.flatMap((object) => {
      const labels = mapAt(object.map, ['metadata', 'labels']);
      const label = `example.com/cost-center: "${1000 + Math.floor(random() * 9000)}"`;
      return labels === undefined || isSharedByAlias(object)
        ? []
        : [{ file: object.file, edits: prepend(object.text, labels, label) }];
    }),
  ),
  {
    id: 'comment',
    what: 'A comment is written at the head of a file.',
    change: (application, random) => commented(application, random),
  },
];

function eachContainer(
  workloads: Reading['workloads'],
  sites: (workload: Workload, container: At) => readonly Site[],
): readonly Site[] {
  return workloads.flatMap((workload) => workload.containers.flatMap((container) => sites(workload, container)));
}

function withDigest({ object }: Workload, container: At, random: Random): readonly Site[] {
  const image = textAt(container, ['image']) ?? '';
  const node = scalarAt(container, ['image']);
  if (node === undefined || !image.includes('@sha256:')) return [];
  const digest = Array.from({ length: 64 }, () => Math.floor(random() * 16).toString(16)).join('');
  return [{ file: object.file, edits: rewrite(object.text, node, image.replace(/@sha256:.*$/, `@sha256:${digest}`)) }];
}

function nextVersion({ object }: Workload, container: At): readonly Site[] {
  const image = textAt(container, ['image']) ?? '';
  const node = scalarAt(container, ['image']);
  const next = image.replace(/(:v?\d+\.\d+\.)(\d+)(?=$|-)/, (_, head, patch) => `${head}${Number(patch) + 1}`);
  return node === undefined || next === image || image.includes('@')
    ? []
    : [{ file: object.file, edits: rewrite(object.text, node, next) }];
}

function raised({ file, text }: Obj, start: At, path: readonly string[], by: number): readonly Site[] {
  const value = Number(textAt(start, path));
  const node = scalarAt(start, path);
  return node === undefined || !Number.isInteger(value) || value < 2
    ? []
    : [{ file, edits: rewrite(text, node, String(value + by)) }];
}

const levels = ['debug', 'info', 'warn'];

function otherVariable({ object }: Workload, container: At, random: Random): readonly Site[] {
  return itemsAt(container, ['env']).flatMap((variable) => {
    const value = textAt(variable, ['value']) ?? '';
    const node = scalarAt(variable, ['value']);
    const level = levels.includes(value) ? levels.find((one) => one !== value) : undefined;
    const number = /^\d{1,4}$/.test(value) ? String(Number(value) + 1 + Math.floor(random() * 5)) : undefined;
    const other = level ?? number;
    return node === undefined || other === undefined || /PORT/.test(textAt(variable, ['name']) ?? '')
      ? []
      : [{ file: object.file, edits: rewrite(object.text, node, other) }];
  });
}

function moreVariables({ object }: Workload, container: At, random: Random): readonly Site[] {
  const variables = sequenceAt(container, ['env']);
  const [name, value] = drawn(
    [
      ['FEATURE_NEW_BASKET', 'true'],
      ['REQUEST_TIMEOUT', '12s'],
      ['CACHE_TTL', '300'],
      ['TOKEN_TTL', '15m'],
      ['UPSTREAM_URL', 'http://catalog.shop.svc:8080'],
    ],
    random,
  );
  const names = itemsAt(container, ['env']).map((variable) => textAt(variable, ['name']));
  if (variables === undefined || names.includes(name)) return [];
  return [{ file: object.file, edits: prependItem(object.text, variables, [`name: ${name}`, `value: "${value}"`]) }];
}

/** The request and the limit alike; of CPU the request alone, unless there is a limit. */
function grown({ object }: Workload, container: At, resource: string, factor: number): readonly Site[] {
  const edits = (['requests', 'limits'] as const).flatMap((amount) => {
    const path = ['resources', amount, resource];
    const node = scalarAt(container, path);
    const larger = times(textAt(container, path) ?? '', factor);
    return node === undefined || larger === undefined ? [] : rewrite(object.text, node, larger);
  });
  const distinct = new Map(edits.map((edit) => [edit.start, edit]));
  return edits.length === 0 ? [] : [{ file: object.file, edits: [...distinct.values()] }];
}

function times(quantity: string, factor: number): string | undefined {
  const [, amount, unit = ''] = /^(\d+)(Mi|Gi|m|M|G)?$/.exec(quantity) ?? [];
  if (amount === undefined) return undefined;
  const smaller: Readonly<Record<string, string>> = { Gi: 'Mi', G: 'M' };
  const whole = Number(amount) * factor;
  if (Number.isInteger(whole)) return `${whole}${unit}`;
  if (smaller[unit] !== undefined) return `${Math.round(whole * (unit === 'Gi' ? 1024 : 1000))}${smaller[unit]}`;
  return unit === '' ? `${Math.round(whole * 1000)}m` : `${Math.round(whole)}${unit}`;
}

function patientProbes({ object }: Workload, container: At): readonly Site[] {
  return ['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap((probe) =>
    ['failureThreshold', 'periodSeconds', 'timeoutSeconds'].flatMap((field) => {
      const probeAt = at(container, [probe]);
      return probeAt === undefined ? [] : raised(object, probeAt, [field], 1);
    }),
  );
}

/** Labels that an anchor shares with a selector are no mere labels. */
function isSharedByAlias({ map, text }: Obj): boolean {
  return !isMap(map.node) || /\*[A-Za-z]/.test(text);
}

function commented(application: Application, random: Random): Application | undefined {
  const files = [...application].filter(([file]) => /\.ya?ml$/.test(file));
  const [file, text] = files[Math.floor(random() * files.length)] ?? [];
  if (file === undefined || text === undefined || text.startsWith('%')) return undefined;
  const comment = drawn(['# reviewed by the platform team\n', '# see ADR 17\n'], random);
  return new Map([...application, [file, apply(text, [{ start: 0, end: 0, text: comment }])]]);
}
