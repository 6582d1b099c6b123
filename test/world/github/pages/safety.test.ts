import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { octokitFor } from '../../../../world/github/octokit.ts';
import { renderMarkdown } from '../../../../world/github/pages/markdown.ts';
import type { GitHubServer, TestRepository } from '../../../../world/github/server.ts';
import { startGitHub, token } from '../../../../world/github/server.ts';
import { dangersOf, readPage } from './reading.ts';

const run = promisify(execFile);
const api = { owner: 'acme', repo: 'shop' };
/** Ends whatever it stands in, and would run in most places. */
const evil = `"'></pre></td></script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>`;
let server: GitHubServer;
let repository: TestRepository;

beforeEach(async () => {
  server = await startGitHub();
  repository = await server.addRepository('acme/shop', { a: '1\n' });
});

afterEach(() => server.close());

/** Everything that somebody can name or write, named and written so. */
async function fillWithEvil(): Promise<string> {
  const parent = repository.head();
  const branch = 'x"\'><img/src=x/onerror=hacked()>';
  const file = `<img src=x onerror=hacked()>"'.txt`;
  const head = await repository.commit({ [file]: `${evil}\n` }, `${evil}\n\n${evil}`, {
    branch,
    parent,
    author: `${evil.replace(/[<>]/g, '')} <a@example.com>`,
  });
  const number = await repository.addPullRequest({ head: branch, title: evil, author: evil });
  const { rest } = octokitFor(server);
  const description = evil.slice(0, 140);
  const status = { ...api, sha: head, state: 'failure', context: evil, description } as const;
  await rest.repos.createCommitStatus({ ...status, target_url: 'javascript:hacked()' });
  const annotation = { path: file, start_line: 1, end_line: 1, annotation_level: 'failure' as const };
  const annotations = [{ ...annotation, title: evil, message: evil, raw_details: evil }];
  const output = { title: evil, summary: evil, annotations };
  await rest.checks.create({ ...api, head_sha: head, name: evil, conclusion: 'failure', details_url: evil, output });
  const environment = evil;
  const made = await rest.repos.createDeployment({ ...api, ref: head, environment, required_contexts: [] });
  const deployment_id = made.status === 201 ? made.data.id : 0;
  const urls = { log_url: 'javascript:hacked()', environment_url: 'data:text/html,x' };
  await rest.repos.createDeploymentStatus({ ...api, deployment_id, state: 'error', description, ...urls });
  await rest.issues.createComment({ ...api, issue_number: number, body: evil });
  return head;
}

describe('what somebody else wrote', () => {
  it('is text on every page', async () => {
    const head = await fillWithEvil();
    for (const path of [
      '/',
      '/acme/shop',
      '/acme/shop/pull/1',
      '/acme/shop/pull/1/files',
      `/acme/shop/commit/${head}`,
    ]) {
      const page = await readPage(`${server.url}${path}`);
      expect(page.status, path).toBe(200);
      // a picture in a comment is allowed; what it would run is not
      const dangers = dangersOf(page).filter((danger) => !(path.endsWith('/pull/1') && danger === 'img'));
      expect(dangers, path).toEqual([]);
    }
    const { text } = await readPage(`${server.url}/acme/shop/commit/${head}`);
    expect(text).toContain('<script>window.hacked=1</script>');
  });

  it('is no markup in an address that leads nowhere', async () => {
    const page = await readPage(`${server.url}/${encodeURIComponent(evil)}`);
    expect(page.status).toBe(404);
    expect(dangersOf(page)).toEqual([]);
  });
});

