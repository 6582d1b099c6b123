// npm run bench -- [start|edit|check|write|build|report|watch] [runs], or only [latency|requests|fleet] of watch: figures beside those of peers, taken in turn in one run. Never a test: machines are shared.
const words = process.argv.slice(2);
const runs = Number(words.find((word) => /^\d+$/.test(word)) ?? 15);
const watches = ['watch', 'latency', 'requests', 'fleet'] as const;
const named = ['start', 'edit', 'check', 'write', 'build', 'report', ...watches].filter((name) => words.includes(name));
const has = (name: string) => named.length === 0 || named.includes(name);
if (has('start')) await (await import('./start.ts')).benchStart(runs);
if (has('edit')) (await import('./edit.ts')).benchEdit(runs);
if (has('check')) (await import('./check.ts')).benchCheck(runs);
if (has('write')) await (await import('./write.ts')).benchWrite(runs);
if (has('build')) await (await import('./build.ts')).benchBuild(runs);
if (has('report')) (await import('./report.ts')).benchReport(runs);
if (watches.some(has)) await (await import('./watch.ts')).benchWatch(runs, (part) => has('watch') || has(part));
