import type { EditorState } from "@codemirror/state";
import type { ErrorPlace } from "../../../../shared/protocol.ts";

/** A line that Python cannot run, from 1, and why. */
export type Problem = { line: number; message: string };

/** The problem at the end of a traceback. */
export function problemOf({ line, text }: ErrorPlace): Problem {
  return { line, message: text.trimEnd().split("\n").at(-1) ?? "" };
}

/** Problems as CodeMirror shows them. */
export function toDiagnostics({ doc }: EditorState, problems: Problem[]) {
  return problems.map(({ line, message }) => {
    const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
    return { from, to, message, severity: "error" as const };
  });
}
