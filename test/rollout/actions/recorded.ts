/** One patch as it was sent. */
export interface Sent {
  readonly subresource: 'none' | 'status';
  readonly patch: object;
}

/** What was sent for one Rollout, by action. */
export interface Recorded {
  readonly state: string;
  readonly rollout: object;
  readonly sent: Readonly<Record<string, readonly Sent[]>>;
  /** The same where the API server has no status subresource for Rollouts. */
  readonly withoutStatus: Readonly<Record<string, readonly Sent[]>>;
  /** The lines of its YAML that Argo CD's resource action `resume` takes away (`<`) and adds (`>`). */
  readonly resume: readonly string[];
}
