/** @typedef {import("../engine/assets.js").Manifest} Manifest */
/** @typedef {import("./settings_form.js").Setting} Setting */
/** @typedef {import("./truth_table/table_view.js").Tables} Tables */
/** @typedef {import("./digits/run_form.js").Recipe} Recipe */
/** @typedef {{ worker: string, python: Manifest, lock: object, data: Manifest, settings: Record<string, Record<string, Setting>>, tables: Tables, recipes: Record<string, Recipe> }} Site */

/** What the build wrote into the page: where its files are, and the settings with their ranges. @returns {Site} */
export function readSite() {
  const written = document.getElementById("site")?.textContent;
  const site = JSON.parse(written ?? "");
  return {
    ...site,
    worker: absolute(site.worker),
    python: withAbsoluteUrls(site.python),
    data: withAbsoluteUrls(site.data),
  };
}

/** @param {Manifest} manifest @returns {Manifest} */
function withAbsoluteUrls(manifest) {
  return Object.fromEntries(
    Object.entries(manifest).map(([name, asset]) => [name, { ...asset, url: absolute(asset.url) }]),
  );
}

/** The worker has another base than the page. @param {string} url */
function absolute(url) {
  return new URL(url, document.baseURI).href;
}
