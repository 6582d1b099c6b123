/** A ruleset that holds for a branch. */
export interface Ruleset {
  /** As people named it; undefined where the token may not read it. */
  readonly name?: string;
  /** The repository or the organization that it belongs to. */
  readonly source: string;
  /** Where people read and change it. */
  readonly url?: string;
  /** Kinds of its rules for the branch, in GitHub's words, such as `pull_request`. */
  readonly rules: readonly string[];
}

/** What GitHub keeps branches of the GitOps repository from. */
export interface Rules {
  /** Rulesets of a branch; none where they cannot be known. */
  of(branch: string, signal: AbortSignal): Promise<readonly Ruleset[]>;
}
