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
    const words = answer()?.replaceAll('\u200b', '');
    expect(words).toMatch(/was pushed at 2026-03-01T12:01:01.000Z, when the comment was written already/);
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

describe('an attack of somebody who may write, and no more', () => {
  const maintained = 'release: [], status: [maintain], hold: [maintain]';

  async function configure(change: readonly [string, string]) {
    const changed = (talk.source.show('main', '.gitops-deploy.yaml') ?? '').replace(...change);
    await talk.source.commit({ '.gitops-deploy.yaml': changed }, 'Who may what');
  }

  it.each([
    ['deleted', () => {}],
    ['made to look like one that is under way', (id: number) => talk.source.addRun({ id, status: 'completed' })],
  ])('runs an old command of a maintainer again, whose answer was %s', async (how, happens) => {
    const { id } = await talk.say('maintainer', '/release staging');
    await talk.say('maintainer', '/hold staging stop');
    const isAnswer = (one: { readonly body: string }) => one.body.includes(`:${id} -->`);
    const { comments } = talk.github.state;
    const at = comments.findIndex(isAnswer);
    if (how === 'deleted') comments.splice(at, 1);
    else {
      const { id: answered = 0, body = '' } = comments[at] ?? {};
      talk.source.editComment(answered, body.replace(/^<!-- \d+\/1 ended -->$/m, '<!-- 101/1 under-way -->'));
      happens(101);
    }
    talk.startedBy = 'writer';
    const { ended, requests } = await talk.reply(talk.eventOf(id));
    expect(ended.outcome.sentence).toContain('writer has started the run again, and maintainer wrote the comment');
    expect(requests).toEqual([]);
    expect(Object.keys(talk.gitops.refs('refs/gitops-deploy/'))).toEqual(['refs/gitops-deploy/holds/api/staging']);
    talk.startedBy = 'Maintainer';
    expect((await talk.reply(talk.eventOf(id))).ended.outcome.sentence).toContain('is open in staging again');
  });

  it.each(['/hold staging --application _all mine', '/release staging --application _all'])(
    'asks for every application of the GitOps repository: %s',
    async (body) => {
      const { ended } = await talk.say('boss', body);
      expect(ended.outcome).toMatchObject({ outcome: 'errored', reason: 'bad-input' });
      expect(answer()).toContain('every application at once is nothing that a comment may ask for');
      expect(talk.gitops.refs('refs/gitops-deploy/')).toEqual({});
    },
  );

  it('takes what runs in a preview elsewhere, or something else to the preview of another', async () => {
    const file = 'app/pv/{{pull-request}}.yaml';
    const target = `{name: here, edits: [{file: "${file}", path: .image.tag}], workloads: [{namespace: "p-{{pull-request}}", name: api}]}`;
    const preview = `  preview: {preview: {template: app/t.yaml, path: "${file}"}, targets: [${target}]}\n`;
    await configure(['  staging:', `${preview}  staging:`]);
    await talk.gitops.commit({ 'app/t.yaml': 'image: {tag: x}\n' }, 'Template');
    await talk.source.commit({ other: '1' }, 'Other', { branch: 'other', parent: talk.source.head('main') });
    const other = await talk.source.addPullRequest({ head: 'other' });
    talk.pushImage(talk.source.head('topic'));
    talk.pass(5);
    const { ended } = await talk.say('writer', `/deploy preview-${other}`);
    expect(ended.outcome).toMatchObject({ reason: 'bad-input', sentence: expect.stringContaining('comment there') });
    expect((await talk.say('writer', '/deploy preview')).ended.outcome.reason).toBe('not-watched');
    const [mine, theirs] = [`preview-${talk.pullRequest}`, `preview-${other}`];
    for (const [to, from] of [
      ['staging', mine],
      ['staging', 'preview'],
      [theirs, 'staging'],
    ]) {
      const { ended: refused } = await talk.say('writer', `/promote ${to} --from ${from}`);
      const sentence = expect.stringContaining('nothing is promoted to one, or from one');
      expect(refused.outcome).toMatchObject({ reason: 'bad-input', sentence });
    }
    expect(talk.gitops.show('main', `app/pv/${other}.yaml`)).toBeUndefined();
  });

  it('puts the tag of the head on an older image that was signed by whom one trusts', async () => {
    const subject = 'https://github.com/acme/api/.github/workflows/deploy.yml@refs/heads/main';
    await configure(['environments:', `signing: {verify: [{subject: "${subject}"}]}\nenvironments:`]);
    talk.registry.prepare('acme/api', talk.source.head('topic'), {});
    const { ended } = await talk.say('writer', '/deploy staging');
    expect(ended.outcome).toMatchObject({ outcome: 'errored', reason: 'image-not-built' });
  });

  it('holds for longer than any date can tell: nothing is half done', async () => {
    const { ended } = await talk.say('writer', '/hold staging x --until 99999999999999999999h');
    expect(ended.outcome).toMatchObject({ outcome: 'errored', reason: 'bad-input' });
    expect(talk.gitops.refs('refs/gitops-deploy/')).toEqual({});
  });

  it('sees an environment that is closed to them by the status of all', async () => {
    await configure(['release: []', maintained]);
    const { ended } = await talk.say('reader', '/status');
    expect(ended.outcome).toMatchObject({ outcome: 'errored', reason: 'not-allowed' });
    expect(ended.outcome.sentence).toContain('in production');
    expect((await talk.say('reader', '/status staging')).ended.outcome.outcome).toBe('succeeded');
    expect((await talk.say('maintainer', '/status')).ended.outcome.outcome).toBe('succeeded');
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
