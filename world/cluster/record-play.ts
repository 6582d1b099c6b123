import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { numberAt, textAt } from '../../src/data/fields.ts';
import type { Occasion, RecordedVersion } from './canonical.ts';
import { Canonical, Known, nothing, versionOf } from './canonical.ts';
import type { Play, Step } from './plays.ts';
import type { Seen } from './real-cluster.ts';
import { kubectl, measure, realWorld, run, sendPatch, watchReal } from './real-cluster.ts';
import type { Segment, SegmentName, State } from './recording.ts';
import { pack } from './recording.ts';
import { pathOf } from './resource-types.ts';
import { eventsUntilHalf, isAtRest } from './rest.ts';
import { applicationOf, manifestsOf, workloadIn } from './workload.ts';

/** What is watched beside the Application. */
const watched = ['events', 'pods', 'replicasets', 'deployments', 'rollouts', 'analysisruns'];

/** Milliseconds after which something has gone wrong. */
const limit = 120_000;

/** Plays one chain of writes on the real controllers, and keeps what happened after each. */
export class PlayRecorder implements AsyncDisposable {
  readonly #play: Play;
  readonly #application: string;
  readonly #namespace: string;
  readonly #metric: string;
  readonly #image: string;
  readonly #repository: string;
  readonly #folder = mkdtempSync(join(tmpdir(), 'record-'));
  readonly #known = new Known();
  readonly #seen: Seen[] = [];
  readonly #stops: (() => void)[] = [];
  #now = nothing;
  #before = nothing;
  #stable = nothing;
  #state: State = 'nothing';
  #value: number | undefined;
  #older: string[] = [];

  constructor(play: Play) {
    const own = `${play.name}-${process.pid}`;
    this.#play = play;
    this.#application = `application-${own}`;
    this.#namespace = `namespace-${own}`;
    this.#metric = `metric_${own.replaceAll('-', '_')}`;
    this.#image = `127.0.0.1:5000/acme/${own}`;
    this.#repository = `${realWorld('REALWORLD_GIT_URL')}/${own}.git`;
  }

  /** Everything that is to be kept of this play. */
  async record(): Promise<readonly Segment[]> {
    const bare = `${realWorld('REALWORLD_GIT_ROOT')}/${this.#image.replace(/.*\//, '')}.git`;
    await run('git', ['init', '--quiet', '--bare', '-b', 'main', bare]);
    await this.#git('init', '--quiet', '-b', 'main');
    for (const resource of watched) this.#watch(pathOf(resource, this.#namespace), () => true);
    this.#watch(pathOf('applications', 'argocd'), ({ object }) => object.metadata.name === this.#application);
    const kept: Segment[] = [];
    for (const step of this.#play.steps) {
      const segment = await this.#perform(step);
      if (step.keep !== undefined) kept.push(segment);
    }
    return kept;
  }

