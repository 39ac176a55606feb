/** Run in the page's head, before anything is seen: no flash of light in a dark room. */

import { applyDisplay, keptDisplay } from "./display.js";

applyDisplay(keptDisplay());
