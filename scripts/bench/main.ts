// npm run bench -- [start|edit] [runs]: figures beside those of peers, taken in turn in one run. Never a test: machines are shared.
const words = process.argv.slice(2);
const runs = Number(words.find((word) => /^\d+$/.test(word)) ?? 15);
if (!words.includes('edit')) await (await import('./start.ts')).benchStart(runs);
if (!words.includes('start')) (await import('./edit.ts')).benchEdit(runs);
