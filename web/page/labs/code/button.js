import { element } from "../../ui/dom.js";

/** A button of the workshop. @param {string} id its `data-testid` @param {string} text @param {string} [look] */
export function button(id, text, look = "small") {
  return element("button", { type: "button", class: look, "data-testid": id }, text);
}
