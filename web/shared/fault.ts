import type { CatalogueText, ErrorPayload, ErrorPlace, TextValues } from "./protocol.ts";

/** What browsers and Python say of it; Python's last words are those of an import that got none. */
const REFUSED = /out of memory|MemoryError|error return without exception set/i;

/**
 * An error that a person can be told about: `kind` says how the page reacts, `text` which sentence of the
 * catalogue says it. The kinds that come from Python stand in `python/pynn_labs/errors.py`.
 */
export class Fault extends Error {
  override readonly name = "Fault";
  /**
   * @param setting the setting or parameter that was refused
   * @param trace where it arose in the package's code
   */
  constructor(
    readonly kind: string,
    readonly text: CatalogueText,
    readonly setting: string | null = null,
    readonly trace: ErrorPlace | null = null,
  ) {
    super(`${text.id} ${JSON.stringify(text.values)}`);
  }

  /** Any thrown thing as a Fault. */
  static from(thrown: unknown) {
    if (thrown instanceof Fault) return thrown;
    const message = messageOf(thrown);
    const isOutOfMemory = thrown instanceof RangeError || REFUSED.test(message);
    if (isOutOfMemory) return outOfMemory();
    return new Fault("engine-failed", errorText("engine-failed", { message }));
  }

  /** As it crosses to the page. */
  static of({ kind, text, setting, trace }: ErrorPayload) {
    return new Fault(kind, text, setting ?? null, trace ?? null);
  }

  toPayload(): ErrorPayload {
    const { kind, text, setting, trace } = this;
    return { kind, text, setting: setting ?? undefined, trace: trace ?? undefined };
  }
}

/** The text of the catalogue that says an error. */
export function errorText(code: string, values: TextValues = {}): CatalogueText {
  return { id: `error-${code}`, values };
}

/** The browser's own words for anything thrown. */
export function messageOf(thrown: unknown) {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

export function outOfMemory() {
  return new Fault("out-of-memory", errorText("out-of-memory"));
}
