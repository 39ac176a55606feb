import type { EditorState } from "@codemirror/state";
import { Fault } from "../../../../shared/fault.ts";
import type { ErrorPlace } from "../../../../shared/protocol.ts";
import { say } from "../../../language/text.ts";
import type { CodeContext } from "../context.ts";

/** A line that Python cannot run, from 1, and why. */
export type Problem = { line: number; message: string };

/** The problem at the end of a traceback. */
export function problemOf({ line, text }: ErrorPlace): Problem {
  return { line, message: text.trimEnd().split("\n").at(-1) ?? "" };
}

/** The problems that Python finds in a file's text before it runs. */
export async function findProblems(
  request: CodeContext["request"],
  file: string,
  text: string,
): Promise<Problem[]> {
  try {
    await request("code.check", { edits: { [file]: text } });
    return [];
  } catch (thrown) {
    const { text: why, trace } = Fault.from(thrown);
    return trace ? [{ line: trace.line, message: say(why) }] : [];
  }
}

/** Problems as CodeMirror shows them. */
export function toDiagnostics({ doc }: EditorState, problems: Problem[]) {
  return problems.map(({ line, message }) => {
    const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
    return { from, to, message, severity: "error" as const };
  });
}
