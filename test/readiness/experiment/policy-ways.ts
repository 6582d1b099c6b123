import { isMap } from 'yaml';
import { type Edit, exchange, prepend, prependItem, rewrite, takeOut } from './edits.ts';
import { type At, at, itemsAt, mapAt, type Obj, pairAt, scalarAt, sequenceAt, textAt } from './objects.ts';
import type { Workload } from './pods.ts';
import { drawn, type Reading, type Site, wayAt } from './sites.ts';
import type { BadWay } from './way.ts';

/** What people do against what a cluster, a colleague or an auditor relies on. */
export const policyWays: readonly BadWay[] = [
  wayAt(
    'latest-tag',
    'An image follows latest, or no tag at all: what runs is what was pushed last, and a rollback brings nothing back.',
    ({ objects, workloads, random }) => [
      ...workloads.flatMap((workload) =>
        workload.containers.flatMap((container) => untagged(workload, container, random)),
      ),
      ...objects.filter(({ kind }) => kind === 'Kustomization').flatMap(latestOverlay),
    ],
  ),
  wayAt(
    'runs-as-root',
    'Pods run as root: what breaks out of the process owns the node, and a namespace that is restricted refuses them.',
    ({ workloads }) => workloads.flatMap(asRoot),
  ),
  wayAt(
    'host-access',
    'A container becomes privileged, or mounts a folder of the node: the border between pod and node is gone.',
    ({ workloads, random }) => [
      ...workloads.flatMap(({ object, containers }) =>
        containers.flatMap((container) => privileged(object, container)),
      ),
      ...workloads.flatMap((workload) => hostFolder(workload, random)),
    ],
  ),
  wayAt(
    'drain-blocked',
    'A PodDisruptionBudget lets no pod go: nodes are never drained, and the upgrade of the cluster stands still.',
    ({ objects }) => objects.filter(({ kind }) => kind === 'PodDisruptionBudget').flatMap(undrainable),
  ),
  wayAt(
    'secret-in-env',
    'A password stands as a literal value in the manifest: everyone who reads the repository has it.',
    ({ workloads, random }) =>
      workloads.flatMap(({ object, containers }) =>
        containers.flatMap((container) => literalSecret(object, container, random)),
      ),
  ),
];

function untagged({ object }: Workload, container: At, random: Reading['random']): readonly Site[] {
  const node = scalarAt(container, ['image']);
  const name = (textAt(container, ['image']) ?? '').replace(/@.*$/, '').replace(/:[^/:]*$/, '');
  if (node === undefined || name === '' || name.includes('$')) return [];
  return [
    { file: object.file, edits: rewrite(object.text, node, drawn([`${name}:latest`, `${name}:latest`, name], random)) },
  ];
}

function latestOverlay({ file, text, map }: Obj): readonly Site[] {
  return itemsAt(map, ['images'])
    .filter((image) => pairAt(image, 'digest') === undefined)
    .flatMap((image) => {
      const node = scalarAt(image, ['newTag']);
      return node === undefined ? [] : [{ file, edits: rewrite(text, node, 'latest') }];
    });
}

/** Root wherever the pod says that it is not: as user 0, by asking for no other, or by saying nothing more. */
function asRoot({ object, spec, containers }: Workload): readonly Site[] {
  const contexts = [spec, ...containers].flatMap((owner) => at(owner, ['securityContext']) ?? []);
  const users = contexts.flatMap((context) => changed(object, context, 'runAsUser', '0'));
  const allowed = contexts.flatMap((context) => changed(object, context, 'runAsNonRoot', 'false'));
  const dropped = contexts.flatMap((context) => without(object, context, 'runAsNonRoot'));
  const choices = users.length > 0 ? [users, [...users, ...allowed]] : [allowed, dropped];
  return choices.map((edits) => ({ file: object.file, edits: distinct(edits) }));
}

