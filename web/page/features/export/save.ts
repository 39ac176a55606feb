import { Fault } from "../../../shared/fault.ts";
import { byId } from "../../ui/dom.ts";
import { saveFile } from "../../ui/user_files.ts";
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

type Points = { x: number[]; y: number[] };

/**
 * Curves over one x as comma-separated values: a row for each x at which any of them has a point, in full
 * precision; empty where a curve has none.
 *
 * @param curves by the name of their column
 */
export function csv(xName: string, curves: Record<string, Points>) {
  const rows: Map<number, (number | string)[]> = new Map();
  const columns = Object.values(curves);
  for (const [column, { x, y }] of columns.entries()) {
    for (const [index, at] of x.entries()) {
      const row = rows.get(at) ?? columns.map(() => "");
      row[column] = y[index] ?? "";
      rows.set(at, row);
    }
  }
  const sorted = [...rows].sort(([one], [other]) => one - other);
  const lines = sorted.map(([x, values]) => [x, ...values].join());
  return `${[[xName, ...Object.keys(curves)].join(), ...lines].join("\n")}\n`;
}
