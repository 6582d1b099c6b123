/**
 * Whether the cache of GitHub Actions can be reached: its token and address are there for actions, and for no `run:` step
 * (buildx, build/opt.go: without them it leaves the cache away and says nothing).
 */
export function hasCacheOfActions(environment: Readonly<Record<string, string | undefined>>): boolean {
  const has = (name: string) => (environment[name] ?? '') !== '';
  return has('ACTIONS_RUNTIME_TOKEN') && (has('ACTIONS_RESULTS_URL') || has('ACTIONS_CACHE_URL'));
}
