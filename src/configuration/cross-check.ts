import { readRepositoryName } from '../data/repository-name.ts';
import { nearest } from '../text/nearest.ts';
import { checkBuild } from './check-build.ts';
import { checkPreview, checkPreviewNames } from './check-preview.ts';
import { checkRightSize } from './check-right-size.ts';
import { checkSafety } from './check-safety.ts';
import { checkSigning } from './check-signing.ts';
import type { Complaint, Path } from './complaint.ts';
import { notYet } from './not-yet.ts';
import { isAllowed } from './paths.ts';
import type { ApplicationConfiguration, EnvironmentConfiguration, TargetConfiguration } from './schema.ts';

/** What no single value shows: names that must exist elsewhere, twins, cycles, files outside of the allowed paths. */
export function crossCheck(application: ApplicationConfiguration, base: Path): readonly Complaint[] {
  const complaints = Object.entries(application.environments).flatMap(([name, environment]) =>
    checkEnvironment(application, environment, [...base, 'environments', name]),
  );
  const build = checkBuild(application.image, [...base, 'image']);
  const signing = checkSigning(application.signing, [...base, 'signing']);
  const told = checkNotifications(application, [...base, 'notifications']);
  const previews = checkPreviewNames(application, base);
  const sizes = checkRightSize(application, [...base, 'right-size']);
  const others = [...sizes, ...previews, ...cycles(application, base), ...notYet(application, base)];
  return [...build, ...signing, ...complaints, ...told, ...others];
}

/** Nobody is told of an environment that is not there; what serves several applications may name those of others. */
function checkNotifications(
  { notifications, environments }: ApplicationConfiguration,
  path: Path,
): readonly Complaint[] {
  const known = Object.keys(environments);
  if (path.length > 1) return [];
  return notifications.flatMap(({ environments: named = [] }, index) =>
    named.flatMap((name, position) =>
      known.includes(name)
        ? []
        : [unknownName([...path, index, 'environments', position], 'environment', { name, known })],
    ),
  );
}

function unknownName(path: Path, what: string, at: { name: string; known: readonly string[] }): Complaint {
  const guess = nearest(at.name, at.known);
  const list = at.known.length === 0 ? 'none' : at.known.join(', ');
  return {
    path,
    message: `there is no ${what} "${at.name}"; there is ${list}`,
    ...(guess === undefined ? {} : { remedy: `did you mean "${guess}"?` }),
  };
}

function checkEnvironment(
  application: ApplicationConfiguration,
  environment: EnvironmentConfiguration,
  path: Path,
): readonly Complaint[] {
  const environments = Object.keys(application.environments);
  const after = environment.after.flatMap((name, index) =>
    environments.includes(name)
      ? []
      : [unknownName([...path, 'after', index], 'environment', { name, known: environments })],
  );
  const targets = environment.targets.map(({ name }) => name);
  const twins = environment.targets.flatMap(({ name }, index) =>
    targets.indexOf(name) === index
      ? []
      : [{ path: [...path, 'targets', index, 'name'], message: `the target "${name}" stands twice` }],
  );
  const pointless =
    environment.write === 'push' && environment.merge !== 'immediate'
      ? [
          {
            path: [...path, 'merge'],
            message: `\`merge: ${environment.merge}\` needs \`write: pull-request\`: a push merges nothing`,
          },
        ]
      : [];
  const own = environment.targets.flatMap((target, index) =>
    checkTarget(application, target, [...path, 'targets', index]),
  );
  const pull = checkPullRequest(application, environment, [...path, 'pull-request']);
  const waves = checkWaves(environment, path);
  const soak = checkSoak(environment, path);
  const preview = checkPreview(application, environment, path);
  const safety = checkSafety(application, environment, path);
  return [...after, ...soak, ...waves, ...twins, ...pointless, ...pull, ...preview, ...safety, ...own];
}

/** What never was anywhere before has not been healthy there for any time. */
function checkSoak({ after, soak }: EnvironmentConfiguration, path: Path): readonly Complaint[] {
  const message = '`soak` needs `after`: it is how long the image must have been healthy there';
  return soak !== undefined && after.length === 0 ? [{ path: [...path, 'soak'], message }] : [];
}

/** Each target is in one wave, and what is said of waves has several to speak of. */
function checkWaves(environment: EnvironmentConfiguration, path: Path): readonly Complaint[] {
  const targets = environment.targets.map(({ name }) => name);
  const { waves = [] } = environment;
  const waved = waves.flat();
  const unknown = waves.flatMap((wave, index) =>
    wave.flatMap((name, position) => {
      const at = [...path, 'waves', index, position];
      if (!targets.includes(name)) return [unknownName(at, 'target', { name, known: targets })];
      const first = waves.findIndex((names) => names.includes(name));
      const isTwin = first < index || wave.indexOf(name) < position;
      return isTwin ? [{ path: at, message: `the target "${name}" is in wave ${first + 1} already` }] : [];
    }),
  );
  const left = waves.length === 0 ? [] : targets.filter((name) => !waved.includes(name));
  const incomplete = left.map((name) => ({
    path: [...path, 'waves'],
    message: `the target "${name}" is in no wave, so it would never be deployed`,
  }));
  const isPointless = environment['wave-soak'] !== undefined && waves.length < 2;
  const pointless = isPointless
    ? [{ path: [...path, 'wave-soak'], message: '`wave-soak` needs several `waves`: it is the time between two' }]
    : [];
  return [...unknown, ...incomplete, ...pointless];
}

