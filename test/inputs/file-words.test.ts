import { describe, expect, it } from 'vitest';
import { readFileWords } from '../../src/inputs/file-words.ts';

describe('the words of set-image', () => {
  const read = (...words: readonly string[]) => readFileWords('set-image', ['set-image', ...words], []);

  it('are images, and then files', () => {
    const { images, files, wrong } = read('nginx=1.25', 'redis=7', 'a.yaml', 'b.yaml');
    expect(images.map(({ name, tag }) => [name, tag])).toEqual([
      ['library/nginx', '1.25'],
      ['library/redis', '7'],
    ]);
    expect([files, wrong]).toEqual([['a.yaml', 'b.yaml'], []]);
  });

  it('may have one image without an "=", and files with one', () => {
    expect(read('nginx:1.25', './a=b.yaml', 'c=d.yaml')).toMatchObject({
      images: [{ tag: '1.25' }],
      files: ['./a=b.yaml', 'c=d.yaml'],
    });
  });

  it('tell every image that is wrong', () => {
    expect(read('nginx', 'redis=', 'a.yaml').wrong).toHaveLength(2);
  });

  it('may be missing', () => expect(read()).toEqual({ files: [], images: [], expressions: [], wrong: [] }));
});

describe('the words of edit', () => {
  it('are an expression, and then files', () => {
    expect(readFileWords('edit', ['edit', '.a = 1', 'a.yaml'], [])).toMatchObject({
      expressions: ['.a = 1'],
      files: ['a.yaml'],
    });
  });

  it('are files where expressions are given by flag', () => {
    expect(readFileWords('edit', ['edit', 'a.yaml'], ['.a = 1'])).toMatchObject({
      expressions: ['.a = 1'],
      files: ['a.yaml'],
    });
  });
});

it('are none of another command', () => {
  expect(readFileWords('check', ['check', 'a.yaml'], [])).toMatchObject({ files: [], expressions: [], images: [] });
});
