import { describe, expect, it } from 'vitest';
import { plainForLog } from '../../src/actions/text.ts';

/**
 * Whether the runner would take a line for a command: `::` at its beginning, spaces aside, or `##[` anywhere, followed by a name
 * and its end (actions/runner, src/Runner.Common/ActionCommand.cs).
 */
function isCommand(line: string): boolean {
  return /^\s*::.*::/.test(line) || /##\[.+\]/.test(line);
}

describe('untrusted text in the log of a job', () => {
  it.each([
    '::set-output name=x::y',
    '  ::add-mask::x',
    '\t::stop-commands::x',
    '\u3000::error::x',
    '##[command]ls',
    'text ##[add-mask]secret',
    'fine\n::error::second line',
    'fine\r::error::after a carriage return',
    '\u001b[2K::error::behind a control sequence',
    ':\u0000:error::parts that come together',
    '##\u0001[group]x',
    '::::error::x',
  ])('%j is no command', (text) => {
    for (const line of plainForLog(text).split(/\r\n|\r|\n/)) expect(isCommand(line)).toBe(false);
  });

  it('stays what it is where it means nothing', () => {
    const text = 'std::vector, a :: b, # one, ## two, [x]\n  indented: yes\n\ttab';
    expect(plainForLog(text)).toBe(text);
  });

  it('cannot hide or colour anything', () => {
    expect(plainForLog('a\u001b[31mred\u0007\u009b0m\u007f')).toBe('a[31mred0m');
  });
});
