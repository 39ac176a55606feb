/**
 * Detects a Content-Security-Policy of the host. The browser enforces it beside the page's own; where a step
 * fails because of it, the error names the policy, and not a file or the browser.
 */

import { errorText, Fault } from "./fault.ts";

type Violation = { directive: string; blocked: string };

/** Browsers report a violation shortly after they have refused something. */
const REPORT_MS = 200;
/** The scripts of a page are separate bundles: the first of them records for all. */
const SHARED = Symbol.for("pynn.policy-violations");
/** Part of the page's own policy, whose violations do not count: it allows all that pynn does. */
const OWN_POLICY = /trusted-types pynn/;

function violations(): Violation[] {
  const scope = globalThis as { [SHARED]?: Violation[] };
  scope[SHARED] ??= listen();
  return scope[SHARED];
}

/** Start to record what the host's policy refuses. Call it before anything can be refused. */
export function watchHostPolicy() {
  violations();
}

/** @returns an array that grows with every violation */
function listen(): Violation[] {
  const seen: Violation[] = [];
  globalThis.addEventListener?.("securitypolicyviolation", (event) => {
    const { disposition, effectiveDirective, blockedURI, originalPolicy } = event;
    if (disposition === "report" || OWN_POLICY.test(originalPolicy)) return;
    seen.push({ directive: effectiveDirective, blocked: blockedURI });
  });
  return seen;
}

/** The fault to report if the host's policy refused something, else null. */
export async function refusedByHost(
  isCause: (violation: Violation) => boolean,
): Promise<Fault | null> {
  if (!("SecurityPolicyViolationEvent" in globalThis)) return null;
  if (!violations().some(isCause)) await new Promise((report) => setTimeout(report, REPORT_MS));
  const cause = violations().find(isCause);
  return cause ? hostPolicyFault(cause.directive) : null;
}

/** True where a request to this address was refused. */
export const requestTo =
  (url: string) =>
  ({ directive, blocked }: Violation) =>
    directive.startsWith("connect-src") && blocked === url.split("#")[0];

/** True where a worker or script that exists only in memory was refused. */
export const inMemory = ({ directive, blocked }: Violation) =>
  /^(worker|script|child)-src/.test(directive) && /^(blob|data)\b/.test(blocked);

/** @param directive that refused something, as `worker-src` */
export function hostPolicyFault(directive: string) {
  return new Fault("host-policy", errorText("host-policy-refused", { directive }));
}

/**
 * WebAssembly that the host's policy forbids: browsers allow it to exist, but not to be compiled.
 * @returns null where it can be compiled
 */
export function webAssemblyFault(): Fault | null {
  try {
    new WebAssembly.Module(EMPTY_MODULE);
    return null;
  } catch (thrown) {
    if (/Content.?Security.?Policy|\bCSP\b/i.test(String(thrown))) {
      return hostPolicyFault("script-src: 'wasm-unsafe-eval'");
    }
    return Fault.from(thrown);
  }
}

/** "\0asm", and version 1. */
const EMPTY_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
