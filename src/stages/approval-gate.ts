import type { GatesPlan } from '../deployment/plan.ts';
import type { PullRequestApproval } from '../ports/approvals.ts';
import type { Gate } from './gates.ts';
import type { OpenRecord } from './record.ts';
import type { Run } from './run.ts';
import { outcomeAt } from './run.ts';

type Approvals = NonNullable<GatesPlan['approvals']>;

/** Whether those have consented whose consent the deployment needs: each kind that is configured has a gate of its own. */
export async function approvalGates(
  run: Run<'forge' | 'clock'>,
  approvals: Approvals,
  open: OpenRecord | undefined,
): Promise<readonly Gate[]> {
  const { environment, reviews } = approvals;
  return [
    ...(environment === undefined ? [] : [await runGate(run, environment, open)]),
    ...(reviews === 0 ? [] : [await reviewGate(run, reviews)]),
  ];
}

/** The run that deploys, or the one that asked for this very deployment, must have been approved for the GitHub environment. */
async function runGate(run: Run<'forge' | 'clock'>, environment: string, open: OpenRecord | undefined): Promise<Gate> {
  const name = `approved for the GitHub environment ${environment}`;
  const own = run.plan.run;
  const ids = new Set([own?.id, open?.run?.id].flatMap((id) => id ?? []));
  const { approvals } = await run.ports.forge();
  const asked = await Promise.all([...ids].map((id) => approvals.ofRun(id, run.signal)));
  // GitHub compares names of environments without case
  const said = asked.map((reviews) =>
    reviews.filter(({ environments }) => environments.some((one) => one.toLowerCase() === environment.toLowerCase())),
  );
  const consent = said.find((reviews) => reviews.length > 0 && reviews.every(({ state }) => state === 'approved'));
  if (consent !== undefined)
    return { name, is: 'open', sentence: `approved by ${consent.map(({ by }) => by).join(', ')}` };
  const refused = said.flat().find(({ state }) => state === 'rejected');
  const which = own?.url ?? open?.run?.url;
  const sentence =
    refused !== undefined
      ? `${refused.by} rejected the run for the GitHub environment ${environment}`
      : `nobody has approved ${which ?? 'a run of GitHub Actions'} for the GitHub environment ${environment}`;
  const goOn = `run it in a job with \`environment: ${environment}\`, and let its required reviewers approve that`;
  return missing(run, name, {
    sentence,
    waitsFor: `the required reviewers of the GitHub environment ${environment}`,
    goOn,
  });
}

/** The pull request that brought the source commit must be approved at its head, by so many. */
async function reviewGate(run: Run<'forge' | 'clock'>, wanted: number): Promise<Gate> {
  const people = wanted === 1 ? '1 approving review' : `${wanted} approving reviews`;
  const name = `${people} of the pull request`;
  const { pullRequest, commit } = run.plan.source;
  const no = (sentence: string, goOn: string) =>
    missing(run, name, { sentence, waitsFor: `${people} of the pull request of ${commit.slice(0, 7)}`, goOn });
  if (pullRequest === undefined)
    return no(`no pull request is known that brought ${commit.slice(0, 7)}`, 'bring the change by a pull request');
  const { approvals } = await run.ports.forge();
  const pull = await approvals.ofPullRequest(pullRequest, run.signal);
  const { url, head, isDropped, approvedBy } = pull;
  if (isDropped) return no(`${url} was closed, and is not merged`, 'reopen it, or deploy what was merged');
  const other = otherCommit(pull, commit);
  if (other !== undefined) return no(other.sentence, other.goOn);
  if (approvedBy.length >= wanted)
    return { name, is: 'open', sentence: `${url} is approved by ${approvedBy.join(', ')}` };
  const by = approvedBy.length === 0 ? 'nobody' : approvedBy.join(', ');
  const sentence = `${url} needs ${people} of ${head.slice(0, 7)} by people with write access, and is approved by ${by}`;
  return no(sentence, `approve ${url}, then resume`);
}

/** What is approved where that is not this commit: an older head may have been asked for, and wait, while another one is approved and merged. */
function otherCommit(
  { url, head, mergeCommit }: PullRequestApproval,
  commit: string,
): { readonly sentence: string; readonly goOn: string } | undefined {
  if (commit === head || commit === mergeCommit) return undefined;
  const [at, wanted] = [head.slice(0, 7), commit.slice(0, 7)];
  if (mergeCommit === undefined)
    return { sentence: `${url} is at ${at} by now, and not at ${wanted}`, goOn: 'deploy its head' };
  const sentence = `${url} was merged at ${at}, and not at ${wanted}`;
  return { sentence, goOn: `deploy ${mergeCommit.slice(0, 7)}, as which it was merged` };
}

function missing(
  run: Run<'clock'>,
  name: string,
  { sentence, waitsFor, goOn }: { readonly sentence: string; readonly waitsFor: string; readonly goOn: string },
): Gate {
  const waiting = { for: waitsFor, since: run.ports.clock.now(), goOn };
  return {
    name,
    is: 'closed',
    outcome: { ...outcomeAt('paused', 'approval-missing', { stage: 'write', sentence }), waiting },
  };
}
