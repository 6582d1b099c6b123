import type { Sources } from '../ports/sources.ts';
import type { NotJudged } from '../readiness/finding.ts';
import type { ManifestSet } from '../readiness/judge.ts';
import { heaviestSet, largestFile, weightOf } from '../readiness/weight.ts';

const tooMuch = 'is left out: with it, it would be too much to judge at once; name fewer paths';

/** Reads manifests one after another, as long as all together are not too much to be judged. */
export class ManifestReader {
  /** What was refused, by the path that people know. */
  readonly notJudged: NotJudged[] = [];
  readonly #sources: Sources;
  readonly #seenFromHere: (file: string) => string;
  /** The weight that may still be read. */
  #left = heaviestSet;

  constructor(sources: Sources, seenFromHere: (file: string) => string) {
    this.#sources = sources;
    this.#seenFromHere = seenFromHere;
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
    const read = await this.#sources.read(file, largestFile);
    if (read.result === 'not-there') return undefined;
    if (read.result === 'not-read') return this.#refuse({ file, reason: read.reason, message: read.message });
    const weight = weightOf(read.bytes);
    if (weight > this.#left) return this.#refuse({ file, reason: 'too-large', message: tooMuch });
    this.#left -= weight;
    return read.bytes;
  }

  #refuse(notJudged: NotJudged): undefined {
    this.notJudged.push(notJudged);
    return undefined;
  }
}
