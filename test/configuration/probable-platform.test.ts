import { describe, expect, it } from 'vitest';
import { probablePlatform } from '../../src/configuration/probable-platform.ts';

describe('a platform that nobody knows', () => {
  it.each([
    ['linux/amd46', 'linux/amd64'],
    ['linx/arm64', 'linux/arm64'],
    ['linux/armm64/v9', 'linux/arm64/v9'],
  ])('%s was probably meant as %s', (platform, meant) => expect(probablePlatform(platform)).toBe(meant));

  it.each([
    'linux/amd64',
    'linux/x86_64',
    'linux/aarch64',
    'linux/armhf',
    'linux/arm/v7',
    'windows/amd64',
    'wasi/wasm',
  ])('%s is known', (platform) => expect(probablePlatform(platform)).toBeUndefined());

  it('is left to buildx where nothing is near', () => {
    expect(probablePlatform('linux/xtensa64hifi')).toBeUndefined();
  });
});
