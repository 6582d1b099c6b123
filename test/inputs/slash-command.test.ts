import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { slashLines } from '../../src/inputs/comment-lines.ts';
import { readComment } from '../../src/inputs/slash-command.ts';
import { slashFact, slashNames, slashUsage } from '../../src/inputs/slash-words.ts';

/** A command in short: its name, verb, environment and flags; or what is wrong, with what to do about it. */
function read(body: string): unknown {
  const reading = readComment(body);
  if (reading.result === 'nothing') return 'nothing';
  if (reading.result === 'wrong') return `${reading.message}; ${reading.remedy}`;
  const { name, verb, environment, flags } = reading.command;
  return [name, verb, environment, Object.fromEntries(flags)].filter((one) => one !== undefined);
}

describe('a command', () => {
  it.each<[string, unknown]>([
    ['/deploy staging', ['deploy', 'staging', {}]],
    ['/deploy   staging\t--dry-run  ', ['deploy', 'staging', { 'dry-run': 'true' }]],
    ['/deploy --application api staging', ['deploy', 'staging', { application: 'api' }]],
    ['Looks good.\r\n/deploy staging\r\nThanks', ['deploy', 'staging', {}]],
    ['Looks good.\r/deploy staging', ['deploy', 'staging', {}]],
    ['/promote production', ['promote', 'production', {}]],
    ['/promote --to=eu,us --image ghcr.io/acme/api:1', ['promote', { to: 'eu,us', image: 'ghcr.io/acme/api:1' }]],
    ['/rollback production errors went up 🔥', ['rollback', 'production', { reason: 'errors went up 🔥' }]],
    [
      '/rollback production --image 3f2a --reason "it\'s slow"',
      ['rollback', 'production', { image: '3f2a', reason: "it's slow" }],
    ],
    [
      '/hold production --until 2h moving the “database”',
      ['hold', 'production', { until: '2h', reason: 'moving the database' }],
    ],
    ['/hold production ❤️ on fire', ['hold', 'production', { reason: '❤️ on fire' }]],
    ['/hold production --reason “a -- b”', ['hold', 'production', { reason: 'a -- b' }]],
    ['/hold production "--until 2h"', ['hold', 'production', { reason: '--until 2h' }]],
    ['/release production', ['release', 'production', {}]],
    ['/rollout promote production --target eu', ['rollout', 'promote', 'production', { target: 'eu' }]],
    ['/rollout promote-full production', ['rollout', 'promote-full', 'production', {}]],
    ['/status', ['status', {}]],
    ['/status staging', ['status', 'staging', {}]],
    ['/help', ['help', {}]],
  ])('%j', (body, wanted) => {
    expect(read(body)).toEqual(wanted);
  });

  it('is found in the last of thousands of lines, at once', () => {
    const body = `${'a line of text\n'.repeat(4000)}\n/status`.slice(-65_536);
    const begun = performance.now();
    expect(read(body)).toEqual(['status', {}]);
    expect(read('/'.repeat(65_536))).toBe('nothing');
    expect(read('/x\n'.repeat(20_000))).toBe('nothing');
    expect(read(`/hold prod ${'"'.repeat(60_001)}`)).toMatch(/a quote is not closed/);
    expect(read('<'.repeat(65_536))).toBe('nothing');
    expect(read('`'.repeat(65_536))).toBe('nothing');
    expect(read('` '.repeat(32_768))).toBe('nothing');
    expect(read('<!--'.repeat(16_384))).toBe('nothing');
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});

describe('what is wrong', () => {
  it.each<[string, RegExp]>([
    ['/rolback production', /^there is no command \/rolback; did you mean \/rollback\?$/],
    ['/delpoy staging', /did you mean \/deploy/],
    ['/Deploy staging', /did you mean \/deploy/],
    ['/STATUS', /did you mean \/status/],
    ['/promot x', /did you mean \/promote/],
    ['/rollout promte production', /there is no \/rollout promte; did you mean \/rollout promote/],
    ['/rollout', /what is \/rollout to do/],
    ['/rollout promote', /which environment/],
    ['/deploy', /which environment\?; it is written \/deploy ENVIRONMENT \[--application NAME\] \[--dry-run\]/],
    ['/hold production', /why is it held/],
    ['/deploy staging now', /"now" stands where nothing is expected/],
    ['/deploy staging --dryrun', /does not know --dryrun; did you mean --dry-run/],
    ['/rollback production —dry-run', /does not know —dry-run; did you mean --dry-run/],
    ['/rollback production -dry-run', /did you mean --dry-run/],
    ['/rollback production --dry-run=false', /--dry-run has no value/],
    ['/deploy staging --image x:1', /does not know --image/],
    ['/hold production --until', /--until needs a value/],
    ['/hold production --until --reason x', /--until needs a value/],
    ['/promote production --reason x', /does not know --reason/],
    ['/hold production --reason x too', /"too" stands where nothing is expected/],
    ['/hold production --reason x --reason y', /--reason stands twice/],
    ['/hold production "open', /a quote is not closed/],
    ['/help me', /"me" stands where nothing is expected/],
    ['/deploy staging\n/deploy production', /the comment holds 2 commands, and nothing was done/],
    ['/deploy staging\n\ntext\n\n/rolback production', /holds 2 commands/],
    ['/deploy\u00a0staging', /a character that cannot be seen \(U\+00A0\)/],
    ['/deploy staging\u00a0--dry-run', /U\+00A0/],
    ['/rollback production \u200b--dry-run', /U\+200B/],
    ['/deploy \u202egnigats', /U\+202E/],
    ['/deploy staging\u0000', /U\+0000/],
    ['/deploy sta\u{e0061}ging', /U\+E0061/],
    ['/deploy\ufeff staging', /U\+FEFF/],
  ])('%j', (body, wanted) => {
    expect(read(body)).toMatch(wanted);
  });
});

describe('what is nobody’s command of ours', () => {
  it.each([
    '',
    '/',
    '/approve',
    '/lgtm',
    '/etc/passwd',
    '/deploy.sh staging',
    '/deploy/staging',
    '/deployé staging',
    '/usr/bin/env',
    '/test all',
    '/retest',
    '/close',
    '/cc @alice',
    '/release-notes',
    '/helm upgrade',
    '/hello',
    '/old',
    '/unhold',
    '/demote x',
    ' /deploy staging',
    '\t/deploy staging',
    '    /deploy staging',
    '- /deploy staging',
    '> /deploy staging',
    'x /deploy staging',
    '／deploy staging',
    '⁄deploy staging',
    '\u200b/deploy staging',
    '\ufeff/deploy staging',
    '/ԁeploy staging',
    '/dеploy staging',
    '```\n/deploy staging\n```',
    '~~~\n/deploy staging\n~~~',
    '````\n```\n/deploy staging\n````',
    '```\n/deploy staging',
    '   ```sh\n/deploy staging\n   ```',
    '> quoted\n/deploy staging',
    '- item\n/deploy staging',
    '1. item\n/deploy staging',
    '<!--\n/deploy staging\n-->',
    'a <!-- b\n\n/deploy staging\n\n--> c',
    '<pre>\n/deploy staging\n</pre>',
    '<pre>\n\n/deploy staging\n\n</pre>',
    '<details>\n\n/deploy staging\n\n</details>',
    '<blockquote>\n\n/deploy staging\n\n</blockquote>',
    '<div>\n/deploy staging\n</div>',
    'run `x\n/deploy staging\n` now',
    '| a |\n| --- |\n/deploy staging',
    '[a\n/deploy staging\n](https://example.com)',
    '$$\n/deploy staging\n$$',
    '<script>\n\n/deploy staging\n',
    '/deploy `staging`',
    '/deploy <b>staging</b>',
  ])('%j', (body) => {
    expect(read(body)).toBe('nothing');
  });

  it.each([
    '> quoted\n\n/deploy staging',
    '- item\n\n/deploy staging',
    '```\nx\n```\n/deploy staging',
    '<!-- x -->\n\n/deploy staging',
    '<pre>x</pre>\n\n/deploy staging',
    'use `<pre>`\n\n/deploy staging',
  ])('but is a command behind the end of that: %j', (body) => {
    expect(read(body)).toEqual(['deploy', 'staging', {}]);
  });
});

/** The lines of text that stand in a comment itself, as GitHub's Markdown shows it. */
function shownLines(body: string): readonly string[] {
  const html = micromark(body, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  const plain = html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(pre|code|blockquote|details|script|style|ul|ol|table)\b[\s\S]*?(?:<\/\1>|$)/g, '');
  return plain.replace(/<[^>]*>/g, '').split('\n');
}

const piece = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '/deploy staging',
      '/status',
      '/rollback production now',
      '/deploi x',
      '/etc/passwd',
      'text',
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '',
      '```',
      '~~~',
      '> quote',
      '- item',
      '1. item',
      '<!--',
      '-->',
      '<pre>',
      '</pre>',
      '<details>',
      '</details>',
      '`',
      '``',
      '    code',
      '  ',
      '| a | b |',
      '| --- | --- |',
      '# title',
      '---',
      '===',
      '[x]: /y',
      '<b>',
      '</b>',
      '<div>',
      '\\',
      '* * *',
      '- ```',
      '> ```',
      '  ```',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
);
const comments = fc.array(piece, { maxLength: 14 }).map((lines) => lines.join('\n'));

describe('a thousand hostile comments', () => {
  it('never hold a command that a reader does not see as one', () => {
    fc.assert(
      fc.property(comments, (body) => {
        const shown = shownLines(body).map((line) => line.trim());
        for (const line of slashLines(body).filter((one) => /^\/[a-z]+(?: [a-z]+)*$/.test(one)))
          expect(shown).toContain(line.trim());
      }),
      { numRuns: 3000 },
    );
  });

  it('are read without a crash, to something or to nothing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          comments,
          fc.string({ unit: 'binary', maxLength: 400 }).map((text) => `/deploy ${text}`),
          fc.string({ unit: 'grapheme' }),
        ),
        (body) => {
          expect(['nothing', 'command', 'wrong']).toContain(readComment(body).result);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('the list of commands', () => {
  it('says how each is written, and that is understood', () => {
    for (const name of slashNames) {
      const words = slashUsage(name)
        .replace(/ \[.*/, '')
        .replace(/promote\|\S+/, 'abort')
        .replace('WHY', 'because')
        .replace('ENVIRONMENT', 'staging');
      expect(readComment(words), words).toMatchObject({ result: 'command', command: { name } });
    }
  });

  it('is that of the documentation', () => {
    const page = readFileSync(new URL('../../docs/comments.md', import.meta.url), 'utf8');
    const shown = [...page.matchAll(/^\| `(\/[^`]*)` \| (.*) \|$/gm)].map(([, usage = '', means = '']) => ({
      usage: usage.replaceAll('\\|', '|'),
      means: means.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1'),
    }));
    expect(shown.map(({ usage }) => usage)).toEqual(slashNames.map(slashUsage));
    for (const [index, name] of slashNames.entries()) expect(shown[index]?.means).toContain(slashFact(name).means);
  });
});
