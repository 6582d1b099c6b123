import type { Judgement, WorkloadRow } from './assessment.ts';
import { printName } from './assessment.ts';
import type { WorkloadContext } from './judgements.ts';
import { bad, progressing, settleSeconds } from './judgements.ts';

/** A workload that names another image than ours: it has not come yet, has no effect, or somebody took it away again. */
export function judgeOtherImage({ workload, image }: WorkloadRow, context: WorkloadContext): Judgement {
  const name = printName(workload);
  const { applied, imagesBefore, timers } = context;
  if (imagesBefore?.ours === true) return replaced({ name, image }, { before: imagesBefore.before, applied });
  if (applied === 'unnamed') return progressing(`${name} still has ${image}`);
  if (timers.secondsOf(`other-image ${name}`) < settleSeconds) return progressing(`${name} has ${image} so far`);
  if (applied === 'descendant') return overtaken({ name, image });
  if (context.goal.application?.isGenerated === true)
    return progressing(`${name} still has ${image}: what makes its Application has yet to look at our commit`);
  const sentence = `Argo CD applied our revision, yet ${name} has ${image}: something overrides the edit`;
  return { verdict: 'failed', stage: 'sync', reason: 'edit-has-no-effect', sentence, recover: false };
}

/** What stands in a workload in place of ours. */
interface Other {
  readonly name: string;
  readonly image: string;
}

function overtaken({ name, image }: Other): Judgement {
  const sentence = `a newer commit put ${image} into ${name}`;
  return { verdict: 'superseded', stage: 'rollout', reason: 'newer-deployment', sentence, recover: false };
}

/** Ours was there and is gone: the old one put back is a rollback by somebody; anything else took over from us. */
function replaced(
  { name, image }: Other,
  { before, applied }: { readonly before: string | undefined; readonly applied: WorkloadContext['applied'] },
): Judgement {
  if (image === before)
    return bad('failed', 'rolled-back-by-another', `somebody put ${image} back into ${name}`, false);
  if (applied === 'descendant') return overtaken({ name, image });
  const sentence = `${name} was given ${image} while ours was being rolled out`;
  return { verdict: 'superseded', stage: 'rollout', reason: 'image-replaced', sentence, recover: false };
}
