/**
 * What happens to the answer of a request that is done: it is lost, as the connection breaks before it or in its middle (`torn`), or it
 * comes in two halves with a pause between them.
 */
export type FaultOfReply = 'lose-reply' | 'torn' | 'slow';

/** What happens to a request; the others than those of its reply come instead of doing what was asked. */
export type Fault =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  | 'hang'
  | 'disconnect'
  | FaultOfReply;

/** Whether the request is done all the same. */
export function isOfReply(fault: Fault): fault is FaultOfReply {
  return fault === 'lose-reply' || fault === 'torn' || fault === 'slow';
}

/** Requests that go wrong. */
export interface FaultMatch {
  readonly method: string;
  /** Of the path as GitHub documents it (`/repos/…`, `/graphql`), or of a git request. */
  readonly path: RegExp;
}

/** The faults that a test has asked for, each for a number of requests. */
export class Faults {
  #count = 0;
  #nth: { readonly at: number; readonly fault: Fault } | undefined;
  #cutAt = Number.POSITIVE_INFINITY;
  readonly #waiting: { readonly match: FaultMatch; readonly fault: Fault; left: number }[] = [];

  add(match: FaultMatch, times: number, fault: Fault): void {
    this.#waiting.push({ match, fault, left: times });
  }

  /** The n-th request from now on meets this; another call takes its place. */
  addAt(nth: number, fault: Fault): void {
    this.#nth = { at: this.#count + nth, fault };
  }

  /** Whoever asks dies: the n-th request from now on is done, and from its reply on nothing passes any more, until `mend`. */
  cutAfter(nth: number): void {
    this.#cutAt = this.#count + nth;
  }

  mend(): void {
    this.#cutAt = Number.POSITIVE_INFINITY;
  }

  /** The fault that this request meets; it is used up by that. */
  take(method: string, path: string): Fault | undefined {
    this.#count += 1;
    if (this.#count === this.#cutAt) return 'lose-reply';
    if (this.#count > this.#cutAt) return 'disconnect';
    if (this.#count === this.#nth?.at) return this.#nth.fault;
    const found = this.#waiting.find(
      ({ match, left }) => left > 0 && match.method === method && new RegExp(match.path).test(path),
    );
    if (found === undefined) return undefined;
    found.left -= 1;
    return found.fault;
  }
}
