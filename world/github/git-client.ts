import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How a git command ended. */
export interface GitEnd {
  readonly exit: number;
  readonly output: string;
  readonly messages: string;
}

/** A real git with a folder of its own, as a client of a server in this process: it never blocks the event loop. */
export interface GitClient extends AsyncDisposable {
  readonly folder: string;
  run(...words: readonly string[]): Promise<GitEnd>;
}

/** Makes a client whose requests carry a token, as actions/checkout sets it up; without one they carry nothing. */
export async function gitClient(url: string, token: string | undefined): Promise<GitClient> {
  const folder = await mkdtemp(join(tmpdir(), 'git-client-'));
  const environment = { ...isolated, ...(token === undefined ? {} : credentials(url, token)) };
  return {
    folder,
    run: (...words) =>
      new Promise((resolve) => {
        execFile('git', [...words], { cwd: folder, env: environment }, (error, output, messages) => {
          const exit = error === null ? 0 : typeof error.code === 'number' ? error.code : 128;
          resolve({ exit, output: output.trim(), messages });
        });
      }),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

const isolated = {
  PATH: process.env.PATH ?? '',
  LC_ALL: 'C',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  GIT_AUTHOR_NAME: 'Client',
  GIT_AUTHOR_EMAIL: 'client@example.com',
  GIT_COMMITTER_NAME: 'Client',
  GIT_COMMITTER_EMAIL: 'client@example.com',
};

function credentials(url: string, token: string) {
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  return {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `http.${url}/.extraHeader`,
    GIT_CONFIG_VALUE_0: `Authorization: Basic ${basic}`,
  };
}
