import type { Mask } from '../text/mask.ts';
import { createPlainPrinter } from './plain-printer.ts';
import type { Printer, Printing, Stream } from './printer.ts';

/** What a run is shown on. */
export interface Opening {
  readonly progress: 'plain' | 'tty' | 'rawjson';
  readonly stream: Stream;
  readonly mask: Mask;
  readonly isDebug: boolean;
  readonly colours: boolean;
}

/** The printer that is wanted, on the machine's clock. Only what is used is loaded. */
export async function openPrinter({ progress, colours, ...given }: Opening): Promise<Printer> {
  const printing: Printing = { ...given, now: () => new Date() };
  switch (progress) {
    case 'plain':
      return createPlainPrinter(printing);
    case 'rawjson':
      return (await import('./json-printer.ts')).createJsonPrinter(printing);
    case 'tty': {
      const { createLivePrinter } = await import('./live-printer.ts');
      const printer = createLivePrinter({ ...printing, colours, every });
      // however the process ends, the terminal gets its cursor back
      process.once('exit', () => printer.close());
      return printer;
    }
  }
}

/** A timer that keeps no process alive. */
function every(milliseconds: number, work: () => void): () => void {
  const timer = setInterval(work, milliseconds).unref();
  return () => clearInterval(timer);
}
