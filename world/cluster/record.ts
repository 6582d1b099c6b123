// Records what the real Argo CD and Argo Rollouts do, for the embedded cluster. Wants the world of the end-to-end suite:
//   node world/cluster/record.ts
// Each play is a chain of writes to a repository that Argo CD follows; what happens after each becomes a segment.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { numberAt, textAt } from '../../src/data/fields.ts';
import type { PlayedEvent, RecordedObject, Recording, Segment } from './recording.ts';
import { mapTexts, pack } from './recording.ts';
import { applicationOf, rolloutOf, strategies } from './workload.ts';

const environment = (name: string) => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: this wants the world of the end-to-end suite`);
  return value;
};
const api = {
  url: environment('REALWORLD_API_URL'),
  token: environment('REALWORLD_API_TOKEN'),
  ca: readFileSync(environment('REALWORLD_API_CA')),
};
const registry = '127.0.0.1:5000';

/** One step of a play: what is written, and when it has come to rest. */
interface Step {
  readonly segment: string;
  readonly tag?: string;
  readonly metric?: number;
  readonly patch?: object;
  /** The phase of the Rollout at rest. */
  readonly phase: string;
}

interface Play {
  readonly strategy: keyof typeof strategies;
  readonly steps: readonly Step[];
}

const plays: readonly Play[] = [
  {
    strategy: 'analysis',
    steps: [
      { segment: 'first', tag: 'v1', metric: 0.99, phase: 'Healthy' },
      { segment: 'good', tag: 'v2', metric: 0.99, phase: 'Healthy' },
      { segment: 'unchanged', phase: 'Healthy' },
      { segment: 'bad', tag: 'v3', metric: 0.5, phase: 'Degraded' },
      { segment: 'back', tag: 'v2', metric: 0.99, phase: 'Healthy' },
      { segment: 'inconclusive', tag: 'v4', metric: 0.92, phase: 'Paused' },
    ],
  },
  {
    strategy: 'gate',
    steps: [
      { segment: 'first', tag: 'v1', phase: 'Healthy' },
      { segment: 'gate', tag: 'v2', phase: 'Paused' },
    ],
  },
];

/** An event as the watch gave it. */
interface Seen {
  readonly at: number;
  readonly type: PlayedEvent['type'];
  readonly resource: string;
  readonly object: RecordedObject;
}

/** Watches a type from now on; what was there already comes as added. */
function watch(path: string, resource: string, seen: Seen[]): () => void {
  const asked = request(
    `${api.url}${path}?watch=true`,
    { ca: api.ca, headers: { authorization: `Bearer ${api.token}` } },
    (response) => {
      let rest = '';
      response.on('data', (chunk: Buffer) => {
        const lines = `${rest}${chunk}`.split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          const { type, object } = JSON.parse(line);
          seen.push({ at: Date.now(), type, resource, object });
        }
      });
    },
  );
  asked.on('error', () => {});
  asked.end();
  return () => asked.destroy();
}

const kubectl = (words: readonly string[], input = '') =>
  execFileSync('kubectl', [...words], { input, encoding: 'utf8' });

async function measure(name: string, value: number): Promise<void> {
  const line = `app_success_rate{app="${name}"} ${value}\n`;
  await fetch(`${environment('REALWORLD_METRICS_URL')}/${name}`, { method: 'PUT', body: line });
  await wait(2500);
}

/** Whether everything has come to rest: Argo CD at the revision, the Rollout in the phase, and nothing for a while. */
function isAtRest(seen: readonly Seen[], revision: string, phase: string): boolean {
  const newest = (resource: string) =>
    seen.findLast((one) => one.resource === resource && one.type !== 'DELETED')?.object;
  const [application, rollout] = [newest('applications'), newest('rollouts')];
  const isSynced =
    textAt(application, 'status', 'sync', 'revision') === revision &&
    textAt(application, 'status', 'sync', 'status') === 'Synced' &&
    textAt(application, 'status', 'health', 'status') === (phase === 'Paused' ? 'Suspended' : phase);
  const isSeen =
    Number(textAt(rollout, 'status', 'observedGeneration')) >= (numberAt(rollout, 'metadata', 'generation') ?? 0);
  const quiet = Date.now() - (seen.at(-1)?.at ?? 0);
  return isSynced && isSeen && textAt(rollout, 'status', 'phase') === phase && quiet > 3000;
}

async function play({ strategy, steps }: Play): Promise<readonly Segment[]> {
  const name = `record-${strategy}-${process.pid}`;
  const image = `${registry}/acme/${name}`;
  const repository = `${environment('REALWORLD_GIT_URL')}/${name}.git`;
  const work = mkdtempSync(join(tmpdir(), 'record-'));
  const git = (...words: readonly string[]) =>
    execFileSync('git', ['-C', work, '-c', 'user.name=R', '-c', 'user.email=r@example.com', ...words], {
      encoding: 'utf8',
    }).trim();
  execFileSync('git', ['init', '--quiet', '--bare', '-b', 'main', `${environment('REALWORLD_GIT_ROOT')}/${name}.git`]);
  git('init', '--quiet', '-b', 'main');
  const write = (tag: string) => {
    writeFileSync(
      join(work, 'rollout.yaml'),
      rolloutOf({ metric: name.replaceAll('-', '_'), image: `${image}:${tag}`, strategy }),
    );
    git('add', '-A');
    git('commit', '--quiet', '--allow-empty', '-m', tag);
    git('push', '--quiet', repository, 'HEAD:main');
    return git('rev-parse', 'HEAD');
  };
  const seen: Seen[] = [];
  const argo = '/apis/argoproj.io/v1alpha1/namespaces';
  const stops = [
    watch(`${argo}/${name}/rollouts`, 'rollouts', seen),
    watch(`${argo}/${name}/analysisruns`, 'analysisruns', seen),
    watch(`/api/v1/namespaces/${name}/pods`, 'pods', seen),
    watch(`${argo}/argocd/applications`, 'applications', seen),
  ];
  const segments: Segment[] = [];
  let known = { tag: '', revision: '', hash: '', number: 0 };
  for (const step of steps) {
    if (step.metric !== undefined) await measure(name.replaceAll('-', '_'), step.metric);
    const from = seen.length;
    const began = Date.now();
    const revision = write(step.tag ?? known.tag);
    if (step.segment === 'first') kubectl(['apply', '-f', '-'], applicationOf(name, repository));
    else kubectl(['annotate', 'application', name, '-n', 'argocd', 'argocd.argoproj.io/refresh=normal', '--overwrite']);
    const isOwn = (one: Seen) => one.resource !== 'applications' || one.object.metadata.name === name;
    const own = () => seen.slice(from).filter(isOwn);
    while (!isAtRest(seen.filter(isOwn), revision, step.phase)) {
      if (Date.now() - began > 120_000) throw new Error(`${name} ${step.segment} never came to rest`);
      await wait(200);
    }
    const hash = hashOf(own()) ?? known.hash;
    const number = numberOf(own()) ?? known.number;
    const texts = {
      name,
      repository,
      image,
      began,
      revision,
      hash,
      number,
      tag: step.tag ?? known.tag,
      before: known,
      value: step.metric,
    };
    segments.push({
      name: step.segment,
      strategy: strategies[strategy],
      events: pack(own().map((one) => withHoles(one, texts))),
    });
    console.log(`${strategy} ${step.segment}: ${own().length} events in ${Date.now() - began} ms`);
    known = { tag: texts.tag, revision, hash, number };
  }
  for (const stop of stops) stop();
  kubectl(['delete', 'application', name, '-n', 'argocd', '--wait=false']);
  kubectl(['delete', 'namespace', name, '--wait=false', '--ignore-not-found']);
  rmSync(work, { recursive: true });
  return segments;
}

/** The hash of the newest pod template. */
function hashOf(seen: readonly Seen[]): string | undefined {
  const rollout = seen.findLast(({ resource }) => resource === 'rollouts')?.object;
  return textAt(rollout, 'status', 'currentPodHash');
}

/** Which revision of the Rollout this is, as its controller counts. */
function numberOf(seen: readonly Seen[]): number | undefined {
  const rollout = seen.findLast(({ resource }) => resource === 'rollouts')?.object;
  const text = textAt(rollout, 'metadata', 'annotations', 'rollout.argoproj.io/revision');
  return text === undefined ? undefined : Number(text);
}

interface Texts {
  readonly name: string;
  readonly repository: string;
  readonly image: string;
  readonly began: number;
  readonly revision: string;
  readonly hash: string;
  readonly number: number;
  readonly tag: string;
  readonly before: { readonly tag: string; readonly revision: string; readonly hash: string; readonly number: number };
  readonly value: number | undefined;
}

const uids = new Map<string, string>();

function withHoles({ at, type, resource, object }: Seen, texts: Texts): PlayedEvent {
  const { name, repository, image, began, revision, hash, tag, before, value } = texts;
  const { managedFields: _, resourceVersion: __, ...metadata } = object.metadata;
  const pairs: readonly (readonly [string, string])[] = [
    [repository, '{{repository}}'],
    [`${image}:${tag}`, '{{image}}'],
    ...(before.tag === '' ? [] : [[`${image}:${before.tag}`, '{{before}}'] as const]),
    [image, '{{image-name}}'],
    [revision, '{{revision}}'],
    ...(before.revision === '' ? [] : [[before.revision, '{{revision-before}}'] as const]),
    [hash, '{{hash}}'],
    ...(before.hash === '' || before.hash === hash ? [] : [[before.hash, '{{hash-before}}'] as const]),
    [name, '{{namespace}}'],
    [name.replaceAll('-', '_'), '{{metric}}'],
    ...(value === undefined ? [] : [[`[${value}]`, '[{{value}}]'] as const]),
  ];
  const map = (text: string) => {
    let mapped = text;
    for (const [from, to] of pairs) mapped = mapped.replaceAll(from, to);
    mapped = mapped.replace(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, (uid) => {
      const known = uids.get(uid) ?? `{{uid-${uids.size}}}`;
      uids.set(uid, known);
      return known;
    });
    // what was deployed longer ago, in the history of the Application
    mapped = mapped.replace(/\b[0-9a-f]{40}\b/g, '{{revision-older}}');
    return mapped.replace(
      /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g,
      (time) => `{{time+${Date.parse(time) - began}}}`,
    );
  };
  const mapped = mapTexts({ ...object, metadata }, map);
  return { after: at - began, type, resource, object: numbered(mapped, texts) };
}

/** The revisions that the controller counts, wherever it tells them: in an annotation, in messages, in names of runs. */
function numbered(object: unknown, { number, before }: Texts): RecordedObject {
  let text = JSON.stringify(object);
  for (const [from, to] of [
    [number, '{{number}}'],
    [before.number, '{{number-before}}'],
  ] as const) {
    text = text
      .replaceAll(`"rollout.argoproj.io/revision":"${from}"`, `"rollout.argoproj.io/revision":"${to}"`)
      .replaceAll(`revision ${from}:`, `revision ${to}:`)
      .replaceAll(`{{hash}}-${from}`, `{{hash}}-${to}`);
  }
  return JSON.parse(text);
}

const recording: Recording = {
  controllers: { 'argo-cd': '3.2.0', 'argo-rollouts': '1.9.0', kubernetes: '1.34.2' },
  segments: (await Promise.all(plays.map(play))).flat(),
};
// one event a line
const text = JSON.stringify(recording).replace(/\{"after":/g, '\n{"after":');
writeFileSync(new URL('recordings/argo.json', import.meta.url), `${text}\n`);
