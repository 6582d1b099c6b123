import type { Quantity } from '../kubernetes/quantity.ts';
import { parseQuantity } from '../kubernetes/quantity.ts';
import type { ResourceAmount } from '../kubernetes/resources.ts';
import { printPath } from '../manifest/path.ts';
import { howToAcknowledge, isAcknowledged } from './acknowledgement.ts';
import type { Finding } from './finding.ts';
import type { KnownNodes, NodeBound } from './node.ts';
import { boundOf } from './node.ts';
import { judgePodSum } from './pod-sum.ts';
import type { PreviousAmount } from './previous.ts';
import { judgeValue } from './rules.ts';
import type { SiblingAmounts } from './siblings.ts';
import type { LocatedWorkload, Subject } from './subject.ts';
import { sameAmount } from './subject.ts';
import type { Amounts, ResourceName } from './thresholds.ts';
import { isResourceName, resourceNames } from './thresholds.ts';
import type { UsageOf } from './usage.ts';
import type { UsedAmount, Verdict } from './verdict.ts';

/** What amounts are held against. */
export interface Facts {
  readonly nodes: KnownNodes;
  readonly thresholds: Amounts;
  readonly usage?: UsageOf;
  readonly previousOf: PreviousAmount;
  readonly siblingsOf: SiblingAmounts;
  /** What the annotations of a workload acknowledge. */
  readonly acknowledgedFor: (located: LocatedWorkload) => readonly string[];
}

/** Judges the amounts of one container, or of a pod as a whole and the sum of its containers. */
export function judgeSubject(subject: Subject, facts: Facts): readonly Finding[] {
  const ofAmounts = subject.amounts.flatMap((amount) => judgeAmount(subject, amount, facts));
  return [...ofAmounts, ...judgePod(subject, facts)];
}

function judgeAmount(subject: Subject, amount: ResourceAmount, facts: Facts): readonly Finding[] {
  const { field, resource, text, role } = amount;
  const previous = facts.previousOf(subject, amount);
  const limit = parseQuantity(sameAmount(subject.amounts, { field: 'limits', resource })?.text ?? '');
  const known = {
    ...(previous === undefined ? {} : { previous }),
    ...(limit === undefined ? {} : { limit }),
    ...(isResourceName(resource) ? boundFor(subject, resource, facts) : {}),
    ...besideOf(subject, amount),
    ...usedIn(subject, resource, facts),
    ...(role === undefined ? {} : { role }),
  };
  const value = { field, resource, text, siblings: () => facts.siblingsOf(subject, amount), ...known };
  return judgeValue(value, facts.thresholds)
    .filter((verdict) => !(verdict.isAcknowledgeable && isWanted(subject, amount, facts)))
    .map((verdict) => findingOf(subject, amount, { verdict, previous, value: text }));
}

function boundFor({ owner }: Subject, resource: ResourceName, { nodes }: Facts): NodeBound {
  const says = owner.of !== 'mapping' && !owner.located.isPatch;
  return boundOf(resource, nodes, says ? owner.located.workload.placement : undefined);
}

/** What a container has used; of a patch it is that of the workload of this name. */
function usedIn({ owner }: Subject, resource: string, { usage }: Facts): { readonly used?: UsedAmount } {
  if (usage === undefined || owner.of !== 'container' || (resource !== 'memory' && resource !== 'cpu')) return {};
  const { kind, namespace, name } = owner.located.workload;
  const found = usage({ kind, namespace, name, container: owner.container.name ?? '' });
  const most = found?.[resource];
  return found === undefined || most === undefined ? {} : { used: { most, days: found.days } };
}

/** Of memory the CPU, of CPU the memory: that of the same field, or of the other one. */
function besideOf({ amounts }: Subject, { field, resource }: ResourceAmount): { readonly beside?: Quantity } {
  const other = resource === 'memory' ? 'cpu' : resource === 'cpu' ? 'memory' : undefined;
  if (other === undefined) return {};
  const amount = sameAmount(amounts, { field, resource: other }) ?? amounts.find((one) => one.resource === other);
  const beside = parseQuantity(amount?.text ?? '');
  return beside === undefined ? {} : { beside };
}

function isWanted(subject: Subject, amount: ResourceAmount, facts: Facts): boolean {
  const { owner } = subject;
  const texts = owner.of === 'mapping' ? subject.commentsAt(amount) : facts.acknowledgedFor(owner.located);
  const quantity = parseQuantity(amount.text);
  return quantity !== undefined && isAcknowledged(texts, amount.resource, quantity);
}

function judgePod(subject: Subject, facts: Facts): readonly Finding[] {
  const { owner } = subject;
  if (owner.of !== 'pod') return [];
  return resourceNames.flatMap((resource) =>
    judgePodSum(owner.located.workload, resource, boundFor(subject, resource, facts)).map(
      ({ verdict, amount, value }) => findingOf(subject, amount, { verdict, previous: undefined, value }),
    ),
  );
}

interface Said {
  readonly verdict: Verdict;
  readonly previous: Quantity | undefined;
  readonly value: string;
}

function findingOf(subject: Subject, amount: ResourceAmount, { verdict, previous, value }: Said): Finding {
  const { rule, severity, message, why, fix, isAcknowledgeable, isTakenByApi } = verdict;
  const by = subject.owner.of === 'mapping' ? 'comment' : 'annotation';
  return {
    rule,
    severity,
    place: subject.placeOf(amount.start),
    path: printPath({ steps: amount.steps }),
    message: `${amount.label ?? `${amount.field}.${amount.resource}`}${containerOf(subject)}: ${message}`,
    why,
    fix: isAcknowledgeable ? `${fix}, ${howToAcknowledge(by, amount.resource, amount.text)}` : fix,
    value,
    ...(previous === undefined ? {} : { previous: previous.text }),
    ...(isTakenByApi === undefined ? {} : { isTakenByApi }),
  };
}

function containerOf({ owner }: Subject): string {
  const name = owner.of === 'container' ? owner.container.name : undefined;
  return name === undefined ? '' : ` of container ${name}`;
}
