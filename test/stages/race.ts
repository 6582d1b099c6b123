import { changeHold } from '../../src/commands/hold.ts';
import { promote } from '../../src/commands/promote.ts';
import { resumeEnvironment } from '../../src/commands/resume.ts';
import { rollback } from '../../src/commands/rollback.ts';
import { planDeployment } from '../../src/deployment/plan-deployment.ts';
import { DeployError } from '../../src/errors.ts';
import { drive } from '../../src/stages/drive.ts';
import { never } from '../clock.ts';
import { clusterOf, file, imageOf, Stand } from './stand.ts';

/** Where the image of `staging` stands, in races that have one. */
const stagingFile = 'apps/eu/values.yaml';

/** Deployments, promotions, rollbacks, holds and releases of one environment, all at the same time. */
export class Race {
  readonly stand: Stand;
  /** Commits of the application, the oldest first. */
  readonly commits: readonly string[];
  #runs = 0;

  constructor(stand: Stand, commits: readonly string[]) {
    this.stand = stand;
    this.commits = commits;
  }

  /** In an environment that comes `after` staging, or one that comes after none. */
  static async begin(after: 'staging' | 'none' = 'none'): Promise<Race> {
    const stand = after === 'none' ? await Stand.open() : await Stand.open('after: [staging]', besideStaging);
    const commits = [stand.a, stand.b];
    for (const name of ['C', 'D', 'E']) commits.push(await stand.world.application.commit({ [name]: '1' }, name));
    const race = new Race(stand, commits);
    for (const commit of commits.slice(0, 2)) {
      if (after === 'staging') await race.deploy(commit, 'staging');
      await race.deploy(commit);
    }
    return race;
  }

  ports() {
    const { stand } = this;
    const lookAt = (where: string) => () => ({ tag: stand.tag('main', where), revision: stand.world.gitops.head() });
    return stand.ports({ cluster: async (name) => clusterOf(stand, lookAt(name === 'eu' ? stagingFile : file)) });
  }

  /** Every look of every run lets a second pass, so that the time of one is that of all. */
  #facts() {
    this.#runs += 1;
    return { ...this.stand.facts(this.#runs), timeoutSeconds: 1_000_000 };
  }

  async deploy(commit: string, environment = 'prod'): Promise<string> {
    const source = { commit, branch: 'main', date: '2026-03-01T00:00:00Z' };
    const facts = { ...this.#facts(), environment };
    const { outcome } = await drive(
      planDeployment(this.stand.configuration, { ...facts, source }),
      await this.ports(),
      {
        signal: never,
      },
    );
    this.stand.endRun(facts.run.id);
    return outcome.outcome;
  }

  /** What runs in staging, or the image of a commit that was named. */
  async promote(commit?: string): Promise<string> {
    const facts = this.#facts();
    const { configuration } = this.stand;
    const asked = { configuration, facts, source: 'staging', isNamed: false, by: 'ann' };
    const image = commit === undefined ? {} : { image: imageOf(commit).reference };
    const { outcome } = await promote({ ...asked, ...image }, await this.ports(), never);
    this.stand.endRun(facts.run.id);
    // staging has not run it, or is not done with it, at this moment
    return outcome.reason === 'source-not-healthy' && outcome.outcome === 'errored' ? 'nothing' : outcome.outcome;
  }

  async rollBack(): Promise<string> {
    const facts = this.#facts();
    const { configuration } = this.stand;
    const asked = { configuration, facts, wanted: undefined, by: 'ann', reason: 'errors', dryRun: false };
    try {
      const { outcome } = await rollback({ ...asked, ports: await this.ports(), signal: never });
      return outcome.outcome;
    } catch (error) {
      // nothing else has been seen healthy, at this moment
      if (error instanceof DeployError && error.code === 'nothing-to-roll-back-to') return 'nothing';
      throw error;
    } finally {
      this.stand.endRun(facts.run.id);
    }
  }

  async change(command: 'hold' | 'release'): Promise<string> {
    const given = { ports: await this.ports(), actor: 'bob', signal: never };
    const request = { command, environment: 'prod', reason: 'incident' };
    return (await changeHold(request, this.stand.configuration, given)).outcome.outcome;
  }

  async resume() {
    const given = { ports: await this.ports(), configuration: this.stand.configuration, facts: this.#facts() };
    return resumeEnvironment({ ...given, signal: never });
  }

  async holdOf() {
    return (await (await this.ports()).holds()).find('api', 'prod', never);
  }
}

const target = (name: string, where: string) => `
    - name: here
      cluster: ${name}
      edits: [{file: ${where}, path: .image.tag}]
      argocd: {application: api}
      workloads: [{namespace: prod, name: api}]`;

const besideStaging = {
  clusters: '{eu: {kubeconfig: "env:EU"}, us: {kubeconfig: "env:US"}}',
  targets: `${target('us', file)}\n  staging:\n    targets:${target('eu', stagingFile)}`,
};

/** What is wrong with the state that a race has come to; nothing where it is one that runs one after the other could come to. */
export async function wrongWith(race: Race, outcomes: readonly string[]): Promise<readonly string[]> {
  const { stand, commits } = race;
  const records = await stand.records();
  const hold = await race.holdOf();
  const wrong: string[] = [];
  const odd = outcomes.filter((one) => !['succeeded', 'superseded', 'paused', 'failed', 'nothing'].includes(one));
  if (odd.length > 0) wrong.push(`ended ${odd.join(', ')}`);
  for (const { payload, note } of records) {
    const who = `${payload.kind} of ${commits.indexOf(payload.source)}`;
    if (note.state === 'open') wrong.push(`${who} is open, and nobody is at it`);
    if (note.state === 'failed' && note.reason !== 'rolled-back') wrong.push(`${who} failed: ${note.sentence}`);
  }
  wrong.push(...wrongHistory(race));
  const cause = records.find(({ id }) => id === hold?.record);
  if (hold?.record !== undefined && cause?.payload.kind !== 'rollback') wrong.push('is held for no rollback');
  const isNeeded = records.some(
    ({ payload, note }) => payload.kind === 'rollback' && note.state !== 'superseded' && payload.source === stand.tag(),
  );
  if (cause?.note.state === 'superseded' && !isNeeded) wrong.push('is held for a rollback that was overtaken');
  return wrong;
}

/** Each commit says what it changes: nothing is lost in between, nothing older comes but by a rollback, and that only to what was there. */
export function wrongHistory({ stand, commits }: Race): readonly string[] {
  const wrong: string[] = [];
  const written = stand.world.gitops
    .log('main')
    .map(({ message }) => ({
      isRollback: message.startsWith('Roll back'),
      mayGoBack: /^(Roll back|Promote)/.test(message),
      change: / (\S+) \S+: (\w+) -> (\w+)$/m.exec(message),
    }))
    .filter(({ change }) => change?.[1] === file)
    .toReversed();
  let stands = 'v0';
  const were = new Set<string>();
  for (const { isRollback, mayGoBack: isAsked, change } of written) {
    const [, , from = '', to = ''] = change ?? [];
    if (from !== stands) wrong.push(`${to} was written over ${stands}, and took it for ${from}`);
    const isOlder = commits.indexOf(to) < commits.indexOf(from);
    if (isOlder && !isAsked) wrong.push(`${commits.indexOf(to)} was deployed over ${commits.indexOf(from)}`);
    if (isRollback && !were.has(to)) wrong.push(`rolled back to ${to}, which was never there`);
    were.add(to);
    stands = to;
  }
  if (stands !== stand.tag()) wrong.push(`Git names ${stand.tag()}, and ${stands} was written last`);
  return wrong;
}
