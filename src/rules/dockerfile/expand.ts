/** Characters of values that are filled in: of variables of variables a few lines make more than any memory holds. */
const most = 64 * 1024;

/** A text with its variables filled in; undefined where one of them is not known, or is written in a way that is not read here. */
export function expand(text: string, values: ReadonlyMap<string, string>): string | undefined {
  let isKnown = true;
  let left = most;
  const filled = text.replace(
    /\\([\s\S])|\$(\w+)|\$\{(\w+)(?::?([-+])([^{}$]*))?\}|\$/g,
    (_, escaped?: string, plain?: string, name?: string, operator?: string, word = '') => {
      if (escaped !== undefined) return escaped;
      const value = values.get(plain ?? name ?? '');
      if (operator === '+') return value === undefined ? '' : word;
      if (value === undefined || value === '') {
        if (operator === '-') return word;
        isKnown &&= value !== undefined;
      }
      left -= value?.length ?? 0;
      if (left < 0) isKnown = false;
      return isKnown ? (value ?? '') : '';
    },
  );
  return isKnown ? filled : undefined;
}

/** Where variables stand in a text that a build or a shell expands: not within single quotes, not behind a backslash. */
export function variablesIn(
  text: string,
): readonly { readonly name: string; readonly index: number; readonly hasDefault: boolean }[] {
  const found = text.matchAll(/\\[\s\S]|'[^']*'|"((?:[^"\\]|\\[\s\S])*)"|\$\{?(\w+)(:?-)?/g);
  return [...found].flatMap(({ 0: all, 1: quoted, 2: name, 3: fallback, index }) => {
    if (quoted !== undefined)
      return variablesIn(quoted.replaceAll("'", ' ')).map((one) => ({ ...one, index: index + 1 + one.index }));
    return name === undefined ? [] : [{ name, index: index + all.indexOf(name), hasDefault: fallback !== undefined }];
  });
}
