/** The rules about resources, by the id that messages and suppressions name. */
export type RuleId =
  | 'resource-quantity-invalid'
  | 'resource-absurd'
  | 'resource-jump'
  | 'resource-exceeds-node'
  | 'request-exceeds-limit'
  | 'memory-overcommit'
  | 'resource-unit-mixed';

/** `error`: refused by the API or surely harmful; `warning`: likely harm; `info`: advice. */
export type Severity = 'error' | 'warning' | 'info';

/** Where something stands; line and column count from 1. */
export interface FilePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One thing that a rule has to say about one place. Its texts hold words of the file: whoever prints them escapes them. */
export interface Finding {
  /** The id of the rule. */
  readonly rule: string;
  readonly severity: Severity;
  /** Where the value stands. */
  readonly place: FilePlace;
  /** The path of the value within its document, such as `.spec.template.spec.containers[0].resources.requests.memory`. */
  readonly path: string;
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  readonly value: string;
  /** Whether a secret stands at the place: the value is empty then, and excerpts of the line hide what it holds. */
  readonly isSecret?: true;
  readonly previous?: string;
  /** Whether the API server takes the value as it is, with a warning: no reason to refuse a deployment. */
  readonly isTakenByApi?: true;
}

/** A file, or a value in it, that could not be judged. */
export interface NotJudged {
  readonly file: string;
  /**
   * `not-yaml` by its name; `unreadable` by its content; `template`: the values are not known before it is rendered;
   * `too-large` to be read in reasonable time; `link`: a symbolic link, which is not followed; `unrendered`: what it builds is not
   * known, and its files are judged as they stand; `remote`: it builds on what stands elsewhere; `rule`: a rule came to no end.
   */
  readonly reason: 'not-yaml' | 'unreadable' | 'template' | 'too-large' | 'link' | 'unrendered' | 'remote' | 'rule';
  /** Whether it could be judged before the change: nobody may hide a value by making its file unreadable. */
  readonly wasJudged?: true;
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
}

/** What the rules say of a set of files, and what they could say nothing of. */
export interface Judgement {
  /** The files that could be judged, at least in part. */
  readonly files: readonly string[];
  readonly findings: readonly Finding[];
  readonly notJudged: readonly NotJudged[];
}

const order: readonly Severity[] = ['error', 'warning', 'info'];

/** Sorts the worst first; of equals the first stays first. */
export function bySeverity(one: { readonly severity: Severity }, other: { readonly severity: Severity }): number {
  return order.indexOf(one.severity) - order.indexOf(other.severity);
}
