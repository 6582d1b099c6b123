import type { Event } from '../deployment/machine.ts';
import type { ScanFile, ScannerSetup } from '../ports/scanner.ts';
import { expiredIgnores } from '../scan/ignores.ts';
import type { Run } from './run.ts';
import { ended } from './run.ts';

/** What the scanner is opened with; a file of the gate that is configured and not there ends the deployment. */
export async function scannerSetup(run: Run<'policyFiles'>): Promise<ScannerSetup | Event> {
  const { scanners, offline, timeoutSeconds, trivy, database, ignoreFile, vex } = run.plan.scan;
  const setup = { scanners, offline, timeoutSeconds, trivy, database };
  const wanted = [...(ignoreFile === undefined ? [] : [ignoreFile]), ...vex];
  if (wanted.length === 0) return { ...setup, vex: [] };
  const policy = await run.ports.policyFiles();
  const there = await policy.read(wanted, run.signal);
  const absent = wanted.filter((path) => !there.has(path));
  if (absent.length > 0) {
    const where = policy.branch === undefined ? 'in the checkout' : `on ${policy.branch}, whose files count here`;
    const sentence = `there is no ${absent.join(', ')} ${where}`;
    const remedy = 'correct `scan.ignore-file` or `scan.vex`, or add the file';
    return ended('errored', 'bad-input', { stage: 'scan', sentence, remedy });
  }
  const files = wanted.map((path): ScanFile => ({ path, bytes: there.get(path) ?? new Uint8Array() }));
  const [first] = files;
  return ignoreFile === undefined || first === undefined
    ? { ...setup, vex: files }
    : { ...setup, ignoreFile: first, vex: files.slice(1) };
}

/** What of the ignore file no longer counts: Trivy passes over it without a word. */
export function ignoresOf({ ignoreFile }: ScannerSetup, now: Date): readonly string[] {
  if (ignoreFile === undefined) return [];
  const text = new TextDecoder().decode(ignoreFile.bytes);
  return expiredIgnores(text, ignoreFile.path, now).map(
    ({ id, on }) => `${ignoreFile.path}: ${id} was ignored until ${on}, and counts again`,
  );
}
