import { listAt } from '../data/fields.ts';
import type { Files } from '../ports/files.ts';
import { readDockerConfiguration } from './docker-configuration.ts';

/** Where the Docker CLI looks for plugins besides the folder of its configuration (docker/cli, cli-plugins/manager). */
const pluginFolders = [
  '/usr/local/lib/docker/cli-plugins',
  '/usr/local/libexec/docker/cli-plugins',
  '/usr/lib/docker/cli-plugins',
  '/usr/libexec/docker/cli-plugins',
];

/**
 * The words that begin every command of buildx: `docker buildx` where it is a plugin of a docker that is there, else `buildx` alone.
 * Files are looked at and nothing is started: a start of docker takes longer than many a build that is cached.
 */
export async function findBuildx(
  environment: Readonly<Record<string, string>>,
  files: Files,
): Promise<readonly [string, ...string[]]> {
  const isProgram = async (folder: string, name: string) => (await files.kind(`${folder}/${name}`)) === 'file';
  const isThere = async (folders: readonly string[], name: string) => {
    for (const folder of folders) if (await isProgram(folder, name)) return true;
    return false;
  };
  const path = (environment['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  const isAlone = await isThere(path, 'buildx');
  if (!isAlone) return ['docker', 'buildx'];
  const isPlugin = await isThere([...(await configuredFolders(environment, files)), ...pluginFolders], 'docker-buildx');
  return isPlugin && (await isThere(path, 'docker')) ? ['docker', 'buildx'] : ['buildx'];
}

async function configuredFolders(
  environment: Readonly<Record<string, string>>,
  files: Files,
): Promise<readonly string[]> {
  const { folder, data } = await readDockerConfiguration({ environment, files });
  const extra = listAt(data, 'cliPluginsExtraDirs').filter((one) => typeof one === 'string');
  return [...extra, `${folder}/cli-plugins`];
}
