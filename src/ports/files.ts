/** A folder that is removed, with all that is in it, when it is disposed of. */
export interface TemporaryFolder extends AsyncDisposable {
  readonly path: string;
}

/** Whether several files were written; where one could not be, those before it may have been, and are told. */
export type WrittenAll =
  | { readonly result: 'written' }
  | { readonly result: 'failed'; readonly file: string; readonly message: string; readonly written: readonly string[] };

/** The file system of the machine that the run is on. Paths are absolute, or relative to the working folder. */
export interface Files {
  /** The bytes of a file, or undefined where there is none. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** What stands at a path, links followed: a file (or a device, or a socket), a folder, or undefined where there is nothing. */
  kind(path: string): Promise<'file' | 'folder' | undefined>;
  /** Writes a file whole (never half), making the folders above it. */
  write(path: string, content: Uint8Array | string): Promise<void>;
  /** Writes several files whole: all of them, unless the disk fails in the very end. */
  writeAll(contents: ReadonlyMap<string, Uint8Array>): Promise<WrittenAll>;
  temporaryFolder(): Promise<TemporaryFolder>;
}
