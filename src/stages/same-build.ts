import type { ImageOfPlan, ImagePlan } from '../deployment/plan.ts';
import { recipeLabel, revisionLabel } from '../image/labels.ts';
import { missingPlatforms } from '../image/platform.ts';
import type { ImageDescription } from '../ports/registry.ts';
import { oneLine } from '../text/one-line.ts';

/** Characters of a recipe that are told: arguments may be as long as they like. */
const recipeShown = 160;

/** What keeps an image from being what this plan would build, as the end of a sentence; undefined where nothing does. */
export function differenceOf(
  plan: ImageOfPlan,
  { labels, platforms }: Pick<ImageDescription, 'labels' | 'platforms'>,
): string | undefined {
  const difference = differenceInSource(plan, labels);
  if (difference !== undefined) return difference;
  const there = platforms.map(({ platform }) => platform);
  const missing = missingPlatforms(platformsOf(plan.image.plan), there);
  return missing.length === 0 ? undefined : `was built for ${there.join(', ')} only, and not for ${missing.join(', ')}`;
}

/** The same of what it was built from alone. One that says nothing of its recipe was built by another tool or an earlier version, and is taken by its commit. */
export function differenceInSource(
  { image, source }: ImageOfPlan,
  labels: Readonly<Record<string, string>>,
): string | undefined {
  const [revision, recipe] = [labels[revisionLabel], labels[recipeLabel]];
  if (revision === undefined) return 'does not say which commit it was built from';
  if (revision !== source.commit) return `was built from another commit (${revision})`;
  if (image.plan.from === 'registry' || recipe === undefined || recipe === image.plan.recipe) return undefined;
  const [theirs, own] = [recipe, image.plan.recipe].map((text) => oneLine(text, recipeShown));
  return `was built from this commit by another recipe (${theirs}; ours is ${own})`;
}

function platformsOf(plan: ImagePlan): readonly string[] {
  switch (plan.from) {
    case 'registry':
      return [];
    case 'digests':
      return plan.platforms;
    case 'build':
      return plan.build.platforms;
  }
}
