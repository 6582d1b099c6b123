import { resumeEnvironment } from '../../src/commands/resume.ts';
import type { Plan } from '../../src/deployment/plan.ts';
import type { Outcome } from '../../src/outcome.ts';
import { drive } from '../../src/stages/drive.ts';
import { never } from '../clock.ts';
import { clusterOf, file, Stand } from './stand.ts';

/** How the environment is written to. */
export type Way = 'push' | 'pull-request' | 'queue';

/** All of them. */
export const ways: readonly Way[] = ['push', 'pull-request', 'queue'];

const environments: Readonly<Record<Way, string>> = {
  push: 'write: push',
  'pull-request': 'write: pull-request\n    merge: immediate',
  queue: 'write: push-or-pull-request\n    merge: auto',
};

/** One deployment of a commit with a pull request, on a stand of its own, and all that the outside world sees of it. */
export class Scene implements AsyncDisposable {
  readonly stand: Stand;
  readonly #pullRequest: number;

  private constructor(stand: Stand, pullRequest: number) {
    this.stand = stand;
    this.#pullRequest = pullRequest;
  }

  static async open(way: Way): Promise<Scene> {
    const stand = await Stand.open(environments[way]);
    if (way === 'queue') stand.world.gitops.protect('main', { mergeQueue: { method: 'MERGE' }, asRuleset: true });
    await stand.world.application.commit({ T: '1' }, 'topic', { branch: 'topic' });
    return new Scene(stand, await stand.world.application.addPullRequest({ head: 'topic' }));
  }

  /** Deploys the commit, by a run. */
  async deploy(run: number): Promise<Outcome> {
    const plan = this.stand.plan(this.stand.a, run);
    const source: Plan['source'] = { ...plan.source, pullRequest: this.#pullRequest };
    const { outcome } = await drive({ ...plan, source }, await this.#ports(), { signal: never });
    return outcome;
  }

  /** What a schedule does after the run has ended. */
  async resume(run: number): Promise<readonly Outcome[]> {
    this.stand.endRun(run);
    const given = { ports: await this.#ports(), configuration: this.stand.configuration, facts: this.stand.facts(99) };
    const ends = await resumeEnvironment({ ...given, signal: never });
    return ends.map(({ outcome }) => outcome);
  }

  #ports() {
    // the cluster does what Git says
    const look = () => ({ tag: this.stand.tag(), revision: this.stand.world.gitops.head() });
    return this.stand.ports({ cluster: async () => clusterOf(this.stand, look) });
  }

  /** All that is there once it is over; without what differs from run to run. */
  end() {
    const { application, gitops } = this.stand.world;
    const commits = gitops.log('main').filter(({ message }) => message.includes('Gitops-Deploy-Application: api'));
    return {
      manifest: gitops.show('main', file),
      commits: commits.length,
      pulls: gitops
        .pulls()
        .map(({ merge, closed_at }) => (merge !== undefined ? 'merged' : closed_at === null ? 'open' : 'closed')),
      comments: application.comments(this.#pullRequest).length,
      status: this.stand.status(this.stand.a)?.state,
      // starting again what is deployed already is a deployment of its own
      unfinished: application
        .deployments()
        .map(({ statuses }) => statuses.at(-1)?.state)
        .filter((state) => state !== 'success' && state !== 'inactive'),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stand[Symbol.asyncDispose]();
  }
}

/** A request of a deployment. */
export interface Point {
  readonly request: string;
  /** Counted from 1. */
  readonly at: number;
  /** Whether the outside world is another one after it. */
  readonly writes: boolean;
}

/** The requests of a deployment that nobody disturbs, and what is there at its end. */
export async function undisturbed(way: Way) {
  await using scene = await Scene.open(way);
  const before = scene.stand.world.server.requests.length;
  const outcome = await scene.deploy(1);
  const requests = scene.stand.world.server.requests.slice(before);
  const points = requests.map(({ method, path, query, body }, index): Point => {
    const asks = method === 'GET' || path.endsWith('git-upload-pack') || JSON.stringify(body ?? '').includes('"query ');
    return { request: `${method} ${path}${query === '' ? '' : `?${query}`}`, at: index + 1, writes: !asks };
  });
  return { outcome, end: scene.end(), points };
}
