/** A part in at most so many characters, with as many of its lines as that allows: where even its head is too long, nothing. */
function cutPart(part, room) {
	const whole = show(part, part.lines.length);
	if (whole.length <= room) return whole;
	let [fits, tooMany] = [-1, part.lines.length];
	while (tooMany - fits > 1) {
		const middle = Math.floor((fits + tooMany) / 2);
		if (show(part, middle).length <= room) fits = middle;
		else tooMany = middle;
	}
	return fits < 0 ? "" : show(part, fits);
}
function show({ head = "", lines, around = (shown) => shown, foot = () => "" }, count) {
	const shown = lines.slice(0, count).join("\n");
	return [
		head,
		shown === "" ? "" : around(shown),
		foot(lines.length - count)
	].filter((piece) => piece !== "").join("\n\n");
}
/** The rows of a table, below its head. */
function tableOf(head, rows) {
	const top = [head, head.map(() => "---")].map(row).join("\n");
	const foot = (left) => left === 0 ? "" : `and ${left} more`;
	return {
		lines: rows.map(row),
		around: (shown) => `${top}\n${shown}`,
		foot
	};
}
function row(cells) {
	return `| ${cells.join(" | ")} |`;
}
export { tableOf as n, cutPart as t };
