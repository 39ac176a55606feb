/**
 * TensorFlow.js as its documentation says to use it: `model.fit` on the WASM backend, on tensors
 * that are made once. Only the WASM backend is in this bundle, so no operation can fall back to
 * another.
 */

import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";
import { layers, sequential } from "@tensorflow/tfjs-layers";

const PIXELS = 28 * 28;
const IMAGES_HEADER = 16; // bytes before the data of an IDX file
const LABELS_HEADER = 8;

/** The backend in use; throws where it is not WASM. */
async function begin() {
  setWasmPaths("./");
  await tf.setBackend("wasm");
  await tf.ready();
  if (tf.getBackend() !== "wasm") throw new Error(`the backend is ${tf.getBackend()}, not wasm`);
  examples = await load();
  return {
    backend: tf.getBackend(),
    version: tf.version_core,
    // There is one file for each kind of build, so what was fetched says what runs.
    binary: performance
      .getEntriesByType("resource")
      .map(({ name }) => name.split("/").at(-1))
      .find((name) => name?.endsWith(".wasm")),
    crossOriginIsolated: globalThis.crossOriginIsolated,
  };
}

/** @type {{ x: tf.Tensor2D, y: tf.Tensor2D }} */
let examples;

async function load() {
  const pixels = await bytes("train-images-idx3-ubyte", IMAGES_HEADER);
  const labels = await bytes("train-labels-idx1-ubyte", LABELS_HEADER);
  const shape = /** @type {[number, number]} */ ([labels.length, PIXELS]);
  return tf.tidy(() => ({
    x: tf.tensor2d(
      Float32Array.from(pixels, (pixel) => pixel / 255),
      shape,
    ),
    y: /** @type {tf.Tensor2D} */ (tf.cast(tf.oneHot(tf.tensor1d(labels, "int32"), 10), "float32")),
  }));
}

/** @param {string} name @param {number} header */
async function bytes(name, header) {
  const answer = await fetch(name);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer(), header);
}

/** Seconds for one epoch over all examples, with a new network. @param {number} batchSize */
async function epoch(batchSize) {
  const model = sequential({
    layers: [
      layers.dense({ inputShape: [PIXELS], units: 30, activation: "sigmoid" }),
      layers.dense({ units: 10, activation: "sigmoid" }),
    ],
  });
  model.compile({ optimizer: "sgd", loss: "meanSquaredError" });
  await warmUp(model, batchSize);
  const started = performance.now();
  await model.fit(examples.x, examples.y, { batchSize, epochs: 1, shuffle: true });
  const seconds = (performance.now() - started) / 1000;
  model.dispose();
  return seconds;
}

/**
 * A few batches: the training function is made at the first.
 * @param {import("@tensorflow/tfjs-layers").Sequential} model @param {number} batchSize
 */
async function warmUp(model, batchSize) {
  const x = tf.slice(examples.x, 0, 5 * batchSize);
  const y = tf.slice(examples.y, 0, 5 * batchSize);
  await model.fit(x, y, { batchSize, epochs: 1 });
  tf.dispose([x, y]);
}

Object.assign(globalThis, { pynnBench: { begin, epoch } });
