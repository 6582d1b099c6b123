import type { Peer } from './peer.ts';
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

Beside ${names}: the same files, an application at a time, every check of theirs that needs no network. What they call the same rule stands in the
catalogue (\`elsewhere\`).

## On ${report.manifests} well-kept manifests

An object counts once for each rule that we share. *Without a label*: no reviewer objected to the object by as much as a warning, before any checker saw it. Ours
are the errors and warnings of all our rules.

| | objects told of | of them without a label |
| --- | --- | --- |
${report.noise.map(({ name, said, unlabelled }) => `| ${name} | ${said} | ${unlabelled} |`).join('\n')}

| rule | elsewhere | both | ours alone | theirs alone, labelled | theirs alone, without a label |
| --- | --- | --- | --- | --- | --- |
${ruleRows(report.cells).join('\n')}

## On changes

How many changes of each way make a checker say something of an object that it did not say before; ours blocks by an error, and tells by a warning.

| way | changes | ours blocks | ours tells | ${report.peers.map(({ name }) => name).join(' | ')} |
| --- | --- | --- | --- | ${report.peers.map(() => '---').join(' | ')} |
${wayRows(report).join('\n')}
`;
}

function ruleRows(cells: readonly Cell[]): readonly string[] {
  const groups = Map.groupBy(cells, ({ rule, peer, check }) => `${rule} | ${peer} ${check}`);
  return [...groups]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([name, own]) => {
      const count = (matches: (cell: Cell) => boolean) => own.filter(matches).length;
      return `| ${name} | ${count(({ says }) => says === 'both')} | ${count(({ says }) => says === 'ours')} | ${count(
        ({ says, isLabelled }) => says === 'theirs' && isLabelled,
      )} | ${count(({ says, isLabelled }) => says === 'theirs' && !isLabelled)} |`;
    });
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
