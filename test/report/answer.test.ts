import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import type { TargetState } from '../../src/deployment/progress.ts';
import { badInput, outcomeOf } from '../../src/errors.ts';
import { printCommand } from '../../src/inputs/comment-request.ts';
import { readComment } from '../../src/inputs/slash-command.ts';
import { slashNames } from '../../src/inputs/slash-words.ts';
import type { Reason } from '../../src/outcome.ts';
import type { AnswerFacts } from '../../src/report/answer.ts';
import { answerMarker, answerState, answerText, helpText, readAnswerState } from '../../src/report/answer.ts';
import type { DeploymentEnd, Ended } from '../../src/report/report.ts';
import { summaryText } from '../../src/report/summary.ts';

function rendered(markdown: string): string {
  return micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}

const run = 'https://github.com/acme/api/actions/runs/7';

/** The answer that a comment gets where nothing is done, or which is shown while it is done. */
function answersTo(body: string, author: string): readonly string[] {
  const reading = readComment(body);
  if (reading.result === 'nothing') return [];
  const facts = { author, run };
  if (reading.result === 'wrong') {
    const error = badInput([{ message: reading.message, remedy: reading.remedy }]);
    const ended: Ended = { outcome: outcomeOf(error, 'inputs'), problems: error.problems };
    return [answerText({ ...facts, understood: undefined, ended })];
  }
  const understood = printCommand(reading.command);
  const said = [reading.command.environment, ...reading.command.flags.values()].join(' ');
  const outcome = {
    outcome: 'errored',
    reason: 'bad-input',
    stage: 'inputs',
    sentence: `there is no "${said}"`,
  } as const;
  const shown = `HELD BY\n${said}`;
  return [
    answerText({ ...facts, understood }),
    answerText({ ...facts, understood, ended: { outcome }, shown }),
    answerText({
      ...facts,
      understood,
      ended: { outcome: { ...outcome, outcome: 'paused', waiting: { for: said, since: new Date(0), goOn: said } } },
    }),
  ];
}

