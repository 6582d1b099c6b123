import { describe, expect, it } from 'vitest';
import { liveText } from '../../src/report/live.ts';
import type { ProgressLine } from '../../src/report/progress-line.ts';
import { printProgressLine, readProgressLine } from '../../src/report/progress-line.ts';
import { aborted, at, inconclusive, midAnalysis } from './live-states.ts';

const same = (text: string) => text;

describe('a line of rawjson', () => {
  it('says all that is known, by the names of the documentation', () => {
    const text = printProgressLine({ time: at(83), type: 'progress', ...aborted }, same);
    expect(text).not.toContain('\n');
    expect(JSON.parse(text)).toMatchObject({
      time: '2026-03-01T12:01:23.000Z',
      type: 'progress',
      application: 'shop',
      environment: 'staging',
      commit: '3a672b9e5689995427c3a3887fdb31a44f606688',
      stage: 'report',
      stages: expect.arrayContaining([
        { stage: 'build', startedAt: '2026-03-01T12:00:01.000Z', endedAt: '2026-03-01T12:00:43.000Z' },
      ]),
      image: expect.stringMatching(/^ghcr.io\/acme\/shop:3a672b9@sha256:/),
      targets: [{ target: 'eu', assessment: { judgement: { verdict: 'failed' }, rows: [{ state: 'aborted' }] } }],
      outcome: { outcome: 'failed', reason: 'analysis-failed' },
      recovery: { result: 'rolled-back' },
    });
  });

  it.each([midAnalysis, aborted, inconclusive])('is read back as it was, so that others draw the same', (state) => {
    const { lastLine: _, ...view } = state;
    const line: ProgressLine = { time: at(83), type: 'progress', ...view };
    const read = readProgressLine(printProgressLine(line, same));
    expect(read).toEqual(line);
    const frame = { now: at(83), columns: 80, rows: 30, colours: false };
    expect(read?.type === 'progress' && liveText([read], frame)).toEqual(liveText([view], frame));
  });

  it('hides a secret that JSON writes in another way', () => {
    const secret = 'pa"ss\\wörd\n2';
    const line = { time: at(0), type: 'log', level: 'info', message: `it is ${secret}!` } as const;
    const text = printProgressLine(line, (message) => message.replaceAll(secret, '***'));
    expect(readProgressLine(text)).toEqual({ ...line, message: 'it is ***!' });
  });

  it('steers no terminal, and loses nothing', () => {
    const message = 'a\u001b[2J\u009b2J\u202eb\u2028c\u{e0041}d日本';
    const text = printProgressLine({ time: at(0), type: 'log', level: 'warning', message }, same);
    expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
    expect(readProgressLine(text)).toMatchObject({ message });
  });

  it.each(['', 'stage build', '{"type":"progress"}', '{"time":"now","type":"log"}', '[1]', 'null'])(
    '%j is none',
    (text) => {
      expect(readProgressLine(text)).toBeUndefined();
    },
  );
});
