import { revisionLabel, sourceLabel } from '../src/image/labels.ts';
import type { DeploymentEnd, Job } from './job.ts';
import { runJob } from './job.ts';
import type { World } from './world.ts';

/** One deployment: what is deployed, and how it is shown. */
export interface Deploying extends Omit<Job, 'words' | 'event'> {
  readonly environment: string;
}

/** Deploys a commit, as a job on a push of it would. */
export async function deploy(world: World, deploying: Deploying): Promise<DeploymentEnd> {
  const { environment } = deploying;
  const image = world.parts.builds ? [] : ['--image', await prepared(world, deploying)];
  return await runJob(world, { ...deploying, words: ['deploy', '--environment', environment, ...image] });
}

/** An image as a builder would have pushed it: its reference. */
export async function prepared(
  world: World,
  { change, environment }: Pick<Deploying, 'change' | 'environment'>,
): Promise<string> {
  const { image } = world.shop.configuration();
  const reference = `${image.name}:${world.shop.tagOf(change, environment)}`;
  const labels = {
    [revisionLabel]: change.commit,
    [sourceLabel]: `${world.github.url}/${world.shop.source.fullName}`,
  };
  await world.parts.prepare({ reference, labels });
  return reference;
}