  #watch(path: string, isOurs: (seen: Seen) => boolean): void {
    const take = (seen: Seen) => {
      if (!isOurs(seen)) return;
      this.#known.learn(seen);
      this.#seen.push(seen);
    };
    this.#stops.push(watchReal(path, take));
  }

  async #perform(step: Step): Promise<Segment> {
    if (step.metric !== undefined) {
      this.#value = step.metric;
      await measure(this.#metric, step.metric);
    }
    const from = this.#seen.length;
    const start = { alive: this.#known.alive(), generations: this.#generations() };
    const [before, state, began] = [this.#now, this.#state, Date.now()];
    const revision = step.patch === undefined ? await this.#write(step.tag ?? before.tag) : before.revision;
    if (step.patch !== undefined) await sendPatch(step.patch, this.#namespace, 'api');
    await this.#rest(from, { revision, to: step.to, alive: start.alive });
    const told = this.#seen.slice(from);
    this.#demand(step, told);
    this.#take(step, revision);
    const occasion = { ...this.#occasion(), ...start, began };
    const segment = this.#segment(step, { from: state, told, occasion });
    if (step.to === 'healthy') this.#stable = this.#now;
    this.#state = step.to;
    console.log(`${this.#play.name} ${step.keep ?? '(between)'}: ${told.length} events in ${Date.now() - began} ms`);
    return segment;
  }

  async #write(tag: string): Promise<string> {
    const image = `${this.#image}:${tag}`;
    const text = manifestsOf({ metric: this.#metric, image, manner: this.#play.manner });
    mkdirSync(join(this.#folder, this.#path), { recursive: true });
    writeFileSync(join(this.#folder, this.#path, 'workload.yaml'), text);
    await this.#git('add', '-A');
    await this.#git('commit', '--quiet', '--allow-empty', '-m', tag);
    await this.#git('push', '--quiet', this.#repository, 'HEAD:main');
    await this.#follow();
    return await this.#git('rev-parse', 'HEAD');
  }

  /** The first time Argo CD is told of the repository, and later asked to look at it. */
  async #follow(): Promise<void> {
    const [name, namespace, path] = [this.#application, this.#namespace, this.#path];
    if (this.#state === 'nothing')
      await kubectl(['apply', '-f', '-'], applicationOf({ name, namespace, path, repository: this.#repository }));
    else
      await kubectl([
        'annotate',
        'application',
        name,
        '-n',
        'argocd',
        'argocd.argoproj.io/refresh=normal',
        '--overwrite',
      ]);
  }

  async #rest(from: number, { revision, to, alive }: Goal): Promise<void> {
    const began = Date.now();
    while (!this.#hasCome(from, { revision, to, alive })) {
      if (Date.now() - began > limit) throw new Error(`${this.#play.name} never came to be ${to}`);
      await wait(to === 'canary' ? 10 : 200);
    }
  }

  #hasCome(from: number, { revision, to, alive }: Goal): boolean {
    const told = this.#seen.slice(from);
    if (to !== 'canary') return told.length > 0 && isAtRest(this.#seen, revision, to);
    const isNew = (pod: string) => !alive.has(pod);
    return eventsUntilHalf(told, { alive, isNew }) !== undefined;
  }

  #demand({ keep, says }: Step, told: readonly Seen[]): void {
    if (says === undefined || JSON.stringify(told).includes(says)) return;
    throw new Error(`${this.#play.name} ${keep}: nothing says "${says}"; record again when the machine is less busy`);
  }

  /** What has been rolled out by now. */
  #take({ tag, patch }: Step, revision: string): void {
    const found = this.#versionNow() ?? this.#now;
    if (patch === undefined && tag !== undefined) {
      this.#older = [...this.#older, this.#before.hash];
      this.#before = this.#now;
    }
    this.#now = { tag: tag ?? this.#now.tag, revision, hash: found.hash, number: found.number };
  }

  #versionNow(): Pick<RecordedVersion, 'hash' | 'number'> | undefined {
    const workload = this.#seen.findLast(({ resource }) => ['rollouts', 'deployments'].includes(resource))?.object;
    const version = versionOf(workload);
    if (version === undefined || version.hash !== '') return version;
    // a Deployment does not tell the hash of its template: its newest ReplicaSet does
    const set = this.#seen.findLast(
      ({ resource, object }) => resource === 'replicasets' && versionOf(object)?.number === version.number,
    )?.object;
    return { ...version, hash: textAt(set, 'metadata', 'labels', 'pod-template-hash') ?? '' };
  }

  #generations(): ReadonlyMap<string, number> {
    const single = ['applications', 'rollouts', 'deployments'];
    const of = (name: string) => this.#seen.findLast(({ resource }) => resource === name)?.object;
    return new Map(single.map((name) => [name, numberAt(of(name), 'metadata', 'generation') ?? 0]));
  }

  #occasion(): Omit<Occasion, 'began' | 'alive' | 'generations'> {
    return {
      application: this.#application,
      namespace: this.#namespace,
      repository: this.#repository,
      path: this.#path,
      query: `app_success_rate{app="${this.#metric}"}`,
      image: this.#image,
      now: this.#now,
      before: this.#before,
      stable: this.#stable,
      value: this.#value,
    };
  }

  #segment(
    { keep = 'unchanged', patch, to }: Step,
    { from, told, occasion }: { readonly from: State; readonly told: readonly Seen[]; readonly occasion: Occasion },
  ): Segment {
    const canonical = new Canonical(this.#known, occasion);
    const ours = told.filter((seen) => !this.#isOlder(seen));
    const events = ours.map((seen) => canonical.event(seen));
    const isNew = (pod: string) => pod.includes(this.#now.hash);
    const half = canBeOvertaken.includes(keep) ? eventsUntilHalf(ours, { alive: occasion.alive, isNew }) : undefined;
    const image = `${this.#image}:${this.#now.tag}`;
    return {
      name: keep,
      from,
      to,
      workload: workloadIn(manifestsOf({ metric: this.#metric, image, manner: this.#play.manner })).workload,
      ...(patch === undefined ? {} : { patch }),
      ...(half === undefined ? {} : { overtakenAt: half }),
      pods: canonical.pods,
      uids: canonical.uids,
      events: pack(events),
    };
  }

  /** Objects of what was rolled out longer ago: nothing of them matters any more. */
  #isOlder({ object }: Seen): boolean {
    const current = [this.#now.hash, this.#before.hash, this.#stable.hash];
    const gone = this.#older.filter((hash) => hash !== '' && !current.includes(hash));
    const { name } = object.metadata;
    return gone.some((hash) => name.includes(hash));
  }

  get #path(): string {
    return `path-${this.#play.name}-${process.pid}`;
  }

  async #git(...words: readonly string[]): Promise<string> {
    const identity = ['-c', 'user.name=Recorder', '-c', 'user.email=recorder@example.com'];
    return (await run('git', ['-C', this.#folder, ...identity, ...words])).trim();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const stop of this.#stops) stop();
    await kubectl(['delete', 'application', this.#application, '-n', 'argocd', '--wait=false', '--ignore-not-found']);
    await kubectl(['delete', 'namespace', this.#namespace, '--wait=false', '--ignore-not-found']);
    rmSync(this.#folder, { recursive: true });
  }
}

/** What a step is to come to. */
interface Goal {
  readonly revision: string;
  readonly to: State;
  /** The pods that were there when it began. */
  readonly alive: ReadonlySet<string>;
}

const canBeOvertaken: readonly SegmentName[] = ['good', 'bad', 'inconclusive', 'overtaking'];
