import type { MergeLook } from '../deployment/merging.ts';
import { branchName } from '../deployment/names.ts';
import type { DeploymentRecord } from '../deployment/record.ts';
import { goesOn } from '../deployment/record.ts';
import { editsUnderWay } from '../deployment/waves.ts';
import { recordsLookedAt } from './admit.ts';
import { carries, whatIsBrought } from './carries.ts';
import type { MergeRun, ToMerge } from './merge-end.ts';
import type { Run } from './run.ts';

/** How the head of our pull request stands to what this deployment has put there. */
export type HeadStanding =
  | { readonly is: 'ours' }
  /** GitHub may tell of the head before ours for a moment after a push, and of a commit before it can compare it. */
  | { readonly is: 'behind' }
  /** A newer deployment that goes on has put its own values there, and takes care of it. */
  | { readonly is: 'newer' }
  /** Our values are not in it any more, and nobody's that we know; or the branch has no place for them any more. */
  | { readonly is: 'lost' }
  /** It would bring more than our values, or not into our branch; `besides` says what, as the middle of a sentence. */
  | { readonly is: 'more'; readonly besides: string };

/** How often a head that cannot be compared is taken for one that cannot be compared yet. */
const mostUnknown = 3;

/** What is known of the heads of one pull request of ours, so that none is compared twice with the same commit of the branch. */
export class MergeHead {
  readonly #run: MergeRun;
  readonly #what: ToMerge;
  /** The newest head that is known to hold our values and nothing else. */
  #pure: string | undefined;
  /** The commit of the branch with which it was compared, or upon which it was made. */
  #into: string | undefined;
  #commits = 1;
  #unknown = 0;

  constructor(run: MergeRun, what: ToMerge) {
    this.#run = run;
    this.#what = what;
    this.#pure = what.place.made ? what.place.head : undefined;
    this.#into = what.place.onto;
  }

  /**
   * Only what was planned, judged and allowed is merged by us. Somebody may have brought the branch up to date, by a merge or
   * a rebase; whatever else stands on it is not ours to merge.
   */
  async standing({ head, base, into }: MergeLook): Promise<HeadStanding> {
    const { branch } = this.#run.plan.gitops;
    if (base !== branch) return { is: 'more', besides: `it merges into ${base}, not into ${branch}` };
    // what it brings depends on what is in the branch already, and where
    if (head === this.#pure && into === this.#into) return { is: 'ours' };
    const { record, edits } = this.#what.written;
    const brought = await whatIsBrought(this.#run, edits, head);
    if (brought.besides === undefined) {
      this.#pure = head;
      this.#into = into;
      this.#commits = brought.commits;
      return { is: 'ours' };
    }
    if (await this.#isBehind(head)) return { is: 'behind' };
    if (!brought.isCompared && this.#unknown < mostUnknown) {
      this.#unknown += 1;
      return { is: 'behind' };
    }
    const isHere = await carries(this.#run, edits, head);
    if (await isOfNewerRun(this.#run, record, { head, isHere })) return { is: 'newer' };
    if (brought.isOutdated || !isHere) return { is: 'lost' };
    return { is: 'more', besides: brought.besides };
  }

  /** How it may be merged. A rebase replays its commits one by one, which may bring other than all of them together do. */
  methods({ methods }: MergeLook): MergeLook['methods'] {
    return this.#commits > 1 ? methods.filter((method) => method !== 'rebase') : methods;
  }

  async #isBehind(head: string): Promise<boolean> {
    const gitops = await this.#run.ports.gitops();
    const now = await gitops.head(branchName(this.#run.plan), this.#run.signal);
    return now !== head && now === (this.#pure ?? this.#what.place.head);
  }
}

/** The newer deployments of this environment whose values stand on a head; one that names no value, since it was held, stands nowhere. */
async function newerOn(
  run: Run<'forge' | 'gitops'>,
  record: number,
  head: string,
): Promise<readonly DeploymentRecord[]> {
  const { records } = await run.ports.forge();
  const known = await records.list(run.plan.application, run.plan.environment, recordsLookedAt, run.signal);
  const on: DeploymentRecord[] = [];
  for (const one of known) {
    const edits = editsUnderWay(one);
    if (one.id > record && edits.length > 0 && (await carries(run, edits, head))) on.push(one);
  }
  return on;
}

/** Whether a newer deployment of this environment has put its values onto this head. */
export async function isOfNewer(run: Run<'forge' | 'gitops'>, record: number, head: string): Promise<boolean> {
  return (await newerOn(run, record, head)).length > 0;
}

/** Whether this head is of a newer deployment that goes on: its values and nothing else. */
export async function isMadeByNewer(run: Run<'forge' | 'gitops'>, record: number, head: string): Promise<boolean> {
  return isOfNewerRun(run, record, { head, isHere: true });
}

/**
 * Whether a newer deployment that goes on takes care of this head. One whose values stand there in place of ours does; where ours
 * stand there too, as those of the same version do, there must be nothing else.
 */
async function isOfNewerRun(
  run: Run<'forge' | 'gitops'>,
  record: number,
  { head, isHere }: { readonly head: string; readonly isHere: boolean },
): Promise<boolean> {
  for (const one of await newerOn(run, record, head)) {
    if (!goesOn(one.note)) continue;
    if (!isHere || (await whatIsBrought(run, editsUnderWay(one), head)).besides === undefined) return true;
  }
  return false;
}
