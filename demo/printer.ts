import { openPrinter } from '../src/terminal/open.ts';
import type { Printer } from '../src/terminal/printer.ts';
import { Mask } from '../src/text/mask.ts';
import type { Options } from './options.ts';

/** Shows the demo as the command line shows a run: live in a terminal, and in plain lines elsewhere. */
export async function openDemoPrinter({ progress, json }: Pick<Options, 'progress' | 'json'>): Promise<Printer> {
  const stream = json ? process.stderr : process.stdout;
  const isTerminal = stream.isTTY === true && process.env['TERM'] !== 'dumb' && process.env['CI'] === undefined;
  const isLive = progress === 'tty' || (progress === 'auto' && isTerminal);
  const colours = isTerminal && stream.hasColors();
  return openPrinter({
    progress: isLive ? 'tty' : 'plain',
    stream,
    // the only token there is opens nothing but this world, and people want it
    mask: new Mask([]),
    isDebug: false,
    colours,
  });
}
