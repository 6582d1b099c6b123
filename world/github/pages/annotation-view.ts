import { createHash } from 'node:crypto';
import type { Repository } from '../state.ts';
import type { Annotation } from './check.ts';
import type { Html } from './html.ts';
import { html, pathOf } from './html.ts';
import { icon } from './icon.ts';

/** A commit at which files are shown. */
export interface Revision {
  readonly repository: Repository;
  readonly sha: string;
}

/** Lines shown above those that an annotation is about. */
const context = 2;
/** Lines of an annotation that are shown; it may be about a whole file. */
const shownLines = 12;

const icons = { notice: 'neutral', warning: 'running', failure: 'bad' } as const;

/** What an annotation says, without its place. */
export function annotationNote({ check, level, title, message }: Annotation): Html {
  const heading = title === '' ? `Check ${level}` : title;
  return html`<div class="annotation ${level}">
    <p>${icon(icons[level], level)} <strong>${heading}</strong> <span class="muted">${check}</span></p>
    <pre>${message}</pre>
  </div>`;
}

/** Where the diff of a file is on its page; names may contain anything, ids may not. */
export function anchorOf(path: string): string {
  return `diff-${createHash('sha256').update(path).digest('hex').slice(0, 16)}`;
}

/** An annotation with its place, the lines that it is about as they are at the commit, and what it says of them. */
export function annotationInPlace({ repository, sha }: Revision, annotation: Annotation): Html {
  const { path, start, end } = annotation;
  const place = `${path}:${start}${end > start ? `-${end}` : ''}`;
  const page = `${pathOf(repository.owner, repository.name, 'commit', sha)}#${anchorOf(path)}`;
  return html`<div class="in-place"><p class="place"><a href="${page}">${place}</a></p>
    ${lines(repository.bare.file(sha, path), annotation)}${annotationNote(annotation)}</div>`;
}

function lines(file: string | undefined, { start, end }: Annotation): Html | undefined {
  if (file === undefined) return undefined;
  const first = Math.max(start - context, 1);
  const last = Math.min(end, start + shownLines);
  const rows = file.split('\n').slice(first - 1, last);
  const shown = rows.map((text, index) => {
    const isMeant = first + index >= start ? 'meant' : '';
    return html`<tr class="${isMeant}"><td class="number">${first + index}</td><td class="code">${text}</td></tr>`;
  });
  return html`<table class="lines">${shown}</table>`;
}
