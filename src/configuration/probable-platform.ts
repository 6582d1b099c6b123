import { isSamePlatform, normalisePlatform } from '../image/platform.ts';
import { nearest } from '../text/nearest.ts';

/** Operating systems and architectures that Go knows, as containerd lists them (github.com/containerd/platforms, `database.go`). */
const known = {
  os: 'aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasi wasip1 windows zos',
  architecture:
    '386 amd64 amd64p32 arm arm64 arm64be armbe loong64 mips mips64 mips64le mips64p32 mips64p32le mipsle ppc ppc64 ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm',
} as const;

/** What was probably meant by a platform with a word that nobody knows; undefined where all is known, or nothing is near. */
export function probablePlatform(platform: string): string | undefined {
  const [os = '', architecture = '', ...variant] = normalisePlatform(platform).split('/');
  const meant = [meantBy(os, known.os), meantBy(architecture, known.architecture)] as const;
  if (meant.some((word) => word === undefined)) return undefined;
  const guess = [...meant, ...variant].join('/');
  return isSamePlatform(guess, platform) ? undefined : guess;
}

function meantBy(word: string, words: string): string | undefined {
  const all = words.split(' ');
  return all.includes(word) ? word : nearest(word, all);
}
