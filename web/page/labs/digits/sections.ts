import type { ReadonlySignal } from "@preact/signals-core";
import { effect } from "@preact/signals-core";
import { byId } from "../../ui/dom.ts";

/**
 * Unfolds sections below the view once they have something to show. From then on they stay, so that nothing jumps.
 * @param note says before what will come
 */
export function unfoldWhen(condition: ReadonlySignal<boolean>, ids: string[], note?: string) {
  effect(() => {
    if (!condition.value) return;
    for (const id of ids) byId(id).hidden = false;
    if (note) byId(note).hidden = true;
  });
}
