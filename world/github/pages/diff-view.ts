import type { Revision } from './annotation-view.ts';
import { anchorOf, annotationInPlace, annotationNote } from './annotation-view.ts';
import type { Annotation } from './check.ts';
import type { DiffLine, FileDiff } from './diff.ts';
import type { Html } from './html.ts';
import { counted, html } from './html.ts';

/** Lines of one file that are shown; GitHub too renders no large diffs by itself. */
const shownLines = 1500;

const changes: Readonly<Record<FileDiff['change'], string>> = {
  added: 'new file',
  removed: 'deleted',
  renamed: 'renamed',
  modified: '',
};

/** The diffs of several files. Annotations stand under their lines; those of lines that did not change come after. */
export function diffView(revision: Revision, files: readonly FileDiff[], annotations: readonly Annotation[]): Html {
  const elsewhere = annotations.filter(({ path }) => !files.some((file) => file.path === path));
  const [added, removed] = [counted(total(files, 'added'), 'addition'), counted(total(files, 'removed'), 'deletion')];
  return html`<section aria-label="Changed files">
    <p class="muted">${counted(files.length, 'file')} changed, ${added} and ${removed}</p>
    ${files.map((file) => fileView(revision, file, annotations))}
    ${elsewhere.length === 0 ? undefined : unchanged(revision, elsewhere)}
  </section>`;
}

function total(files: readonly FileDiff[], kind: 'added' | 'removed'): number {
  return files.reduce((sum, file) => sum + countOf(file, kind), 0);
}

function countOf({ lines }: FileDiff, kind: 'added' | 'removed'): number {
  return lines.filter((line) => line.kind === kind).length;
}

function unchanged(revision: Revision, annotations: readonly Annotation[]): Html {
  const paths = [...new Set(annotations.map(({ path }) => path))];
  const sections = paths.map(
    (path) => html`<div id="${anchorOf(path)}" class="box">
      ${annotations.filter((one) => one.path === path).map((one) => annotationInPlace(revision, one))}</div>`,
  );
  return html`<h2>Unchanged files with check annotations</h2>${sections}`;
}

function fileView(revision: Revision, file: FileDiff, annotations: readonly Annotation[]): Html {
  const { path, from, change, lines } = file;
  const ours = annotations.filter((one) => one.path === path);
  const shown = lines.slice(0, shownLines);
  const ends = new Set(shown.map((line) => ('after' in line ? line.after : 0)));
  const outside = ours.filter(({ end }) => !ends.has(end));
  const title = from === undefined ? path : `${from} → ${path}`;
  const rest = lines.length - shown.length;
  return html`<details class="box file" id="${anchorOf(path)}" open>
    <summary><strong class="path">${title}</strong> <span class="label">${changes[change]}</span>
      <span class="added-count">+${countOf(file, 'added')}</span>
      <span class="removed-count">−${countOf(file, 'removed')}</span></summary>
    <table class="diff" aria-label="Diff of ${path}">${shown.map((line) => lineView(line, ours))}</table>
    ${rest > 0 ? html`<p class="muted">${counted(rest, 'more line')} not shown.</p>` : undefined}
    ${outside.map((one) => annotationInPlace(revision, one))}
  </details>`;
}

const marks: Readonly<Record<DiffLine['kind'], string>> = { kept: ' ', added: '+', removed: '-', place: '', note: '' };

function lineView(line: DiffLine, annotations: readonly Annotation[]): Html {
  const before = 'before' in line ? line.before : '';
  const after = 'after' in line ? line.after : '';
  const row = html`<tr class="${line.kind}"><td class="number">${before}</td><td class="number">${after}</td>
    <td class="code">${marks[line.kind]}${line.text}</td></tr>`;
  const notes = annotations.filter(({ end }) => end === after).map(annotationNote);
  return notes.length === 0 ? row : html`${row}<tr><td class="notes" colspan="3">${notes}</td></tr>`;
}
