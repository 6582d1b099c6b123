#!/usr/bin/env node
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 3)) {
  console.error(`gitops-deploy needs Node 22.3 or newer; this is ${process.version}`);
  process.exit(2);
}

const { roots } = await import('./program/index.js');
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop.abort(new Error(signal)));
const run = await roots.commandLine();
process.exit(await run(process.argv.slice(2), stop.signal));
