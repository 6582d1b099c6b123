import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import type { Progress } from '../../src/deployment/progress.ts';
import type { DeploymentRecord } from '../../src/deployment/record.ts';
import type { Outcome } from '../../src/outcome.ts';
import { commentText } from '../../src/report/comment.ts';
import { outputsOf, reportOf } from '../../src/report/report.ts';
import { summaryText } from '../../src/report/summary.ts';
import { recordOf } from './records.ts';

function rendered(markdown: string): string {
  return micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}

/** Anything that Markdown, HTML or GitHub could make something of. */
const evil = '](https://evil.example) ![x](y) </code></td></table><img src=x> | a **b** `c` @org/team #12 \n# h\n```';
const run = { id: 1, attempt: 1, url: 'https://github.com/acme/api/actions/runs/1' };

function record(environment: string, note: Partial<DeploymentRecord['note']>, url = run.url): DeploymentRecord {
  return {
    id: 1,
    createdAt: new Date(0),
    notedAt: new Date(0),
    note: { state: 'succeeded', stage: 'rollout', sentence: 'fine', ...note },
    payload: {
      version: 1,
      application: 'api',
      environment,
      source: '3a672b9e5689995427c3a3887fdb31a44f606688',
      branch: 'main',
      date: '2026-01-02T03:04:05Z',
      image: 'ghcr.io/acme/api:1',
      platformDigests: [],
      explicit: false,
      kind: 'deploy',
      edits: [],
      run: { ...run, url },
    },
  };
}

const digest = `sha256:${'a'.repeat(64)}` as const;
const empty: Progress = { stage: 'rollout', checked: true, tagged: true, targets: [] };
const progress: Progress = {
  ...empty,
  image: {
    reference: { registry: 'ghcr.io', name: 'acme/api', tag: '1', digest },
    platforms: [{ platform: 'linux/amd64', digest }],
    tags: ['1'],
    origin: 'built',
  },
  scans: [
    {
      platform: 'linux/amd64',
      verdict: 'vulnerable',
      counts: { CRITICAL: 1, HIGH: 0 },
      refused: [
        { id: evil, severity: evil, package: evil, installed: evil, fixed: evil },
        { id: evil, kind: 'secret', severity: evil, package: evil, installed: '' },
      ],
      secrets: 1,
      ignored: [{ id: evil, why: evil }],
      since: { image: evil, fresh: 1, already: 2, worst: evil },
      notes: [evil],
    },
  ],
  written: {
    record: 1,
    edits: [],
    recorded: [],
    diff: `--- a/${evil}\n+++ b/x\n-a\n+\`\`\`\`\n+</details>\n`,
    place: { on: 'pull-request', number: 3, url: 'https://github.com/acme/gitops/pull/3', head: 'b', made: true },
    changed: true,
    ours: true,
  },
  revision: 'revision',
  recovery: { result: 'failed', sentence: evil },
  targets: [
    {
      target: 'here',
      assessment: {
        judgement: { judgement: 'progressing', sentence: evil } as never,
        notes: [evil],
        logs: [{ namespace: 'staging', pod: evil, container: evil, lines: [evil, '```', '</details>'] }],
        rows: [
          {
            workload: { namespace: 'staging', name: evil },
            state: 'aborted',
            message: evil,
            image: evil,
            step: { index: 1, count: 3 },
            weight: 50,
            analysis: [
              {
                name: 'run',
                kind: 'Step',
                phase: 'Failed',
                metrics: [
                  {
                    name: evil,
                    phase: evil,
                    dryRun: true,
                    condition: evil,
                    measurements: [
                      { phase: 'Failed', value: evil },
                      { phase: 'Error', message: evil },
                    ],
                  },
                ],
              } as never,
            ],
          },
        ],
      } as never,
    },
  ],
};
const failed: Outcome = { outcome: 'failed', reason: 'analysis-failed', stage: 'rollout', sentence: evil };
const told = { application: 'api', environment: 'staging', source: { commit: 'abc', pullRequest: 7 }, run };

