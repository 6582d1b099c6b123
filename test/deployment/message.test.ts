import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommitText } from '../../src/deployment/message.ts';
import { commitMessage } from '../../src/deployment/message.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const text: CommitText = {
  application: 'api',
  environment: 'prod',
  repository: 'acme/api',
  kind: 'deploy',
  image: `ghcr.io/acme/api:v2@${digest}`,
  version: 'v2',
  source: 'c'.repeat(40),
  pullRequest: 7,
  run: 'https://github.com/acme/api/actions/runs/1',
  edits: [
    { target: 'eu', file: 'eu.yaml', path: '.image.tag', from: 'v1', to: 'v2' },
    { target: 'us', file: 'us.yaml', path: '.image.tag', from: 'v0', to: 'v2' },
  ],
};

/** What the real git takes for trailers. */
function trailersOf(message: string): readonly string[] {
  const parsed = execFileSync('git', ['interpret-trailers', '--parse'], { input: message, encoding: 'utf8' });
  return parsed.split('\n').filter((line) => line !== '');
}

const names = ['Application', 'Environment', 'Source', 'Image', 'Pull-Request', 'Run'];

/** Text as nobody expects it: ends of lines, half characters, what turns the direction, and what looks like a trailer. */
const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc
    .array(
      fc.constantFrom(
        '\n',
        '\r\n',
        '\u2028',
        '\u0085',
        '\ud800',
        '\u202e',
        '---',
        '# ',
        'Signed-off-by: eve',
        '\0',
        '👩‍🚀',
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join('')),
);

describe('the message of a commit', () => {
  it('says what was and what becomes of each target, and ends with what programs read', () => {
    expect(commitMessage(text)).toBe(`Deploy api v2 (prod)

- eu: eu.yaml .image.tag: v1 -> v2
- us: us.yaml .image.tag: v0 -> v2

Gitops-Deploy-Application: api
Gitops-Deploy-Environment: prod
Gitops-Deploy-Source: acme/api@${'c'.repeat(40)}
Gitops-Deploy-Image: ghcr.io/acme/api:v2@${digest}
Gitops-Deploy-Pull-Request: acme/api#7
Gitops-Deploy-Run: https://github.com/acme/api/actions/runs/1
`);
  });

  it('names the trace of the run, where there is one', () => {
    const trace = '0af7651916cd43dd8448eb211c80319c';
    expect(commitMessage({ ...text, trace })).toBe(`${commitMessage(text)}Gitops-Deploy-Trace: ${trace}\n`);
  });

  it('has a subject that is cut at a whole character', () => {
    const [subject = ''] = commitMessage({ ...text, version: '🚀'.repeat(100) }).split('\n');
    expect([...subject]).toHaveLength(72);
    expect(subject.isWellFormed()).toBe(true);
    expect(subject.endsWith('🚀… (prod)')).toBe(true);
    const [long = ''] = commitMessage({ ...text, environment: '🚀'.repeat(100) }).split('\n');
    expect([...long]).toHaveLength(72);
    expect(long.endsWith('🚀…')).toBe(true);
  });

  it('names the wave, also beside a whole commit as the tag', () => {
    const of = { environment: 'regions', version: 'a'.repeat(40), wave: 'wave 2 of 3' };
    const [subject] = commitMessage({ ...text, ...of }).split('\n');
    expect(subject).toBe(`Deploy api ${'a'.repeat(37)}… (regions, wave 2 of 3)`);
  });

  it('says what kind of deployment it is, and who asked for it', () => {
    const asked = { ...text, by: 'alice' };
    expect(commitMessage({ ...asked, kind: 'promote' })).toMatch(/^Promote api v2 \(prod\)\n/);
    expect(commitMessage({ ...asked, kind: 'rollback' })).toMatch(/^Roll back api to v2 \(prod\)\n/);
    expect(trailersOf(commitMessage(asked))).toContain('Gitops-Deploy-By: alice');
  });

  it('keeps its shape whatever the names are, and git reads the same trailers', () => {
    fc.assert(
      fc.property(fc.record({ name: odd, version: odd, from: odd, file: odd, run: odd }), (given) => {
        const { name, version, from, file, run } = given;
        const edits = [{ target: name, file, path: name, from, to: version }];
        const message = commitMessage({ ...text, application: name, environment: name, version, run, edits });
        const [subject = '', empty, ...rest] = message.split('\n');
        expect([...subject].length).toBeLessThanOrEqual(72);
        expect(subject.startsWith('Deploy')).toBe(true);
        expect(empty).toBe('');
        expect(rest.filter((line) => line === '')).toHaveLength(2);
        expect(message.isWellFormed()).toBe(true);
        const parsed = trailersOf(message);
        expect(parsed.map((line) => line.split(':')[0])).toEqual(names.map((one) => `Gitops-Deploy-${one}`));
        // without a value git puts a space after the colon
        const lines = parsed.map((line) => line.trimEnd());
        expect(message.endsWith(`\n\n${lines.join('\n')}\n`)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