/** What is dangerous in HTML that we did not write: tags besides ours, links besides the run's, what GitHub makes links of. */
function dangers(html: string): readonly string[] {
  const ours =
    /<\/?(?:p|strong|code|ul|li|pre)>|<code class="language-text">|<a href="https:\/\/github\.com\/acme\/api\/actions\/runs\/7">|<\/a>/g;
  const outside = html
    .replace(/<pre><code class="language-text">[\s\S]*?<\/code><\/pre>/g, '')
    .replace(/<code>[\s\S]*?<\/code>/g, '');
  return [
    ...(html.replace(ours, '').match(/<[^>]*>?/g) ?? []),
    ...(outside.replace(ours, '').match(/@\w|#\d|GH-\d|https?:\/\/|www\.\w/gi) ?? []),
  ];
}

const nasty = fc.constantFrom(
  '@acme/team',
  '#1',
  'https://evil.example',
  '[x](https://evil.example)',
  '![x](//e)',
  '<img src=x>',
  '<!--',
  '-->',
  '```',
  '`',
  '|',
  '**',
  '</code>',
  '~~~',
  'www.evil.example',
  '&lt;',
  '\\',
  '_x_',
  '$x$',
  'GH-1',
  'a@b.example',
  '\u202e',
  '​',
);
const texts = fc
  .array(fc.oneof(nasty, fc.string({ unit: 'grapheme', maxLength: 12 })), { maxLength: 8 })
  .map((all) => all.join(' ').replace(/[\r\n\u2028\u2029]/g, ' '));
const comments = fc
  .tuple(
    fc.constantFrom(...slashNames, 'rolback', 'deploi'),
    fc.constantFrom('', 'staging', 'promote staging', 'staging --reason', 'promte'),
    texts,
  )
  .map((parts) => `/${parts.join(' ')}`);

describe('the answer to a hostile comment', () => {
  it('holds no markup, mention or link of the comment, a thousand times', () => {
    let answered = 0;
    fc.assert(
      fc.property(comments, (body) => {
        for (const answer of answersTo(body, 'alice')) {
          answered += 1;
          expect(dangers(rendered(answer)), answer).toEqual([]);
        }
      }),
      { numRuns: 2000 },
    );
    expect(answered).toBeGreaterThan(1000);
  });
});

describe('an answer', () => {
  const facts: AnswerFacts = { understood: '/status', author: 'alice', run };
  const outcome = { outcome: 'succeeded', reason: 'done', stage: 'report', sentence: 'fine' } as const;

  it('is found again by application and comment', () => {
    expect(answerMarker(7, undefined)).toBe('<!-- gitops-deploy:answer::7 -->');
    expect(answerMarker(7, 'a-->b')).toBe('<!-- gitops-deploy:answer:a--%3Eb:7 -->');
    expect(answerMarker(7, 'api').startsWith('<!-- gitops-deploy:api -->')).toBe(false);
  });

  it('says of itself whose it is, and whether it is the last word', () => {
    for (const isEnd of [true, false]) {
      const body = `${answerMarker(7, 'api')}\n${answerState({ id: 77, attempt: 2 }, isEnd)}\nx`;
      expect(readAnswerState(body)).toEqual({ run: { id: 77, attempt: 2 }, isEnd });
    }
    expect(readAnswerState(answerState(undefined, true))).toEqual({ run: { id: 0, attempt: 0 }, isEnd: true });
    expect(readAnswerState('something else')).toBeUndefined();
  });

  it('says how it goes, what came of it, and where to read more', () => {
    expect(answerText(facts)).toBe(`<code>/status</code> of alice is under way. [The run](${run}) has its log.\n`);
    expect(answerText({ ...facts, ended: { outcome } })).toContain('**succeeded** (<code>done</code>): fine');
    expect(answerText({ ...facts, ended: { outcome, markdown: 'of its own' } })).toContain('\n\nof its own\n');
    expect(answerText({ ...facts, run: undefined, ended: { outcome } })).not.toContain('The run');
  });

  it('says which comment makes it go on', () => {
    const workload = { kind: 'Rollout', namespace: 'prod', name: 'api' } as const;
    const waiting = { for: 'a person', since: new Date(0), goOn: 'promote it' };
    const row = { workload, state: 'paused', message: '', image: 'a:1', analysis: [] } as const;
    const judgement = {
      verdict: 'paused',
      stage: 'rollout',
      reason: 'manual-gate',
      sentence: 'waits',
      waiting,
    } as const;
    const targets: readonly TargetState[] = [{ target: 'eu', assessment: { judgement, rows: [row], notes: [] } }];
    const source = { commit: 'a'.repeat(40) };
    const end = (reason: Reason, kind: 'deploy' | 'rollback', rows = targets): DeploymentEnd => ({
      told: { application: 'api', environment: 'prod', kind, source },
      outcome: { outcome: 'paused', reason, stage: 'rollout', sentence: 'waits' },
      progress: { stage: 'rollout', checked: true, tagged: true, targets: rows },
    });
    const says = (one: DeploymentEnd, understood = '/deploy prod') => {
      const text = answerText({ ...facts, understood, ended: { outcome: one.outcome, deployments: [one] } });
      return /^As a comment: (.*)$/m.exec(text)?.[1];
    };
    const steering = '<code>/rollout promote prod</code> or <code>/rollout abort prod</code>';
    expect(says(end('manual-gate', 'deploy'))).toBe(steering);
    expect(says(end('manual-gate', 'deploy', []))).toBeUndefined();
    expect(says(end('held', 'deploy'), '/deploy prod --application api')).toBe(
      '<code>/release prod --application api</code>',
    );
    expect(says(end('frozen', 'deploy'))).toBeUndefined();
  });

  it('says once what was shown, and what comes besides the deployments', () => {
    const markdown = '### Status';
    expect(answerText({ ...facts, shown: 'a table', ended: { outcome, markdown } })).not.toContain('a table');
    expect(answerText({ ...facts, shown: 'a table', ended: { outcome } })).toContain('a table');
    const told = { application: 'api', environment: 'prod', source: { commit: 'a'.repeat(40) } };
    const progress = { stage: 'rollout', checked: true, tagged: true, targets: [] } as const;
    const deployments = [{ told, outcome, progress }];
    const more = { ...outcome, sentence: 'fine; prod is held until somebody releases it' };
    const answer = answerText({ ...facts, ended: { outcome: more, deployments } });
    expect(answer).toContain('prod is held until somebody releases it');
    expect(summaryText({ outcome: more, deployments })).toContain('prod is held until somebody releases it');
    expect(answerText({ ...facts, ended: { outcome, deployments } }).split('fine')).toHaveLength(2);
  });

  it('shows the help as a table', () => {
    const html = rendered(
      helpText([{ usage: '/rollout a|b [--x]', means: 'does <b>', who: 'the team acme/platform' }]),
    );
    expect(html).toContain('<td><code>/rollout a|b [--x]</code></td>');
    expect(html).toContain('does &lt;b&gt;');
  });
});
