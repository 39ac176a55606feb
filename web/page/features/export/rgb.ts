import type { Colour } from "../../ui/appearance.ts";

/**
 * A colour as every program knows it: computed styles may name it in newer ways, such as oklab(…).
 * @param colour as a computed style has it, or "none"
 * @returns as #rrggbb, and how much of it
 */
export function rgb(colour: string): { colour: string; opacity: number } {
  if (colour === "none") return { colour, opacity: 0 };
  const { channels, opacity } = parseColour(colour);
  const hex = channels.map((channel) => channel.toString(16).padStart(2, "0"));
  return { colour: `#${hex.join("")}`, opacity };
}

/**
 * The channels of a colour, computed: painting it to read the pixel gives noise where a browser resists
 * fingerprinting.
 *
 * @param colour as a computed style has it: rgb(…) or, if it was mixed, color(srgb …) or oklab(…)
 */
export function parseColour(colour: string): { channels: Colour; opacity: number } {
  const [, space, text] = /^(rgba?|color\(srgb|oklab)[(\s](.*?)\)+$/.exec(colour) ?? [];
  const numbers = (text?.match(/-?[\d.]+(e[+-]?\d+)?|none/g) ?? []).map(
    (number) => Number(number) || 0,
  );
  const [first, second, third, opacity = 1] = numbers;
  if (first === undefined || second === undefined || third === undefined) {
    throw new Error(`“${colour}” is a colour of another kind`);
  }
  const byte = (share: number) => Math.round(255 * Math.min(Math.max(share, 0), 1));
  switch (space) {
    case "color(srgb":
      return { channels: [byte(first), byte(second), byte(third)], opacity };
    case "oklab": {
      const [red, green, blue] = linearFromOklab(first, second, third);
      return {
        channels: [byte(withGamma(red)), byte(withGamma(green)), byte(withGamma(blue))],
        opacity,
      };
    }
    default:
      return { channels: [Math.round(first), Math.round(second), Math.round(third)], opacity };
  }
}

/** Oklab to linear sRGB; the numbers are those of CSS Color 4. */
function linearFromOklab(l: number, a: number, b: number): Colour {
  const long = (l + 0.3963377773761749 * a + 0.2158037573099136 * b) ** 3;
  const medium = (l - 0.1055613458156586 * a - 0.0638541728258133 * b) ** 3;
  const short = (l - 0.0894841775298119 * a - 1.2914855480194092 * b) ** 3;
  return [
    4.0767416360759583 * long - 3.3077115392580629 * medium + 0.2309699031821043 * short,
    -1.2684379732850315 * long + 2.6097573492876882 * medium - 0.341319376002657 * short,
    -0.0041960761386756 * long - 0.7034186179359362 * medium + 1.7076146940746117 * short,
  ];
}

function withGamma(linear: number) {
  return linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
}
