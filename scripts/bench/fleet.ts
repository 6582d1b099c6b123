import type { GitServer } from '../../test/git/server.ts';

/** A GitOps repository of a large fleet: so many regions, with so many applications, of these files each. */
export interface Fleet {
  readonly regions: number;
  readonly applications: number;
  readonly files: readonly string[];
}

/** 49,910 files. */
export const largeFleet: Fleet = {
  regions: 23,
  applications: 310,
  files: [
    'values.yaml',
    'kustomization.yaml',
    'rollout.yaml',
    'service.yaml',
    'ingress.yaml',
    'analysis.yaml',
    'config.yaml',
  ],
};

/** The values file of an application in a region. */
export function valuesOf(region: number, application: number): string {
  return `clusters/region-${region}/app-${application}/values.yaml`;
}

/** A file of about 1 KB; no two are the same. */
function manifest(region: number, application: number, file: string): string {
  const lines = Array.from(
    { length: 20 },
    (_, line) => `  - name: SETTING_${line}\n    value: "${region}-${application}-${line * 7919}"`,
  );
  return `# ${file}\nimage:\n  repository: ghcr.io/acme/app-${application}\n  tag: v1\nenv:\n${lines.join('\n')}\n`;
}

/** Makes the fleet as the first commit of `main`, packed as a server packs it. */
export async function createFleet(server: GitServer, { regions, applications, files }: Fleet): Promise<void> {
  const parts = ['commit refs/heads/main\ncommitter S <s@example.com> 1700000000 +0000\ndata 5\nfleet\n'];
  for (let region = 0; region < regions; region += 1)
    for (let application = 0; application < applications; application += 1)
      for (const file of files) {
        const text = manifest(region, application, file);
        const path = `clusters/region-${region}/app-${application}/${file}`;
        parts.push(`M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`);
      }
  await server.import(parts.join(''));
  await server.git('repack', '-adq');
}
