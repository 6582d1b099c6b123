import { once } from '../../data/once.ts';
import type { Override, SeenApplication, TargetOf, Written } from '../../doctor/application.ts';
import {
  judgeAutoSync,
  judgeOverrides,
  judgeSource,
  judgeVersion,
  judgeWindows,
  seenApplication,
  sourceFiles,
} from '../../doctor/application.ts';
import type { Answering, Diagnosis } from '../../doctor/diagnosis.ts';
import { answering } from '../../doctor/diagnosis.ts';
import { applicationRights, argoRights, judgeArgoRights, judgeKubernetesRights } from '../../doctor/rights.ts';
import type { Sighting } from '../../doctor/workloads.ts';
import { dataOf } from '../../doctor/yaml-data.ts';
import type { FileEdit } from '../../manifest/plan.ts';
import type { ResourceType } from '../../ports/cluster.ts';
import { readApplicationSet } from '../../rollout/application-set.ts';
import { readProject } from '../../rollout/sync-window.ts';
import { provisionalImage } from '../build.ts';
import { fillIn } from '../plan-edits.ts';
import { listOnce } from '../wanted.ts';
import { applicationType } from '../watched-types.ts';
import type { Examination } from './examination.ts';
import type { Chart, Patient } from './patient.ts';
import { reviewAll } from './rights.ts';
import { sightOf } from './sight.ts';
import type { ExaminedTarget } from './targets.ts';
import { applicationCluster, targetsOf } from './targets.ts';

type Argo = NonNullable<ExaminedTarget['target']['argocd']>;

/** One Application with what is asked about it. */
interface Case {
  readonly patient: Patient;
  readonly chart: Chart;
  readonly of: ExaminedTarget;
  readonly argocd: Argo;
  readonly target: TargetOf;
  /** The Application as it is seen; undefined where there is no way to it. */
  readonly sight: () => Promise<Sighting<SeenApplication> | undefined>;
}

/** Questions about the Applications of Argo CD. */
export function argocdExaminations(patient: Patient, chart: Chart, signal: AbortSignal): readonly Examination[] {
  return targetsOf(patient).flatMap((of) => {
    const { argocd } = of.target;
    return argocd === undefined ? [] : examinationsOf(caseOf({ patient, chart, of, argocd }, signal));
  });
}

function caseOf(given: Pick<Case, 'patient' | 'chart' | 'of' | 'argocd'>, signal: AbortSignal): Case {
  const { argocd, of, patient } = given;
  const application = { namespace: argocd.namespace, name: argocd.application };
  return {
    ...given,
    target: { about: `${of.about} ${argocd.application}`, application, sync: argocd.sync },
    sight: once(async () => {
      const cluster = await patient.ports.cluster(applicationCluster(of.target));
      if (cluster === undefined) return undefined;
      return sightOf(
        await listOnce(cluster, applicationType(application), signal),
        argocd.application,
        seenApplication,
      );
    }),
  };
}

function examinationsOf(one: Case): readonly Examination[] {
  const { about } = one.target;
  /** Once the Application is seen; that it is not is told by itself. */
  const ofSeen = (
    question: Examination['questions'][number],
    run: (seen: SeenApplication, signal: AbortSignal) => Promise<Diagnosis>,
  ): Examination => ({
    questions: [question],
    about,
    run: async (signal) => {
      const sight = await one.sight().catch(() => undefined);
      return sight?.state === 'seen' ? [await run(sight.object, signal)] : [];
    },
  });
  return [
    { questions: ['argocd-application'], about, run: async () => [judgeSight(await one.sight(), one)] },
    { questions: ['argocd-permissions'], about, run: (signal) => rights(one, signal) },
    { questions: ['argocd-version'], about, run: (signal) => version(one, signal) },
    ofSeen('auto-sync', (seen, signal) => autoSync(one, seen, signal)),
    ofSeen('sync-window', (seen, signal) => windows(one, seen, signal)),
    ofSeen('source', async (seen) => judgeSource(seen, await written(one), about)),
    ofSeen('overrides', (seen, signal) => overrides(one, seen, signal)),
  ];
}

function judgeSight(sight: Sighting<SeenApplication> | undefined, { target, argocd }: Case): Diagnosis {
  const { fine, problem, unknown }: Answering = answering('argocd-application', target.about);
  const access = 'see docs/permissions.md, "The cluster" or "Argo CD\'s own API"';
  switch (sight?.state) {
    case undefined:
      return unknown(
        'no way to Argo CD was given',
        'give `kubeconfig`, `argocd-server` and `argocd-token`, or `clusters` in the configuration',
      );
    case 'seen': {
      const { application } = sight.object;
      if (application.deleting) return problem('it is being deleted', 'wait, or correct `argocd.application`');
      return fine(`${application.syncStatus ?? 'Unknown'}, ${application.health ?? 'Unknown'}`);
    }
    case 'absent':
      return problem(
        `there is no Application ${argocd.namespace}/${argocd.application}`,
        'correct `argocd.application`, its `namespace` or its `cluster`; before it is made, a deployment waits for it',
      );
    case 'unknown-type':
      return problem('the cluster has no Argo CD', 'name the cluster that holds the Application: `argocd.cluster`');
    case 'forbidden':
      return problem(`may not be read: ${sight.message}`, access);
    case 'unreachable':
      return unknown(`Argo CD does not answer: ${sight.message}`, 'see that its address can be reached from here');
  }
}

