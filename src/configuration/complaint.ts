/** Keys and indexes from the top of the file. */
export type Path = readonly PropertyKey[];

/** A complaint about a value of the file, by its path. */
export interface Complaint {
  readonly path: Path;
  readonly message: string;
  readonly remedy?: string;
  /** Whether it is right, and only this version cannot do it yet. */
  readonly notYet?: true;
}
