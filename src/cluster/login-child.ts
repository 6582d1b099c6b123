import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import type { KubeConfig } from './official-client.ts';

/**
 * Has the official client start login programs that hold nobody up: whoever waits for one does so with a time limit, and one that never ends
 * is ended with us.
 */
export function withoutHold(config: KubeConfig): void {
  const known: unknown = Reflect.get(config, 'authenticators');
  for (const one of Array.isArray(known) ? known : []) if ('execFn' in one) one.execFn = startLogin;
}

function startLogin(command: string, words: readonly string[] | undefined, options: SpawnOptions): ChildProcess {
  const child = spawn(command, words ?? [], options);
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  child.once('close', () => process.off('exit', end));
  child.unref();
  for (const stream of child.stdio) if (stream instanceof Socket) stream.unref();
  return child;
}
