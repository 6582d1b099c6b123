/**
* What work comes to, or the signal's reason as soon as that is aborted: not everything listens to a signal. The work itself goes on, and
* nobody hears how that ends.
*/
async function untilAborted(work, signal) {
	work.catch(() => {});
	signal.throwIfAborted();
	const { promise: aborted, reject } = Promise.withResolvers();
	const onAbort = () => reject(signal.reason);
	signal.addEventListener("abort", onAbort, { once: true });
	try {
		return await Promise.race([work, aborted]);
	} finally {
		signal.removeEventListener("abort", onAbort);
	}
}
export { untilAborted as t };
