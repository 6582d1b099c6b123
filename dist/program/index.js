import "./rolldown-runtime.js";
/** What the built entries start, each loaded only then: importing this starts nothing. */
const roots = {
	action: async () => (await import("./action.js").then((n) => n.t)).runAction,
	post: async () => (await import("./post.js")).runPost,
	commandLine: async () => (await import("./start.js").then((n) => n.S)).runCommandLine
};
export { roots };
