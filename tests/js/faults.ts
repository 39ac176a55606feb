/** The English message of a fault on the page. */

import assert from "node:assert/strict";
import { say } from "../../web/page/language/text.ts";
import { Fault } from "../../web/shared/fault.ts";
import { speakEnglish } from "./texts.ts";

speakEnglish();

/** For `assert.rejects`: a fault of this kind, whose sentence is or matches `words`. */
export function faultSaying(kind: string, words: RegExp | string) {
  return (thrown: unknown) => {
    assert.ok(thrown instanceof Fault);
    assert.equal(thrown.kind, kind);
    if (typeof words === "string") assert.equal(say(thrown.text), words);
    else assert.match(say(thrown.text), words);
    return true;
  };
}
