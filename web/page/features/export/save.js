import { Fault } from "../../../shared/fault.js";
import { text } from "../../language/text.js";
import { byId } from "../../ui/dom.js";
import { saveFile } from "../../ui/save_file.js";
import { csv } from "./csv.js";
import { pngOf } from "./png.js";
import { standAlone } from "./standalone_svg.js";
import { unitsPicture } from "./units_picture.js";

/** @typedef {import("./save_buttons.js").Labs} Labs */

/** What each of the small buttons does. @type {Record<import("./save_buttons.js").Save, (labs: Labs) => void | Promise<void>>} */
const SAVES = {
  "tt-curve-csv"({ truthTable }) {
    const { curve } = truthTable.history;
    saveFile("pynn-truth-table-loss.csv", csv("step", { loss: curve }));
  },
  "mnist-curve-csv"({ digits }) {
    const { loss, train, test } = digits.curves;
    if (loss.x.length === 0) throw nothing(text("workshop-save-no-curve"));
    const columns = { loss, batch_accuracy: train, test_accuracy: test };
    saveFile("pynn-digits-curves.csv", csv("epoch", columns));
  },
  "tt-picture-svg"() {
    saveFile("pynn-network.svg", standAlone(networkDrawing()).text);
  },
  async "tt-picture-png"() {
    saveFile("pynn-network.png", await pngOf(standAlone(networkDrawing())));
  },
  async "units-picture-png"() {
    const list = byId("units");
    if (list.childElementCount === 0) throw nothing(text("workshop-save-no-pictures"));
    saveFile("pynn-hidden-units.png", await unitsPicture(list));
  },
};

/** Hand it to the user as a file. Rejects with a Fault. @param {import("./save_buttons.js").Save} what @param {Labs} labs */
export async function save(what, labs) {
  await SAVES[what](labs);
}

/** @returns {SVGSVGElement} */
function networkDrawing() {
  return /** @type {SVGSVGElement} */ (byId("truth-table-network").querySelector("svg"));
}

/** @param {string} words */
function nothing(words) {
  return new Fault("refused", words);
}
