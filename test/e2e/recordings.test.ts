import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { valueAt } from '../../src/data/fields.ts';
import { ApiServer } from '../../world/cluster/api-server.ts';
import { answerPatches, machineTime, Player } from '../../world/cluster/player.ts';
import type { Recording } from '../../world/cluster/recording.ts';
import type { strategies } from '../../world/cluster/workload.ts';
import { applicationOf, rolloutOf } from '../../world/cluster/workload.ts';
import { kubeconfig } from '../cluster/connection.ts';
import { folderWith, git, gitopsDeploy, kubectl, metric, world } from './world.ts';

type Strategy = keyof typeof strategies;

/** Where a play takes place: what is written there, and how our code looks at it. */
interface Place {
  readonly name: string;
  write(tag: string, rate: number): Promise<string>;
  readonly kubeconfig: string;
  end(): Promise<void>;
}

const image = (name: string) => `127.0.0.1:5000/acme/${name}`;

/** The real controllers. */
async function real(name: string, strategy: Strategy): Promise<Place> {
  const repository = `${world.gitUrl}/${name}.git`;
  execFileSync('git', ['init', '--quiet', '--bare', '-b', 'main', `${world.gitRoot}/${name}.git`]);
  const work = folderWith({});
  git(work, 'init', '--quiet', '-b', 'main');
  let isFollowed = false;
  const follow = () => kubectl(['apply', '-f', '-'], applicationOf(name, repository));
  return {
    name,
    kubeconfig: world.kubeconfig,
    async write(tag, rate) {
      await metric(name.replaceAll('-', '_'), rate);
      const text = rolloutOf({ metric: name.replaceAll('-', '_'), image: `${image(name)}:${tag}`, strategy });
      execFileSync('sh', ['-c', 'cat > rollout.yaml'], { cwd: work, input: text });
      git(work, 'add', '-A');
      git(work, 'commit', '--quiet', '-m', tag);
      git(work, 'push', '--quiet', repository, 'HEAD:main');
      if (!isFollowed) follow();
      isFollowed = true;
      return git(work, 'rev-parse', 'HEAD');
    },
    async end() {
      kubectl(['delete', 'application', name, '-n', 'argocd', '--wait=false']);
      kubectl(['delete', 'namespace', name, '--wait=false', '--ignore-not-found']);
    },
  };
}

/** The recordings. */
async function recorded(name: string, strategy: Strategy): Promise<Place> {
  const path = new URL('../../world/cluster/recordings/argo.json', import.meta.url);
  const recording: Recording = JSON.parse(readFileSync(path, 'utf8'));
  const server = await ApiServer.start();
  const end = new AbortController();
  const [, rollout] = parseAllDocuments(rolloutOf({ metric: 'm', image: 'x', strategy })).map((one) => one.toJS());
  let desired = { revision: '', image: '', strategy: valueAt(rollout, 'spec', 'strategy') };
  let measured = 1;
  const player = new Player(server, {
    recording,
    time: machineTime,
    stage: { name, repository: 'http://127.0.0.1/x.git', desired: () => desired, measured: () => measured },
  });
  answerPatches(server, [player]);
  let playing: Promise<void> | undefined;
  let commits = 0;
  return {
    name,
    kubeconfig: kubeconfig({ address: `http://127.0.0.1:${server.port}` }),
    async write(tag, rate) {
      commits += 1;
      desired = { ...desired, revision: String(commits).repeat(40), image: `${image(name)}:${tag}` };
      measured = rate;
      playing ??= player.play(end.signal);
      return desired.revision;
    },
    async end() {
      end.abort();
      await playing;
      await server[Symbol.asyncDispose]();
    },
  };
}

/** What our command line says of a revision, from its write to its verdict; without what differs from place to place. */
async function seen(place: Place, tag: string, rate: number): Promise<unknown> {
  const revision = await place.write(tag, rate);
  const words = ['watch', '--rollout', `${place.name}/api`, '--argocd-application', `argocd/${place.name}`];
  const more = ['--image', `${image(place.name)}:${tag}`, '--revision', revision, '--timeout', '120s'];
  const { exit, outcome } = await gitopsDeploy([...words, ...more], { environment: { KUBECONFIG: place.kubeconfig } });
  const text = JSON.stringify({ exit, ...outcome })
    .replaceAll(place.name, 'NAME')
    .replaceAll(revision.slice(0, 7), 'REVISION')
    .replace(/"api-[0-9a-z]+(-[0-9]+)*(-[0-9.]+)?"/g, '"RUN"')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replace(/"[0-9a-f]{9,10}"/g, '"HASH"')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'UID')
    // how healthy Argo CD thinks it is follows a moment later, or not yet, when the verdict is there
    .replace(/"application":"[^"]*"/g, '"application":"…"');
  return JSON.parse(text);
}

describe.skipIf(!world.isUp)('the recordings and the real controllers look the same to us', () => {
  it.concurrent.each<[string, Strategy, readonly (readonly [string, number])[]]>([
    [
      'healthy',
      'analysis',
      [
        ['v1', 0.99],
        ['v2', 0.99],
      ],
    ],
    [
      'bad-metric and its rollback',
      'analysis',
      [
        ['v1', 0.99],
        ['v2', 0.5],
        ['v1', 0.99],
      ],
    ],
    [
      'inconclusive',
      'analysis',
      [
        ['v1', 0.99],
        ['v2', 0.92],
      ],
    ],
    [
      'paused',
      'gate',
      [
        ['v1', 0.99],
        ['v2', 0.99],
      ],
    ],
  ])('%s', async (title, strategy, writes) => {
    const name = `same-${title.replace(/\W.*/, '')}-${process.pid}`;
    const told: unknown[][] = [];
    for (const open of [real, recorded]) {
      const place = await open(name, strategy);
      const all: unknown[] = [];
      try {
        for (const [tag, rate] of writes) all.push(await seen(place, tag, rate));
      } finally {
        await place.end();
      }
      told.push(all);
    }
    expect(told[1]).toEqual(told[0]);
  });
});
