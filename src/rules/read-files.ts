import { folderOf, foldersUp, inFolder } from '../data/folder.ts';
import type { ManifestSet } from '../readiness/judge.ts';
import type { Dockerfile } from './dockerfile/dockerfile.ts';
import { parseDockerfile } from './dockerfile/parse.ts';

/** A Dockerfile, with the `.dockerignore` that counts for it, which the files have if there is one. */
export function readDockerfile(file: string, bytes: Uint8Array, files: ManifestSet): Dockerfile {
  return parseDockerfile(file, new TextDecoder().decode(bytes), besideOf(file, files));
}

/** Where the `.dockerignore` of a Dockerfile may stand: beside it under its own name, or in its folder and those above, where a build may begin. */
export function dockerignoresOf(file: string): readonly string[] {
  return [`${file}.dockerignore`, ...foldersUp(folderOf(file)).map((folder) => inFolder(folder, '.dockerignore'))];
}

/** The `.dockerignore` that counts for a Dockerfile, the nearest one; empty where there is none. */
function besideOf(file: string, files: ManifestSet): ReadonlyMap<string, string> {
  const name = dockerignoresOf(file).find((one) => files.has(one));
  return new Map([['.dockerignore', new TextDecoder().decode(name === undefined ? undefined : files.get(name))]]);
}

/** `Dockerfile`, `Dockerfile.prod`, `api.Dockerfile`, `Containerfile`; neither what only becomes one nor a source that is called so. */
export function isDockerfileName(file: string): boolean {
  return (
    /(^|\/)((Docker|Container)file(\.[^/]+)?|[^/]+\.(Docker|Container)file)$/i.test(file) && !otherKinds.test(file)
  );
}

const otherKinds =
  /\.(dockerignore|template|tmpl|tpl|gotmpl|j2|jinja2?|erb|in|md|txt|html?|[cm]?[jt]sx?|json|ya?ml|toml|py|rb|go|rs|java|kt|sh)$/i;
