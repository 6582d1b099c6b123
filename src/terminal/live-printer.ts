import type { ViewState } from '../deployment/view-state.ts';
import type { LiveDeployment } from '../report/live.ts';
import { liveText } from '../report/live.ts';
import { printProgressLine, readProgressLine } from '../report/progress-line.ts';
import { createPlainPrinter, plainLogLine } from './plain-printer.ts';
import type { Level, Printer, Printing } from './printer.ts';
import { createLog } from './printer.ts';
import { Screen } from './screen.ts';

/** What a live view is made with. */
export interface LivePrinting extends Printing {
  readonly colours: boolean;
  /** Calls a function again and again, until the answer is called. */
  readonly every: (milliseconds: number, work: () => void) => () => void;
}

/** Milliseconds between two drawings: no change is drawn sooner, and time is seen to pass without one. */
const drawEvery = 100;

/** Draws the deployments of a run in one place, and the rest of its log above; the log's ordinary lines are in the drawing. */
export function createLivePrinter(printing: LivePrinting): Printer {
  const live = new Live(printing);
  const plain = createPlainPrinter(printing);
  return {
    log: createLog(printing, (level, message) => live.say(level, message)),
    view: { show: (state) => live.see(state) },
    show: (text) => (live.isOpen ? live.print(printing.mask.hideInPlain(text)) : plain.show(text)),
    close: () => live.close(),
  };
}

class Live {
  readonly #printing: LivePrinting;
  readonly #screen: Screen;
  readonly #stop: () => void;
  readonly #deployments = new Map<string, LiveDeployment>();
  isOpen = true;

  constructor(printing: LivePrinting) {
    this.#printing = printing;
    this.#screen = new Screen(printing.stream);
    this.#stop = printing.every(drawEvery, () => this.#draw());
  }

  see(given: ViewState): void {
    const state = this.#masked(given);
    const key = JSON.stringify([state.application, state.environment, state.commit]);
    const before = this.#deployments.get(key);
    const goesOn = before?.lastLine !== undefined && before.stage === state.stage && state.outcome === undefined;
    this.#deployments.set(key, goesOn ? { ...state, lastLine: before.lastLine } : state);
  }

  /** What a build or a scan says is shown with it. Other ordinary lines say what is drawn already. */
  say(level: Level, message: string): void {
    const text = plainLogLine(level, message, this.#printing);
    if (!this.isOpen) this.#printing.stream.write(`${text}\n`);
    else if (level === 'info') this.#showLast(text);
    else this.print(this.#coloured(level, text));
  }

  print(text: string): void {
    this.#screen.print(text);
  }

  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.#stop();
    this.#draw();
    this.#screen.close();
  }

  #showLast(lastLine: string): void {
    for (const [key, one] of this.#deployments)
      if (one.outcome === undefined && (one.stage === 'build' || one.stage === 'scan'))
        this.#deployments.set(key, { ...one, lastLine });
  }

  #draw(): void {
    const { now, colours } = this.#printing;
    const frame = { now: now(), colours, ...this.#screen.room };
    this.#screen.draw(liveText([...this.#deployments.values()], frame));
  }

  /** Before anything is cut: half a secret would not be found again. What is masked here is what `rawjson` would print. */
  #masked(state: ViewState): ViewState {
    const { mask, now } = this.#printing;
    const line = printProgressLine({ time: now(), type: 'progress', ...state }, (text) => mask.hideInPlain(text));
    const read = readProgressLine(line);
    if (read?.type !== 'progress') throw new Error('a state is read back as it was printed');
    return read;
  }

  #coloured(level: Level, text: string): string {
    if (!this.#printing.colours || level === 'debug') return text;
    return `\u001b[${level === 'warning' ? 33 : 31}m${text}\u001b[39m`;
  }
}
