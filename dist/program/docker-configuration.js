import { t as parseJson } from "./json.js";
/** Docker's configuration, and the folder that it stands in. */
async function readDockerConfiguration({ files, environment }) {
	const folder = environment["DOCKER_CONFIG"] ?? `${environment["HOME"] ?? ""}/.docker`;
	const bytes = await files.read(`${folder}/config.json`);
	return {
		folder,
		data: bytes === void 0 ? void 0 : parseJson(new TextDecoder().decode(bytes))
	};
}
export { readDockerConfiguration as t };
