/** The workshop inside the page's script: a page that was opened from a folder may import nothing. */

import { speaker } from "../language/text.ts";
import * as workshop from "../lazy_parts.ts";

/** As its counterpart in `workshop_fetched.js`. */
export async function importLazyParts() {
  workshop.speakThrough(speaker());
  return workshop;
}
