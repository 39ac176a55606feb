/** Run in the page's head, before anything is seen: no flash of light in a dark room, nor of another language. */

import { watchHostPolicy } from "../../shared/host_policy.ts";
import { applyDisplay, keptDisplay } from "../features/display/display.ts";
import { hideTexts } from "../language/language_loading.ts";

watchHostPolicy();
applyDisplay(keptDisplay());
hideTexts();
