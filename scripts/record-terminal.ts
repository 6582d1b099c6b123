// Records a command in a terminal as an animated picture:
//   node scripts/record-terminal.ts OUT.svg [--columns 100] [--rows 30] [--title TEXT] [--png LAST.png] -- COMMAND…
import { writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { screenshot } from './screenshot.ts';
import { framesOf } from './terminal/frames.ts';
import { record, renamed } from './terminal/recording.ts';
import { svgOf } from './terminal/svg.ts';

const { values, positionals } = parseArgs({
  options: {
    columns: { type: 'string', default: '100' },
    rows: { type: 'string', default: '30' },
    title: { type: 'string', default: 'Recording of a terminal' },
    /** Seconds: no pause of the recording is longer. */
    wait: { type: 'string', default: '1.5' },
    /** Seconds that the end stands still. */
    hold: { type: 'string', default: '5' },
    png: { type: 'string' },
  },
  allowPositionals: true,
});
const [file, ...command] = positionals;
if (file === undefined || command.length === 0) {
  console.error(
    'node scripts/record-terminal.ts OUT.svg [--columns N] [--rows N] [--title TEXT] [--png FILE] -- COMMAND…',
  );
  process.exit(2);
}
const size = { columns: Number(values.columns), rows: Number(values.rows) };
const { exit, written } = await record(command, size);
// where this machine keeps things is nobody's business
const told = renamed(written, { [process.cwd()]: '~/project', [homedir()]: '~' });
const frames = await framesOf(told, size, { longestWait: Number(values.wait), shortest: 0.07 });
const svg = svgOf(frames, { ...size, title: values.title, hold: Number(values.hold) });
writeFileSync(file, svg);
console.log(`${file}: ${frames.length} frames, ${Math.round(svg.length / 1024)} KiB; the command ended with ${exit}`);
if (values.png !== undefined) {
  const width = Math.ceil(Number(/ width="([\d.]+)"/.exec(svg)?.[1] ?? 1000));
  await screenshot(pathToFileURL(resolve(file)).href, values.png, { selector: 'svg', width, colourScheme: 'dark' });
}
