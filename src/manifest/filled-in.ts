/** What Helm or an ApplicationSet fills in, or a variable of a shell, of Compose or of Flux. */
const filling = /\{\{.*?(?:\}\}|$)|\$(?:\{[^}]*\}|\([^)]*\)|\w*)/s;

/** Whether Helm or an ApplicationSet fills a text in, of whatever it is: a `$` may be its own, as in a password. */
export function isTemplate(text: string): boolean {
  return text.includes('{{');
}

/** Whether a template begins here; without quotes, the parser takes it for a map within a map. */
export function isTemplateAt(text: string, position: number): boolean {
  return text.startsWith('{{', position);
}

/** Whether something else fills in a part of an image's name or version: these have no `$` of their own. */
export function isFilledIn(text: string): boolean {
  return filling.test(text);
}

/** The `:` or `@` of a reference whose version is filled in, and its name is not. */
export function startOfFilledIn(text: string): number | undefined {
  const start = text.search(filling);
  const before = start < 0 ? '' : text.slice(0, start);
  const mark = Math.max(before.lastIndexOf(':'), before.lastIndexOf('@'));
  return mark > before.lastIndexOf('/') ? mark : undefined;
}

/**
 * Whether a reference may be one of a repository once the beginning of its name is filled in. Where the end is filled in, it may
 * be any, and nothing says that it is this one.
 */
export function mayName(reference: string, repository: string): boolean {
  const name = reference
    .split(filling)
    .join('\0')
    .replace(/[:@][^/]*$/, '');
  const pieces = name.split('\0');
  const [first = '', last = ''] = [pieces[0], pieces.at(-1)];
  const whole = `/${repository}`;
  return pieces.length > 1 && last !== '' && whole.endsWith(last) && (first === '' || whole.includes(`/${first}`));
}
