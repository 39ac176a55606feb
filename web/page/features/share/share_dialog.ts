import { lookUp } from "../../../shared/look_up.ts";
import type { Share } from "../../core/share/share.ts";
import { checked, formatShare } from "../../core/share/share.ts";
import type { Shareable } from "../../core/share/shareable.ts";
import { button } from "../../labs/code/buttons.ts";
import { adoptStyles } from "../../labs/code/styles.ts";
import { text } from "../../language/text.ts";
import { element, setText } from "../../ui/dom.ts";
import { formatInteger } from "../../ui/format.ts";
import { describeShare } from "./contents.ts";
import { copyText } from "./copy_text.ts";
import type { OpenedLink } from "./opened_link.ts";
import { labelled, TeacherSettings } from "./teacher_settings.ts";

/** Programs that send messages may cut a longer link off. */
const LONG = 2000;

/**
 * Make a link of what is set just now.
 * @param link the one that was opened
 */
export function openShareDialog(link: OpenedLink) {
  if (document.querySelector("dialog.share")) return; // pressed twice while it was fetched
  adoptStyles();
  const { place } = new ShareDialog(link);
  document.body.append(place);
  place.addEventListener("close", () => place.remove());
  place.showModal();
}

/** A link of the lab that is shown: copied by a press, said line by line, and added to by teachers. */
class ShareDialog {
  #outcome = element("p", { role: "status", "data-testid": "share-outcome" });
  #contains = element("ul", { "data-testid": "share-contains" });
  #length = element("p", { class: "hint", "data-testid": "share-length" });
  #link = linkField("share-link");
  #part = linkField("share-part");

  share: Share;

  private readonly shareable: Shareable;
  private readonly taught: TeacherSettings;
  readonly place: HTMLDialogElement;

  constructor({ share, shown, shareable, labs }: OpenedLink) {
    this.shareable = lookUp(shareable, shown);
    const { chosen, refused } = checked(this.shareable, lookUp(labs, shown).chosen());
    const locks = share.lab === shown ? share.locks : [];
    this.share = { ...share, lab: shown, chosen, locks };
    this.taught = new TeacherSettings(this.share, this.shareable.locks);
    this.taught.addEventListener("change", () => {
      this.share = { ...this.share, ...this.taught.values() };
      setText(this.#outcome, ""); // what was copied is no longer the link
      this.#show();
    });
    this.place = element(
      "dialog",
      { class: "share", "aria-labelledby": "share-title", "data-testid": "share" },
      this.#head(),
      this.#line(text("share-dialog-link"), this.#link, "share-copy", text("share-dialog-copy")),
      this.#outcome,
      ...(onlyHere() ? this.#partOfLink() : []),
      element("h3", {}, text("share-dialog-contains")),
      this.#contains,
      ...refused.map((why) => element("p", { "data-testid": "share-refused" }, why)),
      element("p", { class: "hint" }, text("share-dialog-not-in-it")),
      this.#length,
      this.taught.place,
    );
    this.#show();
  }

  #head() {
    const title = element("h2", { id: "share-title" }, text("share-dialog-title"));
    const close = button("share-close", text("share-dialog-close"), "quiet");
    close.addEventListener("click", () => this.place.close());
    return element("div", { class: "share-head" }, title, close);
  }

  /** @param id of the button */
  #line(label: string, field: HTMLInputElement, id: string, press: string) {
    const copy = button(id, press, "primary");
    copy.addEventListener("click", async () => {
      const outcome = (await copyText(field)) ? "share-dialog-copied" : "share-dialog-by-hand";
      setText(this.#outcome, text(outcome));
    });
    return element("div", { class: "share-line" }, labelled(label, field), copy);
  }

  /** What of a link that leads to this computer is good elsewhere. */
  #partOfLink() {
    const label = text("share-dialog-part");
    const press = text("share-dialog-copy-part");
    return [
      element("p", { "data-testid": "share-only-here" }, text("share-dialog-only-here")),
      this.#line(label, this.#part, "share-copy-part", press),
    ];
  }

  #show() {
    this.#part.value = formatShare(this.share);
    this.#link.value = location.href.replace(/[?#].*$/, "") + this.#part.value;
    const lab = document.querySelector(`[data-lab="${this.share.lab}"]`)?.textContent ?? "";
    const lines = describeShare(this.share, this.shareable, lab);
    this.#contains.replaceChildren(...lines.map((line) => element("li", {}, line)));
    const { length } = this.#link.value;
    this.#length.hidden = length <= LONG;
    setText(
      this.#length,
      text("share-dialog-long", { letters: formatInteger(length), most: formatInteger(LONG) }),
    );
  }
}

/** Whether other computers cannot reach this page by its address. */
function onlyHere() {
  return location.protocol === "file:" || /^(localhost|127\..*|\[::1\])$/.test(location.hostname);
}

function linkField(id: string) {
  return element("input", { readonly: "", "data-testid": id, spellcheck: "false" });
}
