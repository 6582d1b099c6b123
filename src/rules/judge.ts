import type { Finding } from '../readiness/finding.ts';
import type { RuleContext } from './context.ts';
import type { Dockerfile } from './dockerfile/dockerfile.ts';
import type { ManifestObject } from './object.ts';
import type { ObjectSet } from './object-set.ts';
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

/** What the rules say of everything; in the order of what is judged, then of the rules. */
export function judgeByRules(judged: Judged, rules: readonly Rule[], context: RuleContext): readonly Said[] {
  return [
    ...judged.sets.flatMap((set) => judgeSet(set, rules, context)),
    ...judged.dockerfiles.flatMap((file) => judgeFile('dockerfile', file, rules, context)),
    ...judged.workflows.flatMap((file) => judgeFile('workflow', file, rules, context)),
  ];
}

function judgeSet(set: ObjectSet, rules: readonly Rule[], context: RuleContext): readonly Said[] {
  return rules.flatMap((rule) => judgeSetBy(rule, set, context));
}

function judgeSetBy(rule: Rule, set: ObjectSet, context: RuleContext): readonly Said[] {
  switch (rule.looksAt) {
    case 'pod':
      return set.pods.flatMap((pod) => said(rule, rule.judge(pod, context), pod.object));
    case 'object':
      return [...set.objects, ...set.patches].flatMap((object) => said(rule, rule.judge(object, context), object));
    case 'set':
      return said(rule, rule.judge(set, context));
    case 'dockerfile':
    case 'workflow':
    case 'amounts':
    case 'suppressions':
      return [];
  }
}

function judgeFile(
  kind: 'dockerfile' | 'workflow',
  file: Dockerfile | Workflow,
  rules: readonly Rule[],
  context: RuleContext,
): readonly Said[] {
  return rules.flatMap((rule) => {
    if (rule.looksAt !== kind) return [];
    const judge = rule.judge as (file: Dockerfile | Workflow, context: RuleContext) => Iterable<Report>;
    return said(rule, judge(file, context));
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
