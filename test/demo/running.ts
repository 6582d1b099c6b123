import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = new URL('../..', import.meta.url).pathname;

/** How a demo ended, and all that it said. */
export interface Said {
  readonly exit: number;
  readonly said: string;
  readonly output: string;
}

/** A demo that is being played. */
export interface Running {
  readonly end: Promise<Said>;
  /** Resolves with all that was said once it holds this text so many times. */
  until(text: string, times?: number): Promise<string>;
  kill(signal: NodeJS.Signals): void;
}

/** Starts the demo as `npm run demo` does, on a machine without a builder. */
export function startDemo(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Running {
  const child = spawn(process.execPath, [join(root, 'demo/main.ts'), ...words], {
    env: { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', BUILDX_BUILDER: 'none-here', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [said, output] = ['', ''];
  const heard = new Set<() => void>();
  const hear = (chunk: Buffer) => {
    said += chunk;
    for (const one of heard) one();
  };
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk;
    hear(chunk);
  });
  child.stderr.on('data', hear);
  const end = new Promise<Said>((resolve) => child.on('close', (code) => resolve({ exit: code ?? 128, said, output })));
  return {
    end,
    until: (text, times = 1) =>
      new Promise((resolve, reject) => {
        const look = () => void (said.split(text).length > times && resolve(said));
        heard.add(look);
        look();
        void end.then(() => reject(new Error(`it never said "${text}": ${said}`)));
      }),
    kill: (signal) => void child.kill(signal),
  };
}
