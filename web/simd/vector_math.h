/* Elementary functions of four floats at once: e^x, ln x, σ and tanh.
 *
 * Each reduces its argument to a short interval, and is a polynomial there; fit_polynomials.py has
 * found the coefficients. Relative errors are below 2e-7, about those of NumPy's float32 functions.
 * NaN stays NaN.
 */
#ifndef PYNN_VECTOR_MATH_H
#define PYNN_VECTOR_MATH_H

#include <wasm_simd128.h>

typedef v128_t floats; /* four of them */

#define ALL(value) wasm_f32x4_const_splat(value)

/* a · b + c; in one instruction, and with one rounding, where the machine has it. */
static inline floats multiply_add(floats a, floats b, floats c) {
#ifdef __wasm_relaxed_simd__
  return wasm_f32x4_relaxed_madd(a, b, c);
#else
  return wasm_f32x4_add(wasm_f32x4_mul(a, b), c);
#endif
}

/* ln 2 in two parts: n · LN2_HIGH is exact for every n that occurs here. */
#define LN2_HIGH 0.693359375f
#define LN2_LOW -2.12194440e-4f

/* e^x for −87 ≤ x ≤ 87, where neither overflows nor becomes a slow subnormal; beyond, the end's value. */
static inline floats exponential(floats x) {
  x = wasm_f32x4_max(ALL(-87.0f), wasm_f32x4_min(x, ALL(87.0f)));
  /* x = n ln 2 + r with |r| ≤ ½ ln 2, so that e^x = 2^n e^r */
  floats n = wasm_f32x4_nearest(wasm_f32x4_mul(x, ALL(1.44269504088896341f)));
  floats r = wasm_f32x4_sub(x, wasm_f32x4_mul(n, ALL(LN2_HIGH)));
  r = wasm_f32x4_sub(r, wasm_f32x4_mul(n, ALL(LN2_LOW)));
  floats p = ALL(1.9826496231e-04f);
  p = multiply_add(p, r, ALL(1.3946020785e-03f));
  p = multiply_add(p, r, ALL(8.3334299753e-03f));
  p = multiply_add(p, r, ALL(4.1666270285e-02f));
  p = multiply_add(p, r, ALL(1.6666666164e-01f));
  p = multiply_add(p, r, ALL(5.0000000781e-01f));
  floats e_r = wasm_f32x4_add(multiply_add(p, wasm_f32x4_mul(r, r), r), ALL(1.0f));
  v128_t exponent = wasm_i32x4_add(wasm_i32x4_trunc_sat_f32x4(n), wasm_i32x4_const_splat(127));
  return wasm_f32x4_mul(e_r, wasm_i32x4_shl(exponent, 23));
}

/* ln x for finite, normal x > 0. */
static inline floats logarithm(floats x) {
  /* x = 2^n f with √½ ≤ f < √2, and f = 1 + t; n and f are the parts of x's own bits */
  const v128_t root_half = wasm_i32x4_const_splat(0x3f3504f3);
  v128_t bits = wasm_i32x4_sub(x, root_half);
  floats n = wasm_f32x4_convert_i32x4(wasm_i32x4_shr(bits, 23));
  floats f = wasm_i32x4_add(wasm_v128_and(bits, wasm_i32x4_const_splat(0x007fffff)), root_half);
  floats t = wasm_f32x4_sub(f, ALL(1.0f)), square = wasm_f32x4_mul(t, t);
  floats p = ALL(6.6752718917e-02f);
  p = multiply_add(p, t, ALL(-1.1646434416e-01f));
  p = multiply_add(p, t, ALL(1.1904712128e-01f));
  p = multiply_add(p, t, ALL(-1.2411268687e-01f));
  p = multiply_add(p, t, ALL(1.4217891535e-01f));
  p = multiply_add(p, t, ALL(-1.6667643716e-01f));
  p = multiply_add(p, t, ALL(2.0002204184e-01f));
  p = multiply_add(p, t, ALL(-2.5000016279e-01f));
  p = multiply_add(p, t, ALL(3.3333310899e-01f));
  p = wasm_f32x4_mul(wasm_f32x4_mul(p, t), square);
  p = multiply_add(n, ALL(LN2_LOW), p);
  p = multiply_add(square, ALL(-0.5f), p);
  return multiply_add(n, ALL(LN2_HIGH), wasm_f32x4_add(t, p));
}

/* ln(1 + e) for 0 ≤ e ≤ 1, exact to the last digits for small e too, where 1 + e has lost them. */
static inline floats logarithm_of_one_plus(floats e) {
  floats sum = wasm_f32x4_add(ALL(1.0f), e), kept = wasm_f32x4_sub(sum, ALL(1.0f));
  floats corrected = wasm_f32x4_mul(logarithm(sum), wasm_f32x4_div(e, kept));
  return wasm_v128_bitselect(e, corrected, wasm_f32x4_eq(kept, ALL(0.0f)));
}

/* σ(z) = 1 / (1 + e⁻ᶻ) */
static inline floats sigmoid(floats z) {
  return wasm_f32x4_div(ALL(1.0f), wasm_f32x4_add(ALL(1.0f), exponential(wasm_f32x4_neg(z))));
}

/* tanh z = 1 − 2 / (e²ᶻ + 1), and near 0, where that loses its digits, z + z³ p(z²). */
static inline floats hyperbolic_tangent(floats z) {
  floats size = wasm_f32x4_abs(z), square = wasm_f32x4_mul(z, z);
  floats p = ALL(-5.7191263875e-03f);
  p = multiply_add(p, square, ALL(2.0653288505e-02f));
  p = multiply_add(p, square, ALL(-5.3744715470e-02f));
  p = multiply_add(p, square, ALL(1.3331513484e-01f));
  p = multiply_add(p, square, ALL(-3.3333285258e-01f));
  floats small = multiply_add(wasm_f32x4_mul(p, square), z, z);
  floats e = exponential(wasm_f32x4_add(size, size));
  floats large = wasm_f32x4_sub(ALL(1.0f), wasm_f32x4_div(ALL(2.0f), wasm_f32x4_add(e, ALL(1.0f))));
  floats sign = wasm_v128_and(z, wasm_i32x4_const_splat((int)0x80000000));
  return wasm_v128_bitselect(small, wasm_v128_or(large, sign), wasm_f32x4_lt(size, ALL(0.625f)));
}

#endif
