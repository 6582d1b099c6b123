import { describe, expect, it } from 'vitest';
import { isSamePlatform, missingPlatforms, normalisePlatform, printPlatform } from '../../src/image/platform.ts';

describe('platforms', () => {
  // github.com/containerd/platforms, platforms_test.go and `normalizeArch`
  it.each([
    ['linux/amd64', 'linux/amd64'],
    ['linux/amd64/v1', 'linux/amd64'],
    ['linux/amd64/v3', 'linux/amd64/v3'],
    ['linux/x86_64', 'linux/amd64'],
    ['linux/i386', 'linux/386'],
    ['linux/arm64', 'linux/arm64'],
    ['linux/arm64/v8', 'linux/arm64'],
    ['linux/aarch64', 'linux/arm64'],
    ['linux/arm', 'linux/arm/v7'],
    ['linux/arm/7', 'linux/arm/v7'],
    ['linux/arm/v6', 'linux/arm/v6'],
    ['linux/armhf', 'linux/arm/v7'],
    ['linux/armel', 'linux/arm/v6'],
    ['linux/s390x', 'linux/s390x'],
    ['Windows/AMD64', 'windows/amd64'],
  ])('%s is %s', (written, normal) => {
    expect(normalisePlatform(written)).toBe(normal);
    expect(isSamePlatform(written, normal)).toBe(true);
  });

  it('that are wanted and not there are told as they were wanted', () => {
    expect(missingPlatforms(['linux/amd64', 'linux/arm64', 'linux/arm/v6'], ['linux/arm64/v8', 'linux/arm'])).toEqual([
      'linux/amd64',
      'linux/arm/v6',
    ]);
  });

  it('are printed as they stand in the image', () => {
    expect(printPlatform({ os: 'linux', architecture: 'arm64', variant: 'v8' })).toBe('linux/arm64/v8');
    expect(printPlatform({ os: 'windows', architecture: 'amd64', osVersion: '10.0' })).toBe('windows/amd64');
  });
});
