import type { Quantity } from '../kubernetes/quantity.ts';
import { compare, isAtLeast, isWhole, parseQuantity, printAmount, ratio } from '../kubernetes/quantity.ts';

export type Severity = 'error' | 'warning' | 'info';
export type RuleId =
  | 'resource-quantity-invalid'
  | 'resource-absurd'
  | 'resource-jump'
  | 'resource-exceeds-node'
  | 'request-exceeds-limit'
  | 'memory-overcommit'
  | 'resource-unit-mixed';

export type ResourceName = 'memory' | 'cpu' | 'ephemeral-storage';

/** One value of one container, with what it can be held against. */
export interface ResourceValue {
  readonly kind: 'requests' | 'limits';
  readonly resource: ResourceName;
  readonly value: string;
  /** What stood there before. */
  readonly previous?: string;
  /** Of a request: the limit beside it. */
  readonly limit?: string;
  /** The largest allocatable amount of any node. */
  readonly node?: string;
}

/** What one rule says of one value. */
export interface Verdict {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: string;
}

/** From these amounts on a value is suspicious, or an error, where nothing vouches for it. */
const large = {
  memory: { suspicious: '16Gi', absurd: '64Gi' },
  cpu: { suspicious: '16', absurd: '64' },
  'ephemeral-storage': { suspicious: '100Gi', absurd: '1Ti' },
} as const;

/** A rise: up to `free` it is nobody's business; ten times ending at `grave` is an error, four times at `notable` a warning. */
const rise = {
  memory: { free: '128Mi', notable: '1Gi', grave: '2Gi' },
  cpu: { free: '100m', notable: '1', grave: '2' },
  'ephemeral-storage': { free: '1Gi', notable: '10Gi', grave: '20Gi' },
} as const;

/** Ratios that a wrong suffix makes. */
const slips = [1000, 1024, 10 ** 6, 2 ** 20, 10 ** 9, 2 ** 30];

const order: readonly Severity[] = ['error', 'warning', 'info'];

/** Judges one value by the resource rules; the worst verdict first. */
export function judgeValue(given: ResourceValue): readonly Verdict[] {
  const value = parseQuantity(given.value);
  const invalid = judgeSyntax(given, value);
  if (value === undefined || invalid?.severity === 'error') return invalid === undefined ? [] : [invalid];
  const found = [
    invalid,
    absurd(given, value),
    jump(given, value),
    exceedsNode(given, value),
    ...againstLimit(given, value),
  ];
  return found
    .filter((one) => one !== undefined)
    .sort((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity));
}

function verdict(rule: RuleId, severity: Severity, message: string): Verdict {
  return { rule, severity, message };
}

function unitOf(resource: ResourceName): string {
  return resource === 'cpu' ? 'cores' : 'bytes';
}

function describe({ resource }: ResourceValue, value: Quantity): string {
  return `${value.text} = ${printAmount(value)} ${unitOf(resource)}`;
}

function judgeSyntax(given: ResourceValue, value: Quantity | undefined): Verdict | undefined {
  const rule = 'resource-quantity-invalid';
  if (value === undefined)
    return verdict(rule, 'error', `"${given.value}" is no quantity: suffixes are case-sensitive, such as Mi, Gi, m`);
  if (value.numerator < 0n) return verdict(rule, 'error', `${value.text} is negative`);
  if (given.resource !== 'cpu') {
    return isWhole(value)
      ? undefined
      : verdict(rule, 'error', `${describe(given, value)}: m is milli, not mega; did you mean Mi?`);
  }
  const milli = (value.numerator * 1000n) % value.denominator === 0n;
  return milli ? undefined : verdict(rule, 'warning', `${value.text} is finer than 1m and is rounded up`);
}

function absurd(given: ResourceValue, value: Quantity): Verdict | undefined {
  return absurdlySmall(given, value) ?? absurdlyLarge(given, value);
}

function absurdlySmall(given: ResourceValue, value: Quantity): Verdict | undefined {
  const { resource } = given;
  const rule = 'resource-absurd';
  if (resource === 'cpu' || value.numerator === 0n) return undefined;
  const least = resource === 'memory' ? '4Mi' : '1Mi';
  if (!isAtLeast(value, least))
    return verdict(rule, 'error', `${describe(given, value)} is less than ${least}: was the suffix lost?`);
  if (resource !== 'memory' || given.kind !== 'limits' || isAtLeast(value, '16Mi')) return undefined;
  return verdict(rule, 'warning', `${describe(given, value)}: common runtimes need 6 to 12 MiB to start`);
}

