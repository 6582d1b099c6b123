/** Where files are judged as they stand: what a deployment edits, and what is repaired. */
const noRenderer = { render: async ({ of }) => ({
	result: "no-program",
	program: of
}) };
export { noRenderer as t };
