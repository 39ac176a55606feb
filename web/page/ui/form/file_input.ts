import { errorText, Fault, messageOf } from "../../../shared/fault.ts";
import { formatMegabytes } from "../format.ts";

/** The largest network and the most digits that there is room for need less than half of it. */
const MOST_BYTES = 64e6;

/** Told of each file that is chosen, also of the same one again. */
export function onFileChosen(
  input: HTMLInputElement,
  told: (content: Uint8Array) => void,
  refused: (fault: Fault) => void,
) {
  input.addEventListener("change", async () => {
    const [chosen] = input.files ?? [];
    input.value = "";
    if (chosen) await readFile(chosen).then(told, refused);
  });
}

/** Its bytes. Rejects with a Fault where it is too large to be any of pynn's, or cannot be read. */
export async function readFile(file: Blob & { name: string }) {
  if (file.size > MOST_BYTES) {
    const sizes = { size: formatMegabytes(file.size), most: formatMegabytes(MOST_BYTES) };
    throw new Fault("file", errorText("file-too-large", { name: file.name, ...sizes }));
  }
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (thrown) {
    const why = messageOf(thrown);
    throw new Fault("file", errorText("file-unreadable", { name: file.name, why }));
  }
}
