import { environmentOf } from '../configuration/environment.ts';
import { opensApplication } from '../inputs/secrets.ts';
import type { Ended } from '../report/report.ts';
import type { Command } from './command.ts';
import { configured } from './command.ts';
import { planBuild, planRequest } from './plan-request.ts';
import { isAboutPreview, workOnPreview } from './preview.ts';

// each waits for its command, `return await`: what it opened is closed once it has ended, and not before
/** The command `deploy`. */
export async function runDeploy(command: Command): Promise<Ended> {
  if (!isAboutPreview(command)) return deployTo(command);
  const work = await workOnPreview(command);
  return work.do === 'end' ? work.ended : deployTo(work.command);
}

async function deployTo(command: Command): Promise<Ended> {
  if (command.request.dryRun) return await runDryRun(command);
  await using connected = command.connect();
  const plan = await planRequest(command, connected);
  const { deploy } = await import('../commands/deploy.ts');
  return await deploy(plan, connected.ports, command.around.signal);
}

/** The command `build`. */
export async function runBuild(command: Command): Promise<Ended> {
  const { environment } = command.request;
  if (environment !== undefined) environmentOf(configured(command), environment);
  await using connected = command.connect();
  const plan = await planBuild(command, connected);
  const { buildOnly, buildDryRun } = await import('../commands/build.ts');
  const run = command.request.dryRun ? buildDryRun : buildOnly;
  return await run(plan, connected.ports, command.around.signal);
}

async function runDryRun(command: Command): Promise<Ended> {
  await using connected = command.connect();
  const plan = await planRequest(command, connected);
  const { dryRun } = await import('../commands/dry-run.ts');
  const knowsGitHub = opensApplication(command.secrets);
  return await dryRun({ plan, ports: connected.ports, signal: command.around.signal, knowsGitHub });
}
