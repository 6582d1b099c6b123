import { catalogue } from '../../../src/rules/catalogue.ts';

/** The checks of a peer that say what one of our rules says, by our rule. */
export function sharedWith(peer: string): ReadonlyMap<string, readonly string[]> {
  const pairs = catalogue.map(({ id, elsewhere = [] }): [string, readonly string[]] => [
    id,
    elsewhere.flatMap((one) => checkOf(one, peer)),
  ]);
  return new Map(pairs.filter(([, checks]) => checks.length > 0));
}

/** All checks of a peer that are shared. */
export function sharedChecks(peer: string): readonly string[] {
  return [...new Set([...sharedWith(peer).values()].flat())];
}

/** `kube-linter latest-tag` names a check; whatever stands behind it in brackets is a remark. */
function checkOf(elsewhere: string, peer: string): readonly string[] {
  const [tool, check] = elsewhere.split(' ');
  return tool?.toLowerCase() === peer && check !== undefined ? [check.replace(/[,;]$/, '')] : [];
}
