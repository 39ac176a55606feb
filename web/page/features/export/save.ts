import { Fault } from "../../../shared/fault.ts";
import { byId } from "../../ui/dom.ts";
import { saveFile } from "../../ui/save_file.ts";
import { csv } from "./csv.ts";
import { pngOf } from "./png.ts";
import type { Labs, Save } from "./save_buttons.ts";
import { standaloneSvg } from "./standalone_svg.ts";
import { unitsPicture } from "./units_picture.ts";

/** The actions of the small buttons. */
const SAVES: Record<Save, (labs: Labs) => void | Promise<void>> = {
  "tt-curve-csv"({ truthTable }) {
    const { curve } = truthTable.store.history;
    saveFile("pynn-truth-table-loss.csv", csv("step", { loss: curve }));
  },
  "mnist-curve-csv"({ digits }) {
    const { loss, train, test } = digits.curves;
    if (loss.x.length === 0) throw rejected("export-save-no-curve");
    const columns = { loss, batch_accuracy: train, test_accuracy: test };
    saveFile("pynn-digits-curves.csv", csv("epoch", columns));
  },
  "tt-picture-svg"() {
    saveFile("pynn-network.svg", standaloneSvg(networkDrawing()).text);
  },
  async "tt-picture-png"() {
    saveFile("pynn-network.png", await pngOf(standaloneSvg(networkDrawing())));
  },
  async "units-picture-png"() {
    const list = byId("units");
    if (list.childElementCount === 0) throw rejected("export-save-no-pictures");
    saveFile("pynn-hidden-units.png", await unitsPicture(list));
  },
};

/** Hand it to the user as a file. Rejects with a Fault. */
export async function save(what: Save, labs: Labs) {
  await SAVES[what](labs);
}

function networkDrawing(): SVGSVGElement {
  return byId("truth-table-network").querySelector("svg") as SVGSVGElement;
}

function rejected(id: string) {
  return new Fault("refused", { id, values: {} });
}
