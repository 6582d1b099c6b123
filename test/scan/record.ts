// Records what the trivy on the PATH reports of each image of test/e2e/scanned-images.ts, in the world of `npm run test:e2e`:
//
//   node test/scan/record.ts && npx biome check --write test/scan/reports
//
// into test/scan/reports/VERSION/. With an ignore file, so that there is something that is ignored.
import { mkdirSync, writeFileSync } from 'node:fs';
import { systemClock } from '../../src/files/clock.ts';
import { createFiles } from '../../src/files/files.ts';
import { createScanner } from '../../src/process/trivy.ts';
import { imageNames, pushImage } from '../e2e/scanned-images.ts';
import { defaultSetup } from './policy.ts';

const log = { debug: () => {}, info: console.error, warning: console.error, error: console.error, mask: () => {} };
const scanner = createScanner({ environment: process.env, files: createFiles(), log, clock: systemClock });
const ignoreFile = {
  path: '.trivyignore.yaml',
  bytes: new TextEncoder().encode(
    'vulnerabilities:\n  - id: CVE-2017-20162\n    statement: never called with untrusted text\n',
  ),
};
const until = new AbortController().signal;
const opened = await scanner.open({ ...defaultSetup, scanners: ['vuln', 'secret', 'misconfig'], ignoreFile }, until);
if (opened.result !== 'opened') throw new Error(opened.message);
const folder = new URL(`reports/${opened.version}/`, import.meta.url).pathname;
mkdirSync(folder, { recursive: true });
for (const name of imageNames) {
  const scanned = await opened.scan({ ...pushImage(name, 'recorded'), platform: 'linux/amd64' }, until);
  if (scanned.result !== 'scanned') throw new Error(`${name}: ${scanned.message}`);
  writeFileSync(`${folder}${name}.json`, `${JSON.stringify(scanned.report, undefined, 1)}\n`);
}
