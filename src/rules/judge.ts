import type { Finding } from '../readiness/finding.ts';
import type { RuleContext } from './context.ts';
import type { Dockerfile } from './dockerfile/dockerfile.ts';
import type { ManifestObject } from './object.ts';
import type { ObjectSet } from './object-set.ts';
import type { Pod } from './pod.ts';
import type { Report, Rule } from './rule.ts';
import type { Workflow } from './workflow/workflow.ts';

/** What is judged: sets of objects, each applied together, and files of other kinds. */
export interface Judged {
  readonly sets: readonly ObjectSet[];
  readonly dockerfiles: readonly Dockerfile[];
  readonly workflows: readonly Workflow[];
}

/** A finding, with what it is about: so that it can be found again before the change, and suppressed where it stands. */
export interface Said {
  readonly finding: Finding;
  readonly report: Report;
  readonly rule: Rule;
  /** The object, where it is about one. */
  readonly object?: ManifestObject;
}

/** A rule that came to no end: a mistake of ours. */
export interface FailedRule {
  readonly rule: Rule;
  /** The file that it looked at, or one of those. */
  readonly file: string;
  readonly error: unknown;
}

/** What kind of error a rule failed with: what the error says may hold words of the file. */
export function kindOfFailure(error: unknown): string {
  return error instanceof Error ? error.name : 'something else';
}

/**
 * What the rules say of everything; in the order of what is judged, then of the rules. Of what a rule throws at, it says nothing, and
 * all others say what they have to say.
 */
export function judgeByEachRule(
  judged: Judged,
  rules: readonly Rule[],
  context: RuleContext,
): { readonly said: readonly Said[]; readonly failed: readonly FailedRule[] } {
  const failed: FailedRule[] = [];
  const said = askAll(judged, rules, context, ({ rule, file, judge }) => {
    try {
      return judge();
    } catch (error) {
      failed.push({ rule, file: file(), error });
      return [];
    }
  });
  return { said, failed };
}

/** One rule about one thing. */
interface Question {
  readonly rule: Rule;
  readonly file: () => string;
  readonly judge: () => readonly Said[];
}

type Ask = (question: Question) => readonly Said[];

function askAll(judged: Judged, rules: readonly Rule[], context: RuleContext, ask: Ask): readonly Said[] {
  return [
    ...judged.sets.flatMap((set) => askOfSet(set, rules, context, ask)),
    ...judged.dockerfiles.flatMap((file) => askOfFile('dockerfile', file, { rules, context, ask })),
    ...judged.workflows.flatMap((file) => askOfFile('workflow', file, { rules, context, ask })),
  ];
}

/**
 * Every rule is asked of one object before the next one is looked at, since what was just read is near at hand for the processor; what
 * they say is told rule by rule.
 */
function askOfSet(set: ObjectSet, rules: readonly Rule[], context: RuleContext, ask: Ask): readonly Said[] {
  const objects = [...set.objects, ...set.patches];
  const podIn = new Map(set.pods.map((pod) => [pod.object, pod]));
  const told = rules.map((rule) => ({ rule, said: [askAboutSet(rule, set, context, ask)] }));
  for (const object of objects) {
    const asked = { object, pod: podIn.get(object), file: () => fileOf(object) };
    for (const { rule, said } of told) {
      const own = askAboutObject(rule, asked, context, ask);
      if (own.length > 0) said.push(own);
    }
  }
  return told.flatMap(({ said }) => said.flat());
}

function askAboutSet(rule: Rule, set: ObjectSet, context: RuleContext, ask: Ask): readonly Said[] {
  if (rule.looksAt !== 'set') return [];
  return ask({
    rule,
    file: () => [...set.objects, ...set.patches].map(fileOf)[0] ?? '.',
    judge: () => said(rule, rule.judge(set, context)),
  });
}

/** An object, with the pod template that stands in it. */
interface Asked {
  readonly object: ManifestObject;
  readonly pod: Pod | undefined;
  readonly file: () => string;
}

function askAboutObject(rule: Rule, { object, pod, file }: Asked, context: RuleContext, ask: Ask): readonly Said[] {
  if (rule.looksAt === 'object')
    return ask({ rule, file, judge: () => said(rule, rule.judge(object, context), object) });
  if (rule.looksAt === 'pod' && pod !== undefined)
    return ask({ rule, file, judge: () => said(rule, rule.judge(pod, context), object) });
  return [];
}

/** Of what was rendered, the folder of the kustomization or chart. */
function fileOf({ view }: ManifestObject): string {
  return view.text.tree.source.file || '.';
}

function askOfFile(
  kind: 'dockerfile' | 'workflow',
  file: Dockerfile | Workflow,
  by: { readonly rules: readonly Rule[]; readonly context: RuleContext; readonly ask: Ask },
): readonly Said[] {
  return by.rules.flatMap((rule) => {
    if (rule.looksAt !== kind) return [];
    const judge = rule.judge as (file: Dockerfile | Workflow, context: RuleContext) => Iterable<Report>;
    return by.ask({ rule, file: () => file.file, judge: () => said(rule, judge(file, by.context)) });
  });
}

function said(rule: Rule, reports: Iterable<Report>, judged?: ManifestObject): readonly Said[] {
  return [...reports].map((report) => {
    const object = report.object ?? judged;
    return { finding: findingOf(rule, report), report, rule, ...(object === undefined ? {} : { object }) };
  });
}

function findingOf(rule: Rule, { at, severity, message, why, fix, isSecret }: Report): Finding {
  return {
    rule: rule.id,
    severity: severity ?? rule.severities[0],
    place: at.place,
    path: at.path,
    message,
    why: why ?? rule.why,
    fix: fix ?? rule.fix,
    ...(isSecret === true ? { value: '', isSecret } : { value: at.value ?? '' }),
  };
}
