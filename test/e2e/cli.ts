import { runCommandLine } from '../../src/cli.ts';
import { WatchRecorder } from './watch-recorder.ts';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort(new Error(signal)));
const argv = process.argv.slice(2);
const recorder = new WatchRecorder(argv);
process.exitCode = await runCommandLine(argv, stop.signal, recorder.lens);
const file = process.env['VERDICTS_RECORD_INTO'];
if (file !== undefined) recorder.write(file);
