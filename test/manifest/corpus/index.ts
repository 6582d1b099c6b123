import { readdirSync, readFileSync } from 'node:fs';

/** How the bytes of a file differ from the stored ones, and say the same. */
export type VariantName = 'as stored' | 'CRLF' | 'BOM' | 'CRLF and BOM';

/** A file of the corpus as somebody else's editor would have saved it. */
export interface Variant {
  readonly variant: VariantName;
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** A file in the style of a public GitOps repository, with what people's files have: written for this corpus, copied from none. */
export interface CorpusFile {
  /** The name without its ending. */
  readonly name: string;
  /** The name with which it is edited: JSON is written as JSON. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly text: string;
  /** The stored bytes first, then with other line endings, with a byte order mark, and with both. */
  readonly variants: readonly [Variant, ...Variant[]];
}

const folder = new URL('./fixtures/', import.meta.url);
const mark = '\ufeff';

/** Every file of the corpus, in the order of their names. */
export const corpus: readonly CorpusFile[] = readdirSync(folder)
  .sort()
  .map((file) => {
    const bytes = new Uint8Array(readFileSync(new URL(file, folder)));
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const crlf = text.replaceAll('\n', '\r\n');
    return {
      name: file.replace(/\.[a-z]+$/, ''),
      file,
      bytes,
      text,
      variants: [
        { variant: 'as stored', bytes, text },
        variantOf('CRLF', crlf),
        variantOf('BOM', `${mark}${text}`),
        variantOf('CRLF and BOM', `${mark}${crlf}`),
      ],
    };
  });

function variantOf(variant: VariantName, text: string): Variant {
  return { variant, bytes: new TextEncoder().encode(text), text };
}

/** One file of the corpus by its name. */
export function corpusFile(name: string): CorpusFile {
  const found = corpus.find((one) => one.name === name || one.file === name);
  if (found === undefined) throw new Error(`the corpus has no ${name}`);
  return found;
}
