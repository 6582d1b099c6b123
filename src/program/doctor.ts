import { environmentOf } from '../configuration/environment.ts';
import type { Ended } from '../report/report.ts';
import type { Command } from './command.ts';
import { configured } from './command.ts';
import { planRequest } from './plan-request.ts';

/** The command `doctor`. */
export async function runDoctor(command: Command): Promise<Ended> {
  const configuration = configured(command);
  const { context, around, request } = command;
  const { environment: wanted } = request;
  const names = wanted === undefined ? Object.keys(configuration.environments) : [wanted];
  const environments = names.map((name) => [name, environmentOf(configuration, name)] as const);
  const [{ doctor }, { addressOf }] = await Promise.all([import('../commands/doctor.ts'), import('../git/address.ts')]);
  await using connected = command.connect();
  const { inspection, by } = await command.inspect();
  return await doctor({
    configuration,
    environments,
    ports: connected.ports,
    inspection,
    by,
    gitopsUrl: addressOf(context.serverUrl, configuration.gitops.repository),
    planFor: (environment) =>
      planRequest({ ...command, request: { ...request, environment, dryRun: true } }, connected),
    signal: around.signal,
    hide: around.hide,
    isJob: context.event !== undefined,
  });
}
