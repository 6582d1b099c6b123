/** Which finding it is, from one analysis to the next: FNV-1a in 64 bits, http://www.isthe.com/chongo/tech/comp/fnv */
export function fingerprint(key: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(key)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}

/** Of each key, which of its equals it is, from 1. */
export function nthOf(keys: readonly string[]): readonly number[] {
  const counts = new Map<string, number>();
  return keys.map((key) => {
    const nth = (counts.get(key) ?? 0) + 1;
    counts.set(key, nth);
    return nth;
  });
}
