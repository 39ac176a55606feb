/**
 * Measurements of the benchmark that run inside the page, by the page's own clock, so that no figure
 * includes the round trip to the test driver. Added to every page before its own scripts.
 */

(() => {
  const bench = {
    /** @type {number | null} milliseconds from the start of the navigation until Python was ready */
    readyAt: null,
    /** @type {number | null | undefined} milliseconds; null where training ended without it */
    reachedAfter: undefined,
    /** @type {number[]} milliseconds from each change of the ink to its answer */
    delays: [],
    /** @type {number[]} milliseconds of each long task, which is one of 50 or more */
    longTasks: [],
    watchAccuracy,
    watchDrawing,
    watchLongTasks,
    wasmMemory,
  };
  Object.assign(globalThis, { pynnBench: bench });

  /** @type {Worker | undefined} */
  let worker;
  globalThis.Worker = class extends Worker {
    /** @param {[string | URL, WorkerOptions?]} options */
    constructor(...options) {
      super(...options);
      worker = this;
    }
  };

  /** @param {string} name @returns {HTMLElement} */
  const byTestId = (name) =>
    /** @type {HTMLElement} */ (document.querySelector(`[data-testid="${name}"]`));

  new MutationObserver((_, observer) => {
    if (byTestId("engine")?.dataset.state !== "ready") return;
    bench.readyAt = performance.now();
    observer.disconnect();
  }).observe(document, { subtree: true, attributeFilter: ["data-state"] });

  /** From the press of the button until the shown accuracy is `share`. @param {number} share */
  function watchAccuracy(share) {
    const [run, status, accuracy] = ["mnist-run", "mnist-status", "mnist-accuracy"].map(byTestId);
    let pressedAt = 0;
    run.addEventListener("click", ({ timeStamp }) => (pressedAt = timeStamp), {
      capture: true,
      once: true,
    });
    const observer = new MutationObserver(() => {
      const reached = Number(accuracy.dataset.value) >= share;
      if (!reached && !["finished", "failed"].includes(status.dataset.state ?? "")) return;
      bench.reachedAfter = reached ? performance.now() - pressedAt : null;
      observer.disconnect();
    });
    observer.observe(accuracy, { attributeFilter: ["data-value"] });
    observer.observe(status, { attributeFilter: ["data-state"] });
  }

  /**
   * From each change of the ink, as the browser took the pointer's event, until the answer to it is
   * in the page. An answer to older ink does not count: the page goes on to read the newer one
   * within the same task, so that by the time of an observer the state is "reading" again.
   */
  function watchDrawing() {
    const digit = byTestId("draw-digit");
    /** @type {number | null} */
    let changedAt = null;
    /** @param {PointerEvent} event */
    const changed = ({ buttons, timeStamp }) => {
      if (buttons & 1) changedAt ??= timeStamp;
    };
    byTestId("draw-canvas").addEventListener("pointerdown", changed, { capture: true });
    byTestId("draw-canvas").addEventListener("pointermove", changed, { capture: true });
    new MutationObserver(() => {
      if (changedAt === null || digit.dataset.state !== "read") return;
      bench.delays.push(performance.now() - changedAt);
      changedAt = null;
    }).observe(digit, { attributeFilter: ["data-state"] });
  }

  /** The bytes of Python's memory at this moment: what the page shows may be a second old. */
  function wasmMemory() {
    const id = crypto.randomUUID(); // the page itself has no request of this name
    return new Promise((resolve) => {
      /** @param {MessageEvent} event */
      const answered = ({ data }) => {
        if (data.id !== id) return;
        worker?.removeEventListener("message", answered);
        resolve(data.value.memory);
      };
      worker?.addEventListener("message", answered);
      worker?.postMessage({ id, action: "engine.ping", args: {} });
    });
  }

  /** From now on: what the page did while it was loading is another matter. */
  function watchLongTasks() {
    new PerformanceObserver((list) => {
      bench.longTasks.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: "longtask" });
  }
})();
