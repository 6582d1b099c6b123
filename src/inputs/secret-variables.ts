/** The environment variables that hold tokens; the command line takes none of them as a flag. */
export const secretVariables = { githubToken: 'GITHUB_TOKEN', gitopsToken: 'GITOPS_TOKEN' } as const;

/** The tokens of a run, as far as there are any. */
export type Tokens = { readonly [Name in keyof typeof secretVariables]?: string | undefined };

/** What a log must never show. A token of a few letters is none, and would take ordinary words away. */
export function maskedSecrets({ githubToken, gitopsToken }: Tokens): readonly string[] {
  return [githubToken, gitopsToken].flatMap((secret) => (secret === undefined || secret.length < 4 ? [] : [secret]));
}
