import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GitOpsRepository } from '../../src/ports/gitops-repository.ts';
import { change, headOf, texts } from '../git/opened.ts';
import { bytesAt } from './entries.ts';
import { overApi, transports } from './transports.ts';
import type { World } from './world.ts';
import { never, startWorld } from './world.ts';

let world: World;
let head: string;

beforeEach(async () => {
  world = await startWorld();
});

afterEach(() => world[Symbol.asyncDispose]());

const commitsOfOurs = () => world.gitops.log().filter(({ message }) => message.startsWith('Deploy api'));

describe('writers at the same time', () => {
  /** Writes until it has landed, each time upon what is there now. */
  async function land(own: GitOpsRepository, path: string, line: string): Promise<void> {
    for (;;) {
      const at = await headOf(own);
      const text = texts(await own.read(at, [path], never))[path] ?? '';
      const result = await own.commit(change(at, { [path]: text + line }, `Deploy api\n\nadd ${line}`), never);
      if (result.result === 'committed') return;
      expect(result).toEqual({ result: 'lost-race' });
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 1500));
    }
  }

  it('each land exactly once: fifty on the same file and on files of their own', { timeout: 240_000 }, async () => {
    const own = Object.fromEntries(Array.from({ length: 25 }, (_, at) => [`own-${at}.yaml`, '']));
    head = await world.gitops.commit({ ...own, 'sum.yaml': '' }, 'Room');
    const paths = [...Object.keys(own), ...Object.keys(own).map(() => 'sum.yaml')];
    await Promise.all(paths.map((path, at) => land(overApi(world), path, `${at}\n`)));
    expect(world.gitops.git('rev-list', '--count', '--no-merges', `${head}..main`)).toBe('50');
    expect(commitsOfOurs()).toHaveLength(50);
    const sum = bytesAt(world.gitops, 'main', 'sum.yaml').toString().trim().split('\n').map(Number);
    expect(sum.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 25 }, (_, at) => at + 25));
    for (let at = 0; at < 25; at += 1) expect(world.gitops.show('main', `own-${at}.yaml`)).toBe(`${at}\n`);
  });

  it('each land exactly once over the API and git together', { timeout: 240_000 }, async () => {
    head = await world.gitops.commit({ 'sum.yaml': '' }, 'Room');
    const opened = await Promise.all(
      Array.from({ length: 10 }, (_, at) => transports[at % 2 === 0 ? 'api' : 'git'](world)),
    );
    await Promise.all(opened.map((one, at) => land(one.repository, 'sum.yaml', `${at}\n`)));
    for (const one of opened) await one[Symbol.asyncDispose]();
    expect(commitsOfOurs()).toHaveLength(10);
    const sum = bytesAt(world.gitops, 'main', 'sum.yaml').toString().trim().split('\n');
    expect(sum.toSorted()).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
  });
});
