/**
 * Import this before Pyodide: to find out whether the worker is a module, Pyodide calls `importScripts`,
 * which a browser may report as a violation of the page's policy.
 */
Reflect.set(self, "importScripts", undefined);
