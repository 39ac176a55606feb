/** @typedef {import("../../shared/assets.js").Asset} Asset */
/** @typedef {import("../../shared/assets.js").Manifest} Manifest */
/** @typedef {import("../ui/form/settings_form.js").Setting} Setting */
/** @typedef {import("../labs/truth_table/table_view.js").Tables} Tables */
/** @typedef {import("../labs/digits/training/run_form.js").Recipe} Recipe */
/** @typedef {{ version: string, carried?: boolean, worker: Asset, workshop: Asset, python: Manifest, lock: object, data: Manifest, settings: Record<string, Record<string, Setting>>, tables: Tables, recipes: Record<string, Recipe>, languages: import("../language/start_language.js").Languages }} Site */

/**
 * What the build wrote into the page: where its files are (`carried`: in the page itself), and the settings
 * with their ranges.
 * @returns {Site}
 */
export function readSite() {
  const written = document.getElementById("site")?.textContent;
  const site = JSON.parse(written ?? "");
  return {
    ...site,
    worker: absolute(site.worker),
    ...(site.workshop && { workshop: absolute(site.workshop) }),
    python: allAbsolute(site.python),
    data: allAbsolute(site.data),
    languages: allAbsolute(site.languages),
  };
}

/** @param {Manifest} manifest @returns {Manifest} */
function allAbsolute(manifest) {
  return Object.fromEntries(
    Object.entries(manifest).map(([name, asset]) => [name, absolute(asset)]),
  );
}

/** The worker has another base than the page. @param {Asset} asset @returns {Asset} */
function absolute(asset) {
  return { ...asset, url: new URL(asset.url, document.baseURI).href };
}
