import { withoutUndefined } from '../data/fields.ts';
import { imageBefore } from '../deployment/image-before.ts';
import type { Event } from '../deployment/machine.ts';
import type { Plan } from '../deployment/plan.ts';
import type { ImageReference } from '../image/reference.ts';
import type { Outcome } from '../outcome.ts';
import type { Listing } from '../ports/cluster.ts';
import { lastHealthyOf, recordsLookedAt } from './admit.ts';
import { missingForBuild, provisionalImage, wasBuilt } from './build.ts';
import { firstStates } from './cluster-watch.ts';
import { repositoryOfPlan } from './image-of-plan.ts';
import { judgeWorkload } from './judge.ts';
import { connectAll } from './look.ts';
import { planWavesOn, readHead } from './plan-edits.ts';
import { previewUnwanted } from './preview.ts';
import type { Run } from './run.ts';
import { ended, outcomeAt } from './run.ts';
import { lookedAt } from './watch.ts';
import type { Looked } from './watched-types.ts';
import { isNeeded } from './watched-types.ts';

/**
 * Finds out what would end the deployment later, before anything is built: a Dockerfile that is not there, edits that cannot be
 * made, a workload that is refused, and a cluster that does not answer or may not be looked at. Only reads.
 */
export async function check(
  run: Run<'forge' | 'gitops' | 'policyFiles' | 'cluster' | 'signing' | 'log' | 'builder' | 'registry' | 'clock'>,
): Promise<Event> {
  const unwanted = await previewUnwanted(run);
  if (unwanted !== undefined) return unwanted;
  const [missing, unsigned, planned, trouble] = await Promise.all([
    missingForBuild(run),
    unsignable(run),
    planOnce(run),
    lookOnce(run),
  ]);
  if (missing !== undefined) return missing;
  if (unsigned !== undefined) return unsigned;
  if ('refusal' in planned) return planned.refusal;
  if (trouble !== undefined) return { event: 'ended', outcome: trouble };
  return { event: 'checked', ...planned };
}

/** What would keep us from signing, or from verifying, once the image is built and scanned. */
export async function unsignable(run: Run<'signing' | 'registry' | 'log'>): Promise<Event | undefined> {
  const { plan, ports } = run;
  const { verify, trustedRoot } = plan.signing;
  if (verify.length > 0 && trustedRoot !== undefined) {
    const sentence = await (await ports.signing()).trustObstacle(trustedRoot, run.signal);
    if (sentence !== undefined) return ended('errored', 'verification-errored', { stage: 'inputs', sentence });
  }
  if (isSignedByNobody(plan) && !(await wasBuilt(run)))
    ports.log.warning(
      'nothing signs what is built here: `signing.verify` refuses it unless this very image was signed before',
    );
  if (!mustSign(plan)) return undefined;
  const { obstacle } = await ports.signing();
  // what was built before was signed then
  if (obstacle === undefined || (await wasBuilt(run))) return undefined;
  return ended('errored', 'signing-errored', { stage: 'inputs', sentence: obstacle });
}

/** What is built is refused after all then, unless its build gives the same digest each time. */
function isSignedByNobody({ image, signing: { sign, attest, verify } }: Plan): boolean {
  return verify.length > 0 && image.plan.from !== 'registry' && !sign && !attest.includes('registry');
}

function mustSign({ image, signing: { sign, attest, attestationRequired } }: Plan): boolean {
  return image.plan.from !== 'registry' && (sign || (attest.length > 0 && attestationRequired));
}

/** The image that Git names now, or the event that ends a deployment whose edits cannot be made. */
async function planOnce(
  run: Run<'forge' | 'gitops' | 'policyFiles' | 'log' | 'clock' | 'cluster'>,
): Promise<{ readonly before?: ImageReference } | { readonly refusal: Event }> {
  const head = await readHead(run);
  if (typeof head !== 'string') return { refusal: head };
  const planned = await planWavesOn(run, provisionalImage(run.plan), head);
  if ('event' in planned) return { refusal: planned };
  const { records } = await run.ports.forge();
  const known = await records.list(run.plan.application, run.plan.environment, recordsLookedAt, run.signal);
  // what it warns of is told when it is judged again, on what is really written
  const { log } = run.ports;
  const quiet = { ...run, ports: { ...run.ports, log: { ...log, warning: log.debug } } };
  const lastHealthy = lastHealthyOf(known);
  const { refusal } = await judgeWorkload(quiet, head, planned.whole, lastHealthy);
  if (refusal !== undefined) return { refusal };
  const named = planned.whole.files.flatMap((file) => file.named);
  return withoutUndefined({ before: imageBefore(named, lastHealthy, repositoryOfPlan(run.plan)) });
}

async function lookOnce(run: Run<'cluster'>): Promise<Outcome | undefined> {
  const looked = targetsToLookAt(run.plan);
  const clusters = await connectAll(looked, (name) => run.ports.cluster(name));
  // without a way to a cluster the deployment is written and then paused: that is known and allowed
  if (clusters === undefined || clusters.size === 0) return undefined;
  const states = await firstStates(clusters, looked, run.signal);
  run.signal.throwIfAborted();
  if (states === undefined) throw new Error('the watch ended by itself');
  const needed = [...states.values()].flatMap((listings) => [...listings].filter(([key]) => isNeeded(key)));
  return needed.map(([, listing]) => troubleIn(listing)).find((trouble) => trouble !== undefined);
}

function targetsToLookAt(plan: Plan): readonly Looked[] {
  return plan.targets.map(lookedAt).filter(({ goal }) => goal.workloads.length > 0);
}

function troubleIn(listing: Listing): Outcome | undefined {
  switch (listing.state) {
    case 'forbidden':
      return outcomeAt('errored', 'forbidden', { stage: 'inputs', sentence: listing.message });
    case 'unreachable': {
      const sentence = `the cluster does not answer, so nothing was begun: ${listing.message}`;
      return outcomeAt('errored', 'cluster-unreachable', { stage: 'inputs', sentence });
    }
    case 'listed':
    case 'unknown-type':
      return undefined;
  }
}
