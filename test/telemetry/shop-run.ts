import { spawn } from 'node:child_process';
import { prepared } from '../../demo/deploy.ts';
import type { World } from '../../demo/world.ts';

const root = new URL('../..', import.meta.url).pathname;

/** A run of the command line that is under way. */
export interface ShopRun {
  readonly end: Promise<{ readonly exit: number; readonly said: string }>;
  /** Resolves once it has said this. */
  until(text: string): Promise<void>;
  kill(signal: NodeJS.Signals): void;
}

/** Deploys a new commit of the demo's shop to its first environment, from source, with these variables besides. */
export async function deployShop(
  world: World,
  more: Readonly<Record<string, string | undefined>>,
  words: readonly string[] = [],
): Promise<ShopRun> {
  const change = await world.shop.commit('Menu 1');
  const [environment = ''] = world.shop.environments();
  const image = await prepared(world, { change, environment });
  const folder = await world.checkout(world.shop.source, change.commit);
  const entry = `const stop = new AbortController();
process.on('SIGINT', () => stop.abort(new Error('SIGINT')));
const { runCommandLine } = await import('${root}src/cli.ts');
process.exit(await runCommandLine(process.argv.slice(1), stop.signal));`;
  const all = ['deploy', '--environment', environment, '--image', image, ...words];
  const child = spawn(process.execPath, ['--input-type=module', '-e', entry, '--', ...all], {
    cwd: folder,
    env: { ...world.environment(change), ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const heard = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk;
      for (const one of heard) one();
    });
  const end = new Promise<{ exit: number; said: string }>((resolve) =>
    child.on('close', (code) => resolve({ exit: code ?? 128, said })),
  );
  return {
    end,
    until: (text) =>
      new Promise((resolve, reject) => {
        const look = () => void (said.includes(text) && resolve());
        heard.add(look);
        look();
        void end.then(() => reject(new Error(`it never said "${text}": ${said}`)));
      }),
    kill: (signal) => void child.kill(signal),
  };
}
