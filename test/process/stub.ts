import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '../../src/ports/log.ts';

/** A folder of programs for one test; they are shell scripts, and `path` has the usual ones too. */
export interface Programs extends Disposable {
  readonly folder: string;
  readonly path: string;
}

/** Programs by name, each with what it does. */
export function programs(scripts: Readonly<Record<string, string>>): Programs {
  const folder = mkdtempSync(join(tmpdir(), 'programs-'));
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return {
    folder,
    path: `${folder}:/usr/bin:/bin`,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What was logged, and what was masked. */
export interface Heard extends Log {
  readonly infos: string[];
  readonly warnings: string[];
  readonly masked: string[];
}

/** A log that keeps what it is told. */
export function listen(): Heard {
  const infos: string[] = [];
  const warnings: string[] = [];
  const masked: string[] = [];
  return {
    infos,
    warnings,
    masked,
    debug: () => {},
    info: (line) => void infos.push(line),
    warning: (line) => void warnings.push(line),
    error: () => {},
    mask: (secret) => void masked.push(secret),
    group: (title) => {
      infos.push(`> ${title}`);
      return { [Symbol.dispose]: () => void infos.push('<') };
    },
  };
}
