import type { Content, Element } from './node.ts';
import { h } from './node.ts';
import { scrolled } from './table.ts';
import { counted } from './words.ts';

/** Lines of one block, and characters of one line. */
const most = { lines: 400, characters: 400 };

/** Text as it stands, line by line; of a long one the beginning. */
export function block(label: string, lines: readonly string[]): Element {
  return blockOf(label, lines, (line) => `${line}\n`);
}

/** A unified diff: what is added and taken away begins with its sign, and is coloured besides. */
export function diff(label: string, text: string): Element {
  return blockOf(label, text.replace(/\n$/, '').split('\n'), (line) => {
    const kind = kindOf(line);
    return kind === undefined ? `${line}\n` : h('span', { class: kind }, `${line}\n`);
  });
}

function blockOf(label: string, lines: readonly string[], shown: (line: string) => Content): Element {
  const cut = lines.slice(0, most.lines).map((line) => shown(cutLine(line)));
  const left = lines.length - most.lines;
  const more = left > 0 ? `… ${counted(left, 'more line')}\n` : undefined;
  return scrolled(label, h('pre', {}, h('code', {}, ...cut, more)));
}

function cutLine(line: string): string {
  return line.length <= most.characters ? line : `${line.slice(0, most.characters - 1).toWellFormed()}…`;
}

function kindOf(line: string): string | undefined {
  if (/^(?:---|\+\+\+|diff |index )/.test(line)) return 'file';
  if (line.startsWith('@@')) return 'place';
  if (line.startsWith('+')) return 'added';
  return line.startsWith('-') ? 'removed' : undefined;
}
