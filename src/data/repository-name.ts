/** A repository of GitHub. */
export interface RepositoryName {
  readonly owner: string;
  readonly name: string;
}

/** Reads `owner/name`; undefined for anything else, such as an address. The owner of a managed user holds an underscore. */
export function readRepositoryName(text: string): RepositoryName | undefined {
  const [, owner, name] = /^([A-Za-z0-9_-]+)\/([A-Za-z0-9._-]+)$/.exec(text) ?? [];
  return owner === undefined || name === undefined ? undefined : { owner, name };
}
