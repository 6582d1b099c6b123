import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GitClient } from '../../../world/github/git-client.ts';
import { gitClient } from '../../../world/github/git-client.ts';
import { octokitFor } from '../../../world/github/octokit.ts';
import type { GitHubServer, TestRepository } from '../../../world/github/server.ts';
import { startGitHub, token } from '../../../world/github/server.ts';

let server: GitHubServer;
let repository: TestRepository;

beforeEach(async () => {
  server = await startGitHub();
  repository = await server.addRepository('acme/gitops', {
    'app/values.yaml': 'tag: one\n',
    'big.bin': 'x'.repeat(9000),
  });
});

afterEach(() => server.close());

/** Does something with a client that carries this token. */
async function withClient<T>(secret: string | undefined, act: (client: GitClient) => Promise<T>): Promise<T> {
  await using client = await gitClient(server.url, secret);
  return await act(client);
}

/** Clones, commits on `main` and pushes there, or to another ref; gives the push. */
function clonedPush(...refspecs: readonly string[]) {
  return withClient(token, async (client) => {
    await client.run('clone', '--quiet', repository.cloneUrl, '.');
    await client.run('commit', '--quiet', '--allow-empty', '-m', 'Pushed');
    return await client.run('push', 'origin', ...(refspecs.length === 0 ? ['main'] : refspecs));
  });
}

describe('reading', () => {
  it('clones with any user name and the token as password', async () => {
    const url = repository.cloneUrl.replace('http://', `http://anybody:${token}@`);
    const cloned = await withClient(undefined, async (client) => {
      await client.run('clone', '--quiet', url, '.');
      return await client.run('rev-parse', 'HEAD');
    });
    expect(cloned.output).toBe(repository.head());
  });

  it('has nothing for what takes it for a dumb server', async () => {
    const authorization = `Basic ${Buffer.from(`x:${token}`).toString('base64')}`;
    for (const path of ['HEAD', 'objects/info/packs', 'info/packs', '']) {
      const answer = await fetch(`${repository.cloneUrl}/${path}`, { headers: { authorization } });
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain('dumb-http');
    }
  });

  it('shows somebody who is held back what there was, and others what there is', async () => {
    server.addToken('late', { login: 'late', type: 'user', repositories: 'all', permissions: { contents: 'read' } });
    const headFor = async (by: string) => {
      const listed = await withClient(by, (client) => client.run('ls-remote', repository.cloneUrl, 'refs/heads/main'));
      return listed.output.slice(0, 40);
    };
    const before = repository.head();
    const release = server.hold('late');
    const after = await repository.commit({ 'a.txt': 'new\n' }, 'New');
    expect([await headFor('late'), await headFor(token)]).toEqual([before, after]);
    release();
    expect(await headFor('late')).toBe(after);
  });

  it('clones by the web address, without .git', async () => {
    const { exit } = await withClient(token, (client) => client.run('ls-remote', `${server.url}/acme/gitops`));
    expect(exit).toBe(0);
  });

  it('serves a partial clone, and then the one file that is asked for', async () => {
    const found = await withClient(token, async (client) => {
      await client.run('clone', '--quiet', '--bare', '--filter=blob:none', '--depth=1', repository.cloneUrl, '.');
      const missing = await client.run('rev-list', '--objects', '--missing=print', 'main');
      return { missing: missing.output, file: (await client.run('show', 'main:app/values.yaml')).output };
    });
    expect(found.missing).toMatch(/^\?[0-9a-f]{40}$/m);
    expect(found.file).toBe('tag: one');
  });

  it('serves a commit by its SHA that no ref points at any more', async () => {
    const lost = repository.head();
    repository.git('update-ref', 'refs/heads/main', await repository.commit({}, 'Anew', { branch: 'other' }));
    const fetched = await withClient(token, async (client) => {
      await client.run('init', '--quiet');
      // the newer protocol lets a client name any commit; the older asks the server whether it may
      return await client.run('-c', 'protocol.version=0', 'fetch', repository.cloneUrl, lost);
    });
    expect(fetched).toMatchObject({ exit: 0 });
  });

  it('is refused without credentials', async () => {
    const end = await withClient(undefined, (client) => client.run('ls-remote', repository.cloneUrl));
    expect(end.exit).toBe(128);
    expect(end.messages).toContain('could not read Username');
    expect(server.requests.map(({ status }) => status)).toEqual([401]);
  });

  it('is refused with an unknown token', async () => {
    const url = repository.cloneUrl.replace('http://', 'http://anybody:ghs_unknown@');
    const end = await withClient(undefined, (client) => client.run('ls-remote', url));
    expect(end.messages).toContain('remote: Invalid username or token.');
    expect(end.messages).toContain('Authentication failed');
  });

  it('does not find a repository that the token cannot see', async () => {
    server.addToken('ghs_other', {
      login: 'o',
      type: 'user',
      repositories: ['acme/api'],
      permissions: { contents: 'write' },
    });
    const end = await withClient('ghs_other', (client) => client.run('ls-remote', repository.cloneUrl));
    expect(end.messages).toContain('remote: Repository not found.');
    expect(end.messages).toContain('not found');
  });

  it('is refused to a token without contents', async () => {
    server.addToken('ghs_statuses', {
      login: 'o',
      type: 'user',
      repositories: 'all',
      permissions: { statuses: 'write' },
    });
    const end = await withClient('ghs_statuses', (client) => client.run('ls-remote', repository.cloneUrl));
    expect(end.messages).toContain('The requested URL returned error: 403');
  });
});

