import type { MergeLook } from '../deployment/merging.ts';
import { branchName } from '../deployment/names.ts';
import { recordsLookedAt } from './admit.ts';
import { carries, whatIsBrought } from './carries.ts';
import type { MergeRun, ToMerge } from './merge-end.ts';
import type { Run } from './run.ts';

/** How the head of our pull request stands to what this deployment has put there. */
export type HeadStanding =
  | { readonly is: 'ours' }
  /** GitHub may tell of the head before ours for a moment after a push, and of a commit before it can compare it. */
  | { readonly is: 'behind' }
  /** A newer deployment has put its own values there. */
  | { readonly is: 'newer' }
  /** Our values are not in it any more, and nobody's that we know. */
  | { readonly is: 'lost' }
  /** It would bring more than our values, or not into our branch; `besides` says what, as the middle of a sentence. */
  | { readonly is: 'more'; readonly besides: string };

/** How often a head that cannot be compared is taken for one that cannot be compared yet. */
const mostUnknown = 3;

/** What is known of the heads of one pull request of ours, so that each is compared once. */
export class MergeHead {
  readonly #run: MergeRun;
  readonly #what: ToMerge;
  /** The newest head that is known to hold our values and nothing else. */
  #pure: string | undefined;
  #commits = 1;
  #unknown = 0;

  constructor(run: MergeRun, what: ToMerge) {
    this.#run = run;
    this.#what = what;
    this.#pure = what.place.made ? what.place.head : undefined;
  }

  /**
   * Only what was planned, judged and allowed is merged by us. Somebody may have brought the branch up to date, by a merge or
   * a rebase; whatever else stands on it is not ours to merge.
   */
  async standing({ head, base }: MergeLook): Promise<HeadStanding> {
    const { branch } = this.#run.plan.gitops;
    if (base !== branch) return { is: 'more', besides: `it merges into ${base}, not into ${branch}` };
    if (head === this.#pure) return { is: 'ours' };
    const { record, edits } = this.#what.written;
    const brought = await whatIsBrought(this.#run, edits, head);
    if (brought.besides === undefined) {
      this.#pure = head;
      this.#commits = brought.commits;
      return { is: 'ours' };
    }
    if (await this.#isBehind(head)) return { is: 'behind' };
    if (await isOfNewer(this.#run, record, head)) return { is: 'newer' };
    if (!(await carries(this.#run, edits, head))) return { is: 'lost' };
    if (!brought.isCompared && this.#unknown < mostUnknown) {
      this.#unknown += 1;
      return { is: 'behind' };
    }
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

/** Whether a newer deployment of this environment has put its values onto this head. */
export async function isOfNewer(run: Run<'forge' | 'gitops'>, record: number, head: string): Promise<boolean> {
  const { records } = await run.ports.forge();
  const known = await records.list(run.plan.application, run.plan.environment, recordsLookedAt, run.signal);
  for (const { id, payload } of known) {
    if (id > record && (await carries(run, payload.edits, head))) return true;
  }
  return false;
}
