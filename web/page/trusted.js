/**
 * The one place where a text becomes the address of a script. Browsers that know trusted types refuse it
 * everywhere else, and refuse text that would become HTML altogether.
 */
const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("pynn", {
  createScriptURL: (/** @type {string} */ url) => url,
});

/** @param {string} url one that this build has made @returns {string} */
export function trustedUrl(url) {
  return policy ? policy.createScriptURL(url) : url;
}
