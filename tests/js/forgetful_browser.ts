import { Storage } from "../../web/page/core/storage.ts";

/** A page on its own, which hears nothing; whatever it tells others is in `heard`. */
export function noOtherTabs() {
  const heard: unknown[] = [];
  const post = (what: unknown) => heard.push(what);
  return Object.assign(new EventTarget(), { heard, post }) as any;
}

/** A store as browsers have it that allow none. */
export const noStore = () => Promise.reject(new Error("storage is forbidden"));

export function forgetfulBrowser() {
  return new Storage(noStore, noOtherTabs());
}
