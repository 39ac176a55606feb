/* What happens to a layer's values, unit by unit: activation, loss, and the way back. */
#ifndef PYNN_LAYERS_H
#define PYNN_LAYERS_H

#include "arrays.h"
#include "vector_math.h"

/* In the order of the numbers in python/pynn_simd/structures.py. */
enum { SIGMOID, TANH, RELU, IDENTITY, SOFTMAX };
enum { SQUARED_ERROR, CROSS_ENTROPY };

/* -- activations ------------------------------------------------------------------------------ */

static float largest(const float *values, int count) {
  float found = values[0];
  for (int k = 1; k < count; k++)
    if (!(values[k] <= found)) found = values[k];
  return found;
}

static float sum_of(const float *values, int count) {
  float sum = 0.0f;
  for (int k = 0; k < count; k++) sum += values[k];
  return sum;
}

/* e^z_k / Σ_l e^z_l of one row, in place; the largest z is subtracted first, so that nothing overflows. */
static void softmax_row(float *row, int n_out) {
  floats top = wasm_f32x4_splat(largest(row, n_out));
  FOR_EACH_FOUR(n_out, STORE(row, exponential(wasm_f32x4_sub(LOAD(row), top))););
  scale(row, row, n_out, 1.0f / sum_of(row, n_out));
}

/* a = σ(z), in place: (m, n_out) */
static void activate(int activation, float *a, int m, int n_out) {
  int count = m * n_out;
  switch (activation) {
    case SIGMOID: FOR_EACH_FOUR(count, STORE(a, sigmoid(LOAD(a)));); break;
    case TANH: FOR_EACH_FOUR(count, STORE(a, hyperbolic_tangent(LOAD(a)));); break;
    case RELU: FOR_EACH_FOUR(count, STORE(a, wasm_f32x4_max(LOAD(a), ALL(0.0f)));); break;
    case SOFTMAX:
      for (int r = 0; r < m; r++) softmax_row(a + r * n_out, n_out);
      break;
  }
}

/* ∂L/∂a → ∂L/∂z = σ′ · ∂L/∂a, in place in delta, with σ′ from values of σ: (m, n_out) */
static void through_activation(int activation, const float *a, float *delta, int m, int n_out) {
  int count = m * n_out;
  switch (activation) {
    case SIGMOID: /* σ′ = σ (1 − σ) */
      FOR_EACH_FOUR(count, {
        floats value = LOAD(a);
        floats slope = wasm_f32x4_mul(value, wasm_f32x4_sub(ALL(1.0f), value));
        STORE(delta, wasm_f32x4_mul(LOAD(delta), slope));
      });
      break;
    case TANH: /* tanh′ = 1 − tanh² */
      FOR_EACH_FOUR(count, {
        floats value = LOAD(a);
        floats slope = wasm_f32x4_sub(ALL(1.0f), wasm_f32x4_mul(value, value));
        STORE(delta, wasm_f32x4_mul(LOAD(delta), slope));
      });
      break;
    case RELU: /* 1 where z > 0, else 0 */
      FOR_EACH_FOUR(count, {
        STORE(delta, wasm_v128_and(LOAD(delta), wasm_f32x4_gt(LOAD(a), ALL(0.0f))));
      });
      break;
    case SOFTMAX: /* ∂L/∂z_l = a_l (∂L/∂a_l − Σ_k a_k ∂L/∂a_k) */
      for (int r = 0; r < m; r++, a += n_out, delta += n_out) {
        float mean = 0.0f;
        for (int k = 0; k < n_out; k++) mean += a[k] * delta[k];
        for (int k = 0; k < n_out; k++) delta[k] = a[k] * (delta[k] - mean);
      }
      break;
  }
}

/* -- losses ----------------------------------------------------------------------------------- */

/* Σ (y − ŷ)² over all outputs and examples */
static double squared_error(const float *y_hat, const float *y, int count) {
  double sum = 0.0;
  for (int k = 0; k < count; k++) {
    float miss = y[k] - y_hat[k];
    sum += (double)(miss * miss);
  }
  return sum;
}

