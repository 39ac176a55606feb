/** Runs in the page's head, before anything is painted: so no other colours or language flash up first. */

import { watchHostPolicy } from "../../shared/host_policy.ts";
import { applyDisplay, storedDisplay } from "../features/display/display.ts";
import { hideUntranslated } from "../language/language_choice.ts";

watchHostPolicy();
applyDisplay(storedDisplay());
hideUntranslated();
