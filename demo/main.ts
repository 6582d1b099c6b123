// npm run demo [SCENARIO]: the main job on a world of our own, on this machine alone.
import { parseArgs } from 'node:util';
import type { DemoEnd, Scenario } from './world.ts';
import { DemoWorld, filesOfTheDemo, scenariosIn, toolsHere } from './world.ts';

const { values, positionals } = parseArgs({
  options: {
    keep: { type: 'boolean' },
    json: { type: 'boolean' },
    help: { type: 'boolean' },
    files: { type: 'string', default: filesOfTheDemo },
  },
  allowPositionals: true,
});
const known = scenariosIn(values.files);
const [name = 'healthy'] = positionals;
const scenario = known[name];
const say = (line: string) => void (values.json === true ? process.stderr : process.stdout).write(`${line}\n`);

if (values.help === true || scenario === undefined) {
  const list = Object.keys(known).join(', ');
  if (scenario === undefined) say(`there is no scenario "${name}"`);
  say(`npm run demo [SCENARIO] -- [--keep] [--json] [--files FOLDER]\n\nscenarios: ${list}`);
  process.exit(values.help === true ? 0 : 2);
}
process.exitCode = await run(name, scenario);

async function run(title: string, told: Scenario): Promise<number> {
  const tools = toolsHere();
  const world = await DemoWorld.open(told, values.files, tools);
  try {
    say(
      `Demo "${title}": a GitHub, a registry and a cluster on this machine; the cluster plays recordings of the real Argo.`,
    );
    if (!tools.builds) say('No buildx with a builder here: a prepared image is deployed instead of one that is built.');
    say('Trivy is stood in for: its report is one that was recorded.');
    await world.settled();
    const ends = await deployAll(world, told);
    const [newest] = ends.slice(-1);
    if (newest === undefined) throw new Error('nothing was deployed');
    show(world, ends);
    if (values.json === true) process.stdout.write(`${JSON.stringify(newest.report)}\n`);
    if (values.keep === true) await keep(world);
    return newest.exit;
  } finally {
    await world.close(values.keep === true);
  }
}

/** Deploys as the scenario has it: one commit, or several at once. The newest comes last. */
async function deployAll(world: DemoWorld, { memory, deployments = 1 }: Scenario): Promise<readonly DemoEnd[]> {
  if (memory !== undefined) {
    say(`Somebody has put "${memory}" into the manifest.`);
    await world.tamper(memory);
  }
  const [environment = ''] = world.environments;
  const changes = [];
  for (let index = 0; index < deployments; index += 1) changes.push(await world.commit(`Menu ${index + 1}`));
  return Promise.all(
    changes.map((change) => {
      const mark = deployments === 1 ? '' : `${change.commit.slice(0, 7)} `;
      return world.deploy(change, environment, (line) => say(`  ${mark}${line}`));
    }),
  );
}

/** What GitHub shows now: the status of each commit, and the comment of the newest pull request. */
function show(world: DemoWorld, ends: readonly DemoEnd[]): void {
  say('');
  for (const { commit, report } of ends) {
    const status = world.source.statuses(commit).at(-1);
    say(
      `${commit.slice(0, 7)}  ${status?.state ?? 'no status'}  ${status?.context ?? ''}: ${report.outcome} (${report.reason})`,
    );
    say(`         ${report.sentence}`);
  }
  const comment = ends
    .map(({ pullRequest }) => world.source.comments(pullRequest)[0])
    .findLast((one) => one !== undefined);
  if (comment !== undefined) say(`\nThe comment on the pull request:\n\n${comment.body}`);
}

async function keep(world: DemoWorld): Promise<void> {
  say(`GitHub: ${world.github.url}   registry: ${world.registry.host}   files: ${world.folder}\nCtrl+C ends it.`);
  await new Promise<void>((resolve) => process.once('SIGINT', () => resolve()));
}
