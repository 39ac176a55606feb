/* The products that backprop spends its time in: W x, δ W and δᵀ x, for inputs of which many are zero.
 *
 * Four in five pixels of a handwritten digit are paper. A product with 0 adds nothing, so blocks of inputs
 * that are all zero are left out: forward, two examples go by the list of their blocks of four that hold
 * ink; for the gradient, each block of eight has the set of the examples with ink there. Where all
 * is ink, this search costs a thirtieth of the work. (So 0 · ∞ is 0 here where NumPy has NaN: that
 * takes a weight that is infinite already.)
 *
 * Matrices are row after row without gaps: x (m, n_in), W (n_out, n_in), δ (m, n_out).
 */
#ifndef PYNN_PRODUCTS_H
#define PYNN_PRODUCTS_H

#include <stdint.h>
#include "vector_math.h"

/* Examples that are processed together: their bits fill a word, their lists stay in the cache. */
#define GROUP 32

typedef struct {
  int32_t *starts;   /* room for GROUP / 2 × n_in / 4: of two examples, where the blocks with ink begin */
  uint32_t *members; /* room for n_in / 8: of each block of eight, the examples with ink in it */
} Ink;

/* Finds the beginnings of the blocks in which x0 or x1 has ink; returns their number. */
static inline int find_ink(const float *x0, const float *x1, int n_in, int32_t *starts) {
  int count = 0;
  for (int i = 0; i + 4 <= n_in; i += 4) {
    v128_t ink0 = wasm_f32x4_ne(wasm_v128_load(x0 + i), ALL(0.0f));
    v128_t ink1 = wasm_f32x4_ne(wasm_v128_load(x1 + i), ALL(0.0f));
    starts[count] = i;
    count += wasm_v128_any_true(wasm_v128_or(ink0, ink1));
  }
  return count;
}

/* Σ of the four lanes of each of four vectors. */
static inline floats sums(floats a, floats b, floats c, floats d) {
  floats ab = wasm_f32x4_add(wasm_i32x4_shuffle(a, b, 0, 4, 1, 5), wasm_i32x4_shuffle(a, b, 2, 6, 3, 7));
  floats cd = wasm_f32x4_add(wasm_i32x4_shuffle(c, d, 0, 4, 1, 5), wasm_i32x4_shuffle(c, d, 2, 6, 3, 7));
  return wasm_f32x4_add(wasm_i64x2_shuffle(ab, cd, 0, 2), wasm_i64x2_shuffle(ab, cd, 1, 3));
}

/* z_j = Σ_i W_ji x_i + b_j of four units for two examples: eight sums in registers, and each weight is
 * read once for both. W, b, z0 and z1 begin at the first of the units. */
static inline void four_units(const float *x0, const float *x1, const int32_t *starts, int count, int n_in,
                              const float *W, const float *b, float *z0, float *z1) {
  floats sum0[4], sum1[4];
  for (int j = 0; j < 4; j++) sum0[j] = sum1[j] = ALL(0.0f);
  for (int k = 0; k < count; k++) {
    floats ink0 = wasm_v128_load(x0 + starts[k]), ink1 = wasm_v128_load(x1 + starts[k]);
    const float *weights = W + starts[k];
#pragma clang loop unroll(full)
    for (int j = 0; j < 4; j++, weights += n_in) {
      floats w = wasm_v128_load(weights);
      sum0[j] = multiply_add(ink0, w, sum0[j]);
      sum1[j] = multiply_add(ink1, w, sum1[j]);
    }
  }
  wasm_v128_store(z0, wasm_f32x4_add(sums(sum0[0], sum0[1], sum0[2], sum0[3]), wasm_v128_load(b)));
  wasm_v128_store(z1, wasm_f32x4_add(sums(sum1[0], sum1[1], sum1[2], sum1[3]), wasm_v128_load(b)));
}

