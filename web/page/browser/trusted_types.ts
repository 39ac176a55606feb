import { hostPolicyFault } from "../../shared/host_policy.ts";

type ScriptUrlPolicy = { createScriptURL(url: string): string };

/** The browser's factory of policies; older browsers have none. */
type TrustedTypes = { createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy };

/**
 * The policy that turns a text into the address of a script. Browsers with trusted types reject scripts
 * from any other text, and all HTML from text.
 */
const policy = makePolicy();

/** @returns null where the host's policy does not allow it */
function makePolicy(): ScriptUrlPolicy | null {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const allowAll = { createScriptURL: (url: string) => url };
  try {
    return trustedTypes ? trustedTypes.createPolicy("pynn", allowAll) : allowAll;
  } catch {
    return null;
  }
}

/**
 * Throws a Fault where the host forbids the policy.
 * @param url an address that this build has made
 */
export function trustedUrl(url: string): string {
  if (policy === null) throw hostPolicyFault("trusted-types: pynn");
  return policy.createScriptURL(url);
}
