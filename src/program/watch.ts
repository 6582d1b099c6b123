import { environmentOf } from '../configuration/environment.ts';
import type { DeploymentRecord } from '../deployment/record.ts';
import { fail } from '../prepare.ts';
import type { Ended } from '../report/report.ts';
import type { Command } from './command.ts';
import { commonFacts, configured } from './command.ts';

/** The command `watch`. */
export function runWatch(command: Command): Promise<Ended> {
  return command.request.workloads.length > 0 ? watchNamed(command) : watchConfigured(command);
}

async function watchNamed({ request, connect: open, around }: Command): Promise<Ended> {
  const { watch } = await import('../commands/watch.ts');
  const { image, workloads, argocdApplication, revision, timeoutSeconds, onPause } = request;
  if (image === undefined) return fail([{ message: 'watch needs it', place: { name: 'image' } }]);
  const goal = {
    image,
    platformDigests: [],
    workloads,
    // whoever only watches asks about that very rollout: the culprit is told, however late the watch began
    written: true,
    ...(revision === undefined ? {} : { revision }),
    ...(argocdApplication === undefined ? {} : { application: argocdApplication }),
  };
  await using connected = open();
  const { outcome, targets } = await watch({ goal, timeoutSeconds, onPause }, connected.ports, around.signal);
  return { outcome, details: { targets } };
}

async function watchConfigured(command: Command): Promise<Ended> {
  const { request, around } = command;
  const configuration = configured(command);
  const name = request.environment ?? '';
  environmentOf(configuration, name);
  const [{ watchEnvironment }, { planRecord }] = await Promise.all([
    import('../commands/watch.ts'),
    import('../deployment/plan-deployment.ts'),
  ]);
  const { application } = configuration;
  const { target } = request;
  await using connected = command.connect();
  const { outcome, targets } = await watchEnvironment(
    { application, name, ...(target === undefined ? {} : { target }) },
    (record: DeploymentRecord) => planRecord(record, configuration, commonFacts(command, name)),
    { ports: connected.ports, signal: around.signal },
  );
  return { outcome, details: { targets } };
}
