import type { Report, Rule } from '../rule.ts';
import { jobCalls } from './calls.ts';
import { partOf, textOf } from './scalar-text.ts';
import type { Job, Step } from './workflow.ts';

/** An image of which nobody can tell where it comes from. */
export const wfProvenance: Rule = {
  id: 'wf-provenance',
  family: 'workflow',
  severities: ['warning', 'info'],
  title: 'an image that is pushed as latest, or without a list of its parts and proof of where it comes from',
  why: 'latest is another image tomorrow; and after a break-in nobody can tell which images were built by whom, and of what',
  fix: 'push a tag for each version, with sbom: true and provenance: mode=max, and sign or attest the digest',
  repairs: 'safe',
  isOpinion: true,
  sources: ['https://docs.docker.com/build/ci/github-actions/attestations/', 'https://slsa.dev/spec/v1.1/levels'],
  example: {
    file: '.github/workflows/build.yml',
    bad: `on: push
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - uses: docker/build-push-action@v7
        with: { push: true, tags: "ghcr.io/acme/api:latest" }
`,
    good: `on: push
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - uses: docker/build-push-action@v7
        with: { push: true, tags: "ghcr.io/acme/api:1.2.3", sbom: true, provenance: mode=max }
`,
  },
  looksAt: 'workflow',
  judge: ({ jobs }) => {
    const isProven = jobs.some(proves);
    return jobs.flatMap(({ steps }) => steps.flatMap((step) => [...latest(step), ...(isProven ? [] : unproven(step))]));
  },
};

const isPush = ({ uses, view }: Step): boolean =>
  uses?.name === 'docker/build-push-action' && view.at('with', 'push').value === 'true';

function latest(step: Step): readonly Report[] {
  const tags = step.view.at('with', 'tags');
  const text = isPush(step) ? textOf(tags) : undefined;
  if (text === undefined) return [];
  return [...text.text.matchAll(/[^\s,]+:latest(?=$|[\s,])|\$\{\{[^}]*\}\}:latest(?=$|[\s,])/g)].map(
    ({ 0: found, index }) => ({
      at: partOf(tags, text, { start: lineStart(text.text, index), end: index + found.length }),
      message: 'the image is pushed as latest too, which moves',
      fix: 'push a tag for each version only',
    }),
  );
}

/** Where the tag begins that ends with what was found: behind the last line break or comma. */
function lineStart(text: string, index: number): number {
  const before = text.slice(0, index);
  const start = Math.max(before.lastIndexOf('\n'), before.lastIndexOf(',')) + 1;
  return start + (/^\s*/.exec(text.slice(start))?.[0].length ?? 0);
}

function unproven(step: Step): readonly Report[] {
  if (!isPush(step)) return [];
  const given = step.view.at('with');
  const [sbom, provenance] = [given.at('sbom'), given.at('provenance')];
  const lacks = [
    ...(isOn(sbom.value) ? [] : ['a list of its parts']),
    ...(/mode=max/.test(provenance.value ?? '') ? [] : ['full provenance']),
  ];
  if (lacks.length === 0 || given.at('attests').isThere) return [];
  const changes = [
    ...(sbom.isThere ? [] : [{ set: sbom, to: true }]),
    ...(provenance.isThere ? [] : [{ set: provenance, to: 'mode=max' }]),
  ];
  return [
    {
      at: step.view.at('uses'),
      severity: 'info',
      message: `the image is pushed without ${lacks.join(' and ')}`,
      ...(changes.length === lacks.length ? { repair: { of: 'yaml', changes } } : {}),
    },
  ];
}

const isOn = (value: string | undefined): boolean => value !== undefined && value !== 'false';

/** Whether a job signs or attests. */
function proves(job: Job): boolean {
  const isAttest = ({ uses }: Step) =>
    /^(actions\/attest|slsa-framework\/|anchore\/sbom-action|sigstore\/)/.test(uses?.name ?? '');
  return (
    job.steps.some(isAttest) ||
    /slsa-framework/.test(job.uses?.name ?? '') ||
    jobCalls(job).some(({ program }) => /^(cosign|notation|syft)$/.test(program))
  );
}
