import type { Progress, TargetState, WrittenEdit } from '../../deployment/progress.ts';
import { allWritten } from '../../deployment/waves.ts';
import { block, diff } from '../../page/code.ts';
import type { Content } from '../../page/node.ts';
import { h } from '../../page/node.ts';
import { folded, section } from '../../page/parts.ts';
import { firstOf, table } from '../../page/table.ts';
import { name } from '../../page/words.ts';
import { notesList } from './found.ts';

/** Rows and blocks that are shown; the JSON report has all. */
const most = { edits: 80, logs: 5 };

/** What was written into Git, and what was put back. */
export function changePart(progress: Progress | undefined): Content {
  if (progress?.written === undefined && progress?.proven === undefined) return undefined;
  const written = allWritten(progress);
  const { recovery } = progress;
  return section(
    'Change in Git',
    written.diff === '' ? editsTable('Values that Git names', written.edits) : diff('The change in Git', written.diff),
    recovery?.result === 'rolled-back' && recovery.edits.length > 0
      ? [h('h3', { class: 'small' }, 'Put back'), editsTable('Values that were put back', recovery.edits)]
      : undefined,
  );
}

function editsTable(caption: string, edits: readonly WrittenEdit[]): Content {
  if (edits.length === 0) return undefined;
  const { shown, left } = firstOf(edits, most.edits);
  const columns = ['File', 'Path', 'Before', 'Now'].map((title) => ({ title }));
  const rows = shown.map(({ file, path, from, to }) => [file, path, from, to].map((text) => h('code', {}, name(text))));
  return [table(caption, columns, rows), left];
}

/** The step of the build that failed, and what containers said before they crashed. */
export function lastWordsPart(progress: Progress | undefined, targets: readonly TargetState[]): Content {
  const step = progress?.failedStep;
  const logs = targets.flatMap(({ assessment }) => assessment.logs ?? []);
  const { shown, left } = firstOf(logs, most.logs);
  return [
    section(
      'Failed build',
      step === undefined
        ? undefined
        : [
            h('p', {}, h('code', {}, name(step.title))),
            step.lines.length === 0 ? undefined : block('Its last lines', step.lines),
          ],
    ),
    section(
      'Last lines of containers',
      ...shown.map(({ container, pod, lines }) =>
        folded(`${name(container)} of pod ${name(pod)}`, block(`Last lines of ${name(container)}`, lines)),
      ),
      left,
    ),
  ];
}

/** What people should know of how it went. */
export function notesPart(progress: Progress | undefined, targets: readonly TargetState[]): Content {
  const notes = [...(progress?.notes ?? []), ...targets.flatMap(({ assessment }) => assessment.notes)];
  return section('Notes', notesList([...new Set(notes)]));
}
