import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { DeployError } from '../errors.ts';
import type { Analysis, CodeScanning, Uploaded } from '../ports/forge.ts';
import type { Sarif } from '../sarif/log.ts';
import { cutSarif, sarifLimits } from '../sarif/log.ts';
import type { Client } from './client.ts';
import { ask } from './client.ts';

/** Milliseconds between two looks at what becomes of an upload: most are through within seconds, and nobody waits for longer. */
const looks: readonly number[] = [500, 1500, 3000];

/** Code scanning of one repository. What it refuses is told, and is no error: the gate has been judged apart from it. */
export function createCodeScanning(client: Client): CodeScanning {
  return {
    async upload(analysis, signal) {
      try {
        const { packed, notes } = await fitting(analysis.sarif);
        const id = await send(client, { ...analysis, bytes: packed }, signal);
        const failure = id === undefined ? undefined : await processed(client, id, signal);
        return failure === undefined ? { result: 'uploaded', notes } : { result: 'refused', message: failure };
      } catch (error) {
        return refusalOf(error);
      }
    },
  };
}

function refusalOf(error: unknown): Uploaded {
  if (!(error instanceof DeployError)) throw error;
  const remedy = error.remedy === undefined ? '' : ` (${error.remedy})`;
  return { result: 'refused', message: `${error.message}${remedy}` };
}

/** The log as GitHub takes it: compressed, with so many of its worst results that it is small enough. */
async function fitting(sarif: Sarif): Promise<{ readonly packed: string; readonly notes: readonly string[] }> {
  const all = countOf(sarif);
  let kept = Math.min(all, sarifLimits.results);
  for (;;) {
    const packed = await compress(kept === all ? sarif : cutSarif(sarif, kept));
    if (packed.length <= sarifLimits.bytes || kept === 0)
      return { packed: packed.toString('base64'), notes: notesOf(all, kept) };
    kept = Math.floor(kept / 2);
  }
}

const zip = promisify(gzip);

async function compress(sarif: Sarif): Promise<Buffer> {
  return await zip(JSON.stringify(sarif));
}

function countOf({ runs }: Sarif): number {
  return runs.reduce((sum, { results }) => sum + results.length, 0);
}

function notesOf(all: number, kept: number): readonly string[] {
  if (kept < all) return [`code scanning got the worst ${kept} of ${all} findings, which is what it takes`];
  return all > sarifLimits.shown ? [`code scanning shows the worst ${sarifLimits.shown} of ${all} findings`] : [];
}

async function send(
  client: Client,
  { commit, ref, sarif, bytes }: Analysis & { readonly bytes: string },
  signal: AbortSignal,
): Promise<string | undefined> {
  const [tool] = sarif.runs.map((run) => run.tool.driver.name);
  const doing = { what: 'uploading to the code scanning of', stage: 'scan', needs: 'security_events=write' } as const;
  const { data } = await ask(client, { ...doing, signal }, ({ rest, at }) =>
    rest.codeScanning.uploadSarif({
      ...at,
      commit_sha: commit,
      ref,
      sarif: bytes,
      ...(tool === undefined ? {} : { tool_name: tool }),
    }),
  );
  return data.id;
}

/** Why GitHub could not use what it took; undefined where it could, or is still at it. */
async function processed(client: Client, id: string, signal: AbortSignal): Promise<string | undefined> {
  const doing = { what: 'looking at the code scanning of', stage: 'scan', needs: 'security_events=read' } as const;
  for (const pause of looks) {
    await client.clock.sleep(pause, signal);
    const { data } = await ask(client, { ...doing, signal }, ({ rest, at }) =>
      rest.codeScanning.getSarif({ ...at, sarif_id: id }),
    );
    if (data.processing_status === 'complete') return undefined;
    if (data.processing_status === 'failed')
      return `GitHub could not use the analysis: ${(data.errors ?? []).join('; ')}`;
  }
  return undefined;
}
