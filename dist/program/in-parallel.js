/**
* Works on several items, so many at a time. The first failure cancels the others, and is what is answered; what is thrown
* cancels them too. Rejects with the signal's reason once it is aborted.
*/
async function inParallel(items, { atATime, signal }, work) {
	const over = new AbortController();
	const until = AbortSignal.any([signal, over.signal]);
	const left = [...items.entries()];
	const results = [];
	const failures = [];
	const worker = async () => {
		for (let next = left.shift(); next !== void 0 && !over.signal.aborted; next = left.shift()) {
			const [index, item] = next;
			const done = await work(item, until);
			if ("result" in done) results.push({
				index,
				result: done.result
			});
			else failures.push(done.failure);
			if ("failure" in done) over.abort(/* @__PURE__ */ new Error("another has failed"));
		}
	};
	const settled = await Promise.allSettled(Array.from({ length: atATime }, () => cancelling(over, worker)));
	signal.throwIfAborted();
	const [failure] = failures;
	if (failure !== void 0) return { failure };
	const thrown = settled.find((one) => one.status === "rejected");
	if (thrown !== void 0) throw thrown.reason;
	return { results: results.sort((one, other) => one.index - other.index).map(({ result }) => result) };
}
/** What one worker throws ends the others. */
async function cancelling(over, worker) {
	try {
		await worker();
	} catch (error) {
		over.abort(error);
		throw error;
	}
}
export { inParallel as t };
