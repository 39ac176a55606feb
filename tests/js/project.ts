import { cwd } from "node:process";
import { pathToFileURL } from "node:url";

/** A file or folder of the project. The tests run from its root, as bundles in another folder. */
export function inProject(path: string) {
  return new URL(path, pathToFileURL(`${cwd()}/`));
}