/** A draft cannot be merged, by us no more than by GitHub's own button; and GitHub knows the teams of the owner alone. */
function checkPullRequest(
  { gitops }: ApplicationConfiguration,
  environment: EnvironmentConfiguration,
  path: Path,
): readonly Complaint[] {
  const { draft, reviewers } = environment['pull-request'];
  const isLeft = environment.write !== 'push' && environment.merge === 'manual';
  const message = '`draft: true` needs `write: pull-request` and `merge: manual`: a draft cannot be merged';
  const drafts =
    draft && !isLeft ? [{ path: [...path, 'draft'], message, remedy: 'somebody marks it ready, and merges it' }] : [];
  const owner = readRepositoryName(gitops.repository)?.owner;
  const strangers = reviewers.flatMap((reviewer, index) => {
    const [organization = '', slug] = reviewer.split('/');
    if (slug === undefined || owner === undefined || organization.toLowerCase() === owner.toLowerCase()) return [];
    const stranger = `${reviewer} is no team of ${owner}, which owns ${gitops.repository}`;
    return [{ path: [...path, 'reviewers', index], message: stranger, remedy: `name it as ${owner}/${slug}` }];
  });
  const twins = [
    ...twinsIn(environment['pull-request'].labels, [...path, 'labels']),
    ...twinsIn(reviewers, [...path, 'reviewers']),
  ];
  return [...drafts, ...strangers, ...twins];
}

/** GitHub compares these without case. */
function twinsIn(names: readonly string[], path: Path): readonly Complaint[] {
  const lower = names.map((name) => name.toLowerCase());
  return names.flatMap((name, index) =>
    lower.indexOf(name.toLowerCase()) === index ? [] : [{ path: [...path, index], message: `${name} stands twice` }],
  );
}

function checkTarget(
  application: ApplicationConfiguration,
  target: TargetConfiguration,
  path: Path,
): readonly Complaint[] {
  const known = Object.keys(application.clusters);
  const clusters = [
    { name: target.cluster, path: [...path, 'cluster'] },
    { name: target.argocd?.cluster, path: [...path, 'argocd', 'cluster'] },
  ].flatMap(({ name, path: at }) =>
    name === undefined || known.includes(name) ? [] : [unknownName(at, 'cluster', { name, known })],
  );
  const behind = checkBehindArgo(application, target, path);
  const allowed = application.gitops['allowed-paths'];
  const outside = target.edits.flatMap(({ file }, index) => {
    if (file.includes('{{') || isAllowed(file, allowed)) return [];
    const message = `${file} is outside of gitops.allowed-paths (${allowed.join(', ')})`;
    return [{ path: [...path, 'edits', index, 'file'], message, remedy: 'add it there, or correct the file' }];
  });
  return [...clusters, ...behind, ...outside];
}

/** Argo CD shows workloads as a part of their Application alone, and each Argo CD its own. */
function checkBehindArgo(
  { clusters }: ApplicationConfiguration,
  { cluster, argocd }: TargetConfiguration,
  path: Path,
): readonly Complaint[] {
  if (cluster === undefined || clusters[cluster]?.argocd === undefined) return [];
  if (argocd === undefined)
    return [
      {
        path: [...path, 'cluster'],
        message: `"${cluster}" is an Argo CD, which shows workloads as a part of an Application alone`,
        remedy: 'name the Application: `argocd: { application: … }`',
      },
    ];
  if (argocd.cluster === undefined || argocd.cluster === cluster) return [];
  const message = `the workloads are watched through the Argo CD "${cluster}", so the Application must be there too`;
  return [{ path: [...path, 'argocd', 'cluster'], message, remedy: 'leave it out' }];
}

function cycles(application: ApplicationConfiguration, base: Path): readonly Complaint[] {
  return Object.keys(application.environments).flatMap((name) => {
    if (!reaches(application, name, name, new Set())) return [];
    return [
      { path: [...base, 'environments', name, 'after'], message: `the environment "${name}" comes after itself` },
    ];
  });
}

function reaches(application: ApplicationConfiguration, from: string, wanted: string, seen: Set<string>): boolean {
  if (seen.has(from)) return false;
  seen.add(from);
  const before = application.environments[from]?.after ?? [];
  return before.some((name) => name === wanted || reaches(application, name, wanted, seen));
}
