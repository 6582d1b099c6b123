import { DeployError } from '../errors.ts';
import type { Uploaded } from '../ports/forge.ts';
import type { Ports } from '../ports/index.ts';
import type { Checked } from '../report/findings.ts';
import { openFindings } from '../report/findings.ts';
import { findingsSarif } from '../report/findings-sarif.ts';
import { cutSarif, sarifLimits } from '../sarif/log.ts';
import { version } from '../version.ts';

/** What is kept of what was found: a file, and an analysis of code scanning. */
export interface KeptAnalysis {
  readonly file?: string;
  /** `auto` says nothing on the page of the run where the token may not. */
  readonly upload: 'never' | 'auto' | 'always';
  /** What was judged: an analysis is of a commit, on a branch or pull request. */
  readonly commit?: string;
  readonly ref?: string;
}

interface Keeping extends KeptAnalysis {
  readonly ports: Pick<Ports, 'files' | 'forge' | 'log'>;
  readonly signal: AbortSignal;
}

/** Writes what was found as SARIF, and uploads it, where that is wanted. Whatever becomes of the upload, the outcome stays. */
export async function keepAnalysis(checked: Checked, keeping: Keeping): Promise<void> {
  if (keeping.file !== undefined) await write(checked, keeping.file, keeping);
  if (keeping.upload === 'never') return;
  const answer = await upload(checked, keeping);
  const { log } = keeping.ports;
  if (answer.result === 'uploaded') for (const note of answer.notes) log.warning(note);
  else
    log[keeping.upload === 'always' ? 'warning' : 'info'](`the findings are not in code scanning: ${answer.message}`);
}

/** As many as code scanning takes of one file: it refuses a larger one. */
async function write(checked: Checked, file: string, { ports }: Keeping): Promise<void> {
  const { length } = checked.findings;
  if (length > sarifLimits.results)
    ports.log.warning(
      `${file} holds the worst ${sarifLimits.results} of ${length} findings, which is what code scanning takes`,
    );
  const sarif = cutSarif(findingsSarif(checked, version), sarifLimits.results);
  try {
    await ports.files.write(file, `${JSON.stringify(sarif, undefined, 1)}\n`);
  } catch (error) {
    const message = `${file} cannot be written: ${error instanceof Error ? error.message : ''}`;
    throw new DeployError('bad-input', { stage: 'inputs', message, cause: error });
  }
}

async function upload(checked: Checked, { commit, ref, ports, signal }: Keeping): Promise<Uploaded> {
  if (commit === undefined || ref === undefined)
    return { result: 'refused', message: 'only a run of GitHub Actions knows which commit it is about' };
  // GitHub takes what is suppressed for open: https://github.com/github/codeql-action/issues/1230
  const sarif = findingsSarif({ ...checked, findings: openFindings(checked) }, version);
  try {
    const { codeScanning } = await ports.forge();
    return await codeScanning.upload({ commit, ref, sarif }, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof DeployError)) throw error;
    return { result: 'refused', message: error.message };
  }
}
