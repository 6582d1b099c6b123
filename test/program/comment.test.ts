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
    expect(talk.answers()[1]).toContain('writer: moving the database');
    talk.pushImage(talk.source.head('topic'));
    const { ended: held } = await talk.say('writer', '/deploy staging');
    expect(held.outcome).toMatchObject({ outcome: 'paused', reason: 'held' });
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

describe('an attack', () => {
  const isRefused = (reason: string) => ({ outcome: 'errored', reason });

  it('of a comment that was edited before the run begins does nothing', async () => {
    const id = talk.write('writer', '/hold staging x');
    const event = talk.eventOf(id);
    talk.source.editComment(id, '/hold production x');
    const { ended } = await talk.reply(event);
    expect(ended.outcome.sentence).toContain('was edited');
    expect(talk.gitops.refs('refs/gitops-deploy/')).toEqual({});
  });

  it('of a comment that was edited, and is told as if it had been created so', async () => {
    const id = talk.write('writer', '/status');
    talk.source.editComment(id, '/hold staging x');
    const { ended } = await talk.reply(talk.eventOf(id));
    expect(ended.outcome.sentence).toContain('was edited');
    expect(talk.gitops.refs('refs/gitops-deploy/')).toEqual({});
  });

  it('of an event that tells another text than the comment has', async () => {
    const { ended } = await talk.say('writer', '/status', { comment: { body: '/hold staging x' } });
    expect(ended.outcome.sentence).toContain('was edited');
    expect(talk.answers()).toEqual([]);
  });

  it('of a push after the comment, whose commit bears an old date', async () => {
    const id = talk.write('writer', '/deploy staging');
    const event = talk.eventOf(id);
    const evil = await talk.push('evil', new Date('2001-01-01T00:00:00Z'));
    talk.pushImage(evil);
    const { ended } = await talk.reply(event);
    expect(ended.outcome).toMatchObject(isRefused('request-changed'));
    expect(answer()).toMatch(/was pushed at 2026-03-01T12:01:01.000Z, when the comment was written already/);
    expect(talk.tag('staging')).toBe('one');
  });

  it('of a push in the very second of the comment', async () => {
    const evil = await talk.push('evil', new Date('2001-01-01T00:00:00Z'));
    talk.pushImage(evil);
    const { ended } = await talk.say('writer', '/deploy staging');
    expect(ended.outcome).toMatchObject(isRefused('request-changed'));
    expect(talk.tag('staging')).toBe('one');
  });

  it('of a head that was there before, went, and came back', async () => {
    const first = talk.source.head('topic');
    talk.pushImage(first);
    const id = talk.write('writer', '/deploy staging');
    const event = talk.eventOf(id);
    await talk.push('other');
    talk.pass(5);
    talk.source.git('update-ref', 'refs/heads/topic', first);
    expect((await talk.reply(event)).ended.outcome).toMatchObject(isRefused('request-changed'));
    expect(talk.tag('staging')).toBe('one');
  });

  it('of a commit with a date yet to come changes nothing for who may deploy it', async () => {
    const head = await talk.push('late', new Date('2090-01-01T00:00:00Z'));
    talk.pushImage(head);
    talk.pass(5);
    expect((await talk.say('writer', '/deploy staging')).ended.outcome.reason).toBe('not-watched');
    expect(talk.tag('staging')).toBe(head);
  });

  it('of a pull request from a fork', async () => {
    await talk.source.commit({ fork: '1' }, 'Fork', { branch: 'fork' });
    talk.pullRequest = await talk.source.addPullRequest({ head: 'fork', fork: 'mallory' });
    talk.pushImage(talk.source.head('fork'));
    talk.pass(5);
    const { ended } = await talk.say('boss', '/deploy staging');
    expect(ended.outcome).toMatchObject(isRefused('fork-without-secrets'));
    expect(talk.tag('staging')).toBe('one');
  });

  it.each<[string, (head: string) => void, RegExp]>([
    ['nobody pushed', () => {}, /the registry has no /],
    ['was built of another commit', (head) => talk.pushImage(head, 'd'.repeat(40)), /is of another commit \(d{40}\)/],
    [
      'does not say what it was built of',
      (head) => talk.registry.prepare('acme/api', head, {}),
      /does not say of which commit/,
    ],
  ])('of an image that %s', async (_, push, why) => {
    push(talk.source.head('topic'));
    const { ended } = await talk.say('writer', '/deploy staging');
    expect(ended.outcome).toMatchObject({ ...isRefused('image-not-built'), sentence: expect.stringMatching(why) });
    expect(answer()).toContain('A comment builds nothing');
    expect(talk.tag('staging')).toBe('one');
  });

  it('of a configuration that the pull request has changed', async () => {
    const mine = (talk.source.show('main', '.gitops-deploy.yaml') ?? '').replaceAll('maintain', 'read');
    await talk.source.commit({ '.gitops-deploy.yaml': mine }, 'Let me', { branch: 'topic' });
    talk.pushImage(talk.source.head('topic'));
    talk.pass(5);
    expect((await talk.say('writer', '/deploy production')).ended.outcome).toMatchObject(isRefused('not-allowed'));
    expect(talk.tag('production')).toBe('one');
  });

  it('of a pull request that is closed', async () => {
    talk.pushImage(talk.source.head('topic'));
    talk.source.git('update-ref', '-d', 'refs/heads/topic');
    expect((await talk.say('writer', '/deploy staging')).ended.outcome).toMatchObject(isRefused('bad-input'));
  });
});

describe('what changes between the comment and the write', () => {
  /** Lets something happen once the answer says that it is under way: before anything is written. */
  async function deployWhile(happens: (id: number) => unknown) {
    talk.pushImage(talk.source.head('topic'));
    const id = talk.write('writer', '/deploy staging');
    const event = talk.eventOf(id);
    const running = talk.reply(event);
    let isOver = false;
    void running.finally(() => {
      isOver = true;
    });
    const isUnderWay = () => talk.answers().some((body) => body.includes('is under way'));
    while (!isUnderWay() && !isOver) await new Promise((resolve) => setTimeout(resolve, 1));
    await happens(id);
    return (await running).ended.outcome;
  }

  it.each<[string, (id: number) => unknown, string]>([
    ['the head moves', () => talk.push('evil'), 'the head of the pull request is'],
    ['the comment is edited', (id) => talk.source.editComment(id, '/status'), 'the comment was edited since'],
    [
      'the comment is deleted',
      (id) => {
        const { comments } = talk.github.state;
        comments.splice(
          comments.findIndex((one) => one.id === id),
          1,
        );
      },
      'the comment was deleted',
    ],
    ['the pull request is closed', () => talk.source.git('update-ref', '-d', 'refs/heads/topic'), 'was closed since'],
  ])('where %s', async (_, happens, why) => {
    const outcome = await deployWhile(happens);
    expect(outcome).toMatchObject({ outcome: 'errored', reason: 'request-changed' });
    expect(outcome.sentence).toContain(why);
    expect(talk.tag('staging')).toBe('one');
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
