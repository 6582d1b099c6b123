import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFiles } from '../../src/files/files.ts';
import type { BuildRequest } from '../../src/ports/builder.ts';
import { buildArguments, createBuilder } from '../../src/process/buildx.ts';

const request: BuildRequest = {
  repository: 'ghcr.io/acme/api',
  context: '.',
  file: 'Dockerfile',
  platforms: ['linux/amd64', 'linux/arm64'],
  labels: { 'org.opencontainers.image.revision': 'abc', title: "it's $(id)" },
  cache: { type: 'none', mode: 'max' },
  attestations: { sbom: true, provenance: 'max' },
};

function valuesOf(flag: string, words: readonly string[]): readonly (string | undefined)[] {
  return words.flatMap((word, index) => (word === flag ? [words[index + 1]] : []));
}

describe('the arguments of buildx', () => {
  it('push by digest, and put no tag', () => {
    const words = buildArguments(request);
    expect(valuesOf('--output', words)).toEqual([
      'type=image,name=ghcr.io/acme/api,push-by-digest=true,name-canonical=true,push=true',
    ]);
    expect(words).not.toContain('--tag');
    expect(words).not.toContain('--push');
    expect(valuesOf('--platform', words)).toEqual(['linux/amd64,linux/arm64']);
    expect(words).toContain('--sbom=true');
    expect(words).toContain('--provenance=mode=max');
    expect(buildArguments(request, ['--progress', 'plain']).slice(-4)).toEqual(['--progress', 'plain', '--', '.']);
  });

  it.each([
    [{ type: 'none', mode: 'max' }, [], []],
    [{ type: 'gha', mode: 'max' }, ['type=gha'], ['type=gha,mode=max']],
    [
      { type: 'registry', mode: 'min' },
      ['type=registry,ref=ghcr.io/acme/api:buildcache'],
      ['type=registry,ref=ghcr.io/acme/api:buildcache,mode=min'],
    ],
    [{ type: 'local', mode: 'max' }, ['type=local,src=.buildx-cache'], ['type=local,dest=.buildx-cache,mode=max']],
  ] as const)('cache as %j says', (cache, from, to) => {
    const words = buildArguments({ ...request, cache });
    expect(valuesOf('--cache-from', words)).toEqual(from);
    expect(valuesOf('--cache-to', words)).toEqual(to);
  });

  it('without provenance say so: buildx makes one by default', () => {
    expect(buildArguments({ ...request, attestations: { sbom: false, provenance: 'none' } })).toContain(
      '--provenance=false',
    );
  });

  it('are shown as a shell reads them back', () => {
    const files = createFiles();
    const log = { debug: () => {}, info: () => {}, warning: () => {}, error: () => {}, mask: () => {} };
    const line = createBuilder({ environment: {}, files, log }).commandLine(request);
    const script = `docker() { for word in "$@"; do printf '%s\\0' "$word"; done; }; ${line}`;
    const words = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
    expect(words).toEqual(['buildx', ...buildArguments(request)]);
  });
});

describe('a build that fails', () => {
  const process = 'process "/bin/sh -c npm test" did not complete successfully: exit code: 1';
  it.each([
    [`ERROR: failed to build: failed to solve: ${process}`, 'build-failed'],
    [
      'ERROR: failed to build: failed to solve: dockerfile parse error on line 3: unknown instruction: FORM',
      'build-failed',
    ],
    ['ERROR: failed to build: failed to solve: "/missing": not found', 'build-failed'],
    [
      'ERROR: failed to solve: process "/bin/sh -c curl x" did not complete successfully: exit code: 6 (connection refused)',
      'build-failed',
    ],
    [
      'ERROR: failed to solve: node:24: failed to resolve source metadata for docker.io/library/node:24: dial tcp: lookup registry-1.docker.io: no such host',
      'registry-unreachable',
    ],
    [
      'ERROR: failed to solve: docker/buildkit-syft-scanner: failed to do request: Head "https://registry-1.docker.io/v2/": i/o timeout',
      'registry-unreachable',
    ],
    [
      'ERROR: failed to solve: node:24: failed to resolve source metadata: pull access denied, insufficient_scope: authorization failed',
      'registry-unreachable',
    ],
    ['ERROR: failed to solve: failed to push ghcr.io/acme/api: unauthorized: authentication required', 'push-failed'],
    ['ERROR: no builder "nope" found', 'builder-missing'],
    ['ERROR: Cannot connect to the Docker daemon at unix:///var/run/docker.sock.', 'builder-missing'],
  ])('%s', async (said, result) => {
    const folder = mkdtempSync(join(tmpdir(), 'buildx-'));
    try {
      const script = `#!/bin/sh\n[ "$1" = buildx ] && [ "$2" = version ] && exit 0\ncat >&2 <<'END'\n${said}\nEND\nexit 1\n`;
      writeFileSync(join(folder, 'docker'), script);
      chmodSync(join(folder, 'docker'), 0o755);
      const log = { debug: () => {}, info: () => {}, warning: () => {}, error: () => {}, mask: () => {} };
      const environment = { PATH: `${folder}:/usr/bin:/bin` };
      const builder = createBuilder({ environment, files: createFiles(), log });
      expect(await builder.build(request, new AbortController().signal)).toMatchObject({ result, message: said });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