/** Tags, links and mentions that are not ours; in code GitHub looks for none. */
function strangers(html: string): readonly string[] {
  const ours =
    /<\/?(?:h3|h4|p|table|thead|tbody|tr|th|td|strong|code|pre|details|summary|ul|li|br)(?: class="language-(?:diff|text)")?>/g;
  const runs = new RegExp(`<a href="(?:${run.url}|https://github.com/acme/gitops/pull/3)">[^<]*</a>`, 'g');
  const code = /<code(?: class="language-(?:diff|text)")?>[^<]*<\/code>/g;
  return (
    html
      .replace(code, '')
      .replace(runs, '')
      .replace(ours, '')
      .match(/<[^>]*>|@\w|#\d/g) ?? []
  );
}

describe('the comment on a pull request', () => {
  const facts = { application: 'api', environment: 'staging', progress, outcome: failed };

  it('is made of our Markdown alone, whatever names, messages and measurements hold', () => {
    const records = [record('staging', { state: 'failed', sentence: evil })];
    expect(strangers(rendered(commentText({ ...facts, records })))).toEqual([]);
  });

  it('has one line for each environment, its newest, linked to the run', () => {
    const records = [
      record('staging', { state: 'paused', sentence: 'newest' }),
      record('staging', { sentence: 'older' }),
      record('production', { state: 'open', sentence: 'under way' }, 'javascript:alert(1)'),
    ];
    const text = commentText({ ...facts, records });
    const rows = text.split('\n').filter((line) => /^(?:\| |- \*\*)/.test(line) && !line.includes('workload'));
    expect(rows.slice(2, 6)).toEqual([
      '| production | 🔄 under way | <code>1</code><br>1970-01-01 00:00 |',
      `| staging | [⏸️ paused](${run.url}) | <code>1</code><br>1970-01-01 00:00 |`,
      '- **production** (<code>3a672b9</code>): under way',
      '- **staging** (<code>3a672b9</code>): newest',
    ]);
  });

  it('says how an image came there, by whom, and how to go on where it waits', () => {
    const records = [
      recordOf(
        'production',
        { state: 'paused', reason: 'held', sentence: 'held by ann: incident' },
        { kind: 'promote', by: 'bob' },
      ),
      recordOf('staging', {}, { kind: 'rollback', by: 'ann' }),
    ];
    const text = commentText({ ...facts, records, environment: 'canary', kind: 'promote', by: '@eve' });
    expect(text).toMatch(
      /^- \*\*production\*\* \(promoted by bob, <code>3a672b9<\/code>\): held by ann: incident<br>To go on: \S/m,
    );
    expect(text).toContain('- **staging** (rolled back by ann, <code>3a672b9</code>): fine');
    expect(text).toContain('#### canary\n\nPromoted by @\u200beve');
  });

  it('has a line for each target where there are several, as this run sees them or as waves tell', () => {
    const waves = [['eu'], ['us', 'ap']];
    const state = (target: string, verdict: string, row = 'healthy') => ({
      target,
      assessment: { judgement: { verdict, sentence: '' }, rows: [{ ...emptyRow, state: row }], notes: [] } as never,
    });
    const emptyRow = {
      workload: { kind: 'Rollout', namespace: 'n', name: 'n' },
      message: '',
      image: 'i',
      analysis: [],
    };
    const text = commentText({
      ...facts,
      progress: {
        ...empty,
        record: 7,
        targets: [state('eu', 'succeeded'), state('us', 'failed'), state('ap', 'progressing', 'waiting')],
      },
      environment: 'own',
      outcome: undefined,
      records: [
        { ...recordOf('own', { state: 'open' }), id: 7 },
        recordOf('bad', { state: 'failed', wave: 2, badFrom: 2 }, { waves }),
        recordOf('done', { wave: 2 }, { waves }),
        recordOf('going', { state: 'open', wave: 1 }, { waves }),
      ],
    });
    const lines = text.split('\n').filter((line) => line.startsWith('| ↳'));
    expect(lines).toEqual(
      [
        ...['us | ❌ failed', 'ap | ❌ failed', 'eu | ✅ healthy'],
        ...['eu | ✅ healthy', 'us | ✅ healthy', 'ap | ✅ healthy'],
        ...['eu | 🔄 under way', 'us | ⏳ waits', 'ap | ⏳ waits'],
        ...['us | ❌ failed', 'ap | ⏳ waits', 'eu | ✅ healthy'],
      ].map((line) => `| ↳ ${line} | |`),
    );
  });

  it('knows the end of its own deployment, though GitHub does not show it yet', () => {
    const records = [{ ...recordOf('staging', { state: 'open', sentence: 'written' }), id: 7 }];
    const text = commentText({ ...facts, records, progress: { ...empty, record: 7 } });
    expect(text).toContain('| staging | [❌ failed](');
    expect(text).not.toContain('under way');
  });

  it('of hundreds of environments and targets has room for this run', () => {
    const waves = [Array.from({ length: 300 }, (_, index) => `region-${index}`)];
    const records = Array.from({ length: 100 }, (_, index) =>
      recordOf(`environment-${index}`, { state: 'failed', sentence: '&<>|*'.repeat(28), wave: 1 }, { waves }),
    );
    const text = commentText({ ...facts, records });
    expect(text.length).toBeLessThan(60_000);
    expect(text).toContain('and 280 more');
    expect(text).toMatch(/_\d+ more lines\._/);
    expect(text).toContain('#### staging');
    expect(rendered(text).match(/<table>/g)).toHaveLength(4);
  });

  it('says what to do, unless all is well', () => {
    const text = (outcome: Outcome) => commentText({ ...facts, records: [], outcome });
    expect(text(failed)).toContain('What to do: Mend what the measurements show');
    expect(text({ ...failed, outcome: 'succeeded', reason: 'healthy' })).not.toContain('What to do');
    const waiting = { for: 'a review', goOn: 'merge it' };
    const paused = text({ ...failed, outcome: 'paused', reason: 'pull-request-open', waiting });
    expect(paused).toContain('Waits for a review. To go on: merge it');
    expect(paused).not.toContain('What to do');
  });

  it('shows what a container said before it crashed where it is opened', () => {
    const html = rendered(commentText({ ...facts, records: [] }));
    const [, title = '', said = ''] =
      /<summary>(Last lines of.*?)<\/summary>\n*<pre><code class="language-text">(.*?)<\/code>/s.exec(html) ?? [];
    expect(title).toContain('Last lines of container <code>');
    expect(said).toContain('&lt;/details&gt;');
    expect(said).toContain('@org/team');
  });

  it('shows the last lines of five containers, and says where the others are', () => {
    const [first] = progress.targets;
    if (first === undefined) throw new Error('there is a target');
    const logs = Array.from({ length: 7 }, (_, index) => ({
      namespace: 'prod',
      pod: `api-${index}`,
      container: 'app',
      lines: ['bye'],
    }));
    const target = { ...first, assessment: { ...first.assessment, logs } };
    const text = commentText({ ...facts, records: [], progress: { ...progress, targets: [target] } });
    expect(text.match(/Last lines of container/g)).toHaveLength(5);
    expect(text).toContain('The last lines of 2 more are in the log of the run.');
  });

  it('notes what was seen besides the verdict, once', () => {
    const [first] = progress.targets;
    if (first === undefined) throw new Error('there is a target');
    const noted = { ...first, assessment: { ...first.assessment, notes: ['the Application is Degraded'] } };
    const text = commentText({ ...facts, records: [], progress: { ...progress, targets: [noted, noted] } });
    expect(text.match(/Note: the Application is Degraded/g)).toHaveLength(1);
  });

  it('tells what several platforms have once, and the worst of all of them first', () => {
    const refused = (ids: string, severity: string) =>
      [...ids].map((id) => ({ id, severity, package: 'openssl', installed: '1' }));
    const scan = { verdict: 'vulnerable' as const, counts: {} };
    const scans = [
      { ...scan, platform: 'linux/amd64', refused: refused('ABCDEF', 'HIGH') },
      { ...scan, platform: 'linux/arm64', refused: [...refused('Z', 'CRITICAL'), ...refused('ABCDEF', 'HIGH')] },
    ];
    const text = commentText({ ...facts, records: [], progress: { ...empty, scans } });
    const rows = [...text.matchAll(/^\| <code>(\w)<\/code>/gm)].map(([, id]) => id);
    expect(rows.join('')).toBe('ZABCDEF');
    expect(text).not.toMatch(/and \d+ more/);
  });

  it('has room for what is hostile and without end', () => {
    const long = '<'.repeat(300);
    const refused = Array.from({ length: 10_000 }, (_, index) => ({
      id: `${index}${long}`,
      severity: 'HIGH',
      package: long,
      installed: long,
      fixed: long,
    }));
    const ignored = refused.map(({ id }) => ({ id, why: long }));
    const notes = Array.from({ length: 1000 }, (_, index) => `${index} ${long.repeat(3)}`);
    const scans = [{ platform: 'linux/amd64', verdict: 'vulnerable' as const, counts: {}, refused, ignored, notes }];
    const text = commentText({ ...facts, records: [], progress: { ...empty, scans } });
    expect(text.length).toBeLessThan(60_000);
    expect(text).toContain('and 9990 more');
    expect(text).toContain('and 9995 more');
    expect(text).toContain('and 990 more notes');
  });

  it('tells secrets, what is new, what is ignored and why, and what the scan could not see', () => {
    const scan = {
      platform: 'linux/amd64',
      verdict: 'vulnerable' as const,
      counts: { HIGH: 1 },
      refused: [
        { id: 'github-pat', kind: 'secret' as const, severity: 'CRITICAL', package: '/app/.env', installed: '' },
      ],
      secrets: 1,
      misconfigurations: 2,
      ignored: [{ id: 'CVE-1', why: 'never called (.trivyignore.yaml)' }],
      since: { image: 'ghcr.io/acme/api:1', fresh: 1, already: 3, worst: '1 critical' },
      notes: ['alpine 3.10 is out of support'],
    };
    const text = commentText({
      ...facts,
      records: [],
      progress: { ...empty, scans: [scan, { ...scan, platform: 'linux/arm64' }] },
    });
    expect(text).toContain('vulnerable (1 high, 1 secret, 2 misconfigurations)');
    expect(text).toContain('| secret <code>github-pat</code> | critical | <code>/app/.env</code> |  |');
    expect(text).toContain('on <code>linux/arm64</code>: 1 new (1 critical), 3 there already');
    expect(text.match(/Ignored: <code>CVE-1<\/code>: never called/g)).toHaveLength(1);
    expect(text.match(/Note: alpine 3.10 is out of support/g)).toHaveLength(1);
  });

  it('shows ten vulnerabilities, and how many more there are', () => {
    const one = { severity: 'HIGH', package: 'p', installed: '1' };
    const refused = Array.from({ length: 13 }, (_, index) => ({ ...one, id: `CVE-${index}` }));
    const scans = [{ platform: 'linux/amd64', verdict: 'vulnerable' as const, counts: { HIGH: 13 }, refused }];
    const text = commentText({ ...facts, records: [], progress: { ...empty, scans } });
    expect(text.match(/CVE-\d+/g)).toHaveLength(10);
    expect(text).toContain('and 3 more');
    expect(text).toContain('(13 high)');
    expect(text).toContain('none yet');
  });
});

describe('the summary of a job', () => {
  it('shows each deployment as the comment does, and nothing that is not ours', () => {
    const text = summaryText({ outcome: failed, deployments: [{ told, outcome: failed, progress }] });
    expect(strangers(rendered(text))).toEqual([]);
    expect(text).toContain('### api');
  });

  it('shows every problem with its place and its remedy', () => {
    const text = summaryText({
      outcome: { ...failed, outcome: 'errored', reason: 'bad-input', sentence: '2 problems' },
      problems: [
        { message: evil, place: { file: 'a.yaml', line: 3, column: 5 }, remedy: evil },
        { message: 'needs it', place: { name: 'environment' } },
      ],
    });
    expect(text).toContain('<code>a.yaml:3:5</code>');
    expect(text).toContain('| <code>environment</code> | needs it |  |');
    expect(strangers(rendered(text))).toEqual([]);
  });
});

describe('the report', () => {
  it('is one object for one deployment, and a list for several', () => {
    const one = { told, outcome: failed, progress };
    expect(reportOf({ outcome: failed, deployments: [one] })).toMatchObject({
      outcome: 'failed',
      reason: 'analysis-failed',
      remedy: expect.stringContaining('Mend what the measurements show'),
      application: 'api',
      image: `ghcr.io/acme/api:1@${digest}`,
      digest,
      pullRequest: 'https://github.com/acme/gitops/pull/3',
      revision: 'revision',
    });
    const both = reportOf({ outcome: failed, deployments: [one, one], details: { more: 1 } });
    expect(both).toMatchObject({
      outcome: 'failed',
      more: 1,
      deployments: [{ application: 'api' }, { application: 'api' }],
    });
    expect(both).not.toHaveProperty('application');
  });

  it('gives outputs that have a value', () => {
    expect(
      Object.fromEntries(outputsOf({ outcome: failed, deployments: [{ told, outcome: failed, progress }] })),
    ).toEqual({
      outcome: 'failed',
      reason: 'analysis-failed',
      image: `ghcr.io/acme/api:1@${digest}`,
      digest,
      revision: 'revision',
      'pull-request': 'https://github.com/acme/gitops/pull/3',
    });
    expect(Object.fromEntries(outputsOf({ outcome: failed }))).toEqual({
      outcome: 'failed',
      reason: 'analysis-failed',
    });
  });
});
