import { t as __commonJSMin } from "./rolldown-runtime.js";
var require__builtin_crypto = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	module.exports = process.getBuiltinModule("crypto");
}));
export { require__builtin_crypto as t };
