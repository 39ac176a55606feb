import type { Fault } from "../../shared/fault.ts";
import { say, text } from "../language/text.ts";
import { byId, byTestId } from "./dom.ts";
import { sentence } from "./format.ts";

/** Shows an error of a part of the page, with an action to try again; null after a success of that part. */
export type ReportError = (fault: Fault | null, retry?: (() => void) | null) => void;

/** The place where the page shows its errors, with a button to try again where that makes sense. */
export class ErrorBanner {
  #retry: (() => void) | null = null;
  #showLine: (() => void) | null = null;

  private readonly place: HTMLElement;
  private readonly text: HTMLElement;
  private readonly buttons: HTMLElement;
  private readonly retryButton: HTMLElement;
  private readonly lineButton: HTMLElement;

  constructor() {
    this.place = byId("error");
    this.text = byTestId("error");
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
   * @param retry the action of “Try again”
   * @param showLine shows the line of edited code that raised the error
   */
  show(fault: Fault, retry: (() => void) | null = null, showLine: (() => void) | null = null) {
    this.#retry = retry;
    this.#showLine = showLine;
    this.lineButton.hidden = showLine === null;
    this.text.dataset.kind = fault.kind;
    this.text.textContent = withRemedy(fault.kind, sentence(say(fault.text)));
    this.retryButton.hidden = retry === null;
    const isShownAtField = Boolean(fault.setting);
    this.buttons.hidden = isShownAtField;
    this.place.classList.add("shown");
    this.place.classList.toggle("shown-at-field", isShownAtField);
  }

  clear() {
    this.#retry = this.#showLine = null;
    delete this.text.dataset.kind;
    this.text.textContent = "";
    this.buttons.hidden = true;
    this.place.classList.remove("shown");
  }
}

/** Directives of the page’s own policy that a host’s policy has to allow. */
const NEEDED = /^(script|worker|connect|style|img|font)-src |^trusted-types /;

/** An error’s message, with the policy to allow where the host’s policy is the cause. */
function withRemedy(kind: string, message: string) {
  if (kind !== "host-policy") return message;
  const meta = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
  const own = meta?.getAttribute("content") ?? "";
  const directives = own.replace(/ 'sha256-[^']*'/g, "").split("; "); // the hashes are those of scripts that already run
  const policy = directives.filter((directive) => NEEDED.test(directive)).join("; ");
  return text("error-host-policy", { message, policy });
}
