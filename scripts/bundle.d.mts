/** A package that became part of a bundle, with its licence. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** As its package.json says, such as `MIT`. */
  readonly license: string;
  /** The text of its licence file. */
  readonly text: string;
}

export function bundleProgram(
  entry: string,
  folder: string,
  groupOf: (id: string) => string | null,
): Promise<readonly BundledPackage[]>;