function absurdlyLarge(given: ResourceValue, value: Quantity): Verdict | undefined {
  const limits = large[given.resource];
  if (!isAtLeast(value, limits.suspicious)) return undefined;
  const previous = given.previous === undefined ? undefined : parseQuantity(given.previous);
  if (previous !== undefined && ratio(value, previous) <= 2 && ratio(value, previous) >= 0.5) return undefined;
  const node = given.node === undefined ? undefined : parseQuantity(given.node);
  const vouched = node !== undefined && ratio(value, node) <= 0.5;
  const isError = isAtLeast(value, limits.absurd);
  if (!isError && vouched) return undefined;
  return verdict(
    'resource-absurd',
    isError && !vouched ? 'error' : 'warning',
    `${describe(given, value)}${guess(given, value, previous)}`,
  );
}

function guess(given: ResourceValue, value: Quantity, previous: Quantity | undefined): string {
  const times =
    previous === undefined
      ? ''
      : `, ${Number(ratio(value, previous).toPrecision(4))} times the previous ${previous.text}`;
  const bare = given.resource === 'cpu' && /^\d{3,}$/.test(value.text) ? `; did you mean ${value.text}m?` : '';
  const suffixLost = given.resource !== 'cpu' && previous !== undefined ? `; did you mean ${previous.text}?` : '';
  return `${times}${bare}${suffixLost}`;
}

function jump(given: ResourceValue, value: Quantity): Verdict | undefined {
  const previous = given.previous === undefined ? undefined : parseQuantity(given.previous);
  if (previous === undefined || previous.numerator <= 0n || value.numerator <= 0n) return undefined;
  const up = ratio(value, previous);
  const factor = up >= 1 ? up : ratio(previous, value);
  const isSlip = value.suffix !== previous.suffix && slips.some((slip) => Math.abs(factor / slip - 1) <= 0.03);
  if (isSlip)
    return verdict(
      'resource-jump',
      'error',
      `${describe(given, value)}: unit slip from ${previous.text} (${factor} times)${guess(given, value, previous)}`,
    );
  const severity = up >= 1 ? severityUp(given, value, up) : severityDown(given, factor);
  if (severity === undefined) return undefined;
  const extra = up === 10 || up === 100 ? '; an extra zero?' : '';
  const direction = up >= 1 ? `${Number(factor.toPrecision(4))} times` : `1/${Number(factor.toPrecision(4))} of`;
  return verdict(
    'resource-jump',
    severity,
    `${describe(given, value)}, ${direction} the previous ${previous.text}${extra}`,
  );
}

function severityUp({ resource }: ResourceValue, value: Quantity, factor: number): Severity | undefined {
  const limits = rise[resource];
  if (!isAtLeast(value, limits.free) || value.text === limits.free) return undefined;
  if (factor >= 10) return isAtLeast(value, limits.grave) ? 'error' : 'warning';
  return factor >= 4 && isAtLeast(value, limits.notable) ? 'warning' : undefined;
}

function severityDown({ resource }: ResourceValue, factor: number): Severity | undefined {
  if (resource === 'cpu') return factor >= 10 ? 'warning' : undefined;
  if (factor >= 10) return 'error';
  return factor >= 4 ? 'warning' : undefined;
}

function exceedsNode(given: ResourceValue, value: Quantity): Verdict | undefined {
  const node = given.node === undefined ? undefined : parseQuantity(given.node);
  if (node === undefined) return undefined;
  const share = ratio(value, node);
  const more = compare(value, node) > 0;
  if (given.kind === 'limits')
    return more
      ? verdict('resource-exceeds-node', 'warning', `${value.text} is more than any node has (${node.text})`)
      : undefined;
  if (more)
    return verdict(
      'resource-exceeds-node',
      'error',
      `${value.text} is more than any node has (${node.text}): it stays Pending`,
    );
  return share > 0.8
    ? verdict('resource-exceeds-node', 'warning', `${value.text} is over 80 % of the largest node (${node.text})`)
    : undefined;
}

function againstLimit(given: ResourceValue, value: Quantity): readonly (Verdict | undefined)[] {
  const limit = given.limit === undefined ? undefined : parseQuantity(given.limit);
  if (given.kind !== 'requests' || limit === undefined) return [];
  const over =
    compare(value, limit) > 0
      ? verdict('request-exceeds-limit', 'error', `the request ${value.text} is more than the limit ${limit.text}`)
      : undefined;
  if (given.resource !== 'memory') return [over];
  const loose =
    ratio(limit, value) > 2
      ? verdict('memory-overcommit', 'warning', `the limit ${limit.text} is over twice the request ${value.text}`)
      : undefined;
  return [over, loose, mixed(value, limit)];
}

function mixed(request: Quantity, limit: Quantity): Verdict | undefined {
  const isBinary = (one: Quantity) => one.suffix.endsWith('i');
  const isDecimal = (one: Quantity) => /^[kMGTPE]$/.test(one.suffix) || /^[eE]/.test(one.suffix);
  const isMixed = (isBinary(request) && isDecimal(limit)) || (isDecimal(request) && isBinary(limit));
  return isMixed
    ? verdict('resource-unit-mixed', 'info', `${request.text} and ${limit.text} mix binary and decimal units`)
    : undefined;
}
