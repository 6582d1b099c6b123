const { roots } = await import('./program/index.js');
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop.abort(new Error(signal)));
const run = await roots.post();
process.exit(await run(process.env, stop.signal));
