/** Run in the page's head, before anything is seen: no flash of light in a dark room, nor of another language. */

import { watchHostPolicy } from "../engine/host_policy.js";
import { applyDisplay, keptDisplay } from "./display/display.js";
import { hideTexts } from "./language/curtain.js";

watchHostPolicy();
applyDisplay(keptDisplay());
hideTexts();
