import { describe, expect, it } from 'vitest';
import type { ViewState } from '../../src/deployment/view-state.ts';
import { liveText } from '../../src/report/live.ts';
import { createJsonPrinter } from '../../src/terminal/json-printer.ts';
import { createLivePrinter } from '../../src/terminal/live-printer.ts';
import { createPlainPrinter } from '../../src/terminal/plain-printer.ts';
import { Mask } from '../../src/text/mask.ts';
import { aborted, at, building, midAnalysis } from '../report/live-states.ts';
import { TestTerminal } from './terminal.ts';

const secret = 'se"cret\\value';
const { lastLine: _, ...build } = building;

/** A printer on a terminal, at a time that only the test moves; `tick` lets its timer go off. */
function live({ columns = 100, rows = 12, colours = false, isDebug = false } = {}) {
  const terminal = new TestTerminal(columns, rows);
  let now = at(83);
  let work: (() => void) | undefined;
  const every = (milliseconds: number, called: () => void) => {
    expect(milliseconds).toBe(100);
    work = called;
    return () => {
      work = undefined;
    };
  };
  const given = { stream: terminal, mask: new Mask([secret]), now: () => now, isDebug, colours, every };
  return {
    terminal,
    printer: createLivePrinter(given),
    runs: () => work !== undefined,
    tick: (seconds = 0) => {
      now = new Date(now.getTime() + seconds * 1000);
      work?.();
    },
  };
}

function show(printer: { readonly view: { show(state: ViewState): void } }, ...states: readonly ViewState[]): void {
  for (const state of states) printer.view.show(state);
}

