import { FluentBundle, FluentResource } from "@fluent/bundle";
import { engineTranslator } from "./engine_texts.js";
import { ENGLISH_LOCALE } from "./text.js";

/** @typedef {Record<string, string | number>} Values */
/** A message of the catalogue: its text and the attributes of the element that shows it. @typedef {{ text: string | null, attributes: Record<string, string> }} Message */

/** Speaks one language by its catalogue; what that lacks it says in English. */
export class Speaker {
  /** @type {FluentBundle[]} the language's own, then English */
  #bundles = [];
  /** @type {(english: string) => string} */
  #translate = (english) => english;

  /**
   * @param {string} english what the page says in English, in Fluent's syntax
   * @param {{ locale: string, texts: string, english: string } | null} [other] `english` is what the engine says
   */
  constructor(english, other = null) {
    this.locale = other?.locale ?? ENGLISH_LOCALE;
    if (other) this.#bundles.push(bundleOf(other.locale, other.texts));
    this.#bundles.push(bundleOf(ENGLISH_LOCALE, english));
    if (other)
      this.#translate = engineTranslator(
        other.english,
        this.text.bind(this),
        this.#number.bind(this),
      );
    /** What stands between a number and its decimals. */
    this.mark = (0.5).toLocaleString(this.locale).charAt(1);
    /** What stands between its thousands. */
    this.separator = (10_000).toLocaleString(this.locale).replace(/\d/g, "");
  }

  /** Add texts that came later, in English. @param {string} english */
  add(english) {
    this.#bundles[this.#bundles.length - 1].addResource(new FluentResource(english));
  }

  /** @param {string} id @param {Values} [values] */
  text(id, values) {
    const { text } = this.message(id, values);
    if (text === null) throw new Error(`the text “${id}” has only attributes`);
    return text;
  }

  /** @param {string} id @param {Values} [values] @returns {Message} */
  message(id, values) {
    for (const bundle of this.#bundles) {
      const message = bundle.getMessage(id);
      if (message) return formatted(bundle, message, values);
    }
    throw new Error(`the page has no text “${id}”`);
  }

  /** A number as Python writes it. @param {string} plain */
  #number(plain) {
    return plain.replace(/[.,]/g, (sign) => (sign === "." ? this.mark : this.separator));
  }

  /** What was said in English by whoever knows no other language. @param {string} english */
  translated(english) {
    return this.#translate(english);
  }
}

/** @param {string} locale @param {string} source */
function bundleOf(locale, source) {
  // Nothing here is written from right to left: no signs for that around each value.
  const bundle = new FluentBundle(locale, { useIsolating: false });
  bundle.addResource(new FluentResource(source));
  return bundle;
}

/** @param {FluentBundle} bundle @param {import("@fluent/bundle").Message} message @param {Values} [values] @returns {Message} */
function formatted(bundle, { value, attributes }, values) {
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
