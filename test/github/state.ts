/** What the GitHub for tests remembers. */
export interface State {
  readonly folder: string;
  readonly statuses: {
    repository: string;
    sha: string;
    context: string;
    state: string;
    description: string;
    target_url: string | null;
    created_at: string;
  }[];
  readonly deployments: Deployment[];
  readonly comments: { id: number; repository: string; issue: number; body: string; ours: boolean }[];
  readonly pulls: {
    repository: string;
    number: number;
    head: string;
    sha: string;
    base: string;
    title: string;
    body: string;
    state: string;
    merged_at: string | null;
    merge_commit_sha: string | null;
  }[];
  readonly requests: string[];
  /** Requests that nothing answers: a test that makes one fails. */
  readonly unknown: string[];
  nextId: number;
}

export interface Deployment {
  readonly id: number;
  readonly repository: string;
  readonly sha: string;
  readonly environment: string;
  readonly task: string;
  readonly payload: unknown;
  readonly created_at: string;
  readonly statuses: { state: string; description: string; log_url: string; created_at: string }[];
}
