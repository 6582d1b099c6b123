import type { Dockerfile } from './dockerfile.ts';

/** Reads a Dockerfile; whatever it holds, this answers. */
export function parseDockerfile(
  file: string,
  text: string,
  beside: ReadonlyMap<string, string> = new Map(),
): Dockerfile {
  return { file, text, beside, instructions: [] };
}
