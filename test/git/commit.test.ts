import { readdir } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Opened } from './opened.ts';
import { author, change, headOf, never, open, texts } from './opened.ts';
import { data, GitServer } from './server.ts';

let server: GitServer;
let opened: Opened;

beforeEach(async () => {
  server = await GitServer.start();
  opened = await open(server.url);
});

afterEach(async () => {
  await opened[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

describe('commit', () => {
  it('changes exactly the files named, on top of its parent', async () => {
    const head = await server.commit({ 'apps/a.yaml': 'a', 'apps/b.yaml': 'b', 'c.yaml': 'c' });
    const result = await opened.repository.commit(change(head, { 'apps/a.yaml': 'A', 'c.yaml': 'C' }), never);
    expect(result).toEqual({ result: 'committed', revision: await server.git('rev-parse', 'main') });
    expect(await server.git('rev-parse', 'main^')).toBe(head);
    expect(await server.git('diff', '--name-only', head, 'main')).toBe('apps/a.yaml\nc.yaml');
    expect(await server.git('show', 'main:apps/a.yaml')).toBe('A');
  });

  it('carries the message as it is, and is made by the author at the time of the clock', async () => {
    const head = await server.commit({ 'a.yaml': 'a' });
    const message = 'Deploy api\n\n# no comment\n\n\nGitops-Deploy-Application: api\n';
    await opened.repository.commit(change(head, { 'a.yaml': 'b' }, message), never);
    expect(await server.git('log', '-1', '--format=%B', 'main')).toBe(message.trim());
    const by = await server.git('log', '-1', '--format=%an <%ae> %at %cn <%ce> %ct', 'main');
    const seconds = opened.clock.time.getTime() / 1000;
    expect(by).toBe(`${author.name} <${author.email}> ${seconds} ${author.name} <${author.email}> ${seconds}`);
  });

  it('keeps the mode of a file', async () => {
    await server.importEntries(`M 100755 inline run.sh\n${data('old')}`, `M 100644 inline a.yaml\n${data('old')}`);
    const head = await headOf(opened.repository);
    await opened.repository.commit(change(head, { 'run.sh': 'new', 'a.yaml': 'new' }), never);
    expect(await server.git('ls-tree', '--format=%(objectmode) %(path)', 'main')).toBe('100644 a.yaml\n100755 run.sh');
  });

  it('writes bytes as they are, whatever the attributes of the repository say', async () => {
    const head = await server.commit({ '.gitattributes': '* text eol=lf', 'a.yaml': 'a' });
    await opened.repository.commit(change(head, { 'a.yaml': 'a\r\nb\r\n' }), never);
    expect(texts(await opened.repository.read(await headOf(opened.repository), ['a.yaml'], never))).toEqual({
      'a.yaml': 'a\r\nb\r\n',
    });
  });

  it('makes and takes away files beside entries whose names are no text, whose bytes stay', async () => {
    const entry = (name: string) => `M 100644 inline ${name}\n${data('x')}`;
    await server.importEntries(entry('"caf\\351.yaml"'), entry('"caf\\351/a.yaml"'), entry('gone.yaml'));
    const head = await headOf(opened.repository);
    const files = new Map<string, Uint8Array | 'deleted'>([
      ['new.yaml', Buffer.from('n')],
      ['caf.yaml', Buffer.from('c')],
      ['gone.yaml', 'deleted'],
    ]);
    await opened.repository.commit({ ...change(head, {}), files }, never);
    expect(await server.git('diff', '--name-status', head, 'main')).toBe('A\tcaf.yaml\nD\tgone.yaml\nA\tnew.yaml');
    expect(await server.git('fsck', '--strict')).toBe('');
  });

  it('refuses to write through a symbolic link', async () => {
    await server.importEntries(`M 120000 inline link.yaml\n${data('a.yaml')}`);
    const committing = opened.repository.commit(change(await headOf(opened.repository), { 'link.yaml': 'x' }), never);
    await expect(committing).rejects.toMatchObject({ code: 'edit-refused' });
  });

  it('creates a branch', async () => {
    const head = await server.commit({ 'a.yaml': 'a' });
    const request = { ...change(head, { 'a.yaml': 'b' }), branch: 'gitops-deploy/api/production', expected: 'nothing' };
    const result = await opened.repository.commit(request, never);
    expect(result).toEqual({
      result: 'committed',
      revision: await server.git('rev-parse', 'gitops-deploy/api/production'),
    });
    expect(await server.git('rev-parse', 'main')).toBe(head);
  });

  it('rebuilds a branch of ours on a new head', async () => {
    const branch = 'gitops-deploy/api/production';
    const old = await server.commit({ 'a.yaml': 'a' });
    const first = await opened.repository.commit(
      { ...change(old, { 'a.yaml': 'b' }), branch, expected: 'nothing' },
      never,
    );
    const head = await server.commit({ 'a.yaml': 'c' });
    const expected = first.result === 'committed' ? first.revision : '';
    const second = await opened.repository.commit({ ...change(head, { 'a.yaml': 'd' }), branch, expected }, never);
    expect(second.result).toBe('committed');
    expect(await server.git('rev-parse', `${branch}^`)).toBe(head);
  });

  it('refuses to rewrite a branch of others', async () => {
    const first = await server.commit({ 'a.yaml': 'a' });
    const head = await server.commit({ 'a.yaml': 'b' });
    const committing = opened.repository.commit({ ...change(first, { 'a.yaml': 'c' }), expected: head }, never);
    await expect(committing).rejects.toMatchObject({ code: 'internal' });
    expect(await server.git('rev-parse', 'main')).toBe(head);
  });

  it('makes two commits at the same time', async () => {
    const head = await server.commit({ 'a.yaml': 'a', 'b.yaml': 'b' });
    const one = { ...change(head, { 'a.yaml': 'A' }), branch: 'one', expected: 'nothing' };
    const two = { ...change(head, { 'b.yaml': 'B' }), branch: 'two', expected: 'nothing' };
    const results = await Promise.all([opened.repository.commit(one, never), opened.repository.commit(two, never)]);
    expect(results.map(({ result }) => result)).toEqual(['committed', 'committed']);
    expect(await server.git('diff', '--name-only', 'one', 'two')).toBe('a.yaml\nb.yaml');
  });

  it('leaves nothing in the working folder', async () => {
    const before = await readdir('.');
    const head = await server.commit({ 'a.yaml': 'a' });
    await opened.repository.commit(change(head, { 'a.yaml': 'b' }), never);
    expect(await readdir('.')).toEqual(before);
  });

  it('refuses the name of a branch that git would take for something else', async () => {
    const head = await server.commit({ 'a.yaml': 'a' });
    const committing = opened.repository.commit({ ...change(head, { 'a.yaml': 'b' }), branch: 'main:other' }, never);
    await expect(committing).rejects.toMatchObject({ code: 'bad-input' });
  });
});
