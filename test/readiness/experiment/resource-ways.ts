import type { Edit } from './edits.ts';
import { exchange, rewrite, takeOut } from './edits.ts';
import { type At, at, mapAt, pairAt, scalarAt, textAt } from './objects.ts';
import type { Workload } from './pods.ts';
import { drawn, type Reading, type Site, wayAt } from './sites.ts';
import type { BadWay } from './way.ts';

type Amount = 'requests' | 'limits';

/** What people do to the requests and limits of a container. */
export const resourceWays: readonly BadWay[] = [
  wayAt(
    'memory-unit-typo',
    'The unit of a memory quantity is misspelt (512mi, 512MB): the API server refuses the workload, and nothing is deployed.',
    ({ workloads, random }) =>
      containersOf(workloads).flatMap((container) =>
        (['requests', 'limits'] as const).flatMap((amount) =>
          rewritten(container, amount, 'memory', (memory) => typo(memory, random)),
        ),
      ),
  ),
  wayAt(
    'memory-unit-slip',
    'Gi stands where Mi was meant, or Mi where Gi was: pods find no node, or are killed as they start.',
    ({ workloads }) => containersOf(workloads).flatMap((container) => both(container, 'memory', slip)),
  ),
  wayAt(
    'absurd-memory',
    'A container asks for 100Gi of memory: no node has it, and pods stay Pending.',
    ({ workloads }) => containersOf(workloads).flatMap((container) => both(container, 'memory', absurd)),
  ),
  wayAt(
    'cpu-suffix-lost',
    '250m of a CPU becomes 250 cores: no node has them, and pods stay Pending.',
    ({ workloads }) =>
      containersOf(workloads).flatMap((container) => both(container, 'cpu', (cpu) => /^(\d{2,})m$/.exec(cpu)?.[1])),
  ),
  wayAt(
    'memory-limit-removed',
    'The memory limit of a container, or all of its resources, are gone: a leak takes the node along.',
    ({ workloads }) => containersOf(workloads).flatMap(unlimited),
  ),
];

interface Place {
  readonly workload: Workload;
  readonly container: At;
}

function containersOf(workloads: Reading['workloads']): readonly Place[] {
  return workloads.flatMap((workload) => workload.containers.map((container) => ({ workload, container })));
}

function typo(memory: string, random: Reading['random']): string | undefined {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)([MG])i$/.exec(memory) ?? [];
  if (amount === undefined || unit === undefined) return undefined;
  const small = unit.toLowerCase();
  return drawn([`${amount}${small}i`, `${amount}${unit}B`, `${amount}${unit}iB`, `${amount}${small}b`], random);
}

function slip(memory: string): string | undefined {
  const [, amount, unit] = /^(\d+)([MG])i$/.exec(memory) ?? [];
  if (amount === undefined || (unit === 'M' && Number(amount) < 32)) return undefined;
  return `${amount}${unit === 'M' ? 'Gi' : 'Mi'}`;
}

/** Where it has 10Gi or more, 100Gi is large, and no slip of the hand. */
function absurd(memory: string): string | undefined {
  return /^(\d{1,5}[KM]i?|[1-9]Gi?|\d{1,10})$/.test(memory) ? '100Gi' : undefined;
}

/** The request and the limit changed alike, as by search and replace; a limit alone where nothing is requested. */
function both(place: Place, resource: string, change: (value: string) => string | undefined): readonly Site[] {
  const sites = (['requests', 'limits'] as const).flatMap((amount) => rewritten(place, amount, resource, change));
  const edits = new Map(sites.flatMap((site) => site.edits.map((edit): [number, Edit] => [edit.start, edit])));
  return sites.length === 0 ? [] : [{ file: place.workload.object.file, edits: [...edits.values()] }];
}

function rewritten(
  { workload: { object }, container }: Place,
  amount: Amount,
  resource: string,
  change: (value: string) => string | undefined,
): readonly Site[] {
  const path = ['resources', amount, resource];
  const node = scalarAt(container, path);
  const changed = change(textAt(container, path) ?? '');
  return node === undefined || changed === undefined
    ? []
    : [{ file: object.file, edits: rewrite(object.text, node, changed) }];
}

function unlimited({ workload: { object, spec }, container }: Place): readonly Site[] {
  if (textAt(container, ['resources', 'limits', 'memory']) === undefined || at(spec, ['resources', 'limits', 'memory']))
    return [];
  const limits = mapAt(container, ['resources', 'limits']);
  const memory = pairAt(at(container, ['resources', 'limits']) ?? container, 'memory');
  const resources = pairAt(container, 'resources');
  const map = mapAt(container, []);
  return [
    limits !== undefined && memory !== undefined ? takeOut(object.text, limits, memory) : [],
    resources !== undefined && map !== undefined ? takeOut(object.text, map, resources) : [],
    resources === undefined ? [] : exchange(resources, 'resources: {}'),
  ].flatMap((edits) => (edits.length === 0 ? [] : [{ file: object.file, edits }]));
}
