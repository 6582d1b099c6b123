import { textAt } from '../src/data/fields.ts';
import type { Printer } from '../src/terminal/printer.ts';
import { check } from './check.ts';
import { deploy } from './deploy.ts';
import type { DeploymentEnd } from './job.ts';
import type { Scenario } from './scenario.ts';
import type { Change } from './shop.ts';
import { story } from './story.ts';
import type { World } from './world.ts';

/** How a scenario is played. */
export interface Playing {
  readonly scenario: Scenario;
  readonly printer: Printer;
  /** Called with the page of what is to be looked at, once it is there. */
  readonly onPage: (url: string) => void;
  readonly signal: AbortSignal;
}

/** Plays a scenario: what people propose, and then every deployment at once. The newest comes last. */
export async function play(world: World, playing: Playing): Promise<readonly DeploymentEnd[]> {
  const { scenario, printer, onPage, signal } = playing;
  if (scenario.memory !== undefined) await propose(world, scenario.memory, playing);
  signal.throwIfAborted();
  if (scenario.story) return story(world, playing);
  const changes: Change[] = [];
  for (let index = 1; index <= scenario.deployments; index += 1) changes.push(await world.shop.commit(`Menu ${index}`));
  const [environment = ''] = world.shop.environments();
  const newest = changes.at(-1);
  if (newest !== undefined) onPage(world.page(world.shop.source, newest));
  return Promise.all(
    changes.map((change) => {
      const mark = changes.length === 1 ? '' : `${change.commit.slice(0, 7)} `;
      return deploy(world, { change, environment, printer, mark, signal });
    }),
  );
}

/** Somebody proposes another memory limit; the check says what is wrong with it, and somebody merges it all the same. */
async function propose(world: World, memory: string, { printer, onPage, signal }: Playing): Promise<void> {
  const change = await world.shop.propose(memory);
  onPage(world.page(world.shop.gitops, change));
  printer.show(`Somebody proposes "${memory}" in the GitOps repository; its workflow checks the pull request:`);
  const { report } = await check(world, { change, onLine: (line) => printer.show(`  ${line}`), signal });
  printer.show(`  ${textAt(report, 'outcome')} (${textAt(report, 'reason')}): ${textAt(report, 'sentence')}`);
  // nobody merges what was interrupted
  signal.throwIfAborted();
  printer.show('It is merged all the same, and the next commit of the application is deployed:');
  world.shop.accept(change);
}
