import type { ChildProcess } from 'node:child_process';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith, until, world } from './world.ts';

/** A BuildKit of one test, and the environment in which buildx builds with it, as the builder `realworld`. */
export interface OwnBuilder extends AsyncDisposable {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly address: string;
}

/** What stands in for the scanner that makes the software bill of materials: it is resolved, and never run. */
const scanner = 'docker/buildkit-syft-scanner:stable-1';

/**
 * A BuildKit that grants what a configuration may ask for, and takes what is on Docker Hub from the registry of the world: that of
 * the world is everybody's, and does neither.
 */
export async function startBuilder(): Promise<OwnBuilder> {
  const folder = folderWith({
    'buildkitd.toml': `insecure-entitlements = ["network.host", "security.insecure", "device"]
[registry."docker.io"]
  mirrors = ["${world.registry}"]
[registry."${world.registry}"]
  http = true
`,
    'image/Dockerfile': 'FROM scratch\nCOPY Dockerfile /\nCMD ["/scan"]\n',
  });
  const address = `unix://${folder}/buildkitd.sock`;
  const words = ['--addr', address, '--root', join(folder, 'root'), '--config', join(folder, 'buildkitd.toml')];
  const child = spawn('buildkitd', [...words, '--oci-worker-net', 'host'], { stdio: 'ignore' });
  await until(() => existsSync(join(folder, 'buildkitd.sock')), 30_000);
  const environment = { ...process.env, BUILDX_CONFIG: join(folder, 'buildx'), BUILDX_BUILDER: 'realworld' };
  const buildx = (...rest: readonly string[]) => execFileSync('buildx', [...rest], { env: environment, stdio: 'pipe' });
  buildx('create', '--name', 'realworld', '--driver', 'remote', '--', address);
  buildx('build', '--provenance=false', '--push', '--tag', `${world.registry}/${scanner}`, join(folder, 'image'));
  return { environment, address, [Symbol.asyncDispose]: () => end(child, folder) };
}

async function end(child: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => child.on('close', resolve));
  child.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true, force: true });
}
