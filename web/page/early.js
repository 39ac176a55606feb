/** Run in the page's head, before anything is seen: no flash of light in a dark room, nor of another language. */

import { applyDisplay, keptDisplay } from "./display/display.js";
import { hideTexts } from "./language/curtain.js";

applyDisplay(keptDisplay());
hideTexts();
