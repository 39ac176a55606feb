import type { CatalogueText, ErrorPayload, ErrorPlace, TextValues } from "./protocol.ts";

/** Messages of browsers and Python; the last one is that of an import that got no memory. */
const OUT_OF_MEMORY = /out of memory|MemoryError|error return without exception set/i;

/**
 * An error that the page can show: `kind` selects how the page reacts, `text` is its message in the
 * catalogue. The kinds of Python's errors are listed in `python/pynn_labs/errors.py`.
 */
export class Fault extends Error {
  override readonly name = "Fault";
  /**
   * @param setting the setting or parameter that was rejected
   * @param trace where it was raised in the package's code
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
  static from(thrown: unknown): Fault {
    if (isFault(thrown)) return thrown;
    const message = messageOf(thrown);
    const isOutOfMemory = thrown instanceof RangeError || OUT_OF_MEMORY.test(message);
    if (isOutOfMemory) return outOfMemory();
    return new Fault("engine-failed", errorText("engine-failed", { message }));
  }

  /** The Fault of an error that has crossed from the worker. */
  static of({ kind, text, setting, trace }: ErrorPayload) {
    return new Fault(kind, text, setting ?? null, trace ?? null);
  }

  toPayload(): ErrorPayload {
    const { kind, text, setting, trace } = this;
    return { kind, text, setting: setting ?? undefined, trace: trace ?? undefined };
  }
}

/** True for a Fault, also for one of another script: each has its own copy of the class. */
export function isFault(thrown: unknown): thrown is Fault {
  return thrown instanceof Error && thrown.name === "Fault";
}

/** The catalogue's text for an error code. */
export function errorText(code: string, values: TextValues = {}): CatalogueText {
  return { id: `error-${code}`, values };
}

/** The message of anything thrown. */
export function messageOf(thrown: unknown) {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** @param why the reason, where the browser or the page gives one */
export function engineDied(why?: string | CatalogueText) {
  const text = why ? errorText("engine-stopped-why", { why }) : errorText("engine-stopped");
  return new Fault("engine-died", text);
}

export function outOfMemory() {
  return new Fault("out-of-memory", errorText("out-of-memory"));
}
