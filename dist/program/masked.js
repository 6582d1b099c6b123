import "./rolldown-runtime.js";
/**
* GitHub, told nothing that is masked in the log: what it is told quotes others, such as containers and controllers, and the runner
* masks no more than its own log.
*/
function withoutSecrets(forge, hide) {
	const { statuses, comments, records } = forge;
	const noteOf = (note) => ({
		...note,
		sentence: hide(note.sentence)
	});
	return {
		...forge,
		statuses: { set: (status, signal) => statuses.set({
			...status,
			description: hide(status.description)
		}, signal) },
		comments: {
			find: (...of) => comments.find(...of),
			put: (pullRequest, marker, text, signal) => comments.put(pullRequest, marker, async () => hide(await text()), signal)
		},
		records: {
			create: (payload, note, signal) => records.create(payload, noteOf(note), signal),
			note: (id, environment, note, signal) => records.note(id, environment, noteOf(note), signal),
			list: (...of) => records.list(...of),
			history: (...of) => records.history(...of),
			newest: (...of) => records.newest(...of),
			ofPullRequest: (...of) => records.ofPullRequest(...of)
		}
	};
}
export { withoutSecrets };
