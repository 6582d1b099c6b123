import "./rolldown-runtime.js";
const { createInterface } = process.getBuiltinModule("node:readline");
/** Asks on standard error, so that standard output stays what the command is run for. */
function createAsker(input, output) {
	const lines = createInterface({
		input,
		output
	});
	const typed = [];
	let waiting;
	let isClosed = false;
	const answer = (line) => {
		const waiter = waiting;
		waiting = void 0;
		waiter?.(line);
	};
	lines.on("line", (line) => waiting === void 0 ? typed.push(line) : answer(line));
	lines.on("SIGINT", () => lines.close());
	lines.on("close", () => {
		isClosed = true;
		answer(void 0);
	});
	return {
		ask: (question) => {
			lines.setPrompt(question);
			if (!isClosed) lines.prompt();
			const line = typed.shift();
			if (line !== void 0 || isClosed) return Promise.resolve(line);
			return new Promise((resolve) => {
				waiting = resolve;
			});
		},
		tell: (line) => void output.write(`${line}\n`),
		close: () => lines.close()
	};
}
export { createAsker };
