import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createJobLog } from '../../src/actions/log.ts';
import { plainForLog } from '../../src/actions/text.ts';
import type { Annotation } from '../../src/errors.ts';
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

describe('an annotation', () => {
  const write = vi.spyOn(process.stdout, 'write');
  afterEach(() => write.mockReset());

  function printed(annotation: Annotation): string {
    const said: string[] = [];
    write.mockImplementation((text) => said.push(String(text)) > 0);
    createJobLog(false, new Mask([])).annotate?.(annotation);
    write.mockReset();
    return said.join('');
  }

  it('stands at its place', () => {
    const place = { file: 'a.yaml', line: 3, column: 5, endColumn: 10 };
    expect(printed({ level: 'notice', title: 'image-latest', message: 'it moves\nfix: do', place })).toBe(
      '::notice title=image-latest,file=a.yaml,line=3,col=5,endColumn=10::it moves%0Afix: do\n',
    );
  });

  it('without a place is of the run', () => {
    expect(printed({ level: 'error', title: 'x', message: 'y' })).toBe('::error title=x::y\n');
  });

  it('is one command, whatever its words are', () => {
    const nasty = [
      '::error::x',
      'a%0A::warning::b',
      'a\r\n::set-output name=x::y',
      'a,line=9::z',
      '##[error]x',
      '\u001b[2K\u202e',
    ];
    const words = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom(...nasty));
    fc.assert(
      fc.property(words, words, words, (file, title, message) => {
        const text = printed({ level: 'error', title, message, place: { file, line: 1, column: 2 } });
        expect(text.endsWith('\n')).toBe(true);
        const lines = text.slice(0, -1).split(/\r\n|\r|\n/);
        expect(lines).toHaveLength(1);
        const [, properties, said] = /^::error ([^:]*)::(.*)$/s.exec(text.slice(0, -1)) ?? [];
        expect(properties?.split(',').map((one) => one.split('=')[0])).toEqual([
          ...(plainForLog(title) === '' ? [] : ['title']),
          ...(file === '' ? [] : ['file']),
          'line',
          'col',
        ]);
        expect(said?.replaceAll('%0A', '\n').replaceAll('%25', '%')).toBe(plainForLog(message));
      }),
      { numRuns: 1000 },
    );
  });
});
