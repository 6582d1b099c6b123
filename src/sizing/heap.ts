/** What a process was told of its heap. */
export type Heap =
  /** Bytes, and the option that says so. */
  | { readonly of: 'size'; readonly bytes: number; readonly option: string }
  /** A share of the memory limit: what is used follows the limit. */
  | { readonly of: 'share'; readonly option: string };

const scales: Readonly<Record<string, number>> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };

/** Reads the sizes of heaps from arguments and variables of a container: of Java, Node and Go; the largest counts. */
export function heapIn(texts: readonly string[]): Heap | undefined {
  const heaps = texts.flatMap((text) => [...javaIn(text), ...nodeIn(text), ...goIn(text)]);
  const sizes = heaps.flatMap((heap) => (heap.of === 'size' ? [heap] : []));
  return sizes.toSorted((one, other) => other.bytes - one.bytes)[0] ?? heaps[0];
}

/** https://docs.oracle.com/en/java/javase/21/docs/specs/man/java.html: the last `-Xmx` counts, sizes are in bytes unless they say k, m, g or t. */
function javaIn(text: string): readonly Heap[] {
  const sizes = [...text.matchAll(/(?:^|[\s"'=])(-Xmx|-XX:MaxHeapSize=)(\d+)([kmgtKMGT]?)/g)].map(
    ([, option = '', digits = '', suffix = '']): Heap => ({
      of: 'size',
      bytes: Number(digits) * (scales[suffix.toLowerCase()] ?? 1),
      option: `${option}${digits}${suffix}`,
    }),
  );
  const share = /-XX:MaxRAMPercentage=[\d.]+/.exec(text)?.[0];
  return [...sizes, ...(share === undefined ? [] : [{ of: 'share', option: share } as const])];
}

/** https://nodejs.org/api/cli.html#--max-old-space-sizesize-in-mib */
function nodeIn(text: string): readonly Heap[] {
  const [option, digits] = /--max[-_]old[-_]space[-_]size=(\d+)/.exec(text) ?? [];
  return option === undefined ? [] : [{ of: 'size', bytes: Number(digits) * 2 ** 20, option }];
}

/** https://pkg.go.dev/runtime#hdr-Environment_Variables */
function goIn(text: string): readonly Heap[] {
  const [option, digits, suffix = ''] = /GOMEMLIMIT=(\d+)(?:([KMGT])i)?B?/.exec(text) ?? [];
  if (option === undefined) return [];
  return [{ of: 'size', bytes: Number(digits) * (scales[suffix.toLowerCase()] ?? 1), option }];
}
