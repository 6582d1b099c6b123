// Reads a report of 100 MB as the scanner does, and says what memory that took: run by read.test.ts in a process of its own.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readReport } from '../../src/scan/read.ts';

const file = join(tmpdir(), `huge-report-${process.pid}.json`);
const one = (index: number) =>
  JSON.stringify({
    VulnerabilityID: `CVE-2024-${index}`,
    PkgName: `package-${index % 977}`,
    PkgPath: `app/node_modules/package-${index % 977}/package.json`,
    InstalledVersion: `1.${index}.0`,
    FixedVersion: `2.${index}.0`,
    Severity: index % 3 === 0 ? 'HIGH' : 'LOW',
    Description: 'lorem ipsum '.repeat(120),
  });
const chunks = Array.from({ length: 65 }, (_, part) =>
  Array.from({ length: 1000 }, (_, index) => one(part * 1000 + index)).join(','),
);
writeFileSync(
  file,
  `{"SchemaVersion":2,"Results":[{"Target":"app","Class":"lang-pkgs","Vulnerabilities":[${chunks.join(',')}]}]}`,
);
chunks.length = 0;
const bytes = readFileSync(file);
rmSync(file);
const read = readReport(JSON.parse(new TextDecoder().decode(bytes)));
const findings = read.result === 'read' ? read.report.findings.length : 0;
// kibibytes
const peak = process.resourceUsage().maxRSS * 1024;
console.log(JSON.stringify({ bytes: bytes.length, findings, peak }));
