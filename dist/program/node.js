/** An element from its parts. */
function h(tag, attributes = {}, ...children) {
	return {
		tag,
		attributes,
		children
	};
}
/** The same content as one list of what stands side by side. */
function flattened(content) {
	if (content === void 0) return [];
	return typeof content === "object" && "length" in content ? content.flatMap(flattened) : [content];
}
/** Whether there is anything to show. */
function isEmpty(content) {
	if (content === void 0 || content === "") return true;
	return typeof content === "object" && "length" in content && content.every(isEmpty);
}
/** An address that a link may lead to; undefined for any other scheme, and for what is none. */
function safeUrl(text) {
	if (text === void 0 || !URL.canParse(text)) return void 0;
	const url = new URL(text);
	return (url.protocol === "https:" || url.protocol === "http:") && url.username === "" && url.password === "" && isUrl(url.href) ? url.href : void 0;
}
function isUrl(text) {
	return /^https?:\/\//.test(text);
}
/** A link where there is a safe address, and the content alone where there is none. */
function link(url, ...content) {
	const href = safeUrl(url);
	return href === void 0 ? content : h("a", { href }, ...content);
}
/** The style of an element that stands at a place. */
function placed(place) {
	const text = Object.entries(place).map(([name, value]) => `${name}:${percent(value)}`).join(";");
	return isStyle(text) ? text : void 0;
}
function isStyle(text) {
	return /^(?:[a-z]+:-?[\d.]+%;?)+$/.test(text);
}
/** A number as per cent, to hundredths. */
function percent(value) {
	return `${Number.isFinite(value) ? Math.round(value * 100) / 100 : 0}%`;
}
export { percent as a, link as i, h as n, placed as o, isEmpty as r, flattened as t };
