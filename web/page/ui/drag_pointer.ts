/** The properties of an event that the rules need. */
export type Pointer = Pick<
  PointerEvent,
  "pointerId" | "pointerType" | "button" | "buttons" | "isPrimary" | "timeStamp"
>;

/** `draws`: this pointer begins a stroke. `takesBack`: the last pointer's stroke was not meant to be one. */
type Decision = { draws: boolean; takesBack: boolean };

/**
 * Milliseconds: a touch so soon after a pen is the hand that holds it, and so is one so soon before.
 * A pen that hovers is noticed all the time; without hovering, this is a pause between two strokes.
 */
const PEN_MS = 500;

const IGNORE: Decision = { draws: false, takesBack: false };

/**
 * Decides which pointer draws, or drags: one at a time, with its first button; a pen goes before touch,
 * and two fingers are for zooming.
 */
export class DragPointer {
  /** the pointer that draws */
  #current: { id: number; type: string } | null = null;
  /** fingers on the pad, those that draw nothing included */
  #touches: Set<number> = new Set();
  #penSeenAt = -Infinity;
  #touchDrewAt = -Infinity;

  /** @param pointer that went down */
  down(pointer: Pointer): Decision {
    const { pointerId: id, pointerType: type, button, timeStamp } = pointer;
    if (id === this.#current?.id) this.#current = null; // its end was never announced
    const decision =
      button !== 0
        ? IGNORE // a right or middle button, the button or the eraser of a pen
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

  /** True if the pointer that moved draws. */
  moves(pointer: Pointer) {
    this.#notice(pointer);
    const { pointerId: id, pointerType: type, buttons } = pointer;
    if (id !== this.#current?.id) return false;
    // a mouse goes on moving where its release was lost, or while another button is held
    if (type === "mouse" && (buttons & 1) === 0) this.#current = null;
    return this.#current !== null;
  }

  /**
   * True if the pointer that ended was drawing.
   * @param pointer lifted, or lost to the browser
   */
  ends(pointer: Pointer) {
    this.#notice(pointer);
    this.#touches.delete(pointer.pointerId);
    if (pointer.pointerId !== this.#current?.id) return false;
    this.#current = null;
    return true;
  }

  /** Nothing draws any more. */
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

/**
 * Send a pointer's events to this element until it is lifted, wherever it goes.
 * @param event of the pointer
 */
export function capturePointer(element: Element, { pointerId }: PointerEvent) {
  try {
    element.setPointerCapture(pointerId);
  } catch {
    // the pointer is gone already; without the capture it just loses its hold at the element's edge
  }
}
