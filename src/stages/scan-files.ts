import type { DeployedImage } from '../deployment/progress.ts';
import { DeployError } from '../errors.ts';
import { printImage, repositoryOf } from '../image/reference.ts';
import type { Uploaded } from '../ports/forge.ts';
import type { Sarif } from '../sarif/log.ts';
import { printReport } from '../scan/kept-report.ts';
import { sarifOf } from '../scan/sarif.ts';
import type { Run } from './run.ts';
import type { ScannedPlatform } from './scan-platform.ts';

function fileIn(folder: string, platform: string, ending: string): string {
  return `${folder.replace(/\/$/, '')}/${platform.replaceAll('/', '-')}.${ending}`;
}

/** Keeps Trivy's own report of a platform, where that is wanted. */
export async function keepReport(run: Run<'files'>, platform: string, raw: unknown): Promise<void> {
  const { reports } = run.plan.scan;
  if (reports === undefined) return;
  await keep(run, fileIn(reports, platform, 'json'), () => printReport(raw));
}

/** A disk that is full, or a folder that is not ours: whoever wants the file must hear that it is not there. */
async function keep({ ports }: Run<'files'>, file: string, text: () => string): Promise<void> {
  try {
    await ports.files.write(file, text());
  } catch (error) {
    const message = `${file} cannot be written: ${error instanceof Error ? error.message : ''}`;
    throw new DeployError('scan-errored', { stage: 'scan', message, cause: error });
  }
}

interface Analyses {
  readonly reports: readonly ScannedPlatform[];
  readonly version: string;
}

/** Writes the complete SARIF of every platform, and uploads what is not ignored; answers what of that did not go as it should. */
export async function keepAnalyses(
  run: Run<'files' | 'forge' | 'log'>,
  image: DeployedImage,
  { reports, version }: Analyses,
): Promise<readonly string[]> {
  const { sarif: folder, upload } = run.plan.scan;
  if (folder === undefined && upload === 'never') return [];
  const repository = image.reference.name;
  const reference = `${repositoryOf(image.reference)}@${image.reference.digest}`;
  const made = reports.map(({ platform, report }) => {
    const category = `gitops-deploy/${run.plan.application}/${platform.replaceAll('/', '-')}`;
    return { platform, report, facts: { category, version, image: reference, repository } };
  });
  if (folder !== undefined)
    for (const { platform, report, facts } of made)
      await keep(
        run,
        fileIn(folder, platform, 'sarif'),
        () => `${JSON.stringify(sarifOf(report, facts), undefined, 1)}\n`,
      );
  if (upload === 'never') return [];
  run.ports.log.info(`uploading the scan of ${printImage(image.reference)} to code scanning`);
  // GitHub takes what is suppressed for open: https://github.com/github/codeql-action/issues/1230
  const open = made.map(({ platform, report, facts }) => ({
    platform,
    sarif: sarifOf({ ...report, ignored: [] }, facts),
  }));
  return (await Promise.all(open.map((one) => uploaded(run, one)))).flat();
}

/** What is worth telling of an upload. Whatever becomes of it, the verdict stays. */
async function uploaded(
  run: Run<'forge' | 'log'>,
  { platform, sarif }: { readonly platform: string; readonly sarif: Sarif },
): Promise<readonly string[]> {
  const { plan, ports, signal } = run;
  const answer = await attempt(run, async () => {
    const { codeScanning } = await ports.forge();
    const { commit, branch, ref = `refs/heads/${branch}` } = plan.source;
    return codeScanning.upload({ commit, ref, sarif }, signal);
  });
  if (answer.result === 'uploaded') return answer.notes.map((note) => `${platform}: ${note}`);
  const sentence = `${platform}: the scan is not in code scanning: ${answer.message}`;
  if (plan.scan.upload === 'always') return [sentence];
  ports.log.info(sentence);
  return [];
}

async function attempt({ signal }: Run<never>, work: () => Promise<Uploaded>): Promise<Uploaded> {
  try {
    return await work();
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof DeployError)) throw error;
    return { result: 'refused', message: error.message };
  }
}
