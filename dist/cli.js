#!/usr/bin/env node
import { roots } from './program/index.js';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop.abort(new Error(signal)));
const run = await roots.commandLine();
process.exit(await run(process.argv.slice(2), stop.signal));
