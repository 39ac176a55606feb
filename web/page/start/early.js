/** Run in the page's head, before anything is seen: no flash of light in a dark room, nor of another language. */

import { watchHostPolicy } from "../../shared/host_policy.js";
import { applyDisplay, keptDisplay } from "../features/display/display.js";
import { hideTexts } from "../language/language_loading.js";

watchHostPolicy();
applyDisplay(keptDisplay());
hideTexts();
