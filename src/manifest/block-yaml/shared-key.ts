const shared = new Map<string, string>();

/** Enough for the field names of many APIs. */
const mostShared = 10_000;

/**
 * The same text, as one string for all keys that are equal: manifests write the same few hundred names again and again, and strings
 * that V8 has internalized, as it does with names of properties, are told apart by their addresses alone.
 */
export function sharedKey(text: string): string {
  const known = shared.get(text);
  if (known !== undefined || shared.size >= mostShared) return known ?? text;
  const [name = text] = Object.keys({ [text]: true });
  shared.set(name, name);
  return name;
}
