import type { RunFacts } from '../../../src/report/page/facts.ts';
import { analysis, at, Course, goesOn, image, metric, row } from './course.ts';
import { abortedCanary, atGate } from './examples.ts';
import { found, outcome, written } from './made-up.ts';
/** A deployment with one of everything, to be made a thousand times. */
export function smallCanary(): RunFacts {
  const whole = abortedCanary();
  const [end] = whole.ended.deployments ?? [];
  const [recording] = whole.recordings;
  if (end === undefined || recording === undefined) throw new Error('nothing was deployed');
  const metrics = recording.metrics.slice(1).map((one) => ({ ...one, measurements: one.measurements.slice(-1) }));
  const logs = [
    {
      container: 'web',
      pod: 'shop-6c9f-x',
      namespace: 'shop-production',
      lines: ['panic: no such table', 'exit status 2'],
    },
  ];
  const targets = recording.state.targets.map((target) => ({
    ...target,
    assessment: { ...target.assessment, logs, notes: ['the pods cannot be seen'] },
  }));
  const refusedScan = {
    platform: 'linux/amd64',
    verdict: 'vulnerable' as const,
    counts: { CRITICAL: 1 },
    refused: [
      { id: 'CVE-2026-1', severity: 'CRITICAL', package: 'libssl3', installed: '3.0.14', fixed: '3.0.15' },
      { id: 'aws-key', severity: 'HIGH', kind: 'secret' as const, package: 'app/.env', installed: '' },
    ],
    notes: ['the base image is older than its support'],
  };
  return {
    ...whole,
    ended: {
      ...whole.ended,
      deployments: [
        {
          ...end,
          told: { ...end.told, kind: 'promote', by: 'mia' },
          progress: {
            ...end.progress,
            targets,
            failedStep: { title: '[build 3/5] RUN npm test', lines: ['1 failed'] },
            scans: [refusedScan],
            notes: ['the comment could not be written'],
          },
        },
      ],
    },
    recordings: [{ ...recording, metrics, spans: recording.spans.slice(-2) }],
  };
}

/** A run that ended before there was a deployment. */
export function refused(): RunFacts {
  return {
    command: 'deploy',
    ended: {
      outcome: {
        outcome: 'errored',
        stage: 'inputs',
        reason: 'bad-input',
        sentence: '2 problems with the configuration',
      },
      problems: [
        {
          message: 'there is no environment "prod"',
          place: { name: 'environment' },
          remedy: 'did you mean production?',
        },
        { message: 'must be a list', place: { file: '.gitops-deploy.yaml', line: 3, column: 5 } },
      ],
    },
    recordings: [],
    at: at(1),
    version: '0.1.0',
  };
}

/** A run that went on with more than one deployment. */
export function several(): RunFacts {
  const [one, other] = [smallCanary(), atGate()];
  return {
    ...one,
    command: 'resume',
    ended: { ...one.ended, deployments: [...(one.ended.deployments ?? []), ...(other.ended.deployments ?? [])] },
    recordings: [...one.recordings, ...other.recordings],
  };
}

/** As much as a run may have: beyond what a page shows, in every list. */
export function fullest(): RunFacts {
  const whole = smallCanary();
  const [end] = whole.ended.deployments ?? [];
  if (end === undefined) throw new Error('nothing was deployed');
  const long = 'lorem & ipsum "dolor" '.repeat(100);
  const many = <T>(count: number, make: (index: number) => T) =>
    Array.from({ length: count }, (_, index) => make(index));
  const course = new Course({ image });
  for (let round = 0; round < 13; round += 1) {
    const measurements = many(10, (index) => ({
      phase: 'Error',
      value: `[${round * 10 + index}]`,
      message: `${long}${round * 10 + index}`,
      at: at(round * 10 + index),
    }));
    const rows = many(24, (index) =>
      row({
        workload: { kind: 'Rollout', namespace: 'shop', name: `w${index}` },
        message: long,
        weight: round * 2,
        analysis: [analysis('Failed', [metric(`m${index}`, measurements, { phase: long, message: long })])],
      }),
    );
    course.sees(round * 10, goesOn, ...rows);
  }
  course.ends(500, outcome);
  const text = (index: number) => `${index} ${long}`;
  return {
    ...whole,
    recordings: course.recorder.recordings,
    ended: {
      ...whole.ended,
      deployments: [
        {
          ...end,
          progress: {
            ...end.progress,
            notes: many(100, text),
            written: {
              ...(end.progress.written ?? written),
              diff: many(2000, (index) => `+${text(index)}`).join('\n'),
              findings: many(300, (index) => ({ ...found, message: text(index), fix: text(index) })),
            },
            scans: many(20, (index) => ({
              platform: text(index),
              verdict: 'vulnerable',
              counts: {},
              refused: many(200, (of) => ({ id: text(of), severity: text(of), package: text(of), installed: '' })),
            })),
          },
        },
      ],
    },
  };
}
