import { answering } from '../../doctor/diagnosis.ts';
import type { ClockReading } from '../../doctor/facts.ts';
import { judgeClock, judgeMachine } from '../../doctor/machine.ts';
import type { Examination } from './examination.ts';
import type { Chart, Patient } from './patient.ts';

/** Questions about this machine and its clock. */
export function machineExaminations(patient: Patient, chart: Chart): readonly Examination[] {
  const { inspection, by } = patient;
  return [
    {
      questions: ['runner'],
      about: 'runner',
      run: async (signal) => [judgeMachine(await inspection.machine(signal), { git: by === 'git' })],
    },
    { questions: ['clock'], about: 'GitHub', run: async () => judgeGitHubClock(await gitHubClock(chart)) },
    ...clusterNames(patient).map((name) => clusterClock(patient, name)),
  ];
}

function judgeGitHubClock(reading: ClockReading | undefined) {
  if (reading !== undefined) return judgeClock([reading]);
  return [
    answering('clock', 'GitHub').unknown(
      'it did not tell the time',
      'give `github-token`, and see that GitHub can be reached',
    ),
  ];
}

async function gitHubClock({ application, gitops }: Chart): Promise<ClockReading | undefined> {
  const looked = (await application()) ?? (await gitops());
  if (looked?.seen.state !== 'seen' || looked.seen.serverTime === undefined) return undefined;
  return { of: 'GitHub', aheadSeconds: secondsAhead(looked.at, looked.seen.serverTime) };
}

/** A server tells whole seconds, so that it is half of one later on average. */
function secondsAhead(ours: Date, theirs: Date): number {
  return (ours.getTime() - theirs.getTime()) / 1000 - 0.5;
}

/** The clusters of the targets that are examined; undefined stands for the only one. */
function clusterNames({ environments }: Patient): readonly (string | undefined)[] {
  const names = environments.flatMap(([, { targets }]) =>
    targets.flatMap(({ cluster, argocd }) => [cluster, ...(argocd?.cluster === undefined ? [] : [argocd.cluster])]),
  );
  return [...new Set(names)];
}

function clusterClock({ inspection, ports }: Patient, name: string | undefined): Examination {
  const of = name === undefined ? 'the cluster' : `the cluster ${name}`;
  return {
    questions: ['clock'],
    about: of,
    run: async (signal) => {
      const cluster = await inspection.cluster(name);
      const time = await cluster?.time(signal);
      // without a way to it, that is told where its workloads are looked for
      return time === undefined ? [] : judgeClock([{ of, aheadSeconds: secondsAhead(ports.clock.now(), time) }]);
    },
  };
}
