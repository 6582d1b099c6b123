/** Where `${{ … }}` ends, which begins at a position: texts in it (`'}}'`) do not end it. */
export function skipExpression(text: string, start: number): number {
  let at = start + 3;
  while (at < text.length && !text.startsWith('}}', at)) {
    if (text[at] === "'") {
      const end = text.indexOf("'", at + 1);
      if (end < 0) return text.length;
      at = end;
    }
    at += 1;
  }
  return Math.min(at + 2, text.length);
}

/** Where the bracket that opens at a position is closed, behind it; the end of the text where it never is. */
export function nestedEnd(text: string, start: number, [open, close]: string): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char === open) depth += 1;
    else if (char === close) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}
