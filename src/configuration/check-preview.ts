import type { Complaint, Path } from './complaint.ts';
import { isAllowed } from './paths.ts';
import { fillPullRequest, isOfPreview, previewNamed } from './preview.ts';
import type { ApplicationConfiguration, EnvironmentConfiguration } from './schema.ts';
import { wordsIn } from './template.ts';

/** What a preview environment needs of the rest of the configuration, and what only it may say. */
export function checkPreview(
  application: ApplicationConfiguration,
  environment: EnvironmentConfiguration,
  path: Path,
): readonly Complaint[] {
  const { preview } = environment;
  if (preview === undefined) return templatesElsewhere(environment, path);
  const own = [...path, 'preview'];
  const sample = fillPullRequest(preview.path, 1);
  const allowed = application.gitops['allowed-paths'];
  const isInside = isAllowed(sample, allowed) || isAllowed(`${sample}/file`, allowed);
  return [
    ...complainIf(!isInside, [...own, 'path'], `${preview.path} is outside of gitops.allowed-paths`, 'add it there'),
    ...complainIf(
      environment.write !== 'push',
      [...path, 'write'],
      'a preview needs `write: push`: it comes and goes with its pull request, and nobody reviews that',
    ),
    ...complainIf(environment.waves !== undefined, [...path, 'waves'], 'a preview has no waves'),
    ...complainIf(environment.after.length > 0, [...path, 'after'], 'nothing is promoted to a preview'),
    ...strangers(environment, preview.path, path),
  ];
}

/** An edit of another file would outlive the preview. */
function strangers({ targets }: EnvironmentConfiguration, of: string, path: Path): readonly Complaint[] {
  const sample = fillPullRequest(of, 1);
  return targets.flatMap(({ edits }, target) =>
    edits.flatMap(({ file }, index) =>
      complainIf(
        !isOfPreview(fillPullRequest(file, 1), sample),
        [...path, 'targets', target, 'edits', index, 'file'],
        `${file} is no file of the preview (${of}), and would stay as it is when that goes`,
      ),
    ),
  );
}

/** Without a preview there is nothing that fills a name in. */
function templatesElsewhere({ targets }: EnvironmentConfiguration, path: Path): readonly Complaint[] {
  return targets.flatMap(({ argocd, workloads }, index) => {
    const at = [...path, 'targets', index];
    const names = [
      { at: [...at, 'argocd', 'application'], name: argocd?.application },
      { at: [...at, 'argocd', 'namespace'], name: argocd?.namespace },
      ...workloads.flatMap(({ namespace, name }, position) => [
        { at: [...at, 'workloads', position, 'namespace'], name: namespace },
        { at: [...at, 'workloads', position, 'name'], name },
      ]),
    ];
    return names.flatMap((one) =>
      complainIf(wordsIn(one.name ?? '').length > 0, one.at, `${one.name} needs an environment with \`preview\``),
    );
  });
}

/** Environments whose names are those of previews of another one, or that come after one. */
export function checkPreviewNames(application: ApplicationConfiguration, base: Path): readonly Complaint[] {
  const { environments } = application;
  return Object.entries(environments).flatMap(([name, { after }]) => {
    const path = [...base, 'environments', name];
    const { [name]: _, ...others } = environments;
    const twin = previewNamed({ environments: others }, name);
    return [
      ...complainIf(
        twin !== undefined,
        path,
        `"${name}" is the name of a preview of "${twin?.of}"`,
        'call it otherwise',
      ),
      ...after.flatMap((before, index) =>
        complainIf(
          environments[before]?.preview !== undefined,
          [...path, 'after', index],
          `"${before}" has previews, one for each pull request: nothing is promoted from there`,
        ),
      ),
    ];
  });
}

function complainIf(isWrong: boolean, path: Path, message: string, remedy?: string): readonly Complaint[] {
  return isWrong ? [{ path, message, ...(remedy === undefined ? {} : { remedy }) }] : [];
}
