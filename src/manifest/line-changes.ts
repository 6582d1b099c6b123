/** Lines that went, and those that came in their place: from one index to before the other, on each side. */
export interface LineChange {
  readonly old: readonly [number, number];
  readonly now: readonly [number, number];
}

/** So many lines that went or came are told apart one by one; the time and room that it takes grow with their square. */
const mostEdits = 2000;

/** What changes from some lines to others, as few lines as possible, in their order; of very many, one change for all. */
export function lineChanges(old: readonly string[], now: readonly string[]): readonly LineChange[] {
  const most = Math.min(old.length, now.length);
  let start = 0;
  while (start < most && old[start] === now[start]) start += 1;
  let rest = 0;
  while (rest < most - start && old.at(-1 - rest) === now.at(-1 - rest)) rest += 1;
  if (start === old.length && start === now.length) return [];
  const [gone, come] = [old.slice(start, old.length - rest), now.slice(start, now.length - rest)];
  const edits = shortestEdits(gone, come) ?? (gone.length === come.length ? inPlace(gone, come) : undefined);
  if (edits === undefined) return [{ old: [start, start + gone.length], now: [start, start + come.length] }];
  return joined(edits).map((one) => ({
    old: [one.old[0] + start, one.old[1] + start],
    now: [one.now[0] + start, one.now[1] + start],
  }));
}

function inPlace(old: readonly string[], now: readonly string[]): readonly LineChange[] {
  return old.flatMap((line, at) => (line === now[at] ? [] : [{ old: [at, at + 1], now: [at, at + 1] } as const]));
}

/** What goes and comes without a line between is one change. */
function joined(edits: readonly LineChange[]): readonly LineChange[] {
  const changes: LineChange[] = [];
  for (const edit of edits) {
    const last = changes.at(-1);
    const isNext = last !== undefined && last.old[1] === edit.old[0] && last.now[1] === edit.now[0];
    if (isNext) changes[changes.length - 1] = { old: [last.old[0], edit.old[1]], now: [last.now[0], edit.now[1]] };
    else changes.push(edit);
  }
  return changes;
}

/**
 * E. W. Myers, "An O(ND) difference algorithm and its variations": how far each diagonal is reached with so many edits.
 * Each edit is one line that goes or comes; undefined where there are too many.
 */
function shortestEdits(old: readonly string[], now: readonly string[]): readonly LineChange[] | undefined {
  const most = Math.min(mostEdits, old.length + now.length);
  const furthest = new Int32Array(2 * most + 3);
  const trace: Int32Array[] = [];
  for (let count = 0; count <= most; count += 1) {
    trace.push(furthest.slice(most - count, most + count + 3));
    for (let diagonal = -count; diagonal <= count; diagonal += 2) {
      const at = most + 1 + diagonal;
      let x = comesDown(furthest, at, diagonal, count) ? (furthest[at + 1] ?? 0) : (furthest[at - 1] ?? 0) + 1;
      while (x < old.length && x - diagonal < now.length && old[x] === now[x - diagonal]) x += 1;
      furthest[at] = x;
      if (x >= old.length && x - diagonal >= now.length) return wayBack(trace, old.length, now.length);
    }
  }
  return undefined;
}

/** Whether a diagonal is reached by a line that comes, from the one above; else by one that goes. */
function comesDown(furthest: Int32Array, at: number, diagonal: number, count: number): boolean {
  return diagonal === -count || (diagonal !== count && (furthest[at - 1] ?? 0) < (furthest[at + 1] ?? 0));
}

function wayBack(trace: readonly Int32Array[], oldCount: number, nowCount: number): readonly LineChange[] {
  const edits: LineChange[] = [];
  let [x, y] = [oldCount, nowCount];
  for (let count = trace.length - 1; count > 0; count -= 1) {
    const furthest = trace[count] ?? new Int32Array();
    const diagonal = x - y;
    const at = count + 1 + diagonal;
    const isDown = comesDown(furthest, at, diagonal, count);
    x = furthest[isDown ? at + 1 : at - 1] ?? 0;
    y = x - (isDown ? diagonal + 1 : diagonal - 1);
    edits.push(isDown ? { old: [x, x], now: [y, y + 1] } : { old: [x, x + 1], now: [y, y] });
  }
  return edits.reverse();
}
