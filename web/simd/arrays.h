/* Loops over arrays, four values at a time: fill, copy, scale, and bytes as floats. */
#ifndef PYNN_ARRAYS_H
#define PYNN_ARRAYS_H

#include <stdint.h>
#include "vector_math.h"

/* The last count < 4 values of an array, and zeros; and back again. */
static inline floats load_rest(const float *from, int count) {
  floats four = ALL(0.0f);
  if (count > 0) four = wasm_v128_load32_lane(from, four, 0);
  if (count > 1) four = wasm_v128_load32_lane(from + 1, four, 1);
  if (count > 2) four = wasm_v128_load32_lane(from + 2, four, 2);
  return four;
}

static inline void store_rest(float *to, floats four, int count) {
  if (count > 0) wasm_v128_store32_lane(to, four, 0);
  if (count > 1) wasm_v128_store32_lane(to + 1, four, 1);
  if (count > 2) wasm_v128_store32_lane(to + 2, four, 2);
}

/* FOR_EACH_FOUR(count, body): the body for every four of so many values, and for the rest of them.
 * In it LOAD(from) and STORE(to, four) read and write an array at the place it has come to. */
#define FOR_EACH_FOUR(count, body)                              \
  do {                                                          \
    int i = 0, rest = (count) & 3, full = (count) & ~3;         \
    for (; i < full; i += 4) {                                  \
      const int whole = 1;                                      \
      body                                                      \
    }                                                           \
    if (rest) {                                                 \
      const int whole = 0;                                      \
      body                                                      \
    }                                                           \
  } while (0)
#define LOAD(from) (whole ? wasm_v128_load((from) + i) : load_rest((from) + i, rest))
#define STORE(to, value) (whole ? wasm_v128_store((to) + i, value) : store_rest((to) + i, value, rest))

static void fill(float *to, int count, float value) {
  floats all = wasm_f32x4_splat(value);
  FOR_EACH_FOUR(count, STORE(to, all););
}

static void copy(float *to, const float *from, int count) {
  FOR_EACH_FOUR(count, STORE(to, LOAD(from)););
}

static void scale(float *to, const float *from, int count, float factor) {
  floats all = wasm_f32x4_splat(factor);
  FOR_EACH_FOUR(count, STORE(to, wasm_f32x4_mul(LOAD(from), all)););
}

/* Bytes as floats, times a factor. */
static void floats_from_bytes(float *to, const uint8_t *from, int count, float factor) {
  floats all = wasm_f32x4_splat(factor);
  int i = 0;
  for (; i + 16 <= count; i += 16) {
    v128_t bytes = wasm_v128_load(from + i);
    v128_t low = wasm_u16x8_extend_low_u8x16(bytes), high = wasm_u16x8_extend_high_u8x16(bytes);
    floats a = wasm_f32x4_convert_u32x4(wasm_u32x4_extend_low_u16x8(low));
    floats b = wasm_f32x4_convert_u32x4(wasm_u32x4_extend_high_u16x8(low));
    floats c = wasm_f32x4_convert_u32x4(wasm_u32x4_extend_low_u16x8(high));
    floats d = wasm_f32x4_convert_u32x4(wasm_u32x4_extend_high_u16x8(high));
    wasm_v128_store(to + i, wasm_f32x4_mul(a, all));
    wasm_v128_store(to + i + 4, wasm_f32x4_mul(b, all));
    wasm_v128_store(to + i + 8, wasm_f32x4_mul(c, all));
    wasm_v128_store(to + i + 12, wasm_f32x4_mul(d, all));
  }
  for (; i < count; i++) to[i] = (float)from[i] * factor;
}

#endif
