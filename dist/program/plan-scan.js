import { zt as withoutUndefined } from "./drive.js";
/** How images are scanned, as it is configured. */
function scanPlan(scan) {
	const { sarif, reports, vex, scanners, upload, offline, trivy, database } = scan;
	const { sha256 } = trivy;
	return {
		failOn: scan["fail-on"],
		failOnSecret: scan["fail-on-secret"],
		failOnNew: scan["fail-on-new"],
		compares: scan.compare || scan["fail-on-new"],
		ignoreUnfixed: scan["ignore-unfixed"],
		vex,
		scanners,
		upload,
		allowNoPackages: scan["allow-no-packages"],
		offline,
		timeoutSeconds: scan.timeout,
		trivy: {
			source: trivy.source,
			...withoutUndefined({
				version: trivy.version,
				mirror: trivy.mirror
			}),
			...sha256 === void 0 ? {} : { sha256: withoutUndefined(sha256) }
		},
		database: {
			repositories: database.repositories,
			javaRepositories: database["java-repositories"],
			maxAgeSeconds: database["max-age"],
			...withoutUndefined({ folder: database.folder })
		},
		...withoutUndefined({
			sarif,
			reports,
			ignoreFile: scan["ignore-file"]
		})
	};
}
export { scanPlan as t };
