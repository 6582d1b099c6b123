import { describe, expect, it } from 'vitest';
import { fastClock } from '../../world/cluster/fast-clock.ts';
import { patches } from '../../world/cluster/plays.ts';
import { run, sendPatch } from '../../world/cluster/real-cluster.ts';
import type { RecordedPatch } from '../../world/cluster/recording.ts';
import type { Manner } from '../../world/cluster/workload.ts';
import { applicationOf, manifestsOf } from '../../world/cluster/workload.ts';
import { imageOf, Played } from '../world/cluster/played.ts';
import { folderWith, git, gitopsDeploy, kubectl, metric, world } from './world.ts';

/** Where a play takes place: what is written and sent there, and how our code looks at it. */
interface Place extends AsyncDisposable {
  readonly name: string;
  readonly kubeconfig: string;
  /** What the log says once a version is being rolled out, and the next one would overtake it. */
  readonly isRolling: RegExp;
  measure(rate: number): Promise<void>;
  write(tag: string): Promise<string>;
  send(patch: RecordedPatch): Promise<void>;
}

/** The real controllers. */
async function real(name: string, manner: Manner): Promise<Place> {
  const repository = `${world.gitUrl}/${name}.git`;
  await run('git', ['init', '--quiet', '--bare', '-b', 'main', `${world.gitRoot}/${name}.git`]);
  const work = folderWith({});
  git(work, 'init', '--quiet', '-b', 'main');
  const query = name.replaceAll('-', '_');
  let isFollowed = false;
  return {
    name,
    kubeconfig: world.kubeconfig,
    isRolling: /step \d of \d/,
    measure: (rate) => metric(query, rate),
    async write(tag) {
      const text = manifestsOf({ metric: query, image: imageOf(name, tag), manner });
      await run('tee', [`${work}/workload.yaml`], text);
      git(work, 'add', '-A');
      git(work, 'commit', '--quiet', '-m', tag);
      git(work, 'push', '--quiet', repository, 'HEAD:main');
      if (!isFollowed) kubectl(['apply', '-f', '-'], applicationOf({ name, namespace: name, repository, path: '.' }));
      // Argo CD looks at once, as it does at a webhook
      else
        kubectl(['annotate', 'application', name, '-n', 'argocd', '--overwrite', 'argocd.argoproj.io/refresh=normal']);
      isFollowed = true;
      return git(work, 'rev-parse', 'HEAD');
    },
    send: (patch) => sendPatch(patch, name, 'api'),
    async [Symbol.asyncDispose]() {
      kubectl(['delete', 'application', name, '-n', 'argocd', '--wait=false']);
      kubectl(['delete', 'namespace', name, '--wait=false', '--ignore-not-found']);
    },
  };
}

/** The recordings. */
async function recorded(name: string, manner: Manner, speed: number): Promise<Place> {
  const played = await Played.start(manner, fastClock(speed), name);
  return {
    name,
    kubeconfig: played.cluster.kubeconfig,
    // what comes before the canary has its pods takes over from there
    isRolling: /./,
    measure: async (rate) => played.measure(rate),
    write: async (tag) => played.write(tag),
    async send(patch) {
      const answer = await played.send(patch);
      if (answer.status !== 200) throw new Error(await answer.text());
    },
    [Symbol.asyncDispose]: () => played[Symbol.asyncDispose](),
  };
}

/** One thing that is done, and then watched until there is a verdict. */
interface Act {
  readonly tag: string;
  /** What is measured from now on. */
  readonly rate?: number;
  /** Sent instead of a commit. */
  readonly patch?: RecordedPatch;
  /** Whether the next act begins while this one is being rolled out. */
  readonly isOvertaken?: true;
}

