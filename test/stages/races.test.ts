import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { changeHold } from '../../src/commands/hold.ts';
import { resumeEnvironment } from '../../src/commands/resume.ts';
import { rollback } from '../../src/commands/rollback.ts';
import { planDeployment } from '../../src/deployment/plan-deployment.ts';
import { goesOn } from '../../src/deployment/record.ts';
import { DeployError } from '../../src/errors.ts';
import { drive } from '../../src/stages/drive.ts';
import { never } from '../clock.ts';
import { Random } from '../github/random.ts';
import { clusterOf, Stand } from './stand.ts';

/** `RACES=100` plays so many seeds, `SEED=7` that one. */
const seeds =
  process.env['SEED'] === undefined
    ? Array.from({ length: Number(process.env['RACES'] ?? 2) }, (_, index) => index + 1)
    : [Number(process.env['SEED'])];

/** How many runs there are at once. */
const atOnce = 20;

/** Deployments, rollbacks, holds and releases of one environment, all at the same time. */
class Race {
  readonly stand: Stand;
  /** Commits of the application, the oldest first. */
  readonly commits: readonly string[];
  #runs = 0;

  constructor(stand: Stand, commits: readonly string[]) {
    this.stand = stand;
    this.commits = commits;
  }

  static async begin(): Promise<Race> {
    const stand = await Stand.open();
    const commits = [stand.a, stand.b];
    for (const name of ['C', 'D', 'E']) commits.push(await stand.world.application.commit({ [name]: '1' }, name));
    const race = new Race(stand, commits);
    for (const commit of commits.slice(0, 2)) await race.deploy(commit);
    return race;
  }

  ports() {
    const look = () => ({ tag: this.stand.tag(), revision: this.stand.world.gitops.head() });
    return this.stand.ports({ cluster: async () => clusterOf(this.stand, look) });
  }

  /** Every look of every run lets a second pass, so that the time of one is that of all. */
  #facts() {
    this.#runs += 1;
    return { ...this.stand.facts(this.#runs), timeoutSeconds: 1_000_000 };
  }

  async deploy(commit: string): Promise<string> {
    const source = { commit, branch: 'main', date: '2026-03-01T00:00:00Z' };
    const facts = this.#facts();
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

/** What is wrong with the state that a race has come to; nothing where it is one that runs one after the other could come to. */
async function wrongWith(race: Race, outcomes: readonly string[]): Promise<readonly string[]> {
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
function wrongHistory({ stand, commits }: Race): readonly string[] {
  const wrong: string[] = [];
  const written = stand.world.gitops
    .log('main')
    .map(({ message }) => ({
      isRollback: message.startsWith('Roll back'),
      change: /: (\w+) -> (\w+)$/m.exec(message),
    }))
    .filter(({ change }) => change !== null)
    .toReversed();
  let stands = 'v0';
  const were = new Set<string>();
  for (const { isRollback, change } of written) {
    const [, from = '', to = ''] = change ?? [];
    if (from !== stands) wrong.push(`${to} was written over ${stands}, and took it for ${from}`);
    const isOlder = commits.indexOf(to) < commits.indexOf(from);
    if (isOlder && !isRollback) wrong.push(`${commits.indexOf(to)} was deployed over ${commits.indexOf(from)}`);
    if (isRollback && !were.has(to)) wrong.push(`rolled back to ${to}, which was never there`);
    were.add(to);
    stands = to;
  }
  if (stands !== stand.tag()) wrong.push(`Git names ${stand.tag()}, and ${stands} was written last`);
  return wrong;
}

it.each(seeds)(
  'twenty runs that deploy, roll back, hold and release at once end in a legal state: seed %i',
  {
    timeout: 600_000,
  },
  async (seed) => {
    const race = await Race.begin();
    await using stand = race.stand;
    const random = new Random(seed * 7919);
    const outcomes = await Promise.all(
      Array.from({ length: atOnce }, async () => {
        const [what, which, pause] = [random.below(100), random.below(race.commits.length), random.below(3000)];
        await wait(pause);
        if (what < 45) return race.deploy(race.commits[which] ?? '');
        if (what < 65) return race.rollBack();
        return race.change(what < 80 ? 'hold' : 'release');
      }),
    );
    expect(await wrongWith(race, outcomes), outcomes.join(', ')).toEqual([]);
    // and whoever opens the environment then finds everything at its end after one more look
    await race.change('release');
    const ends = await race.resume();
    expect(
      ends.map(({ outcome }) => outcome).filter(({ outcome }) => outcome === 'failed' || outcome === 'errored'),
    ).toEqual([]);
    const records = await stand.records();
    expect(records.filter(({ note }) => goesOn(note))).toEqual([]);
    expect(wrongHistory(race)).toEqual([]);
    expect(stand.status(stand.tag())?.state).toBe('success');
  },
);
