import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ScannerSetup } from '../../src/ports/scanner.ts';
import { findTrivy } from '../../src/process/trivy-source.ts';
import { compromised, isOlder, oldest, pinned, wrongVersion } from '../../src/process/trivy-version.ts';
import { archive, entry, FileServer, sha256 } from './archives.ts';

const program = '#!/bin/sh\necho whole\n';
const good = archive(
  entry('LICENSE', randomBytes(20_001)),
  entry('contrib/trivy', 'another'),
  entry('trivy', program),
  entry('README.md', 'y'),
);
const log = { debug: () => {}, info: () => {}, warning: () => {}, error: () => {}, mask: () => {} };
const never = new AbortController().signal;

let folder: string;
let server: FileServer;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tool-cache-'));
  server = await FileServer.start((_, response) => response.end(good));
});

afterEach(async () => {
  await server[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

const source = (over: object = {}) => ({
  environment: { PATH: '/nowhere', RUNNER_TOOL_CACHE: folder },
  log,
  system: { platform: 'linux', architecture: 'x64' },
  patience: 300,
  ...over,
});
const wanted = (over: Partial<ScannerSetup['trivy']> = {}, offline = false) => ({
  offline,
  trivy: {
    source: 'auto' as const,
    version: '9.9.9',
    sha256: { x64: sha256(good) },
    mirror: `${server.url}/m/`,
    ...over,
  },
});

/** Everything in the tool cache: folders end in a slash. */
const kept = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => (statSync(join(folder, name)).isDirectory() ? `${name}/` : name))
    .sort();
const place = `trivy/9.9.9-${sha256(good).slice(0, 12)}`;
const empty = ['trivy/', `${place}/`];

describe('a checkout that may be anybody’s', () => {
  it('has no Trivy that is run', async () => {
    writeFileSync(join(folder, 'trivy'), program, { mode: 0o755 });
    const environment = { PATH: `${folder}/:/nowhere` };
    const from = { trivy: { source: 'path' as const }, offline: true };
    expect(await findTrivy(from, source({ environment }), never)).toMatchObject({ result: 'found' });
    expect(await findTrivy(from, source({ environment, untrusted: folder }), never)).toMatchObject({
      result: 'scanner-missing',
    });
    expect(await findTrivy(from, source({ environment, untrusted: `${folder}/x` }), never)).toMatchObject({
      result: 'found',
    });
  });
});

describe('a Trivy that is downloaded', () => {
  it('is held against its checksum, unpacked, and kept for the next run', async () => {
    const found = await findTrivy(wanted(), source(), never);
    expect(found).toEqual({ result: 'found', program: join(folder, `${place}/x64/trivy`) });
    expect(server.paths).toEqual(['/m/v9.9.9/trivy_9.9.9_Linux-64bit.tar.gz']);
    expect(readFileSync(join(folder, `${place}/x64/trivy`), 'utf8')).toBe(program);
    expect(statSync(join(folder, `${place}/x64/trivy`)).mode & 0o111).toBe(0o111);
    expect(kept()).toEqual([...empty, `${place}/x64.complete`, `${place}/x64/`, `${place}/x64/trivy`].sort());
    expect(await findTrivy(wanted({}, true), source(), never)).toEqual(found);
    expect(server.paths).toHaveLength(1);
  });

  it('is the one for the architecture', async () => {
    const arm = source({ system: { platform: 'linux', architecture: 'arm64' } });
    await findTrivy(wanted({ sha256: { arm64: sha256(good) } }), arm, never);
    expect(server.paths).toEqual(['/m/v9.9.9/trivy_9.9.9_Linux-ARM64.tar.gz']);
    expect(await findTrivy(wanted(), arm, never)).toMatchObject({
      result: 'scanner-missing',
      message: expect.stringContaining('arm64'),
    });
  });

  it('is refused with another checksum, at once, and leaves nothing', async () => {
    const found = await findTrivy(wanted({ sha256: { x64: 'a'.repeat(64) } }), source(), never);
    expect(found).toMatchObject({
      result: 'scanner-missing',
      message: expect.stringMatching(`has the SHA-256 ${sha256(good)} instead of aaa`),
    });
    expect(server.paths).toHaveLength(1);
    expect(kept()).toEqual(['trivy/', 'trivy/9.9.9-aaaaaaaaaaaa/']);
  });

  it('is not the one that was kept of another archive of its version', async () => {
    const evil = archive(entry('trivy', '#!/bin/sh\necho evil\n'));
    server.answer = (_, response) => response.end(evil);
    expect(await findTrivy(wanted({ sha256: { x64: sha256(evil) } }), source(), never)).toMatchObject({
      result: 'found',
    });
    server.answer = (_, response) => response.end(good);
    const found = await findTrivy(wanted(), source(), never);
    expect(found.result === 'found' && readFileSync(found.program, 'utf8')).toBe(program);
  });

  it('is downloaded anew where what was kept is gone', async () => {
    await findTrivy(wanted(), source(), never);
    rmSync(join(folder, `${place}/x64/trivy`));
    const found = await findTrivy(wanted(), source(), never);
    expect(found).toMatchObject({ result: 'found' });
    expect(readFileSync(join(folder, `${place}/x64/trivy`), 'utf8')).toBe(program);
  });

  it('is asked for again when it was cut off', async () => {
    server.answer = (_, response) => {
      response.writeHead(200, { 'content-length': good.length });
      if (server.paths.length > 1) response.end(good);
      else response.write(good.subarray(0, 300), () => response.destroy());
    };
    expect(await findTrivy(wanted(), source(), never)).toMatchObject({ result: 'found' });
    expect(server.paths).toHaveLength(2);
  });

  it('is given up when it is always cut off, also where nobody announced its length', async () => {
    server.answer = (_, response) => response.end(good.subarray(0, 300));
    const found = await findTrivy(wanted(), source(), never);
    expect(found).toMatchObject({ result: 'scanner-missing', message: expect.stringContaining('instead of') });
    expect(kept()).toEqual(empty);
  });

  it('is given up when the server falls silent', async () => {
    server.answer = (_, response) => void response.writeHead(200).write(good.subarray(0, 100));
    const found = await findTrivy(wanted(), source({ patience: 100 }), never);
    expect(found).toMatchObject({
      result: 'scanner-missing',
      message: expect.stringContaining('sent nothing for 0.1 s'),
    });
    expect(server.paths).toHaveLength(3);
    expect(kept()).toEqual(empty);
  }, 20_000);

  it('may come slowly', async () => {
    server.answer = async (_, response) => {
      for (let at = 0; at < good.length; at += 3000) {
        response.write(good.subarray(at, at + 3000));
        await wait(50);
      }
      response.end();
    };
    expect(await findTrivy(wanted(), source({ patience: 300 }), never)).toMatchObject({ result: 'found' });
  });

  it.each([404, 403])('is not asked for again where the server has none (%i)', async (status) => {
    server.answer = (_, response) => response.writeHead(status).end('no');
    expect(await findTrivy(wanted(), source(), never)).toMatchObject({
      message: expect.stringContaining(`HTTP ${status}`),
    });
    expect(server.paths).toHaveLength(1);
  });

  it.each([
    ['no tar.gz', Buffer.from('<html>')],
    ['no Trivy', archive(entry('README.md', 'x'))],
    ['a link in its place', archive(entry('trivy', '', '2'))],
    ['one that is elsewhere', archive(entry('../trivy', 'x'), entry('/usr/bin/trivy', 'x'))],
    ['half of it', archive(entry('trivy', 'x'.repeat(5000)).subarray(0, 2000))],
    ['a header with another sum', archive(Buffer.concat([Buffer.from('T'), entry('trivy', 'x').subarray(1)]))],
  ])('is none where the archive holds %s', async (_, bytes) => {
    server.answer = (_request, response) => response.end(bytes);
    const found = await findTrivy(wanted({ sha256: { x64: sha256(bytes) } }), source(), never);
    expect(found).toMatchObject({ result: 'scanner-missing', message: expect.stringContaining('cannot be installed') });
    expect(kept()).toEqual(['trivy/', `trivy/9.9.9-${sha256(bytes).slice(0, 12)}/`]);
  });

  it('leaves nothing when the run is cancelled in the middle', async () => {
    const over = new AbortController();
    server.answer = (_, response) => {
      response.write(good.subarray(0, 300));
      setTimeout(() => over.abort(new Error('cancelled')), 50);
    };
    await expect(findTrivy(wanted(), source({ patience: 5000 }), over.signal)).rejects.toThrow('cancelled');
    expect(kept()).toEqual(empty);
  });

  it('is downloaded anew after a run that was killed in the middle', async () => {
    const halfway = new Promise<void>((resolve) => {
      server.answer = (_, response) =>
        void response.writeHead(200).write(good.subarray(0, 300), () => setTimeout(resolve, 200));
    });
    const script = `import { findTrivy } from ${JSON.stringify(new URL('../../src/process/trivy-source.ts', import.meta.url).href)};
      const log = { info: () => {} };
      await findTrivy(${JSON.stringify(wanted())}, { ...${JSON.stringify(source({ patience: 60_000 }))}, log }, new AbortController().signal);`;
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], { stdio: 'inherit' });
    await halfway;
    child.kill('SIGKILL');
    await new Promise((resolve) => child.on('close', resolve));
    const [part] = kept().filter((name) => name.includes('.part-'));
    expect(part).toBeDefined();
    expect(await findTrivy(wanted({}, true), source(), never)).toMatchObject({ result: 'scanner-missing' });
    // an hour later nobody is at it any more
    utimesSync(join(folder, part ?? ''), new Date(0), new Date(0));
    server.answer = (_, response) => response.end(good);
    expect(await findTrivy(wanted(), source(), never)).toMatchObject({ result: 'found' });
    expect(kept().some((name) => name.includes('.part-'))).toBe(false);
  }, 20_000);

  it('may be downloaded by two runs at the same time', async () => {
    const [one, other] = await Promise.all([
      findTrivy(wanted(), source(), never),
      findTrivy(wanted(), source(), never),
    ]);
    expect(one).toEqual(other);
    expect(existsSync(join(folder, `${place}/x64/trivy`))).toBe(true);
  });
});

