import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { revisionLabel, sourceLabel } from '../src/image/labels.ts';
import { prepared } from './deploy.ts';
import type { Change } from './shop.ts';
import type { World } from './world.ts';

/** Builds and pushes the image of a pull request as its own workflow would: with no other secret than a login to the registry. */
export async function pushImage(world: World, change: Change, environment: string): Promise<void> {
  if (!world.parts.builds) {
    await prepared(world, { change, environment });
    return;
  }
  const { source } = world.shop;
  const folder = await world.checkout(source, change.commit);
  const reference = `${world.shop.configuration().image.name}:${world.shop.tagOf(change, environment)}`;
  const labels = { [revisionLabel]: change.commit, [sourceLabel]: `${world.github.url}/${source.fullName}` };
  const words = Object.entries(labels).flatMap(([name, value]) => ['--label', `${name}=${value}`]);
  const platform = ['--platform', (world.shop.configuration().image.platforms ?? []).join(',')];
  const build = ['build', '--push', '--provenance=false', ...platform, ...words, '--tag', reference, folder];
  const isPlugin = await hasDocker();
  await promisify(execFile)(isPlugin ? 'docker' : 'buildx', isPlugin ? ['buildx', ...build] : build);
}

async function hasDocker(): Promise<boolean> {
  return promisify(execFile)('docker', ['buildx', 'version']).then(
    () => true,
    () => false,
  );
}
