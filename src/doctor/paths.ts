import type { Diagnosis } from './diagnosis.ts';
import { answering } from './diagnosis.ts';

/** The folder, or the file, that a pattern begins with, before its first wildcard; empty for the root. */
export function beginningOf(pattern: string): string {
  const parts = pattern.split('/');
  const wild = parts.findIndex((part) => /[*?]/.test(part));
  return (wild < 0 ? parts : parts.slice(0, wild)).join('/');
}

/** Whether what patterns begin with is there; `isThere` knows every beginning. */
export function judgePaths(patterns: readonly string[], isThere: (beginning: string) => boolean): readonly Diagnosis[] {
  return patterns.map((pattern) => {
    const { fine, problem } = answering('paths', pattern);
    const beginning = beginningOf(pattern);
    if (beginning === '')
      return fine('the whole repository', 'name the folders of this application: nothing else is then ever written');
    if (isThere(beginning)) return fine(`${beginning} is there`);
    return problem(`the GitOps repository has no ${beginning}`, 'correct `gitops.allowed-paths`');
  });
}
