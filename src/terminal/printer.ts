import type { Log } from '../ports/log.ts';
import type { View } from '../ports/view.ts';
import type { ProgressLine } from '../report/progress-line.ts';
import type { Mask } from '../text/mask.ts';

/** Where a run is shown on the command line: standard error, or what a test puts in its place. */
export interface Stream {
  write(text: string): unknown;
  /** Of a terminal, as it is now. */
  readonly columns?: number;
  readonly rows?: number;
}

/** How a run is shown on the command line: its log, its deployments, and what it has to say besides. */
export interface Printer {
  readonly log: Log;
  readonly view: View;
  /** A line or block for a person. */
  show(text: string): void;
  /** Leaves the terminal as it was found. What is said from now on is said in plain lines; may be called twice. */
  close(): void;
}

/** What every printer is made with. */
export interface Printing {
  readonly stream: Stream;
  readonly mask: Mask;
  readonly isDebug: boolean;
  readonly now: () => Date;
}

export type Level = Extract<ProgressLine, { type: 'log' }>['level'];

/** A log whose every message goes one way. */
export function createLog({ mask, isDebug }: Printing, say: (level: Level, message: string) => void): Log {
  return {
    debug: (message) => void (isDebug && say('debug', message)),
    info: (message) => say('info', message),
    warning: (message) => say('warning', message),
    error: (message) => say('error', message),
    mask: (secret) => mask.add(secret),
  };
}
