import { text, translated } from "../language/text.js";
import { byId, hook } from "./dom.js";
import { sentence } from "./format.js";

/** @typedef {import("../../shared/fault.js").Fault} Fault */

/** The one place where the page tells of errors, with a way to try again where there is one. */
export class ErrorPlace {
  /** @type {(() => void) | null} */
  #retry = null;
  /** @type {(() => void) | null} */
  #showLine = null;

  constructor() {
    this.place = byId("error");
    this.text = hook("error");
    this.buttons = byId("error-buttons");
    this.retryButton = byId("error-retry");
    this.retryButton.addEventListener("click", () => {
      const retry = this.#retry;
      this.clear();
      retry?.();
    });
    this.lineButton = byId("error-line");
    this.lineButton.addEventListener("click", () => this.#showLine?.());
    byId("error-dismiss").addEventListener("click", () => this.clear());
  }

  /** The kind of the error that is shown, or "". */
  get kind() {
    return this.text.dataset.kind ?? "";
  }

  /**
   * @param {Fault} fault
   * @param {(() => void) | null} [retry] what “Try again” does
   * @param {(() => void) | null} [showLine] where it is the code's fault: shows the line
   */
  show(fault, retry = null, showLine = null) {
    this.#retry = retry;
    this.#showLine = showLine;
    this.lineButton.hidden = showLine === null;
    this.text.dataset.kind = fault.kind;
    this.text.textContent = withRemedy(fault.kind, sentence(translated(fault.message)));
    this.retryButton.hidden = retry === null;
    const beside = Boolean(fault.setting); // told at its field already, which is where it is mended
    this.buttons.hidden = beside;
    this.place.classList.add("shown");
    this.place.classList.toggle("beside", beside);
  }

  clear() {
    this.#retry = this.#showLine = null;
    delete this.text.dataset.kind;
    this.text.textContent = "";
    this.buttons.hidden = true;
    this.place.classList.remove("shown");
  }
}

/** Directives of the page’s own policy that a host’s policy has to leave room for. */
const NEEDED = /^(script|worker|connect|style|img|font)-src |^trusted-types /;

/** An error’s sentence, followed by what helps where the host’s policy is the cause. @param {string} kind @param {string} message */
function withRemedy(kind, message) {
  if (kind !== "host-policy") return message;
  const meta = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
  const own = meta?.getAttribute("content") ?? "";
  const directives = own.replace(/ 'sha256-[^']*'/g, "").split("; "); // hashes are of scripts that run already
  const policy = directives.filter((directive) => NEEDED.test(directive)).join("; ");
  return text("error-host-policy", { message, policy });
}
