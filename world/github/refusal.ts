/** One thing that is wrong with a request, as GitHub lists it. */
export interface Wrong {
  readonly resource: string;
  readonly code: 'custom' | 'invalid' | 'missing' | 'missing_field' | 'already_exists' | 'unprocessable';
  readonly field?: string;
  readonly message?: string;
}

/** A request that GitHub refuses: not a fault of the request's shape, and expected by those who make it. */
export class Refusal extends Error {
  readonly status: number;
  readonly errors: readonly unknown[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    message: string,
    more: { errors?: readonly unknown[]; headers?: Record<string, string> } = {},
  ) {
    super(message);
    this.status = status;
    this.errors = more.errors;
    this.headers = more.headers ?? {};
  }

  /** https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api */
  get body(): Readonly<Record<string, unknown>> {
    return {
      message: this.message,
      ...(this.errors === undefined ? {} : { errors: this.errors }),
      documentation_url: 'https://docs.github.com/rest',
      status: String(this.status),
    };
  }
}

/** What GitHub says of what is not there, and of what the token cannot see: the same. */
export function notFound(): Refusal {
  return new Refusal(404, 'Not Found');
}

/** https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api#validation-failed */
export function validationFailed(...errors: readonly Wrong[]): Refusal {
  return new Refusal(422, 'Validation Failed', { errors });
}

/** https://docs.github.com/rest/commits/commits#get-a-commit: a ref that names no commit */
export function noCommit(ref: string): Refusal {
  return new Refusal(422, `No commit found for SHA: ${ref}`);
}
