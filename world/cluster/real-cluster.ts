import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { PlayedEvent, RecordedObject, RecordedPatch } from './recording.ts';

/** An event as a watch of the real API server gave it. */
export interface Seen {
  /** When it arrived, in milliseconds since the epoch. */
  readonly at: number;
  readonly type: PlayedEvent['type'];
  readonly resource: string;
  readonly object: RecordedObject;
}

/** A variable that the world of real parts sets. Throws where it is not there. */
export function realWorld(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: this wants the world of the end-to-end suite`);
  return value;
}

/** Runs a program without holding up what is watched meanwhile; the answer is what it prints. */
export async function run(program: string, words: readonly string[], input = ''): Promise<string> {
  const running = promisify(execFile)(program, [...words]);
  // who reads nothing may have ended by now
  running.child.stdin?.on('error', () => {}).end(input);
  return (await running).stdout;
}

/** Runs kubectl against the real cluster. */
export function kubectl(words: readonly string[], input = ''): Promise<string> {
  return run('kubectl', words, input);
}

/** Sends a merge patch. */
export async function sendPatch(patch: RecordedPatch, namespace: string, name: string): Promise<void> {
  const { resource, subresource, body } = patch;
  const where = subresource === 'status' ? ['--subresource=status'] : [];
  await kubectl(['patch', resource, name, '-n', namespace, '--type=merge', ...where, '-p', JSON.stringify(body)]);
}

/** Lets Prometheus tell a success rate, and waits until it has seen it. */
export async function measure(application: string, rate: number): Promise<void> {
  const line = `app_success_rate{app="${application}"} ${rate}\n`;
  await fetch(`${realWorld('REALWORLD_METRICS_URL')}/${application}`, { method: 'PUT', body: line });
  await wait(2500);
}

/** Watches the objects below a path from now on; those that are there already come as added. The answer ends it. */
export function watchReal(path: string, onEvent: (seen: Seen) => void): () => void {
  const resource = path.slice(path.lastIndexOf('/') + 1);
  const asked = request(
    `${realWorld('REALWORLD_API_URL')}${path}?watch=true`,
    {
      ca: readFileSync(realWorld('REALWORLD_API_CA')),
      headers: { authorization: `Bearer ${realWorld('REALWORLD_API_TOKEN')}` },
    },
    (response) => {
      let rest = '';
      response.on('data', (chunk: Buffer) => {
        const lines = `${rest}${chunk}`.split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) onEvent({ at: Date.now(), resource, ...JSON.parse(line) });
      });
    },
  );
  asked.on('error', () => {});
  asked.end();
  return () => asked.destroy();
}
