/** Which finding it is, from one analysis to the next: FNV-1a in 64 bits, http://www.isthe.com/chongo/tech/comp/fnv */
function fingerprint(key) {
	let hash = 14695981039346656037n;
	for (const byte of new TextEncoder().encode(key)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 1099511628211n);
	return hash.toString(16).padStart(16, "0");
}
/** Of each key, which of its equals it is, from 1. */
function nthOf(keys) {
	const counts = /* @__PURE__ */ new Map();
	return keys.map((key) => {
		const nth = (counts.get(key) ?? 0) + 1;
		counts.set(key, nth);
		return nth;
	});
}
export { nthOf as n, fingerprint as t };