describe('where Trivy comes from', () => {
  const onPath = () => {
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'trivy'), program);
    chmodSync(join(bin, 'trivy'), 0o755);
    return source({ environment: { PATH: `relative:/nowhere:${bin}`, RUNNER_TOOL_CACHE: folder } });
  };

  it('is the PATH first, unless it is to be downloaded', async () => {
    const around = onPath();
    expect(await findTrivy(wanted(), around, never)).toEqual({ result: 'found', program: join(folder, 'bin/trivy') });
    expect(server.paths).toEqual([]);
    expect(await findTrivy(wanted({ source: 'download' }), around, never)).toMatchObject({
      program: join(folder, `${place}/x64/trivy`),
    });
  });

  it('is the PATH alone where that is asked for', async () => {
    expect(await findTrivy(wanted({ source: 'path' }), source(), never)).toMatchObject({ result: 'scanner-missing' });
    expect(server.paths).toEqual([]);
  });

  it('is nowhere when offline', async () => {
    const found = await findTrivy(wanted({}, true), source(), never);
    expect(found).toMatchObject({ result: 'scanner-missing', message: expect.stringContaining('scan.offline') });
    expect(server.paths).toEqual([]);
  });

  it('is nowhere for another system', async () => {
    const mac = source({ system: { platform: 'darwin', architecture: 'arm64' } });
    expect(await findTrivy(wanted(), mac, never)).toMatchObject({ message: expect.stringContaining('darwin arm64') });
  });

  it.each(compromised)('is never the stolen version %s', async (version) => {
    const found = await findTrivy(wanted({ version }), source(), never);
    expect(found).toMatchObject({ result: 'scanner-missing', message: expect.stringContaining('CVE-2026-33634') });
    expect(server.paths).toEqual([]);
  });

  it('is never an archive of the thieves, whatever it is called', async () => {
    const stolen = '385d498d18a3a7c67878ca7322716f9da25683eb1a4bf9e9592da0d5f2ab09f6';
    const found = await findTrivy(wanted({ sha256: { x64: stolen } }), source(), never);
    expect(found).toMatchObject({ message: expect.stringContaining('CVE-2026-33634') });
  });
});

describe('versions', () => {
  it('are compared by their numbers', () => {
    expect(isOlder('0.9.0', '0.65.0')).toBe(true);
    expect(isOlder('0.65.0', '0.65.0')).toBe(false);
    expect(isOlder('v1.0.0', '0.65.0')).toBe(false);
    expect(isOlder('0.64.9-rc1', '0.65.0')).toBe(true);
    expect(isOlder('dev', '0.65.0')).toBe(false);
  });

  it('that are pinned may be used', () => {
    expect(wrongVersion(pinned.version)).toBeUndefined();
    expect(wrongVersion(oldest)).toBeUndefined();
    expect(wrongVersion('0.50.1')).toContain('too old');
    expect(pinned.sha256.x64).toMatch(/^[0-9a-f]{64}$/);
    expect(pinned.sha256.arm64).toMatch(/^[0-9a-f]{64}$/);
  });
});
