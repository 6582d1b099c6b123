import type { Peer } from './peer.ts';
import { remarks } from './remarks.ts';
import type { Cell, Noise, Told } from './side-by-side.ts';

export interface PeersReport {
  readonly peers: readonly Peer[];
  readonly manifests: number;
  readonly cells: readonly Cell[];
  readonly noise: readonly Noise[];
  readonly told: readonly Told[];
}

export function peersPage(report: PeersReport): string {
  const names = report.peers.map(({ name, version }) => `${name} ${version}`).join(', ');
  return `# \`check\` beside other checkers

<!-- made by \`node scripts/readiness-peers.ts\`; edit scripts/readiness/ -->

Beside ${names}: the same files, an application at a time, every check of theirs that needs no network, but for how a file is sorted. What they call the same rule stands in the
catalogue (\`elsewhere\`).

## On ${report.manifests} well-kept manifests

An object counts once for each rule that we share. *Without a label*: no reviewer objected to the object by as much as a warning, before any checker saw it. Ours
are the errors and warnings of all our rules.

| | objects told of | of them without a label |
| --- | --- | --- |
${report.noise.map(({ name, said, unlabelled }) => `| ${name} | ${said} | ${unlabelled} |`).join('\n')}

By rule: told by both · ours alone · theirs alone of objects with a label · theirs alone of objects without one. Ours are counted with their infos here.

| rule | ${report.peers.map(({ name }) => name).join(' | ')} | why they tell more |
| --- | ${report.peers.map(() => '---').join(' | ')} | --- |
${ruleRows(report).join('\n')}

## On changes

How many changes of each way make a checker say something of an object that it did not say before; ours blocks by an error, and tells by a warning.

| way | changes | ours blocks | ours tells | ${report.peers.map(({ name }) => name).join(' | ')} |
| --- | --- | --- | --- | ${report.peers.map(() => '---').join(' | ')} |
${wayRows(report).join('\n')}
`;
}

function ruleRows({ cells, peers }: PeersReport): readonly string[] {
  const rules = Map.groupBy(cells, ({ rule }) => rule);
  return [...rules].map(([rule, own]) => {
    const counts = peers.map(({ name }) => countsOf(own.filter(({ peer }) => peer === name)));
    const tellsMore = own.some(({ says }) => says === 'theirs');
    return `| ${rule} | ${counts.join(' | ')} | ${tellsMore ? (remarks[rule] ?? '**not looked into**') : ''} |`;
  });
}

function countsOf(cells: readonly Cell[]): string {
  if (cells.length === 0) return '';
  const count = (matches: (cell: Cell) => boolean) => cells.filter(matches).length;
  return [
    count(({ says }) => says === 'both'),
    count(({ says }) => says === 'ours'),
    count(({ says, isLabelled }) => says === 'theirs' && isLabelled),
    count(({ says, isLabelled }) => says === 'theirs' && !isLabelled),
  ].join(' · ');
}

function wayRows({ told, peers }: PeersReport): readonly string[] {
  const good = told.filter(({ isBad }) => !isBad);
  const bad = Map.groupBy(
    told.filter(({ isBad }) => isBad),
    ({ way }) => way,
  );
  const row = (name: string, own: readonly Told[]) => {
    const said = (key: string) => own.filter(({ by }) => (by[key] ?? []).length > 0).length;
    const tells = own.filter(({ by }) => [...(by['error'] ?? []), ...(by['warning'] ?? [])].length > 0).length;
    return `| ${name} | ${own.length} | ${said('error')} | ${tells} | ${peers.map((peer) => said(peer.name)).join(' | ')} |`;
  };
  return [
    ...[...bad].map(([way, own]) => row(way, own)),
    row(
      '**all bad changes**',
      told.filter(({ isBad }) => isBad),
    ),
    row('*good changes*', good),
  ];
}
