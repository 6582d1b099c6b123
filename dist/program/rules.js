import { N as parseImageReference } from "./start.js";
/**
* The images of a pod: of its containers of every list, and those that are mounted (`volumes[].image.reference`). What is filled in
* later, or is no image reference, as a word that a script replaces, is none.
*/
function imagesOf({ containers, spec }) {
	const mounted = spec.at("volumes").items.map((volume) => ({
		at: volume.at("image", "reference"),
		title: `volume ${volume.at("name").value ?? ""}`.trim()
	}));
	return [...containers.map(({ view, title }) => ({
		at: view.at("image"),
		title
	})), ...mounted].flatMap(imageAt);
}
function imageAt({ at, title }) {
	const text = at.value;
	if (text === void 0 || at.isFilledInLater) return [];
	const image = parseImageReference(text);
	return typeof image === "string" ? [] : [{
		at,
		text,
		image,
		title
	}];
}
/** Whether a repository (`ghcr.io/acme/api`) is the one named, or stands below it: `ghcr.io/acme`, but not `ghcr.io/ac`. */
function isWithin(repository, named) {
	const place = normalised(named);
	return repository === place || repository.startsWith(`${place}/`);
}
/** Docker Hub is the registry of what names none: `acme/api` is `docker.io/acme/api`. */
function normalised(named) {
	const bare = named.replace(/\/+$/, "");
	const [first = "", ...rest] = bare.split("/");
	if (!(/[.:]/.test(first) || first === "localhost")) return rest.length === 0 ? `docker.io/library/${bare}` : `docker.io/${bare}`;
	return first === "index.docker.io" ? ["docker.io", ...rest].join("/") : bare;
}
const deployment = (annotation, image) => `apiVersion: v1
kind: Pod
metadata:
  name: api
  annotations:
    gitops-deploy.io/ignore: "${annotation}"
spec:
  containers:
    - name: api
      image: ${image}
`;
const invalid = {
	id: "suppression-invalid",
	family: "suppressions",
	severities: ["warning"],
	title: "a suppression without a reason, of a rule that does not exist, or with a date that is none",
	why: "it does not count, and whoever wrote it believes that it does",
	fix: "write RULE: REASON, with until YYYY-MM-DD behind it where it is to end",
	repairs: "person",
	sources: ["This project: what is put off has a reason"],
	example: {
		file: "pod.yaml",
		bad: deployment("image-latest", "ghcr.io/acme/api:latest"),
		good: deployment("image-latest: a demo that nobody depends on", "ghcr.io/acme/api:latest")
	},
	looksAt: "suppressions"
};
const expired = {
	id: "suppression-expired",
	family: "suppressions",
	severities: ["error"],
	title: "a suppression whose last day is over",
	why: "what was put off until then is due, and without a reminder it is put off for ever",
	fix: "put right what it hides, or write a later date with a reason that still holds",
	repairs: "person",
	sources: ["This project: what is put off has an end"],
	example: {
		file: "pod.yaml",
		bad: deployment("image-latest: the registry moves in October until 2026-10-31", "ghcr.io/acme/api:latest"),
		good: deployment("image-latest: the registry moves in October until 2099-10-31", "ghcr.io/acme/api:latest")
	},
	looksAt: "suppressions"
};
const unused = {
	id: "suppression-unused",
	family: "suppressions",
	severities: ["info"],
	title: "a suppression that suppresses nothing",
	why: "it will hide the next finding of its rule, which nobody has looked at",
	fix: "take it out",
	repairs: "person",
	sources: ["This project: what is put off is there"],
	example: {
		file: "pod.yaml",
		bad: deployment("image-latest: a demo that nobody depends on", "ghcr.io/acme/api:v1.2.3"),
		good: deployment("image-latest: a demo that nobody depends on", "ghcr.io/acme/api:latest")
	},
	looksAt: "suppressions"
};
/** What is said of suppressions themselves. */
const suppressionFacts = {
	invalid,
	expired,
	unused
};
/** The rules of this family, in the order of the catalogue. */
const suppressionsRules = [
	invalid,
	expired,
	unused
];
export { imagesOf as i, suppressionsRules as n, isWithin as r, suppressionFacts as t };
