/**
 * Five ways of breaking a good application, by somebody who has not read the rules that are to find them: each is a mistake that passes
 * review because the changed lines look right by themselves, and is wrong only together with lines that the diff does not show.
 */
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  parseAllDocuments,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
import type { Application, BadWay, Random } from './way.ts';

/** One object of an application, where it stands. */
interface Found {
  readonly path: string;
  readonly text: string;
  readonly node: YAMLMap;
  readonly kind: string;
}

/** A place in a file and the text that comes there instead; several of them, from one file, are one mistake. */
interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Occasion {
  readonly path: string;
  readonly splices: readonly Splice[];
}

/** The pods of a workload: the mapping with `metadata` and `spec`, and the `spec` around it. */
interface Pods {
  readonly object: Found;
  readonly owner: YAMLMap;
  readonly template: YAMLMap;
  readonly spec: YAMLMap;
}

const workloadKinds = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'CronJob', 'Rollout']);

/** The document in which an alias stands, to find what it names. */
const documentOf = new WeakMap<Alias, Document.Parsed>();

function objectsOf(application: Application): Found[] {
  const found: Found[] = [];
  for (const [path, text] of application) {
    if (!/\.(ya?ml|json)$/.test(path)) continue;
    const documents = parseAllDocuments(text, { logLevel: 'silent' });
    if (!Array.isArray(documents)) continue;
    for (const document of documents) {
      if (document.errors.length > 0 || !isMap(document.contents)) continue;
      visit(document, { Alias: (_, alias) => void documentOf.set(alias, document) });
      collect(document.contents, path, text, found);
    }
  }
  return found;
}

/** The object itself, or what a List holds. */
function collect(node: YAMLMap, path: string, text: string, found: Found[]): void {
  const kind = stringAt(node, 'kind');
  if (kind === undefined) return;
  if (kind.endsWith('List') && isSeq(node.get('items'))) {
    for (const item of mapsIn(node, 'items')) collect(item, path, text, found);
  } else {
    found.push({ path, text, node, kind });
  }
}

function mapAt(node: YAMLMap | undefined, ...keys: string[]): YAMLMap | undefined {
  let at: unknown = node;
  for (const key of keys) {
    at = isMap(at) ? at.get(key, true) : undefined;
    const document = isAlias(at) ? documentOf.get(at) : undefined;
    if (isAlias(at) && document) at = at.resolve(document);
  }
  return isMap(at) ? at : undefined;
}

function mapsIn(node: YAMLMap | undefined, key: string): YAMLMap[] {
  const sequence = node?.get(key, true);
  return isSeq(sequence) ? sequence.items.filter((item) => isMap(item)) : [];
}

function scalarAt(node: YAMLMap | undefined, key: string): Scalar | undefined {
  const value = node?.get(key, true);
  return isScalar(value) ? value : undefined;
}

function stringAt(node: YAMLMap | undefined, key: string): string | undefined {
  const value = scalarAt(node, key)?.value;
  return typeof value === 'string' ? value : undefined;
}

