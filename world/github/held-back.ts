import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The repositories as they were, for those who are not to see yet what has come since. */
export class HeldBack implements Disposable {
  readonly #folder: string;
  readonly #copies: string[] = [];
  readonly #held = new Map<string, string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** From now on git shows somebody of this name what there is now, until the function that is returned is called. */
  hold(login: string): () => void {
    const copy = mkdtempSync(join(tmpdir(), 'github-held-'));
    this.#copies.push(copy);
    cpSync(this.#folder, copy, { recursive: true });
    this.#held.set(login, copy);
    return () => void this.#held.delete(login);
  }

  /** The folder of the repositories that somebody sees. */
  folderFor(login: string): string {
    return this.#held.get(login) ?? this.#folder;
  }

  [Symbol.dispose](): void {
    for (const copy of this.#copies) rmSync(copy, { recursive: true, force: true, maxRetries: 3 });
  }
}
