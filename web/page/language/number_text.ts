/** The parts of number formats that all languages share. */

/** A number to significant digits, with its power of ten, which is 0 if none is needed. */
export function roundToDigits(value: number, digits: number) {
  const [mantissa = "", exponent] = value.toExponential(digits - 1).split("e");
  const power = Number(exponent);
  if (power < -4 || power >= 5) return { text: mantissa, power };
  return { text: value.toFixed(Math.max(digits - 1 - power, 0)), power: 0 };
}

/** An integer in superscript. */
export function superscript(number: number) {
  const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  return String(number)
    .replace(/\d/g, (digit) => digits.charAt(Number(digit)))
    .replace("-", "⁻");
}

/** Significant digits of a number within a sentence, as in Python's `:g`. */
const DIGITS = 6;

/** A number within a sentence, without trailing zeros. */
export function numberText(value: number, decimalMark: string) {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const { text, power } = roundToDigits(value, DIGITS);
  const short = String(Number(text)).replace("-", "−").replace(".", decimalMark);
  return power === 0 ? short : `${short}·10${superscript(power)}`;
}
