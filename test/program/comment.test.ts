import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Talk } from './talk.ts';

vi.setConfig({ testTimeout: 60_000 });

let talk: Talk;

beforeEach(async () => {
  talk = await Talk.open();
});

afterEach(() => talk[Symbol.asyncDispose]());

/** The only answer, without its hidden lines. */
function answer(): string {
  const answers = talk.answers();
  expect(answers).toHaveLength(1);
  return (answers[0] ?? '').replace(/^(?:<!--.*-->\n)+/, '');
}

describe('a comment', () => {
  it('deploys the image that was pushed of the head, and is answered once', async () => {
    const head = talk.source.head('topic');
    talk.pushImage(head);
    const { id, ended } = await talk.say('writer', 'Fine.\n\n/deploy staging');
    expect(ended.outcome).toMatchObject({ outcome: 'paused', reason: 'not-watched', sentence: expect.any(String) });
    expect(talk.tag('staging')).toBe(head);
    expect(talk.source.reactions(id)).toEqual(['eyes']);
    expect(answer()).toMatch(/^<code>\/deploy staging<\/code> of writer\. \[The run\]\(\S+\/actions\/runs\/101\)/);
    expect(answer()).toContain('**paused** (<code>not-watched</code>)');
    const [record] = talk.source.deployments();
    expect(record?.payload).toMatchObject({
      by: 'writer',
      source: head,
      pullRequest: talk.pullRequest,
      explicit: true,
    });
    expect(talk.source.statuses(head).at(-1)).toMatchObject({ context: 'gitops-deploy/api/staging', state: 'pending' });
  });

  it('only says what it would do with --dry-run', async () => {
    talk.pushImage(talk.source.head('topic'));
    const { ended, id } = await talk.say('writer', '/deploy staging --dry-run');
    expect(ended.outcome).toMatchObject({ outcome: 'succeeded', reason: 'dry-run' });
    expect(talk.tag('staging')).toBe('one');
    expect(answer()).toContain('push to main of acme/gitops');
    expect(talk.source.reactions(id)).toEqual(['eyes', 'rocket']);
  });

  it('holds an environment in the name of who wrote it, and releases it', async () => {
    await talk.say('writer', '/hold staging moving the database');
    const { ended } = await talk.say('reader', '/status staging');
    expect(ended.outcome.sentence).toContain('held: staging');
    expect(talk.answers()[1]).toMatch(/held by writer since .*: moving the database/);
    expect(talk.answers()[1]?.match(/moving the database/g)).toHaveLength(1);
    talk.pushImage(talk.source.head('topic'));
    const { ended: held } = await talk.say('writer', '/deploy staging');
    expect(held.outcome).toMatchObject({ outcome: 'paused', reason: 'held' });
    expect(talk.answers()[2]).toContain('As a comment: <code>/release staging</code>\n');
    expect(talk.tag('staging')).toBe('one');
    const { ended: released } = await talk.say('writer', '/release staging');
    expect(released.outcome.outcome).toBe('succeeded');
    expect(talk.answers()).toHaveLength(4);
  });

  it('shows the help to whoever may read, with who may what', async () => {
    await talk.say('reader', '/help');
    expect(answer()).toContain(
      '| <code>/release ENVIRONMENT [--application NAME]</code>'.replace('[', '&#91;').replace(']', '&#93;'),
    );
    expect(answer()).toMatch(/whoever has the role write or above/);
    expect(answer()).toMatch(/\/release ENVIRONMENT.* in production: nobody \|$/m);
    expect(answer()).toMatch(
      /\/rollout .*; promote-full is for nobody; in production: whoever has the role admin \|$/m,
    );
  });

  it('that is not understood is answered with what was meant', async () => {
    const { id, ended } = await talk.say('writer', '/rolback production');
    expect(ended.outcome).toMatchObject({ outcome: 'errored', reason: 'bad-input' });
    expect(answer()).toContain('there is no command /rolback: did you mean /rollback?');
    expect(talk.source.reactions(id)).toEqual(['eyes', 'confused']);
    await talk.say('writer', '/deploy prodution');
    expect(talk.answers()[1]).toContain('did you mean production?');
  });

  it.each([
    '/approve',
    '/lgtm',
    'see /etc/passwd',
    '/etc/passwd',
    '> /deploy staging',
    '```\n/deploy staging\n```',
    'hello',
  ])('is nobody’s business of ours and costs no request: %j', async (body) => {
    const { ended, requests } = await talk.say('boss', body);
    expect(ended.outcome).toMatchObject({ outcome: 'succeeded', reason: 'done' });
    expect(requests).toEqual([]);
  });
});

