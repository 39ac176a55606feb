import type { Message as FluentMessage } from "@fluent/bundle";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import type { TextValues } from "../../shared/protocol.ts";
import { ENGLISH_LOCALE } from "./language_choice.ts";
import { numberText } from "./number_text.ts";

/** A message of the catalogue: its text and the attributes of the element that shows it. */
export type Message = { text: string | null; attributes: Record<string, string> };

/** A number as it is sent to Python: with a point, whatever decimal mark was typed. */
const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** The catalogue of a language other than English, in Fluent's syntax. */
export type TranslatedCatalogue = { locale: string; texts: string };

/** The texts of one language; those that its catalogue lacks are English. */
export class Translator {
  /** The language's own, then English. */
  #bundles: FluentBundle[] = [];
  #english: FluentBundle;

  readonly locale: string;
  readonly decimalMark: string;

  /**
   * @param english the English catalogue in Fluent's syntax
   * @param other the catalogue of another language
   */
  constructor(english: string, other: TranslatedCatalogue | null = null) {
    this.locale = other?.locale ?? ENGLISH_LOCALE;
    if (other) this.#bundles.push(bundleOf(other.locale, other.texts));
    this.#english = bundleOf(ENGLISH_LOCALE, english);
    this.#bundles.push(this.#english);
    this.decimalMark = (0.5).toLocaleString(this.locale).charAt(1);
  }

  /** Add English texts of scripts that are loaded later. */
  add(english: string) {
    this.#english.addResource(new FluentResource(english));
  }

  text(id: string, values?: TextValues): string {
    const { text } = this.message(id, values);
    if (text === null) throw new Error(`the text “${id}” has only attributes`);
    return text;
  }

  message(id: string, values?: TextValues): Message {
    for (const bundle of this.#bundles) {
      const message = bundle.getMessage(id);
      if (message) return format(bundle, message, this.#formatValues(values));
    }
    throw new Error(`the page has no text “${id}”`);
  }

  /** The values for Fluent: small integers stay numbers, which select the plural form. */
  #formatValues(values: TextValues = {}) {
    const formatted: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(values)) {
      if (typeof value === "object") formatted[name] = this.text(value.id, value.values);
      else if (typeof value === "string") formatted[name] = this.#asTyped(name, value);
      else formatted[name] = isSmallInteger(value) ? value : numberText(value, this.decimalMark);
    }
    return formatted;
  }

  /** Text unchanged; a number that was typed gets back the decimal mark that it was typed with. */
  #asTyped(name: string, value: string) {
    return name === "given" && NUMBER.test(value) ? value.replace(".", this.decimalMark) : value;
  }
}

/** True for integers that are written with all their digits: up to the largest seed, 2³² − 1. */
function isSmallInteger(value: number) {
  return Number.isInteger(value) && Math.abs(value) < 1e10;
}

function bundleOf(locale: string, source: string) {
  // No language here is written from right to left, so that values need no marks around them.
  const bundle = new FluentBundle(locale, { useIsolating: false });
  bundle.addResource(new FluentResource(source));
  return bundle;
}

function format(
  bundle: FluentBundle,
  { value, attributes }: FluentMessage,
  values?: Record<string, string | number>,
): Message {
  return {
    text: value && bundle.formatPattern(value, values),
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([name, pattern]) => [
        name,
        bundle.formatPattern(pattern, values),
      ]),
    ),
  };
}
