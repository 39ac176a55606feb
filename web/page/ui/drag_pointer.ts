/** The properties of an event that the rules need. */
export type Pointer = Pick<
  PointerEvent,
  "pointerId" | "pointerType" | "button" | "buttons" | "isPrimary" | "timeStamp"
>;

/** `draws`: this pointer begins a stroke. `takesBack`: the last pointer's stroke was not intended. */
type Decision = { draws: boolean; takesBack: boolean };

/**
 * A touch within this time before or after a pen is the hand that holds it. A hovering pen sends events all
 * the time; a pen that cannot hover sends none in the pause between two strokes.
 */
const PEN_MS = 500;

const IGNORE: Decision = { draws: false, takesBack: false };

/**
 * Decides which pointer draws or drags: one at a time, with its main button. A pen takes precedence over
 * touch, and two fingers zoom.
 */
export class DragPointer {
  /** The pointer that draws. */
  #current: { id: number; type: string } | null = null;
  /** All fingers on the element, also those that do not draw. */
  #touches: Set<number> = new Set();
  #penSeenAt = -Infinity;
  #touchDrewAt = -Infinity;

  down(pointer: Pointer): Decision {
    const { pointerId: id, pointerType: type, button, timeStamp } = pointer;
    if (id === this.#current?.id) this.#current = null; // its end was never reported
    const decision =
      button !== 0
        ? IGNORE // a right or middle button, or a pen's button or eraser
        : type === "touch"
          ? this.#touchDown(pointer)
          : type === "pen"
            ? this.#penDown(timeStamp)
            : { draws: this.#current === null, takesBack: false };
    this.#notice(pointer);
    if (decision.takesBack) this.#current = null;
    if (decision.draws) this.#current = { id, type };
    return decision;
  }

  /** True if this pointer draws. */
  moves(pointer: Pointer) {
    this.#notice(pointer);
    const { pointerId: id, pointerType: type, buttons } = pointer;
    if (id !== this.#current?.id) return false;
    // the release of a mouse button may have been lost, or another button may be pressed
    if (type === "mouse" && (buttons & 1) === 0) this.#current = null;
    return this.#current !== null;
  }

  /**
   * True if this pointer was drawing.
   * @param pointer one that was lifted or cancelled
   */
  ends(pointer: Pointer) {
    this.#notice(pointer);
    this.#touches.delete(pointer.pointerId);
    if (pointer.pointerId !== this.#current?.id) return false;
    this.#current = null;
    return true;
  }

  /** Forget all pointers. */
  release() {
    this.#current = null;
    this.#touches.clear();
  }

  #touchDown({ pointerId, isPrimary, timeStamp }: Pointer): Decision {
    if (isPrimary && this.#current === null) this.#touches.clear(); // the only finger on the screen
    const isOnly = this.#touches.size === 0;
    this.#touches.add(pointerId);
    if (timeStamp - this.#penSeenAt < PEN_MS) return IGNORE;
    if (this.#current !== null) return { draws: false, takesBack: this.#current.type === "touch" };
    if (!isOnly) return IGNORE;
    this.#touchDrewAt = timeStamp;
    return { draws: true, takesBack: false };
  }

  #penDown(timeStamp: number): Decision {
    if (this.#current !== null && this.#current.type !== "touch") return IGNORE;
    const takesBack = this.#current !== null || timeStamp - this.#touchDrewAt < PEN_MS;
    this.#touchDrewAt = -Infinity;
    return { draws: true, takesBack };
  }

  #notice({ pointerType, timeStamp }: Pointer) {
    if (pointerType === "pen") this.#penSeenAt = timeStamp;
  }
}

/** Send a pointer's events to this element until it is lifted, wherever it goes. */
export function capturePointer(element: Element, { pointerId }: PointerEvent) {
  try {
    element.setPointerCapture(pointerId);
  } catch {
    // the pointer has been lifted already
  }
}
