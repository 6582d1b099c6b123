import { heaviestSet, largestJudged, weightOf } from '../manifest/weight.ts';
import type { Sources } from '../ports/sources.ts';
import type { NotJudged } from '../readiness/finding.ts';
import type { ManifestSet } from '../readiness/judge.ts';

const notHere =
  'has changed, and is not in the working tree: the checkout is sparse, or the name is not UTF-8; check out all of it, or rename it';
const tooMuch = 'is left out: with it, it would be too much to judge at once; name fewer paths';

/** Reads manifests one after another, as long as all together are not too much to be judged. */
export class ManifestReader {
  /** What was refused, by its path; each names the path that people know. */
  readonly refused = new Map<string, NotJudged>();
  readonly #sources: Sources;
  readonly #seenFromHere: (file: string) => string;
  readonly #isExpected: boolean;
  /** The weight that may still be read. */
  #left = heaviestSet;

  /** @param expects whether every file is there for sure: one that is not is refused then, and otherwise passed over */
  constructor(
    sources: Sources,
    { seenFromHere, expects }: { readonly seenFromHere: (file: string) => string; readonly expects: boolean },
  ) {
    this.#sources = sources;
    this.#seenFromHere = seenFromHere;
    this.#isExpected = expects;
  }

  get notJudged(): readonly NotJudged[] {
    return [...this.refused.values()];
  }

  /** The contents of those that are there and may be read. */
  async read(files: readonly string[]): Promise<ManifestSet> {
    const contents = new Map<string, Uint8Array>();
    for (const file of files) {
      const bytes = await this.#readOne(file);
      if (bytes !== undefined) contents.set(file, bytes);
    }
    return contents;
  }

  async #readOne(path: string): Promise<Uint8Array | undefined> {
    const file = this.#seenFromHere(path);
    const read = await this.#sources.read(file, largestJudged);
    if (read.result === 'not-there')
      return this.#isExpected ? this.#refuse(path, { file, reason: 'unreadable', message: notHere }) : undefined;
    if (read.result === 'not-read') return this.#refuse(path, { file, reason: read.reason, message: read.message });
    const weight = weightOf(read.bytes);
    if (weight > this.#left) return this.#refuse(path, { file, reason: 'too-large', message: tooMuch });
    this.#left -= weight;
    return read.bytes;
  }

  #refuse(path: string, notJudged: NotJudged): undefined {
    this.refused.set(path, notJudged);
    return undefined;
  }
}
