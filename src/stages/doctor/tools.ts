import { builderOf, usualPlatforms } from '../../deployment/plan-build.ts';
import { scanPlan } from '../../deployment/plan-scan.ts';
import { answering } from '../../doctor/diagnosis.ts';
import { judgeBuilder, judgeDatabase, judgePlatforms, judgeTrivy } from '../../doctor/tools.ts';
import type { Examination } from './examination.ts';
import type { Patient } from './patient.ts';

/** Questions about Trivy, and about buildx where something is built here. */
export function toolExaminations(patient: Patient, builds: () => Promise<boolean>): readonly Examination[] {
  return [trivyExamination(patient), builderExamination(patient, builds)];
}

function trivyExamination({ inspection, configuration, ports }: Patient): Examination {
  const scan = scanPlan(configuration.scan);
  return {
    questions: ['trivy', 'trivy-database'],
    about: 'trivy',
    run: async (signal) => {
      const facts = await inspection.trivy(scan, signal);
      const isKept = facts.state === 'found' && facts.isKept;
      const policy = {
        maxAgeSeconds: scan.database.maxAgeSeconds,
        mayDownload: !scan.offline && !isKept,
        now: ports.clock.now(),
      };
      // without a Trivy nobody knows of its database, and that there is none is told
      const usable = facts.state !== 'missing' && scan.scanners.includes('vuln');
      return [judgeTrivy(facts), ...(usable ? [judgeDatabase(facts, policy)] : [])];
    },
  };
}

function builderExamination({ inspection, configuration }: Patient, builds: () => Promise<boolean>): Examination {
  return {
    questions: ['builder', 'platforms'],
    about: 'buildx',
    run: async (signal) => {
      if (!(await builds()))
        return [answering('builder', 'buildx').fine('nothing is built here: there is no Dockerfile')];
      const { image } = configuration;
      const facts = await inspection.builder(builderOf(image), signal);
      // a bake file says by itself what it builds for
      const platforms = image.platforms ?? (image.bake === undefined ? usualPlatforms : []);
      return [judgeBuilder(facts), ...judgePlatforms(facts, platforms)];
    },
  };
}
