import { Kept } from "../../web/page/kept.js";

/** A page on its own, which hears nothing; whatever it tells others is in `heard`. */
export function noOtherTabs() {
  /** @type {unknown[]} */
  const heard = [];
  const tell = (/** @type {unknown} */ what) => heard.push(what);
  return /** @type {any} */ (Object.assign(new EventTarget(), { heard, tell }));
}

/** Node has no IndexedDB, as a browser that allows none. */
export function forgetfulBrowser() {
  return new Kept(undefined, noOtherTabs());
}