/* The same for one unit and one example. */
static inline void one_unit(const float *x, const int32_t *starts, int count, const float *W, float b, float *z) {
  floats sum = ALL(0.0f);
  for (int k = 0; k < count; k++)
    sum = multiply_add(wasm_v128_load(x + starts[k]), wasm_v128_load(W + starts[k]), sum);
  *z = wasm_f32x4_extract_lane(sums(sum, sum, sum, sum), 0) + b;
}

/* The inputs behind the last whole block. */
static inline void add_rest(const float *x, int n_in, const float *W, int n_out, float *z) {
  for (int i = n_in & ~3; i < n_in; i++)
    for (int j = 0; j < n_out; j++) z[j] += W[j * n_in + i] * x[i];
}

/* z = x Wᵀ + b for one group of examples, two at a time; a single last one is its own partner. */
static void weighted_input_of_group(const float *x, int m, int n_in, int n_out, const float *W, const float *b,
                                    float *z, Ink ink) {
  int counts[GROUP / 2], blocks = n_in / 4;
  for (int r = 0; r < m; r += 2) {
    int other = r + 1 < m ? r + 1 : r;
    counts[r / 2] = find_ink(x + r * n_in, x + other * n_in, n_in, ink.starts + r / 2 * blocks);
  }
  /* Four units for all examples, then the next four: so their weights stay in the cache. Where n_out is no
   * multiple of four, the last four overlap those before. */
  for (int unit = 0; unit < n_out; unit += 4) {
    int j = n_out >= 4 && unit > n_out - 4 ? n_out - 4 : unit;
    for (int r = 0; r < m; r += 2) {
      int other = r + 1 < m ? r + 1 : r, count = counts[r / 2];
      const float *x0 = x + r * n_in, *x1 = x + other * n_in;
      const int32_t *starts = ink.starts + r / 2 * blocks;
      float *z0 = z + r * n_out + j, *z1 = z + other * n_out + j;
      if (n_out >= 4) {
        four_units(x0, x1, starts, count, n_in, W + j * n_in, b + j, z0, z1);
      } else {
        for (int k = 0; k < n_out; k++) {
          one_unit(x0, starts, count, W + k * n_in, b[k], z0 + k);
          one_unit(x1, starts, count, W + k * n_in, b[k], z1 + k);
        }
      }
    }
  }
  for (int r = 0; r < m; r++) add_rest(x + r * n_in, n_in, W, n_out, z + r * n_out);
}

/* z = x Wᵀ + b: (m, n_in), (n_out, n_in), (n_out,) -> (m, n_out) */
static void weighted_input(const float *x, int m, int n_in, int n_out, const float *W, const float *b, float *z,
                           Ink ink) {
  for (int first = 0; first < m; first += GROUP) {
    int rows = m - first < GROUP ? m - first : GROUP;
    weighted_input_of_group(x + first * n_in, rows, n_in, n_out, W, b, z + first * n_out, ink);
  }
}

/* out = δ W: (m, n_out), (n_out, n_in) -> (m, n_in) */
static void product(const float *delta, const float *W, float *out, int m, int n_out, int n_in) {
  for (int r = 0; r < m; r++, delta += n_out, out += n_in) {
    int i = 0;
    for (; i + 4 <= n_in; i += 4) {
      floats sum = ALL(0.0f);
      for (int k = 0; k < n_out; k++)
        sum = multiply_add(wasm_v128_load32_splat(delta + k), wasm_v128_load(W + k * n_in + i), sum);
      wasm_v128_store(out + i, sum);
    }
    for (; i < n_in; i++) {
      float sum = 0.0f;
      for (int k = 0; k < n_out; k++) sum += delta[k] * W[k * n_in + i];
      out[i] = sum;
    }
  }
}

/* Of each block of eight inputs the set of the examples of a group that have ink in it, a bit each. */
static void find_members(const float *x, int m, int n_in, uint32_t *members) {
  int blocks = n_in / 8;
  for (int block = 0; block < blocks; block++) members[block] = 0;
  for (int r = 0; r < m; r++, x += n_in)
    for (int block = 0; block < blocks; block++) {
      v128_t ink0 = wasm_f32x4_ne(wasm_v128_load(x + 8 * block), ALL(0.0f));
      v128_t ink1 = wasm_f32x4_ne(wasm_v128_load(x + 8 * block + 4), ALL(0.0f));
      members[block] |= (uint32_t)wasm_v128_any_true(wasm_v128_or(ink0, ink1)) << r;
    }
}