function pairOf(node: YAMLMap, key: string): Pair | undefined {
  return node.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

/** The strings of a mapping, such as labels or a selector. */
function stringsOf(node: YAMLMap | undefined): Map<string, string> {
  const strings = new Map<string, string>();
  for (const { key, value } of node?.items ?? []) {
    if (isScalar(key) && isScalar(value)) strings.set(String(key.value), String(value.value));
  }
  return strings;
}

function podsOf(objects: readonly Found[]): Pods[] {
  return objects.flatMap((object) => {
    if (!workloadKinds.has(object.kind)) return [];
    const owner = mapAt(object.node, ...(object.kind === 'CronJob' ? ['spec', 'jobTemplate', 'spec'] : ['spec']));
    const template = mapAt(owner, 'template');
    const spec = mapAt(template, 'spec');
    return owner && template && spec ? [{ object, owner, template, spec }] : [];
  });
}

/** Whether a selector of labels that must be there takes in these pods. */
function selects(selector: YAMLMap | undefined, pods: Pods): boolean {
  const wanted = stringsOf(selector);
  const labels = stringsOf(mapAt(pods.template, 'metadata', 'labels'));
  return wanted.size > 0 && [...wanted].every(([key, value]) => labels.get(key) === value);
}

/** The splice that writes another value in the place of a scalar; none where other places take the value over by an anchor. */
function rewritten(object: Found, scalar: Scalar | undefined, text: string): Occasion[] {
  if (!scalar?.range || scalar.anchor !== undefined) return [];
  return [{ path: object.path, splices: [{ start: scalar.range[0], end: scalar.range[1], text }] }];
}

/** One of the occasions, drawn, and the application after it. */
function broken(
  application: Application,
  random: Random,
  ...choices: (readonly Occasion[])[]
): Application | undefined {
  const occasions = choices.find((choice) => choice.length > 0);
  const occasion = occasions?.[Math.floor(random() * occasions.length)];
  if (!occasion) return undefined;
  let text = application.get(occasion.path) ?? '';
  for (const splice of occasion.splices.toSorted((one, other) => other.start - one.start)) {
    text = text.slice(0, splice.start) + splice.text + text.slice(splice.end);
  }
  return new Map(application).set(occasion.path, text);
}

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** Behind the line break that ends the line of an offset. */
function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

/** Where a pair of a mapping begins and its value ends, without the white space behind it. */
function extent(text: string, pair: Pair): { start: number; end: number } | undefined {
  if (!isScalar(pair.key) || !pair.key.range) return undefined;
  const value = pair.value;
  const range = isMap(value) || isSeq(value) || isScalar(value) ? value.range : undefined;
  if (!range) return undefined;
  let end = range[1];
  while (/\s/.test(text[end - 1] ?? '')) end -= 1;
  return { start: pair.key.range[0], end };
}

// A string that lost its quotes.

const readsAsAnotherType = /^(true|false|yes|no|on|off|0|-?[1-9]\d{0,14}|-?\d+\.\d+)$/;

function quotedIn(object: Found, scalars: readonly (Scalar | undefined)[]): Occasion[] {
  return scalars.flatMap((scalar) => {
    if (scalar?.type !== 'QUOTE_DOUBLE' && scalar?.type !== 'QUOTE_SINGLE') return [];
    const value = String(scalar.value);
    const json = object.path.endsWith('.json');
    if (!readsAsAnotherType.test(value) || (json && /^(yes|no|on|off)$/.test(value))) return [];
    return rewritten(object, scalar, value);
  });
}

const valuesOf = (node: YAMLMap | undefined): Scalar[] =>
  (node?.items ?? []).map(({ value }) => value).filter((value) => isScalar(value));

function containersOf(spec: YAMLMap): YAMLMap[] {
  return [...mapsIn(spec, 'containers'), ...mapsIn(spec, 'initContainers')];
}

/** A new variable before the first one of a container, in the shape of that one. */
function newVariable(object: Found, container: YAMLMap, random: Random): Occasion[] {
  const first = mapsIn(container, 'env')[0];
  if (!first?.range || first.flow) return [];
  const start = lineStart(object.text, first.range[0]);
  const dash = object.text.slice(start, first.range[0]);
  if (!/^ *- +$/.test(dash)) return [];
  const value = ['true', '8', '30', 'false'][Math.floor(random() * 4)];
  const name = ['ENABLE_TRACING', 'WORKER_CONCURRENCY', 'CACHE_TTL_SECONDS'][Math.floor(random() * 3)];
  const text = `${dash}name: ${name}\n${' '.repeat(dash.length)}value: ${value}\n`;
  return [{ path: object.path, splices: [{ start, end: start, text }] }];
}

const stringWithoutQuotes: BadWay = {
  id: 'string-without-quotes',
  what: 'Somebody tidied the quotes away from a number or boolean where the API takes only strings (a variable, data, a label, an annotation), or wrote a new variable without them: the API server refuses the object and the sync stands still.',
  change: (application, random) => {
    const objects = objectsOf(application);
    const workloads = podsOf(objects);
    const variables = workloads.flatMap(({ object, spec }) =>
      quotedIn(
        object,
        containersOf(spec).flatMap((container) =>
          mapsIn(container, 'env').map((variable) => scalarAt(variable, 'value')),
        ),
      ),
    );
    const data = objects.flatMap((object) =>
      object.kind === 'ConfigMap' ? quotedIn(object, valuesOf(mapAt(object.node, 'data'))) : [],
    );
    const metadata = [
      ...objects.map((object) => ({ object, of: mapAt(object.node, 'metadata') })),
      ...workloads.map(({ object, template }) => ({ object, of: mapAt(template, 'metadata') })),
    ].flatMap(({ object, of }) =>
      quotedIn(object, [...valuesOf(mapAt(of, 'annotations')), ...valuesOf(mapAt(of, 'labels'))]),
    );
    const added = workloads.flatMap(({ object, spec }) =>
      mapsIn(spec, 'containers').flatMap((container) => newVariable(object, container, random)),
    );
    return broken(application, random, [...variables, ...data], added, metadata);
  },
};

// A port that has its new name at one end only.

const newPortNames = ['web', 'http-api', 'server', 'main', 'http-main'];

function portNames(spec: YAMLMap): Set<string> {
  const ports = containersOf(spec).flatMap((container) => mapsIn(container, 'ports'));
  return new Set(ports.map((port) => stringAt(port, 'name')).filter((name) => name !== undefined));
}

/** Whether a probe of the container asks for the port by its name. */
function isProbed(container: YAMLMap, name: string): boolean {
  return ['startupProbe', 'readinessProbe', 'livenessProbe'].some((probe) =>
    ['httpGet', 'tcpSocket'].some((by) => stringAt(mapAt(container, probe, by), 'port') === name),
  );
}

const portNamedAtOneEnd: BadWay = {
  id: 'port-named-at-one-end',
  what: 'Somebody gave the port of a container another name and left the Service or the probes with the old one, or let the Service ask for a name that no container has: the Service loses its endpoints, or the new pods never become ready.',
  change: (application, random) => {
    const objects = objectsOf(application);
    const workloads = podsOf(objects);
    const services = objects.filter(({ kind }) => kind === 'Service');
    const asked = workloads.flatMap((pods) =>
      mapsIn(pods.spec, 'containers').flatMap((container) =>
        mapsIn(container, 'ports').flatMap((port) => {
          const name = stringAt(port, 'name');
          if (name === undefined) return [];
          const served = services.some(
            ({ node }) =>
              selects(mapAt(node, 'spec', 'selector'), pods) &&
              mapsIn(mapAt(node, 'spec'), 'ports').some((of) => stringAt(of, 'targetPort') === name),
          );
          if (!served && !isProbed(container, name)) return [];
          const taken = portNames(pods.spec);
          const free = newPortNames.filter((other) => !taken.has(other));
          const other = free[Math.floor(random() * free.length)] ?? 'renamed';
          return rewritten(
            pods.object,
            scalarAt(port, 'name'),
            pods.object.path.endsWith('.json') ? `"${other}"` : other,
          );
        }),
      ),
    );
    const unknown = services.flatMap((service) => {
      const selected = workloads.filter((pods) => selects(mapAt(service.node, 'spec', 'selector'), pods));
      return mapsIn(mapAt(service.node, 'spec'), 'ports').flatMap((port) => {
        const name = stringAt(port, 'name') ?? 'http';
        if (selected.length === 0 || selected.some(({ spec }) => portNames(spec).has(name))) return [];
        const text = service.path.endsWith('.json') ? `"${name}"` : name;
        return typeof scalarAt(port, 'targetPort')?.value === 'number'
          ? rewritten(service, scalarAt(port, 'targetPort'), text)
          : [];
      });
    });
    return broken(application, random, asked, unknown);
  },
};

// A budget that no eviction fits in.

const budgetWithoutRoom: BadWay = {
  id: 'budget-without-room',
  what: 'After an outage somebody tightened the PodDisruptionBudget until no pod may go at all (maxUnavailable 0, minAvailable 100% or all replicas): every drain of a node hangs, and with it upgrades of the cluster and its scaling down.',
  change: (application, random) => {
    const objects = objectsOf(application);
    const workloads = podsOf(objects);
    const occasions = objects.flatMap((object) => {
      if (object.kind !== 'PodDisruptionBudget') return [];
      const spec = mapAt(object.node, 'spec');
      const most = scalarAt(spec, 'maxUnavailable');
      const least = scalarAt(spec, 'minAvailable');
      const replicas = workloads
        .filter((pods) => selects(mapAt(spec, 'selector', 'matchLabels'), pods))
        .map(({ owner }) => scalarAt(owner, 'replicas')?.value);
      const scaled = objects.some(({ kind }) => kind === 'HorizontalPodAutoscaler' || kind === 'ScaledObject');
      const all = replicas.length === 1 && !scaled && typeof replicas[0] === 'number' ? replicas[0] : undefined;
      const isFull =
        least?.value === '100%' || (all !== undefined && typeof least?.value === 'number' && least.value >= all);
      return [
        ...(most?.value === 0 || most?.value === '0%' ? [] : rewritten(object, most, '0')),
        ...(isFull ? [] : rewritten(object, least, '"100%"')),
        ...(isFull || all === undefined ? [] : rewritten(object, least, String(all))),
      ];
    });
    return broken(application, random, occasions);
  },
};

// A field one level too far out.

/** What only a container has: not `securityContext`, which pods have too, nor `resources`, which newer pods may have. */
const fieldsOfContainers = ['startupProbe', 'readinessProbe', 'livenessProbe', 'lifecycle', 'envFrom', 'volumeMounts'];

/** What only the pods have, and people look for in the workload. */
const fieldsOfPods = [
  'serviceAccountName',
  'terminationGracePeriodSeconds',
  'topologySpreadConstraints',
  'affinity',
  'tolerations',
  'nodeSelector',
  'priorityClassName',
];

/** The column of a mapping's keys; undefined where it is not in block style. */
function columnOf(text: string, node: YAMLMap): number | undefined {
  if (node.flow || !node.range) return undefined;
  const first = node.items[0]?.key;
  return isScalar(first) && first.range ? first.range[0] - lineStart(text, first.range[0]) : undefined;
}

/** The lines of a pair of `inner`, moved behind the pair of `outer` that they stand in. */
function movedOut(object: Found, inner: YAMLMap, field: string, outer: YAMLMap, around: string): Occasion[] {
  const { text, path } = object;
  const pair = pairOf(inner, field);
  const within = pairOf(outer, around);
  const from = columnOf(text, inner);
  const to = columnOf(text, outer);
  if (!pair || !within || inner.items.length < 2 || from === undefined || to === undefined || from <= to) return [];
  const place = extent(text, pair);
  const surrounding = extent(text, within);
  if (!place || !surrounding) return [];
  const start = lineStart(text, place.start);
  const end = lineEnd(text, place.end);
  if (text.slice(start, place.start).trim() !== '') return [];
  const lines = text.slice(start, end).replace(/\n$/, '').split('\n');
  const shift = ' '.repeat(from - to);
  if (lines.some((line) => line.trim() !== '' && !line.startsWith(shift))) return [];
  const moved = lines.map((line) => (line.trim() === '' ? line : line.slice(shift.length))).join('\n');
  const behind = lineEnd(text, surrounding.end);
  const onNewLine = behind > 0 && text[behind - 1] === '\n';
  return [
    {
      path,
      splices:
        behind === end
          ? [{ start, end, text: text[end - 1] === '\n' ? `${moved}\n` : moved }]
          : [
              { start, end, text: '' },
              { start: behind, end: behind, text: onNewLine ? `${moved}\n` : `\n${moved}` },
            ],
    },
  ];
}

const fieldOneLevelOut: BadWay = {
  id: 'field-one-level-out',
  what: 'Somebody pasted a block with too little indentation: a probe or the mounts beside `containers`, the grace period or the spreading beside `template`; the API refuses the unknown field, or drops it silently and the pods run without it.',
  change: (application, random) => {
    const occasions = podsOf(objectsOf(application)).flatMap(({ object, owner, template, spec }) => [
      ...mapsIn(spec, 'containers').flatMap((container) =>
        fieldsOfContainers.flatMap((field) => movedOut(object, container, field, spec, 'containers')),
      ),
      ...(template.items.length > 0
        ? fieldsOfPods.flatMap((field) => movedOut(object, spec, field, owner, 'template'))
        : []),
    ]);
    return broken(application, random, occasions);
  },
};

// DNS by TCP only.

const isDns = (port: YAMLMap): boolean => String(scalarAt(port, 'port')?.value) === '53';

/** The entries by which a policy lets its pods ask for names by UDP: entries of port 53, and rules that let nearly everything out. */
function waysToDns(policy: YAMLMap): { ports: YAMLMap[]; open: boolean } {
  const rules = mapsIn(mapAt(policy, 'spec'), 'egress');
  const ports = rules.flatMap((rule) => mapsIn(rule, 'ports'));
  return {
    ports: ports.filter((port) => isDns(port) && stringAt(port, 'protocol') === 'UDP'),
    open:
      ports.some((port) => stringAt(port, 'protocol') === 'UDP' && !port.has('port')) ||
      rules.some((rule) => {
        const to = mapsIn(rule, 'to');
        const peers = to.length === 0 || to.some((peer) => peer.has('namespaceSelector') || peer.has('ipBlock'));
        return mapsIn(rule, 'ports').length === 0 && peers;
      }),
  };
}

/** Whether two policies can be about the same pods: not, where a label or the namespace differs. */
function mayOverlap(one: YAMLMap, other: YAMLMap): boolean {
  const namespaces = [one, other].map((policy) => stringAt(mapAt(policy, 'metadata'), 'namespace'));
  if (namespaces[0] !== namespaces[1] && !namespaces.includes(undefined)) return false;
  const [labels, others] = [one, other].map((policy) => stringsOf(mapAt(policy, 'spec', 'podSelector', 'matchLabels')));
  return [...(labels ?? [])].every(([key, value]) => !others?.has(key) || others.get(key) === value);
}

const dnsByTcpOnly: BadWay = {
  id: 'dns-by-tcp-only',
  what: 'Somebody dropped `protocol: UDP` beside port 53 of a NetworkPolicy as if it were the default, which is TCP: the pods can still reach everything that was allowed, but no name resolves any more.',
  change: (application, random) => {
    const policies = objectsOf(application).filter(({ kind }) => kind === 'NetworkPolicy');
    const occasions = policies.flatMap((object) => {
      const { ports, open } = waysToDns(object.node);
      const elsewhere = policies.some(({ node }) => {
        if (node === object.node || !mayOverlap(node, object.node)) return false;
        const ways = waysToDns(node);
        return ways.open || ways.ports.length > 0;
      });
      const [port, ...more] = ports;
      if (!port || more.length > 0 || open || elsewhere) return [];
      const at = port.items.findIndex(({ key }) => isScalar(key) && key.value === 'protocol');
      const places = port.items.map((pair) => extent(object.text, pair));
      const [before, place, after] = [places[at - 1], places[at], places[at + 1]];
      if (!place) return [];
      const start = lineStart(object.text, place.start);
      const ownLine = !port.flow && object.text.slice(start, place.start).trim() === '';
      const splice = ownLine
        ? { start, end: lineEnd(object.text, place.end), text: '' }
        : after
          ? { start: place.start, end: after.start, text: '' }
          : before
            ? { start: before.end, end: place.end, text: '' }
            : undefined;
      return splice ? [{ path: object.path, splices: [splice] }] : [];
    });
    return broken(application, random, occasions);
  },
};

/** The five, by somebody independent of the rules. */
export const strangersWays: readonly BadWay[] = [
  stringWithoutQuotes,
  portNamedAtOneEnd,
  budgetWithoutRoom,
  fieldOneLevelOut,
  dnsByTcpOnly,
];
