import "./rolldown-runtime.js";
import { t as printProgressLine } from "./progress-line.js";
import { u as createLog } from "./start.js";
/** One JSON object a line, for programs that show it in their own way. */
function createJsonPrinter(printing) {
	const { stream, mask, now } = printing;
	const print = (line) => void stream.write(`${printProgressLine(line, (text) => mask.hide(text))}\n`);
	const say = (level, message) => print({
		time: now(),
		type: "log",
		level,
		message
	});
	return {
		log: createLog(printing, say),
		view: { show: (state) => print({
			time: now(),
			type: "progress",
			...state
		}) },
		show: (text) => say("info", text),
		close: () => {}
	};
}
export { createJsonPrinter };
