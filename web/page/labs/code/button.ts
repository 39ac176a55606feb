import { element } from "../../ui/dom.ts";

/**
 * A button of the code lab.
 * @param id its `data-testid`
 */
export function button(id: string, text: string, look: string = "small") {
  return element("button", { type: "button", class: look, "data-testid": id }, text);
}