/* −Σ [y ln ŷ + (1 − y) ln(1 − ŷ)] over sigmoids, written with z: ln(1 + eᶻ) − y z */
static double binary_cross_entropy(const float *z, const float *y, int count) {
  double sum = 0.0;
  FOR_EACH_FOUR(count, {
    floats at = LOAD(z);
    floats tail = logarithm_of_one_plus(exponential(wasm_f32x4_neg(wasm_f32x4_abs(at))));
    floats each = wasm_f32x4_sub(wasm_f32x4_add(wasm_f32x4_max(at, ALL(0.0f)), tail),
                                 wasm_f32x4_mul(LOAD(y), at));
    float four[4];
    wasm_v128_store(four, each);
    for (int lane = 0; lane < (whole ? 4 : rest); lane++) sum += (double)four[lane];
  });
  return sum;
}

/* −Σ y ln ŷ over a softmax, written with z: ln ŷ_k = z_k − z_max − ln Σ_l e^(z_l − z_max) */
static double categorical_cross_entropy(const float *z, const float *y, int m, int n_out) {
  double sum = 0.0;
  for (int r = 0; r < m; r++, z += n_out, y += n_out) {
    float top = largest(z, n_out), powers = 0.0f;
    FOR_EACH_FOUR(n_out, {
      float four[4];
      wasm_v128_store(four, exponential(wasm_f32x4_sub(LOAD(z), wasm_f32x4_splat(top))));
      for (int lane = 0; lane < (whole ? 4 : rest); lane++) powers += four[lane];
    });
    float log_powers = wasm_f32x4_extract_lane(logarithm(wasm_f32x4_splat(powers)), 0);
    for (int k = 0; k < n_out; k++) sum -= (double)(y[k] * (z[k] - top - log_powers));
  }
  return sum;
}

/* L: summed over outputs, averaged over the m examples. */
static double loss(int function, int activation, const float *z, const float *y_hat, const float *y, int m,
                   int n_out) {
  double sum = function == SQUARED_ERROR   ? squared_error(y_hat, y, m * n_out)
               : activation == SOFTMAX ? categorical_cross_entropy(z, y, m, n_out)
                                       : binary_cross_entropy(z, y, m * n_out);
  return sum / m;
}

/* δ = ∂L/∂z of the output layer; the mean over examples is taken here, once. */
static void output_delta(int function, int activation, const float *y_hat, const float *y, float *delta, int m,
                         int n_out) {
  if (function == SQUARED_ERROR) { /* ∂L/∂ŷ = 2 (ŷ − y), then through σ */
    floats factor = wasm_f32x4_splat(2.0f / (float)m);
    FOR_EACH_FOUR(m * n_out, {
      STORE(delta, wasm_f32x4_mul(wasm_f32x4_sub(LOAD(y_hat), LOAD(y)), factor));
    });
    through_activation(activation, y_hat, delta, m, n_out);
    return;
  }
  for (int r = 0; r < m; r++, y_hat += n_out, y += n_out, delta += n_out) {
    float mass = activation == SOFTMAX ? sum_of(y, n_out) : 1.0f; /* Σ y is 1 for one class */
    for (int k = 0; k < n_out; k++) delta[k] = (y_hat[k] * mass - y[k]) / (float)m;
  }
}

/* -- classes ---------------------------------------------------------------------------------- */

/* The index of the largest output; with one output, 1 where it is ≥ ½. */
static int class_of(const float *outputs, int n_out) {
  if (n_out == 1) return outputs[0] >= 0.5f;
  int best = 0;
  for (int k = 1; k < n_out; k++)
    if (outputs[k] > outputs[best]) best = k;
  return best;
}

/* How many of the m examples are in their class. */
static int hits(const float *y_hat, const float *y, int m, int n_out) {
  int count = 0;
  for (int r = 0; r < m; r++) count += class_of(y_hat + r * n_out, n_out) == class_of(y + r * n_out, n_out);
  return count;
}

#endif
