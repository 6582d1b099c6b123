import { targetsOf } from '../configuration/environment.ts';
import { fail } from '../prepare.ts';
import type { Ended } from '../report/report.ts';
import type { RolloutPlace } from '../rollout/action.ts';
import type { Command } from './command.ts';
import { configured } from './command.ts';

/** The command `rollout`. */
export async function runRollout(command: Command): Promise<Ended> {
  const { request, connect: open, around } = command;
  const { verb } = request;
  const places = rolloutPlaces(command);
  await using connected = open();
  if (verb === 'status') {
    const { rolloutStatus } = await import('../commands/rollout-status.ts');
    return await rolloutStatus(places, connected.ports, around.signal);
  }
  const { rolloutAction } = await import('../commands/rollout-action.ts');
  return await rolloutAction({ action: verb, places }, connected.ports, around.signal);
}

/** The Rollouts that are named, or those of an environment, each where it runs. */
function rolloutPlaces(command: Command): readonly RolloutPlace[] {
  const { workloads, environment = '', target, argocdApplication: application } = command.request;
  if (workloads.length > 0) return [{ workloads, ...(application === undefined ? {} : { application }) }];
  const places = targetsOf(configured(command), environment, target).map((one) => ({
    workloads: one.workloads
      .filter(({ kind }) => kind === 'Rollout')
      .map(({ kind, namespace, name }) => ({ kind, namespace, name })),
    ...(one.cluster === undefined ? {} : { cluster: one.cluster }),
    ...(one.argocd === undefined
      ? {}
      : { application: { namespace: one.argocd.namespace, name: one.argocd.application } }),
  }));
  if (places.some((place) => place.workloads.length > 0)) return places;
  return fail([{ message: `${environment} has no Rollout there`, place: { name: 'environment' } }]);
}