function changed({ text }: Obj, context: At, key: string, value: string): readonly Edit[] {
  const node = scalarAt(context, [key]);
  return node === undefined ? [] : rewrite(text, node, value);
}

function without({ text }: Obj, context: At, key: string): readonly Edit[] {
  const pair = pairAt(context, key);
  return pair === undefined || !isMap(context.node) ? [] : takeOut(text, context.node, pair);
}

/** An anchor is written once, however many containers share it. */
function distinct(edits: readonly Edit[]): readonly Edit[] {
  return [...new Map(edits.map((edit) => [edit.start, edit])).values()];
}

function privileged(object: Obj, container: At): readonly Site[] {
  const context = mapAt(container, ['securityContext']);
  const stated = scalarAt(container, ['securityContext', 'privileged']);
  const map = mapAt(container, []);
  if (stated !== undefined) return [{ file: object.file, edits: rewrite(object.text, stated, 'true') }];
  if (context !== undefined) return [{ file: object.file, edits: prepend(object.text, context, 'privileged: true') }];
  return map === undefined
    ? []
    : [{ file: object.file, edits: prepend(object.text, map, 'securityContext: { privileged: true }') }];
}

function hostFolder({ object, spec }: Workload, random: Reading['random']): readonly Site[] {
  const folder = drawn(['/var/run/docker.sock', '/var/log', '/etc', '/'], random);
  return itemsAt(spec, ['volumes']).flatMap((volume) => {
    const pair = pairAt(volume, 'emptyDir');
    return pair === undefined ? [] : [{ file: object.file, edits: exchange(pair, `hostPath: { path: ${folder} }`) }];
  });
}

function undrainable({ file, text, map }: Obj): readonly Site[] {
  const unavailable = scalarAt(map, ['spec', 'maxUnavailable']);
  const available = scalarAt(map, ['spec', 'minAvailable']);
  if (unavailable !== undefined) return [{ file, edits: rewrite(text, unavailable, '0') }];
  return available === undefined ? [] : [{ file, edits: rewrite(text, available, '100%') }];
}

/** What stands in env by name, and what people write there. */
const literals: readonly [RegExp, string][] = [
  [/(DSN|DATABASE_URL|DB_URL|REDIS_URL|AMQP_URL)$/, 'postgres://app:pX9v2LqT7wRz@db.internal:5432/app'],
  [/PASS(WORD)?$/, 'pX9v2LqT7wRz'],
  [/(TOKEN|SECRET|KEY)$/, 'b71f0c2e9a8d4c53a1e6f20d97c4b8e1'],
];

function literalSecret(object: Obj, container: At, random: Reading['random']): readonly Site[] {
  const replaced = itemsAt(container, ['env']).flatMap((variable) => {
    const name = textAt(variable, ['name']) ?? '';
    const pair = pairAt(variable, 'valueFrom');
    const literal = literals.find(([names]) => names.test(name))?.[1];
    const secret = mapAt(variable, ['valueFrom', 'secretKeyRef']) !== undefined;
    return pair === undefined || literal === undefined || !secret ? [] : [exchange(pair, `value: "${literal}"`)];
  });
  return [...replaced, added(object, container, random)].map((edits) => ({ file: object.file, edits }));
}

function added({ text }: Obj, container: At, random: Reading['random']): readonly Edit[] {
  const [name, value] = drawn(
    [
      ['DB_PASSWORD', 'pX9v2LqT7wRz'],
      ['API_TOKEN', 'b71f0c2e9a8d4c53a1e6f20d97c4b8e1'],
      ['AWS_SECRET_ACCESS_KEY', 'q8Zt3vNc0LrW5yUe1HsXb7JdKf2MgPa94oTiVwRl'],
    ],
    random,
  );
  const variables = sequenceAt(container, ['env']);
  return variables === undefined ? [] : prependItem(text, variables, [`name: ${name}`, `value: "${value}"`]);
}
