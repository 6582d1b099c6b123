// `edit` beside yq (the one in Go) and sed: one values file, ten thousand of them, and a large one.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Taken } from './measure.ts';
import { median, take } from './measure.ts';

const program = new URL('../../dist/cli.js', import.meta.url).pathname;
const fileCount = 10_000;
const largeBytes = 10 * 1024 * 1024;
const hasYq = /mikefarah/.test(spawnSync('yq', ['--version'], { encoding: 'utf8' }).stdout ?? '');

/** Times the same edits by each program, in turn. */
export function benchEdit(runs: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-edit-'));
  try {
    if (!hasYq) console.log('no yq (github.com/mikefarah/yq) on the path: our own figures alone');
    oneFile(folder, runs);
    manyFiles(folder);
    largeFile(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A values file of 3.7 KB, as charts have it. */
function valuesFile(): string {
  const head = `# Default values for api.
# This is a YAML-formatted file.

replicaCount: 3

image:
  repository: ghcr.io/acme/api
  pullPolicy: IfNotPresent
  # Overrides the image tag whose default is the chart appVersion.
  tag: "1.4.2"

imagePullSecrets: []
nameOverride: ""
`;
  const part = (index: number) => `
service${index}:
  type: ClusterIP
  port: 80 # the port
  annotations:
    example.com/name: "svc-${index}"
  resources:
    limits:
      cpu: 500m
      memory: 512Mi
    requests: {cpu: 100m, memory: 128Mi}
  env:
    - name: LOG_LEVEL
      value: info
    - name: REGION
      value: 'eu-west-1'
`;
  return head + Array.from({ length: 12 }, (_, index) => part(index)).join('');
}

function ours(expression: string, ...files: readonly string[]): readonly string[] {
  return [process.execPath, program, 'edit', expression, ...files];
}

function oneFile(folder: string, runs: number): void {
  const file = join(folder, 'values.yaml');
  writeFileSync(file, valuesFile());
  const candidates: Record<string, (run: number) => readonly string[]> = {
    'an empty Node': () => [process.execPath, '-e', '0'],
    'gitops-deploy edit': (run) => ours(`.image.tag = "2.${run}.0"`, file),
    ...(hasYq ? { 'yq -i': (run: number) => ['yq', '-i', `.image.tag = "3.${run}.0"`, file] } : {}),
    'sed -i': (run) => ['sed', '-i', `s/^  tag: .*/  tag: "4.${run}.0"/`, file],
  };
  const taken = new Map(Object.keys(candidates).map((name) => [name, [] as Taken[]]));
  for (let run = 0; run < runs; run += 1)
    for (const [name, words] of Object.entries(candidates)) taken.get(name)?.push(take(words(run), { cwd: folder }));
  const rows = [...taken].map(([name, own]) => ({
    name,
    'processor time (ms, median)': median(own.map(({ processor }) => processor)),
    'the least': Math.min(...own.map(({ processor }) => processor)),
    failed: own.filter(({ exit }) => exit !== 0).length,
  }));
  console.log(`one values file of ${readFileSync(file).length} bytes, ${runs} runs in turn`);
  console.table(rows);
  const [empty, edit] = rows.map((row) => row['processor time (ms, median)']);
  console.log(`over an empty Node: ${((edit ?? 0) - (empty ?? 0)).toFixed(1)} ms`);
}

function manyFiles(folder: string): void {
  const files = join(folder, 'files');
  mkdirSync(files);
  for (let index = 0; index < fileCount; index += 1) writeFileSync(join(files, `${index}.yaml`), valuesFile());
  const shell = (command: string) => take(['bash', '-c', command], { cwd: files });
  const node = `'${process.execPath}' '${program}'`;
  const figures: [string, Taken][] = [
    ['gitops-deploy edit, in place, one process', shell(`${node} edit '.image.tag = "2.0.0"' *.yaml`)],
    [
      'gitops-deploy edit --check, one process',
      shell(`${node} edit --check '.image.tag = "2.0.1"' *.yaml || [ $? = 1 ]`),
    ],
    ['sed -i, one process', shell(`sed -i 's/^  tag: .*/  tag: "3.0.0"/' *.yaml`)],
  ];
  if (hasYq) {
    figures.push(['yq, all read by one process', shell(`yq '.image.tag = "4.0.0"' *.yaml`)]);
    figures.push([
      'yq -i, a process a file',
      shell(`for file in *.yaml; do yq -i '.image.tag = "5.0.0"' "$file"; done`),
    ]);
  }
  console.log(`${fileCount} files of ${valuesFile().length} bytes`);
  tell(figures);
}

function largeFile(folder: string): void {
  const file = join(folder, 'large.yaml');
  const documents: string[] = [];
  for (let size = 0; size < largeBytes; size += valuesFile().length)
    documents.push(valuesFile().replaceAll('\n', '\n  '));
  const text = documents.map((one, index) => `app${index}:\n  ${one.trimEnd()}\n`).join('');
  writeFileSync(file, text);
  const figures: [string, Taken][] = [
    ['gitops-deploy edit, in place', take(ours('.app7.image.tag = "2.0.0"', file), { cwd: folder })],
    ['sed -i', take(['sed', '-i', '0,/^    tag: .*/s//    tag: "3.0.0"/', file], { cwd: folder })],
  ];
  if (hasYq) figures.push(['yq -i', take(['yq', '-i', '.app7.image.tag = "4.0.0"', file], { cwd: folder })]);
  console.log(`one file of ${(text.length / 1024 / 1024).toFixed(1)} MiB`);
  tell(figures);
}

/** Each beside the first. */
function tell(figures: readonly (readonly [string, Taken])[]): void {
  const first = figures[0]?.[1].elapsed ?? 1;
  console.table(
    figures.map(([name, { elapsed, processor, exit }]) => ({
      name,
      'seconds gone by': (elapsed / 1000).toFixed(2),
      'seconds of processor time': (processor / 1000).toFixed(2),
      'times as long as ours': (elapsed / first).toFixed(1),
      exit,
    })),
  );
}
