import { describe, expect, it } from 'vitest';
import { type Checked, checked } from './checked.ts';
import { type CorpusApplication, type Label, manifestsIn, objectLines, readCorpus } from './corpus.ts';

const corpus = readCorpus();
const manifests = corpus.reduce((sum, { files }) => sum + manifestsIn(files), 0);
const order = ['info', 'warning', 'error'];

/** Whether a reviewer said so much of the same object. */
function isLabelled({ object, file, severity }: Checked, labels: readonly Label[]): boolean {
  return labels.some(
    (label) =>
      label.object === object && label.file === file && order.indexOf(label.severity) >= order.indexOf(severity),
  );
}

async function falseFindings({ author, name, files, labels }: CorpusApplication) {
  const findings = await checked(files);
  return findings
    .filter((finding) => finding.severity !== 'info' && !isLabelled(finding, labels))
    .map((finding) => ({ ...finding, where: `${author}/${name}` }));
}

const found = (await Promise.all(corpus.map(falseFindings))).flat();

/** Findings as lines that say where to look. */
function lines(severity: string): readonly string[] {
  return found
    .filter((finding) => finding.severity === severity)
    .map(({ rule, where, file, line, object, message }) => `${rule} ${where}/${file}:${line} ${object}: ${message}`);
}

describe('labels', () => {
  it('name objects that are there', () => {
    const missing = corpus.flatMap(({ name, files, labels }) =>
      labels
        .filter(({ file, object }) => !objectLines(files.get(file) ?? '').some((one) => one.object === object))
        .map(({ file, object }) => `${name}/${file} ${object}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('well-kept applications', () => {
  it('are at least two hundred manifests, at least half of them by somebody who has not read the rules', () => {
    const foreign = corpus.filter(({ author }) => author === 'stranger');
    expect(manifests).toBeGreaterThanOrEqual(200);
    expect(foreign.reduce((sum, { files }) => sum + manifestsIn(files), 0)).toBeGreaterThanOrEqual(100);
  });

  it('get no false error', () => {
    expect(lines('error')).toEqual([]);
  });

  it('get false warnings for less than 2 % of their manifests', () => {
    const wrong = lines('warning');
    console.log(
      `${corpus.length} applications, ${manifests} manifests: ${lines('error').length} false errors, ${wrong.length} false warnings`,
    );
    if (wrong.length >= manifests * 0.02) expect(wrong).toEqual([]);
  });
});