/** What our command line says of a version until its verdict; without what differs from place to place. */
async function watched(
  place: Place,
  tag: string,
  { revision, timeout, onLog }: { revision: string; timeout: string; onLog: (log: string) => void },
) {
  const words = ['watch', '--rollout', `${place.name}/api`, '--argocd-application', `argocd/${place.name}`];
  const more = ['--image', imageOf(place.name, tag), '--revision', revision, '--timeout', timeout];
  const { exit, outcome } = await gitopsDeploy([...words, ...more], {
    environment: { KUBECONFIG: place.kubeconfig },
    onLog,
  });
  const text = JSON.stringify({ exit, ...outcome })
    .replaceAll(place.name, 'NAME')
    .replaceAll(revision.slice(0, 7), 'REVISION')
    .replace(/"api-[0-9a-z]+(-[0-9]+)*(-[0-9.]+)?"/g, '"RUN"')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    // Kubernetes writes its hashes without vowels, in up to ten characters: no word is taken for one
    .replace(/"[bcdfghjklmnpqrstvwxz2456789]{6,10}"(?=[,}])/g, '"HASH"')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'UID')
    .replace(/ at [0-9a-f]{7}\b/g, ' at COMMIT')
    // how far the pods of an abort are gone depends on the moment
    .replace(/"pods":\{[^}]*\},/g, '')
    // how healthy Argo CD thinks it is follows a moment later, or not yet, when the verdict is there
    .replace(/"application":"[^"]*"/g, '"application":"…"');
  return JSON.parse(text);
}

async function seen(place: Place, acts: readonly Act[]): Promise<readonly Told[]> {
  const told: Promise<Told>[] = [];
  let revision = '';
  for (const { tag, rate, patch, isOvertaken } of acts) {
    if (rate !== undefined) await place.measure(rate);
    if (patch === undefined) revision = await place.write(tag);
    else await place.send(patch);
    const rolling = Promise.withResolvers<void>();
    const watching = watched(place, tag, {
      revision,
      // without the GitOps repository nobody can tell that the newer commit follows ours: it is waited for
      timeout: isOvertaken ? '30s' : '120s',
      onLog: (log) => void (place.isRolling.test(log) && rolling.resolve()),
    });
    told.push(watching);
    await (isOvertaken ? Promise.race([rolling.promise, watching]) : watching);
  }
  return Promise.all(told);
}

interface Told {
  readonly outcome?: string;
}

/** Whether every version that was to be overtaken was: on a busy machine the next one may come when it is healthy already. */
function isAsPlanned(acts: readonly Act[], told: readonly Told[]): boolean {
  return acts.every(({ isOvertaken }, index) => !isOvertaken || told[index]?.outcome !== 'succeeded');
}

/** The same scene at a new place, until it took place as planned. */
async function played(acts: readonly Act[], open: (attempt: number) => Promise<Place>): Promise<readonly Told[]> {
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    await using place = await open(attempt);
    const told = await seen(place, acts);
    if (isAsPlanned(acts, told)) return told;
  }
  throw new Error('five times the version that was to be overtaken was healthy before the next one came');
}

const good = { tag: 'v1', rate: 0.99 };

describe.skipIf(!world.isUp)('the recordings and the real controllers look the same to us', () => {
  it.concurrent.each<[string, Manner, readonly Act[]]>([
    ['healthy', 'analysis', [good, { tag: 'v2' }]],
    ['bad-metric and its rollback', 'analysis', [good, { tag: 'v2', rate: 0.5 }, good]],
    [
      'inconclusive, promoted',
      'analysis',
      [good, { tag: 'v2', rate: 0.92 }, { tag: 'v2', rate: 0.99, patch: patches.promoteInconclusive }],
    ],
    ['paused, promoted', 'gate', [good, { tag: 'v2' }, { tag: 'v2', patch: patches.promote }]],
    ['race', 'analysis', [good, { tag: 'v2', isOvertaken: true }, { tag: 'v3' }]],
    [
      'gate aborted, retried and replaced',
      'gate',
      [good, { tag: 'v2' }, { tag: 'v2', patch: patches.abort }, { tag: 'v2', patch: patches.retry }, { tag: 'v3' }],
    ],
  ])('%s', async (title, manner, acts) => {
    const name = `same-${title.replace(/\W.*/, '')}-${process.pid}`;
    const told: unknown[] = [];
    // whoever overtakes must be fast enough, however busy the machine
    const speed = acts.some(({ isOvertaken }) => isOvertaken) ? 0.3 : 1;
    for (const open of [real, recorded])
      told.push(await played(acts, (attempt) => open(`${name}-${attempt}`, manner, speed)));
    expect(told[1]).toEqual(told[0]);
  });
});
