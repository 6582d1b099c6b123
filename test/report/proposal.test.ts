import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import type { SourceChange, SourceChanges } from '../../src/deployment/changelog.ts';
import type { Plan, PullRequestPlan } from '../../src/deployment/plan.ts';
import type { DeploymentRecord } from '../../src/deployment/record.ts';
import type { Finding } from '../../src/readiness/finding.ts';
import type { ProposalFacts } from '../../src/report/proposal.ts';
import { proposalText } from '../../src/report/proposal.ts';
import { defaultSettings } from '../../src/rules/settings.ts';
import { defaultScan } from '../scan/policy.ts';

const digest = `sha256:${'a'.repeat(64)}` as const;
const [old, head] = ['b'.repeat(40), 'c'.repeat(40)];
const page = 'https://github.com/acme/api';
const look: PullRequestPlan = { labels: [], reviewers: { users: [], teams: [] }, draft: false };

const plan: Plan = {
  application: 'api',
  kind: 'deploy',
  environment: 'prod',
  sourceUrl: page,
  repository: 'acme/api',
  source: { commit: head, branch: 'main', date: '2026-03-01T00:00:00Z', pullRequest: 7 },
  explicit: false,
  image: {
    repository: 'ghcr.io/acme/api',
    tags: ['v2'],
    immutableTags: true,
    plan: { from: 'registry', image: { registry: 'ghcr.io', name: 'acme/api', tag: 'v2' } },
  },
  scan: defaultScan,
  signing: { sign: false, attest: [], attestationRequired: false, authority: {}, verify: [] },
  readiness: defaultSettings,
  gitops: { repository: 'acme/gitops', branch: 'main', allowedPaths: ['**'] },
  write: 'pull-request',
  merge: 'manual',
  pullRequest: look,
  rollback: 'automatic',
  targets: [],
  waves: { targets: [[]], soakSeconds: 0, rollback: 'failed' },
  gates: { after: [], soakSeconds: 0, freeze: [] },
  timeoutSeconds: 60,
  onPause: 'end',
  run: { id: 1, attempt: 1, url: `${page}/actions/runs/1` },
};

function change(number: number, over: Partial<SourceChange> = {}): SourceChange {
  const commit = number.toString(16).padStart(40, '0');
  return { commit, message: `Change ${number}\n\nWhy`, author: 'Ann', isMerge: false, ...over };
}

function changes(over: Partial<SourceChanges> = {}): ProposalFacts['changelog'] {
  return {
    known: 'yes',
    base: old,
    changes: { ancestry: 'ahead', ahead: 1, behind: 0, commits: [change(1)], ...over },
  };
}

const finding: Finding = {
  rule: 'resource-jump',
  severity: 'warning',
  place: { file: 'apps/eu.yaml', line: 12, column: 5 },
  path: '.resources.limits.memory',
  message: 'memory grows from 1Gi to 8Gi',
  why: 'it may not fit',
  fix: 'take less',
  value: '8Gi',
};

const facts: ProposalFacts = {
  plan,
  image: {
    reference: { registry: 'ghcr.io', name: 'acme/api', tag: 'v2', digest },
    platforms: [{ platform: 'linux/amd64', digest }],
    tags: [],
    origin: 'built',
  },
  changes: [
    { target: 'eu', file: 'apps/eu.yaml', path: '.image.tag', from: 'v1', to: 'v2' },
    { target: 'us', file: 'apps/us.yaml', path: '.image.tag', from: 'v0', to: 'v2' },
  ],
  diff: '--- a/apps/eu.yaml\n+++ b/apps/eu.yaml\n-  tag: v1\n+  tag: v2\n',
  scans: [
    { platform: 'linux/amd64', verdict: 'clean', counts: { CRITICAL: 1, HIGH: 0, MEDIUM: 2, LOW: 3 }, refused: [] },
  ],
  judged: { findings: [finding], notJudged: [] },
  changelog: changes(),
  before: [],
};

function bodyOf(over: Partial<ProposalFacts> = {}): string {
  return proposalText({ ...facts, ...over }).body;
}

