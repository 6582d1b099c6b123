/** A folder that is removed, with all that is in it, when it is disposed of. */
export interface TemporaryFolder extends AsyncDisposable {
  readonly path: string;
}

/** The file system of the machine that the run is on. Paths are absolute, or relative to the working folder. */
export interface Files {
  /** The bytes of a file, or undefined where there is none. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Writes a file whole (never half), making the folders above it. */
  write(path: string, content: Uint8Array | string): Promise<void>;
  temporaryFolder(): Promise<TemporaryFolder>;
}
