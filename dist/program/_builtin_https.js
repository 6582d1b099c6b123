import { t as __commonJSMin } from "./rolldown-runtime.js";
var require__builtin_https = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = process.getBuiltinModule("https");
}));
export { require__builtin_https as t };
