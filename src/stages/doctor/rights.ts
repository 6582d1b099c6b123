import type { Reviewed, Wanted } from '../../doctor/rights.ts';
import type { ClusterInspection } from '../../ports/inspection.ts';

/** Asks for each right; who does not answer says nothing. */
export async function reviewAll<Right>(
  wanted: readonly Wanted<Right>[],
  may: (right: Right, signal: AbortSignal) => ReturnType<ClusterInspection['may']>,
  signal: AbortSignal,
): Promise<readonly Reviewed<Right>[]> {
  return Promise.all(
    wanted.map(async (one) => {
      const answer = await may(one.right, signal);
      return { ...one, isGranted: answer.state === 'given' ? answer.value : undefined };
    }),
  );
}