describe('Markdown', () => {
  const render = (markdown: string) => renderMarkdown(markdown).text;

  it.each([
    ['a script', '<script>hacked()</script>'],
    ['a style', '<style>body{display:none}</style>'],
    ['an event', '<b onclick="hacked()">x</b>'],
    ['a frame', '<iframe src="https://evil.example"></iframe>'],
    ['a form', '<form action="/x"><button formaction="javascript:hacked()">x</button></form>'],
    ['an address that is a script', '[x](javascript:hacked()) <a href="java\tscript:hacked()">x</a>'],
    ['a page in an address', '<a href="data:text/html,<script>hacked()</script>">x</a>'],
    ['a script in a drawing', '<svg><script>hacked()</script><a xlink:href="javascript:hacked()">x</a></svg>'],
    ['a comment that is not closed', '<!-- --!><img src=x onerror=hacked()> -->'],
    ['a style in place', '<div style="position:fixed;inset:0">x</div>'],
    ['a class of ours', '<div class="box standing">x</div>'],
  ])('loses %s', (_, markdown) => {
    // what is left of a script is its text, which does nothing
    expect(render(markdown)).not.toMatch(
      /<(script|style|iframe|form|svg|button)|\son\w+=|script:|data:|style=|class=/i,
    );
  });

  it('keeps what GitHub keeps', () => {
    const shown = render('<details><summary>more</summary>\n\n- [x] done\n\n</details>\n\n| a |\n| - |\n| ~~b~~ |\n');
    expect(shown).toContain('<details><summary>more</summary>');
    expect(shown).toContain('<input type="checkbox" disabled checked>');
    expect(shown).toContain('<td><del>b</del></td>');
  });

  it('keeps line breaks of prose, and none within code', () => {
    expect(render('one\ntwo `three\nfour`')).toBe('<p>one<br>two <code>three four</code></p>');
    expect(render('```\none\ntwo\n```')).toBe('<pre><code>one\ntwo\n</code></pre>');
  });

  it('lets no id stand for another on the page, and footnotes find theirs', () => {
    expect(render('<a id="live">x</a>')).toContain('id="user-content-live"');
    const footnote = render('x[^1]\n\n[^1]: note');
    expect(footnote).toContain('href="#user-content-fn-1"');
    expect(footnote).toContain('id="user-content-fn-1"');
  });
});

describe('pages', () => {
  it('allow nothing but their own style and script', async () => {
    const { headers } = await readPage(`${server.url}/acme/shop`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'nonce-([\w+/]+)'; script-src 'nonce-\1'; img-src 'self' data:; connect-src 'self';/,
    );
    expect(policy).not.toContain('unsafe');
    const again = await readPage(`${server.url}/acme/shop`);
    expect(again.headers.get('content-security-policy')).not.toBe(policy);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('are only read, and leave no trace among the requests', async () => {
    const head = await fetch(`${server.url}/acme/shop`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(server.requests).toEqual([]);
    const post = await fetch(`${server.url}/acme/shop`, { method: 'POST', body: '{}' });
    expect(post.status).toBe(401);
    expect(server.requests).toHaveLength(1);
  });

  it('take no fault that is meant for the API', async () => {
    server.fail({ method: 'GET', path: /shop/ }, 1, { status: 500 });
    expect((await readPage(`${server.url}/acme/shop`)).status).toBe(200);
    await expect(octokitFor(server).rest.repos.get(api)).rejects.toThrow();
  });
});

describe('API and git', () => {
  it('answer as before', async () => {
    const refused = await fetch(`${server.apiUrl}/repos/acme/shop`);
    expect([refused.status, refused.headers.get('content-type')]).toEqual([401, 'application/json; charset=utf-8']);
    const authorization = `token ${token}`;
    const strayed = await fetch(`${server.url}/acme/shop`, { headers: { authorization } });
    expect(strayed.status).toBe(501);
    expect(server.takeProblems()).toEqual(['no route for GET /acme/shop']);
  });

  it.each(['', '.git'])('clone from the web address with "%s" after it', async (suffix) => {
    const folder = mkdtempSync(join(tmpdir(), 'pages-'));
    try {
      const address = `${server.url.replace('://', `://x:${token}@`)}/acme/shop${suffix}`;
      // the server answers from this process, which must not wait for git
      await run('git', ['clone', '--quiet', address, folder]);
      expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('1\n');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