describe('who or what is ignored, without a request', () => {
  it.each<[string, Parameters<Talk['say']>[2]]>([
    ['an edit', { action: 'edited' }],
    ['a deletion', { action: 'deleted' }],
    ['an issue', { issue: { pull_request: undefined } }],
    ['a locked conversation', { issue: { locked: true } }],
    ['a bot', { comment: { user: { login: 'dependabot[bot]', type: 'Bot' } }, sender: 'dependabot[bot]' }],
    ['a bot that says it is a person', { comment: { user: { login: 'x[bot]', type: 'User' } }, sender: 'x[bot]' }],
    ['an organization', { comment: { user: { login: 'acme', type: 'Organization' } }, sender: 'acme' }],
    ['an App in the name of a person', { comment: { performed_via_github_app: { id: 1, slug: 'x' } } }],
    ['somebody who sends the comment of another', { sender: 'mallory' }],
    ['the event of a fork of the workflow', { repository: 'mallory/api' }],
  ])('%s', async (_, changes) => {
    const { requests, ended } = await talk.say('boss', '/hold staging x', changes);
    expect(requests).toEqual([]);
    expect(ended.outcome).toMatchObject({
      outcome: 'succeeded',
      sentence: expect.stringMatching(/^nothing was done: /),
    });
  });

  it('a comment of ours, also under the token of a person: there is no loop', async () => {
    await talk.say('writer', '/help');
    const [ours = ''] = talk.answers();
    for (const body of [ours, `${ours}\n\n/hold staging x`, '<!-- gitops-deploy:api -->\n\n/hold staging x']) {
      const { requests } = await talk.say('boss', body);
      expect(requests).toEqual([]);
    }
    const bot = talk.source.comments(talk.pullRequest).find(({ creator }) => creator === 'gitops-deploy[bot]');
    expect((await talk.reply(talk.eventOf(bot?.id ?? 0))).requests).toEqual([]);
  });
});

describe('a comment that is handled twice', () => {
  it('is done once: the answer says so', async () => {
    talk.pushImage(talk.source.head('topic'));
    const { id } = await talk.say('writer', '/deploy staging');
    const revision = talk.gitops.head();
    const event = talk.eventOf(id);
    const again = await talk.reply(event);
    expect(again.ended.outcome.sentence).toBe('nothing was done: the comment was answered before');
    expect(again.requests).toHaveLength(2);
    expect(talk.gitops.head()).toBe(revision);
    expect(talk.answers()).toHaveLength(1);
  });

  it('is left to the run that is at it, and taken up once that has ended', async () => {
    const id = talk.write('writer', '/hold staging x');
    const marker = `<!-- gitops-deploy:answer::${id} -->\n<!-- 77/1 under-way -->\nx`;
    const ours = talk.source.addComment(talk.pullRequest, 'gitops-deploy[bot]', marker);
    talk.source.addRun({ id: 77, status: 'in_progress' });
    const event = talk.eventOf(id);
    expect((await talk.reply(event)).ended.outcome.sentence).toContain('another run is at it');
    expect(talk.gitops.refs('refs/gitops-deploy/')).toEqual({});
    talk.source.addRun({ id: 77, status: 'completed' });
    expect((await talk.reply(event)).ended.outcome.sentence).toContain('is held in staging');
    expect(talk.answers()).toHaveLength(1);
    expect(talk.source.comments(talk.pullRequest).find((one) => one.id === ours)?.body).toContain('ended -->');
  });

  it('takes no answer of a stranger for ours', async () => {
    const id = talk.write('writer', '/hold staging x');
    talk.source.addComment(talk.pullRequest, 'mallory', `<!-- gitops-deploy:answer::${id} -->\n<!-- 0/0 ended -->`);
    expect((await talk.reply(talk.eventOf(id))).ended.outcome.sentence).toContain('is held in staging');
  });

  it('goes on after a run that was killed at any request, with one answer', async () => {
    talk.pushImage(talk.source.head('topic'));
    for (const nth of [3, 9, 24]) {
      const id = talk.write('writer', '/deploy staging');
      const event = talk.eventOf(id);
      talk.github.cutAfter(nth);
      const stop = new AbortController();
      setTimeout(() => stop.abort(new Error('killed')), 700);
      await talk.reply(event, {}, stop.signal);
      talk.github.mend();
      talk.source.addRun({ id: talk.run, status: 'completed', conclusion: 'failure' });
      await talk.reply(event);
      const ours = talk.answers().filter((body) => body.includes(`:${id} -->`));
      expect(ours, `after request ${nth}`).toHaveLength(1);
      expect(ours[0], `after request ${nth}`).toMatch(/ended -->/);
    }
    expect(talk.tag('staging')).toBe(talk.source.head('topic'));
  });
});

describe('what GitHub does not do', () => {
  it('an answer or a reaction that cannot be given changes nothing of what is done', async () => {
    const no = { status: 403, body: { message: 'Resource not accessible by integration' } };
    talk.github.fail({ method: 'POST', path: /\/reactions$|\/comments$/ }, 9, no);
    const { ended } = await talk.say('writer', '/hold staging x');
    expect(ended.outcome.outcome).toBe('succeeded');
    expect(talk.logged.join('\n')).toContain('the comment could not be answered');
  });

  it.each([
    ['the role cannot be asked', /\/permission$/, '/hold staging x'],
    ['nobody tells when the head was pushed', /\/activity$/, '/deploy staging'],
    ['the comment cannot be read', /\/issues\/comments\/\d+$/, '/hold staging x'],
  ])('is refused where %s', async (_, path, body) => {
    talk.pushImage(talk.source.head('topic'));
    talk.github.fail({ method: 'GET', path }, 9, { status: 403, body: { message: 'no' } });
    const { ended } = await talk.say('boss', body);
    expect(ended.outcome).toMatchObject({ outcome: 'errored', reason: 'forbidden' });
    expect(talk.tag('staging')).toBe('one');
    expect(talk.gitops.refs('refs/gitops-deploy/')).toEqual({});
  });

  it('a GitHub that has no list of moves deploys nothing by a comment', async () => {
    talk.pushImage(talk.source.head('topic'));
    talk.github.fail({ method: 'GET', path: /\/activity$/ }, 1, { status: 404, body: { message: 'Not Found' } });
    const { ended } = await talk.say('boss', '/deploy staging');
    expect(ended.outcome).toMatchObject({ reason: 'request-changed' });
  });
});
