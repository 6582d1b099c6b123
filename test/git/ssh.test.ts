import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { isSsh, sshVariables } from '../../src/git/ssh.ts';
import { freePort, portOf } from '../free-port.ts';
import { change, headOf, never, open, texts } from './opened.ts';
import { GitServer } from './server.ts';

const sshd = '/usr/sbin/sshd';

/** A real sshd on this machine's loopback, which lets one key in. */
async function startSshd(folder: string, settings = '') {
  for (const name of ['host', 'user'])
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, name)]);
  const port = await freePort();
  const keys = join(folder, 'authorized_keys');
  writeFileSync(keys, readFileSync(join(folder, 'user.pub')));
  chmodSync(keys, 0o600);
  writeFileSync(
    join(folder, 'sshd_config'),
    `ListenAddress 127.0.0.1:${port}\nHostKey ${folder}/host\nAuthorizedKeysFile ${keys}\nStrictModes no\nUsePAM no\nPidFile none\n${settings}\n`,
  );
  // where it runs as root it wants this folder for its child without rights
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
  const child = spawn(sshd, ['-D', '-e', '-f', join(folder, 'sshd_config')], { stdio: 'ignore' });
  while (!(await answers(port))) await wait(20);
  const command = `ssh -F none -i ${folder}/user -o IdentitiesOnly=yes -o UserKnownHostsFile=${folder}/known -o StrictHostKeyChecking=accept-new`;
  return { port, command, [Symbol.dispose]: () => void child.kill() };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.on('connect', () => socket.destroy());
    socket.on('error', () => resolve(false));
  });
}

describe.skipIf(!existsSync(sshd))('over SSH', () => {
  it.each([
    // as forges have it
    { filter: true, settings: 'AcceptEnv GIT_PROTOCOL' },
    // as git and sshd come
    { filter: false, settings: '' },
  ])('reads, writes, and loses a race as over HTTPS: %j', async ({ filter, settings }) => {
    const folder = mkdtempSync(join(tmpdir(), 'sshd-'));
    await using server = await GitServer.start({ filter });
    await server.commit({ 'apps/api/values.yaml': 'tag: v1\n', 'apps/web/values.yaml': 'tag: v1\n' });
    using sshd = await startSshd(folder, settings);
    const url = `ssh://${userInfo().username}@127.0.0.1:${sshd.port}${server.repository}`;
    await using opened = await open(url, { environment: { GIT_SSH_COMMAND: sshd.command } });
    const { repository } = opened;
    const head = await headOf(repository);
    expect(texts(await repository.read(head, ['apps/api/values.yaml'], never))).toEqual({
      'apps/api/values.yaml': 'tag: v1\n',
    });
    await server.commit({ 'apps/web/values.yaml': 'tag: v2\n' });
    const files = { 'apps/api/values.yaml': 'tag: v2\n' };
    expect(await repository.commit(change(head, files), never)).toEqual({ result: 'lost-race' });
    const again = await repository.commit(change(await headOf(repository), files), never);
    expect(again.result).toBe('committed');
    expect(await server.git('show', 'main:apps/api/values.yaml', 'main:apps/web/values.yaml')).toBe('tag: v2\ntag: v2');
    rmSync(folder, { recursive: true });
  });

  it('says what is to be done where objects are filtered and cannot be asked for', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sshd-'));
    await using server = await GitServer.start();
    const head = await server.commit({ 'apps/api/values.yaml': 'tag: v1\n' });
    using sshd = await startSshd(folder);
    const url = `ssh://${userInfo().username}@127.0.0.1:${sshd.port}${server.repository}`;
    await using opened = await open(url, { environment: { GIT_SSH_COMMAND: sshd.command } });
    expect(await headOf(opened.repository)).toBe(head);
    await expect(opened.repository.read(head, ['apps/api/values.yaml'], never)).rejects.toMatchObject({
      code: 'gitops-unreachable',
      remedy: expect.stringContaining('AcceptEnv GIT_PROTOCOL'),
    });
    rmSync(folder, { recursive: true });
  });

  it('says what a server says that does not let it in', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sshd-'));
    using sshd = await startSshd(folder);
    const other = sshd.command.replace(`${folder}/user`, `${folder}/host`);
    await using opened = await open(`ssh://nobody@127.0.0.1:${sshd.port}/x.git`, {
      environment: { GIT_SSH_COMMAND: `${other} -o BatchMode=yes` },
    });
    await expect(opened.repository.head('main', never)).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('Permission denied'),
    });
    rmSync(folder, { recursive: true });
  });
});

describe('a server that is silent', () => {
  it('is given up, where the user has no command of their own', () => {
    const { GIT_SSH_COMMAND = '' } = sshVariables({}, '');
    expect(GIT_SSH_COMMAND).toMatch(/ConnectTimeout=15 .*ServerAliveInterval=15 .*ServerAliveCountMax=6/);
    expect(sshVariables({ GIT_SSH_COMMAND: 'ssh -i key' }, '')).toEqual({});
    expect(sshVariables({}, 'ssh -i key')).toEqual({});
  });

  it('does not hold a command up', { timeout: 60_000 }, async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    await using opened = await open(`ssh://git@127.0.0.1:${portOf(silent.address())}/x.git`, {
      // as the command of ours, with less patience
      environment: {
        GIT_SSH_COMMAND: (sshVariables({}, '').GIT_SSH_COMMAND ?? '').replace('ConnectTimeout=15', 'ConnectTimeout=1'),
      },
    });
    await expect(opened.repository.head('main', never)).rejects.toMatchObject({ code: 'gitops-unreachable' });
    silent.close();
  });
});

it('is told by the address', () => {
  const addresses = ['ssh://git@a.test/x.git', 'git@github.com:acme/gitops.git', 'git+ssh://a.test/x', 'SSH://a/x'];
  expect(addresses.filter((address) => !isSsh(address))).toEqual([]);
  const others = ['https://git@a.test/x.git', '/srv/git@home:x', './a@b:c', 'file:///x', 'C:/x'];
  expect(others.filter(isSsh)).toEqual([]);
});
