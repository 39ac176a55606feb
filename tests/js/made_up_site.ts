/** A site's catalogues, cut down to one setting of each sort. */

const seed = { default: 0, low: 0, high: 4_294_967_295, whole: true };
const rate = { default: 4, low: 0.001, high: 100, whole: false };

export const SITE = {
  settings: {
    truth_table: {
      learning_rate: rate,
      hidden: { default: 4, low: 1, high: 8, whole: true },
      loss: {
        default: "squared_error",
        options: ["squared_error", "cross_entropy"],
      },
      seed,
    },
    digits: {
      recipe: {
        default: "document",
        options: ["document", "best"],
      },
      epochs: { default: 5, low: 1, high: 1000, whole: true },
      learning_rate: { ...rate, default: 1, low: 0.0001 },
      seed,
    },
    pace: { slow_start: { default: "on", options: ["on", "off"] } },
    stopping: {
      stop_accuracy: {
        default: null,
        low: 1,
        high: 100,
        whole: false,
      },
    },
    test_digits: {},
  },
  tables: {
    kinds: ["document", "2", "3"],
    presets: {},
    first: { kind: "document", preset: "document", inputs: [], targets: [0, 1, 1, 0] },
  },
  recipes: {
    document: { defaults: { epochs: 5, learning_rate: 1 } },
    best: { defaults: { epochs: 60, learning_rate: 0.25 } },
  },
};
