#!/usr/bin/env node
import { roots } from './program/index.js';

if (Number(process.versions.node.split('.')[0]) < 22) {
  console.error(`gitops-deploy needs Node 22 or newer; this is ${process.version}`);
  process.exit(2);
}

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop.abort(new Error(signal)));
const run = await roots.commandLine();
process.exit(await run(process.argv.slice(2), stop.signal));
