/** The messages between the page and the service worker. */

import type { CatalogueText } from "./protocol.ts";

/** How much of a build is saved. */
export type SaveProgress = { bytes: number; total: number };

/** The result of a check of all copies. */
export type CheckedCopies = {
  version: string;
  /** Bytes of all files. */
  total: number;
  files: number;
  /** The names of the files that are missing or damaged and could not be fetched. */
  wrong: string[];
  /** Why the first of them could not be fetched. */
  fault: CatalogueText | null;
};

/** `check` verifies all copies, `take over` ends the older build's service worker, `tidy` deletes older builds. */
export type CopyAction = "check" | "take over" | "tidy";

export type CopyRequest = { action: CopyAction };

export type CopyFailure = { failed: CatalogueText };

/** The answer to `check`. */
export type CheckAnswer = CheckedCopies | CopyFailure;

/** Sent to every page while a new build is being saved. */
export type SavingMessage = { saved: SaveProgress } | CopyFailure;
