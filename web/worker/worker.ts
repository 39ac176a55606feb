/** The worker's script: answers the page with Pyodide. */

import "./module_worker.ts";
import { answerPage } from "./engine_worker.ts";
import { startPython } from "./python.ts";

answerPage(startPython);
