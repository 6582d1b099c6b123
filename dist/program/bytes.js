/** Whether both are there and hold the same bytes. */
function isSameBytes(one, other) {
	return other !== void 0 && one.length === other.length && one.every((byte, index) => byte === other[index]);
}
export { isSameBytes as t };
