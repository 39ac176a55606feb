import { TypedEventTarget } from "../../web/page/browser/typed_events.ts";
import type { Change } from "../../web/page/core/storage.ts";
import { Storage } from "../../web/page/core/storage.ts";

/** The channel of a page without other tabs; `posted` holds the messages to them. */
class NoOtherTabs extends TypedEventTarget<{ message: Change }> {
  readonly posted: Change[] = [];

  post(change: Change) {
    this.posted.push(change);
  }
}

export function noOtherTabs() {
  return new NoOtherTabs();
}

/** A store like that of a browser that forbids storage. */
export const noStore = () => Promise.reject(new Error("storage is forbidden"));

export function forbiddenStorage() {
  return new Storage(noStore, noOtherTabs());
}