function withLook(over: Partial<PullRequestPlan>): ProposalFacts {
  return { ...facts, plan: { ...plan, pullRequest: { ...look, ...over } } };
}

function rendered(markdown: string): string {
  return micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}

/** What GitHub and Markdown make of a text besides text: mentions, issues, links that are not ours, HTML that is not ours. */
function strangers(markdown: string): readonly string[] {
  const html = rendered(markdown);
  const links = [...html.matchAll(/href="([^"]*)"/g)].flatMap(([, url = '']) =>
    url.startsWith(`${page}/`) ? [] : [url],
  );
  const ours = 'code|p|strong|b|em|h3|ul|ol|li|table|thead|tbody|tr|th|td|a|pre|details|summary|br';
  const tags = [...html.matchAll(new RegExp(`<(?!/?(?:${ours})\\b)[^>]*>`, 'g'))].map(([tag]) => tag);
  const text = html.replace(/<a [^>]*>.*?<\/a>|<code[^>]*>.*?<\/code>/gs, '').replace(/&#\d+;|&\w+;/g, ' ');
  const words = [...text.matchAll(/@[A-Za-z0-9]|#\d|\bGH-\d|https?:\/\/|www\./gi)].map(([word]) => word);
  return [...links, ...tags, ...words];
}

/** Titles that somebody wrote who knows where they end up. */
const hostile = [
  '](javascript:alert(1)) [click](javascript:alert(2))',
  '<!-- and the rest is gone',
  '<img src=x onerror=alert(1)></details></td></table>',
  '@acme/team and @octocat',
  'Fix #12, acme/api#13, GH-14',
  '``` `code` ```',
  '\n::set-output name=outcome::succeeded',
  '\r\n\u2028# Heading\n- [ ] task',
  '| cell | \\| ~~gone~~ **bold** _it_',
  '\u202egnp.exe https://evil.example www.evil.example a@evil.example',
  '',
  '   ',
  '{{diff}} {{scan}}',
];

describe('the pull request in the GitOps repository', () => {
  it('says what replaces what, where it comes from, what was found, and how to go back', () => {
    const { title, body } = proposalText(facts);
    expect(title).toBe('Deploy api v2 to prod');
    expect(body).toContain(`<code>ghcr.io/acme/api:v2@${digest}</code> for **api** in **prod**.`);
    expect(body).toContain(
      `Source: [<code>ccccccc</code>](${page}/commit/${head}) of main, from [acme/api#7](${page}/pull/7).`,
    );
    expect(body).toContain('| eu | <code>apps/eu.yaml .image.tag</code> | <code>v1</code> | <code>v2</code> |');
    expect(body).toContain('| us | <code>apps/us.yaml .image.tag</code> | <code>v0</code> | <code>v2</code> |');
    expect(body).toContain(
      '- **warning** <code>apps/eu.yaml:12:5</code> <code>resource-jump</code>: memory grows from 1Gi to 8Gi',
    );
    expect(body).toContain(`[1 commit](${page}/compare/${old}...${head}) since [<code>bbbbbbb</code>]`);
    expect(body).toContain(`](${page}/commit/${'1'.padStart(40, '0')}) Change 1, by Ann`);
    expect(body).toContain(
      '| <code>linux/amd64</code> | 1 | 0 | 2 | 3 | 0 | 1 that nobody has fixed yet, 5 of other severities |',
    );
    expect(body).toContain('```diff\n--- a/apps/eu.yaml');
    expect(body).toContain('gitops-deploy rollback --application api --environment prod');
    expect(body).toContain(`[The run that proposes this](${page}/actions/runs/1)`);
    expect(strangers(body.replace(digest, ''))).toEqual([]);
  });

  it('promises no command that this version does not have', () => {
    expect(bodyOf()).not.toMatch(/gitops-deploy (promote|comment)|\/rollback/);
  });

  it('says nothing of a scan that another run made, and that nothing was found where nothing was', () => {
    const body = bodyOf({ scans: [], judged: { findings: [], notJudged: [] } });
    expect(body).not.toContain('### Scan');
    expect(body).toContain('rolled out\n\nNone.');
  });

  it('puts what is worst first, and says what could not be judged', () => {
    const notJudged = [{ file: 'apps/t.yaml', line: 3, reason: 'template', message: 'is a template' }] as const;
    const error = { ...finding, severity: 'error', message: 'far too much' } as const;
    const body = bodyOf({ judged: { findings: [finding, error], notJudged } });
    expect(body.indexOf('far too much')).toBeLessThan(body.indexOf('memory grows'));
    expect(body).toContain('- not judged: <code>apps/t.yaml:3</code>: is a template');
  });

  it('names what was proposed before and is not deployed', () => {
    const payload = { image: `ghcr.io/acme/api:v1.5@${digest}`, source: old, pullRequest: 6 };
    const before = [{ id: 1, payload, note: { pullRequest: 3 } }] as unknown as readonly DeploymentRecord[];
    expect(bodyOf({ before })).toContain(
      `not deployed: <code>v1.5</code> ([<code>bbbbbbb</code>](${page}/commit/${old}), from [acme/api#6](${page}/pull/6)) in #3.`,
    );
  });

  it('says what goes back by itself as it is configured', () => {
    expect(bodyOf()).toContain('is put back in Git without anybody');
    expect(bodyOf({ plan: { ...plan, rollback: 'manual' } })).toContain('Nothing is put back by itself');
  });
});

describe('the changelog', () => {
  it('names fifty commits and counts the others, without those that only merge a branch', () => {
    const commits = Array.from({ length: 250 }, (_, index) =>
      index === 3 ? change(index, { message: 'Merge branch main into topic', isMerge: true }) : change(index),
    );
    const body = bodyOf({ changelog: changes({ ahead: 300, commits }) });
    expect(body.match(/^- \[<code>/gm)).toHaveLength(50);
    expect(body).not.toContain('Merge branch');
    expect(body).toContain('Not listed: 249 more commits, 1 that only merges a branch.');
  });

  it('names the merge of a pull request by its title', () => {
    const message = 'Merge pull request #12 from acme/topic\n\nMake it faster';
    const body = bodyOf({ changelog: changes({ commits: [change(1, { message, isMerge: true })] }) });
    expect(body).toContain(') Make it faster (#\u200b12), by Ann');
  });

  it.each([
    ['identical', { ahead: 0, behind: 0 }, 'built from the same commit'],
    ['behind', { ahead: 0, behind: 2 }, `takes [2 commits](${page}/compare/${head}...${old}) out`],
    ['diverged', { ahead: 1, behind: 2 }, 'that [<code>bbbbbbb</code>]'],
    ['unknown', { ahead: 0, behind: 0 }, 'is no longer to be found'],
  ] as const)('says of commits that are %s how they stand', (ancestry, counts, said) => {
    const commits = ancestry === 'diverged' ? [change(1)] : [];
    expect(bodyOf({ changelog: changes({ ancestry, ...counts, commits }) })).toContain(said);
  });

  it('says in one line why there is none', () => {
    const because = 'comparing commits of acme/api: Not Found\n@octocat';
    const body = bodyOf({ changelog: { known: 'no', because } });
    expect(body).toContain('### Changelog\n\nNot known: comparing commits of acme/api: Not Found @\u200boctocat.\n');
  });

  it('makes nothing of what anybody wrote but text', () => {
    const commits = hostile.flatMap((message, index) => [
      change(index, { message, author: message }),
      change(index, { message: `Merge pull request #1 from a/b\n\n${message}`, isMerge: true }),
    ]);
    const body = bodyOf({ changelog: changes({ ahead: commits.length, commits }) });
    expect(strangers(body.replace(digest, ''))).toEqual([]);
    expect(body.match(/^- \[<code>/gm)).toHaveLength(commits.length);
    expect(body).not.toMatch(/^::/m);
    expect(body).toContain('### How to roll back');
    // a word of a template in a title is no word
    expect(body.match(/```diff/g)).toHaveLength(1);
  });
});

describe('a template', () => {
  it('is filled with values and parts, in the order that it wants', () => {
    const template =
      '# {{application}} {{tag}}\n{{rollback}}\n\n{{changelog}}\n\n{{pull-request}} {{short-sha}} `{{digest}}`';
    const { body } = proposalText(withLook({ template, title: 'ship: {{application}} {{tag}} ({{environment}})' }));
    expect(body.startsWith('# api v2\n- Before it is merged')).toBe(true);
    expect(body).toContain(`7 ccccccc \`${digest}\``);
    expect(body.indexOf('hold')).toBeLessThan(body.indexOf('Change 1'));
    expect(proposalText(withLook({ title: 'ship: {{application}} {{tag}} ({{environment}})' })).title).toBe(
      'ship: api v2 (prod)',
    );
  });

  it('has nothing where this deployment has nothing', () => {
    const { pullRequest: _, ...source } = plan.source;
    const given = { ...withLook({ template: '\n[{{pull-request}}]\n', title: '{{pull-request}}' }) };
    const { title, body } = proposalText({ ...given, plan: { ...given.plan, source } });
    expect(body).toBe('[]');
    expect(title).toBe('Deploy api v2 to prod');
  });

  it('shows a branch that anybody named as text', () => {
    const source = { ...plan.source, branch: '#12-@acme/team<img>' };
    const given = withLook({ template: '{{branch}} {{source}}', title: '{{branch}}\n' });
    const { title, body } = proposalText({ ...given, plan: { ...given.plan, source } });
    expect(strangers(body)).toEqual([]);
    expect(title).toBe('#\u200b12-@acme/team<img>');
  });
});

describe('the length that GitHub takes', () => {
  const many = <T>(count: number, one: (index: number) => T) => Array.from({ length: count }, (_, index) => one(index));
  const evil = '<@#|`*_~>'.repeat(200);
  const huge: ProposalFacts = {
    ...facts,
    changes: many(500, (index) => ({ target: evil, file: `${index}${evil}`, path: evil, from: evil, to: evil })),
    diff: many(20_000, (index) => `+ line ${index}`).join('\n'),
    scans: many(100, () => ({ platform: evil, verdict: 'clean', counts: { LOW: 1 }, refused: [] })),
    judged: { findings: many(300, () => ({ ...finding, message: evil })), notJudged: [] },
    changelog: changes({ ahead: 1000, commits: many(250, (index) => change(index, { message: evil, author: evil })) }),
  };

  it('is kept, with the findings and the way back in any case, and every cut is told', () => {
    const { title, body } = proposalText(huge);
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(title.length).toBeLessThanOrEqual(256);
    expect(body).toContain('**warning**');
    expect(body).toMatch(/and \d+ more: see the log of the run/);
    expect(body).toContain('gitops-deploy rollback --application api');
    expect(body).toMatch(/Not listed: \d+ more commits/);
    expect(body).toMatch(/\d+ more lines are not shown: see the files of this pull request\./);
    expect(rendered(body)).toContain('<h3>How to roll back</h3>');
  });

  it('leaves to the diff what the changelog does not need, and the other way round', () => {
    const { changelog } = facts;
    const shown = (over: Partial<ProposalFacts>) => bodyOf({ ...over }).length;
    expect(shown({ diff: huge.diff, changelog })).toBeGreaterThan(60_000);
    const commits = bodyOf({ changelog: huge.changelog }).match(/^- \[<code>/gm)?.length ?? 0;
    expect(commits).toBe(50);
  });

  it('is kept where a template says a part several times', () => {
    const template = '{{diff}}\n\n{{diff}}\n\n{{changelog}}\n\n{{findings}}\n\n{{findings}}';
    const { body } = proposalText({ ...huge, plan: { ...plan, pullRequest: { ...look, template } } });
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body.match(/```diff/g)).toHaveLength(2);
  });

  it('is no matter of one endless line', () => {
    const diff = `+${'x'.repeat(500_000)}\n+ the end\n`;
    expect(bodyOf({ diff })).toContain('+ the end');
  });
});
