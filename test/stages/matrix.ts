import { resumeEnvironment } from '../../src/commands/resume.ts';
import { textAt } from '../../src/data/fields.ts';
import type { Plan } from '../../src/deployment/plan.ts';
import type { Outcome } from '../../src/outcome.ts';
import { drive } from '../../src/stages/drive.ts';
import type { RecordedRequest, TestRepository } from '../../world/github/server.ts';
import { never } from '../clock.ts';
import type { Transport } from '../github/transports.ts';
import { transports } from '../github/transports.ts';
import { clusterOf, file, Stand, twoRegions } from './stand.ts';

/** How the environment is written to, and what else is said of it. */
export const environments = {
  'a push': 'write: push',
  'a pull request': 'write: pull-request\n    merge: immediate',
  'a merge queue': 'write: push-or-pull-request\n    merge: auto',
  'two waves': 'waves: [[eu], [us]]\n    wave-soak: 30s',
};

/** How a deployment gets to the GitOps repository. */
export interface Way {
  readonly write: keyof typeof environments;
  readonly transport: keyof typeof transports;
}

/** Those to one target. */
export const ways: readonly Way[] = (['git', 'api'] as const).flatMap((transport) => [
  { write: 'a push', transport },
  { write: 'a pull request', transport },
  { write: 'a merge queue', transport },
]);

/** Those in which targets are deployed one after the other. */
export const waysInWaves: readonly Way[] = (['git', 'api'] as const).map((transport) => ({
  write: 'two waves',
  transport,
}));

/** How many commits of the GitOps repository a deployment makes. */
export function commitsOf({ write }: Way): number {
  return write === 'two waves' ? 2 : 1;
}

/** One deployment of a commit with a pull request, on a stand of its own, and all that the outside world sees of it. */
export class Scene implements AsyncDisposable {
  readonly stand: Stand;
  readonly #pullRequest: number;
  readonly #transport: Way['transport'];
  readonly #opened: Transport[] = [];

  private constructor(stand: Stand, { transport }: Way, pullRequest: number) {
    this.stand = stand;
    this.#transport = transport;
    this.#pullRequest = pullRequest;
  }

  static async open(way: Way): Promise<Scene> {
    const regions = way.write === 'two waves' ? twoRegions : undefined;
    const stand = await Stand.open(environments[way.write], regions);
    if (way.write === 'a merge queue')
      stand.world.gitops.protect('main', { mergeQueue: { method: 'MERGE' }, asRuleset: true });
    await stand.world.application.commit({ T: '1' }, 'topic', { branch: 'topic' });
    return new Scene(stand, way, await stand.world.application.addPullRequest({ head: 'topic' }));
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

  async #ports() {
    const transport = await transports[this.#transport](this.stand.world);
    this.#opened.push(transport);
    // a cluster does what Git says
    const clusterNamed = async (name: string | undefined) => {
      const of = name === 'eu' || name === 'us' ? twoRegions.files[name] : file;
      return clusterOf(this.stand, () => ({
        tag: this.stand.tag('main', of),
        revision: this.stand.world.gitops.head(),
      }));
    };
    return this.stand.ports({
      gitops: async () => transport.repository,
      holds: async () => transport.holds,
      cluster: clusterNamed,
    });
  }

  /** All that is there once it is over; without what differs from run to run. */
  end() {
    const { application, gitops } = this.stand.world;
    return {
      manifests: [file, ...Object.values(twoRegions.files)].map((one) => gitops.show('main', one)),
      status: this.stand.status(this.stand.a)?.state,
      ...leftIn({ application, gitops, name: 'api', pullRequest: this.#pullRequest }),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const one of this.#opened) await one[Symbol.asyncDispose]();
    await this.stand[Symbol.asyncDispose]();
  }
}

/** Where a deployment of an application leaves something. */
interface Places {
  readonly application: TestRepository;
  readonly gitops: TestRepository;
  /** Of the application. */
  readonly name: string;
  /** The one that brought the commit. */
  readonly pullRequest: number;
}

/** What is there of an application once a deployment is over; without what differs from run to run. */
export function leftIn({ application, gitops, name, pullRequest }: Places) {
  const commits = gitops.log('main').filter(({ message }) => message.includes(`Gitops-Deploy-Application: ${name}`));
  return {
    commits: commits.length,
    pulls: gitops
      .pulls()
      .map(({ merge, closed_at }) => (merge !== undefined ? 'merged' : closed_at === null ? 'open' : 'closed')),
    comments: application.comments(pullRequest).length,
    // starting again what is deployed already is a deployment of its own
    unfinished: application
      .deployments()
      .map(({ statuses }) => statuses.at(-1)?.state)
      .filter((state) => state !== 'success' && state !== 'inactive'),
  };
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
  return { outcome, end: scene.end(), points: pointsOf(requests) };
}

/** Requests as points at which something may happen. */
export function pointsOf(requests: readonly RecordedRequest[]): readonly Point[] {
  return requests.map(({ method, path, query, body }, index) => {
    const isQuery = textAt(body, 'query')?.trimStart().startsWith('query') === true;
    const asks = method === 'GET' || path.endsWith('git-upload-pack') || isQuery;
    return { request: `${method} ${path}${query === '' ? '' : `?${query}`}`, at: index + 1, writes: !asks };
  });
}
