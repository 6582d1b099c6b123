/** Bytes that a node without any of it pulls. A layer that stands twice is pulled once. */
function pulledSize({ layers }) {
	return [...new Map(layers.map(({ digest, size }) => [digest, size])).values()].reduce((sum, size) => sum + size, 0);
}
export { pulledSize as t };
