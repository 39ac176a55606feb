/**
 * To be imported before Pyodide, which tries at once whether this worker is a module by asking for a
 * script in a way that modules refuse. Under the page's policy a browser may report that as an attack.
 */
(self as any).importScripts = undefined;
