// npm run bench -- [start|edit|write|watch] [runs]: figures beside those of peers, taken in turn in one run. Never a test: machines are shared.
const words = process.argv.slice(2);
const runs = Number(words.find((word) => /^\d+$/.test(word)) ?? 15);
const named = ['start', 'edit', 'write', 'watch'].filter((name) => words.includes(name));
const has = (name: string) => named.length === 0 || named.includes(name);
if (has('start')) await (await import('./start.ts')).benchStart(runs);
if (has('edit')) (await import('./edit.ts')).benchEdit(runs);
if (has('write')) await (await import('./write.ts')).benchWrite(runs);
if (has('watch')) await (await import('./watch.ts')).benchWatch(runs);
