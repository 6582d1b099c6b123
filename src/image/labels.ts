/** Labels that tell where an image comes from (OCI image-spec, annotations.md, "Pre-Defined Annotation Keys"). */
export const revisionLabel = 'org.opencontainers.image.revision';
export const sourceLabel = 'org.opencontainers.image.source';
export const createdLabel = 'org.opencontainers.image.created';
export const versionLabel = 'org.opencontainers.image.version';

/** What else it was built from: context, Dockerfile and whatever the configuration says of the build. Ours alone. */
export const recipeLabel = 'io.gitops-deploy.recipe';

/** The commit that an image was built from, and its date (ISO 8601) where it is told. */
export interface LabelledSource {
  readonly commit: string;
  readonly date?: string;
}

/** What `created` must be; anything else that a date is read from may hold any text, and names and paths are made from it. */
const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;

/**
 * The source that the labels of an image tell, if it is of this repository: labels are inherited from base images, which tell
 * of their own.
 * @param sourceUrl page of the repository, such as `https://github.com/acme/api`
 */
export function sourceIn(labels: Readonly<Record<string, string>>, sourceUrl: string): LabelledSource | undefined {
  const commit = labels[revisionLabel] ?? '';
  const source = labels[sourceLabel]?.replace(/\/$/, '').replace(/\.git$/, '');
  if (source?.toLowerCase() !== sourceUrl.toLowerCase() || !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(commit))
    return undefined;
  const date = labels[createdLabel] ?? '';
  return rfc3339.test(date) && !Number.isNaN(Date.parse(date)) ? { commit, date } : { commit };
}
