import { runCommandLine } from '../../src/cli.ts';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort(new Error(signal)));
process.exitCode = await runCommandLine(process.argv.slice(2), stop.signal);
