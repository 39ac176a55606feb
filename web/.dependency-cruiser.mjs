/**
 * Which TypeScript may import which; `./build.sh test lint` checks it.
 *
 * The lists of exceptions are what today's code violates, with what would end it. Nothing is to be added.
 * The check does not see types that are named in place, as in `typeof import("…")`.
 */

/** The folders of the page: each may import those before it. The files beside them may import all. */
const LAYERS = ["browser", "language", "ui", "core", "labs", "features", "start"];
/** What runs by itself: each may import `shared`, but none of the others. */
const PROGRAMS = ["page", "worker", "service_worker"];

/** Imports that go the wrong way. */
const EXCEPTIONS = [
  // The sentence that is shown where the browser lacks something: to be given by the caller.
  { from: "page/browser/requirements.ts", to: "page/language/text.ts" },
  // Types of what the build writes into the page: Recipe belongs into core/site_data.ts.
  { from: "page/core/site_data.ts", to: "page/labs/digits/training/run_form.ts" },
  // Types of messages between programs: they belong into shared/.
  { from: "page/features/engine_status/engine_status.ts", to: "worker/python.ts" },
  { from: "page/features/offline/site_copies.ts", to: "service_worker/copies.ts" },
  // The types Context, SourceFile and Workshop: they belong into labs/code/context.ts.
  ...[
    "page/features/export/export_view.ts",
    "page/labs/code/code_lab.ts",
    "page/labs/code/console/console_view.ts",
    "page/labs/code/editor/code_view.ts",
    "page/labs/code/editor/files_view.ts",
    "page/labs/code/exercises/exercise_panel.ts",
    "page/labs/code/exercises/exercises_view.ts",
  ].map((from) => ({ from, to: "page/lazy_parts.ts" })),
  // Loading the lazy parts: main.ts has to give the function that does it. What it loads is above it.
  ...[
    "page/features/export/save_buttons.ts",
    "page/features/share/share_feature.ts",
    "page/labs/code/code_lab.ts",
  ].map((from) => ({ from, to: "page/start/lazy_fetched.ts" })),
  { from: "page/start/lazy_embedded.ts", to: "page/lazy_parts.ts" },
];

/** Files of one layer that import one another. */
const CIRCLES = [
  // The type Values belongs into a file of its own, and ENGLISH_LOCALE beside ENGLISH.
  ["page/language/translator.ts", "page/language/text.ts"],
  ["page/language/translator.ts", "page/language/engine_texts.ts"],
  // The type Exercise belongs into a file of its own.
  ["page/labs/code/exercises/exercises_view.ts", "page/labs/code/exercises/exercise_panel.ts"],
  // The type Reading belongs into a file of its own.
  ["page/labs/digits/pad/answer_view.ts", "page/labs/digits/digits_texts.ts"],
].flatMap(([one, other]) => [
  { from: one, to: other },
  { from: other, to: one },
]);

/** Folders of one layer that import one another; the way back may lead through other folders. */
const FOLDER_CIRCLES = [
  // placeButton and toldText are of use to both: beside the two folders, in labs/code/.
  { from: "page/labs/code/editor", to: "page/labs/code/exercises" },
  { from: "page/labs/code/exercises", to: "page/labs/code/editor" },
  // The type Origin and placesOf are of use to both: beside the two folders, in labs/digits/.
  { from: "page/labs/digits/network", to: "page/labs/digits/training" },
  { from: "page/labs/digits/training", to: "page/labs/digits/network" },
  // Through core/site_data.ts, see EXCEPTIONS: these end with that.
  { from: "page/labs/digits/network", to: "page/labs/digits" },
  { from: "page/labs/digits/network", to: "page/labs/digits/own_digits" },
  { from: "page/labs/digits/network", to: "page/labs/digits/pad" },
  { from: "page/labs/digits/own_digits", to: "page/labs/digits/pad" },
  { from: "page/labs/digits/pad", to: "page/labs/digits" },
  { from: "page/labs/digits/training", to: "page/labs/digits" },
];

/** The group is the layer, which `$1` repeats below. */
const LAYER = "^web/(page/[^/]+|worker|service_worker|shared)(/|$)";
/** The pattern of one file or folder, with the same group. */
const exactly = (path) => `^web/${path.replace(/^page\/[^/]+|^\w+/, "($&)")}$`;

const layers = [
  ...LAYERS.map((layer, index) => ({
    name: `no-import-above-${layer}`,
    from: { path: `^web/page/${layer}/` },
    to: {
      path: ["^web/page/[^/]+$", ...LAYERS.slice(index + 1).map((above) => `^web/page/${above}/`)],
    },
  })),
  ...PROGRAMS.map((program) => ({
    name: `no-other-program-in-${program}`,
    from: { path: `^web/${program}/` },
    to: { path: PROGRAMS.filter((other) => other !== program).map((other) => `^web/${other}/`) },
  })),
  {
    name: "no-program-in-shared",
    from: { path: "^web/shared/" },
    to: { path: PROGRAMS.map((program) => `^web/${program}/`) },
  },
];

// A circle through several layers has an import that goes the wrong way, which is forbidden above.
const circle = {
  name: "no-circle-of-files",
  from: { path: LAYER },
  to: { circular: true, path: "^web/$1/", viaOnly: { path: "^web/$1/" } },
};
const folderCircle = {
  name: "no-circle-of-folders",
  scope: "folder",
  from: { path: LAYER },
  to: { circular: true, path: "^web/$1(/|$)" },
};

/** The rule for all but the files with exceptions, and one for each of those. */
function withExceptions(rule, exceptions) {
  const concerned = exceptions.filter(({ from }) => new RegExp(rule.from.path).test(`web/${from}`));
  const files = [...new Set(concerned.map(({ from }) => from))];
  return [
    { ...rule, severity: "error", from: { ...rule.from, pathNot: files.map(exactly) } },
    ...files.map((file) => ({
      ...rule,
      name: `${rule.name}-but-for-exceptions`,
      severity: "error",
      from: { path: exactly(file) },
      to: {
        ...rule.to,
        pathNot: concerned.filter(({ from }) => from === file).map(({ to }) => exactly(to)),
      },
    })),
  ];
}

export default {
  forbidden: [
    ...layers.flatMap((rule) => withExceptions(rule, EXCEPTIONS)),
    ...withExceptions(circle, CIRCLES),
    ...withExceptions(folderCircle, FOLDER_CIRCLES),
    // An import that is not found is one that no rule sees.
    { name: "no-unresolved-import", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: "swc", // TypeScript 7 has no parser that other tools could use
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "default"],
      extensions: [".ts", ".js", ".d.ts"],
    },
  },
};