/* Examples whose ink fits into registers while a block goes through all units. */
#define MOST 5

/* W_j[block] += Σ of `count` examples δ_j x[block], for every unit j; count is known to the compiler. */
static inline __attribute__((always_inline)) void add_known(float *W, int n_in, int n_out, int count,
                                                            const float **x, const float **delta) {
  floats ink0[MOST], ink1[MOST];
  for (int r = 0; r < count; r++) {
    ink0[r] = wasm_v128_load(x[r]);
    ink1[r] = wasm_v128_load(x[r] + 4);
  }
  for (int j = 0; j < n_out; j++, W += n_in) {
    floats w0 = wasm_v128_load(W), w1 = wasm_v128_load(W + 4);
#pragma clang loop unroll(full)
    for (int r = 0; r < count; r++) {
      floats delta_j = wasm_v128_load32_splat(delta[r] + j);
      w0 = multiply_add(delta_j, ink0[r], w0);
      w1 = multiply_add(delta_j, ink1[r], w1);
    }
    wasm_v128_store(W, w0);
    wasm_v128_store(W + 4, w1);
  }
}

static void add_to_block(float *W, int n_in, int n_out, int count, const float **x, const float **delta) {
  switch (count) {
    case 1: return add_known(W, n_in, n_out, 1, x, delta);
    case 2: return add_known(W, n_in, n_out, 2, x, delta);
    case 3: return add_known(W, n_in, n_out, 3, x, delta);
    case 4: return add_known(W, n_in, n_out, 4, x, delta);
    case 5: return add_known(W, n_in, n_out, 5, x, delta);
  }
}

/* The inputs from `from` on, fewer than eight: four at once if there are, then one by one. */
static void add_to_rest(float *W, const float *delta, const float *x, int m, int n_in, int n_out, int from) {
  for (int j = 0; j < n_out; j++, W += n_in) {
    int i = from;
    for (; i + 4 <= n_in; i += 4) {
      floats w = wasm_v128_load(W + i);
      for (int r = 0; r < m; r++)
        w = multiply_add(wasm_v128_load32_splat(delta + r * n_out + j), wasm_v128_load(x + r * n_in + i), w);
      wasm_v128_store(W + i, w);
    }
    for (; i < n_in; i++)
      for (int r = 0; r < m; r++) W[i] += delta[r * n_out + j] * x[r * n_in + i];
  }
}

/* W += δᵀ x for one group of examples: each block adds the examples that have ink there. */
static void add_product_of_group(float *W, const float *delta, const float *x, int m, int n_in, int n_out,
                                 uint32_t *members) {
  find_members(x, m, n_in, members);
  int i = 0;
  for (; i + 8 <= n_in; i += 8) {
    const float *xs[MOST], *deltas[MOST];
    int count = 0;
    for (uint32_t left = members[i / 8]; left; left &= left - 1) {
      int r = __builtin_ctz(left);
      xs[count] = x + r * n_in + i;
      deltas[count++] = delta + r * n_out;
      if (count < MOST) continue;
      add_to_block(W + i, n_in, n_out, count, xs, deltas);
      count = 0;
    }
    add_to_block(W + i, n_in, n_out, count, xs, deltas);
  }
  add_to_rest(W, delta, x, m, n_in, n_out, i);
}

/* W += δᵀ x: (m, n_out), (m, n_in), added to (n_out, n_in) in place */
static void add_product(float *W, const float *delta, const float *x, int m, int n_in, int n_out, Ink ink) {
  for (int first = 0; first < m; first += GROUP) {
    int rows = m - first < GROUP ? m - first : GROUP;
    add_product_of_group(W, delta + first * n_out, x + first * n_in, rows, n_in, n_out, ink.members);
  }
}

#endif
