/** The vector instructions that this browser has: tested, not guessed from its name. */

import type { Simd } from "../shared/engine_messages.ts";

/**
 * A WebAssembly module of one function that uses one instruction.
 * @param parameters the number of vectors that the function takes
 */
function moduleWith(parameters: number, body: number[]) {
  const vectors = Array(parameters).fill(0x7b);
  const code = [0, ...body, 0x0b]; // no locals; the body; end
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00], // magic number and version
    ...[1, 5 + parameters, 1, 0x60, parameters, ...vectors, 1, 0x7b], // its type: vectors to a vector
    ...[3, 2, 1, 0], // one function of this type
    ...[10, 2 + code.length, 1, code.length, ...code],
  ]);
}

const LOCALS = [0, 1, 2].flatMap((local) => [0x20, local]);
/** f32x4.add of the first two */
const SIMD128 = moduleWith(2, [...LOCALS.slice(0, 4), 0xfd, 0xe4, 0x01]);
/** f32x4.relaxed_madd of all three */
const RELAXED = moduleWith(3, [...LOCALS, 0xfd, 0x85, 0x02]);

/** The fastest set of instructions that the browser has. */
export function simdSupport(
  validate: typeof WebAssembly.validate = WebAssembly.validate,
): Simd | null {
  if (validate(RELAXED)) return "relaxed";
  if (validate(SIMD128)) return "simd128";
  return null;
}
