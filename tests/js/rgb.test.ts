import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parseColour } from "../../web/page/features/export/rgb.ts";
import { inProject } from "./project.ts";

test("Colours of computed styles are red, green and blue, with their opacity.", () => {
  const colours = {
    "rgb(37, 99, 176)": [37, 99, 176, 1],
    "rgba(37, 99, 176, 0.45)": [37, 99, 176, 0.45],
    "rgb(37 99 176 / 0.45)": [37, 99, 176, 0.45],
    "rgba(0, 0, 0, 0)": [0, 0, 0, 0],
    // half of each of 255, and less than none at the edge of what a screen can show
    "color(srgb 0.5 1 -0.01)": [128, 255, 0, 1],
    "color(srgb 0 0.2 1e-7 / 0.25)": [0, 51, 0, 0.25],
    // CSS Color 4, sample values: red, lime, blue, white and a grey in Oklab
    "oklab(0.627955 0.224863 0.125846)": [255, 0, 0, 1],
    "oklab(0.86644 -0.233888 0.179498)": [0, 255, 0, 1],
    "oklab(0.452014 -0.032457 -0.311528 / 0.5)": [0, 0, 255, 0.5],
    "oklab(1 none 0)": [255, 255, 255, 1],
    "oklab(0.599871 0 0)": [128, 128, 128, 1],
  };
  for (const [colour, expected] of Object.entries(colours)) {
    const { channels, opacity } = parseColour(colour);
    assert.deepEqual([...channels, opacity], expected, colour);
  }
});

test("A colour of a kind that the page does not use is refused.", () => {
  assert.throws(() => parseColour("lch(50 20 90)"), /lch/);
  assert.throws(() => parseColour(""));
});

test("The style sheets mix colours only in spaces that are understood.", () => {
  const folder = inProject("web/styles/");
  const sheets = readdirSync(folder, { recursive: true }).filter((name) =>
    /css$/.test(String(name)),
  );
  const spaces = sheets.flatMap((name) => {
    const sheet = readFileSync(new URL(String(name), folder), "utf8");
    return [...sheet.matchAll(/color-mix\(in ([\w-]+)/g)].map(([, space]) => space);
  });
  assert.ok(spaces.length > 0);
  assert.deepEqual([...new Set(spaces)].sort(), ["oklab", "srgb"]);
});
