import { textAt } from '../../data/fields.ts';
import { onceEach } from '../../data/once.ts';
import type { Diagnosis } from '../../doctor/diagnosis.ts';
import { answering } from '../../doctor/diagnosis.ts';
import { judgeKubernetesRights, workloadRights } from '../../doctor/rights.ts';
import type { Sighting } from '../../doctor/workloads.ts';
import { judgeTemplates, judgeWorkload, ourImage, templatesOf } from '../../doctor/workloads.ts';
import type { Cluster, KubernetesObject } from '../../ports/cluster.ts';
import type { WorkloadName } from '../../rollout/goal.ts';
import { referenceIn } from '../../rollout/rollout.ts';
import { readWorkload } from '../../rollout/workload.ts';
import { listOnce } from '../wanted.ts';
import { places } from '../watched-types.ts';
import type { Examination } from './examination.ts';
import type { Patient } from './patient.ts';
import { reviewAll } from './rights.ts';
import { sightOf, sightOfAll } from './sight.ts';
import type { ExaminedTarget } from './targets.ts';
import { targetsOf } from './targets.ts';

/** Questions about what runs the image. */
export function workloadExaminations(patient: Patient, ward: Ward): readonly Examination[] {
  return targetsOf(patient).flatMap((of) => [
    ...of.target.workloads.flatMap((workload) => [
      workloadExamination(patient, ward, { of, workload }),
      ...(workload.kind === 'Rollout' ? [templatesExamination(patient, ward, { of, workload })] : []),
    ]),
    ...[...new Set(of.target.workloads.map(({ namespace }) => namespace))].map((namespace) =>
      rightsExamination(patient, of, namespace),
    ),
  ]);
}

/** A workload of a target. */
interface Bed {
  readonly of: ExaminedTarget;
  readonly workload: WorkloadName;
}

/** Workloads as they are seen, each looked at once; undefined where there is no way to their cluster. */
export interface Ward {
  readonly see: (bed: Bed) => Promise<Sighting<KubernetesObject> | undefined>;
  /** The image of ours that the first workload of a target runs that does, as it names it. */
  readonly runningImage: () => Promise<string | undefined>;
}

/** The workloads of a patient; what is asked ends with the signal. */
export function wardOf(patient: Patient, signal: AbortSignal): Ward {
  const beds = new Map<string, Bed>();
  const seeOnce = onceEach(async (key: string) => {
    const bed = beds.get(key);
    const cluster = bed === undefined ? undefined : await patient.ports.cluster(bed.of.target.cluster);
    if (bed === undefined || cluster === undefined) return undefined;
    return sightOf(await list(cluster, bed, places[bed.workload.kind], signal), bed.workload.name, (object) => object);
  });
  const see = (bed: Bed) => {
    const { of, workload } = bed;
    const key = JSON.stringify([of.about, workload.kind, workload.namespace, workload.name]);
    beds.set(key, bed);
    return seeOnce(key);
  };
  return { see, runningImage: () => runningImage(patient, see) };
}

async function runningImage(patient: Patient, see: Ward['see']): Promise<string | undefined> {
  const all = targetsOf(patient).flatMap((of) => of.target.workloads.map((workload) => ({ of, workload })));
  for (const bed of all) {
    const sight = await see(bed).catch(() => undefined);
    if (sight?.state !== 'seen') continue;
    const image = ourImage(readWorkload(bed.workload.kind, sight.object), patient.configuration.image.name);
    if (image !== undefined) return image;
  }
  return undefined;
}

/** The objects of a type where a workload is. */
function list(
  cluster: Cluster,
  { of, workload }: Bed,
  place: { readonly apiVersion: string; readonly resource: string },
  signal: AbortSignal,
) {
  const { argocd } = of.target;
  const owner = argocd === undefined ? {} : { application: { namespace: argocd.namespace, name: argocd.application } };
  return listOnce(cluster, { ...place, namespace: workload.namespace, ...owner }, signal);
}

function aboutOf({ of, workload }: Bed): string {
  return `${of.about} ${workload.kind} ${workload.namespace}/${workload.name}`;
}

function workloadExamination({ ports, configuration }: Patient, { see }: Ward, bed: Bed): Examination {
  const { of, workload } = bed;
  return {
    questions: ['workload'],
    about: aboutOf(bed),
    run: async (signal) => {
      const sight = await see(bed);
      if (sight === undefined) return [unreached(bed)];
      const cluster = await ports.cluster(of.target.cluster);
      const referenced =
        sight.state === 'seen' && cluster !== undefined
          ? await deploymentOf(cluster, bed, sight.object, signal)
          : undefined;
      const seen =
        sight.state === 'seen' ? { ...sight, object: readWorkload(workload.kind, sight.object, referenced) } : sight;
      return [judgeWorkload(workload, seen, { image: configuration.image.name, target: of.about })];
    },
  };
}

function unreached(bed: Bed): Diagnosis {
  return answering('workload', aboutOf(bed)).unknown(
    'no way to the cluster was given: deployments end paused, not-watched',
    'give `kubeconfig`, or `clusters` in the configuration; or let Argo CD tell (docs/unreachable-clusters.md)',
  );
}

/** The Deployment whose pod template a Rollout takes (`workloadRef`), if it does. */
async function deploymentOf(cluster: Cluster, bed: Bed, object: KubernetesObject, signal: AbortSignal) {
  const reference = referenceIn(object);
  if (reference?.kind !== 'Deployment') return undefined;
  const sight = sightOf(await list(cluster, bed, places.Deployment, signal), reference.name, (one) => one);
  return sight.state === 'seen' ? sight.object : undefined;
}

function templatesExamination({ ports, inspection }: Patient, { see }: Ward, bed: Bed): Examination {
  const { namespace } = bed.workload;
  return {
    questions: ['templates'],
    about: aboutOf(bed),
    run: async (signal) => {
      const sight = await see(bed).catch(() => undefined);
      const cluster = await ports.cluster(bed.of.target.cluster);
      if (sight?.state !== 'seen' || cluster === undefined) return [];
      const wanted = templatesOf(sight.object);
      const seesAll = (await inspection.cluster(bed.of.target.cluster))?.through !== 'argocd';
      const place = { apiVersion: 'argoproj.io/v1alpha1', resource: 'analysistemplates' };
      const known = wanted.length === 0 ? undefined : sightOfAll(await list(cluster, bed, place, signal));
      const names =
        known?.state === 'seen'
          ? { ...known, object: known.object.map((one) => textAt(one, 'metadata', 'name') ?? '') }
          : known;
      return [judgeTemplates(wanted, names ?? { state: 'absent' }, { about: aboutOf(bed), namespace, seesAll })];
    },
  };
}

/** In Argo CD rights are those of the Application, and are asked for there. */
function rightsExamination({ inspection }: Patient, { target, about }: ExaminedTarget, namespace: string): Examination {
  return {
    questions: ['cluster-permissions'],
    about: `${about} ${namespace}`,
    run: async (signal) => {
      const cluster = await inspection.cluster(target.cluster);
      if (cluster?.through !== 'kubernetes') return [];
      const kinds = new Set(target.workloads.filter((one) => one.namespace === namespace).map(({ kind }) => kind));
      const resources = [...kinds].map((kind) => ({
        group: places[kind].apiVersion.split('/')[0] ?? '',
        resource: places[kind].resource,
      }));
      const reviewed = await reviewAll(workloadRights(namespace, resources), cluster.may, signal);
      return [judgeKubernetesRights(reviewed, { question: 'cluster-permissions', about: `${about} ${namespace}` })];
    },
  };
}
