import { Kept } from "../../web/page/core/storage.js";

/** A page on its own, which hears nothing; whatever it tells others is in `heard`. */
export function noOtherTabs() {
  /** @type {unknown[]} */
  const heard = [];
  const tell = (/** @type {unknown} */ what) => heard.push(what);
  return /** @type {any} */ (Object.assign(new EventTarget(), { heard, tell }));
}

/** A store as browsers have it that allow none. */
export const noStore = () => Promise.reject(new Error("storage is forbidden"));

export function forgetfulBrowser() {
  return new Kept(noStore, noOtherTabs());
}
