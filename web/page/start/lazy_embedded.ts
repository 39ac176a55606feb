/** The lazy parts inside the page's script: a page that was opened from a folder may import nothing. */

import { translator } from "../language/text.ts";
import * as parts from "./lazy_parts.ts";

/** As its counterpart in `lazy_fetched.ts`. */
export async function importLazyParts() {
  parts.setTranslator(translator());
  return parts;
}
