/** What was found at a path of the working folder. */
export interface Found {
  readonly kind: 'file' | 'folder';
  /** Every file at or below the path, sorted; `.git` and `node_modules` are passed over. */
  readonly files: readonly string[];
  /** What is not followed, sorted: links that lead out of the tree or nowhere, and folders that may not be read. */
  readonly notFollowed: readonly NotFollowed[];
}

/** A link or a folder that was passed over. */
export interface NotFollowed {
  readonly path: string;
  readonly reason: 'link' | 'unreadable';
  /** Whether it is, or leads to, a folder: then nobody knows what it holds. */
  readonly isFolder: boolean;
}

export type SourceFile =
  | { readonly result: 'read'; readonly bytes: Uint8Array }
  | { readonly result: 'not-there' }
  | { readonly result: 'not-read'; readonly reason: 'too-large' | 'link' | 'unreadable'; readonly message: string };

/**
 * The files that a person works on, as they are on the disk; whatever stands there, this answers. Paths are POSIX, as seen from
 * the working folder.
 */
export interface Sources {
  /**
   * What a file or folder holds; undefined where there is none. Links are followed within the tree alone, which is the working
   * folder or what was named outside of it, and each folder is entered once.
   */
  find(path: string): Promise<Found | undefined>;
  /** A regular file of at most so many bytes; links are not followed. */
  read(path: string, most: number): Promise<SourceFile>;
}