describe('pushing', () => {
  it('moves the branch', async () => {
    expect(await clonedPush()).toMatchObject({ exit: 0 });
    expect(repository.log()[0]).toMatchObject({ message: 'Pushed', author: 'Client <client@example.com>' });
  });

  it('takes refs of any name', async () => {
    await clonedPush('main:refs/gitops-deploy/holds/api/staging');
    expect(Object.keys(repository.refs('refs/gitops-deploy/'))).toEqual(['refs/gitops-deploy/holds/api/staging']);
  });

  it('is refused where somebody was faster', async () => {
    const before = repository.head();
    const end = await withClient(token, async (client) => {
      await client.run('clone', '--quiet', repository.cloneUrl, '.');
      await client.run('commit', '--quiet', '--allow-empty', '-m', 'Slow');
      await repository.commit({ fast: 'x' }, 'Fast');
      return await client.run('push', `--force-with-lease=main:${before}`, 'origin', 'main');
    });
    expect(end.exit).toBe(1);
    expect(end.messages).toContain('stale info');
    expect(repository.log()[0]?.message).toBe('Fast');
  });

  it('is refused to a token that may only read', async () => {
    server.addToken('ghs_reader', {
      login: 'ann',
      type: 'user',
      repositories: 'all',
      permissions: { contents: 'read' },
    });
    const end = await withClient('ghs_reader', async (client) => {
      await client.run('clone', '--quiet', repository.cloneUrl, '.');
      await client.run('commit', '--quiet', '--allow-empty', '-m', 'Pushed');
      return await client.run('push', 'origin', 'main');
    });
    expect(end.messages).toContain('remote: Permission to acme/gitops.git denied to ann.');
    expect(end.messages).toContain('The requested URL returned error: 403');
    expect(repository.log()).toHaveLength(1);
  });

  it('can be done and its answer lost', async () => {
    server.fail({ method: 'POST', path: /git-receive-pack$/ }, 1, 'lose-reply');
    const end = await clonedPush();
    expect(end.exit).not.toBe(0);
    expect(repository.log()[0]?.message).toBe('Pushed');
  });

  it('can meet a server that is away', async () => {
    server.fail({ method: 'GET', path: /info\/refs$/ }, 1, { status: 503 });
    const end = await withClient(token, (client) => client.run('ls-remote', repository.cloneUrl));
    expect(end.messages).toContain('The requested URL returned error: 503');
  });
});

describe('pushing to a protected branch', () => {
  const declined = 'remote: error: GH006: Protected branch update failed for refs/heads/main.';

  it.each([{ blockPushes: true }, { requiredReviews: 1 }])('is refused by the rule %o', async (rule) => {
    repository.protect('main', rule);
    const end = await clonedPush();
    expect(end.exit).toBe(1);
    expect(end.messages).toContain(declined);
    expect(end.messages).toContain('remote: error: Changes must be made through a pull request.');
    expect(end.messages).toMatch(/! \[remote rejected\] main -> main \(hook declined\)/);
    expect(repository.log()).toHaveLength(1);
  });

  it('leaves other branches alone, also in the same push', async () => {
    repository.protect('main', { blockPushes: true });
    const end = await clonedPush('main', 'main:topic');
    expect(end.messages).toContain(declined);
    expect(repository.log('topic')[0]?.message).toBe('Pushed');
    expect(repository.log()).toHaveLength(1);
  });

  it('waits for the required check of the commit that is pushed', async () => {
    repository.protect('main', { requiredChecks: ['ci'] });
    const first = await clonedPush('main', 'main:topic');
    expect(first.messages).toContain('remote: error: Required status check "ci" is expected.');
    const sha = repository.head('topic');
    const create = octokitFor(server).rest.repos.createCommitStatus;
    await create({ owner: 'acme', repo: 'gitops', sha, context: 'ci', state: 'success' });
    const again = await withClient(token, async (client) => {
      await client.run('clone', '--quiet', '--branch', 'topic', repository.cloneUrl, '.');
      return await client.run('push', 'origin', 'topic:main');
    });
    expect(again).toMatchObject({ exit: 0 });
    expect(repository.head()).toBe(sha);
  });

  it('by force is refused, and so is its deletion', async () => {
    repository.protect('main', {});
    await repository.commit({ two: 'x' }, 'Two');
    const forced = await withClient(token, async (client) => {
      await client.run('clone', '--quiet', repository.cloneUrl, '.');
      return await client.run('push', '--force', 'origin', 'HEAD~1:main');
    });
    expect(forced.messages).toContain('remote: error: Cannot force-push to this branch');
    repository.protect('topic', {});
    await repository.commit({}, 'Topic', { branch: 'topic' });
    const deleted = await clonedPush(':topic');
    expect(deleted.messages).toContain('remote: error: Cannot delete a protected branch');
  });

  it('is open to a push that its rule allows', async () => {
    repository.protect('main', {});
    expect(await clonedPush()).toMatchObject({ exit: 0 });
  });
});
