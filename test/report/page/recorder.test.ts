import { describe, expect, it } from 'vitest';
import { render } from '../../../src/page/render.ts';
import { mostKept } from '../../../src/report/page/course.ts';
import { mostRecorded, Recorder } from '../../../src/report/page/recorder.ts';
import { rolloutPart } from '../../../src/report/page/rollout.ts';
import type { Measurement } from '../../../src/rollout/analysis.ts';
import { analysis, at, Course, goesOn, image, metric, row } from './course.ts';

function measurement(index: number, phase = 'Successful'): Measurement {
  return { phase, value: `[${index}]`, at: at(index * 10) };
}

/** What Argo Rollouts shows after so many measurements: the last ten. */
function shownAfter(count: number): readonly Measurement[] {
  return Array.from({ length: count }, (_, index) => measurement(index, index % 40 === 7 ? 'Failed' : undefined)).slice(
    -10,
  );
}

function only(course: Course) {
  const [recording] = course.recorder.recordings;
  if (recording === undefined) throw new Error('nothing was recorded');
  return recording;
}

describe('a recorder', () => {
  it('keeps the measurements that the cluster has forgotten', () => {
    const course = new Course({ image });
    for (let count = 1; count <= 35; count += 1)
      course.sees(count * 10, goesOn, row({ analysis: [analysis('Running', [metric('rate', shownAfter(count))])] }));
    const [rate] = only(course).metrics;
    expect(rate?.measurements.map(({ value }) => value)).toEqual(
      Array.from({ length: 35 }, (_, index) => `[${index}]`),
    );
    expect(rate?.count).toBe(35);
  });

  it('takes a measurement that is under way for none', () => {
    const course = new Course({ image });
    course.sees(
      10,
      goesOn,
      row({ analysis: [analysis('Running', [metric('rate', [{ phase: 'Running', at: at(9) }])])] }),
    );
    expect(only(course).metrics[0]?.count).toBe(0);
  });

  it('keeps what is notable of many measurements, the first and the last, and counts all', () => {
    const course = new Course({ image });
    for (let count = 1; count <= 1000; count += 1)
      course.sees(count * 10, goesOn, row({ analysis: [analysis('Running', [metric('rate', shownAfter(count))])] }));
    const [rate] = only(course).metrics;
    expect(rate?.count).toBe(1000);
    expect(rate?.measurements.length).toBeLessThanOrEqual(mostKept.measurements);
    expect(rate?.measurements[0]?.value).toBe('[0]');
    expect(rate?.measurements.at(-1)?.value).toBe('[999]');
    expect(rate?.measurements.filter(({ phase }) => phase === 'Failed').length).toBe(25);
  });

  it('keeps the changes of the share alone, each with its time', () => {
    const course = new Course({ image });
    course.sees(10, goesOn, row({ weight: 10 }));
    course.sees(20, goesOn, row({ weight: 10, message: 'still' }));
    course.sees(30, goesOn, row({ weight: 40 }));
    course.sees(40, goesOn, row({ weight: 40, state: 'aborted' }));
    expect(only(course).workloads[0]?.moments.map(({ at: when, share }) => [when, share])).toEqual([
      [at(10), 10],
      [at(30), 40],
      [at(40), 0],
    ]);
  });

  it('takes the share of another version for none of ours', () => {
    const course = new Course({ image });
    course.sees(10, goesOn, row({ image: 'ghcr.io/acme/shop:older', weight: 100, state: 'healthy' }));
    course.sees(12, goesOn, row({ state: 'waiting', weight: 100 }));
    course.sees(20, goesOn, row({ weight: 10 }));
    expect(only(course).workloads[0]?.moments.map(({ share }) => share)).toEqual([10]);
  });

  it('tells the share of the pods where there is no traffic to split', () => {
    const course = new Course({ image });
    const { weight: _, step: __, steps: ___, ...plain } = row();
    course.sees(10, goesOn, { ...plain, pods: { wanted: 4, updated: 1 } });
    course.sees(20, goesOn, { ...plain, pods: { wanted: 4, updated: 6 } });
    expect(only(course).workloads[0]?.moments.map(({ share }) => share)).toEqual([25, 100]);
  });

  it('keeps every time that a stage was under way', () => {
    const course = new Course();
    course.stage(0, 'write');
    course.stage(5, 'rollout');
    course.stage(20, 'write');
    course.stage(22, 'rollout');
    course.ends(30, { outcome: 'succeeded', stage: 'rollout', reason: 'healthy', sentence: 'healthy' });
    expect(only(course).spans).toEqual([
      { stage: 'write', from: at(0), to: at(5) },
      { stage: 'rollout', from: at(5), to: at(20) },
      { stage: 'write', from: at(20), to: at(22) },
      { stage: 'rollout', from: at(22), to: at(30) },
    ]);
  });

  it('begins anew with what was begun anew after its end', () => {
    const course = new Course();
    course.stage(0, 'rollout');
    course.ends(30, { outcome: 'succeeded', stage: 'rollout', reason: 'healthy', sentence: 'healthy' });
    course.stage(40, 'write');
    expect(course.recorder.recordings.map(({ beganAt }) => beganAt)).toEqual([at(0), at(40)]);
  });

  it('keeps bounded numbers of deployments, workloads and metrics', () => {
    const recorder = new Recorder(() => at(0));
    const rows = Array.from({ length: 200 }, (_, index) =>
      row({
        workload: { kind: 'Rollout', namespace: 'n', name: `w${index}` },
        analysis: [analysis('Running', [metric(`m${index}`, [])])],
      }),
    );
    for (let index = 0; index < 200; index += 1) {
      const targets = [{ target: 'eu', assessment: { judgement: goesOn, rows, notes: [] } }];
      recorder.show({ application: `a${index}`, stage: 'rollout', stages: [], targets: index === 0 ? targets : [] });
    }
    expect(recorder.recordings.length).toBe(mostRecorded.deployments);
    expect(recorder.recordings[0]?.workloads.length).toBe(mostRecorded.workloads);
    expect(recorder.recordings[0]?.metrics.length).toBe(mostRecorded.metrics);
  });

  it('keeps what went wrong, however many went well before it, and shows it first', () => {
    const rows = Array.from({ length: 500 }, (_, index) =>
      row({
        workload: { kind: 'Rollout', namespace: 'n', name: `w${index}` },
        state: index === 499 ? 'aborted' : 'healthy',
        analysis: [analysis('Running', [metric(`m${index}`, [], { phase: index === 499 ? 'Failed' : 'Successful' })])],
      }),
    );
    const course = new Course({ image });
    course.sees(10, goesOn, ...rows);
    const recording = only(course);
    expect(recording.workloads.at(-1)?.name).toContain('w499');
    expect(recording.metrics.at(-1)?.metric.name).toBe('m499');
    const html = render(rolloutPart(recording), (text) => text);
    expect(html.indexOf('w499')).toBeLessThan(html.indexOf('w0'));
    expect(html).toContain('and 420 more');
  });
});
