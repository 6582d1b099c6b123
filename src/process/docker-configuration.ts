import { parseJson } from '../data/json.ts';
import type { Files } from '../ports/files.ts';

/** Where Docker's configuration is looked for: logins, plug-ins, contexts. */
export interface DockerConfiguration {
  readonly files: Files;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Docker's configuration, and the folder that it stands in. */
export async function readDockerConfiguration({
  files,
  environment,
}: DockerConfiguration): Promise<{ readonly folder: string; readonly data: unknown }> {
  const folder = environment['DOCKER_CONFIG'] ?? `${environment['HOME'] ?? ''}/.docker`;
  const bytes = await files.read(`${folder}/config.json`);
  return { folder, data: bytes === undefined ? undefined : parseJson(new TextDecoder().decode(bytes)) };
}
