import type { Outcome } from '../../../src/outcome.ts';
import type { RunFacts } from '../../../src/report/page/facts.ts';
import { at, Course, commit, goesOn, image, row } from './course.ts';
import { analysisAfter, outcome, progress, rates } from './made-up.ts';
/** A canary whose success rate falls until its analysis fails, and which is rolled back. */
export function abortedCanary(): RunFacts {
  const course = new Course();
  course.stage(0, 'inputs');
  course.stage(2, 'build');
  course.stage(64, 'scan', { image });
  course.stage(83, 'write');
  course.stage(86, 'merge');
  course.stage(101, 'sync');
  course.sees(118, goesOn, row());
  course.sees(125, goesOn, row({ step: { index: 2, count: 7 }, state: 'paused', message: 'CanaryPauseStep' }));
  for (let count = 1; count <= rates.length; count += 1) {
    const step = count < 3 ? 2 : count < 5 ? 3 : count < 8 ? 4 : 5;
    const weight = step < 4 ? 10 : 40;
    const last = count === rates.length;
    course.sees(
      131 + (count - 1) * 30,
      goesOn,
      row({
        step: { index: last ? 1 : step, count: 7 },
        weight,
        state: last ? 'aborted' : step === 2 || step === 5 ? 'paused' : 'progressing',
        message: last
          ? 'RolloutAborted: metric "success-rate" assessed Failed due to failed (3) > failureLimit (2)'
          : '',
        pods: { wanted: 10, updated: last ? 0 : weight / 10 },
        analysis: [analysisAfter(count, last ? 'Failed' : 'Running')],
      }),
    );
  }
  course.stage(560, 'report');
  course.ends(562, outcome);
  const told = {
    application: 'shop',
    environment: 'production',
    source: { commit, pullRequest: 318 },
    run: { id: 991, attempt: 1, url: 'https://github.com/acme/shop/actions/runs/991' },
  };
  return {
    command: 'deploy',
    ended: { outcome, deployments: [{ told, outcome, progress }] },
    recordings: course.recorder.recordings,
    sourceUrl: 'https://github.com/acme/shop',
    at: at(563),
    version: '0.1.0',
  };
}

const { recovery: _, ...withoutRecovery } = progress;

/** A deployment that waits at a gate which only a person opens. */
export function atGate(): RunFacts {
  const course = new Course({ environment: 'staging' });
  const waits: Outcome = {
    outcome: 'paused',
    stage: 'rollout',
    reason: 'manual-gate',
    sentence: 'shop-staging/shop waits at step 7 of 7 to be promoted',
    waiting: {
      for: 'a person to promote it',
      since: at(300),
      goOn: 'kubectl argo rollouts promote shop -n shop-staging',
    },
  };
  course.stage(0, 'inputs');
  course.stage(1, 'write', { image });
  course.stage(3, 'sync');
  course.sees(9, goesOn, row());
  course.sees(70, goesOn, row({ step: { index: 4, count: 7 }, weight: 40 }));
  course.sees(200, goesOn, row({ step: { index: 6, count: 7 }, weight: 70 }));
  course.sees(300, goesOn, row({ step: { index: 7, count: 7 }, weight: 70, state: 'paused' }));
  course.stage(303, 'report');
  course.ends(304, waits);
  const told = { application: 'shop', environment: 'staging', source: { commit } };
  return {
    command: 'promote',
    ended: { outcome: waits, deployments: [{ told, outcome: waits, progress: withoutRecovery }] },
    recordings: course.recorder.recordings,
    at: at(305),
    version: '0.1.0',
  };
}
