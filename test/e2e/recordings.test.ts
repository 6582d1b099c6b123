import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { textAt } from '../../src/data/fields.ts';
import { patches } from '../../world/cluster/plays.ts';
import { run, sendPatch } from '../../world/cluster/real-cluster.ts';
import type { RecordedPatch } from '../../world/cluster/recording.ts';
import type { Manner } from '../../world/cluster/workload.ts';
import { applicationOf, manifestsOf } from '../../world/cluster/workload.ts';
import { imageOf, Played } from '../world/cluster/played.ts';
import { AdjustableClock } from './adjustable-clock.ts';
import { folderWith, git, gitopsDeploy, kubectl, metric, world } from './world.ts';

type Pace = 'usual' | 'slow';

/** Where a play takes place: what is written and sent there, and how our code looks at it. */
interface Place extends AsyncDisposable {
  readonly name: string;
  readonly kubeconfig: string;
  measure(rate: number): Promise<void>;
  /** A version that is slow is rolled out in minutes: whoever overtakes it has time, however busy the machine. */
  write(tag: string, pace: Pace): Promise<string>;
  /** Keeps a slow version where it is once its rollout has begun: the recording of another that overtakes it goes on from there. */
  holdAtBegin(tag: string): Promise<void>;
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
    measure: (rate) => metric(query, rate),
    async write(tag, pace) {
      const text = manifestsOf({ metric: query, image: imageOf(name, tag), manner });
      await run('tee', [`${work}/workload.yaml`], withBothPaces(text, pace));
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
    // its analysis takes minutes
    holdAtBegin: () => Promise.resolve(),
    send: (patch) => sendUntilTaken(patch, name),
    async [Symbol.asyncDispose]() {
      kubectl(['delete', 'application', name, '-n', 'argocd', '--wait=false']);
      kubectl(['delete', 'namespace', name, '--wait=false', '--ignore-not-found']);
    },
  };
}

/** How often it is looked whether the controller has taken a patch, and after how many looks it is sent anew; in milliseconds. */
const taking = { look: 500, looksUntilLost: 10, patience: 180_000 };

/**
 * Sends a patch of the status until the controller has acted on it: on a busy machine it may write what it had read before over
 * the patch, and sending the same again is no event for it.
 */
async function sendUntilTaken(patch: RecordedPatch, name: string): Promise<void> {
  const kubectl = (words: readonly string[]) => run('kubectl', ['-n', name, ...words]);
  const phase = () => kubectl(['get', 'rollout', 'api', '-o', 'jsonpath={.status.phase}']);
  const before = await phase();
  const end = Date.now() + taking.patience;
  for (let look = 0; (await phase()) === before; look++) {
    if (Date.now() > end) throw new Error(`${name}: the controller takes no notice of ${JSON.stringify(patch.body)}`);
    if (look % taking.looksUntilLost === 0) {
      await sendPatch(patch, name, 'api');
      if (look > 0) await kubectl(['annotate', 'rollout', 'api', '--overwrite', `test/sent=${look}`]);
    }
    await wait(taking.look);
  }
}

/** With an analysis that takes minutes beside the usual one: which of them judges a version is up to that version. */
function withBothPaces(text: string, pace: Pace): string {
  const [template = '', workload = ''] = text.split('---\n');
  const slow = template.replace('{ name: success-rate }', '{ name: slow }').replace('interval: 1s', 'interval: 60s');
  const judged = pace === 'slow' ? workload.replaceAll('success-rate', 'slow') : workload;
  return [template, slow, judged].join('---\n');
}

/** The recordings. */
async function recorded(name: string, manner: Manner): Promise<Place> {
  const clock = new AdjustableClock();
  const played = await Played.start(manner, clock, name);
  return {
    name,
    kubeconfig: played.cluster.kubeconfig,
    measure: async (rate) => played.measure(rate),
    async write(tag, pace) {
      clock.speed = pace === 'slow' ? 0.2 : 1;
      return played.write(tag);
    },
    async holdAtBegin(tag) {
      await played.until(tag, 'Progressing');
      clock.speed = 0.03;
      await played.when(() => textAt(played.application, 'status', 'operationState', 'phase') === 'Succeeded');
      clock.speed = 0;
    },
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
  { revision, onLog }: { revision: string; onLog: (log: string) => void },
) {
  const words = ['watch', '--rollout', `${place.name}/api`, '--argocd-application', `argocd/${place.name}`];
  const more = ['--image', imageOf(place.name, tag), '--revision', revision, '--timeout', '240s'];
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
  const said: Readonly<Record<string, unknown>> = JSON.parse(text);
  return said;
}

async function seen(place: Place, acts: readonly Act[]): Promise<readonly unknown[]> {
  const told: Promise<unknown>[] = [];
  let revision = '';
  for (const { tag, rate, patch, isOvertaken } of acts) {
    if (rate !== undefined) await place.measure(rate);
    if (patch === undefined) revision = await place.write(tag, isOvertaken ? 'slow' : 'usual');
    else await place.send(patch);
    const rolling = Promise.withResolvers<void>();
    const watching = watched(place, tag, {
      revision,
      onLog: (log) => void (/step \d of \d/.test(log) && rolling.resolve()),
    });
    // how far the version that took over is by then depends on the machine
    told.push(isOvertaken ? watching.then(({ targets: _, ...said }) => said) : watching);
    // the next one comes once this one was seen under way
    const isUnderWay = isOvertaken && Promise.all([place.holdAtBegin(tag), rolling.promise]);
    await (isUnderWay ? Promise.race([isUnderWay, watching]) : watching);
  }
  return Promise.all(told);
}

const good = { tag: 'v1', rate: 0.99 };

describe.skipIf(!world.isUp)(
  'the recordings and the real controllers look the same to us',
  { timeout: 600_000 },
  () => {
    it.concurrent.each<[string, Manner, readonly Act[]]>([
      ['healthy', 'analysis', [good, { tag: 'v2' }]],
      ['bad-metric and its rollback', 'analysis', [good, { tag: 'v2', rate: 0.5 }, good]],
      [
        'inconclusive, promoted',
        'analysis',
        [good, { tag: 'v2', rate: 0.92 }, { tag: 'v2', rate: 0.99, patch: patches.promoteInconclusive }],
      ],
      ['paused, promoted', 'gate', [good, { tag: 'v2' }, { tag: 'v2', patch: patches.promote }]],
      [
        'gated: promoted into its analysis, which passes, fails, and goes back',
        'gated',
        [
          good,
          { tag: 'v2' },
          { tag: 'v2', patch: patches.promote },
          { tag: 'v3' },
          { tag: 'v3', rate: 0.5, patch: patches.promote },
          { tag: 'v2', rate: 0.99 },
        ],
      ],
      ['race', 'analysis', [good, { tag: 'v2', isOvertaken: true }, { tag: 'v3' }]],
      [
        'gate aborted, retried and replaced',
        'gate',
        [good, { tag: 'v2' }, { tag: 'v2', patch: patches.abort }, { tag: 'v2', patch: patches.retry }, { tag: 'v3' }],
      ],
    ])('%s', async (title, manner, acts) => {
      const name = `same-${title.replace(/\W.*/, '')}-${process.pid}`;
      const told: unknown[] = [];
      for (const open of [real, recorded]) {
        await using place = await open(name, manner);
        told.push(await seen(place, acts));
      }
      expect(told[1]).toEqual(told[0]);
    });
  },
);
