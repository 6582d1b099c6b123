import { setTimeout as wait } from 'node:timers/promises';
import { textAt } from '../src/data/fields.ts';
import { deploy } from './deploy.ts';
import type { DeploymentEnd, JobEvent } from './job.ts';
import { runJob } from './job.ts';
import type { Playing } from './play.ts';
import { pushImage } from './push.ts';
import type { Change } from './shop.ts';
import type { World } from './world.ts';

/** Who promotes, and may. */
const maintainer = 'mia';
const [staging, production] = ['staging', 'production'];

/**
 * The whole story, chapter by chapter, each as the job that the shipped workflows would start: staging, a promotion, a canary that a
 * maintainer promotes by a comment; a bad version that goes back by itself and leaves production held; and the way on.
 */
export async function story(world: World, playing: Playing): Promise<readonly DeploymentEnd[]> {
  world.shop.source.setRole(maintainer, 'maintain');
  const told = new Story(world, playing);
  await told.goodVersion();
  await told.badVersion();
  await told.wayOn();
  return told.ends;
}

class Story {
  readonly ends: DeploymentEnd[] = [];
  readonly #world: World;
  readonly #playing: Playing;

  constructor(world: World, playing: Playing) {
    this.#world = world;
    this.#playing = playing;
  }

  async goodVersion(): Promise<void> {
    const change = await this.#commit('Tomato soup');
    await this.#promote(change);
    await this.#comment(change, `/rollout promote ${production}`);
  }

  async badVersion(): Promise<void> {
    const change = await this.#commit('Salt instead of sugar');
    await this.#promote(change);
    await this.#world.parts.measure(0.5);
    await this.#comment(change, `/rollout promote ${production}`);
    await this.#world.parts.measure(0.99);
  }

  async wayOn(): Promise<void> {
    const change = await this.#world.shop.open('Sugar again');
    this.#show(change);
    this.#say('"Sugar again" is a pull request, and its workflow pushes the image');
    await pushImage(this.#world, change, staging);
    await this.#letTimePass();
    await this.#comment(change, `/deploy ${staging}`);
    await this.#comment(change, `/deploy ${production}`);
    await this.#comment(change, `/release ${production}`);
    await this.#comment(change, `/deploy ${production}`);
    await this.#comment(change, `/rollout promote ${production}`);
  }

  /** A change is merged, and the push deploys it to staging. */
  async #commit(message: string): Promise<Change> {
    const change = await this.#world.shop.commit(message);
    this.#show(change);
    this.#say(`"${message}" is merged, and the push deploys it to ${staging}`);
    this.#end(await deploy(this.#world, { ...this.#job(change), environment: staging }));
    return change;
  }

  /** GitHub tells times to the second, and a comment counts for what was pushed before it; its stand-in notes a push when it is looked at. */
  async #letTimePass(): Promise<void> {
    await this.#world.get(this.#world.shop.source, 'activity');
    await wait(1100);
  }

  #show(change: Change): void {
    this.#playing.onPage(this.#world.page(this.#world.shop.source, change));
  }

  async #promote(change: Change): Promise<void> {
    this.#say(`${maintainer} starts the workflow that promotes to ${production}`);
    await this.#run(change, ['promote', '--environment', production], this.#event('workflow_dispatch'));
  }

  async #comment(change: Change, body: string): Promise<void> {
    this.#say(`${maintainer} comments: ${body}`);
    const { source } = this.#world.shop;
    const id = source.addComment(change.pullRequest, maintainer, body);
    const comment = await this.#world.get(source, `issues/comments/${id}`);
    const issue = { number: change.pullRequest, pull_request: { html_url: this.#world.page(source, change) } };
    await this.#run(change, ['comment'], this.#event('issue_comment', { action: 'created', issue, comment }));
  }

  async #run(change: Change, words: readonly string[], event: JobEvent): Promise<void> {
    this.#end(await runJob(this.#world, { ...this.#job(change), words, event }));
  }

  #event(name: string, payload: object = {}): JobEvent {
    const { fullName } = this.#world.shop.source;
    const repository = { full_name: fullName, default_branch: 'main' };
    return { name, actor: maintainer, payload: { ...payload, repository, sender: { login: maintainer } } };
  }

  #job(change: Change) {
    const { printer, signal } = this.#playing;
    signal.throwIfAborted();
    return { change, printer, signal, mark: '  ' };
  }

  #say(what: string): void {
    this.#playing.printer.show(`\n${this.ends.length + 1}. ${what}:`);
  }

  #end(end: DeploymentEnd): void {
    this.ends.push(end);
    const [outcome, reason, sentence] = ['outcome', 'reason', 'sentence'].map((name) => textAt(end.report, name));
    this.#playing.printer.show(`   ${outcome} (${reason}): ${sentence}`);
  }
}
