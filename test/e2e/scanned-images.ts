import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDigest } from '../../src/image/reference.ts';
import { folderWith, world } from './world.ts';

/** Made up, and nobody's; in two parts, so that no scanner takes this file for a leak. */
export const fakeToken = `${'gh'}p_abcdefghijklmnopqrstuvwxyz0123456789`;

const npm = (name: string, version: string) => ({
  [`app/node_modules/${name}/package.json`]: JSON.stringify({ name, version }),
});
const debian = {
  'etc/os-release': 'ID=debian\nVERSION_ID="12"\nNAME="Debian GNU/Linux"\n',
  'etc/debian_version': '12.5\n',
};
const dpkg = {
  'var/lib/dpkg/status':
    'Package: base-files\nStatus: install ok installed\nPriority: required\nArchitecture: amd64\nVersion: 12.4+deb12u5\nMaintainer: x\nDescription: y\n\n',
};
const apk = { 'lib/apk/db/installed': 'P:busybox\nV:1.30.1-r0\nA:x86_64\no:busybox\nL:GPL-2.0\n\n' };

/** Images by what Trivy makes of them: the files of their only layer. */
export const images = {
  vulnerable: { ...npm('lodash', '4.17.20'), ...npm('ms', '1.0.0') },
  clean: npm('left-pad', '1.3.0'),
  secret: { ...npm('left-pad', '1.3.0'), 'app/credentials': `token ${fakeToken}\n` },
  'without-packages': { 'app/program': 'a static program' },
  'system-without-packages': debian,
  'packages-without-system': dpkg,
  'unsupported-system': {
    'etc/os-release': 'ID=fedora\nVERSION_ID=39\nNAME=Fedora\n',
    'etc/fedora-release': 'Fedora release 39 (Thirty Nine)\n',
  },
  'end-of-life': { 'etc/os-release': 'ID=alpine\nVERSION_ID=3.10.2\n', 'etc/alpine-release': '3.10.2\n', ...apk },
  'unknown-release': { 'etc/os-release': 'ID=alpine\nVERSION_ID=3.99.0\n', 'etc/alpine-release': '3.99.0\n', ...apk },
  system: { ...debian, ...dpkg, ...npm('left-pad', '1.3.0') },
} as const;

export type ImageName = keyof typeof images | 'misconfigured';

/** All of them. */
export const imageNames: readonly ImageName[] = [
  'vulnerable',
  'clean',
  'secret',
  'misconfigured',
  'without-packages',
  'system-without-packages',
  'packages-without-system',
  'unsupported-system',
  'end-of-life',
  'system',
];

/** An image in the registry of the world. */
export interface PushedImage {
  readonly repository: string;
  readonly digest: `sha256:${string}`;
}

const crane = (...words: readonly string[]) =>
  execFileSync('crane', [...words, '--insecure'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

/** Pushes an image, for linux/amd64, without any builder. */
export function pushImage(name: ImageName, below: string): PushedImage {
  const repository = `${world.registry}/${below}/${name}`;
  const archive = join(mkdtempSync(join(tmpdir(), 'layer-')), 'layer.tar');
  const folder = folderWith(name === 'misconfigured' ? images.vulnerable : images[name]);
  execFileSync('tar', ['-C', folder, '--sort=name', '--mtime=@0', '--owner=0', '--group=0', '-cf', archive, '.']);
  crane('append', '--platform', 'linux/amd64', '-f', archive, '-t', `${repository}:1`);
  if (name === 'misconfigured')
    crane('mutate', '--user', 'root', '--env', `API_TOKEN=${fakeToken}`, `${repository}:1`, '-t', `${repository}:1`);
  rmSync(folder, { recursive: true });
  const digest = crane('digest', `${repository}:1`);
  if (!isDigest(digest)) throw new Error(`no digest: ${digest}`);
  return { repository, digest };
}
