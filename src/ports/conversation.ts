import type { CommitSha } from './gitops-repository.ts';

/** A comment as it is now. */
export interface SeenComment {
  readonly body: string;
  /** Whether it was edited since it was written, by anybody. */
  readonly isEdited: boolean;
}

/** The pull request that a comment stands under. */
export interface CommentedPull {
  readonly isOpen: boolean;
  readonly isFromFork: boolean;
  readonly head: CommitSha;
  readonly branch: string;
}

/** The reactions that we give, in GitHub's words. */
export type Reaction = 'eyes' | 'rocket' | '-1' | 'confused';

/** Roles of GitHub; one that an organization made counts as what GitHub calls its base: read, write or admin. */
export type Role = 'none' | 'read' | 'triage' | 'write' | 'maintain' | 'admin';

/** What is asked about comments, who writes them, and the pull request that they are about, in the application repository. */
export interface Conversation {
  /** Undefined where the comment was deleted. */
  comment(id: number, signal: AbortSignal): Promise<SeenComment | undefined>;
  react(id: number, reaction: Reaction, signal: AbortSignal): Promise<void>;
  /** Throws `forbidden` where it cannot be seen. */
  pullRequest(number: number, signal: AbortSignal): Promise<CommentedPull>;
  /** Throws `forbidden` where the token may not ask. */
  roleOf(login: string, signal: AbortSignal): Promise<Role>;
  /** False also where the token cannot see the team. */
  isMember(
    team: { readonly organization: string; readonly slug: string },
    login: string,
    signal: AbortSignal,
  ): Promise<boolean>;
  /**
   * When GitHub saw a branch come to a commit, by its own clock; undefined where the branch is elsewhere by now, or GitHub does not
   * tell. Dates in commits are whatever their author likes.
   */
  pushedAt(branch: string, commit: CommitSha, signal: AbortSignal): Promise<Date | undefined>;
  /** When a commit was made, ISO 8601, as the commit itself says: for names alone. */
  committedAt(commit: CommitSha, signal: AbortSignal): Promise<string>;
}
