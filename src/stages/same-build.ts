import type { ImageOfPlan } from '../deployment/plan.ts';
import { recipeLabel, revisionLabel } from '../image/labels.ts';
import { missingPlatforms } from '../image/platform.ts';
import type { ImageDescription } from '../ports/registry.ts';

/**
 * What keeps an image from being what this plan would build, as the end of a sentence; undefined where nothing does. One that says nothing
 * of its recipe was built by another tool or an earlier version, and is taken by its commit.
 */
export function differenceOf(
  plan: ImageOfPlan,
  image: Pick<ImageDescription, 'labels' | 'platforms'>,
): string | undefined {
  const [revision, recipe] = [image.labels[revisionLabel], image.labels[recipeLabel]];
  const { plan: wanted } = plan.image;
  if (revision === undefined) return 'does not say which commit it was built from';
  if (revision !== plan.source.commit) return `was built from another commit (${revision})`;
  if (wanted.from === 'registry') return undefined;
  if (recipe !== undefined && recipe !== wanted.recipe)
    return `was built from this commit by another recipe (${recipe}; ours is ${wanted.recipe})`;
  const there = image.platforms.map(({ platform }) => platform);
  const missing = missingPlatforms(wanted.platforms, there);
  return missing.length === 0 ? undefined : `was built for ${there.join(', ')} only, and not for ${missing.join(', ')}`;
}
