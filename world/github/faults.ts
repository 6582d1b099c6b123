/** What happens to a request instead of its answer; `lose-reply` does what was asked, and then breaks the connection. */
export type Fault =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  | 'hang'
  | 'disconnect'
  | 'lose-reply';

/** Requests that go wrong. */
export interface FaultMatch {
  readonly method: string;
  /** Of the path as GitHub documents it (`/repos/…`, `/graphql`), or of a git request. */
  readonly path: RegExp;
}

/** The faults that a test has asked for, each for a number of requests. */
export class Faults {
  readonly #waiting: { readonly match: FaultMatch; readonly fault: Fault; left: number }[] = [];

  add(match: FaultMatch, times: number, fault: Fault): void {
    this.#waiting.push({ match, fault, left: times });
  }

  /** The fault that this request meets; it is used up by that. */
  take(method: string, path: string): Fault | undefined {
    const found = this.#waiting.find(
      ({ match, left }) => left > 0 && match.method === method && new RegExp(match.path).test(path),
    );
    if (found === undefined) return undefined;
    found.left -= 1;
    return found.fault;
  }
}
