import { noView } from '../ports/view.ts';
import type { Level, Printer, Printing } from './printer.ts';
import { createLog } from './printer.ts';

/** A message as a line of a log, without secrets and without what could steer a terminal. */
export function plainLogLine(level: Level, message: string, { mask }: Pick<Printing, 'mask'>): string {
  return `${level === 'info' ? '' : `${level}: `}${mask.hideInPlain(message)}`;
}

/** Line after line: for files, for pipes, and for people who want to read it all. */
export function createPlainPrinter(printing: Printing): Printer {
  const { stream, mask } = printing;
  return {
    log: createLog(printing, (level, message) => stream.write(`${plainLogLine(level, message, printing)}\n`)),
    view: noView,
    show: (text) => void stream.write(`${mask.hideInPlain(text)}\n`),
    close: () => {},
  };
}
