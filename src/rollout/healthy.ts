import { endedEarly, isUnderWay, isWithoutData } from './analysis.ts';
import type { Judgement, WorkloadRow } from './assessment.ts';
import { printName } from './assessment.ts';
import type { WorkloadContext } from './judgements.ts';
import { progressing } from './judgements.ts';
import type { Rollout } from './rollout.ts';

/**
 * A Rollout whose phase is Healthy: ours is done only if it is the stable version too, its pods are there, and no run
 * that judges it is still measuring.
 */
export function judgeHealthy(rollout: Rollout, row: WorkloadRow, context: WorkloadContext): Judgement {
  const name = printName(rollout);
  if (rollout.currentHash === undefined || rollout.currentHash !== rollout.stableHash) {
    return progressing(`${name}: the new version is not the stable one yet`);
  }
  if (rollout.availableReplicas < rollout.replicas || rollout.updatedReplicas < rollout.replicas) {
    return progressing(`${name}: ${rollout.availableReplicas} of ${rollout.replicas} pods are available`);
  }
  const running = row.analysis.find(isUnderWay);
  if (running !== undefined) return progressing(`${name}: analysis ${running.name} is still measuring`);
  if (rollout.analysed && context.snapshot.runsBehind === true)
    return progressing(`${name} is healthy, and its analysis cannot be seen for a moment`, 'cluster-unreachable');
  if (rollout.replicas === 0) {
    return { verdict: 'succeeded', reason: 'nothing-runs', sentence: `${name} is scaled to zero: nothing runs` };
  }
  return healthy(rollout, row, context);
}

function healthy(rollout: Rollout, row: WorkloadRow, context: WorkloadContext): Judgement {
  const name = printName(rollout);
  const proof = row.analysis.filter((run) => run.phase === 'Successful' && !endedEarly(run));
  if (proof.length > 0 && proof.every(isWithoutData)) {
    const sentence = `${name} is healthy, but its analysis measured nothing`;
    return { verdict: 'succeeded', reason: 'healthy-without-data', sentence };
  }
  return {
    verdict: 'succeeded',
    reason: 'healthy',
    sentence: `${name} is healthy: ${analysisNote(rollout, row, context)}`,
  };
}

/** What the analysis proved, in a few words: never "passed" where nothing was measured. */
function analysisNote(rollout: Rollout, row: WorkloadRow, context: WorkloadContext): string {
  if (context.snapshot.runsHidden !== undefined) return 'its analysis cannot be seen';
  const passed = row.analysis.filter((run) => run.phase === 'Successful' && !endedEarly(run)).length;
  const cut = row.analysis.filter(endedEarly).length;
  if (passed > 0) return `analysis passed (${passed} ${passed === 1 ? 'run' : 'runs'})`;
  if (cut > 0) return 'analysis skipped: its runs were ended early';
  if (!rollout.analysed) return 'no analysis is configured';
  const other = row.analysis.find(({ phase }) => phase !== 'Successful');
  if (other !== undefined) return `its analysis ended ${other.phase}, and the controller went on`;
  if (rollout.revision <= 1) return 'no analysis: first deployment';
  // promoted in full before any run began
  if (context.imagesBefore?.besideStable === true) return 'analysis skipped: no run was begun';
  return 'back to stable: no analysis';
}
