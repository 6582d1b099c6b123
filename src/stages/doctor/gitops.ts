import { proposes } from '../../configuration/environment.ts';
import type { EnvironmentConfiguration } from '../../configuration/schema.ts';
import { inFolder } from '../../data/folder.ts';
import { branchName, rollbackBranchName } from '../../deployment/names.ts';
import type { Writing } from '../../doctor/branch.ts';
import { judgeOurBranch, judgeStarts, judgeWrite } from '../../doctor/branch.ts';
import { answering } from '../../doctor/diagnosis.ts';
import { judgeMerging } from '../../doctor/merging.ts';
import { beginningOf, judgePaths } from '../../doctor/paths.ts';
import { judgeRequiredCheck } from '../../doctor/required-check.ts';
import { largestWorkflow, readWorkflow } from '../../doctor/workflow-file.ts';
import { remedyOf } from '../../outcome.ts';
import { provisionalImage } from '../build.ts';
import { planWavesOn, readHead } from '../plan-edits.ts';
import { silentRun } from '../run.ts';
import type { Examination } from './examination.ts';
import type { Chart, Patient } from './patient.ts';
import { isManyPreviews } from './targets.ts';

/** Questions about the GitOps repository, its branch and what is written there. */
export function gitopsExaminations(patient: Patient, chart: Chart): readonly Examination[] {
  return [
    branchExamination(patient),
    checkExamination(patient, chart),
    pathsExamination(patient),
    ...patient.environments.flatMap(([name, environment]) => [
      rulesExamination(patient, chart, [name, environment]),
      editsExamination(patient, chart, name),
    ]),
  ];
}

function branchExamination({ ports, configuration }: Patient): Examination {
  const { repository, branch } = configuration.gitops;
  return {
    questions: ['branch'],
    about: repository,
    run: async (signal) => {
      const { fine, problem } = answering('branch', repository);
      const head = await (await ports.gitops()).head(branch, signal);
      if (head !== undefined) return [fine(`${branch} is at ${head.slice(0, 12)}`)];
      return [problem(`it has no branch ${branch}`, 'correct `gitops.branch`, or make the branch')];
    },
  };
}

function rulesExamination(
  { configuration, by }: Patient,
  chart: Chart,
  [name, environment]: readonly [string, EnvironmentConfiguration],
): Examination {
  const { write, merge } = environment;
  const { branch } = configuration.gitops;
  const writing: Writing = { environment: name, write, merge, by, branch };
  return {
    questions: ['starts-workflows', 'write', 'our-branch', 'merging'],
    about: name,
    run: async () => {
      const looked = await chart.gitops();
      const facts = await chart.branch(branch);
      if (looked?.seen.state !== 'seen' || facts === undefined) return [unseen(name, looked === undefined)];
      const scope = { application: configuration.application, environment: name };
      const ours = write === 'push' ? rollbackBranchName(scope) : branchName(scope);
      const ourFacts = proposes(environment) ? await chart.branch(ours) : undefined;
      return [
        judgeStarts(facts, looked.seen.token.kind, writing),
        judgeWrite(facts, writing),
        ...(ourFacts === undefined ? [] : [judgeOurBranch(ourFacts, writing, ours)]),
        judgeMerging(facts, looked.seen.settings, writing),
      ];
    },
  };
}

function unseen(environment: string, isElsewhere: boolean) {
  const { unknown } = answering('write', environment);
  return isElsewhere
    ? unknown(
        'the repository is not on this GitHub, or there is no token for it: its rules are not known',
        'where a hook or a protection refuses pushes, `deploy` says what it said',
      )
    : unknown('the token does not see the repository, so its rules are not known', 'see what is said of the token');
}

/** Workflows that are read: of more the first. */
const mostWorkflows = 50;

function checkExamination({ ports, configuration }: Patient, chart: Chart): Examination {
  const { repository, branch } = configuration.gitops;
  return {
    questions: ['required-check'],
    about: repository,
    run: async (signal) => {
      const gitops = await ports.gitops();
      const head = await gitops.head(branch, signal);
      // that there is no such branch is told by itself
      if (head === undefined) return [];
      const folder = '.github/workflows';
      const names = (await gitops.folders(head, [folder], signal)).get(folder)?.files ?? [];
      const files = [...names].filter((name) => /\.ya?ml$/.test(name)).map((name) => inFolder(folder, name));
      const read = await gitops.read(head, files.sort().slice(0, mostWorkflows), signal);
      const workflows = [...read].flatMap(([file, bytes]) => {
        const workflow = bytes.length > largestWorkflow ? '' : readWorkflow(file, new TextDecoder().decode(bytes));
        return typeof workflow === 'string' ? [] : [workflow];
      });
      const rules = await chart.branch(branch).catch(() => undefined);
      return [judgeRequiredCheck({ repository, branch, workflows, rules })];
    },
  };
}

function pathsExamination({ ports, configuration }: Patient): Examination {
  const { branch, repository, 'allowed-paths': patterns } = configuration.gitops;
  return {
    questions: ['paths'],
    about: repository,
    run: async (signal) => {
      const gitops = await ports.gitops();
      const head = await gitops.head(branch, signal);
      // that there is no such branch is told by itself
      if (head === undefined) return [];
      const beginnings = [...new Set(patterns.map(beginningOf))].filter((one) => one !== '');
      const folders = await gitops.folders(head, beginnings, signal);
      const files = await gitops.read(
        head,
        beginnings.filter((one) => !folders.has(one)),
        signal,
      );
      return judgePaths(patterns, (beginning) => folders.has(beginning) || files.has(beginning));
    },
  };
}

/** As `deploy` does it, with an image that is not there yet. */
function editsExamination(patient: Patient, chart: Chart, name: string): Examination {
  return {
    questions: ['edits'],
    about: name,
    run: async (signal) => {
      const { ports } = patient;
      const { fine, problem, unknown } = answering('edits', name);
      if (isManyPreviews(patient, name))
        return [unknown('each pull request has its own', `run doctor for one that is open: --environment ${name}-17`)];
      const plan = await chart.planFor(name);
      const run = silentRun<'gitops' | 'policyFiles'>(plan, ports, signal);
      const head = await readHead(run);
      const planned = typeof head === 'string' ? await planWavesOn(run, provisionalImage(plan), head) : head;
      if (!('event' in planned)) {
        const edits = planned.whole.files.flatMap(({ named }) => named);
        const files = planned.whole.files.map(({ file }) => file);
        return [fine(`${edits.length} in ${files.join(', ')}`)];
      }
      if (planned.event !== 'ended') return [unknown('they were not planned', 'run `deploy --dry-run`')];
      return [problem(planned.outcome.sentence, remedyOf(planned.outcome))];
    },
  };
}
