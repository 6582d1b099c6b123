import type { ProgressLine } from '../report/progress-line.ts';
import { printProgressLine } from '../report/progress-line.ts';
import type { Level, Printer, Printing } from './printer.ts';
import { createLog } from './printer.ts';

/** One JSON object a line, for programs that show it in their own way. */
export function createJsonPrinter(printing: Printing): Printer {
  const { stream, mask, now } = printing;
  const print = (line: ProgressLine) => void stream.write(`${printProgressLine(line, (text) => mask.hide(text))}\n`);
  const say = (level: Level, message: string) => print({ time: now(), type: 'log', level, message });
  return {
    log: createLog(printing, say),
    view: { show: (state) => print({ time: now(), type: 'progress', ...state }) },
    show: (text) => say('info', text),
    close: () => {},
  };
}
