import { type Checked, checked } from '../../../test/readiness/checked.ts';
import type { CorpusApplication, Label } from '../../../test/readiness/corpus.ts';
import type { Change } from '../changes.ts';
import { type Complaint, complaintsOf, newChecks, type Peer } from './peer.ts';
import { sharedWith } from './shared-rules.ts';

/** Who says something of one object by one rule that we share. */
export interface Cell {
  readonly rule: string;
  readonly peer: string;
  readonly application: string;
  readonly object: string;
  readonly says: 'both' | 'ours' | 'theirs';
  /** Whether a reviewer would object to the object, by a warning at least. */
  readonly isLabelled: boolean;
}

/** What one checker says of a change that it did not say before. */
export interface Told {
  readonly way: string;
  readonly isBad: boolean;
  /** By name of the checker, the checks that speak up; ours by severity. */
  readonly by: Readonly<Record<string, readonly string[]>>;
}

/** How often a checker speaks of the corpus by the rules that we share, and how often without a label. */
export interface Noise {
  readonly name: string;
  readonly said: number;
  readonly unlabelled: number;
}

export async function compareCorpus(
  corpus: readonly CorpusApplication[],
  peers: readonly Peer[],
): Promise<{ readonly cells: readonly Cell[]; readonly noise: readonly Noise[] }> {
  const all = await Promise.all(
    corpus.map(async (application) => ({ application, findings: await checked(application.files) })),
  );
  const cells = peers.flatMap((peer) =>
    all.flatMap(({ application, findings }) => cellsOf(application, findings, peer)),
  );
  const theirs = peers.map(({ name }) => {
    const said = cells.filter((cell) => cell.peer === name && cell.says !== 'ours');
    return { name, said: said.length, unlabelled: said.filter(({ isLabelled }) => !isLabelled).length };
  });
  return { cells, noise: [noiseOfOurs(all), ...theirs] };
}

/** Ours by the same measure: objects and rules, of errors and warnings. */
function noiseOfOurs(
  all: readonly { readonly application: CorpusApplication; readonly findings: readonly Checked[] }[],
): Noise {
  const said = all.flatMap(({ application, findings }) => {
    const grave = findings.filter(({ severity }) => severity !== 'info');
    const places = new Map(grave.map((one) => [`${one.rule} ${one.object}`, one.object]));
    return [...places.values()].map((object) => isObjected(object, application.labels));
  });
  return { name: 'gitops-deploy', said: said.length, unlabelled: said.filter((is) => !is).length };
}

function cellsOf(application: CorpusApplication, findings: readonly Checked[], peer: Peer): readonly Cell[] {
  const complaints = complaintsOf(peer, application.files);
  return [...sharedWith(peer.name)].flatMap(([rule, checks]) => {
    const theirs = new Set(complaints.filter(({ check }) => checks.includes(check)).map(({ object }) => object));
    const ours = new Set(findings.filter((one) => one.rule === rule).map(({ object }) => object));
    return [...new Set([...theirs, ...ours])].map((object) => ({
      rule,
      peer: peer.name,
      application: `${application.author}/${application.name}`,
      object,
      says: saysOf(ours.has(object), theirs.has(object)),
      isLabelled: isObjected(object, application.labels),
    }));
  });
}

function saysOf(ours: boolean, theirs: boolean): Cell['says'] {
  if (ours && theirs) return 'both';
  return ours ? 'ours' : 'theirs';
}

function isObjected(object: string, labels: readonly Label[]): boolean {
  return labels.some((label) => label.object === object && label.severity !== 'info');
}

/** What every checker says of changes: a peer may say it by any of its checks, ours by an error or a warning. */
export async function compareChanges(changes: readonly Change[], peers: readonly Peer[]): Promise<readonly Told[]> {
  const before = new Map<string, readonly Complaint[]>();
  const told: Told[] = [];
  for (const change of changes) told.push(await tellsOf(change, peers, before));
  return told;
}

async function tellsOf(
  { application, way, isBad, after }: Change,
  peers: readonly Peer[],
  before: Map<string, readonly Complaint[]>,
): Promise<Told> {
  const findings = await checked(after, application.files);
  const rules = (severity: string) => [
    ...new Set(findings.filter((one) => one.severity === severity).map(({ rule }) => rule)),
  ];
  const by = peers.map((peer): [string, readonly string[]] => {
    const key = `${peer.name} ${application.author}/${application.name}`;
    const known = before.get(key) ?? complaintsOf(peer, application.files);
    before.set(key, known);
    return [peer.name, checksOf(peer, after, known)];
  });
  return { way: way.id, isBad, by: { error: rules('error'), warning: rules('warning'), ...Object.fromEntries(by) } };
}

/** A checker that cannot read the changed files says so by failing: that stops the change as well. */
function checksOf(peer: Peer, after: Change['after'], before: readonly Complaint[]): readonly string[] {
  try {
    return newChecks(complaintsOf(peer, after), before);
  } catch {
    return ['(refused to read it)'];
  }
}
