import { proposes } from '../../configuration/environment.ts';
import { answering } from '../../doctor/diagnosis.ts';
import type { Probe } from '../../doctor/facts.ts';
import type { NeededPermission, TokenOf } from '../../doctor/token.ts';
import { judgePermissions, judgeToken } from '../../doctor/token.ts';
import type { ProbedPermission } from '../../ports/inspection.ts';
import type { Examination } from './examination.ts';
import type { Chart, Looked, Patient } from './patient.ts';

/** A permission that is needed, whose read can be tried. */
type Wanted = NeededPermission & { readonly name: ProbedPermission };

/** What a deployment asks of the application repository: docs/permissions.md. */
export const applicationPermissions: readonly Wanted[] = [
  { name: 'contents', level: 'read' },
  { name: 'statuses', level: 'write' },
  { name: 'deployments', level: 'write' },
  { name: 'pull-requests', level: 'write' },
  { name: 'actions', level: 'read' },
];

function gitopsPermissions({ environments }: Patient): readonly Wanted[] {
  return [
    { name: 'contents', level: 'write' },
    ...(environments.some(([, one]) => proposes(one)) ? [{ name: 'pull-requests', level: 'write' } as const] : []),
  ];
}

/** Questions about both tokens. */
export function tokenExaminations(patient: Patient, chart: Chart): readonly Examination[] {
  const { branch, repository } = patient.configuration.gitops;
  const now = patient.ports.clock.now();
  return [
    examination(chart.application, {
      needed: applicationPermissions,
      name: 'the application repository',
      now,
      question: 'token',
    }),
    examination(chart.gitops, {
      needed: gitopsPermissions(patient),
      name: repository,
      now,
      question: 'gitops-token',
      branch,
    }),
  ];
}

interface About {
  readonly needed: readonly Wanted[];
  /** What it is called before it has been seen. */
  readonly name: string;
  readonly now: Date;
  readonly question: TokenOf['question'];
  /** The branch to try reads on; the default one unless given. */
  readonly branch?: string;
}

function examination(look: () => Promise<Looked | undefined>, about: About): Examination {
  const { question, name, now, needed } = about;
  const input = question === 'token' ? 'github-token' : 'gitops-token';
  return {
    questions: [question, question === 'token' ? 'permissions' : 'gitops-permissions'],
    about: name,
    run: async (signal) => {
      const looked = await look();
      if (looked === undefined) return [withoutToken(about, input)];
      const { inspection, seen } = looked;
      const of: TokenOf = { repository: inspection.repository, input, question, now };
      if (seen.state === 'refused') return [judgeToken(seen, of)];
      const ref = about.branch ?? seen.settings.defaultBranch;
      const probes = await Promise.all(
        needed.map(async ({ name: one }): Promise<[string, Probe]> => [one, await inspection.probe(one, ref, signal)]),
      );
      return [judgeToken(seen, of), judgePermissions({ seen, needed, probes: new Map(probes) }, of)];
    },
  };
}

function withoutToken({ question, name }: About, input: string) {
  const { unknown } = answering(question, name);
  if (question === 'token')
    return unknown(
      'there is no token for it',
      'set `GITHUB_TOKEN` and `GITHUB_REPOSITORY`; in a workflow they are there',
    );
  return unknown(
    'it is not on this GitHub, or there is no token for it: it is only read',
    `name it as owner/name, and give \`${input}\``,
  );
}
