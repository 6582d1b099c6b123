import { N as parseImageReference, z as nearest } from "./start.js";
import { At as wordsIn, Ct as previewWords, Et as replaceWords, K as workloadKinds, Mt as isFields, Ot as templateWords, Y as parseQuantity, jt as wrongTemplate, kt as titleWords, u as checklistItems, ut as parseDuration, wt as bodyWords, yt as fillPullRequest } from "./drive.js";
import { t as isLoopback } from "./loopback.js";
import { t as import_dist } from "./yaml.js";
import { a as sourceLabel, i as revisionLabel, o as versionLabel, r as recipeLabel, t as createdLabel } from "./labels.js";
import { t as repositoryRoles } from "./comment-permissions.js";
import { r as wrongPath } from "./paths.js";
import { i as signPredicate } from "./statement.js";
import { n as isGitContext, t as builderDrivers } from "./build4.js";
import { t as objectiveOf } from "./objective.js";
import { i as wrongFreeze, n as isTimeZone, r as parseFreezeTime } from "./freeze.js";
import { n as thresholdComplaints } from "./thresholds2.js";
import { n as isRefName, t as isOurBranch } from "./ref-name.js";
/** The id of every rule, for whoever must not load the rules themselves. */
const ruleIds = [
	"resource-quantity-invalid",
	"resource-absurd",
	"resource-jump",
	"resource-exceeds-node",
	"request-exceeds-limit",
	"resource-requests-missing",
	"memory-overcommit",
	"memory-limit-below-usage",
	"cpu-limit-equals-request",
	"resource-unit-mixed",
	"ephemeral-storage",
	"namespace-limit-range",
	"host-namespaces",
	"privileged-container",
	"capabilities",
	"host-path-volume",
	"host-port",
	"host-probe-address",
	"mac-profiles",
	"proc-mount",
	"unsafe-sysctls",
	"volume-types",
	"allow-privilege-escalation",
	"run-as-non-root",
	"seccomp-profile",
	"read-only-root-fs",
	"service-account",
	"secret-literal",
	"secret-in-git",
	"rbac-broad",
	"rbac-sensitive",
	"namespace-pod-security",
	"priority-class-system",
	"schema-valid",
	"deprecated-api",
	"readiness-probe",
	"liveness-probe",
	"startup-probe",
	"probes-identical",
	"probe-port",
	"replicas-minimum",
	"pdb-missing",
	"pdb-blocks-drain",
	"spread",
	"volume-access-mode",
	"graceful-shutdown",
	"rolling-capacity",
	"selector",
	"service-target",
	"default-namespace",
	"hpa-replicas-conflict",
	"hpa-target",
	"hpa-needs-requests",
	"hpa-memory-utilization",
	"image-latest",
	"image-digest",
	"image-registry",
	"docker-base-pinned",
	"docker-base-eol",
	"docker-root-user",
	"docker-multi-stage",
	"docker-dependency-install",
	"docker-ignore-file",
	"docker-exec-form",
	"docker-secrets",
	"docker-platform-args",
	"docker-package-hygiene",
	"wf-unpinned-action",
	"wf-permissions",
	"wf-permission-missing",
	"wf-undefined-env",
	"wf-scan-order",
	"wf-scan-gate",
	"wf-checkout-missing",
	"wf-push-race",
	"wf-injection",
	"wf-token-hygiene",
	"wf-deploy-guard",
	"wf-platforms",
	"wf-retired-action",
	"wf-provenance",
	"rollout-refs",
	"rollout-duplicate",
	"rollout-analysis-empty",
	"rollout-analysis-time",
	"rollout-analysis-slo",
	"rollout-promotion",
	"netpol-missing",
	"netpol-open-egress",
	"netpol-dns",
	"netpol-peer-label",
	"ingress-class",
	"ingress-tls",
	"istio-subset",
	"istio-fault",
	"monitor-target",
	"alert-query",
	"alert-coverage",
	"backup-scope",
	"backup-hooks",
	"backup-overdue",
	"spot-unused",
	"over-provisioned",
	"suppression-invalid",
	"suppression-expired",
	"suppression-unused"
];
function getEnumValues(entries) {
	const numericValues = Object.values(entries).filter((v) => typeof v === "number");
	return Object.entries(entries).filter(([k, _]) => numericValues.indexOf(+k) === -1).map(([_, v]) => v);
}
function jsonStringifyReplacer(_, value) {
	if (typeof value === "bigint") return value.toString();
	return value;
}
var Cached = class {
	constructor(getter) {
		this._getter = getter;
		this._value = void 0;
	}
	get value() {
		const getter = this._getter;
		if (getter !== void 0) {
			this._value = getter();
			this._getter = void 0;
		}
		return this._value;
	}
};
function cached(getter) {
	return new Cached(getter);
}
function nullish(input) {
	return input === null || input === void 0;
}
function cleanRegex(source) {
	const start = source.startsWith("^") ? 1 : 0;
	const end = source.endsWith("$") ? source.length - 1 : source.length;
	return source.slice(start, end);
}
function assignProp(target, prop, value) {
	Object.defineProperty(target, prop, {
		value,
		writable: true,
		enumerable: true,
		configurable: true
	});
}
const captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {};
function isObject(data) {
	return typeof data === "object" && data !== null && !Array.isArray(data);
}
function isPlainObject(o) {
	if (isObject(o) === false) return false;
	const ctor = o.constructor;
	if (ctor === void 0) return true;
	if (typeof ctor !== "function") return true;
	const prot = ctor.prototype;
	if (isObject(prot) === false) return false;
	if (Object.prototype.hasOwnProperty.call(prot, "isPrototypeOf") === false) return false;
	return true;
}
function shallowClone(o) {
	if (isPlainObject(o)) return { ...o };
	if (Array.isArray(o)) return [...o];
	if (o instanceof Map) return new Map(o);
	if (o instanceof Set) return new Set(o);
	return o;
}
const propertyKeyTypes = /* @__PURE__*/ new Set([
	"string",
	"number",
	"symbol"
]);
function escapeRegex(str) {
	return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function clone(inst, def, params) {
	const cl = new inst._zod.constr(def ?? inst._zod.def);
	if (!def || params?.parent) cl._zod.parent = inst;
	return cl;
}
function normalizeParams(_params) {
	const params = _params;
	if (!params) return {};
	if (typeof params === "string") return { error: () => params };
	if (params?.message !== void 0) {
		if (params?.error !== void 0) throw new Error("Cannot specify both `message` and `error` params");
		params.error = params.message;
	}
	delete params.message;
	if (typeof params.error === "string") return {
		...params,
		error: () => params.error
	};
	return params;
}
function optionalKeys(shape) {
	return Object.keys(shape).filter((k) => {
		return shape[k]._zod.optin !== void 0 && shape[k]._zod.optout === "optional";
	});
}
const NUMBER_FORMAT_RANGES = /*@__PURE__*/ (() => ({
	safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
	int32: [-2147483648, 2147483647],
	uint32: [0, 4294967295],
	float32: [-34028234663852886e22, 34028234663852886e22],
	float64: [-Number.MAX_VALUE, Number.MAX_VALUE]
}))();
function aborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue !== true) return true;
	return false;
}
function explicitlyAborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue === false) return true;
	return false;
}
function prefixIssues(path, issues) {
	return issues.map((iss) => {
		var _a;
		(_a = iss).path ?? (_a.path = []);
		iss.path.unshift(path);
		return iss;
	});
}
function unwrapMessage(message) {
	return typeof message === "string" ? message : message?.message;
}
/** The leading size checks of `defChecks` that set an upper bound, each paired with it. */
function sizeCaps(defChecks) {
	const caps = [];
	for (const ch of defChecks ?? []) {
		const d = ch._zod.def;
		if (!/_(length|size)$|_equals$/.test(d.check)) break;
		const max = d.maximum ?? d.length ?? d.size;
		if (max >= 0) caps.push([max, ch]);
	}
	return caps;
}
function attachSchema(issues, start, inst) {
	var _a;
	for (let i = start; i < issues.length; i++) (_a = issues[i]).schema ?? (_a.schema = inst);
}
function finalizeIssue(iss, ctx, config) {
	var _a;
	const traits = iss.inst?._zod?.traits;
	if (traits?.has("$ZodType")) {
		if (traits.has("$ZodCheck")) (_a = iss).schema ?? (_a.schema = iss.inst);
		else iss.schema = iss.inst;
	}
	const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : void 0;
	const message = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config.customError?.(iss)) ?? unwrapMessage(config.localeError?.(iss)) ?? "Invalid input";
	const full = {};
	for (const k of Object.keys(iss)) {
		if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__") continue;
		full[k] = iss[k];
	}
	full.path ?? (full.path = []);
	full.message = message;
	if (ctx?.reportInput) full.input = iss.input;
	return full;
}
const highSurrogate = /[\uD800-\uDBFF]/;
function codePointLength(str) {
	const units = str.length;
	if (!highSurrogate.test(str)) return units;
	let count = units;
	for (let i = 0; i < units - 1; i++) if ((str.charCodeAt(i) & 64512) === 55296 && (str.charCodeAt(i + 1) & 64512) === 56320) {
		count--;
		i++;
	}
	return count;
}
function getLengthableOrigin(input) {
	if (Array.isArray(input)) return "array";
	if (typeof input === "string") return "string";
	return "unknown";
}
function issue(...args) {
	const [iss, input, inst] = args;
	if (typeof iss === "string") return {
		message: iss,
		code: "custom",
		input,
		inst
	};
	return { ...iss };
}
/**
* Installs a trait's members on its prototype. Each value builds that member for the instance on first read; the built value shadows the accessor as an own property, so a detached `const { parse } = schema` keeps working.
*
* Call this from a `proto` initializer, which runs once per prototype — never per instance.
*/
function members(proto, table) {
	for (const key in table) {
		const desc = Object.getOwnPropertyDescriptor(table, key);
		if (desc.get) Object.defineProperty(proto, key, {
			...desc,
			enumerable: false
		});
		else defineBound(proto, key, desc.value);
	}
}
/** Shadows a prototype member with an own value, so a getter that builds from the instance runs once. */
function own$1(inst, key, value, enumerable = true) {
	Object.defineProperty(inst, key, {
		configurable: true,
		writable: true,
		enumerable,
		value
	});
	return value;
}
/** Like {@link own}, for a member that was never an own data property and has to stay out of `Object.keys`. */
function hide(inst, key, value) {
	return own$1(inst, key, value, false);
}
function defineBound(proto, key, fn) {
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			return this == null ? fn : own$1(this, key, fn.bind(this));
		},
		set(value) {
			own$1(this, key, value);
		}
	});
}
/** Returns the prototype to install on, or `undefined` if this group is already installed on it. */
function claim(inst, sentinel) {
	const proto = Object.getPrototypeOf(inst);
	return sentinel in proto ? void 0 : proto;
}
let installing;
let broke = false;
const breaker = {
	configurable: true,
	get() {
		broke = true;
	}
};
/**
* Installs a lazily-derived internal on the `_zod` prototype of `inst`'s
* constructor, computed from the internals object itself and cached there on
* first read. One accessor per constructor rather than one per instance.
*/
function defineLazyInternal(inst, key, compute) {
	const proto = Object.getPrototypeOf(inst._zod);
	if (key in proto && installing !== inst._zod) {
		installing = void 0;
		return;
	}
	installing = inst._zod;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			Object.defineProperty(this, key, breaker);
			const outer = broke;
			broke = false;
			try {
				const value = compute(this);
				if (broke) delete this[key];
				else Object.defineProperty(this, key, {
					configurable: true,
					writable: true,
					value
				});
				broke = broke || outer;
				return value;
			} catch (err) {
				delete this[key];
				broke = broke || outer;
				throw err;
			}
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				value
			});
		}
	});
}
/**
* Installs `key` on `inst`'s prototype, computed by `make` on first read and cached there as an own
* data property. One accessor per constructor rather than one per instance, because an own accessor
* puts every instance after the first into v8 dictionary mode. The key doubles as the sentinel.
*/
function installLazyProp(inst, key, make, enumerable) {
	const proto = claim(inst, key);
	if (!proto) return;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			const desc = {
				configurable: true,
				writable: true,
				enumerable,
				value: void 0
			};
			Object.defineProperty(this, key, desc);
			desc.value = make(this);
			Object.defineProperty(this, key, desc);
			return desc.value;
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				enumerable,
				value
			});
		}
	});
}
var _a$1;
const _zodDesc = {
	value: void 0,
	enumerable: false
};
let _E = "captureStackTrace" in Error ? Error : null;
function newError(Definition) {
	const E = _E;
	if (E) {
		const saved = E.stackTraceLimit;
		if (typeof saved === "number") {
			try {
				E.stackTraceLimit = 0;
			} catch {
				_E = null;
				return new Definition();
			}
			try {
				return new Definition();
			} finally {
				E.stackTraceLimit = saved;
			}
		}
	}
	return new Definition();
}
/* @__NO_SIDE_EFFECTS__ */
function $constructor(name, initializer, proto, params) {
	const zodProto = {};
	function Internals(def) {
		this.def = def;
		this.constr = _;
		this.traits = /* @__PURE__ */ new Set();
	}
	Internals.prototype = zodProto;
	const protoMembers = proto;
	const initialized = protoMembers && /* @__PURE__ */ new WeakSet();
	function init(inst, def) {
		if (!inst._zod) {
			_zodDesc.value = new Internals(def);
			try {
				Object.defineProperty(inst, "_zod", _zodDesc);
			} finally {
				_zodDesc.value = void 0;
			}
		} else if (inst._zod.traits.has(name)) return;
		inst._zod.traits.add(name);
		initializer(inst, def);
		if (initialized) {
			const own = Object.getPrototypeOf(inst);
			const ctorProto = inst._zod.constr.prototype;
			let up = own;
			while (up && up !== ctorProto) up = Object.getPrototypeOf(up);
			const target = up ?? own;
			if (!initialized.has(target)) {
				initialized.add(target);
				members(target, protoMembers);
			}
		}
		const proto = _.prototype;
		for (const k in proto) {
			if (!Object.prototype.hasOwnProperty.call(proto, k)) continue;
			if (!(k in inst)) inst[k] = proto[k].bind(inst);
		}
	}
	const Parent = params?.Parent ?? Object;
	class Definition extends Parent {}
	Object.defineProperty(Definition, "name", { value: name });
	function _(def) {
		const inst = params?.Parent ? newError(Definition) : this;
		init(inst, def);
		const deferred = inst._zod.deferred;
		if (deferred) {
			for (const fn of deferred) fn();
			inst._zod.deferred = void 0;
		}
		const pp = globalThis.__zod_globalConfig?.postProcessor;
		if (pp) pp(inst);
		return inst;
	}
	Object.defineProperty(_, "init", { value: init });
	Object.defineProperty(_, Symbol.hasInstance, { value: (inst) => {
		if (params?.Parent && inst instanceof params.Parent) return true;
		return inst?._zod?.traits?.has(name);
	} });
	Object.defineProperty(_, "name", { value: name });
	return _;
}
var $ZodAsyncError = class extends Error {
	constructor() {
		super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
	}
};
var $ZodEncodeError = class extends Error {
	constructor(name) {
		super(`Encountered unidirectional transform during encode: ${name}`);
		this.name = "ZodEncodeError";
	}
};
(_a$1 = globalThis).__zod_globalConfig ?? (_a$1.__zod_globalConfig = {});
const globalConfig = globalThis.__zod_globalConfig;
function config(newConfig) {
	if (newConfig) Object.assign(globalConfig, newConfig);
	return globalConfig;
}
function _getMessage() {
	const internals = this._zod;
	internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
	return internals.message;
}
function _setMessage(value) {
	this._zod.message = value;
}
const _messageDesc = {
	get: _getMessage,
	set: _setMessage,
	enumerable: true,
	configurable: true
};
const _issuesDesc = {
	value: void 0,
	enumerable: false
};
const _installedToString = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
const initializer = (inst, def) => {
	inst.name = "$ZodError";
	_issuesDesc.value = def;
	Object.defineProperty(inst, "issues", _issuesDesc);
	_issuesDesc.value = void 0;
	Object.defineProperty(inst, "message", _messageDesc);
	const proto = Object.getPrototypeOf(inst);
	if (!_installedToString.has(proto)) {
		_installedToString.add(proto);
		Object.defineProperty(proto, "toString", {
			configurable: true,
			enumerable: false,
			get() {
				const value = () => this.message;
				Object.defineProperty(this, "toString", {
					value,
					configurable: true,
					writable: true
				});
				return value;
			},
			set(value) {
				Object.defineProperty(this, "toString", {
					value,
					configurable: true,
					writable: true
				});
			}
		});
	}
};
const $ZodRealError = /* @__PURE__ */ $constructor("$ZodError", initializer, void 0, { Parent: Error });
const _parse = (_Err) => {
	const fn = (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			async: false
		} : { async: false };
		const result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) throw new $ZodAsyncError();
		if (result.issues.length) {
			const e = new ((_params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
			captureStackTrace(e, _params?.callee ?? fn);
			throw e;
		}
		return result.value;
	};
	return fn;
};
const parse = /* @__PURE__*/ _parse($ZodRealError);
const _parseAsync = (_Err) => {
	const fn = async (schema, value, _ctx, params) => {
		const ctx = _ctx ? {
			..._ctx,
			async: true
		} : { async: true };
		let result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) result = await result;
		if (result.issues.length) {
			const e = new ((params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
			captureStackTrace(e, params?.callee ?? fn);
			throw e;
		}
		return result.value;
	};
	return fn;
};
const parseAsync = /* @__PURE__*/ _parseAsync($ZodRealError);
const _safeParse = (_Err) => (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: false
	} : { async: false };
	const result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) throw new $ZodAsyncError();
	return result.issues.length ? failure(_Err, result.issues, ctx) : {
		success: true,
		data: result.value
	};
};
const safeParse = /* @__PURE__*/ _safeParse($ZodRealError);
function failure(Err, issues, ctx) {
	let error;
	return {
		success: false,
		get error() {
			if (!error) {
				error = new Err(issues.map((iss) => finalizeIssue(iss, ctx, config())));
				issues = void 0;
				ctx = void 0;
			}
			return error;
		},
		set error(e) {
			error = e;
			issues = void 0;
			ctx = void 0;
		}
	};
}
const _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: true
	} : { async: true };
	let result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) result = await result;
	return result.issues.length ? failure(_Err, result.issues, ctx) : {
		success: true,
		data: result.value
	};
};
const safeParseAsync = /* @__PURE__*/ _safeParseAsync($ZodRealError);
const anyString = /^[\s\S]{0,}$/;
const number$2 = /^-?\d+(?:\.\d+)?$/;
const boolean$1 = /^(?:true|false)$/i;
const $ZodCheck = /*@__PURE__*/ $constructor("$ZodCheck", (inst, def) => {
	var _a;
	inst._zod ?? (inst._zod = {});
	inst._zod.def = def;
	(_a = inst._zod).onattach ?? (_a.onattach = []);
});
/** Default `when` for length-based checks: run only on non-nullish values with a `length`. */
const _whenHasLength = (payload) => {
	const val = payload.value;
	return !nullish(val) && val.length !== void 0;
};
const $ZodCheckNumberFormat = /*@__PURE__*/ $constructor("$ZodCheckNumberFormat", (inst, def) => {
	$ZodCheck.init(inst, def);
	def.format = def.format || "float64";
	const isInt = def.format?.includes("int");
	const origin = isInt ? "int" : "number";
	const [minimum, maximum] = NUMBER_FORMAT_RANGES[def.format];
	inst._zod.check = (payload) => {
		const input = payload.value;
		if (isInt) {
			if (!Number.isInteger(input)) {
				payload.issues.push({
					expected: origin,
					format: def.format,
					code: "invalid_type",
					continue: false,
					input,
					inst
				});
				return;
			}
			if (!Number.isSafeInteger(input)) {
				if (input > 0) payload.issues.push({
					input,
					code: "too_big",
					maximum: Number.MAX_SAFE_INTEGER,
					note: "Integers must be within the safe integer range.",
					inst,
					origin,
					inclusive: true,
					continue: !def.abort
				});
				else payload.issues.push({
					input,
					code: "too_small",
					minimum: Number.MIN_SAFE_INTEGER,
					note: "Integers must be within the safe integer range.",
					inst,
					origin,
					inclusive: true,
					continue: !def.abort
				});
				return;
			}
		}
		if (input < minimum) payload.issues.push({
			origin: "number",
			input,
			code: "too_small",
			minimum,
			inclusive: true,
			inst,
			continue: !def.abort
		});
		if (input > maximum) payload.issues.push({
			origin: "number",
			input,
			code: "too_big",
			maximum,
			inclusive: true,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMinLength = /*@__PURE__*/ $constructor("$ZodCheckMinLength", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		if ((typeof input === "string" && units >= def.minimum && units < def.minimum * 2 ? codePointLength(input) : units) >= def.minimum) return;
		const origin = getLengthableOrigin(input);
		payload.issues.push({
			origin,
			code: "too_small",
			minimum: def.minimum,
			inclusive: true,
			input,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckStringFormat = /*@__PURE__*/ $constructor("$ZodCheckStringFormat", (inst, def) => {
	var _a, _b;
	$ZodCheck.init(inst, def);
	if (def.pattern) (_a = inst._zod).check ?? (_a.check = (payload) => {
		def.pattern.lastIndex = 0;
		if (def.pattern.test(payload.value)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: def.format,
			input: payload.value,
			...def.pattern ? { pattern: def.pattern.toString() } : {},
			inst,
			continue: !def.abort
		});
	});
	else (_b = inst._zod).check ?? (_b.check = () => {});
});
const $ZodCheckRegex = /*@__PURE__*/ $constructor("$ZodCheckRegex", (inst, def) => {
	$ZodCheckStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		def.pattern.lastIndex = 0;
		if (def.pattern.test(payload.value)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "regex",
			input: payload.value,
			pattern: def.pattern.toString(),
			inst,
			continue: !def.abort
		});
	};
});
const version = {
	major: 4,
	minor: 6,
	patch: 7
};
const $ZodType = /*@__PURE__*/ $constructor("$ZodType", (inst, def) => {
	var _a;
	inst ?? (inst = {});
	inst._zod.def = def;
	inst._zod.bag = inst._zod.bag || {};
	inst._zod.version = version;
	const defChecks = inst._zod.def.checks;
	const checks = inst._zod.traits.has("$ZodCheck") ? [inst, ...defChecks ?? []] : defChecks?.length ? [...defChecks] : [];
	for (const ch of checks) for (const fn of ch._zod.onattach) fn(inst);
	if (checks.length === 0) {
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred?.push(() => {
			inst._zod.run = inst._zod.parse;
		});
	} else {
		const runChecks = (payload, checks, ctx) => {
			if (payload.memo) return payload;
			let isAborted = aborted(payload);
			let asyncResult;
			for (const ch of checks) {
				if (ch._zod.def.when) {
					if (explicitlyAborted(payload)) continue;
					if (!ch._zod.def.when(payload)) continue;
				} else if (isAborted) continue;
				const currLen = payload.issues.length;
				const _ = ch._zod.check(payload);
				if (_ instanceof Promise && ctx?.async === false) throw new $ZodAsyncError();
				if (asyncResult || _ instanceof Promise) asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
					await _;
					if (payload.issues.length === currLen) return;
					attachSchema(payload.issues, currLen, inst);
					if (!isAborted) isAborted = aborted(payload, currLen);
				});
				else {
					if (payload.issues.length === currLen) continue;
					attachSchema(payload.issues, currLen, inst);
					if (!isAborted) isAborted = aborted(payload, currLen);
				}
			}
			if (asyncResult) return asyncResult.then(() => {
				return payload;
			});
			return payload;
		};
		const handleCanaryResult = (canary, payload, ctx) => {
			if (aborted(canary)) {
				canary.aborted = true;
				return canary;
			}
			const checkResult = runChecks(payload, checks, ctx);
			if (checkResult instanceof Promise) {
				if (ctx.async === false) throw new $ZodAsyncError();
				return checkResult.then((checkResult) => inst._zod.parse(checkResult, ctx));
			}
			return inst._zod.parse(checkResult, ctx);
		};
		inst._zod.run = (payload, ctx) => {
			if (ctx.skipChecks) return inst._zod.parse(payload, ctx);
			if (ctx.direction === "backward") {
				const canary = inst._zod.parse({
					value: payload.value,
					issues: []
				}, {
					...ctx,
					skipChecks: true
				});
				if (canary instanceof Promise) return canary.then((canary) => {
					return handleCanaryResult(canary, payload, ctx);
				});
				return handleCanaryResult(canary, payload, ctx);
			}
			const result = inst._zod.parse(payload, ctx);
			if (result instanceof Promise) {
				if (ctx.async === false) throw new $ZodAsyncError();
				return result.then((result) => runChecks(result, checks, ctx));
			}
			return runChecks(result, checks, ctx);
		};
	}
}, {
	get "~standard"() {
		return hide(this, "~standard", standardProps(this));
	},
	set "~standard"(value) {
		own$1(this, "~standard", value);
	}
});
/** The Standard Schema surface for `inst`. Shared so wrappers can extend it without forcing it. */
const toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, config())) } : { value: r.value };
async function validateAsync(inst, value) {
	const ctx = { async: true };
	return toStandardResult(await inst._zod.run({
		value,
		issues: []
	}, ctx), ctx);
}
function standardProps(inst) {
	return {
		validate: (value) => {
			const ctx = { async: false };
			try {
				const r = inst._zod.run({
					value,
					issues: []
				}, ctx);
				if (!(r instanceof Promise)) return toStandardResult(r, ctx);
			} catch (_) {}
			return validateAsync(inst, value);
		},
		vendor: "zod",
		version: 1
	};
}
const $ZodString = /*@__PURE__*/ $constructor("$ZodString", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = def.pattern ?? anyString;
	inst._zod.parse = (payload, _) => {
		if (def.coerce) try {
			payload.value = String(payload.value);
		} catch (_) {}
		if (typeof payload.value === "string") return payload;
		payload.issues.push({
			expected: "string",
			code: "invalid_type",
			input: payload.value,
			inst
		});
		return payload;
	};
});
const $ZodNumber = /*@__PURE__*/ $constructor("$ZodNumber", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = number$2;
	inst._zod.parse = (payload, _ctx) => {
		if (def.coerce) try {
			payload.value = Number(payload.value);
		} catch (_) {}
		const input = payload.value;
		if (typeof input === "number" && !Number.isNaN(input) && Number.isFinite(input)) return payload;
		const received = typeof input === "number" ? Number.isNaN(input) ? "NaN" : !Number.isFinite(input) ? String(input) : void 0 : void 0;
		payload.issues.push({
			expected: "number",
			code: "invalid_type",
			input,
			inst,
			...received ? { received } : {}
		});
		return payload;
	};
});
const $ZodNumberFormat = /*@__PURE__*/ $constructor("$ZodNumberFormat", (inst, def) => {
	$ZodCheckNumberFormat.init(inst, def);
	$ZodNumber.init(inst, def);
});
const $ZodBoolean = /*@__PURE__*/ $constructor("$ZodBoolean", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = boolean$1;
	inst._zod.parse = (payload, _ctx) => {
		if (def.coerce) try {
			payload.value = Boolean(payload.value);
		} catch (_) {}
		const input = payload.value;
		if (typeof input === "boolean") return payload;
		payload.issues.push({
			expected: "boolean",
			code: "invalid_type",
			input,
			inst
		});
		return payload;
	};
});
const $ZodNever = /*@__PURE__*/ $constructor("$ZodNever", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, _ctx) => {
		payload.issues.push({
			expected: "never",
			code: "invalid_type",
			input: payload.value,
			inst
		});
		return payload;
	};
});
function capSize(inst, size) {
	const caps = sizeCaps(inst._zod.def.checks);
	if (!caps.length) return;
	const cap = Math.min(...caps.map((c) => c[0]));
	const parse = inst._zod.parse;
	inst._zod.parse = (payload, ctx) => {
		const n = size(payload.value);
		if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
			for (const [max, ch] of sizeCaps(inst._zod.def.checks)) if (n > max && ch._zod.def.when(payload)) {
				const start = payload.issues.length;
				ch._zod.check(payload);
				payload.issues[start].continue = false;
				attachSchema(payload.issues, start, inst);
				return payload;
			}
		}
		return parse(payload, ctx);
	};
}
const arraySize = (input) => Array.isArray(input) ? input.length : -1;
function handleArrayResult(result, final, index) {
	if (result.issues.length) final.issues.push(...prefixIssues(index, result.issues));
	final.value[index] = result.value;
}
const $ZodArray = /*@__PURE__*/ $constructor("$ZodArray", (inst, def) => {
	$ZodType.init(inst, def);
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!Array.isArray(input)) {
			payload.issues.push({
				expected: "array",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
		const proms = [];
		const abortEarly = ctx?.abortEarly;
		for (let i = 0; i < input.length; i++) {
			const item = input[i];
			const result = def.element._zod.run({
				value: item,
				issues: []
			}, ctx);
			if (result instanceof Promise) proms.push(result.then((result) => handleArrayResult(result, payload, i)));
			else {
				handleArrayResult(result, payload, i);
				if (abortEarly && result.issues.length !== 0 && aborted(result)) break;
			}
		}
		if (proms.length) return Promise.all(proms).then(() => payload);
		return payload;
	};
	capSize(inst, arraySize);
});
function handlePropertyResult(result, final, key, input, optin, optout) {
	const isPresent = key in input;
	const isOptionalOut = optout === "optional";
	if (!isPresent && isOptionalOut && optin === "optional") return;
	if (result.issues.length) {
		if (optin !== void 0 && isOptionalOut && !isPresent) return;
		final.issues.push(...prefixIssues(key, result.issues));
	}
	if (!isPresent && optin === void 0) {
		if (!result.issues.length) final.issues.push({
			code: "invalid_type",
			expected: "nonoptional",
			input: void 0,
			path: [key]
		});
		return;
	}
	if (result.value === void 0) {
		if (isPresent || optin === "defaulted" && !isOptionalOut) final.value[key] = void 0;
	} else final.value[key] = result.value;
}
const NO_SYMBOL_KEYS = [];
function normalizeDef(def) {
	const keys = Object.keys(def.shape);
	const ownSymbols = Object.getOwnPropertySymbols(def.shape);
	const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
	const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
	for (const k of allKeys) if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
	const okeys = optionalKeys(def.shape);
	return {
		...def,
		allKeys,
		symbolKeys,
		keySet: new Set(keys),
		numKeys: keys.length,
		optionalKeys: new Set(okeys)
	};
}
function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
	const unrecognized = [];
	const keySet = def.keySet;
	const _catchall = def.catchall._zod;
	const t = _catchall.def.type;
	const optin = _catchall.optin;
	const optout = _catchall.optout;
	let seen = 0;
	for (const key in input) {
		if (abortEarly && payload.issues.length !== seen) {
			if (aborted(payload, seen)) break;
			seen = payload.issues.length;
		}
		if (keySet.has(key)) continue;
		if (key === "__proto__") {
			if (t === "never") unrecognized.push(key);
			continue;
		}
		if (t === "never") {
			unrecognized.push(key);
			continue;
		}
		const r = _catchall.run({
			value: input[key],
			issues: []
		}, ctx);
		if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
		else handlePropertyResult(r, payload, key, input, optin, optout);
	}
	if (unrecognized.length) payload.issues.push({
		code: "unrecognized_keys",
		keys: unrecognized,
		input,
		inst,
		continue: true
	});
	if (!proms.length) return payload;
	return Promise.all(proms).then(() => {
		return payload;
	});
}
const $ZodObject = /*@__PURE__*/ $constructor("$ZodObject", (inst, def) => {
	$ZodType.init(inst, def);
	const desc = Object.getOwnPropertyDescriptor(def, "shape");
	const sh = desc?.get ? desc.get.raw : def.shape ?? {};
	if (sh) {
		const get = () => {
			const newSh = { ...sh };
			Object.defineProperty(def, "shape", { value: newSh });
			get.raw = newSh;
			return newSh;
		};
		get.raw = sh;
		Object.defineProperty(def, "shape", { get });
	}
	const _normalized = cached(() => normalizeDef(def));
	defineLazyInternal(inst, "propValues", (zod) => {
		const shape = zod.def.shape;
		const propValues = {};
		for (const key in shape) {
			const field = shape[key]._zod;
			if (field.values) {
				if (!Object.prototype.hasOwnProperty.call(propValues, key)) assignProp(propValues, key, /* @__PURE__ */ new Set());
				for (const v of field.values) propValues[key].add(v);
				if (field.optin !== void 0) propValues[key].add(void 0);
			}
		}
		return propValues;
	});
	const isObject$1 = isObject;
	const catchall = def.catchall;
	let value;
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		value ?? (value = _normalized.value);
		const input = payload.value;
		if (!isObject$1(input)) {
			payload.issues.push({
				expected: "object",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
		const proms = [];
		const shape = value.shape;
		const abortEarly = ctx?.abortEarly;
		let seen = payload.issues.length;
		for (const key of value.allKeys) {
			if (abortEarly && payload.issues.length !== seen) {
				if (aborted(payload, seen)) break;
				seen = payload.issues.length;
			}
			if (key === "__proto__") continue;
			const el = shape[key];
			const optin = el._zod.optin;
			const optout = el._zod.optout;
			const r = el._zod.run({
				value: input[key],
				issues: []
			}, ctx);
			if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
			else handlePropertyResult(r, payload, key, input, optin, optout);
		}
		if (!catchall) return proms.length ? Promise.all(proms).then(() => payload) : payload;
		return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
	};
});
function handleUnionResults(results, final, inst, ctx) {
	for (const result of results) if (result.issues.length === 0) {
		final.value = result.value;
		return final;
	}
	const nonaborted = results.filter((r) => !aborted(r));
	if (nonaborted.length === 1) {
		final.value = nonaborted[0].value;
		return nonaborted[0];
	}
	final.issues.push({
		code: "invalid_union",
		input: final.value,
		inst,
		errors: results.map((result) => result.issues.map((iss) => finalizeIssue(iss, ctx, config())))
	});
	return final;
}
const $ZodUnion = /*@__PURE__*/ $constructor("$ZodUnion", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted") ? "defaulted" : zod.def.options.some((o) => o._zod.optin !== void 0) ? "optional" : void 0);
	defineLazyInternal(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : void 0);
	defineLazyInternal(inst, "values", (zod) => {
		if (zod.def.options.every((o) => o._zod.values)) return new Set(zod.def.options.flatMap((option) => Array.from(option._zod.values)));
	});
	defineLazyInternal(inst, "pattern", (zod) => {
		if (zod.def.options.every((o) => o._zod.pattern)) {
			const patterns = zod.def.options.map((o) => o._zod.pattern);
			return new RegExp(`^(${patterns.map((p) => cleanRegex(p.source)).join("|")})$`);
		}
	});
	const first = def.options.length === 1 ? def.options[0]._zod.run : null;
	inst._zod.parse = (payload, ctx) => {
		if (first) return first(payload, ctx);
		let async = false;
		const results = [];
		for (const option of def.options) {
			const result = option._zod.run({
				value: payload.value,
				issues: []
			}, ctx);
			if (result instanceof Promise) {
				results.push(result);
				async = true;
			} else {
				if (result.issues.length === 0) return result;
				results.push(result);
			}
		}
		if (!async) return handleUnionResults(results, payload, inst, ctx);
		return Promise.all(results).then((results) => {
			return handleUnionResults(results, payload, inst, ctx);
		});
	};
});
const $ZodRecord = /*@__PURE__*/ $constructor("$ZodRecord", (inst, def) => {
	$ZodType.init(inst, def);
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!isPlainObject(input)) {
			payload.issues.push({
				expected: "record",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		const proms = [];
		const values = def.keyType._zod.values;
		if (values && !def.partial) {
			payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
			const recordKeys = /* @__PURE__ */ new Set();
			for (const key of values) if (typeof key === "string" || typeof key === "number" || typeof key === "symbol") {
				recordKeys.add(typeof key === "number" ? key.toString() : key);
				if (key === "__proto__") continue;
				const keyResult = def.keyType._zod.run({
					value: key,
					issues: []
				}, ctx);
				if (keyResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
				if (keyResult.issues.length) {
					payload.issues.push({
						code: "invalid_key",
						origin: "record",
						issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
						input: key,
						path: [key],
						inst
					});
					continue;
				}
				const outKey = keyResult.value;
				if (outKey === "__proto__") continue;
				const result = def.valueType._zod.run({
					value: input[key],
					issues: []
				}, ctx);
				if (result instanceof Promise) proms.push(result.then((result) => {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}));
				else {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}
			}
			let unrecognized;
			for (const key in input) if (!recordKeys.has(key)) {
				if (def.mode === "loose") {
					if (key === "__proto__") continue;
					payload.value[key] = input[key];
				} else {
					unrecognized = unrecognized ?? [];
					unrecognized.push(key);
				}
			}
			if (unrecognized && unrecognized.length > 0) payload.issues.push({
				code: "unrecognized_keys",
				input,
				inst,
				keys: unrecognized,
				continue: true
			});
		} else {
			payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
			let unrecognized;
			for (const key of Reflect.ownKeys(input)) {
				if (key === "__proto__") continue;
				if (!Object.prototype.propertyIsEnumerable.call(input, key)) continue;
				let keyResult = def.keyType._zod.run({
					value: key,
					issues: []
				}, ctx);
				if (keyResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
				if (typeof key === "string" && number$2.test(key) && keyResult.issues.length) {
					const retryResult = def.keyType._zod.run({
						value: Number(key),
						issues: []
					}, ctx);
					if (retryResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
					if (retryResult.issues.length === 0) keyResult = retryResult;
				}
				if (keyResult.issues.length) {
					if (def.mode === "loose") payload.value[key] = input[key];
					else if (values) {
						unrecognized = unrecognized ?? [];
						unrecognized.push(key);
					} else payload.issues.push({
						code: "invalid_key",
						origin: "record",
						issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
						input: key,
						path: [key],
						inst
					});
					continue;
				}
				const outKey = keyResult.value;
				if (outKey === "__proto__") continue;
				const result = def.valueType._zod.run({
					value: input[key],
					issues: []
				}, ctx);
				if (result instanceof Promise) proms.push(result.then((result) => {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}));
				else {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}
			}
			if (unrecognized && unrecognized.length > 0) payload.issues.push({
				code: "unrecognized_keys",
				input,
				inst,
				keys: unrecognized,
				continue: true
			});
		}
		if (proms.length) return Promise.all(proms).then(() => payload);
		return payload;
	};
});
const $ZodEnum = /*@__PURE__*/ $constructor("$ZodEnum", (inst, def) => {
	$ZodType.init(inst, def);
	const values = getEnumValues(def.entries);
	const valuesSet = new Set(values);
	inst._zod.values = valuesSet;
	defineLazyInternal(inst, "pattern", (zod) => {
		const patternValues = getEnumValues(zod.def.entries).filter((k) => propertyKeyTypes.has(typeof k));
		return new RegExp(patternValues.length ? `^(${patternValues.map((o) => escapeRegex(o.toString())).join("|")})$` : "^[^\\s\\S]$");
	});
	inst._zod.parse = (payload, _ctx) => {
		const input = payload.value;
		if (valuesSet.has(input)) return payload;
		payload.issues.push({
			code: "invalid_value",
			values,
			input,
			inst
		});
		return payload;
	};
});
const $ZodLiteral = /*@__PURE__*/ $constructor("$ZodLiteral", (inst, def) => {
	$ZodType.init(inst, def);
	const values = new Set(def.values);
	inst._zod.values = values;
	defineLazyInternal(inst, "pattern", (zod) => {
		const vals = zod.def.values;
		return new RegExp(vals.length ? `^(${vals.map((o) => typeof o === "string" ? escapeRegex(o) : o ? escapeRegex(o.toString()) : String(o)).join("|")})$` : "^[^\\s\\S]$");
	});
	inst._zod.parse = (payload, _ctx) => {
		const input = payload.value;
		if (values.has(input)) return payload;
		payload.issues.push({
			code: "invalid_value",
			values: def.values,
			input,
			inst
		});
		return payload;
	};
});
const $ZodTransform = /*@__PURE__*/ $constructor("$ZodTransform", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "optional";
	globalConfig.memoizer?.guard(inst);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") throw new $ZodEncodeError(inst.constructor.name);
		const _out = def.transform(payload.value, payload);
		if (ctx.async) return (_out instanceof Promise ? _out : Promise.resolve(_out)).then((output) => {
			payload.value = output;
			return payload;
		});
		if (_out instanceof Promise) throw new $ZodAsyncError();
		payload.value = _out;
		return payload;
	};
});
function handleOptionalResult(payload, result) {
	payload.value = result.issues.length ? void 0 : result.value;
	return payload;
}
const $ZodOptional = /*@__PURE__*/ $constructor("$ZodOptional", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
	inst._zod.optout = "optional";
	defineLazyInternal(inst, "values", (zod) => {
		const values = zod.def.innerType._zod.values;
		return values ? /* @__PURE__ */ new Set([...values, void 0]) : void 0;
	});
	defineLazyInternal(inst, "pattern", (zod) => {
		const pattern = zod.def.innerType._zod.pattern;
		return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		if (payload.value === void 0) {
			if (def.innerType._zod.optin !== "defaulted") return payload;
			const result = def.innerType._zod.run({
				value: payload.value,
				issues: []
			}, ctx);
			if (result instanceof Promise) return result.then((result) => handleOptionalResult(payload, result));
			return handleOptionalResult(payload, result);
		}
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodDefault = /*@__PURE__*/ $constructor("$ZodDefault", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "defaulted";
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		if (payload.value === void 0) {
			payload.value = def.defaultValue;
			/**
			* $ZodDefault returns the default value immediately in forward direction.
			* It doesn't pass the default value into the validator ("prefault"). There's no reason to pass the default value through validation. The validity of the default is enforced by TypeScript statically. Otherwise, it's the responsibility of the user to ensure the default is valid. In the case of pipes with divergent in/out types, you can specify the default on the `in` schema of your ZodPipe to set a "prefault" for the pipe.   */
			return payload;
		}
		const result = def.innerType._zod.run(payload, ctx);
		if (result instanceof Promise) return result.then((result) => handleDefaultResult(result, def));
		return handleDefaultResult(result, def);
	};
});
function handleDefaultResult(payload, def) {
	if (payload.value === void 0) payload.value = def.defaultValue;
	return payload;
}
const $ZodPrefault = /*@__PURE__*/ $constructor("$ZodPrefault", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "defaulted";
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		if (payload.value === void 0) payload.value = def.defaultValue;
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodPipe = /*@__PURE__*/ $constructor("$ZodPipe", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
	defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
	defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") {
			const right = def.out._zod.run(payload, ctx);
			if (right instanceof Promise) return right.then((right) => handlePipeResult(right, def.in, ctx));
			return handlePipeResult(right, def.in, ctx);
		}
		const left = def.in._zod.run(payload, ctx);
		if (left instanceof Promise) return left.then((left) => handlePipeResult(left, def.out, ctx));
		return handlePipeResult(left, def.out, ctx);
	};
});
function handlePipeResult(left, next, ctx) {
	if (left.issues.some((iss) => iss.code !== "unrecognized_keys")) {
		left.aborted = true;
		return left;
	}
	return next._zod.run({
		value: left.value,
		issues: left.issues
	}, ctx);
}
const $ZodCustom = /*@__PURE__*/ $constructor("$ZodCustom", (inst, def) => {
	$ZodCheck.init(inst, def);
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, _) => {
		return payload;
	};
	inst._zod.check = (payload) => {
		const input = payload.value;
		const r = def.fn(input);
		if (r instanceof Promise) return r.then((r) => handleRefineResult(r, payload, input, inst));
		handleRefineResult(r, payload, input, inst);
	};
});
function handleRefineResult(result, payload, input, inst) {
	if (!result) {
		const _iss = {
			code: "custom",
			input,
			inst,
			path: [...inst._zod.def.path ?? []],
			continue: !inst._zod.def.abort
		};
		if (inst._zod.def.params) _iss.params = inst._zod.def.params;
		payload.issues.push(issue(_iss));
	}
}
var _a;
var $ZodRegistry = class {
	constructor() {
		this._map = /* @__PURE__ */ new WeakMap();
		this._idmap = /* @__PURE__ */ new Map();
	}
	add(schema, ..._meta) {
		const meta = _meta[0];
		this._map.set(schema, meta);
		if (meta && typeof meta === "object" && "id" in meta) this._idmap.set(meta.id, schema);
		return this;
	}
	clear() {
		this._map = /* @__PURE__ */ new WeakMap();
		this._idmap = /* @__PURE__ */ new Map();
		return this;
	}
	remove(schema) {
		const meta = this._map.get(schema);
		if (meta && typeof meta === "object" && "id" in meta) this._idmap.delete(meta.id);
		this._map.delete(schema);
		return this;
	}
	get(schema) {
		const p = schema._zod.parent;
		if (p) {
			const pm = { ...this.get(p) ?? {} };
			delete pm.id;
			const f = {
				...pm,
				...this._map.get(schema)
			};
			return Object.keys(f).length ? f : void 0;
		}
		return this._map.get(schema);
	}
	has(schema) {
		return this._map.has(schema);
	}
};
function registry$1() {
	return new $ZodRegistry();
}
(_a = globalThis).__zod_globalRegistry ?? (_a.__zod_globalRegistry = registry$1());
const globalRegistry = globalThis.__zod_globalRegistry;
function snapshotChecks(def) {
	if (def.checks) def.checks = [...def.checks];
	return def;
}
// @__NO_SIDE_EFFECTS__
function _string(Class, params) {
	return new Class(snapshotChecks({
		type: "string",
		...normalizeParams(params)
	}));
}
// @__NO_SIDE_EFFECTS__
function _number(Class, params) {
	return new Class(snapshotChecks({
		type: "number",
		checks: [],
		...normalizeParams(params)
	}));
}
// @__NO_SIDE_EFFECTS__
function _int(Class, params) {
	return new Class({
		type: "number",
		check: "number_format",
		abort: false,
		format: "safeint",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _boolean(Class, params) {
	return new Class({
		type: "boolean",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _never(Class, params) {
	return new Class({
		type: "never",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _minLength(minimum, params) {
	return new $ZodCheckMinLength({
		check: "min_length",
		...normalizeParams(params),
		minimum
	});
}
// @__NO_SIDE_EFFECTS__
function _regex(pattern, params) {
	return new $ZodCheckRegex({
		check: "string_format",
		format: "regex",
		...normalizeParams(params),
		pattern
	});
}
// @__NO_SIDE_EFFECTS__
function _refine(Class, fn, _params) {
	return new Class({
		type: "custom",
		check: "custom",
		fn,
		...normalizeParams(_params)
	});
}
// @__NO_SIDE_EFFECTS__
function describe$1(description) {
	const ch = new $ZodCheck({ check: "describe" });
	ch._zod.onattach = [(inst) => {
		const existing = globalRegistry.get(inst) ?? {};
		globalRegistry.add(inst, {
			...existing,
			description
		});
	}];
	ch._zod.check = () => {};
	return ch;
}
const ZodMiniType = /*@__PURE__*/ $constructor("ZodMiniType", (inst, def) => {
	if (!inst._zod) throw new Error("Uninitialized schema in ZodMiniType.");
	$ZodType.init(inst, def);
	inst.def = def;
	inst.type = def.type;
}, {
	get with() {
		return this.check;
	},
	set with(value) {
		own$1(this, "with", value);
	},
	parse(data, params) {
		return parse(this, data, params, { callee: this.parse });
	},
	parseAsync(data, params) {
		return parseAsync(this, data, params, { callee: this.parseAsync });
	},
	safeParse(data, params) {
		return safeParse(this, data, params);
	},
	safeParseAsync(data, params) {
		return safeParseAsync(this, data, params);
	},
	check(...checks) {
		const def = this.def;
		return this.clone({
			...def,
			checks: [...def.checks ?? [], ...checks.map((ch) => typeof ch === "function" ? { _zod: {
				check: ch,
				def: { check: "custom" },
				onattach: []
			} } : ch)]
		}, { parent: true });
	},
	clone(_def, params) {
		return clone(this, _def, params);
	},
	brand() {
		return this;
	},
	register(reg, meta) {
		reg.add(this, meta);
		return this;
	},
	apply(fn, ...args) {
		return args.length === 0 ? fn(this) : fn(this, ...args);
	}
});
const ZodMiniString = /*@__PURE__*/ $constructor("ZodMiniString", (inst, def) => {
	$ZodString.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function string(params) {
	return /* @__PURE__ */ _string(ZodMiniString, params);
}
const ZodMiniNumber = /*@__PURE__*/ $constructor("ZodMiniNumber", (inst, def) => {
	$ZodNumber.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function number$1(params) {
	return /* @__PURE__ */ _number(ZodMiniNumber, params);
}
const ZodMiniNumberFormat = /*@__PURE__*/ $constructor("ZodMiniNumberFormat", (inst, def) => {
	$ZodNumberFormat.init(inst, def);
	ZodMiniNumber.init(inst, def);
});
function int(params) {
	return /* @__PURE__ */ _int(ZodMiniNumberFormat, params);
}
const ZodMiniBoolean = /*@__PURE__*/ $constructor("ZodMiniBoolean", (inst, def) => {
	$ZodBoolean.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function boolean(params) {
	return /* @__PURE__ */ _boolean(ZodMiniBoolean, params);
}
const ZodMiniNever = /*@__PURE__*/ $constructor("ZodMiniNever", (inst, def) => {
	$ZodNever.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function never(params) {
	return /* @__PURE__ */ _never(ZodMiniNever, params);
}
const ZodMiniArray = /*@__PURE__*/ $constructor("ZodMiniArray", (inst, def) => {
	$ZodArray.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function array(element, params) {
	return new ZodMiniArray({
		type: "array",
		element,
		...normalizeParams(params)
	});
}
const ZodMiniObject = /*@__PURE__*/ $constructor("ZodMiniObject", (inst, def) => {
	$ZodObject.init(inst, def);
	ZodMiniType.init(inst, def);
	installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
});
// @__NO_SIDE_EFFECTS__
function strictObject(shape, params) {
	return new ZodMiniObject({
		type: "object",
		shape,
		catchall: /* @__PURE__ */ never(),
		...normalizeParams(params)
	});
}
const ZodMiniUnion = /*@__PURE__*/ $constructor("ZodMiniUnion", (inst, def) => {
	$ZodUnion.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function union(options, params) {
	return new ZodMiniUnion({
		type: "union",
		options,
		...normalizeParams(params)
	});
}
const ZodMiniRecord = /*@__PURE__*/ $constructor("ZodMiniRecord", (inst, def) => {
	$ZodRecord.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function record(keyType, valueType, params) {
	if (!valueType || !valueType._zod) return new ZodMiniRecord({
		type: "record",
		keyType: /* @__PURE__ */ string(),
		valueType: keyType,
		...normalizeParams(valueType)
	});
	return new ZodMiniRecord({
		type: "record",
		keyType,
		valueType,
		...normalizeParams(params)
	});
}
const ZodMiniEnum = /*@__PURE__*/ $constructor("ZodMiniEnum", (inst, def) => {
	$ZodEnum.init(inst, def);
	ZodMiniType.init(inst, def);
	inst.options = [...inst._zod.values];
});
// @__NO_SIDE_EFFECTS__
function _enum(values, params) {
	const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
	return new ZodMiniEnum({
		type: "enum",
		entries,
		...normalizeParams(params)
	});
}
const ZodMiniLiteral = /*@__PURE__*/ $constructor("ZodMiniLiteral", (inst, def) => {
	$ZodLiteral.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function literal(value, params) {
	return new ZodMiniLiteral({
		type: "literal",
		values: Array.isArray(value) ? value : [value],
		...normalizeParams(params)
	});
}
const ZodMiniTransform = /*@__PURE__*/ $constructor("ZodMiniTransform", (inst, def) => {
	$ZodTransform.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function transform(fn) {
	return new ZodMiniTransform({
		type: "transform",
		transform: fn
	});
}
const ZodMiniOptional = /*@__PURE__*/ $constructor("ZodMiniOptional", (inst, def) => {
	$ZodOptional.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function optional(innerType) {
	return new ZodMiniOptional({
		type: "optional",
		innerType
	});
}
const ZodMiniDefault = /*@__PURE__*/ $constructor("ZodMiniDefault", (inst, def) => {
	$ZodDefault.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function _default(innerType, defaultValue) {
	return new ZodMiniDefault({
		type: "default",
		innerType,
		get defaultValue() {
			return typeof defaultValue === "function" ? defaultValue() : shallowClone(defaultValue);
		}
	});
}
const ZodMiniPrefault = /*@__PURE__*/ $constructor("ZodMiniPrefault", (inst, def) => {
	$ZodPrefault.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function prefault(innerType, defaultValue) {
	return new ZodMiniPrefault({
		type: "prefault",
		innerType,
		get defaultValue() {
			return typeof defaultValue === "function" ? defaultValue() : shallowClone(defaultValue);
		}
	});
}
const ZodMiniPipe = /*@__PURE__*/ $constructor("ZodMiniPipe", (inst, def) => {
	$ZodPipe.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function pipe(in_, out) {
	return new ZodMiniPipe({
		type: "pipe",
		in: in_,
		out
	});
}
const ZodMiniCustom = /*@__PURE__*/ $constructor("ZodMiniCustom", (inst, def) => {
	$ZodCustom.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function refine(fn, _params = {}) {
	return /* @__PURE__ */ _refine(ZodMiniCustom, fn, _params);
}
const describe = describe$1;
/** Text for which `wrong` returns no sentence. */
function checked(wrong) {
	return (/* @__PURE__ */ string()).check((context) => {
		const message = wrong(context.value);
		if (message !== void 0) context.issues.push({
			code: "custom",
			message,
			input: context.value
		});
	});
}
/** The same type with what it means, for the documentation and editors. */
function means(type, description) {
	return type.check(describe(description));
}
/** Text that must be there. */
const someText = () => (/* @__PURE__ */ string()).check(/* @__PURE__ */ _minLength(1));
/** A list with at least one entry. */
function someOf(type) {
	return (/* @__PURE__ */ array(type)).check(/* @__PURE__ */ _minLength(1));
}
/** A secret stands in an environment variable, which is named. */
const secret = (/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^env:[A-Za-z_][A-Za-z0-9_]*$/, "must be env:NAME: secrets never stand in this file"));
/** A login is a user and a password, or neither. */
const loginIsWhole = /* @__PURE__ */ refine((one) => one.username === void 0 === (one.password === void 0), "username and password go together");
/** A time such as `30m`, read as seconds. */
const duration = /* @__PURE__ */ pipe((/* @__PURE__ */ string()).check(/* @__PURE__ */ refine((text) => parseDuration(text) !== void 0, "must be a duration such as 90s, 30m, 2h or 1d")), /* @__PURE__ */ transform((text) => parseDuration(text) ?? 0));
const level = /* @__PURE__ */ _enum([
	"error",
	"warning",
	"info",
	"off"
]);
/** How the id of a rule is written. */
const ruleId = /^[a-z][a-z0-9-]*$/;
const levels = /* @__PURE__ */ record((/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(ruleId, "must be the id of a rule, such as image-latest")), level);
const whereRules = /* @__PURE__ */ strictObject({
	files: means(someOf(checked(wrongPath)), "Patterns of files, from the root of the repository; ** goes over folders"),
	rules: means(/* @__PURE__ */ union([/* @__PURE__ */ literal("off"), levels], "must be off, or a map of rules and what they count as"), "What rules count as there, by id; off for none of them")
});
const notQuantity = "must be an amount above zero as Kubernetes reads it, such as 16Gi or 500m";
/** Kept as its text: `1Gi`, also where YAML reads a number. */
const quantity = /* @__PURE__ */ pipe((/* @__PURE__ */ union([/* @__PURE__ */ string(), /* @__PURE__ */ number$1()], notQuantity)).check(/* @__PURE__ */ refine((value) => isAmount(String(value)), notQuantity)), /* @__PURE__ */ transform((value) => String(value)));
function isAmount(text) {
	const read = parseQuantity(text);
	return read !== void 0 && read.numerator > 0n;
}
const times = (/* @__PURE__ */ number$1()).check(/* @__PURE__ */ refine((value) => Number.isSafeInteger(value) && value > 1, "must be a whole number above 1"));
const thresholds = /* @__PURE__ */ strictObject({
	large: means(/* @__PURE__ */ optional(/* @__PURE__ */ strictObject({
		warning: /* @__PURE__ */ optional(quantity),
		error: /* @__PURE__ */ optional(quantity)
	})), "From when on an amount is a warning, or an error, where nothing vouches for it"),
	small: means(/* @__PURE__ */ optional(/* @__PURE__ */ strictObject({
		error: /* @__PURE__ */ optional(quantity),
		limit: /* @__PURE__ */ optional(quantity)
	})), "Less is an error; less than `limit` as a limit a warning. Not for cpu"),
	rise: means(/* @__PURE__ */ optional(/* @__PURE__ */ strictObject({
		silent: /* @__PURE__ */ optional(quantity),
		notable: /* @__PURE__ */ optional(quantity),
		grave: /* @__PURE__ */ optional(quantity)
	})), "A rise up to `silent` is never told; four times is a warning from `notable` on, ten times an error from `grave` on"),
	fall: means(/* @__PURE__ */ optional(/* @__PURE__ */ strictObject({
		warning: /* @__PURE__ */ optional(times),
		error: /* @__PURE__ */ optional(times)
	})), "A fall to one so-many-th that is a warning, or an error"),
	outlier: means(/* @__PURE__ */ optional(quantity), "Only above this is an amount held against those beside it")
});
const pool = (/* @__PURE__ */ strictObject({
	name: means(/* @__PURE__ */ optional(/* @__PURE__ */ string()), "Its name, for people"),
	memory: means(/* @__PURE__ */ optional(quantity), "Memory of a node that pods may use"),
	cpu: means(/* @__PURE__ */ optional(quantity), "CPU of a node that pods may use"),
	"ephemeral-storage": means(/* @__PURE__ */ optional(quantity), "Disk of a node that pods may use")
})).check(/* @__PURE__ */ refine((one) => (one.memory ?? one.cpu ?? one["ephemeral-storage"]) !== void 0, "says neither memory, cpu nor ephemeral-storage"));
const notShare = "must be a share of good requests, such as 0.9997 or \"99.97%\"";
/** A share as a number, also where it is written in percent. */
const share = /* @__PURE__ */ pipe((/* @__PURE__ */ union([/* @__PURE__ */ string(), /* @__PURE__ */ number$1()], notShare)).check(/* @__PURE__ */ refine((value) => isShare(shareOf(value)), notShare)), /* @__PURE__ */ transform(shareOf));
function shareOf(value) {
	if (typeof value === "number") return value;
	const percent = /^(\d{1,2}(?:\.\d{1,9})?)\s*%$/.exec(value)?.[1];
	return percent === void 0 ? NaN : Number((Number(percent) / 100).toPrecision(12));
}
function isShare(value) {
	return value > 0 && value < 1;
}
const prefix = (/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^[a-z0-9][a-z0-9._:/-]*$/, "must be a registry or the beginning of a repository, such as ghcr.io/acme"));
const tag = (/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/, "must be a tag, such as stable"));
const day$1 = (/* @__PURE__ */ string()).check(/* @__PURE__ */ refine(isDay, "must be a day, such as 2026-11-27"));
function isDay(text) {
	const time = Date.parse(`${text}T00:00:00Z`);
	return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
const usage = /* @__PURE__ */ strictObject({ days: means(/* @__PURE__ */ _default((/* @__PURE__ */ number$1()).check(/* @__PURE__ */ refine((value) => Number.isInteger(value) && value >= 1 && value <= 90, "must be a whole number from 1 to 90")), 14), "How many days are looked back, from 1 to 90") });
const attestation = /* @__PURE__ */ strictObject({
	item: means(/* @__PURE__ */ _enum(checklistItems.map(({ id }) => id)), "The item of the checklist"),
	application: means(/* @__PURE__ */ optional(/* @__PURE__ */ string()), "The folder of the application that it is for; every one unless given"),
	by: means((/* @__PURE__ */ string()).check(/* @__PURE__ */ _minLength(1)), "Who answers for it"),
	on: means(day$1, "The day it was answered"),
	until: means(/* @__PURE__ */ optional(day$1), "The last day that it holds; a year later unless given"),
	evidence: means(/* @__PURE__ */ optional(/* @__PURE__ */ string()), "Where to read more")
});
/** How manifests are judged. */
const readiness = /* @__PURE__ */ strictObject({
	profile: means(/* @__PURE__ */ _default(/* @__PURE__ */ _enum(["default", "strict-facts"]), "default"), "Which rules there are; strict-facts is without those on which careful people differ"),
	rules: means(/* @__PURE__ */ _default(levels, {}), "What rules count as, by id"),
	paths: means(/* @__PURE__ */ _default(/* @__PURE__ */ array(whereRules), []), "The same for some files alone; what stands later counts"),
	kubernetes: means(/* @__PURE__ */ _default((/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^1\.\d{1,3}$/, "must be a minor version, such as \"1.34\"")), "1.34"), "The version of Kubernetes that the manifests are for, in quotes"),
	registries: means(/* @__PURE__ */ _default(/* @__PURE__ */ array(prefix), []), "Where images may come from: registries, or beginnings of repositories; any unless given"),
	"moving-tags": means(/* @__PURE__ */ _default(/* @__PURE__ */ array(tag), []), "Tags that move, besides latest and its like"),
	"own-images": means(/* @__PURE__ */ optional(/* @__PURE__ */ array(prefix)), "Repositories of the images that are built here; image.name unless given"),
	"node-allocatable": means(/* @__PURE__ */ optional(/* @__PURE__ */ union([pool, someOf(pool)], "must be what a node has to give to pods (memory, cpu, ephemeral-storage), or a list of pools")), "What a node has to give to pods (`status.allocatable`); of several pools a list"),
	cluster: means(/* @__PURE__ */ optional(/* @__PURE__ */ union([
		/* @__PURE__ */ boolean(),
		someText(),
		someOf(someText())
	], "must be true, the name of a cluster, or a list of names")), "Reads what nodes have to give from the cluster ([how](cluster-facts.md)): true for every one under `clusters`, or that of `kubeconfig` where there is none; or names of them. `deploy` and `promote` ask those of the targets"),
	usage: means(/* @__PURE__ */ optional(/* @__PURE__ */ union([/* @__PURE__ */ boolean(), usage], "must be true, or a map with days")), "Asks Prometheus what containers have used ([how](cluster-facts.md))"),
	thresholds: means(/* @__PURE__ */ _default(/* @__PURE__ */ strictObject({
		memory: /* @__PURE__ */ optional(thresholds),
		cpu: /* @__PURE__ */ optional(thresholds),
		"ephemeral-storage": /* @__PURE__ */ optional(thresholds)
	}), {}), "From when on amounts are worth a word, where it is not the usual"),
	attested: means(/* @__PURE__ */ _default(/* @__PURE__ */ array(attestation), []), "What people answer for items of [the production readiness checklist](check.md#the-production-readiness-checklist) that manifests do not tell"),
	slo: means(/* @__PURE__ */ optional(share), "The share of good requests that is promised, such as 0.9997"),
	"deployment-time": means(/* @__PURE__ */ optional(duration), "How long a deployment may take, such as 15m")
});
/**
* What no single value of the section `readiness` shows, of the file as it was read: whatever else is wrong with the section, so that
* all of it is told at once.
*/
function checkReadiness(data) {
	const section = isFields(data) ? data["readiness"] : void 0;
	if (!isFields(section)) return [];
	const thresholds = readiness.shape.thresholds.safeParse(section["thresholds"]);
	const contradictions = thresholds.success ? thresholdComplaints({ thresholds: thresholds.data }) : [];
	return [...unknownRules(section), ...contradictions];
}
/** Ids that no rule has: what is misspelt would silently judge on, or silently not. */
function unknownRules({ rules, paths }) {
	return [[["readiness", "rules"], rules], ...(Array.isArray(paths) ? paths : []).map((one, index) => [[
		"readiness",
		"paths",
		index,
		"rules"
	], isFields(one) ? one["rules"] : void 0])].flatMap(([path, map]) => Object.keys(isFields(map) ? map : {}).flatMap((id) => isUnknown(id) ? unknownRule([...path, id], id) : []));
}
/** Of what is no id at all the schema says so. */
function isUnknown(id) {
	return !ids.has(id) && ruleId.test(id);
}
const ids = new Set(ruleIds);
function unknownRule(path, id) {
	const guess = nearest(id, ruleIds);
	const remedy = guess === void 0 ? "docs/rules/README.md lists every rule" : `did you mean "${guess}"?`;
	return {
		path,
		message: `there is no rule "${id}"`,
		remedy
	};
}
/** Reads the YAML of a configuration file; without the keys that begin with `x-`, which are the user's own. */
function readDocument(text, file) {
	const lines = new import_dist.LineCounter();
	const document = (0, import_dist.parseDocument)(text, {
		lineCounter: lines,
		prettyErrors: false,
		logLevel: "error"
	});
	const broken = [...document.errors].map(({ message, pos }) => {
		const { line, col } = lines.linePos(pos[0]);
		return {
			message,
			place: {
				file,
				line,
				column: col
			}
		};
	});
	if (broken.length > 0) return {
		result: "broken",
		problems: broken
	};
	const data = dataOf(document);
	if (data instanceof Error) return {
		result: "broken",
		problems: [{
			message: data.message,
			place: { file }
		}]
	};
	return {
		result: "read",
		data,
		placeOf: (path) => placeOf(document, {
			path,
			file,
			lines
		})
	};
}
/** Complaints as problems, each at its place. */
function problemsOf(complaints, placeOf) {
	return complaints.map(({ path, message, remedy }) => ({
		message,
		place: placeOf(path),
		...remedy === void 0 ? {} : { remedy }
	}));
}
/** What a document says, or why an alias in it stands for nothing, or for far too much. */
function dataOf(document) {
	try {
		return withoutExtensions(document.toJS({ maxAliasCount: 100 }));
	} catch (error) {
		return error instanceof Error ? error : /* @__PURE__ */ new Error("cannot be read");
	}
}
/** Keys that begin with `x-` are the user's own (anchors, notes) and are left out. */
function withoutExtensions(value) {
	if (Array.isArray(value)) return value.map(withoutExtensions);
	if (!isFields(value)) return value;
	const kept = Object.entries(value).filter(([key]) => !key.startsWith("x-"));
	return Object.fromEntries(kept.map(([key, inner]) => [key, withoutExtensions(inner)]));
}
/** Where a path stands in the file: its key if it has one, else the nearest thing above that is there. */
function placeOf(document, at) {
	for (let length = at.path.length; length > 0; length -= 1) {
		const parent = length === 1 ? document.contents : document.getIn(at.path.slice(0, length - 1), true);
		const key = at.path[length - 1];
		const position = positionOf(parent, key);
		if (position !== void 0) {
			const { line, col } = at.lines.linePos(position);
			return {
				file: at.file,
				line,
				column: col
			};
		}
	}
	return { file: at.file };
}
function positionOf(parent, key) {
	if ((0, import_dist.isMap)(parent)) {
		const pair = parent.items.find((one) => (0, import_dist.isScalar)(one.key) && one.key.value === key);
		return (0, import_dist.isScalar)(pair?.key) ? pair.key.range?.[0] : void 0;
	}
	if (typeof parent !== "object" || parent === null || !("items" in parent) || !Array.isArray(parent.items)) return void 0;
	const item = typeof key === "number" ? parent.items[key] : void 0;
	if (typeof item !== "object" || item === null || !("range" in item) || !Array.isArray(item.range)) return void 0;
	return typeof item.range[0] === "number" ? item.range[0] : void 0;
}
const kubernetesName = (/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, "must be the name of a Kubernetes object: lower-case letters, digits and -, at most 63"));
/** Objects that are no namespace may have dots in their names. */
const objectName = (/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/, "must be the name of a Kubernetes object"));
const section = /* @__PURE__ */ strictObject({
	namespace: means(/* @__PURE__ */ _default(kubernetesName, "velero"), "The namespace of Velero itself, where its Backups are"),
	namespaces: means(/* @__PURE__ */ _default(/* @__PURE__ */ array(kubernetesName), []), "Namespaces to back up besides those of the workloads, such as that of the database"),
	"storage-location": means(/* @__PURE__ */ optional(objectName), "The BackupStorageLocation; Velero's default unless given"),
	ttl: means(/* @__PURE__ */ optional(duration), "How long the Backup is kept; Velero's default, 30 days, unless given"),
	"snapshot-volumes": means(/* @__PURE__ */ optional(/* @__PURE__ */ boolean()), "Whether volumes are snapshotted; Velero decides unless given"),
	timeout: means(/* @__PURE__ */ _default(duration, 1800), "How long the Backup may take, from when it was asked for; 30m unless given"),
	"max-age": means(/* @__PURE__ */ _default(duration, 86400), "How old the Backup of a deployment that had to wait may be when it is written at last; 24h unless given"),
	required: means(/* @__PURE__ */ _default(/* @__PURE__ */ boolean(), true), "Whether a deployment ends without a Backup; with false it goes on with a warning")
});
/** What is backed up before a deployment is written: `before` is all by default. */
const backup = /* @__PURE__ */ union([/* @__PURE__ */ pipe(/* @__PURE__ */ pipe(/* @__PURE__ */ literal("before"), /* @__PURE__ */ transform(() => ({}))), section), section], "must be before, or a map of how");
/** Characters of one value: Linux takes no argument of more than 128 KiB, in up to four bytes a character. */
const longest = 3e4;
/** What is wrong with text that no program can be given as an argument, or would get as something else. */
function wrongArgument(text) {
	if (text.includes("\0")) return "must not hold a NUL: no program can be given one";
	if (!text.isWellFormed()) return "must be Unicode: it holds half of a surrogate pair";
	return text.length > longest ? `must be at most ${longest} characters` : void 0;
}
/** What is wrong with text that names a file, or stands in a list that is read as CSV. */
function wrongLine(text) {
	if (text === "") return "must not be empty";
	if (/\p{Cc}/u.test(text)) return "must be one line without control characters";
	return wrongArgument(text);
}
/** The words of templates that are known before there is an image. */
const buildWords = templateWords.filter((word) => word !== "digest" && word !== "image" && word !== "target");
function wrongPlace(text) {
	const what = "must be a path: a run has no standard input that a build could read";
	if (text === "-") return what;
	if (/^https?:\/\/[^/]*@/i.test(text)) return "must hold no login: give `secrets: { GIT_AUTH_TOKEN: \"env:NAME\" }`";
	return wrongLine(text);
}
/** A command line can be seen by everybody. */
function wrongAddress$2(text) {
	return /^[a-z][a-z+.-]*:\/\/[^/?#]*:[^/?#]*@/i.test(text) ? "must hold no password: git takes the secret GIT_AUTH_TOKEN" : wrongPlace(text);
}
/**
* A git URL must name the commit that the image is labelled with: else the label would be a guess. What is fetched by HTTP is a git
* repository for BuildKit where it ends with .git (util/gitutil), and an archive otherwise.
*/
function wrongContext(text) {
	const wrong = wrongTemplate(text, buildWords) ?? wrongAddress$2(text);
	if (wrong !== void 0 || !isGitContext(text)) return wrong;
	return /^(?:https?:\/\/[^#]+\.git|(?:ssh|git):\/\/[^#]+|git@[^#]+)#\{\{\s*sha\s*\}\}(?::[^#:]+)?$/i.test(text) ? void 0 : "must be a folder, or the URL of a git repository that ends with .git#{{sha}} (or .git#{{sha}}:FOLDER): the image is labelled with that commit";
}
function wrongFile(text) {
	return /^https?:\/\//i.test(text) ? "must be a path: what stands at an address may be another file tomorrow" : wrongPlace(text);
}
function wrongSource(text) {
	if (/^env:[A-Za-z_][A-Za-z0-9_]*$/.test(text)) return void 0;
	if (!text.startsWith("file:")) return "must be env:NAME or file:PATH: secrets never stand in this file";
	return wrongLine(text.slice(5));
}
/** Paths that follow an id are separated by commas, which nothing escapes. */
function wrongSsh(text) {
	const [id = "", ...paths] = text.split("=");
	if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(id)) return "must be default, or ID=PATH of a key or the socket of an agent";
	if (paths.length === 0 && id !== "default") return `needs a path: ${id}=PATH`;
	return paths.length === 0 ? void 0 : wrongLine(paths.join("="));
}
function wrongRef(text) {
	const wrong = wrongTemplate(text, buildWords);
	if (wrong !== void 0) return wrong;
	const parsed = parseImageReference(replaceWords(text, () => "x"));
	if (typeof parsed === "string") return parsed;
	return parsed.digest === void 0 ? void 0 : "must name a tag, and no digest: it is written to";
}
/** https://docs.github.com/actions/reference/workflows-and-actions/dependency-caching: keys hold no comma. */
function wrongScope(text) {
	if (!/^[^,]{1,200}$/.test(text)) return "must be at most 200 characters, and hold no comma";
	return wrongTemplate(text, buildWords) ?? wrongLine(text);
}
const ownLabels = [
	revisionLabel,
	sourceLabel,
	createdLabel,
	versionLabel,
	recipeLabel
];
const value = checked((text) => wrongTemplate(text, buildWords) ?? wrongArgument(text));
const variable$2 = (/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^[A-Za-z_][A-Za-z0-9_]{0,199}$/, "must be letters, digits and _"));
const bakeVariable = (/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^[A-Za-z_][A-Za-z0-9_]{0,199}$/, {
	error: "must be letters, digits and _",
	abort: true
}), /* @__PURE__ */ refine((name) => !/^(?:PATH|HOME|USER|LANG|TMPDIR|(?:DOCKER|BUILDX|BUILDKIT|ACTIONS|XDG|LC|SSH|SSL)_.*)$/.test(name), "is read by buildx itself"));
const identifier = (/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}$/, "must be letters, digits and _ . -, and not begin with . or -"));
const label$1 = (/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/, {
	error: "must be letters, digits and . _ / -, and begin with a letter or digit",
	abort: true
}), /* @__PURE__ */ refine((name) => !ownLabels.includes(name), "is set already: it tells where the image comes from"));
const contextName = (/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^[a-z0-9][a-z0-9._:/-]{0,199}$/, "must be the name of a context or an image, in small letters"));
const platform = (/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9]+)?$/, "must be os/architecture, such as linux/amd64"));
const stage = (/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^[A-Za-z][A-Za-z0-9_.-]{0,199}$/, "must be the name of a stage of the Dockerfile"));
const entitlement = checked((text) => {
	return /^(?:network\.host$|security\.insecure$|ssh$|device(?:$|=[^",]+$)|fs(?:\.read|\.write)?=)/.test(text) ? wrongLine(text) : "must be network.host, security.insecure, device=NAME, and with a bake file ssh, fs=, fs.read= or fs.write=PATH";
});
const endpoint = checked((text) => /^[a-z][a-z-]*:\/\/\S+$/.test(text) ? wrongAddress$2(text) : "must be an address such as tcp://buildkit.acme.example:1234");
const cache = /* @__PURE__ */ strictObject({
	type: means(/* @__PURE__ */ _default(/* @__PURE__ */ _enum([
		"gha",
		"registry",
		"local",
		"none"
	]), "none"), "Where layers are kept between builds"),
	mode: means(/* @__PURE__ */ _default(/* @__PURE__ */ _enum(["min", "max"]), "max"), "Which layers are kept: those of the result, or all"),
	scope: means(/* @__PURE__ */ optional(checked(wrongScope)), "With gha: builds of one scope share an index, and the newest counts; application and platforms unless given"),
	ref: means(/* @__PURE__ */ optional(checked(wrongRef)), "With registry: the image that holds the layers; the tag buildcache of the image unless given"),
	folder: means(/* @__PURE__ */ optional(checked(wrongPlace)), "With local: the folder that holds the layers; .buildx-cache unless given")
});
const builder = /* @__PURE__ */ strictObject({
	name: means(/* @__PURE__ */ optional((/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^[A-Za-z][A-Za-z0-9._-]{0,99}$/, "must be letters, digits and . _ -, and begin with a letter"))), "A builder that is there, or that is made where it is not; one of its own for each run unless given"),
	driver: means(/* @__PURE__ */ optional(/* @__PURE__ */ _enum(builderDrivers)), "Makes the builder where there is none of its name; what was made is removed after the build"),
	endpoint: means(/* @__PURE__ */ optional(endpoint), "With the driver remote: where BuildKit listens"),
	options: means(/* @__PURE__ */ _default(/* @__PURE__ */ record(identifier, checked(wrongLine)), {}), "Options of the driver, by name")
});
const bake = /* @__PURE__ */ strictObject({
	files: means(someOf(checked(wrongPlace)), "The bake files, relative to the working folder; later ones go before"),
	target: means((/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^[A-Za-z0-9_][A-Za-z0-9_-]{0,199}$/, "must be the name of a target: letters, digits and _ -")), "The target of them that is the image"),
	variables: means(/* @__PURE__ */ _default(/* @__PURE__ */ record(bakeVariable, value), {}), "Values of their variables, by name")
});
/** The keys of `image` that say how it is built. */
const buildKeys = {
	context: means(/* @__PURE__ */ optional(checked(wrongContext)), "Folder that is built, or the URL of a git repository with #{{sha}}; the working folder unless given"),
	file: means(/* @__PURE__ */ optional(checked(wrongFile)), "The Dockerfile, relative to the working folder; Dockerfile of the context unless given"),
	target: means(/* @__PURE__ */ optional(stage), "Stage of the Dockerfile that is built; the last one unless given"),
	bake: means(/* @__PURE__ */ optional(bake), "Builds a target of bake files in place of context, file and target"),
	platforms: means(/* @__PURE__ */ optional(someOf(platform)), "Platforms to build for; linux/amd64 unless given, and with bake those of the bake file"),
	"build-args": means(/* @__PURE__ */ _default(/* @__PURE__ */ record(variable$2, value), {}), "Build arguments, by name. They can be read in the image: secrets are no build arguments"),
	secrets: means(/* @__PURE__ */ _default(/* @__PURE__ */ record(identifier, checked(wrongSource)), {}), "Secrets of the build, by the id that the Dockerfile mounts: env:NAME or file:PATH"),
	ssh: means(/* @__PURE__ */ _default(/* @__PURE__ */ array(checked(wrongSsh)), []), "What steps may use of SSH: default is the agent of the machine, ID=PATH a key or the socket of an agent"),
	"build-contexts": means(/* @__PURE__ */ _default(/* @__PURE__ */ record(contextName, checked((text) => wrongTemplate(text, buildWords) ?? wrongAddress$2(text))), {}), "Named contexts: a folder, docker-image://REF, oci-layout://PATH, the URL of a git repository, with bake target:NAME"),
	labels: means(/* @__PURE__ */ _default(/* @__PURE__ */ record(label$1, value), {}), "Labels besides revision, source, created and version, which are always set"),
	network: means(/* @__PURE__ */ optional(/* @__PURE__ */ _enum([
		"default",
		"none",
		"host"
	])), "What network the steps have"),
	allow: means(/* @__PURE__ */ _default(/* @__PURE__ */ array(entitlement), []), "What the build is allowed besides, such as network.host"),
	builder: means(/* @__PURE__ */ optional(builder), "Which builder builds; the current one of buildx unless given"),
	cache: means(/* @__PURE__ */ prefault(cache, {}), "Where layers are kept between builds"),
	sbom: means(/* @__PURE__ */ _default(/* @__PURE__ */ boolean(), true), "Attach a software bill of materials; buildx takes the scanner for it from Docker Hub"),
	provenance: means(/* @__PURE__ */ _default(/* @__PURE__ */ _enum([
		"none",
		"min",
		"max"
	]), "max"), "Attach how the image was built")
};
const who = /* @__PURE__ */ optional(/* @__PURE__ */ array((/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^(?:[A-Za-z0-9][A-Za-z0-9_-]{0,99}|@[A-Za-z0-9][A-Za-z0-9_-]{0,99}\/[A-Za-z0-9][A-Za-z0-9_.-]{0,254})$/, `must be a role of the repository (${repositoryRoles.join(", ")}), a user such as alice, or a team such as "@acme/platform"`))));
/** Who may ask for what in a comment. */
const comments = /* @__PURE__ */ strictObject({ allow: means(/* @__PURE__ */ prefault(/* @__PURE__ */ strictObject({
	deploy: who,
	promote: who,
	rollback: who,
	rollout: who,
	"promote-full": who,
	hold: who,
	release: who,
	status: who,
	help: who
}), {}), "Who may ask for what, by command: roles of the repository (that one and those above), users, teams as \"@org/team\"; an empty list is nobody. Unless given, write, and read for status and help; promote-full is nobody") });
const freezeTime = checked((text) => {
	const parsed = parseFreezeTime(text);
	return typeof parsed === "string" ? parsed : void 0;
});
/** When nothing is deployed. */
const freeze = (/* @__PURE__ */ strictObject({
	from: means(freezeTime, "When it begins: of every week, such as `Fri 16:00`, or once, such as `2026-12-23`"),
	to: means(freezeTime, "When it is over, in the same way; a date without a time is frozen to its end"),
	timezone: means(/* @__PURE__ */ _default(checked((text) => isTimeZone(text) ? void 0 : `"${text}" is no time zone of the IANA, such as Europe/Berlin`), "UTC"), "By whose clocks: an IANA time zone")
})).check((context) => {
	const message = wrongFreeze(context.value);
	if (message !== void 0) context.issues.push({
		code: "custom",
		path: ["to"],
		message,
		input: context.value
	});
});
/** Whose consent a deployment needs. */
const approvals = (/* @__PURE__ */ strictObject({
	environment: means(/* @__PURE__ */ optional(someText()), "A GitHub environment: its required reviewers must have approved the workflow run that deploys"),
	reviews: means(/* @__PURE__ */ _default(int().check(/* @__PURE__ */ refine((count) => count >= 0 && count <= 10, "must be from 0 to 10")), 0), "How many people with write access must have approved the head of the pull request that the image comes from, its author not counted")
})).check(/* @__PURE__ */ refine((one) => one.environment !== void 0 || one.reviews !== 0, "needs an environment, or reviews above 0"));
/** What a receiver may be told of: how a deployment ends, that an environment is held or open again, or only what is another outcome than before. */
const notifiedOf = [
	"succeeded",
	"failed",
	"errored",
	"paused",
	"superseded",
	"cancelled",
	"held",
	"released",
	"changes"
];
const variable$1 = /^env:[A-Za-z_][A-Za-z0-9_]*$/;
function wrongAddress$1(text) {
	if (variable$1.test(text)) return void 0;
	if (!URL.canParse(text)) return "must be an address such as https://hooks.acme.example/deployments, or env:NAME";
	const { protocol, hostname, username } = new URL(text);
	if (username !== "") return "must hold no user: name an environment variable that holds the whole address, env:NAME";
	return protocol === "https:" || protocol === "http:" && isLoopback(hostname) ? void 0 : "must be https://";
}
/** Who is told of outcomes besides GitHub. */
const notifications = /* @__PURE__ */ array((/* @__PURE__ */ strictObject({
	slack: means(/* @__PURE__ */ optional(secret), "Environment variable with the address of an incoming webhook of Slack"),
	webhook: means(/* @__PURE__ */ optional(checked(wrongAddress$1)), "Address that gets a JSON object by POST; env:NAME where the address itself is a secret"),
	secret: means(/* @__PURE__ */ optional(secret), "With webhook: environment variable with the secret that signs it, whsec_… as Standard Webhooks has it"),
	on: means(/* @__PURE__ */ _default(someOf(/* @__PURE__ */ _enum(notifiedOf)), [
		"succeeded",
		"failed",
		"errored",
		"paused",
		"held",
		"released"
	]), "What it is told of: outcomes, held, released; changes leaves out an outcome that is that of the deployment before"),
	environments: means(/* @__PURE__ */ optional(someOf(/* @__PURE__ */ string())), "Only of these environments")
})).check(/* @__PURE__ */ refine((one) => one.slack === void 0 !== (one.webhook === void 0), "needs slack or webhook, and not both"), /* @__PURE__ */ refine((one) => one.secret === void 0 || one.webhook !== void 0, "secret goes with webhook")));
const number = "\\{\\{ *pull-request *\\}\\}";
/** A name in which the number of the pull request may stand: for previews alone. */
const previewName = (/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(new RegExp(`^(?:[A-Za-z0-9]|${number})(?:[A-Za-z0-9._-]|${number}){0,62}$`), {
	error: "must be letters, digits and . _ -, at most 63, and begin with a letter or digit",
	abort: true
}));
const ofPullRequest = (text) => {
	const wrong = wrongTemplate(text, previewWords);
	if (wrong !== void 0) return wrong;
	return wordsIn(text).includes("pull-request") ? void 0 : "must hold {{pull-request}}: each has its own";
};
/** What makes an environment one for each pull request. */
const preview = /* @__PURE__ */ strictObject({
	template: means(checked(wrongPath), "File or folder that a preview begins as; the edits make it that of one pull request"),
	from: means(/* @__PURE__ */ _default(/* @__PURE__ */ _enum(["gitops", "application"]), "gitops"), "Whether the template stands in the GitOps repository, or is a file of the default branch of the application repository"),
	path: means(checked((text) => ofPullRequest(text) ?? wrongPath(text)), "What the template is copied to in the GitOps repository, such as previews/{{pull-request}}.yaml; taken away when the pull request is closed"),
	url: means(/* @__PURE__ */ optional(checked((text) => {
		const wrong = ofPullRequest(text);
		if (wrong !== void 0) return wrong;
		return /^https?:\/\/[\w.:/-]+$/.test(fillPullRequest(text, 1)) ? void 0 : "must be an address that begins with https:// or http://";
	})), "Where the preview is seen, such as https://pr-{{pull-request}}.preview.acme.example")
});
function wrongAddress(text) {
	const url = URL.parse(text);
	if (url === null || url.protocol !== "https:" && url.protocol !== "http:") return "must be an address such as https://prometheus.acme.example";
	if (url.username !== "" || url.password !== "") return "must hold no login: name token, or username and password";
	return url.search === "" && url.hash === "" ? void 0 : "must end with the path that Prometheus stands behind";
}
const labelName = (/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "must be the name of a label, such as cluster"));
const tenant = (/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^[!-~]{1,150}$/, "must be the name of a tenant, as it stands in X-Scope-OrgID"));
/** How a Prometheus is asked. */
const prometheus = (/* @__PURE__ */ strictObject({
	address: means(checked(wrongAddress), "Address of Prometheus, or of what answers as it does (Thanos, Mimir, VictoriaMetrics), with the path that it stands behind"),
	token: means(/* @__PURE__ */ optional(secret), "Environment variable with a bearer token"),
	username: means(/* @__PURE__ */ optional(someText()), "User of a login by password"),
	password: means(/* @__PURE__ */ optional(secret), "Environment variable with the password"),
	tenant: means(/* @__PURE__ */ optional(tenant), "Tenant of Mimir, Cortex or Loki, sent as `X-Scope-OrgID`"),
	labels: means(/* @__PURE__ */ _default(/* @__PURE__ */ record(labelName, /* @__PURE__ */ string()), {}), "Labels that the series of this cluster have, where one server holds those of several, such as `cluster: eu`")
})).check(loginIsWhole, /* @__PURE__ */ refine((one) => one.token === void 0 || one.password === void 0, "needs token or password, and not both"));
/** A number between two, the ends with it. */
function between(least, most) {
	return (/* @__PURE__ */ number$1()).check(/* @__PURE__ */ refine((value) => value >= least && value <= most, `must be a number from ${least} to ${most}`));
}
function wholeBetween(least, most) {
	return between(least, most).check(/* @__PURE__ */ refine((value) => Number.isInteger(value), "must be a whole number"));
}
const notAmount = "must be an amount above zero as Kubernetes reads it, such as 32Mi or 10m";
const amount = /* @__PURE__ */ pipe((/* @__PURE__ */ union([/* @__PURE__ */ string(), /* @__PURE__ */ number$1()], notAmount)).check(/* @__PURE__ */ refine((value) => (parseQuantity(String(value))?.numerator ?? 0n) > 0n, notAmount)), /* @__PURE__ */ transform((value) => String(value)));
const price = (/* @__PURE__ */ number$1()).check(/* @__PURE__ */ refine((value) => value > 0, "must be a price above zero"));
const prices = /* @__PURE__ */ strictObject({
	"cpu-hour": means(price, "What one core costs for an hour"),
	"gib-hour": means(price, "What one GiB of memory costs for an hour"),
	currency: means((/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^[A-Z]{3}$/, "must be three capital letters, such as EUR")), "The currency, such as EUR")
});
const exclude = (/* @__PURE__ */ strictObject({
	workload: means(/* @__PURE__ */ optional(someText()), "Name of the workload; all unless given"),
	container: means(/* @__PURE__ */ optional(someText()), "Name of the container; all unless given"),
	reason: means(someText(), "Why, for those who read the pull request")
})).check(/* @__PURE__ */ refine((one) => (one.workload ?? one.container) !== void 0, "says neither workload nor container"));
const reviewer$1 = (/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}(?:\/[A-Za-z0-9][A-Za-z0-9_-]{0,254})?$/, "must be a user, or a team"));
/** How `right-size` makes requests and limits of what was used. */
const rightSize = /* @__PURE__ */ strictObject({
	strategy: means(/* @__PURE__ */ _default(/* @__PURE__ */ _enum(["buffered", "krr"]), "buffered"), "buffered: CPU p95 + 20%, memory maximum + 10%. krr: as the simple strategy of Robusta KRR, CPU p95 as it is and memory maximum + 15%. The keys below say otherwise"),
	days: means(/* @__PURE__ */ _default(wholeBetween(1, 90), 14), "Days that are looked back"),
	"minimum-days": means(/* @__PURE__ */ _default(wholeBetween(1, 90), 7), "Days that must have been seen: of less nothing is recommended"),
	"cpu-quantile": means(/* @__PURE__ */ optional(between(50, 100)), "The percentile of CPU that counts; 95 unless given, 100 is the maximum"),
	"cpu-buffer": means(/* @__PURE__ */ optional(between(0, 300)), "Percent more than the CPU that was used"),
	"memory-buffer": means(/* @__PURE__ */ optional(between(0, 300)), "Percent more than the memory that was used at the most"),
	"oom-buffer": means(/* @__PURE__ */ _default(between(0, 300), 25), "Percent more than the memory limit at which a container was killed"),
	"cpu-limit": means(/* @__PURE__ */ _default(/* @__PURE__ */ union([/* @__PURE__ */ literal("none"), between(1, 20)], "must be none, or a multiple of the request from 1 to 20"), "none"), "The CPU limit as a multiple of the request; none adds no limit, and leaves one that is there"),
	"memory-limit": means(/* @__PURE__ */ _default(between(1, 1.5), 1), "The memory limit as a multiple of the request"),
	floors: means(/* @__PURE__ */ _default(/* @__PURE__ */ strictObject({
		cpu: /* @__PURE__ */ _default(amount, "10m"),
		memory: /* @__PURE__ */ _default(amount, "32Mi")
	}), {
		cpu: "10m",
		memory: "32Mi"
	}), "The least that is ever asked for"),
	"dead-band": means(/* @__PURE__ */ _default(between(0, 90), 10), "Percent: a smaller change is none"),
	step: means(/* @__PURE__ */ _default(between(1.1, 3), 2), "How many times an amount may grow or shrink in one run"),
	autoscaled: means(/* @__PURE__ */ _default(/* @__PURE__ */ _enum(["skip", "resize"]), "skip"), "What to do with a resource that an autoscaler holds at a share of its request: leave it, or change it and say what that does"),
	prices: means(/* @__PURE__ */ optional(prices), "What is paid, so that savings can be told; without it none are"),
	exclude: means(/* @__PURE__ */ _default(/* @__PURE__ */ array(exclude), []), "Workloads and containers that are left alone"),
	labels: means(/* @__PURE__ */ _default(/* @__PURE__ */ array(someText()), []), "Labels that the pull request gets"),
	reviewers: means(/* @__PURE__ */ _default(/* @__PURE__ */ array(reviewer$1), []), "Who is asked for a review of it")
});
const severity = /* @__PURE__ */ _enum([
	"CRITICAL",
	"HIGH",
	"MEDIUM",
	"LOW",
	"UNKNOWN"
]);
/** The SHA-256 of a file, in hexadecimal. */
const sha256 = (/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^[0-9a-f]{64}$/, "must be a SHA-256: 64 lowercase hexadecimal digits"));
const severities = (of, description) => means(/* @__PURE__ */ _default(/* @__PURE__ */ array(severity), [...of]), description);
const ofCheckout = checked(wrongPath);
const webAddress = (/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^https:\/\/\S+$|^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]\S*$/, "must begin with https://"));
/** As Trivy takes it: a repository with the schema version as its tag. */
const databaseRepository = (/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^[A-Za-z0-9][A-Za-z0-9._:/@-]*$/, "must be a repository, such as ghcr.io/aquasecurity/trivy-db:2"));
const scanners = someOf(/* @__PURE__ */ _enum([
	"vuln",
	"secret",
	"misconfig"
])).check(/* @__PURE__ */ refine((all) => all.length === 0 || all.some((one) => one !== "misconfig"), "misconfig needs vuln or secret beside it"));
const trivy = (/* @__PURE__ */ strictObject({
	source: means(/* @__PURE__ */ _default(/* @__PURE__ */ _enum([
		"auto",
		"path",
		"download"
	]), "auto"), "Where Trivy comes from: the one on the PATH, the pinned version downloaded, or auto: downloaded where there is none on the PATH"),
	version: means(/* @__PURE__ */ optional((/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^\d+\.\d+\.\d+$/, "must be a version, such as 0.74.0"))), "The version to download, with sha256; the one that this version pins unless given"),
	sha256: means(/* @__PURE__ */ optional(/* @__PURE__ */ strictObject({
		x64: /* @__PURE__ */ optional(sha256),
		arm64: /* @__PURE__ */ optional(sha256)
	})), "The checksums of its archives for Linux, by architecture"),
	mirror: means(/* @__PURE__ */ optional(webAddress), "Where the archives are, as v0.74.0/trivy_0.74.0_Linux-64bit.tar.gz below it; GitHub unless given")
})).check(/* @__PURE__ */ refine((one) => one.version === void 0 === (one.sha256 === void 0), "version and sha256 go together"));
const database = /* @__PURE__ */ strictObject({
	folder: means(/* @__PURE__ */ optional(checked(wrongLine)), "Where Trivy keeps its database between runs; TRIVY_CACHE_DIR or its own unless given. On a pull request outside of the checkout"),
	repositories: means(/* @__PURE__ */ _default(/* @__PURE__ */ array(databaseRepository), []), "Where it is downloaded, tried in turn; Trivy's own unless given"),
	"java-repositories": means(/* @__PURE__ */ _default(/* @__PURE__ */ array(databaseRepository), []), "The same for the index of JAR files"),
	"max-age": means(/* @__PURE__ */ _default(duration, 604800), "How old it may be: an older one knows too little to call anything clean")
});
/** What the scan of an image refuses, and how it is made. */
const scan = /* @__PURE__ */ strictObject({
	"fail-on": severities(["CRITICAL", "HIGH"], "Severities of vulnerabilities and misconfigurations that refuse the image"),
	"fail-on-secret": severities([
		"CRITICAL",
		"HIGH",
		"MEDIUM",
		"LOW",
		"UNKNOWN"
	], "Severities of secrets found in the image that refuse it"),
	"fail-on-new": means(/* @__PURE__ */ _default(/* @__PURE__ */ boolean(), false), "Refuse only what is new since the image that the environment runs; what is there already is told"),
	compare: means(/* @__PURE__ */ _default(/* @__PURE__ */ boolean(), false), "Scan the image that the environment runs too, and tell what is new apart from what is there already"),
	"ignore-unfixed": means(/* @__PURE__ */ _default(/* @__PURE__ */ boolean(), true), "Let pass what nobody has fixed yet"),
	"ignore-file": means(/* @__PURE__ */ optional(ofCheckout), "A .trivyignore or .trivyignore.yaml of the repository; taken from where the configuration is taken from"),
	vex: means(/* @__PURE__ */ _default(/* @__PURE__ */ array(ofCheckout), []), "VEX documents of the repository (OpenVEX, CSAF), taken from the same place"),
	scanners: means(/* @__PURE__ */ _default(scanners, ["vuln", "secret"]), "What is looked for: known vulnerabilities, secrets in layers and in the configuration of the image, misconfigurations of the image"),
	sarif: means(/* @__PURE__ */ optional(someText()), "Folder for one complete SARIF file a platform"),
	reports: means(/* @__PURE__ */ optional(someText()), "Folder for one of Trivy's own reports (JSON) a platform"),
	upload: means(/* @__PURE__ */ _default(/* @__PURE__ */ _enum([
		"never",
		"auto",
		"always"
	]), "never"), "Upload SARIF to code scanning; auto says nothing on the page of the run where the token may not"),
	"allow-no-packages": means(/* @__PURE__ */ _default(/* @__PURE__ */ boolean(), false), "Take an image for clean, with a note, though Trivy found its operating system and saw none of its packages"),
	offline: means(/* @__PURE__ */ _default(/* @__PURE__ */ boolean(), false), "Download neither Trivy nor its databases"),
	timeout: means(/* @__PURE__ */ _default(duration, 600), "How long Trivy may take for one platform"),
	trivy: means(/* @__PURE__ */ prefault(trivy, {}), "Which Trivy"),
	database: means(/* @__PURE__ */ prefault(database, {}), "Its vulnerability database")
});
const address = (/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^https?:\/\/[^\s]+[^\s/]$/, "must be an address without a slash at its end"));
const trustedSigner = (/* @__PURE__ */ strictObject({
	issuer: means(/* @__PURE__ */ _default(someText(), "https://token.actions.githubusercontent.com"), "Who vouches for the identity; GitHub Actions unless given"),
	subject: means(/* @__PURE__ */ optional(someText()), "The identity: for a workflow https://github.com/OWNER/REPO/.github/workflows/FILE@refs/heads/BRANCH"),
	"subject-pattern": means(/* @__PURE__ */ optional(someText()), "A regular expression (RE2) for the whole of the identity"),
	repository: means(/* @__PURE__ */ optional((/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^[\w.-]+\/[\w.-]+$|^https:\/\/\S+$/, "must be owner/name, or an address"))), "The repository that the workflow ran for, where that matters: a reusable workflow signs for many"),
	ref: means(/* @__PURE__ */ optional((/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^refs\/\S+$/, "must be a whole ref, such as refs/heads/main"))), "The ref that the workflow ran for, such as refs/heads/main: a reusable workflow signs for every branch that calls it"),
	predicate: means(/* @__PURE__ */ _default(someText(), signPredicate), "What must be stated: a signature of cosign unless given, or an attestation such as https://slsa.dev/provenance/v1")
})).check(/* @__PURE__ */ refine((one) => one.subject === void 0 !== (one["subject-pattern"] === void 0), "needs subject or subject-pattern, and not both"));
/** How images are signed, and whose signatures are trusted. */
const signing = (/* @__PURE__ */ strictObject({
	sign: means(/* @__PURE__ */ _default(/* @__PURE__ */ boolean(), false), "Sign what was built with the job's identity, as `cosign sign` does, before it is tagged; the public log then names repository and workflow for ever"),
	attest: means(/* @__PURE__ */ _default(/* @__PURE__ */ array(/* @__PURE__ */ _enum(["github", "registry"])), []), "Where to put an attestation of how it was built: on GitHub, beside the image"),
	"attestation-required": means(/* @__PURE__ */ _default(/* @__PURE__ */ boolean(), false), "End where an attestation cannot be made, instead of a note"),
	verify: means(/* @__PURE__ */ _default(/* @__PURE__ */ array(trustedSigner), []), "Who must have signed what is deployed: one of these; nothing is verified where it is empty"),
	fulcio: means(/* @__PURE__ */ optional(address), "Address of a Fulcio of your own; the public Sigstore unless given"),
	rekor: means(/* @__PURE__ */ optional(address), "Address of its Rekor"),
	timestamp: means(/* @__PURE__ */ optional(address), "Address of its time-stamp authority"),
	"trusted-root": means(/* @__PURE__ */ optional((/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^env:[A-Za-z_][A-Za-z0-9_]*$/, "must be env:NAME: a file named here could come with a pull request"))), "Environment variable with what is trusted instead of the public Sigstore (`trusted_root.json`), or with the path of that file")
})).check(/* @__PURE__ */ refine((one) => one.fulcio !== void 0 || one.rekor === void 0 && one.timestamp === void 0, "rekor and timestamp go with fulcio"), /* @__PURE__ */ refine((one) => one.fulcio === void 0 || one.rekor !== void 0 || one.timestamp !== void 0, "fulcio needs rekor or timestamp: its certificates end after minutes, and something must say when it was signed"));
/** The words that a query may hold: `range` is the time that each of its values is of. */
const queryWords = [
	"range",
	"application",
	"environment"
];
const query = checked((text) => {
	if (text.trim() === "") return "must not be empty";
	const wrong = wrongTemplate(text, queryWords);
	if (wrong !== void 0) return wrong;
	return wordsIn(text).includes("range") ? void 0 : "needs {{range}} where its range stands, such as [{{range}}]";
});
const objective = checked((text) => objectiveOf(text) === void 0 ? "must be above 0% and below 100%, such as 99.9%" : void 0);
const day = 86400;
const window = duration.check(/* @__PURE__ */ refine((seconds) => seconds >= 3600 && seconds <= 366 * day, "must be from 1h to 366d"));
/** What users were promised, and how Prometheus tells whether it was kept. */
const slo = (/* @__PURE__ */ strictObject({
	objective: means(objective, "The share that has to be good, such as `99.9%`"),
	window: means(/* @__PURE__ */ _default(window, 30 * day), "Over which time, up to now; 30d unless given"),
	good: means(/* @__PURE__ */ optional(query), "PromQL for how much was good, such as `sum(increase(http_requests_total{namespace=\"{{environment}}\",code!~\"5..\"}[{{range}}]))`"),
	total: means(/* @__PURE__ */ optional(query), "PromQL for how much there was, in the same way"),
	ratio: means(/* @__PURE__ */ optional(query), "PromQL for the share that was good, from 0 to 1, in place of `good` and `total`: each time counts alike, such as `avg_over_time(probe_success{job=\"api\"}[{{range}}])`"),
	"if-unknown": means(/* @__PURE__ */ _default(/* @__PURE__ */ _enum(["hold", "pass"]), "hold"), "What `budget: hold` does where Prometheus does not tell how much is left")
})).check(/* @__PURE__ */ refine((one) => one.good === void 0 === (one.total === void 0), "good and total go together"), /* @__PURE__ */ refine((one) => one.ratio === void 0 !== (one.good === void 0 && one.total === void 0), "needs good and total, or ratio, and not both"));
const variable = /^env:[A-Za-z_][A-Za-z0-9_]*$/;
function wrongEndpoint(text) {
	if (variable.test(text)) return void 0;
	if (!URL.canParse(text)) return "must be an address such as https://otlp.acme.example, or env:NAME";
	const { protocol, username, search } = new URL(text);
	if (username !== "" || search !== "") return "must hold no login and no query: use headers";
	return protocol === "https:" || protocol === "http:" ? void 0 : "must be https:// or http://";
}
function isPrivate(endpoint) {
	if (!URL.canParse(endpoint)) return true;
	const { protocol, hostname } = new URL(endpoint);
	return protocol !== "http:" || isLoopback(hostname);
}
/** Names of header fields, as RFC 9110 has them. */
const header = (/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, "must be the name of a header"));
/** Where traces and metrics go. */
const telemetry = (/* @__PURE__ */ strictObject({
	endpoint: means(checked(wrongEndpoint), "Address of an OTLP/HTTP receiver, to which v1/traces and v1/metrics are added, or env:NAME. Where OTEL_EXPORTER_OTLP_ENDPOINT is set, that counts and this section does not"),
	headers: means(/* @__PURE__ */ _default(/* @__PURE__ */ record(header, secret), {}), "Headers that it wants, such as authorization, each from an environment variable")
})).check(/* @__PURE__ */ refine((one) => Object.keys(one.headers).length === 0 || isPrivate(one.endpoint), "headers go with https:// alone: on the way everybody could read them"));
const name = (/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, {
	error: "must be letters, digits and . _ -, at most 63, and begin with a letter or digit",
	abort: true
}), /* @__PURE__ */ refine(isRefName, "must be part of the name of a branch: without .., and not ending with . or .lock"));
const template = checked((text) => wrongTemplate(text));
const path = checked((text) => wrongTemplate(text) ?? wrongPath(text));
const imageName = checked((text) => {
	const parsed = parseImageReference(text);
	if (typeof parsed === "string") return parsed;
	return parsed.tag !== void 0 || parsed.digest !== void 0 ? "must be a repository without tag or digest" : void 0;
});
const registryHost = checked((text) => {
	const parsed = parseImageReference(`${text}/name`);
	if (typeof parsed === "string") return parsed;
	return text === "docker.io" || text === "index.docker.io" || parsed.registry === text ? void 0 : "must be the host of a registry as it stands in image references, such as ghcr.io";
});
const mirror = checked((text) => {
	const parsed = parseImageReference(`${text}/name`);
	if (typeof parsed === "string") return parsed;
	return parsed.registry !== "docker.io" && parsed.registry === text.split("/")[0] ? void 0 : "must be the host of a registry, such as mirror.gcr.io, with a prefix if names have one there";
});
const image = /* @__PURE__ */ strictObject({
	name: means(imageName, "Repository of the image, such as ghcr.io/acme/api"),
	tags: means(/* @__PURE__ */ _default(someOf(template), ["{{sha}}"]), "Tags; the first is the one that Git names"),
	"immutable-tags": means(/* @__PURE__ */ _default(/* @__PURE__ */ boolean(), true), "Never move a tag that names another digest"),
	...buildKeys
});
const branch = checked((text) => {
	if (!isRefName(text)) return "must be the name of a branch (git check-ref-format)";
	return isOurBranch(text) ? "must not begin with gitops-deploy/: those are made for pull requests, and made anew" : void 0;
});
const gitops = /* @__PURE__ */ strictObject({
	repository: means(someText(), "owner/name on the same GitHub, or the URL of a git repository"),
	branch: means(/* @__PURE__ */ _default(branch, "main"), "Branch that Argo CD follows"),
	transport: means(/* @__PURE__ */ _default(/* @__PURE__ */ _enum([
		"auto",
		"api",
		"git"
	]), "auto"), "How it is reached: by git; by GitHub's API, without git and with commits that GitHub signs; or auto: by the API where it is on the same GitHub and there is a token"),
	"allowed-paths": means(someOf(checked(wrongPath)), "Patterns that no write ever leaves; ** goes over folders")
});
const clusterAccess = (/* @__PURE__ */ strictObject({
	kubeconfig: means(/* @__PURE__ */ optional(secret), "Environment variable with a kubeconfig, or with the path of one"),
	context: means(/* @__PURE__ */ optional(/* @__PURE__ */ string()), "Context of the kubeconfig"),
	argocd: means(/* @__PURE__ */ optional(someText()), "Address of an Argo CD API server, such as https://argocd.acme.example, with the path that it stands behind; what its Applications show is watched"),
	token: means(/* @__PURE__ */ optional(secret), "Environment variable with a token for Argo CD"),
	prometheus: means(/* @__PURE__ */ optional(prometheus), "The Prometheus of this cluster, if it is not the one of all")
})).check(/* @__PURE__ */ refine((one) => one.kubeconfig === void 0 !== (one.argocd === void 0), "needs kubeconfig or argocd, and not both"), /* @__PURE__ */ refine((one) => one.argocd === void 0 === (one.token === void 0), "argocd and token go together"), /* @__PURE__ */ refine((one) => one.context === void 0 || one.argocd === void 0, "context goes with kubeconfig"));
const registry = (/* @__PURE__ */ strictObject({
	username: means(/* @__PURE__ */ optional(someText()), "User of the login, or env:NAME for an environment variable that holds it"),
	password: means(/* @__PURE__ */ optional(secret), "Environment variable with the password or token"),
	mirrors: means(/* @__PURE__ */ _default(/* @__PURE__ */ array(mirror), []), "Where images of this registry are read first: by digest alone, and from the registry itself where that fails")
})).check(loginIsWhole);
const edit = (/* @__PURE__ */ strictObject({
	file: means(path, "File of the GitOps repository"),
	path: means(/* @__PURE__ */ optional(template), "Where the value stands, such as .image.tag"),
	value: means(/* @__PURE__ */ optional(template), "What to write there; {{tag}} unless given"),
	image: means(/* @__PURE__ */ optional(imageName), "Repository that the file names; tag and digest are found there")
})).check(/* @__PURE__ */ refine((one) => one.path === void 0 !== (one.image === void 0), "needs path or image, and not both"), /* @__PURE__ */ refine((one) => one.value === void 0 || one.path !== void 0, "value goes with path"));
const workload = /* @__PURE__ */ strictObject({
	kind: /* @__PURE__ */ _default(/* @__PURE__ */ _enum(workloadKinds), "Rollout"),
	namespace: previewName,
	name: previewName
});
const target = /* @__PURE__ */ strictObject({
	name: means(name, "Name of the cluster or region"),
	cluster: means(/* @__PURE__ */ optional(/* @__PURE__ */ string()), "Where its workloads run: a name under clusters"),
	edits: means(someOf(edit), "What to change in the GitOps repository"),
	argocd: /* @__PURE__ */ optional(/* @__PURE__ */ strictObject({
		application: means(previewName, "The Argo CD Application that applies the edits"),
		namespace: means(/* @__PURE__ */ _default(previewName, "argocd"), "Its namespace"),
		cluster: means(/* @__PURE__ */ optional(/* @__PURE__ */ string()), "Cluster that holds the Application, if it is another one"),
		sync: means(/* @__PURE__ */ _default(/* @__PURE__ */ _enum(["never", "if-manual"]), "never"), "Whether we ask Argo CD for the sync where auto-sync is off")
	})),
	workloads: means(/* @__PURE__ */ _default(/* @__PURE__ */ array(workload), []), "What must become healthy")
});
/** GitHub's limit for the name of a label, in characters. */
const label = (/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^\S(?:.{0,48}\S)?$/u, "must be a label: one line of at most 50 characters"));
const reviewer = (/* @__PURE__ */ string()).check(/* @__PURE__ */ _regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}(?:\/[A-Za-z0-9][A-Za-z0-9_-]{0,254})?$/, "must be a user, such as alice, or a team, such as acme/team-x; a bot reviews nothing"));
const filled = (text) => text.trim() === "" ? "must not be empty" : void 0;
/** A template of Markdown leaves room for what stands in it: GitHub takes 65,536 characters. */
const longestTemplate = 2e4;
const pullRequest = /* @__PURE__ */ strictObject({
	labels: means(/* @__PURE__ */ _default(/* @__PURE__ */ array(label), []), "Labels that it gets; those that there are not are made, and none is taken away"),
	reviewers: means(/* @__PURE__ */ _default(/* @__PURE__ */ array(reviewer), []), "Who is asked for a review, once: users, and teams of the organization as org/team"),
	draft: means(/* @__PURE__ */ _default(/* @__PURE__ */ boolean(), false), "Open it as a draft; needs `merge: manual`"),
	title: means(/* @__PURE__ */ optional(checked((text) => filled(text) ?? wrongTemplate(text, titleWords))), "Its title; \"Deploy APPLICATION TAG to ENVIRONMENT\" unless given"),
	template: means(/* @__PURE__ */ optional(checked((text) => {
		if (text.length > longestTemplate) return `must be at most ${longestTemplate} characters`;
		return filled(text) ?? wrongTemplate(text, bodyWords);
	})), "Its body, in Markdown, in place of ours")
});
const environment = /* @__PURE__ */ strictObject({
	after: means(/* @__PURE__ */ _default(/* @__PURE__ */ array(/* @__PURE__ */ string()), []), "Environments that come before: only what is healthy in all of them is deployed"),
	soak: means(/* @__PURE__ */ optional(duration), "How long it must have been healthy there"),
	approvals: means(/* @__PURE__ */ optional(approvals), "Whose consent a deployment needs"),
	write: means(/* @__PURE__ */ _default(/* @__PURE__ */ _enum([
		"push",
		"pull-request",
		"push-or-pull-request"
	]), "push"), "How the edit reaches the branch; push-or-pull-request pushes, and opens a pull request where a rule refuses that"),
	merge: means(/* @__PURE__ */ _default(/* @__PURE__ */ _enum([
		"auto",
		"immediate",
		"manual"
	]), "immediate"), "Who merges the pull request: GitHub as soon as it may (auto-merge, or the merge queue of the branch), we at once, or a person. A merge queue is never passed"),
	"pull-request": means(/* @__PURE__ */ prefault(pullRequest, {}), "What the pull request looks like"),
	waves: means(/* @__PURE__ */ optional(someOf(someOf(/* @__PURE__ */ string()))), "Targets that are deployed together, wave by wave: the next begins once the one before is healthy"),
	"wave-soak": means(/* @__PURE__ */ optional(duration), "How long a wave must have been healthy before the next begins"),
	"rollback-waves": means(/* @__PURE__ */ _default(/* @__PURE__ */ _enum(["failed", "all"]), "failed"), "What is put back when a wave goes bad: that wave, or the ones before it too"),
	preview: means(/* @__PURE__ */ optional(preview), "Makes it an environment for each pull request, which comes and goes with that: files are made of a template"),
	freeze: means(/* @__PURE__ */ _default(/* @__PURE__ */ array(freeze), []), "When nothing is deployed"),
	slo: means(/* @__PURE__ */ optional(slo), "What users of this environment were promised, if it is not what all of them were"),
	budget: means(/* @__PURE__ */ _default(/* @__PURE__ */ _enum(["report", "hold"]), "report"), "Whether the error budget is only told, or `deploy` and `promote` wait while it is spent; a rollback never waits"),
	backup: means(/* @__PURE__ */ optional(backup), "What Velero backs up before each write of `deploy` and `promote`: `before`, or a map of how; a rollback never waits for one"),
	rollback: means(/* @__PURE__ */ _default(/* @__PURE__ */ _enum([
		"automatic",
		"pull-request",
		"manual"
	]), "automatic"), "After an aborted or degraded rollout: put the last healthy image back by a commit, or by a pull request that people merge; or leave it to people"),
	comments: means(/* @__PURE__ */ prefault(comments, {}), "What comments on pull requests may ask for here"),
	targets: means(someOf(target), "Clusters or regions, each with its edits and workloads")
});
const shared = {
	scan: means(/* @__PURE__ */ prefault(scan, {}), "What the scan refuses"),
	signing: means(/* @__PURE__ */ prefault(signing, {}), "How images are signed, and whose signatures are trusted"),
	comments: means(/* @__PURE__ */ prefault(comments, {}), "What comments on pull requests may ask for"),
	readiness: means(/* @__PURE__ */ prefault(readiness, {}), "How manifests are judged"),
	gitops: means(gitops, "Where the manifests stand"),
	clusters: means(/* @__PURE__ */ _default(/* @__PURE__ */ record(name, clusterAccess), {}), "How to reach what is watched, by name"),
	prometheus: means(/* @__PURE__ */ optional(prometheus), "Where metrics of the clusters are"),
	"right-size": means(/* @__PURE__ */ prefault(rightSize, {}), "How requests and limits are made of what was used"),
	slo: means(/* @__PURE__ */ optional(slo), "What users were promised: the error budget is what that leaves"),
	registries: means(/* @__PURE__ */ _default(/* @__PURE__ */ record(registryHost, registry), {}), "Logins and mirrors of registries, by host; without a login, that of `docker login` counts"),
	notifications: means(/* @__PURE__ */ _default(notifications, []), "Who is told of outcomes besides GitHub"),
	telemetry: means(/* @__PURE__ */ optional(telemetry), "Where traces and metrics are sent, besides what the environment says")
};
const own = {
	image: means(image, "What is built"),
	environments: means(/* @__PURE__ */ record(name, environment), "Where it is deployed, by name")
};
/** One application, with everything that it may set by itself. */
const applicationSchema = /* @__PURE__ */ strictObject({
	application: means(/* @__PURE__ */ optional(name), "Its name; the name of the repository unless given"),
	...shared,
	...own
});
const ownShared = {
	scan: /* @__PURE__ */ optional(scan),
	signing: /* @__PURE__ */ optional(signing),
	comments: /* @__PURE__ */ optional(comments),
	gitops: /* @__PURE__ */ optional(gitops),
	clusters: /* @__PURE__ */ optional(/* @__PURE__ */ record(name, clusterAccess)),
	prometheus: /* @__PURE__ */ optional(prometheus),
	"right-size": /* @__PURE__ */ optional(rightSize),
	slo: /* @__PURE__ */ optional(slo),
	registries: /* @__PURE__ */ optional(/* @__PURE__ */ record(registryHost, registry)),
	notifications: /* @__PURE__ */ optional(notifications),
	telemetry: /* @__PURE__ */ optional(telemetry)
};
/** Several applications of one repository; what is written once at the top serves all. */
const monorepoSchema = /* @__PURE__ */ strictObject({
	...ownShared,
	readiness: /* @__PURE__ */ optional(readiness),
	applications: /* @__PURE__ */ array(/* @__PURE__ */ strictObject({
		application: name,
		...ownShared,
		...own
	}))
});
config({ jitless: true });
/** What to do about a key that is unknown where it stands: it may be misspelt, or belong somewhere else. */
function remedyForUnknown(key) {
	const places = keyPlaces();
	const elsewhere = [...places.get(key) ?? []];
	if (elsewhere.length > 0) return `it belongs ${elsewhere.map(toPlace).join(", or ")}`;
	const guess = nearest(key, [...places.keys()]);
	return guess === void 0 ? "remove it, or name it x-…" : `did you mean "${guess}"?`;
}
function toPlace(path) {
	return path === "" ? "to the top" : `to ${path}`;
}
/** Every key that the configuration has, with the paths of the maps that have it; those of a list of applications have no name here. */
function keyPlaces() {
	const places = /* @__PURE__ */ new Map([["applications", /* @__PURE__ */ new Set([""])]]);
	collect(applicationSchema, "", places);
	return places;
}
/** Maps stand below `shape` by their keys, lists below `element`, maps with keys of the user's below `valueType`; the rest wraps one. */
function collect(value, path, places) {
	if (!isFields(value) || !isFields(value["def"])) return;
	const { shape, element, valueType, innerType, options } = value["def"];
	for (const [key, inner] of Object.entries(isFields(shape) ? shape : {})) {
		places.set(key, (places.get(key) ?? /* @__PURE__ */ new Set()).add(path));
		collect(inner, path === "" ? key : `${path}.${key}`, places);
	}
	for (const one of Array.isArray(options) ? options : []) collect(one, path, places);
	collect(innerType, path, places);
	collect(element, `${path}[]`, places);
	collect(valueType, `${path}.…`, places);
}
/** Issues carry the value itself: only so does what is missing differ from what is of another type. */
const withInput = { reportInput: true };
/** What is wrong with a value, in our words. */
function complaintsOf(issue, base) {
	const path = [...base, ...issue.path];
	if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(path, key));
	if (issue.code === "invalid_key") return [{
		path,
		message: issue.issues[0]?.message ?? issue.message
	}];
	if (issue.code === "invalid_type" && issue.input === void 0) return [missing(path)];
	if (issue.code === "invalid_union") return complaintsOfUnion(issue, path);
	return [{
		path,
		message: `${printKey(path)} ${rephrase(issue)}`
	}];
}
/** Of several forms the one that was meant: that in which something is wrong further inside. */
function complaintsOfUnion(issue, path) {
	const meant = issue.errors.find((issues) => issues.every((one) => one.path.length > 0 || one.code !== "invalid_type"));
	const isInside = meant?.some((one) => one.path.length > 0 || one.code === "unrecognized_keys") === true;
	if (meant === void 0 || !isInside) return [{
		path,
		message: `${printKey(path)} ${issue.message}`
	}];
	return meant.flatMap((one) => complaintsOf(one, path));
}
function rephrase(issue) {
	if (issue.code === "invalid_value") return `must be one of ${issue.values.map(String).join(", ")}`;
	if (issue.code === "invalid_type") return `must be ${article(issue.expected)}`;
	return issue.code === "too_small" ? "must not be empty" : issue.message;
}
function article(expected) {
	return {
		string: "text (quote it)",
		boolean: "true or false",
		array: "a list",
		object: "a map",
		record: "a map"
	}[expected] ?? expected;
}
function missing(path) {
	return {
		path,
		message: `${printKey(path)} is missing`
	};
}
function printKey(path) {
	return path.map((key) => typeof key === "number" ? `[${key}]` : String(key)).join(".").replaceAll(".[", "[") || "the file";
}
/** A key that nothing has here. */
function unknownKey(path, key) {
	return {
		path: [...path, key],
		message: `the key "${key}" is unknown here`,
		remedy: remedyForUnknown(key)
	};
}
/** The sections `clusters` and `prometheus` at the top, and of a list of applications what each has of its own. */
function reachOf(data) {
	const applications = isFields(data) && Array.isArray(data["applications"]) ? data["applications"] : [];
	const read = [[data, []], ...applications.map((one, index) => [one, ["applications", index]])].map(([holder, path]) => readIn(holder, path));
	const complaints = read.flatMap((one) => one.result === "wrong" ? one.complaints : []);
	if (complaints.length > 0) return {
		result: "wrong",
		complaints
	};
	const all = read.flatMap((one) => one.result === "read" ? [one.reach] : []);
	const prometheus = all.find((one) => one.prometheus !== void 0)?.prometheus;
	return {
		result: "read",
		reach: {
			clusters: Object.assign({}, ...all.toReversed().map((one) => one.clusters)),
			...prometheus === void 0 ? {} : { prometheus }
		}
	};
}
function readIn(holder, path) {
	if (!isFields(holder)) return {
		result: "read",
		reach: { clusters: {} }
	};
	const { shape } = applicationSchema;
	const clusters = shape.clusters.safeParse(holder["clusters"] ?? {}, withInput);
	const prometheus = shape.prometheus.safeParse(holder["prometheus"], withInput);
	const complaints = [...(clusters.error?.issues ?? []).flatMap((issue) => complaintsOf(issue, [...path, "clusters"])), ...(prometheus.error?.issues ?? []).flatMap((issue) => complaintsOf(issue, [...path, "prometheus"]))];
	if (!clusters.success || !prometheus.success) return {
		result: "wrong",
		complaints
	};
	const own = prometheus.data === void 0 ? {} : { prometheus: prometheus.data };
	return {
		result: "read",
		reach: {
			clusters: clusters.data,
			...own
		}
	};
}
/** What is asked of clusters that are not there, and of a Prometheus where there is none. */
function reachComplaints({ cluster, usage }, reach) {
	const named = typeof cluster === "string" ? [cluster] : Array.isArray(cluster) ? cluster : [];
	const known = Object.keys(reach.clusters);
	const unknown = named.filter((name) => !known.includes(name)).map((name) => unknownCluster(name, known));
	const isMeasured = [reach, ...Object.values(reach.clusters)].some((one) => one.prometheus !== void 0);
	if (usage === void 0 || usage === false || isMeasured) return unknown;
	const message = "there is no `prometheus` to ask for it";
	return [...unknown, {
		path: ["readiness", "usage"],
		message,
		remedy: "add the section `prometheus`"
	}];
}
function unknownCluster(name, known) {
	const guess = nearest(name, known);
	return {
		path: ["readiness", "cluster"],
		message: `there is no cluster "${name}"; there is ${known.length === 0 ? "none" : known.join(", ")}`,
		...guess === void 0 ? {} : { remedy: `did you mean "${guess}"?` }
	};
}
export { withInput as a, problemsOf as c, readiness as d, unknownKey as i, readDocument as l, reachOf as n, applicationSchema as o, complaintsOf as r, monorepoSchema as s, reachComplaints as t, checkReadiness as u };
