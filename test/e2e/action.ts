import { runAction } from '../../src/main.ts';
import { WatchRecorder } from './watch-recorder.ts';

/** The action from its sources, which keeps what it sees of the cluster; what it watches stands in a variable, as words of `watch`. */
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort(new Error(signal)));
const recorder = new WatchRecorder(JSON.parse(process.env['VERDICTS_RECORD_WORDS'] ?? '[]'));
process.exitCode = await runAction(process.env, stop.signal, recorder.lens);
recorder.write(process.env['VERDICTS_RECORD_INTO'] ?? '');
