/**
 * Which TypeScript may import which; `./build.sh test lint` checks it.
 *
 * The check does not see types that are named in place, as in `typeof import("…")`.
 */

/** The folders of the page: each may import those before it. The files beside them may import all. */
const LAYERS = ["browser", "language", "ui", "core", "labs", "features", "start"];
/** The separate programs: each may import `shared`, but none of the others. */
const PROGRAMS = ["page", "worker", "service_worker"];

/** The group is the layer, which `$1` repeats below. */
const LAYER = "^web/(page/[^/]+|worker|service_worker|shared)(/|$)";
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

export default {
  forbidden: [
    ...layers,
    circle,
    folderCircle,
    // An import that is not found is one that no rule sees.
    { name: "no-unresolved-import", from: {}, to: { couldNotResolve: true } },
  ].map((rule) => ({ ...rule, severity: "error" })),
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
