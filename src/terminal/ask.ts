import { createInterface } from 'node:readline';
import type { Asker } from '../ports/asker.ts';

/** Asks on standard error, so that standard output stays what the command is run for. */
export function createAsker(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Asker {
  const lines = createInterface({ input, output });
  const typed: string[] = [];
  let waiting: ((line: string | undefined) => void) | undefined;
  let isClosed = false;
  const answer = (line: string | undefined) => {
    const waiter = waiting;
    waiting = undefined;
    waiter?.(line);
  };
  // what is pasted comes before it is asked for
  lines.on('line', (line) => (waiting === undefined ? typed.push(line) : answer(line)));
  lines.on('SIGINT', () => lines.close());
  lines.on('close', () => {
    isClosed = true;
    answer(undefined);
  });
  return {
    ask: (question) => {
      lines.setPrompt(question);
      if (!isClosed) lines.prompt();
      const line = typed.shift();
      if (line !== undefined || isClosed) return Promise.resolve(line);
      return new Promise((resolve) => {
        waiting = resolve;
      });
    },
    tell: (line) => void output.write(`${line}\n`),
    close: () => lines.close(),
  };
}
