import { FluentBundle, FluentResource } from "@fluent/bundle";
import type { TextValues } from "../../shared/protocol.ts";
import { engineTranslator } from "./engine_texts.ts";
import { ENGLISH_LOCALE } from "./language_choice.ts";
import { numberText } from "./number_text.ts";

/** A message of the catalogue: its text and the attributes of the element that shows it. */
export type Message = { text: string | null; attributes: Record<string, string> };

/** Speaks one language by its catalogue; what that lacks it says in English. */
export class Translator {
  /** the language's own, then English */
  #bundles: FluentBundle[] = [];
  #english: FluentBundle;
  #translate: (english: string) => string = (english) => english;

  readonly locale: string;
  readonly decimalMark: string;
  private readonly separator: string;

  /**
   * @param english what the page says in English, in Fluent's syntax
   * @param other `english` is what the engine says
   */
  constructor(
    english: string,
    other: { locale: string; texts: string; english: string } | null = null,
  ) {
    this.locale = other?.locale ?? ENGLISH_LOCALE;
    if (other) this.#bundles.push(bundleOf(other.locale, other.texts));
    this.#english = bundleOf(ENGLISH_LOCALE, english);
    this.#bundles.push(this.#english);
    if (other)
      this.#translate = engineTranslator(
        other.english,
        this.text.bind(this),
        this.#number.bind(this),
      );
    /** What stands between a number and its decimals. */
    this.decimalMark = (0.5).toLocaleString(this.locale).charAt(1);
    /** What stands between its thousands. */
    this.separator = (10_000).toLocaleString(this.locale).replace(/\d/g, "");
  }

  /** Add texts that came later, in English. */
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
      if (message) return formatted(bundle, message, this.#filled(values));
    }
    throw new Error(`the page has no text “${id}”`);
  }

  /** Values as Fluent takes them: whole numbers choose the plural, and the language writes them. */
  #filled(values: TextValues = {}) {
    const filled: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(values)) {
      if (typeof value === "object") filled[name] = this.text(value.id, value.values);
      else
        filled[name] =
          typeof value === "string" || isShortWhole(value)
            ? value
            : numberText(value, this.decimalMark);
    }
    return filled;
  }

  /** A number as Python writes it. */
  #number(plain: string) {
    return plain.replace(/[.,]/g, (sign) => (sign === "." ? this.decimalMark : this.separator));
  }

  /** What was said in English by whoever knows no other language. */
  translated(english: string) {
    return this.#translate(english);
  }
}

/** True for whole numbers that are written with all their digits: up to the largest seed, 2³² − 1. */
function isShortWhole(value: number) {
  return Number.isInteger(value) && Math.abs(value) < 1e10;
}

function bundleOf(locale: string, source: string) {
  // Nothing here is written from right to left: no signs for that around each value.
  const bundle = new FluentBundle(locale, { useIsolating: false });
  bundle.addResource(new FluentResource(source));
  return bundle;
}

function formatted(
  bundle: FluentBundle,
  { value, attributes }: import("@fluent/bundle").Message,
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
