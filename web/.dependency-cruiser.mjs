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
  // Types of what the build writes into the page: Tables belongs into core/site_data.ts.
  { from: "page/core/share/shareable.ts", to: "page/labs/truth_table/table_view.ts" },
  { from: "page/core/site_data.ts", to: "page/labs/truth_table/table_view.ts" },
];

/** Files of one layer that import one another. */
const CIRCLES = [
  // The type Between belongs into state.ts.
  ["page/labs/truth_table/answers_view.ts", "page/labs/truth_table/state.ts"],
].flatMap(([one, other]) => [
  { from: one, to: other },
  { from: other, to: one },
]);

/** Folders of one layer that import one another; the way back may lead through other folders. */
const FOLDER_CIRCLES = [
  // Through core/site_data.ts, see EXCEPTIONS: these end with that.
  { from: "page/core/share", to: "page/core" },
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
