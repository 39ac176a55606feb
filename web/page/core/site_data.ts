import type { Asset, Manifest } from "../../shared/assets.ts";
import type { Languages } from "../language/start_language.ts";
import type { Setting } from "../ui/form/settings_form.ts";

/** Groups of settings, named as in `pynn/settings.py`. */
export type SettingsGroup = "truth_table" | "digits" | "stopping" | "pace" | "test_digits";

/** A recipe for training on digits: the settings that it fills in. */
export type Recipe = { defaults: Record<string, number> };

/** The truth tables that the menus offer: kinds (which inputs), named functions, and the first table. */
export type Tables = {
  kinds: string[];
  presets: Record<string, { kinds: string[] }>;
  first: { kind: string; preset: string; inputs: number[][]; targets: number[] };
};

export type Site = {
  version: string;
  /** True for the page of one file, which embeds all others. */
  embedded?: boolean;
  worker: Asset;
  lazy_parts: Asset;
  python: Manifest;
  lock: object;
  data: Manifest;
  settings: Record<SettingsGroup, Record<string, Setting>>;
  tables: Tables;
  recipes: Record<string, Recipe>;
  languages: Languages;
};

/**
 * Read the data that the build wrote into the page: the addresses of its files, and the settings with
 * their ranges.
 */
export function readSite(): Site {
  const written = document.getElementById("site")?.textContent;
  const site = JSON.parse(written ?? "");
  return {
    ...site,
    worker: absolute(site.worker),
    ...(site.lazy_parts && { lazy_parts: absolute(site.lazy_parts) }),
    python: allAbsolute(site.python),
    data: allAbsolute(site.data),
    languages: allAbsolute(site.languages),
  };
}

function allAbsolute(manifest: Manifest): Manifest {
  return Object.fromEntries(
    Object.entries(manifest).map(([name, asset]) => [name, absolute(asset)]),
  );
}

/** With an absolute address, as the worker has another base than the page. */
function absolute(asset: Asset): Asset {
  return { ...asset, url: new URL(asset.url, document.baseURI).href };
}
