import { catalogue } from '../../../src/rules/catalogue.ts';

/** Our rules that a peer has too, by the peer's own id. */
export function sharedWith(peer: string): ReadonlyMap<string, readonly string[]> {
  const shared = new Map<string, string[]>();
  for (const { id, elsewhere = [] } of catalogue) {
    for (const check of elsewhere.flatMap((one) => checkOf(one, peer))) {
      shared.set(check, [...(shared.get(check) ?? []), id]);
    }
  }
  return shared;
}

/** `kube-linter latest-tag` names a check; whatever stands behind it in brackets is a remark. */
function checkOf(elsewhere: string, peer: string): readonly string[] {
  const [tool, check] = elsewhere.split(' ');
  return tool?.toLowerCase() === peer && check !== undefined ? [check.replace(/[,;]$/, '')] : [];
}
