import { lookUp } from "../../../shared/checked_lookup.ts";
import type { Share } from "../../core/share/share.ts";
import { checkValues, formatShare } from "../../core/share/share.ts";
import type { Shareable } from "../../core/share/shareable.ts";
import { button } from "../../labs/code/elements.ts";
import { adoptStyles } from "../../labs/code/styles.ts";
import { text } from "../../language/text.ts";
import { element, setText } from "../../ui/dom.ts";
import { formatInteger } from "../../ui/format.ts";
import { describeShare } from "./contents.ts";
import type { OpenedLink } from "./opened_link.ts";
import { labelled, TeacherSettings } from "./teacher_settings.ts";

/** Messengers may cut off a longer link. */
const MAX_LENGTH = 2000;

/**
 * Open a dialog with a link to the current settings.
 * @param link the link that the page was opened with
 */
export function openShareDialog(link: OpenedLink) {
  if (document.querySelector("dialog.share")) return; // the button was pressed twice while this script was fetched
  adoptStyles();
  const { place } = new ShareDialog(link);
  document.body.append(place);
  place.addEventListener("close", () => place.remove());
  place.showModal();
}

/** A link to the lab that is shown: to copy, with a list of its content, and fields for teachers. */
class ShareDialog {
  #outcome = element("p", { role: "status", "data-testid": "share-outcome" });
  #contains = element("ul", { "data-testid": "share-contains" });
  #length = element("p", { class: "hint", "data-testid": "share-length" });
  #link = linkField("share-link");
  #part = linkField("share-part");

  share: Share;

  private readonly shareable: Shareable;
  private readonly teacherSettings: TeacherSettings;
  readonly place: HTMLDialogElement;

  constructor({ share, shown, shareable, labs }: OpenedLink) {
    this.shareable = lookUp(shareable, shown);
    const { chosen, rejected } = checkValues(this.shareable, lookUp(labs, shown).chosen());
    const locks = share.lab === shown ? share.locks : [];
    this.share = { ...share, lab: shown, chosen, locks };
    this.teacherSettings = new TeacherSettings(this.share, this.shareable.locks);
    this.teacherSettings.on("change", () => {
      this.share = { ...this.share, ...this.teacherSettings.values() };
      setText(this.#outcome, ""); // the link has changed since it was copied
      this.#show();
    });
    this.place = element(
      "dialog",
      { class: "share", "aria-labelledby": "share-title", "data-testid": "share" },
      this.#head(),
      this.#line(text("share-dialog-link"), this.#link, "share-copy", text("share-dialog-copy")),
      this.#outcome,
      ...(isLocalPage() ? this.#partOfLink() : []),
      element("h3", {}, text("share-dialog-contains")),
      this.#contains,
      ...rejected.map((why) => element("p", { "data-testid": "share-refused" }, why)),
      element("p", { class: "hint" }, text("share-dialog-not-in-it")),
      this.#length,
      this.teacherSettings.place,
    );
    this.#show();
  }

  #head() {
    const title = element("h2", { id: "share-title" }, text("share-dialog-title"));
    const close = button("share-close", text("share-dialog-close"), "quiet");
    close.addEventListener("click", () => this.place.close());
    return element("div", { class: "share-head" }, title, close);
  }

  /** @param id the button's test id */
  #line(label: string, field: HTMLInputElement, id: string, buttonText: string) {
    const copy = button(id, buttonText, "primary");
    copy.addEventListener("click", async () => {
      const outcome = (await copyText(field)) ? "share-dialog-copied" : "share-dialog-by-hand";
      setText(this.#outcome, text(outcome));
    });
    return element("div", { class: "share-line" }, labelled(label, field), copy);
  }

  /** The part of a link to this computer that works elsewhere, too. */
  #partOfLink() {
    const label = text("share-dialog-part");
    const buttonText = text("share-dialog-copy-part");
    return [
      element("p", { "data-testid": "share-only-here" }, text("share-dialog-only-here")),
      this.#line(label, this.#part, "share-copy-part", buttonText),
    ];
  }

  #show() {
    this.#part.value = formatShare(this.share);
    this.#link.value = location.href.replace(/[?#].*$/, "") + this.#part.value;
    const lab = document.querySelector(`[data-lab="${this.share.lab}"]`)?.textContent ?? "";
    const lines = describeShare(this.share, this.shareable, lab);
    this.#contains.replaceChildren(...lines.map((line) => element("li", {}, line)));
    const { length } = this.#link.value;
    this.#length.hidden = length <= MAX_LENGTH;
    setText(
      this.#length,
      text("share-dialog-long", {
        letters: formatInteger(length),
        most: formatInteger(MAX_LENGTH),
      }),
    );
  }
}

/** True if other computers cannot reach this page at its address. */
function isLocalPage() {
  return location.protocol === "file:" || /^(localhost|127\..*|\[::1\])$/.test(location.hostname);
}

/**
 * Copy a field's text to the clipboard. On a host without https only the older way is allowed. The text stays
 * selected, so that it can be copied by hand.
 *
 * @returns true on success
 */
async function copyText(field: HTMLInputElement): Promise<boolean> {
  field.focus();
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}

function linkField(id: string) {
  return element("input", { readonly: "", "data-testid": id, spellcheck: "false" });
}
