import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import type { ApplicationStatus, EnvironmentStatus } from '../../src/report/status.ts';
import { statusDetails, statusMarkdown, statusTable } from '../../src/report/status.ts';
import { evil, recordOf } from './records.ts';

function rendered(markdown: string): string {
  return micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}

function of(...environments: readonly EnvironmentStatus[]): ApplicationStatus {
  return { application: 'api', at: new Date('2026-03-01T12:34:56Z'), environments };
}

const quiet = { underWay: [], waiting: [] };
const healthy = { state: 'healthy', sentence: '' };
const paused = recordOf('production', { state: 'paused', reason: 'manual-gate', sentence: 'step 2 of 5 waits' });

const ordinary = of(
  {
    ...quiet,
    environment: 'staging',
    targets: [{ target: 'eu', standing: recordOf('staging', {}, { kind: 'promote', by: 'ann' }), health: healthy }],
  },
  {
    environment: 'production',
    underWay: [recordOf('production', { state: 'open', stage: 'rollout', sentence: 'written' })],
    waiting: [paused],
    hold: {
      application: 'api',
      environment: 'production',
      owner: 'ann',
      reason: 'incident',
      since: new Date('2026-03-01T10:00:00Z'),
      until: new Date('2026-03-02T10:00:00Z'),
    },
    targets: [
      { target: 'eu', standing: paused, health: { state: 'paused', sentence: 'step 2 of 5, 40 %' } },
      { target: 'us', health: undefined } as never,
    ],
  },
);

describe('the status as text', () => {
  it('has a line for each target, and what somebody should know', () => {
    const run = '  https://github.com/acme/api/actions/runs/1';
    expect(statusTable(ordinary).split('\n')).toEqual([
      'ENVIRONMENT  TARGET  IMAGE           SINCE (UTC)       HOW              HEALTH',
      'staging      eu      v1.2.3@aaaaaaa  2026-03-01 12:00  promoted by ann  healthy',
      'production   eu      v1.2.3@aaaaaaa  2026-03-01 12:00  deployed         paused: step 2 of 5, 40 %',
      'production   us      -               -                 -                never deployed',
      'production: held by ann since 2026-03-01 10:00 UTC, until 2026-03-02 10:00 UTC: incident',
      '  to go on: gitops-deploy release --application api --environment production, and then gitops-deploy resume',
      'production: v1.2.3@aaaaaaa is under way since 2026-03-01 12:00 UTC, at the stage rollout: written',
      run,
      'production: v1.2.3@aaaaaaa waits since 2026-03-01 12:00 UTC (manual-gate): step 2 of 5 waits',
      expect.stringMatching(/^ {2}to go on: /),
      run,
    ]);
  });
});

describe('the status as Markdown', () => {
  it('has three short columns, what somebody should know, and the rest to be opened', () => {
    const markdown = statusMarkdown(ordinary);
    const [, , , , head = '', , ...lines] = markdown.split('\n');
    expect(head).toBe('| where | health | image, since (UTC) |');
    expect(lines.slice(0, 3)).toEqual([
      '| staging | ✅ healthy | <code>v1.2.3@aaaaaaa</code><br>2026-03-01 12:00 |',
      '| production / eu 🔒 | ⏸️ paused | <code>v1.2.3@aaaaaaa</code><br>2026-03-01 12:00 |',
      '| production / us 🔒 | never deployed | – |',
    ]);
    expect(markdown).toContain('- 🔒 **production**: held by ann since');
    expect(markdown).toContain('- ⏸️ [**production**](https://github.com/acme/api/actions/runs/1): ');
    expect(markdown).toContain('<details><summary>Details</summary>');
  });

  it('is our Markdown alone, whatever others wrote', () => {
    const record = recordOf(
      evil,
      { state: 'paused', sentence: evil, url: evil },
      { image: evil, source: evil, by: evil },
    );
    const markdown = statusMarkdown({
      ...of({
        environment: evil,
        underWay: [record],
        waiting: [record],
        newest: { ...record, note: { ...record.note, state: 'failed' } },
        hold: { application: evil, environment: evil, owner: evil, reason: evil, since: new Date(0), url: evil },
        holdUnknown: evil,
        targets: [
          { target: evil, standing: record, health: { state: evil, sentence: evil } },
          { target: evil, standing: record, health: healthy },
        ],
      }),
      application: evil,
    });
    const html = rendered(markdown);
    expect(html.match(/<tr>/g)).toHaveLength(3);
    const code = /<code>[^<]*<\/code>/g;
    const ours = /<\/?(?:h3|p|table|thead|tbody|tr|th|td|strong|ul|li|details|summary|br)>/g;
    const found = html
      .replace(code, '')
      .replace(ours, '')
      .match(/<[^>]*>|@\w|#\d|GH-\d|:tada:|deadbeefcafe/g);
    expect(found ?? []).toEqual([]);
    expect(markdown).not.toContain('$');
  });

  it.each([300, 3000])(
    'of %i targets with long words is never longer than GitHub takes, and cut at whole rows',
    (count) => {
      const targets = Array.from({ length: count }, (_, index) => ({
        target: `region-${index}-${'x'.repeat(40)}`,
        standing: recordOf('production'),
        health: { state: 'degraded', sentence: '&<>*'.repeat(50) },
      }));
      const waiting = Array.from({ length: count }, () =>
        recordOf('production', { state: 'paused', sentence: '|*'.repeat(70) }),
      );
      const markdown = statusMarkdown(of({ environment: 'production', targets, underWay: waiting, waiting }));
      expect(markdown.length).toBeLessThan(65_000);
      expect(markdown).toMatch(/_\d+ more targets: `gitops-deploy status --json` shows all\._/);
      for (const line of markdown.split('\n')) if (line.startsWith('| ')) expect(line).toMatch(/^(?:\| [^|]+ ){3}\|$/);
      expect(rendered(markdown).match(/<details>/g)).toHaveLength(1);
      expect(rendered(markdown)).toMatch(/<\/details>\s*$/);
    },
  );
});

it('the status as JSON leaves nothing out', () => {
  const details = JSON.parse(JSON.stringify(statusDetails(ordinary))) as unknown;
  expect(details).toMatchObject({
    application: 'api',
    at: '2026-03-01T12:34:56.000Z',
    environments: [
      {
        environment: 'staging',
        targets: [{ target: 'eu', kind: 'promote', by: 'ann', state: 'succeeded', health: healthy }],
      },
      {
        hold: { owner: 'ann', until: '2026-03-02T10:00:00.000Z' },
        targets: [{ target: 'eu', url: 'https://github.com/acme/api/actions/runs/1' }, { target: 'us' }],
        waiting: [{ reason: 'manual-gate', sentence: 'step 2 of 5 waits', goOn: expect.any(String) }],
        underWay: [{ sentence: 'written' }],
      },
    ],
  });
});