async function rights(
  { patient, of, argocd, target, sight }: Case,
  signal: AbortSignal,
): Promise<readonly Diagnosis[]> {
  const cluster = await patient.inspection.cluster(applicationCluster(of.target));
  const syncs = argocd.sync === 'if-manual';
  if (cluster === undefined) return [];
  if (cluster.through === 'kubernetes') {
    const reviewed = await reviewAll(applicationRights(argocd.namespace, syncs), cluster.may, signal);
    return [judgeKubernetesRights(reviewed, { question: 'argocd-permissions', about: target.about })];
  }
  const seen = await sight().catch(() => undefined);
  const project = seen?.state === 'seen' ? seen.object.application.project.name : '*';
  const steers = of.target.workloads.some(({ kind }) => kind === 'Rollout');
  const wanted = argoRights(`${project}/${argocd.application}`, syncs);
  return [judgeArgoRights(await reviewAll(wanted, cluster.may, signal), { about: target.about, steers })];
}

async function version({ patient, of, target }: Case, signal: AbortSignal): Promise<readonly Diagnosis[]> {
  const cluster = await patient.inspection.cluster(applicationCluster(of.target));
  if (cluster?.through !== 'argocd') return [];
  const answer = await cluster.version(signal);
  if (answer.state === 'given') return [judgeVersion(answer.value, target.about)];
  return [answering('argocd-version', target.about).unknown(answer.why, 'see that the address is that of Argo CD')];
}

function named(
  resource: string,
  { namespace, name }: { readonly namespace: string; readonly name: string },
): ResourceType {
  return { apiVersion: 'argoproj.io/v1alpha1', resource, namespace, only: name };
}

async function look<T>(
  { patient, of }: Case,
  type: ResourceType,
  read: (object: object) => T,
  signal: AbortSignal,
): Promise<Sighting<T>> {
  const cluster = await patient.ports.cluster(applicationCluster(of.target));
  if (cluster === undefined) return { state: 'absent' };
  return sightOf(await listOnce(cluster, type, signal), type.only ?? '', read);
}

async function autoSync(one: Case, seen: SeenApplication, signal: AbortSignal): Promise<Diagnosis> {
  const { applicationSet, namespace, automated } = seen.application;
  if (applicationSet === undefined || automated) return judgeAutoSync(seen, undefined, one.target);
  const set = await look(
    one,
    named('applicationsets', { namespace, name: applicationSet }),
    readApplicationSet,
    signal,
  );
  return judgeAutoSync(seen, set.state === 'seen' ? set.object : 'hidden', one.target);
}

async function windows(one: Case, seen: SeenApplication, signal: AbortSignal): Promise<Diagnosis> {
  const { project } = seen.application;
  const { about } = one.target;
  const sight = await look(one, named('appprojects', project), readProject, signal);
  if (sight.state === 'seen') return judgeWindows(sight.object, seen, one.patient.ports.clock.now(), about);
  const why = 'message' in sight ? sight.message : 'it is not there';
  return answering('sync-window', about).unknown(
    `the AppProject ${project.name} cannot be seen: ${why}`,
    `let us list appprojects in ${project.namespace} (docs/permissions.md)`,
  );
}

/** The edits of the target with their templates filled in, with an image that is not there yet. */
async function editsOf({ chart, of }: Case): Promise<readonly FileEdit[]> {
  const plan = await chart.planFor(of.environment);
  const targets = plan.targets.filter(({ name }) => name === of.target.name);
  return fillIn({ ...plan, targets }, provisionalImage(plan));
}

async function written(one: Case): Promise<Written> {
  const { patient, chart } = one;
  const looked = await chart.gitops().catch(() => undefined);
  const seen = looked?.seen.state === 'seen' ? { defaultBranch: looked.seen.settings.defaultBranch } : {};
  const files = [...new Set((await editsOf(one)).map(({ file }) => file))];
  return { url: patient.gitopsUrl, branch: patient.configuration.gitops.branch, files, ...seen };
}

async function overrides(one: Case, seen: SeenApplication, signal: AbortSignal): Promise<Diagnosis> {
  const { patient, target } = one;
  const { gitops, image } = patient.configuration;
  const repository = await patient.ports.gitops();
  const head = await repository.head(gitops.branch, signal);
  const paths = sourceFiles(seen, patient.gitopsUrl);
  const read = head === undefined ? new Map<string, Uint8Array>() : await repository.read(head, paths, signal);
  const files = [...read].map(([where, bytes]): Override => ({ where, data: dataOf(bytes) }));
  const edits = await editsOf(one);
  const byPath = edits.flatMap((edit) => (edit.target.by === 'path' ? [edit.target.path] : []));
  return judgeOverrides(seen, files, { keys: { image: image.name, paths: byPath }, about: target.about });
}
