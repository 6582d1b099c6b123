import { nearest } from '../../text/nearest.ts';
import type { Said } from '../judge.ts';
import type { ManifestObject } from '../object.ts';
import type { Report, Rule } from '../rule.ts';
import type { Suppressing, Written } from './find.ts';
import { scopesOf, suppressionsIn } from './find.ts';
import type { Ignore } from './parse.ts';
import { suppressionFacts } from './rules.ts';

/** Why something that a rule says is let pass. */
export interface Suppressed {
  readonly reason: string;
  /** The last day on which it is. */
  readonly until?: string;
}

/** What a rule says, and why it is let pass if it is. */
export interface Settled extends Said {
  readonly suppressed?: Suppressed;
}

/**
 * Everything that was said, with what is suppressed marked, and what there is to say of the suppressions themselves. An amount is
 * acknowledged and not suppressed: `gitops-deploy.io/allow-resources` counts up to an amount, and not for whatever comes.
 */
export function suppress(said: readonly Said[], given: Suppressing): readonly Settled[] {
  const found = suppressionsIn(given).map((written) => ({ written, wrong: wrongOf(written, given) }));
  if (found.length === 0) return said;
  const scoped = Map.groupBy(
    said.flatMap((one) => scopesOf(one).map((scope) => ({ one, scope: scopeKey(one.rule.id, scope) }))),
    ({ scope }) => scope,
  );
  const suppressed = new Map<Said, Suppressed>();
  const used = new Set<string>();
  const right = found.flatMap(({ written, wrong }) => (wrong === undefined ? [written] : []));
  for (const one of right) {
    if (one.parsed.result === 'invalid') continue;
    const { rule, ...why } = one.parsed.ignore;
    for (const { one: about } of scoped.get(scopeKey(rule, one.scope)) ?? []) {
      if (!one.covers(about)) continue;
      suppressed.set(about, why);
      used.add(keyOf(one));
    }
  }
  const unused = right.filter((one) => !used.has(keyOf(one)) && !isAboutAmount(one, given)).map(unusedOf);
  const about = onceEach([...found.flatMap(({ wrong }) => wrong ?? []), ...unused]);
  return [...said, ...about].map((one) => withReason(one, suppressed.get(one)));
}

function scopeKey(rule: string, scope: string): string {
  return `${rule} ${scope}`;
}

/** Of amounts not everything has to be said: what Git held already is accepted. */
function isAboutAmount({ parsed }: Written, { rules }: Suppressing): boolean {
  const rule = rules.find(({ id }) => parsed.result === 'ignore' && id === parsed.ignore.rule);
  return rule?.looksAt === 'amounts';
}

function withReason(said: Said, suppressed: Suppressed | undefined): Settled {
  return suppressed === undefined ? said : { ...said, suppressed };
}

/** What is written once may be met in several renderings. */
function onceEach(said: readonly Said[]): readonly Said[] {
  const seen = new Map(
    said.map((one) => {
      const { rule, place, message } = one.finding;
      return [JSON.stringify([rule, place, message]), one];
    }),
  );
  return [...seen.values()];
}

function keyOf({ at, parsed }: Written): string {
  return JSON.stringify([at.place, parsed]);
}

function wrongOf(written: Written, { today, rules }: Suppressing): Said | undefined {
  if (written.parsed.result === 'invalid') return saidOf(suppressionFacts.invalid, written, written.parsed);
  const { ignore } = written.parsed;
  const invalid = invalidOf(ignore, rules);
  if (invalid !== undefined) return saidOf(suppressionFacts.invalid, written, invalid);
  if (ignore.until === undefined || today <= ignore.until) return undefined;
  const message = `the suppression of ${ignore.rule} ended on ${ignore.until}: ${ignore.reason}`;
  return saidOf(suppressionFacts.expired, written, { message });
}

/** Rules whose amounts are acknowledged instead. */
const acknowledged: ReadonlySet<string> = new Set(['resource-absurd', 'resource-jump']);

function invalidOf({ rule }: Ignore, rules: Suppressing['rules']): Pick<Report, 'message' | 'fix'> | undefined {
  if (acknowledged.has(rule)) {
    const fix = 'acknowledge the amount: gitops-deploy.io/allow-resources: "memory<=128Gi: REASON"';
    return { message: `${rule} is not suppressed, whatever the amount may become`, fix };
  }
  const known = rules.filter(({ looksAt }) => looksAt !== 'suppressions').map(({ id }) => id);
  if (known.includes(rule)) return undefined;
  const guess = nearest(rule, known);
  return { message: `there is no rule ${rule} to suppress${guess === undefined ? '' : `; did you mean ${guess}?`}` };
}

function unusedOf(written: Written): Said {
  const rule = written.parsed.result === 'ignore' ? written.parsed.ignore.rule : '';
  return saidOf(suppressionFacts.unused, written, { message: `nothing here is found by ${rule}, which is suppressed` });
}

function saidOf(rule: Rule, { at, object }: Written, said: Pick<Report, 'message' | 'fix'>): Said {
  const report: Report = { at, ...said, ...ofObject(object) };
  const { id, severities, why, fix } = rule;
  const finding = {
    rule: id,
    severity: severities[0],
    place: at.place,
    path: at.path,
    message: said.message,
    why,
    fix: said.fix ?? fix,
    value: at.value ?? '',
  };
  return { finding, report, rule, ...ofObject(object) };
}

function ofObject(object: ManifestObject | undefined) {
  return object === undefined ? {} : { object };
}
