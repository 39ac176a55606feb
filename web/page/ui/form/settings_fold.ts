import { isPlainKey } from "../keyboard/plain_key.ts";

/** Settings that are folded behind one button, which sums them up. Escape folds them again. */
export class SettingsFold {
  constructor(
    private readonly button: HTMLElement,
    private readonly panel: HTMLElement,
  ) {
    button.addEventListener("click", () => this.unfold(panel.hidden === true));
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !isPlainKey(event)) return;
      this.unfold(false);
      button.focus();
    });
  }

  unfold(isUnfolded: boolean) {
    this.panel.hidden = !isUnfolded;
    this.button.setAttribute("aria-expanded", String(isUnfolded));
  }
}
