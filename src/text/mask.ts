import { plainText, withoutRunnerCommands } from './plain.ts';
import { withReferences } from './references.ts';

/** Characters of a line that is a secret by itself: shorter ones would take ordinary words away. */
const shortestLine = 8;

/** Takes secrets out of text. It knows more of them as time goes by. */
export class Mask {
  /** The longest first: one may begin with another. */
  #secrets: readonly string[] = [];

  constructor(secrets: readonly string[]) {
    for (const secret of secrets) this.add(secret);
  }

  add(secret: string): void {
    // what a child prints comes line by line
    const lines = secret.split(/\r?\n/).filter((line) => line.trim().length >= shortestLine);
    const all = [secret, ...lines].flatMap(formsOf).filter((one) => one !== '');
    this.#secrets = [...new Set([...this.#secrets, ...all])].sort((one, other) => other.length - one.length);
  }

  /** Text without secrets, and nothing else changed. */
  hide(text: string): string {
    return this.#secrets.reduce((masked, secret) => masked.replaceAll(secret, '***'), text);
  }

  /** The same for a terminal, also that of a job: what is taken out of the text may stand in a secret, or between two halves of one. */
  hideInPlain(text: string): string {
    return withoutRunnerCommands(this.hide(plainText(this.hide(text))));
  }
}

/** A secret as it stands in plain text, in Markdown (every token of GitHub has an underscore) and in JSON. */
function formsOf(secret: string): readonly string[] {
  return [secret, plainText(secret), withReferences(secret), JSON.stringify(secret).slice(1, -1)];
}
