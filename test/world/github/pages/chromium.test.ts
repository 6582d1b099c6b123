import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasChromium, openChromium } from '../../../../scripts/chromium.ts';
import { octokitFor } from '../../../../world/github/octokit.ts';
import type { GitHubServer } from '../../../../world/github/server.ts';
import { startGitHub } from '../../../../world/github/server.ts';
import type { Scene } from './scene.ts';
import { fill } from './scene.ts';

const api = { owner: 'acme', repo: 'shop' };

describe.skipIf(!hasChromium)('in a browser', { timeout: 60_000 }, () => {
  let browser: Browser;
  let server: GitHubServer;
  let scene: Scene;
  let page: Page;
  /** What the browser complained of. */
  let complaints: string[];

  beforeAll(async () => {
    browser = await openChromium();
  });

  afterAll(() => browser.close());

  beforeEach(async () => {
    server = await startGitHub();
    scene = await fill(server);
    page = await browser.newPage({ viewport: { width: 1280, height: 400 } });
    complaints = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
  });

  afterEach(async () => {
    await page.close();
    await server.close();
  });

  const open = (path: string) => page.goto(`${server.url}${path}`);
  const rest = () => octokitFor(server).rest;
  const commentId = () => scene.repository.comments(scene.number)[0]?.id ?? 0;

  it('a page follows what happens, and keeps scroll position, opened details and elements', async () => {
    await open(scene.path);
    await page.locator('article summary').click();
    await page.evaluate('window.before = document.querySelector("article"); window.scrollTo(0, 300)');
    await rest().repos.createCommitStatus({
      ...api,
      sha: scene.head,
      state: 'success',
      context: 'gitops-deploy/shop/staging',
      description: 'healthy at last',
    });
    const body =
      '### Deployment of shop\n\nAll is well\n\n<details><summary>Change in Git</summary>\n\nnew diff\n\n</details>';
    await rest().issues.updateComment({ ...api, comment_id: commentId(), body });
    await page.getByText('healthy at last').waitFor();
    await page.getByText('All is well').waitFor();
    expect(await page.getByText('new diff').isVisible()).toBe(true);
    expect(await page.evaluate('window.before === document.querySelector("article")')).toBe(true);
    expect(await page.evaluate('window.scrollY')).toBe(300);
    expect(complaints).toEqual([]);
  });

  it('a page shows what is new and no more what is gone, and its state and title', async () => {
    await open(scene.path);
    const gone = commentId();
    await rest().issues.createComment({ ...api, issue_number: scene.number, body: 'A second thought' });
    await rest().issues.deleteComment({ ...api, comment_id: gone });
    await rest().pulls.update({ ...api, pull_number: scene.number, title: 'Cake' });
    await rest().pulls.merge({ ...api, pull_number: scene.number });
    await page.getByText('A second thought').waitFor();
    await page.getByText('merged commit').waitFor();
    expect(await page.locator(`#issuecomment-${gone}`).count()).toBe(0);
    expect(await page.title()).toBe('Cake #1');
  });

  it('a page that was not there yet appears', async () => {
    await open('/acme/shop/pull/2');
    await page.getByText('nothing here, or not yet').waitFor();
    await scene.repository.commit({ x: '' }, 'Cake', { branch: 'cake', parent: scene.head });
    await scene.repository.addPullRequest({ head: 'cake', title: 'The cake' });
    await page.getByRole('heading', { name: 'The cake' }).waitFor();
  });

  it('a script in a comment does not run, and the browser is not even asked to', async () => {
    const body = '<script>window.hacked = 1</script><img src="x" onerror="window.hacked = 1"> hello';
    await open(scene.path);
    await rest().issues.updateComment({ ...api, comment_id: commentId(), body });
    await page.getByText('hello').waitFor();
    await page.reload();
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    // the picture is asked for, and is not there
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
  });

  it('the policy stops a script that would have come through', async () => {
    await open(scene.path);
    await page.evaluate(`document.querySelector('main').innerHTML = '<img src="data:," onerror="window.hacked = 1">'`);
    await expect.poll(() => complaints.join()).toContain('Content Security Policy');
    expect(await page.evaluate('window.hacked')).toBeUndefined();
  });

  it('a page says that the world has ended, and asks no more', async () => {
    await open('/acme/shop');
    await page.getByText('live', { exact: true }).waitFor();
    await server.close();
    await page.getByText('the world has ended').waitFor();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.waitForTimeout(1500);
    expect(asked).toEqual([]);
    server = await startGitHub();
  });

  it.each([1280, 400])('nothing is wider than a window of %i pixels, on any page', async (width) => {
    await page.setViewportSize({ width, height: 800 });
    const commit = `/acme/shop/commit/${scene.head}`;
    for (const path of ['/', '/acme/shop', scene.path, `${scene.path}/files`, commit]) {
      await open(path);
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(width);
    }
    expect(complaints).toEqual([]);
  });
});
