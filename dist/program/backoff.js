/**
* Milliseconds before a lost race is run again. Full jitter: many writers must not meet again. It grows until fifty writers at once
* find room one after another; two or three meet again within the second.
*/
function backoff(attempt, random) {
	return random * Math.min(2e4, 200 * 2 ** attempt);
}
export { backoff as t };
