/** So deep may block collections, or brackets, stand in each other. */
export const deepest = 64;
/** So long may a key be: https://yaml.org/spec/1.2.2/#example-invalid-implicit-keys */
export const longestKey = 1024;

/** Thrown where a text is more than block YAML; caught where its reading began. */
export class BeyondBlockYaml extends Error {}

// one for all: a trace of the stack would take longer than the reading
const thrown = new BeyondBlockYaml('more than block YAML');

/** Leaves the text to the full parser. */
export function beyond(): never {
  throw thrown;
}
