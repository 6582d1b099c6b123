import { et as quantityOf } from "./drive.js";
/** The resources that have thresholds; of any other (`nvidia.com/gpu`) only the syntax and the limit are judged. */
const resourceNames = [
	"memory",
	"cpu",
	"ephemeral-storage"
];
/**
* The amounts unless others are configured. They are this project's judgement, made for containers on nodes of usual size (8 to 512 GiB, 2 to 128
* cores), except where a source stands beside them.
*/
const usualThresholds = {
	memory: {
		unit: "bytes",
		large: {
			warning: quantityOf("16Gi"),
			error: quantityOf("64Gi")
		},
		small: {
			error: quantityOf("4Mi"),
			limit: quantityOf("16Mi")
		},
		rise: {
			silent: quantityOf("128Mi"),
			notable: quantityOf("1Gi"),
			grave: quantityOf("2Gi")
		},
		fall: {
			warning: 4,
			error: 10
		},
		outlier: quantityOf("8Gi")
	},
	cpu: {
		unit: "cores",
		large: {
			warning: quantityOf("16"),
			error: quantityOf("64")
		},
		small: void 0,
		rise: {
			silent: quantityOf("100m"),
			notable: quantityOf("1"),
			grave: quantityOf("2")
		},
		fall: {
			warning: 10,
			error: void 0
		},
		outlier: quantityOf("4")
	},
	"ephemeral-storage": {
		unit: "bytes",
		large: {
			warning: quantityOf("100Gi"),
			error: quantityOf("1Ti")
		},
		small: {
			error: quantityOf("1Mi"),
			limit: quantityOf("1Mi")
		},
		rise: {
			silent: quantityOf("1Gi"),
			notable: quantityOf("10Gi"),
			grave: quantityOf("20Gi")
		},
		fall: {
			warning: 4,
			error: 10
		},
		outlier: void 0
	}
};
/** Ratios and shares, in percent unless said otherwise. */
const shares = {
	/** Factors that a wrong suffix makes, and how far from one still counts as it. */
	slips: [
		1e3,
		1024,
		10 ** 6,
		2 ** 20,
		10 ** 9,
		2 ** 30
	],
	slipTolerance: 3,
	riseWarning: 400,
	riseError: 1e3,
	/** Exactly these look like a zero too many. */
	extraZero: [1e3, 1e4],
	/** Up to so much of the value in git is accepted already. */
	vouchedByGit: 200,
	/** Up to so much of a node, the node vouches for it. */
	vouchedByNode: 50,
	/** Up to so much of what the container has used, that vouches for it. */
	vouchedByUsage: 200,
	/**
	* Bytes for each core, as machines have them: 2 to 32 GiB to rent, down to a half in a container that computes. An amount of
	* memory and one of CPU in this proportion vouch for each other: a slip of a unit or a zero hits one of the two.
	*/
	proportion: {
		least: 2 ** 29,
		most: 2 ** 35
	},
	/** Above it a pod has a node almost to itself, daemon sets included. */
	crowdedNode: 80,
	/** A memory limit above so much of its request overcommits the node. */
	overcommit: 200,
	/** Bytes: up to so much above its request, a limit overcommits nothing that matters. */
	littleMemory: {
		numerator: 2n ** 28n,
		denominator: 1n
	},
	outlier: 5e3
};
/** The thresholds of a resource, if it has any. */
function thresholdsOf(resource, amounts = usualThresholds) {
	return isResourceName(resource) ? amounts[resource] : void 0;
}
/** The thresholds of a volume that is emptied with its pod: like those of a container, but any program can do with little. */
function volumeThresholds(resource, amounts = usualThresholds) {
	const least = quantityOf("1Ki");
	const thresholds = thresholdsOf(resource, amounts);
	return thresholds === void 0 ? void 0 : {
		...thresholds,
		small: {
			error: least,
			limit: least
		}
	};
}
/** Whether a resource is one of those that have thresholds. */
function isResourceName(resource) {
	return Object.hasOwn(usualThresholds, resource);
}
export { usualThresholds as a, thresholdsOf as i, resourceNames as n, volumeThresholds as o, shares as r, isResourceName as t };