describe('the live view', () => {
  it('draws no change sooner than its timer goes off, and time without one', async () => {
    const { terminal, printer, tick } = live();
    show(printer, build, midAnalysis);
    expect(await terminal.lines()).toEqual([]);
    tick();
    expect((await terminal.lines())[0]).toBe('⠋ shop → staging  bbbbbbb  1m 23s');
    tick(1);
    expect((await terminal.lines())[0]).toBe('⠋ shop → staging  bbbbbbb  1m 24s');
  });

  it('has a place for each deployment, in the order in which they came', async () => {
    const { terminal, printer, tick } = live({ rows: 30 });
    show(printer, build, midAnalysis, aborted);
    tick();
    const heads = (await terminal.lines()).filter((line) => /^\S/.test(line));
    expect(heads).toEqual(['⠋ shop → staging  bbbbbbb  1m 23s', '✗ shop → staging  3a672b9  2m 00s']);
  });

  it('shows the last line of a build as long as that goes on', async () => {
    const { terminal, printer, tick } = live();
    printer.log.info('nobody is there to say it');
    show(printer, build);
    printer.log.info('#1 first');
    printer.log.info(`#2 RUN echo ${secret}`);
    show(printer, { ...build, image: 'i' });
    tick();
    expect((await terminal.lines()).slice(-1)).toEqual(['  #2 RUN echo ***']);
    show(printer, { ...build, stage: 'scan' });
    printer.log.info('scanning');
    show(printer, { ...build, stage: 'write' });
    printer.log.info('stage write');
    tick();
    expect((await terminal.lines()).join('\n')).not.toMatch(/#2|scanning|stage|nobody/);
  });

  it('prints warnings, errors and what is shown above, for good', async () => {
    const { terminal, printer, tick } = live({ isDebug: true });
    show(printer, midAnalysis);
    tick();
    printer.log.warning(`careful with ${secret}\u001b[2J`);
    printer.log.error('bad');
    printer.log.debug('detail');
    printer.show('-old\n+new');
    tick(1);
    expect((await terminal.lines()).slice(0, 6)).toEqual([
      'warning: careful with ***[2J',
      'error: bad',
      'debug: detail',
      '-old',
      '+new',
      '⠋ shop → staging  3a672b9  1m 24s',
    ]);
  });

  it('leaves its last form, the cursor, and plain lines after it', async () => {
    const { terminal, printer, tick, runs } = live();
    show(printer, midAnalysis);
    tick();
    show(printer, aborted);
    printer.close();
    expect(runs()).toBe(false);
    expect(terminal.showsCursor).toBe(true);
    printer.close();
    printer.log.info('read what the measurements show');
    printer.show('and this');
    const lines = await terminal.lines();
    expect(lines[0]).toBe('✗ shop → staging  3a672b9  2m 00s');
    expect(lines.slice(-3)).toEqual([
      '  rollback: back to ghcr.io/acme/shop:old; the environment is held until somebody releases it',
      'read what the measurements show',
      'and this',
    ]);
  });

  it('writes nothing at all where nothing was to be seen', () => {
    const { terminal, printer, tick } = live();
    tick();
    printer.close();
    expect(terminal.written).toEqual([]);
  });

  it('hides a secret before anything is cut, or written as JSON', async () => {
    const { terminal, printer, tick } = live({ columns: 30 });
    show(printer, { ...build, application: `app-${secret}`, environment: secret });
    printer.log.mask('later');
    show(printer, { ...build, commit: 'c', application: 'sooner or later' });
    tick();
    const text = (await terminal.lines()).join('\n');
    expect(text).not.toMatch(/se"c|later/);
    expect(text).toContain('app-*** → ***');
    expect(text).toContain('sooner or ***');
  });

  it('draws what fits, whatever the size of the terminal becomes', async () => {
    const { terminal, printer, tick } = live({ columns: 100, rows: 12 });
    show(printer, midAnalysis);
    tick();
    let seconds = 83;
    for (const [columns, rows] of [
      [40, 12],
      [60, 5],
      [20, 3],
      [90, 10],
    ] as const) {
      await terminal.resize(columns, rows);
      tick(1);
      seconds += 1;
      const drawn = liveText([midAnalysis], { now: at(seconds), columns, rows: rows - 1, colours: false });
      expect((await terminal.lines()).slice(-drawn.length)).toEqual(drawn);
    }
  });
});

describe('plain lines', () => {
  it('are what they always were', async () => {
    const terminal = new TestTerminal(80, 10);
    const printer = createPlainPrinter({
      stream: terminal,
      mask: new Mask([secret]),
      isDebug: false,
      now: () => at(0),
    });
    show(printer, midAnalysis);
    printer.log.debug('detail');
    printer.log.info('stage build');
    printer.log.warning(`\u009b2Jno ${secret}`);
    printer.log.error('bad');
    printer.show('table');
    printer.close();
    expect(terminal.written.join('')).toBe('stage build\nwarning: 2Jno ***\nerror: bad\ntable\n');
  });
});

describe('rawjson', () => {
  it('is one object a line, and nothing else', () => {
    const terminal = new TestTerminal(80, 10);
    const printer = createJsonPrinter({ stream: terminal, mask: new Mask([secret]), isDebug: true, now: () => at(1) });
    show(printer, { ...build, environment: `e${secret}` });
    printer.log.info(`stage\nbuild ${secret}`);
    printer.log.debug('detail');
    printer.show('table');
    printer.close();
    const text = terminal.written.join('');
    expect(text.endsWith('\n')).toBe(true);
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    const time = '2026-03-01T12:00:01.000Z';
    expect(lines).toEqual([
      expect.objectContaining({ time, type: 'progress', application: 'shop', environment: 'e***', stage: 'build' }),
      { time, type: 'log', level: 'info', message: 'stage\nbuild ***' },
      { time, type: 'log', level: 'debug', message: 'detail' },
      { time, type: 'log', level: 'info', message: 'table' },
    ]);
  });
});

describe('a mask', () => {
  it('lets nobody speak to the runner of a job that runs the command line', () => {
    const said = new Mask([]).hideInPlain('held: a\n::stop-commands::x\n  ##[error]y');
    expect(said.split('\n').filter((line) => /^\s*::|##\[/.test(line))).toEqual([]);
  });

  it('finds a secret also once text is cleaned for a terminal', () => {
    const mask = new Mask(['tok\u200ben', 'secret']);
    expect(mask.hideInPlain('a tok\u200ben, a token, a sec\u0007ret')).toBe('a ***, a ***, a ***');
    expect(mask.hide('a tok\u200ben')).toBe('a ***');
  });

  it('hides the lines of a secret of several, and no short word', () => {
    const mask = new Mask(['BEGIN\nMIIEvQIBADANBgkq\nEND']);
    expect(['BEGIN', 'a MIIEvQIBADANBgkq b', 'END'].map((line) => mask.hide(line))).toEqual([
      'BEGIN',
      'a *** b',
      'END',
    ]);
  });

  it('hides the whole of a secret that begins with another', () => {
    const mask = new Mask(['token', 'token-and-more']);
    expect(mask.hide('token-and-more token')).toBe('*** ***');
  });
});
