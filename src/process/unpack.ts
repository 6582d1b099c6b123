import { createReadStream, createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

const block = 512;

/**
 * Takes one ordinary file out of a `.tar.gz`, without a shell and without `tar`: only its bytes are written, under a name that
 * the caller chooses, so that no path in the archive leads anywhere. Throws where the archive is broken or does not hold it.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html (ustar interchange format)
 * @param most bytes that the file may have
 */
export async function unpackFile(
  archive: string,
  { name, to, most }: { readonly name: string; readonly to: string; readonly most: number },
): Promise<void> {
  const reader = new EntryReader(name, most);
  await pipeline(createReadStream(archive), createGunzip(), reader.stream(), createWriteStream(to, { mode: 0o755 }));
  if (!reader.isWhole) throw new Error(`the archive holds no ${name}`);
}

/** Reads a tar as it comes, and lets through the bytes of one entry. */
class EntryReader {
  readonly #name: string;
  readonly #most: number;
  #header = Buffer.alloc(0);
  /** Bytes of the entry under way, and of the padding behind it, that are still to come. */
  #left = 0;
  #padding = 0;
  #isWanted = false;
  isWhole = false;

  constructor(name: string, most: number) {
    this.#name = name;
    this.#most = most;
  }

  stream(): Transform {
    return new Transform({
      transform: (chunk: Buffer, _, done) => {
        try {
          done(null, Buffer.concat(this.#take(chunk)));
        } catch (error) {
          done(error instanceof Error ? error : new Error('the archive is broken'));
        }
      },
    });
  }

  #take(chunk: Buffer): readonly Buffer[] {
    const kept: Buffer[] = [];
    for (let rest = chunk; rest.length > 0; ) {
      const [piece, after] = this.#piece(rest);
      rest = after;
      if (piece !== undefined) kept.push(piece);
    }
    return kept;
  }

  /** One step: a piece of the wanted entry, if it was one, and what is left of the chunk. */
  #piece(rest: Buffer): readonly [Buffer | undefined, Buffer] {
    if (this.#left > 0) {
      const piece = rest.subarray(0, this.#left);
      this.#left -= piece.length;
      if (this.#left === 0 && this.#isWanted) this.isWhole = true;
      return [this.#isWanted ? piece : undefined, rest.subarray(piece.length)];
    }
    if (this.#padding > 0) {
      const skipped = Math.min(this.#padding, rest.length);
      this.#padding -= skipped;
      return [undefined, rest.subarray(skipped)];
    }
    const needed = block - this.#header.length;
    this.#header = Buffer.concat([this.#header, rest.subarray(0, needed)]);
    if (this.#header.length === block) this.#begin();
    return [undefined, rest.subarray(needed)];
  }

  #begin(): void {
    const header = this.#header;
    this.#header = Buffer.alloc(0);
    // zeros end the archive
    if (header.every((byte) => byte === 0)) return;
    checkSum(header);
    const size = octal(header.subarray(124, 136));
    const type = String.fromCharCode(header[156] ?? 0);
    const name = text(header.subarray(0, 100)).replace(/^\.\//, '');
    this.#isWanted = !this.isWhole && name === this.#name && (type === '0' || type === '\0');
    if (this.#isWanted && size > this.#most) throw new Error(`${this.#name} is larger than ${this.#most} bytes`);
    this.#left = size;
    this.#padding = (block - (size % block)) % block;
  }
}

function text(field: Buffer): string {
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? field.length : end).toString('latin1');
}

function octal(field: Buffer): number {
  const digits = text(field).trim();
  if (!/^[0-7]+$/.test(digits)) throw new Error('the archive is broken: a size is no number');
  return Number.parseInt(digits, 8);
}

/** The sum of all bytes, with spaces in place of itself. */
function checkSum(header: Buffer): void {
  const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
  if (sum !== octal(header.subarray(148, 156))) throw new Error('the archive is broken: a header has another sum');
}
