import { element, setText } from "../dom.js";
import { capital } from "../format.js";
import { contents } from "./contents.js";
import { copyText } from "./copy_text.js";
import { addressOf, checked } from "./share.js";
import { MOST_LETTERS, plainText } from "./text.js";
import { plainLabel } from "./words.js";

/** @typedef {import("./opened_link.js").OpenedLink} OpenedLink */
/** @typedef {import("./share.js").Share} Share */

/** Programs that send messages may cut a longer link off. */
const LONG = 2000;

/** Make a link of what is set just now. @param {OpenedLink} link the one that was opened */
export function openShareDialog(link) {
  const dialog = new ShareDialog(link);
  document.body.append(dialog.place);
  dialog.place.addEventListener("close", () => dialog.place.remove());
  dialog.place.showModal();
}

/** What a link would hold, the link, and what a teacher may add to it. */
class ShareDialog {
  /** @type {HTMLInputElement[]} */
  #locks = [];

  /** @param {OpenedLink} link */
  constructor({ share, shown, shareable, labs }) {
    const { chosen, refused } = checked(shareable[shown], labs[shown].chosen());
    this.base = location.href.replace(/[?#].*$/, "");
    this.shareable = shareable[shown];
    const locks = share.lab === shown ? share.locks : [];
    /** @type {Share} */
    this.share = { lab: shown, chosen, locks, task: share.task, answer: share.answer };
    this.link = linkField("share-link");
    this.part = linkField("share-part");
    this.outcome = element("p", {
      class: "share-outcome",
      role: "status",
      "data-testid": "share-outcome",
    });
    this.contains = element("ul", { "data-testid": "share-contains" });
    this.length = element("p", { class: "hint", "data-testid": "share-length" });
    this.task = textArea("share-task-text", share.task, 4);
    this.answer = textArea("share-answer-text", share.answer, 2);
    this.place = element(
      "dialog",
      { class: "share", "aria-labelledby": "share-title", "data-testid": "share" },
      element(
        "div",
        { class: "share-body" },
        this.#head(),
        this.#line("Link", this.link, "share-copy", "Copy link"),
        this.outcome,
        ...(onlyHere() ? this.#partOfLink() : []),
        element("h3", {}, "What the link contains"),
        this.contains,
        ...refused.map((why) => element("p", { "data-testid": "share-refused" }, why)),
        element("p", { class: "hint" }, NOT_IN_IT),
        this.length,
        this.#teachersPart(),
      ),
    );
    this.place.addEventListener("input", () => this.#takeTeachersPart());
    this.#show();
  }

  #head() {
    const close = element(
      "button",
      { type: "button", class: "quiet", "data-testid": "share-close" },
      "Close",
    );
    close.addEventListener("click", () => this.place.close());
    const title = element("h2", { id: "share-title" }, "Share this lab by a link");
    return element("div", { class: "share-head" }, title, close);
  }

  /** @param {string} label @param {HTMLInputElement} field @param {string} id @param {string} text of the button */
  #line(label, field, id, text) {
    const copy = element("button", { type: "button", class: "primary", "data-testid": id }, text);
    copy.addEventListener("click", async () => {
      setText(this.outcome, (await copyText(field)) ? `Copied: ${COPIED[id]}` : BY_HAND);
    });
    return element("div", { class: "share-line" }, labelled(label, field), copy);
  }

  /** Where the link leads to this computer, what of it is good elsewhere. */
  #partOfLink() {
    return [
      element("p", { "data-testid": "share-only-here" }, ONLY_HERE),
      this.#line(
        "The part for any other address of pynn",
        this.part,
        "share-copy-part",
        "Copy part",
      ),
    ];
  }

  #teachersPart() {
    this.#locks = Object.keys(this.shareable.locks).map((name) => {
      const box = element("input", {
        type: "checkbox",
        value: name,
        "data-testid": `share-lock-${name}`,
      });
      box.checked = this.share.locks.includes(name);
      return box;
    });
    const { task, answer, locks } = this.share;
    const part = element(
      "details",
      {},
      element(
        "summary",
        { "data-testid": "share-teacher" },
        "For teachers: a task, a hidden answer, locks",
      ),
      element(
        "div",
        { class: "share-teacher" },
        labelled("Task, shown above the labs", this.task),
        labelled("Answer, hidden until it is asked for", this.answer),
        element(
          "fieldset",
          { class: "share-locks" },
          element("legend", {}, "Lock, so that it stays as it is now"),
          ...this.#locks.map((box) =>
            element("label", {}, box, capital(plainLabel(this.shareable.locks[box.value]))),
          ),
        ),
        element("p", { class: "hint" }, NO_SECRET),
      ),
    );
    part.open = locks.length > 0 || task !== "" || answer !== "";
    return part;
  }

  #takeTeachersPart() {
    this.share.task = plainText(this.task.value);
    this.share.answer = plainText(this.answer.value);
    this.share.locks = this.#locks.filter((box) => box.checked).map((box) => box.value);
    setText(this.outcome, "");
    this.#show();
  }

  #show() {
    this.part.value = addressOf(this.share);
    this.link.value = this.base + this.part.value;
    const { length } = this.link.value;
    const lab = document.querySelector(`[data-lab="${this.share.lab}"]`)?.textContent ?? "";
    const lines = contents(this.share, this.shareable, lab);
    this.contains.replaceChildren(...lines.map((line) => element("li", {}, line)));
    this.length.hidden = length <= LONG;
    setText(
      this.length,
      `The link has ${length.toLocaleString("en")} letters. Some programs cut off what is longer than ${LONG.toLocaleString("en")}: send it to yourself first, and try it.`,
    );
  }
}

/** @type {Record<string, string>} by button */
const COPIED = {
  "share-copy": "the link is on the clipboard.",
  "share-copy-part": "the part is on the clipboard.",
};
const BY_HAND =
  "This browser did not let pynn copy. What is to be copied is selected: press Ctrl C, or ⌘ C.";
const NOT_IN_IT =
  "It does not contain weights or what a network has learned, drawings, your own digits, or changes to code. It opens the lab as it would begin with these settings.";
const NO_SECRET =
  "Locks and the hidden answer guide a class; they are no secret. Whoever knows how can read the answer from the link, or open pynn without it.";
const ONLY_HERE =
  "This page comes from this computer, so the link works on this computer only. Elsewhere, put the part from # on behind the address where pynn is.";

/** Whether other computers cannot reach this page by its address. */
function onlyHere() {
  return location.protocol === "file:" || /^(localhost|127\..*|\[::1\])$/.test(location.hostname);
}

/** @param {string} id */
function linkField(id) {
  return element("input", { readonly: "", "data-testid": id, spellcheck: "false" });
}

/** @param {string} id @param {string} text @param {number} rows */
function textArea(id, text, rows) {
  const area = element("textarea", {
    "data-testid": id,
    rows,
    maxlength: MOST_LETTERS,
    dir: "auto",
  });
  area.value = text;
  return area;
}

/** @param {string} label @param {HTMLElement} control */
function labelled(label, control) {
  return element("label", { class: "field" }, element("span", {}, label), control);
}
