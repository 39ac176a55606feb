/** The page as a visitor sees it; searches open shadow roots, too. */
const _page = {
  /** @param {string} css @returns {HTMLElement | null} */
  find(css) {
    const roots = [
      document,
      ...[...document.querySelectorAll("*")].map((element) => element.shadowRoot),
    ];
    for (const root of roots) {
      const found = root?.querySelector(css);
      if (found) return /** @type {HTMLElement} */ (found);
    }
    return null;
  },

  /** @param {string} css @param {string} attribute */
  attribute: (css, attribute) => _page.find(css)?.getAttribute(attribute) ?? null,

  /** The visible text, or the value of an input. @param {string} css */
  text(css) {
    const found = _page.find(css);
    return found instanceof HTMLInputElement ? found.value : (found?.innerText.trim() ?? null);
  },

  /**
   * True if the values of the two elements of each pair differ by no more than `within`.
   * @param {[string, string][]} pairs @param {number} within
   */
  areClose(pairs, within) {
    const value = (/** @type {string} */ css) => Number(_page.attribute(css, "data-value"));
    return pairs.every(([one, other]) => Math.abs(value(one) - value(other)) <= within);
  },

  /** @param {string} css */
  isShown: (css) => _page.find(css)?.checkVisibility() ?? false,

  /** The part of an element that is in the window and in all that scrolls around it. @param {HTMLElement} element */
  visiblePart(element) {
    let { left, top, right, bottom } = element.getBoundingClientRect();
    const clip = (
      /** @type {{left: number, top: number, right: number, bottom: number}} */ box,
    ) => {
      left = Math.max(left, box.left);
      top = Math.max(top, box.top);
      right = Math.min(right, box.right);
      bottom = Math.min(bottom, box.bottom);
    };
    clip({ left: 0, top: 0, right: innerWidth, bottom: innerHeight });
    for (let around = element.parentElement; around; around = around.parentElement) {
      if (getComputedStyle(around).overflow !== "visible" && around !== document.documentElement)
        clip(around.getBoundingClientRect());
    }
    return { x: left, y: top, width: right - left, height: bottom - top };
  },

  /**
   * The box of an element that can be clicked: enabled, in the window, at rest, and not covered.
   * @param {string} css
   */
  async box(css) {
    const found = _page.find(css);
    if (!found?.checkVisibility() || found.matches(":disabled")) return null;
    found.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    const before = _page.visiblePart(found);
    for (let frames = 0; frames < 2; frames += 1) await new Promise(requestAnimationFrame);
    const { x, y, width, height } = _page.visiblePart(found);
    if (x !== before.x || y !== before.y) return null;
    const root = /** @type {Document | ShadowRoot} */ (found.getRootNode());
    const hit = root.elementFromPoint(x + width / 2, y + height / 2);
    return found.contains(hit) ? { x, y, width, height } : null;
  },

  /** The box of an element that is about to be clicked; records what gets the click. @param {string} css */
  async target(css) {
    const box = await _page.box(css);
    if (box === null) return null;
    const target = /** @type {HTMLElement} */ (_page.find(css));
    const global = /** @type {any} */ (globalThis);
    global.hit = "nothing";
    const note = (/** @type {Event} */ event) => {
      const [hit] = event.composedPath();
      global.hit = event.composedPath().includes(target)
        ? "it"
        : /** @type {any} */ (hit).outerHTML;
    };
    addEventListener("pointerdown", note, { capture: true, once: true });
    return box;
  },

  /** "it" if the last `target` got the click, otherwise the markup of the element that got it. */
  hit: () => /** @type {any} */ (globalThis).hit,

  /**
   * Calls a function of the page until its result is as expected; returns the last result.
   * @param {keyof typeof _page} look
   * @param {unknown[]} given the arguments
   * @param {unknown[] | null} expected results that end the wait; null: anything truthy
   * @param {number} seconds
   */
  async until(look, given, expected, seconds) {
    const end = performance.now() + seconds * 1000;
    for (;;) {
      const seen = await /** @type {any} */ (_page[look])(...given);
      const isSo = expected === null ? Boolean(seen) : expected.includes(seen);
      if (isSo || performance.now() > end) return { isSo, seen };
      await new Promise((next) => setTimeout(next, 50));
    }
  },
};
