/** Run in the page's head, before anything is seen: no flash of light in a dark room, nor of another language. */

import { watchHostPolicy } from "../../shared/host_policy.ts";
import { applyDisplay, storedDisplay } from "../features/display/display.ts";
import { hideUntranslated } from "../language/language_loading.ts";

watchHostPolicy();
applyDisplay(storedDisplay());
hideUntranslated();
