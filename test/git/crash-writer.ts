// Opens a repository and writes to it, as a process of its own: node crash-writer.ts URL FOLDER
import { openRepository } from '../../src/git/repository.ts';

const [, , url = '', folder = ''] = process.argv;
const { signal } = new AbortController();
const quiet = () => {};
const { repository } = await openRepository(
  {
    url,
    folder: `${folder}/gitops.git`,
    environment: process.env,
    author: { name: 'Deployer', email: 'deployer@example.com' },
    clock: { now: () => new Date(), sleep: async () => {} },
    log: { debug: quiet, info: quiet, warning: quiet, error: quiet, mask: quiet },
    random: Math.random,
  },
  signal,
);
const head = (await repository.head('main', signal)) ?? '';
await repository.read(head, ['a.yaml'], signal);
const files = new Map([['a.yaml', new TextEncoder().encode('written\n')]]);
await repository.commit({ branch: 'main', parent: head, expected: head, files, message: 'write' }, signal);
