import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { octokitFor } from '../../../../world/github/octokit.ts';
import type { GitHubServer } from '../../../../world/github/server.ts';
import { startGitHub } from '../../../../world/github/server.ts';
import { partOf, readPage, textOf } from './reading.ts';
import type { Scene } from './scene.ts';
import { fill } from './scene.ts';

const api = { owner: 'acme', repo: 'shop' };
let now: Date;
let server: GitHubServer;
let scene: Scene;

beforeEach(async () => {
  now = new Date('2026-03-01T12:00:00Z');
  server = await startGitHub({ clock: () => now });
  scene = await fill(server);
});

afterEach(() => server.close());

const read = (path: string) => readPage(`${server.url}${path}`);

describe('the page of a pull request', () => {
  it('says title, number, state, author and branches', async () => {
    const { status, text } = await read(scene.path);
    expect(status).toBe(200);
    expect(text).toMatch(/^Soup of the day #1 Open ann wants to merge 1 commit into main from soup/);
  });

  it('shows its body and comments as Markdown, in their order', async () => {
    const page = await read(scene.path);
    const comments = page.elements.filter(({ tagName }) => tagName === 'article');
    expect(comments.map(textOf)).toEqual([
      expect.stringContaining('Everybody wants soup.'),
      expect.stringContaining('Deployment of shop'),
    ]);
    expect(page.text).not.toContain('gitops-deploy:shop');
    const added = page.elements.filter(({ properties }) => String(properties['className']) === 'added');
    expect(added.map(textOf)).toContainEqual(expect.stringContaining('+    newTag: 429a4f4'));
  });

  it('says when a comment was edited last', async () => {
    const { id } = scene.repository.comments(scene.number)[0] ?? { id: 0 };
    now = new Date('2026-03-01T12:34:56Z');
    await octokitFor(server).rest.issues.updateComment({ ...api, comment_id: id, body: 'healthy' });
    const page = await read(scene.path);
    expect(textOf(partOf(page, `issuecomment-${id}`)).replace(/\s+/g, ' ')).toContain(
      'commented 2026-03-01 12:00:00 UTC · edited 2026-03-01 12:34:56 UTC healthy',
    );
  });

  it('shows the newest status of each context, what is wrong first, with its link', async () => {
    const page = await read(scene.path);
    const box = partOf(page, `checks-${scene.head}`);
    expect(textOf(box)).toContain('Some checks were not successful');
    expect(textOf(box)).toContain('2 failing, 1 successful checks');
    expect(textOf(box)).not.toContain('watching the rollout');
    expect(textOf(box).indexOf('gitops-deploy/shop/staging')).toBeLessThan(textOf(box).indexOf('unit-tests'));
    expect(page.elements.map(({ properties }) => properties['href'])).toContain('https://ci.example/runs/1');
  });

  it('shows the lines that a check run annotates', async () => {
    const { text } = await read(scene.path);
    expect(text).toContain('2 annotations');
    expect(text).toMatch(/deploy\/shop\.yaml:10 8 .*10 limits: \{ memory: 100Gi \} memory limit is absurd/);
  });

  it('shows deployments with their newest status', async () => {
    expect((await read(scene.path)).text).toMatch(/Deployments staging failure Git names v1 again/);
  });

  it('shows the merge, and the checks of its commit', async () => {
    const { rest } = octokitFor(server);
    const { data } = await rest.pulls.merge({ ...api, pull_number: scene.number });
    await rest.repos.createCommitStatus({ ...api, sha: data.sha, state: 'success', context: 'after-merge' });
    const page = await read(scene.path);
    expect(page.text).toContain('Merged gitops-deploy bot merged');
    expect(textOf(partOf(page, `checks-${data.sha}`))).toContain('All checks have passed');
  });

  it('knows drafts, closed ones and who approved', async () => {
    scene.repository.approve(scene.number, 'bob');
    expect((await read(scene.path)).text).toContain('bob approved these changes');
    await octokitFor(server).rest.pulls.update({ ...api, pull_number: scene.number, state: 'closed' });
    expect((await read(scene.path)).text).toContain('#1 Closed');
  });
});

describe('the pages of changes', () => {
  it('show a pull request’s diff, with annotations at their lines and of files that did not change', async () => {
    const { text } = await read(`${scene.path}/files`);
    expect(text).toContain('2 files changed, 2 additions and 1 deletion');
    expect(text).toMatch(/10 \+ limits: \{ memory: 100Gi \} memory limit is absurd/);
    expect(text).toMatch(/Unchanged files with check annotations README\.md:1 1# shop menu/);
  });

  it('show a commit by its whole or abbreviated name: message, checks and diff', async () => {
    const page = await read(`/acme/shop/commit/${scene.head}`);
    expect(page.text).toContain('Add the soup of the day And the memory that it needs. Signed-off-by: aa');
    expect(page.text).toContain('gitops-deploy/shop/staging');
    expect(page.text).toContain('menu.txt new file +1 −0');
    expect((await read(`/acme/shop/commit/${scene.head.slice(0, 7)}`)).text).toBe(page.text);
  });

  it('show the first commit of a repository', async () => {
    const [first] = scene.repository.log().slice(-1);
    expect((await read(`/acme/shop/commit/${first?.sha}`)).text).toContain('README.md new file');
  });

  it('show names, renames, pictures and ends of files as they are', async () => {
    const long = `${'line\n'.repeat(20)}`;
    await scene.repository.commit({ 'ä "b".txt': long, 'logo.bin': '\0\u0001' }, 'One');
    const sha = await scene.repository.commit(
      { 'ä "b".txt': null, 'moved.txt': long, 'logo.bin': '\0\u0002', end: 'no newline' },
      'Two',
    );
    const { text } = await read(`/acme/shop/commit/${sha}`);
    expect(text).toContain('ä "b".txt → moved.txt renamed');
    expect(text).toContain('Binary file not shown.');
    expect(text).toContain('+no newline No newline at end of file');
  });
});

describe('the page of a repository', () => {
  it('shows pull requests, commits with their state, and branches', async () => {
    const { status } = await octokitFor(server).rest.repos.createCommitStatus({
      ...api,
      sha: scene.repository.head(),
      state: 'success',
    });
    expect(status).toBe(201);
    const page = await read('/acme/shop');
    expect(page.text).toContain('1 open pull request Soup of the day');
    expect(page.text).toMatch(/Branches main .* soup Add the soup/);
    const signs = page.elements.map(({ properties }) => properties['ariaLabel']).filter((label) => label !== undefined);
    expect(signs).toEqual(expect.arrayContaining(['open', 'failing', 'successful']));
  });

  it('is found without case, under the address to clone from, and on the home page', async () => {
    expect((await read('/ACME/Shop')).status).toBe(200);
    expect((await read('/acme/shop.git')).status).toBe(200);
    expect((await read('/')).text).toContain('acme/shop 1 open pull request');
  });

  it('links to pages that are there', async () => {
    const page = await read('/acme/shop');
    const links = page.elements.flatMap(({ properties: { href } }) =>
      typeof href === 'string' && href.startsWith('/') ? [href] : [],
    );
    const answers = await Promise.all(links.map(async (link) => (await read(link)).status));
    expect(new Set(answers)).toEqual(new Set([200]));
  });
});

describe('addresses that the API hands out', () => {
  it('are pages', async () => {
    const { rest } = octokitFor(server);
    const [comment] = (await rest.issues.listComments({ ...api, issue_number: scene.number })).data;
    const run = await rest.checks.get({ ...api, check_run_id: scene.repository.checkRuns(scene.head)[0]?.id ?? 0 });
    const commit = await rest.repos.getCommit({ ...api, ref: scene.head });
    for (const url of [comment?.html_url, run.data.html_url, commit.data.html_url])
      expect((await readPage(url ?? '')).status, url ?? '').toBe(200);
  });
});

describe('what is not there', () => {
  it.each([
    '/nobody/nothing',
    '/acme/shop/pull/7',
    '/acme/shop/pull/1/checks',
    '/acme/shop/commit/ffffffff',
    '/%',
    '/x',
  ])('%s is a page that says so, and no problem of the API', async (path) => {
    const page = await read(path);
    expect([page.status, page.text]).toEqual([404, 'Page not found There is nothing here, or not yet.']);
    expect(server.problems).toEqual([]);
  });
});

describe('news', () => {
  it('are told only to who has not got them', async () => {
    const first = await read(scene.path);
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    expect((await fetch(`${server.url}${scene.path}`, { headers })).status).toBe(304);
    scene.repository.approve(scene.number, 'bob');
    expect((await fetch(`${server.url}${scene.path}`, { headers })).status).toBe(200);
    const second = await read(scene.path);
    await scene.repository.commit({ 'menu.txt': 'cake\n' }, 'Cake', { branch: 'soup' });
    expect((await read(scene.path)).headers.get('etag')).not.toBe(second.headers.get('etag'));
  });
});
