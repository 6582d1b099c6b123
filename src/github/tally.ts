interface Answer {
  readonly status: number;
  readonly headers: Pick<Headers, 'get'>;
}

/** Counts the requests to GitHub of a run, those too that were made again. */
export class Tally {
  readonly #asked = { REST: 0, GraphQL: 0 };
  #unchanged = 0;
  #unanswered = 0;
  /** By repository and kind of limit, since each repository may have a token of its own: what the last answer said. */
  readonly #left = new Map<string, string>();

  /** Counts a request by its address, with its answer; undefined where none came. */
  count(repository: string, url: string, answer: Answer | undefined): void {
    this.#asked[url.endsWith('/graphql') ? 'GraphQL' : 'REST'] += 1;
    if (answer === undefined) this.#unanswered += 1;
    if (answer?.status === 304) this.#unchanged += 1;
    const said = (name: string) => answer?.headers.get(`x-ratelimit-${name}`) ?? undefined;
    const [left, limit] = [said('remaining'), said('limit')];
    if (left === undefined || limit === undefined) return;
    this.#left.set(`${repository} (${said('resource') ?? 'core'})`, `${left} of ${limit}`);
  }

  /** What was counted, in one line; undefined where nothing was asked. */
  toLine(): string | undefined {
    const kinds = Object.entries(this.#asked).filter(([, count]) => count > 0);
    if (kinds.length === 0) return undefined;
    const more = [
      ...(this.#unchanged > 0 ? [`${this.#unchanged} answered 304 (not modified)`] : []),
      ...(this.#unanswered > 0 ? [`${this.#unanswered} without an answer`] : []),
    ];
    const counts = [...kinds.map(([kind, count]) => `${count} ${kind}`), ...more].join(', ');
    const limits = [...this.#left].map(([what, left]) => `${left} for ${what}`).join(', ');
    return `requests to GitHub: ${counts}${limits === '' ? '' : `; rate limit left: ${limits}`}`;
  }
}
