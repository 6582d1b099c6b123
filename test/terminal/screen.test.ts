import { describe, expect, it } from 'vitest';
import { Screen } from '../../src/terminal/screen.ts';
import { TestTerminal } from './terminal.ts';

/** A screen on a terminal that says something already. */
function open(columns = 20, rows = 6) {
  const terminal = new TestTerminal(columns, rows);
  terminal.write('$ gitops-deploy\n');
  return { terminal, screen: new Screen(terminal) };
}

describe('a block of lines', () => {
  it('is drawn in its place, and grows and shrinks there', async () => {
    const { terminal, screen } = open();
    screen.draw(['one', 'two']);
    expect(await terminal.lines()).toEqual(['$ gitops-deploy', 'one', 'two']);
    screen.draw(['one', 'three', 'four']);
    expect(await terminal.lines()).toEqual(['$ gitops-deploy', 'one', 'three', 'four']);
    screen.draw(['x']);
    expect(await terminal.lines()).toEqual(['$ gitops-deploy', 'x']);
    expect(await terminal.cursor()).toEqual({ line: 2, column: 0 });
  });

  it('is written only where it has changed', () => {
    const { terminal, screen } = open();
    screen.draw(['same', 'before']);
    const before = terminal.written.length;
    screen.draw(['same', 'before']);
    expect(terminal.written).toHaveLength(before);
    screen.draw(['same', 'after']);
    expect(terminal.written.at(-1)).not.toContain('same');
  });

  it('scrolls with the terminal, and stays whole', async () => {
    const { terminal, screen } = open(20, 5);
    for (const line of ['a', 'b', 'c']) terminal.write(`${line}\n`);
    screen.draw(['1', '2', '3', '4']);
    screen.draw(['1', '2', '3', 'four']);
    expect(await terminal.lines()).toEqual(['$ gitops-deploy', 'a', 'b', 'c', '1', '2', '3', 'four']);
  });

  it('has room for all lines but that of the cursor', () => {
    expect(open(30, 10).screen.room).toEqual({ columns: 30, rows: 9 });
    expect(open(30, 1).screen.room).toEqual({ columns: 30, rows: 0 });
    expect(new Screen({ write: () => {} }).room).toEqual({ columns: 80, rows: 23 });
  });

  it('is not broken by a line that the terminal takes for wider than we do', async () => {
    const { terminal, screen } = open(10);
    screen.draw(['0123456789abc', 'next']);
    screen.draw(['0123456789abc', 'last']);
    const lines = await terminal.lines();
    expect(lines).toHaveLength(4);
    expect(lines.slice(-1)).toEqual(['last']);
    expect(await terminal.wraps()).toBe(true);
  });

  it('keeps a line that is as wide as the terminal', async () => {
    const { terminal, screen } = open(16);
    screen.draw(['0123456789abcdef', '日本語日本語日本']);
    screen.draw(['0123456789abcdef', '日本語日本語日x']);
    expect(await terminal.lines()).toEqual(['$ gitops-deploy', '0123456789abcdef', '日本語日本語日x']);
  });
});

describe('what is printed for good', () => {
  it('stands above the block, in its order, also where it is longer than a line', async () => {
    const { terminal, screen } = open();
    screen.print('before');
    screen.draw(['block', 'more']);
    screen.print('warning: one');
    screen.print('a line that is muchtoo long\nand another');
    screen.draw(['block', 'changed']);
    expect(await terminal.lines()).toEqual([
      '$ gitops-deploy',
      'before',
      'warning: one',
      'a line that is mucht',
      'oo long',
      'and another',
      'block',
      'changed',
    ]);
  });

  it('is never torn, however much of it there is', async () => {
    const { terminal, screen } = open(20, 4);
    screen.draw(['block', 'more']);
    const printed = Array.from({ length: 40 }, (_, index) => `line ${index}`);
    for (const line of printed) screen.print(line);
    expect(await terminal.lines()).toEqual(['$ gitops-deploy', ...printed, 'block', 'more']);
  });
});

describe('a terminal that changes its size', () => {
  it('gets the block anew, also where it broke its lines', async () => {
    const { terminal, screen } = open(20, 8);
    screen.draw(['0123456789abcdefghi', 'two', 'three']);
    await terminal.resize(10, 8);
    screen.draw(['012345678…', 'two', 'three']);
    // the terminal broke the line that was there before, too
    expect(await terminal.lines()).toEqual(['$ gitops-d', 'eploy', '012345678…', 'two', 'three']);
    await terminal.resize(30, 8);
    screen.draw(['0123456789abcdefghi', 'two', 'three']);
    expect((await terminal.lines()).slice(-3)).toEqual(['0123456789abcdefghi', 'two', 'three']);
  });

  it('prints above the block at once', async () => {
    const { terminal, screen } = open(20, 8);
    screen.draw(['0123456789abcdefghi', 'two']);
    await terminal.resize(12, 8);
    screen.print('warning');
    screen.draw(['0123456789…', 'two']);
    expect((await terminal.lines()).slice(-3)).toEqual(['warning', '0123456789…', 'two']);
  });

  it('and becomes lower keeps as much as there is room for', async () => {
    const { terminal, screen } = open(20, 8);
    screen.draw(['one', 'two', 'three', 'four']);
    await terminal.resize(20, 3);
    screen.draw(['one', 'four']);
    expect((await terminal.lines()).slice(-2)).toEqual(['one', 'four']);
  });
});

describe('the cursor', () => {
  it('is hidden while there is a block, and is shown again below it', async () => {
    const { terminal, screen } = open();
    screen.draw(['one']);
    expect(terminal.showsCursor).toBe(false);
    terminal.write('^C');
    screen.close();
    expect(terminal.showsCursor).toBe(true);
    expect(await terminal.cursor()).toEqual({ line: 2, column: 0 });
    expect(await terminal.lines()).toEqual(['$ gitops-deploy', 'one']);
    const written = terminal.written.length;
    screen.close();
    expect(terminal.written).toHaveLength(written);
  });

  it('of a screen that drew nothing is left alone', () => {
    const { terminal, screen } = open();
    screen.print('only this');
    screen.close();
    expect(terminal.written.join('')).not.toContain('\u001b[?25');
  });
});
