import { basename, dirname, join } from 'node:path';
import type { Problem } from '../errors.ts';
import type { BuildDefinition } from '../image/build.ts';
import { isGitContext, isRemoteContext } from '../image/build.ts';
import type { BuildRequest } from '../ports/builder.ts';
import type { Files } from '../ports/files.ts';

/** What of the machine the files of a build are looked for on. */
export interface Machine {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly files: Files;
}

const checkOut = 'check out the repository in a step before; paths are relative to the working folder';

/** What a build would miss: each file, folder and variable that is named and not there, at the key that names it. */
export async function missingFor(request: BuildRequest, machine: Machine): Promise<readonly Problem[]> {
  const found = await Promise.all([
    ofDefinition(request.definition, machine),
    ...Object.entries(request.contexts).map(([name, context]) => ofContext(name, context, machine)),
    ...request.secrets.map((secret) => ofSecret(secret, machine)),
    ...request.ssh.map((ssh) => ofSsh(ssh, machine)),
  ]);
  return found.flat();
}

function missing(name: string, message: string, remedy = checkOut): readonly Problem[] {
  return [{ message, place: { name: `image.${name}` }, remedy }];
}

async function ofDefinition(definition: BuildDefinition, { files }: Machine): Promise<readonly Problem[]> {
  if (definition.by === 'bake') {
    const kinds = await Promise.all(definition.files.map((file) => files.kind(file)));
    return definition.files.flatMap((file, index) =>
      kinds[index] === 'file' ? [] : missing('bake.files', `there is no bake file "${file}"`),
    );
  }
  const { context, file } = definition;
  if (isGitContext(context)) return [];
  if ((await files.kind(context)) !== 'folder') return missing('context', `there is no folder "${context}"`);
  const path = file ?? join(context, 'Dockerfile');
  const isThere = (await files.kind(path)) === 'file' || (await isInSmallLetters(path, files));
  const remedy =
    file === undefined ? 'name the Dockerfile in image.file, or the folder that has one in image.context' : checkOut;
  return isThere ? [] : missing('file', `there is no Dockerfile at "${path}"`, remedy);
}

/** Buildx takes `dockerfile` for `Dockerfile` where there is no other. */
async function isInSmallLetters(path: string, files: Files): Promise<boolean> {
  return basename(path) === 'Dockerfile' && (await files.kind(join(dirname(path), 'dockerfile'))) === 'file';
}

async function ofContext(name: string, context: string, { files }: Machine): Promise<readonly Problem[]> {
  if (isRemoteContext(context) || (await files.kind(context)) === 'folder') return [];
  return missing(`build-contexts.${name}`, `there is no folder "${context}"`);
}

async function ofSecret(
  { id, source }: BuildRequest['secrets'][number],
  { environment, files }: Machine,
): Promise<readonly Problem[]> {
  if (source.from === 'environment') {
    const isSet = (environment[source.name] ?? '') !== '';
    const remedy = `set ${source.name} in the \`env:\` of the step`;
    return isSet ? [] : missing(`secrets.${id}`, `the environment variable ${source.name} is not set`, remedy);
  }
  if ((await files.kind(source.path)) === 'file') return [];
  return missing(`secrets.${id}`, `there is no file "${source.path}"`, 'write it in a step before');
}

async function ofSsh(
  { id, paths }: BuildRequest['ssh'][number],
  { environment, files }: Machine,
): Promise<readonly Problem[]> {
  if (paths.length === 0) {
    const socket = environment['SSH_AUTH_SOCK'] ?? '';
    if (socket !== '' && (await files.kind(socket)) === 'file') return [];
    return missing(
      'ssh',
      'no SSH agent is running: SSH_AUTH_SOCK names none',
      'start an agent with the key in a step before',
    );
  }
  const kinds = await Promise.all(paths.map((path) => files.kind(path)));
  return paths.flatMap((path, index) =>
    kinds[index] === 'file'
      ? []
      : missing('ssh', `there is no key or socket "${path}" for ${id}`, 'write the key in a step before'),
  );
}
