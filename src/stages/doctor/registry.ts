import { wordsIn } from '../../configuration/template.ts';
import { answering } from '../../doctor/diagnosis.ts';
import type { Pulled } from '../../doctor/tools.ts';
import { judgePull, judgePush, judgeTags } from '../../doctor/tools.ts';
import { DeployError } from '../../errors.ts';
import type { ImageReference } from '../../image/reference.ts';
import { parseImageReference } from '../../image/reference.ts';
import type { Examination } from './examination.ts';
import type { Patient } from './patient.ts';
import type { Ward } from './workloads.ts';

/** Questions about the registry; `builds` says whether images are built here. */
export function registryExaminations(
  patient: Patient,
  ward: Ward,
  builds: () => Promise<boolean>,
): readonly Examination[] {
  const { image, signing } = patient.configuration;
  const { name, tags, 'immutable-tags': isImmutable } = image;
  return [
    { questions: ['registry'], about: name, run: (signal) => pull(patient, ward, signal) },
    {
      questions: ['push'],
      about: name,
      run: async (signal) => {
        if (!(await builds())) return [];
        return [judgePush(await patient.inspection.pushRight(imageOf(name), signal), name)];
      },
    },
    { questions: ['tags'], about: name, run: async () => [judgeTags(tags, { isImmutable, words: wordsIn })] },
    ...(signing.sign || signing.attest.length > 0 || signing.verify.length > 0 ? [signingExamination(patient)] : []),
  ];
}

/** The configuration has been checked: what it names can be read. */
function imageOf(text: string): ImageReference {
  const parsed = parseImageReference(text);
  if (typeof parsed !== 'string') return parsed;
  throw new DeployError('bad-input', { stage: 'inputs', message: parsed });
}

async function pull({ ports, configuration }: Patient, { runningImage }: Ward, signal: AbortSignal) {
  const { name } = configuration.image;
  const running = await runningImage();
  const registry = await ports.registry();
  try {
    const found = await registry.resolve(imageOf(running ?? name), signal);
    return [judgePull(pulled(running, found !== undefined), name)];
  } catch (error) {
    if (!(error instanceof DeployError) || error.code !== 'forbidden') throw error;
    return [judgePull({ state: 'refused', message: error.message, remedy: error.remedy }, name)];
  }
}

function pulled(running: string | undefined, isThere: boolean): Pulled {
  if (running === undefined) return { state: 'open' };
  return { state: isThere ? 'there' : 'not-there', image: running };
}

function signingExamination({ ports, configuration }: Patient): Examination {
  const { signing } = configuration;
  return {
    questions: ['signing'],
    about: 'signing',
    run: async (signal) => {
      const { fine, problem, unknown } = answering('signing', 'signing');
      const { obstacle, trustObstacle } = await ports.signing();
      const signs = signing.sign || signing.attest.length > 0;
      if (signs && obstacle !== undefined)
        return [problem(obstacle, 'give the job `permissions: { id-token: write }`')];
      const root = signing['trusted-root']?.slice('env:'.length);
      if (signing.verify.length === 0) return [fine('the job has an identity to sign with')];
      if (root === undefined)
        return [
          unknown(
            'signatures are held against what the public Sigstore publishes, which is read when one is verified',
            'let the runner reach tuf-repo-cdn.sigstore.dev, or set `signing.trusted-root`',
          ),
        ];
      const wrong = await trustObstacle(root, signal);
      return [
        wrong === undefined ? fine(`signatures are held against ${root}`) : problem(wrong, 'see docs/signing.md'),
      ];
    },
  };
}
