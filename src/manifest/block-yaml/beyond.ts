/** Thrown where a text is more than block YAML; caught where its reading began. */
export class BeyondBlockYaml extends Error {}

// one for all: a trace of the stack would take longer than the reading
const thrown = new BeyondBlockYaml('more than block YAML');

/** Leaves the text to the full parser. */
export function beyond(): never {
  throw thrown;
}
