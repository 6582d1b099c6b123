import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Opened } from './opened.ts';
import { change, headOf, never, open } from './opened.ts';
import { GitServer, importOf } from './server.ts';

const folders = 200;
const filesOfFolder = 10;
const commits = 300;

let server: GitServer;

/** A manifest of the size that manifests have; no two are the same. */
function manifest(path: string, version: number): string {
  const lines = Array.from(
    { length: 30 },
    (_, line) => `  - name: SETTING_${line}\n    value: "${path}-${line * 7919}"`,
  );
  return `image:\n  repository: ghcr.io/acme/${path}\n  tag: v${version}\nenv:\n${lines.join('\n')}\n`;
}

const pathOf = (index: number) => `apps/app-${index % folders}/file-${Math.floor(index / folders)}.yaml`;

beforeAll(async () => {
  server = await GitServer.start();
  const paths = Array.from({ length: folders * filesOfFolder }, (_, index) => pathOf(index));
  await server.commit(Object.fromEntries(paths.map((path) => [path, manifest(path, 0)])));
  const first = await server.git('rev-parse', 'main');
  const changes = Array.from({ length: commits - 1 }, (_, index) => {
    const path = pathOf(index * 37);
    return importOf({ [path]: manifest(path, index + 1) }, { branch: 'main', parent: index === 0 ? first : '' });
  });
  await server.import(changes.join(''));
  await server.git('repack', '-adq');
}, 120_000);

afterAll(() => server[Symbol.asyncDispose]());

beforeEach(() => {
  server.requests.length = 0;
});

const lines = () => server.requests.map(({ line }) => line);

const edited = ['apps/app-7/file-1.yaml', 'apps/app-150/file-3.yaml', 'apps/app-9/file-9.yaml'];

/** What a deployment does: head, read, look around, commit. */
async function deploy({ repository }: Opened, version: number): Promise<void> {
  const head = await headOf(repository);
  await repository.read(head, edited, never);
  await repository.folders(head, ['', 'apps', 'apps/app-7', 'apps/app-150', 'apps/app-9'], never);
  const files = Object.fromEntries(edited.map((path) => [path, manifest(path, version)]));
  const { result } = await repository.commit(change(head, files), never);
  expect(result).toBe('committed');
}

describe('a deployment into 2000 files and 300 commits', () => {
  it('takes two requests for each level of folders, whatever the number of files that it reads', async () => {
    await using opened = await open(server.url);
    await deploy(opened, 1001);
    expect(lines()).toEqual([
      // the head
      'GET info/refs?service=git-upload-pack',
      'POST git-upload-pack',
      'POST git-upload-pack',
      // the root, the folder apps, the folders of the files, and the files; to look around takes no more
      ...Array.from({ length: 4 }, () => ['GET info/refs?service=git-upload-pack', 'POST git-upload-pack']).flat(),
      'GET info/refs?service=git-receive-pack',
      'POST git-receive-pack',
    ]);
  });

  it('moves a small part of the bytes of a shallow clone', async () => {
    await using opened = await open(server.url);
    await deploy(opened, 1002);
    const ours = server.bytes;
    server.requests.length = 0;
    await cloneCommitPush(opened.folder);
    expect(ours).toBeLessThan(server.bytes / 25);
  });

  it('moves little more when it plans anew after a lost race', async () => {
    await using opened = await open(server.url);
    const head = await headOf(opened.repository);
    await opened.repository.read(head, edited, never);
    const path = 'apps/app-3/file-3.yaml';
    await server.commit({ [path]: manifest(path, 2000) });
    const lost = await opened.repository.commit(change(head, { [edited[0] ?? '']: 'x' }), never);
    expect(lost.result).toBe('lost-race');
    server.requests.length = 0;
    await deploy(opened, 1003);
    // the head with what is new in it, the file that was written meanwhile, and the push
    expect(server.requests).toHaveLength(7);
    expect(server.bytes).toBeLessThan(20_000);
  });

  it('fetches no blob to write a file beside thousands', async () => {
    await using opened = await open(server.url);
    const head = await headOf(opened.repository);
    server.requests.length = 0;
    await opened.repository.commit(change(head, { [edited[1] ?? '']: 'replaced\n' }), never);
    expect(lines()).toEqual([
      // the root, and the two folders above it
      ...Array.from({ length: 3 }, () => ['GET info/refs?service=git-upload-pack', 'POST git-upload-pack']).flat(),
      'GET info/refs?service=git-receive-pack',
      'POST git-receive-pack',
    ]);
  });
});

/** The plain way, for comparison. */
async function cloneCommitPush(folder: string): Promise<void> {
  const run = promisify(execFile);
  const clone = join(folder, 'clone');
  await run('git', ['clone', '--quiet', '--depth', '1', server.url, clone]);
  for (const path of edited) await writeFile(join(clone, path), manifest(path, 3000));
  const by = ['-C', clone, '-c', 'user.name=S', '-c', 'user.email=s@example.com'];
  await run('git', [...by, 'commit', '--quiet', '--all', '--message', 'change']);
  await run('git', [...by, 'push', '--quiet']);
}
