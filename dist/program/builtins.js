import { t as __commonJSMin } from "./rolldown-runtime.js";
var require__builtin_fs = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = process.getBuiltinModule("fs");
}));
var require__builtin_os = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = process.getBuiltinModule("os");
}));
export { require__builtin_fs as n, require__builtin_os as t };
