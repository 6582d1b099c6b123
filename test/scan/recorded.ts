import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('reports/', import.meta.url);

/** Versions of the real Trivy that reports were recorded of, by record.ts. */
export const versions = readdirSync(folder).filter((name) => /^\d/.test(name));

/** What was reported of an image of test/e2e/scanned-images.ts. */
export function recorded(version: string, image: string): unknown {
  return JSON.parse(readFileSync(new URL(`${version}/${image}.json`, folder), 'utf8'));
}

/** An id as every version has it: before 0.69 checks were called `DS002`, and are `DS-0002` since. */
export function idOf(text: string): string {
  return text.replace(/\bDS(\d{3})\b/, 'DS-0$1');
}
