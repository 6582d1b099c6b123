import { describe, expect, it } from 'vitest';
import { annotationsOf } from '../../src/report/annotations.ts';
import { checked, finding } from './checked.ts';

const many = (count: number, severity: 'error' | 'warning' | 'info') =>
  Array.from({ length: count }, (_, index) => finding({ severity, message: `${severity} ${index}` }));

describe('the annotations of a check', () => {
  it('stand at the value, and say what, why, what to do, and where to read on', () => {
    expect(annotationsOf(checked([finding({ endColumn: 10 })]))).toEqual([
      {
        level: 'error',
        title: 'resource-absurd',
        message: 'too much\nwhy: it fits no node\nfix: write less\nhttps://example.com/rules/resource-absurd.md',
        place: { file: 'a.yaml', line: 3, column: 5, endColumn: 10 },
      },
    ]);
  });

  it('are as many of each level as GitHub shows, the last of which counts the others', () => {
    const annotations = annotationsOf(checked([...many(30, 'info'), ...many(10, 'warning'), ...many(12, 'error')]));
    const of = (level: string) =>
      annotations.filter((one) => one.level === level).map(({ message }) => message.split('\n')[0]);
    // one error is how the step ends
    expect(of('error')).toHaveLength(9);
    expect(of('error').slice(0, 2)).toEqual(['error 0', 'error 1']);
    expect(of('error').at(-1)).toMatch(/^4 more errors are in the log/);
    expect(of('warning')).toHaveLength(10);
    expect(of('warning').at(-1)).toBe('warning 9');
    expect(of('notice')).toHaveLength(10);
    expect(of('notice').at(-1)).toMatch(/^21 more notices /);
  });

  it('are a warning for an error that the API takes, and for what was not judged', () => {
    const left = { file: 'b.yaml', reason: 'template', message: 'is a template', line: 4 } as const;
    const annotations = annotationsOf(
      checked([finding({ isTakenByApi: true })], [left, { ...left, file: 'c.yaml', wasJudged: true }]),
    );
    expect(annotations.map(({ level, place }) => `${level} ${place?.file}:${place?.line}`)).toEqual([
      'error c.yaml:4',
      'warning a.yaml:3',
      'warning b.yaml:4',
    ]);
  });

  it('leave out what is suppressed', () => {
    expect(annotationsOf(checked([finding({ suppressed: { reason: 'a demo' } })]))).toEqual([]);
  });
});
