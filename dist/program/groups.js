/** How many requests for things that belong together are made at the same time. */
const atOnce = 8;
/** Works on a few at a time, in order; the first failure ends it. */
async function inGroups(items, work) {
	const done = [];
	for (let start = 0; start < items.length; start += atOnce) done.push(...await Promise.all(items.slice(start, start + atOnce).map(work)));
	return done;
}
export { inGroups as t };
