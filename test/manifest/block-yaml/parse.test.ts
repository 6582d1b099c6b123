import { describe, expect, it } from 'vitest';
import { onBlockYaml, readsBlockYaml } from '../../../src/manifest/block-yaml/parse.ts';
import { parseFully } from '../../../src/manifest/read.ts';

describe('work on block YAML', () => {
  it('is done where it meets nothing else', () => {
    expect(onBlockYaml((parse) => parse('a: 1\n---\nb: 1\n').length)).toBe(2);
  });

  it.each(['a: !x 1\n', 'a: 1 # {"$imagepolicy": "b"}\n'])('is given up at %j', (text) => {
    expect(onBlockYaml((parse) => [parse('a: 1\n'), parse(text)].length)).toBeUndefined();
  });

  it('ends with its own errors', () => {
    const failing = () => onBlockYaml((parse) => parse('a: 1\n').map(() => expect.fail('its own')));
    expect(failing).toThrow('its own');
  });

  it('knows which parser it has', () => {
    expect([onBlockYaml(readsBlockYaml), readsBlockYaml(parseFully)]).toEqual([true, false]);
  });
});
