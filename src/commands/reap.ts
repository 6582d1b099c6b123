import { environmentOf } from '../configuration/environment.ts';
import type { ApplicationConfiguration } from '../configuration/schema.ts';
import { branchName, rollbackBranchName } from '../deployment/names.ts';
import { goesOn } from '../deployment/record.ts';
import { everyApplication } from '../ports/holds.ts';
import type { Ports } from '../ports/index.ts';

/** What is looked through, and with what. */
export interface Reaping {
  readonly ports: Pick<Ports, 'forge' | 'gitops' | 'holds' | 'log'>;
  readonly configuration: ApplicationConfiguration;
  readonly environment: string;
  readonly signal: AbortSignal;
}

/**
 * Takes away what runs that died left in the GitOps repository for one environment: a hold whose time is over, and our branches where
 * nothing is proposed from them any more and no deployment goes on. A handful of requests; nothing here fails a run.
 */
export async function reap(reaping: Reaping): Promise<void> {
  const { ports, signal } = reaping;
  for (const work of [sweepHold, removeOurBranches]) {
    try {
      await work(reaping);
    } catch (error) {
      signal.throwIfAborted();
      const message = error instanceof Error ? error.message : '';
      ports.log.warning(`${reaping.environment}: what earlier runs left stays: ${message}`);
    }
  }
}

async function sweepHold({ ports, configuration, environment, signal }: Reaping): Promise<void> {
  const holds = await ports.holds();
  for (const application of [configuration.application, everyApplication]) {
    const swept = await holds.sweep(application, environment, signal);
    if (swept !== undefined) ports.log.info(`${environment}: the hold of ${swept.owner} is over, and was taken away`);
  }
}

/** A compare-and-swap: whoever makes it anew meanwhile keeps it, and who builds upon it makes it once more. */
async function removeOurBranches(reaping: Reaping): Promise<void> {
  const { configuration, environment } = reaping;
  const { write, rollback } = environmentOf(configuration, environment);
  const scope = { application: configuration.application, environment };
  if (write !== 'push') await removeBranch(reaping, branchName(scope));
  if (rollback === 'pull-request') await removeBranch(reaping, rollbackBranchName(scope));
}

async function removeBranch({ ports, configuration, environment, signal }: Reaping, branch: string): Promise<void> {
  const { application, gitops: place } = configuration;
  const gitops = await ports.gitops();
  const head = await gitops.head(branch, signal);
  if (head === undefined) return;
  const { pullRequests, records } = await ports.forge();
  const [newest] = await records.list(application, environment, 1, signal);
  // a branch whose deployment nobody remembers may be that of a run that begins
  if (newest === undefined || goesOn(newest.note)) return;
  if ((await pullRequests.findOpen(branch, place.branch, signal)) !== undefined) return;
  const removed = await gitops.removeBranch(branch, head, signal);
  if (removed.result === 'removed') ports.log.info(`${environment}: ${branch} was left, and was taken away`);
  if (removed.result === 'refused') ports.log.warning(`${environment}: ${branch} stays: ${removed.message}`);
}
