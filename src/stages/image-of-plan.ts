import type { ImageOfPlan } from '../deployment/plan.ts';
import { DeployError } from '../errors.ts';
import type { ImageReference } from '../image/reference.ts';
import { parseImageReference } from '../image/reference.ts';

/** Where the images of the application stand. */
export function repositoryOfPlan(plan: Pick<ImageOfPlan, 'image'>): ImageReference {
  const parsed = parseImageReference(plan.image.repository);
  if (typeof parsed === 'string') throw new DeployError('bad-input', { stage: 'inputs', message: parsed });
  return parsed;
}
