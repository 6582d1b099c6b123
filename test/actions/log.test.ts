import { afterEach, describe, expect, it, vi } from 'vitest';
import { createJobLog } from '../../src/actions/log.ts';
import { Mask } from '../../src/text/mask.ts';

describe('the log of a job', () => {
  const write = vi.spyOn(process.stdout, 'write');
  afterEach(() => write.mockReset());

  it('folds what belongs together, and takes nothing in it for a command', () => {
    const said: string[] = [];
    write.mockImplementation((text) => said.push(String(text)) > 0);
    const log = createJobLog(false, new Mask([]));
    {
      using _ = log.group?.('buildx build\n::error::x');
      log.info('#1 DONE');
      log.info('::endgroup::');
    }
    log.info('after');
    const lines = said.join('').split('\n');
    expect(lines[0]).toMatch(/^::group::buildx build/);
    expect(lines.filter((line) => line.startsWith('::'))).toEqual([lines[0], '::endgroup::']);
    expect(lines.indexOf('::endgroup::')).toBe(lines.indexOf('after') - 1);
  });
});
