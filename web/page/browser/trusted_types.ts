import { hostPolicyFault } from "../../shared/host_policy.ts";

/**
 * The one place where a text becomes the address of a script. Browsers that know trusted types refuse it
 * everywhere else, and refuse text that would become HTML altogether.
 */
const policy = makePolicy();

/** @returns null where the host's policy does not allow it */
function makePolicy(): { createScriptURL(url: string): string } | null {
  const { trustedTypes } = globalThis as any;
  const allowAll = { createScriptURL: (url: string) => url };
  try {
    return trustedTypes ? trustedTypes.createPolicy("pynn", allowAll) : allowAll;
  } catch {
    return null;
  }
}

/**
 * @param url one that this build has made
 * @returns Throws a Fault where the host forbids it.
 */
export function trustedUrl(url: string): string {
  if (policy === null) throw hostPolicyFault("trusted-types: pynn");
  return policy.createScriptURL(url);
}
