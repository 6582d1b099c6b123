/** The environment variables that hold tokens and keys; the command line takes none of them as a flag. */
export const secretVariables = {
  githubToken: 'GITHUB_TOKEN',
  gitopsToken: 'GITOPS_TOKEN',
  appPrivateKey: 'GITHUB_APP_PRIVATE_KEY',
  argocdToken: 'ARGOCD_AUTH_TOKEN',
} as const;

/** The tokens and keys of a run, as far as there are any. */
export type Tokens = { readonly [Name in keyof typeof secretVariables]?: string | undefined };

/** What a log must never show. A token of a few letters is none, and would take ordinary words away. */
export function maskedSecrets({ githubToken, gitopsToken, appPrivateKey, argocdToken }: Tokens): readonly string[] {
  // a key whose line breaks are escaped is shown with real ones, too
  const keys = appPrivateKey === undefined ? [] : [appPrivateKey, appPrivateKey.replaceAll('\\n', '\n')];
  const all = [githubToken, gitopsToken, argocdToken, ...new Set(keys)];
  return all.flatMap((secret) => (secret === undefined || secret.length < 4 ? [] : [secret]));
}

/** The tokens and keys that an environment holds. */
export function tokensIn(environment: Readonly<Record<string, string | undefined>>): Tokens {
  const { githubToken, gitopsToken, appPrivateKey, argocdToken } = secretVariables;
  return {
    githubToken: environment[githubToken],
    gitopsToken: environment[gitopsToken],
    appPrivateKey: environment[appPrivateKey],
    argocdToken: environment[argocdToken],
  };
}
