/** A line of a diff with its numbers in the old and in the new file. */
export type DiffLine =
  | { readonly kind: 'kept'; readonly before: number; readonly after: number; readonly text: string }
  | { readonly kind: 'added'; readonly after: number; readonly text: string }
  | { readonly kind: 'removed'; readonly before: number; readonly text: string }
  /** Where the next lines are, or what git says of the file. */
  | { readonly kind: 'place' | 'note'; readonly text: string };

/** What happened to one file. */
export interface FileDiff {
  readonly path: string;
  /** The path before, where it was another. */
  readonly from: string | undefined;
  readonly change: 'added' | 'removed' | 'renamed' | 'modified';
  readonly lines: readonly DiffLine[];
}

/** Reads what `BareRepository.patch` gives: the names come first, unquoted, and then a patch for each. */
export function readPatch(patch: string): readonly FileDiff[] {
  const end = patch.indexOf('\0\0');
  if (end < 0) return [];
  const sections = patch
    .slice(end + 2)
    .split(/^(?=diff --git )/m)
    .map(linesOf);
  return namesOf(patch.slice(0, end).split('\0')).map((name, index) => ({ ...name, lines: sections[index] ?? [] }));
}

type Name = Omit<FileDiff, 'lines'>;

/** Entries of `--raw -z`: `:modes blobs LETTER`, a path, and a second one where a file was renamed or copied. */
function namesOf(fields: readonly string[]): readonly Name[] {
  const names: Name[] = [];
  for (let index = 0; index < fields.length; ) {
    const letter = fields[index]?.split(' ').at(-1)?.[0];
    const [first = '', second = ''] = fields.slice(index + 1);
    const isMoved = letter === 'R' || letter === 'C';
    index += isMoved ? 3 : 2;
    if (isMoved) names.push({ path: second, from: first, change: 'renamed' });
    // a file that became a link, or the other way round, has two patches
    else if (letter === 'T') names.push(name(first, 'removed'), name(first, 'added'));
    else names.push(name(first, letter === 'A' ? 'added' : letter === 'D' ? 'removed' : 'modified'));
  }
  return names;
}

function name(path: string, change: FileDiff['change']): Name {
  return { path, from: undefined, change };
}

/** The lines of one patch; its head is left out but for what it alone says. */
function linesOf(section: string): readonly DiffLine[] {
  const [head = '', ...hunks] = section.split(/^(?=@@ )/m);
  return [...headNotes(head), ...hunks.flatMap(hunkLines)];
}

function headNotes(head: string): readonly DiffLine[] {
  const said = /^(Binary files .*|old mode .*|new mode .*|similarity index 100%)$/gm;
  return [...head.matchAll(said)].map(([text]) => ({
    kind: 'note',
    text: text.startsWith('Binary') ? 'Binary file not shown.' : text,
  }));
}

function hunkLines(hunk: string): readonly DiffLine[] {
  const [place = '', ...rows] = hunk.replace(/\n$/, '').split('\n');
  const [, from = '0', to = '0'] = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(place) ?? [];
  let [before, after] = [Number(from), Number(to)];
  const lines = rows.map((row): DiffLine => {
    const text = row.slice(1);
    if (row.startsWith('+')) return { kind: 'added', after: after++, text };
    if (row.startsWith('-')) return { kind: 'removed', before: before++, text };
    return row.startsWith('\\') ? { kind: 'note', text } : { kind: 'kept', before: before++, after: after++, text };
  });
  return [{ kind: 'place', text: place }, ...lines];
}
