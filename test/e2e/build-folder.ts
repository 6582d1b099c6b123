import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { folderWith, git, world } from './world.ts';

const dockerfile = `FROM scratch AS build
ARG VERSION
COPY README /README
FROM build AS runtime
COPY README /again
`;

const key = () =>
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();

/** A folder with everything that the invocations of the table name. */
export function buildFolder(): string {
  const files = Object.fromEntries(
    [
      'Dockerfile',
      'services/api/Dockerfile',
      'with space/Dockerfile',
      '--help/Dockerfile',
      'docker/api.Dockerfile',
      'docker/a,"b".Dockerfile',
      'docker/größe.Dockerfile',
    ].map((path) => [path, dockerfile]),
  );
  const bake = `variable "VERSION" {}
variable "NOTE" { default = "none" }
target "base" {}
target "api" {
  tags = ["registry.acme.example/api:named"]
  args = { VERSION = VERSION, NOTE = NOTE }
  output = ["type=docker"]
}
`;
  return folderWith({
    ...files,
    README: 'hello\n',
    'services/api/README': 'hello\n',
    'with space/README': 'hello\n',
    '--help/README': 'hello\n',
    'services/shared/file': 'shared\n',
    'services/a=b,c/file': 'odd\n',
    'secrets/npmrc': '//registry.acme.example/:_authToken=x\n',
    'secrets/a,"b"': 'secret\n',
    'secrets/key': key(),
    'secrets/other': key(),
    'docker-bake.hcl': bake,
    'bake/override.json': '{"target": {"api": {"labels": {"from": "override"}}}}',
    'compose.yaml': 'services: {api: {build: {context: .}}}\n',
  });
}

/** A git repository of the world with the same files; the answer is its commit. */
export function buildRepository(folder: string, name: string): string {
  git(folder, 'init', '--quiet', '-b', 'main');
  git(folder, 'add', '-A');
  git(folder, 'commit', '--quiet', '-m', 'begin');
  git(folder, 'clone', '--quiet', '--bare', folder, `${world.gitRoot}/${name}.git`);
  return git(folder, 'rev-parse', 'HEAD');
}

/** The socket of an agent of SSH that holds no key. */
export async function emptyAgent(folder: string): Promise<AsyncDisposable & { readonly path: string }> {
  const path = join(folder, 'agent.sock');
  const server = createServer((socket) => {
    // SSH_AGENT_FAILURE (RFC draft-miller-ssh-agent, section 5.1) to whatever is asked
    socket.on('data', () => socket.write(Buffer.from([0, 0, 0, 1, 5])));
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return { path, [Symbol.asyncDispose]: () => new Promise<void>((resolve) => void server.close(() => resolve())) };
}
