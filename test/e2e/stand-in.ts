import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What the tools of each language leave behind, as far as a Dockerfile looks at it. */
const tools: Readonly<Record<string, string>> = {
  npm: 'case "$1" in ci) mkdir -p node_modules/x; touch node_modules/x/index.js;; run) mkdir -p dist; cp src/server.js dist;; esac',
  go: 'case "$1" in build) mkdir -p /out; cp main.go /out/server;; esac',
  python: 'mkdir -p /venv/bin; cp /usr/local/bin/install /venv/bin/pip',
  install: 'touch /venv/installed',
  mvn: 'mkdir -p target; cp pom.xml target/api-1.0.0.jar',
};

/** The sources of an application of any language, and a secret that no image may hold. */
export const sources = [
  'package.json',
  'package-lock.json',
  'go.mod',
  'go.sum',
  'main.go',
  'requirements.txt',
  'pom.xml',
  'src/server.js',
  '.env',
];

/** A file system in the place of a base image: a shell of this machine, and tools that only pretend. */
export function makeStandIn(root: string): void {
  for (const program of ['sh', 'cp', 'mkdir', 'touch']) {
    const path = execFileSync('readlink', ['-f', execFileSync('which', [program], { encoding: 'utf8' }).trim()], {
      encoding: 'utf8',
    }).trim();
    const libraries = execFileSync('ldd', [path], { encoding: 'utf8' }).match(/\/\S+/g) ?? [];
    for (const [from, to] of [[path, `/bin/${program}`] as const, ...libraries.map((one) => [one, one] as const)]) {
      mkdirSync(join(root, dirname(to)), { recursive: true });
      copyFileSync(from, join(root, to));
    }
  }
  mkdirSync(join(root, 'usr/local/bin'), { recursive: true });
  for (const [name, script] of Object.entries(tools)) {
    const path = join(root, 'usr/local/bin', name);
    writeFileSync(path, `#!/bin/sh\nset -e\n${script}\n`);
    chmodSync(path, 0o755);
  }
}
