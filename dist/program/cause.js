/** What went wrong behind an error: `fetch` says only that it failed, and hides why in its cause. Undefined for what is no error. */
function causeOf(error) {
	const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
	return cause instanceof Error ? cause : void 0;
}
export { causeOf as t };
