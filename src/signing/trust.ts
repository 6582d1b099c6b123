import { TrustedRoot } from '@sigstore/protobuf-specs';
import { toTrustMaterial, Verifier } from '@sigstore/verify';
import { parseJson } from '../data/json.ts';
import { publicTarget } from './public-good.ts';

type ReadFile = (path: string) => Promise<Uint8Array | undefined>;

/** One verifier for each Sigstore that is trusted, or why there is none. */
export async function readTrust(
  trustedRoot: string | undefined,
  { readFile, folder }: { readonly readFile: ReadFile; readonly folder: string },
): Promise<readonly Verifier[] | string> {
  try {
    const text =
      trustedRoot === undefined
        ? await publicTarget('trusted_root.json', folder)
        : await readGiven(trustedRoot, readFile);
    const verifiers = documentsIn(text).map(verifierOf);
    return verifiers.length === 0 ? 'signing.trusted-root holds none' : verifiers;
  } catch (error) {
    const message = error instanceof Error ? error.message : 'it cannot be read';
    return trustedRoot === undefined ? message : `signing.trusted-root: ${message}`;
  }
}

/** The text itself, or the path of its file. */
async function readGiven(given: string, readFile: ReadFile): Promise<string> {
  if (given.trimStart().startsWith('{')) return given;
  const bytes = await readFile(given);
  if (bytes === undefined) throw new Error(`there is no file ${given}`);
  return new TextDecoder().decode(bytes);
}

/** One JSON document, or one a line, as `gh attestation trusted-root` writes them. */
function documentsIn(text: string): readonly unknown[] {
  const whole = parseJson(text);
  if (whole !== undefined) return [whole];
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): unknown => JSON.parse(line));
}

/** What a Sigstore has is what its bundles must show: GitHub's own has no log, and a time-stamp instead. */
function verifierOf(document: unknown): Verifier {
  const root = TrustedRoot.fromJSON(document);
  if (root.certificateAuthorities.length === 0) throw new Error('it names no authority for certificates');
  return new Verifier(toTrustMaterial(root), {
    tlogThreshold: root.tlogs.length > 0 ? 1 : 0,
    ctlogThreshold: root.ctlogs.length > 0 ? 1 : 0,
    timestampThreshold: 1,
  });
}
