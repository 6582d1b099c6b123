import type { JsonValue } from '../data/json.ts';
import type { FilePlace, Severity } from '../readiness/finding.ts';
import type { RuleContext } from './context.ts';
import type { Dockerfile } from './dockerfile/dockerfile.ts';
import type { ManifestObject } from './object.ts';
import type { ObjectSet } from './object-set.ts';
import type { Pod } from './pod.ts';
import type { View } from './view.ts';
import type { Workflow } from './workflow/workflow.ts';

/** The parts of the catalogue, in its order. */
export const families = [
  'resources',
  'security',
  'reliability',
  'performance',
  'images',
  'dockerfile',
  'workflow',
  'rollouts',
  'networking',
  'operations',
  'suppressions',
] as const;
/** A part of the catalogue. */
export type Family = (typeof families)[number];

/** What is known of a rule without judging anything: messages, pages and SARIF are made of it. */
export interface RuleFacts {
  /** Stable: messages, configuration and suppressions name it. */
  readonly id: string;
  readonly family: Family;
  /** What it says unless a report says otherwise; the worst first where it has several. */
  readonly severities: readonly [Severity, ...Severity[]];
  /** What it looks for, in one sentence without a full stop. */
  readonly title: string;
  /** Why it matters: what happens in production. */
  readonly why: string;
  /** What to do, in general. */
  readonly fix: string;
  /** `safe`: `--fix` writes it; `suggested`: a report may propose it; `person`: somebody has to think. */
  readonly repairs: 'safe' | 'suggested' | 'person';
  /** Whether careful people differ: off in the profile `strict-facts`. */
  readonly isOpinion?: true;
  /** Where the rule comes from: standards and documentation, with addresses where there are any. */
  readonly sources: readonly string[];
  /** The ids of the same rule in other tools, such as `kube-linter latest-tag`. */
  readonly elsewhere?: readonly string[];
  /** Short texts for its page, which the tests run: the first is found by this rule, the second is not. */
  readonly example: {
    readonly file: string;
    readonly bad: string;
    readonly good: string;
    /** What has to be known besides the text, such as what containers have used. */
    readonly given?: Partial<RuleContext>;
  };
}

/** Where something stands. */
export interface Spot {
  readonly place: FilePlace;
  /** The path within the document, or what stands for it. */
  readonly path: string;
  /** The text at the place, if it is one. */
  readonly value: string | undefined;
}

/** One thing that a rule says. Its texts may hold words of the file: whoever prints them escapes them. */
export interface Report {
  /** Where the value stands; of what is missing, where it belongs. */
  readonly at: Spot;
  /** The first of the rule's severities unless given. */
  readonly severity?: Severity;
  /** What is wrong here, in one sentence that names the object's part, without a full stop. */
  readonly message: string;
  /** The rule's own unless given. */
  readonly why?: string;
  readonly fix?: string;
  /** What `--fix` writes; only where there is nothing to guess. */
  readonly repair?: Repair;
  /** Whether the value is a secret: then nobody prints it, nor the line that it stands in. */
  readonly isSecret?: true;
  /** The object that it is about, which a rule that looks at a whole set has to name: it is suppressed there. */
  readonly object?: ManifestObject;
}

/** A change that takes the finding away. */
export type Repair =
  | { readonly of: 'yaml'; readonly changes: readonly YamlChange[] }
  | { readonly of: 'text'; readonly splices: readonly Splice[] };

/** One change of a document. */
export type YamlChange =
  /** Sets a value, and makes the maps above it that are missing. */
  | { readonly set: View; readonly to: JsonValue }
  /** Takes a key, or an item of a list, away. */
  | { readonly remove: View };

/** Other text in the place of what stands between two positions. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A rule, by what it is asked about. */
export type Rule = RuleFacts &
  (
    | { readonly looksAt: 'pod'; readonly judge: (pod: Pod, context: RuleContext) => Iterable<Report> }
    | { readonly looksAt: 'object'; readonly judge: (object: ManifestObject, context: RuleContext) => Iterable<Report> }
    | { readonly looksAt: 'set'; readonly judge: (set: ObjectSet, context: RuleContext) => Iterable<Report> }
    | { readonly looksAt: 'dockerfile'; readonly judge: (file: Dockerfile, context: RuleContext) => Iterable<Report> }
    | { readonly looksAt: 'workflow'; readonly judge: (workflow: Workflow, context: RuleContext) => Iterable<Report> }
    /** Judged elsewhere, with the value that git holds: the rules of `src/readiness/`. */
    | { readonly looksAt: 'amounts' }
    /** Judged once everything has been said: `src/rules/suppressions/`. */
    | { readonly looksAt: 'suppressions' }
  );
