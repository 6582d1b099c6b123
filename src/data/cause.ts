/** What went wrong behind an error: `fetch` says only that it failed, and hides why in its cause. Undefined for what is no error. */
export function causeOf(error: unknown): Error | undefined {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause : undefined;
}
