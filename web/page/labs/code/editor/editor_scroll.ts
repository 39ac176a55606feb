import { EditorView } from "@codemirror/view";

/**
 * Scrolling that keeps the beginnings of lines in sight, and the page where it is.
 *
 * CodeMirror scrolls no farther back than it has to, so that after one long line all others would stay
 * cut off; and to bring a place into sight it scrolls the page, too.
 */
export class EditorScroll {
  /** True while a place is brought into sight without moving the page. */
  #leavesPage = false;

  readonly extension = [
    EditorView.scrollHandler.of((view, { head }) => {
      const leavesPage = this.#leavesPage;
      this.#leavesPage = false;
      scrollToLineStarts(view, head);
      if (leavesPage) view.scrollDOM.scrollTop = view.lineBlockAt(head).top;
      return leavesPage;
    }),
    EditorView.domEventHandlers({
      click(_, view) {
        const { empty, head } = view.state.selection.main;
        if (empty) scrollToLineStarts(view, head); // not earlier: the text under the pointer stays
      },
    }),
  ];

  /** Begin the visible text at a place; the page itself stays where it is. */
  to(view: EditorView, at: number) {
    this.#leavesPage = true;
    view.dispatch({ effects: EditorView.scrollIntoView(at) });
  }
}

/** Scroll back to the beginnings of lines if a place is visible from there. */
function scrollToLineStarts(view: EditorView, at: number) {
  view.requestMeasure({
    key: scrollToLineStarts, // once a frame
    read() {
      const place = at <= view.state.doc.length ? view.coordsAtPos(at) : null;
      if (place === null) return false;
      const content = view.contentDOM.getBoundingClientRect().left;
      const { left } = view.scrollDOM.getBoundingClientRect();
      const gutters = content - left + view.scrollDOM.scrollLeft;
      return gutters + place.right - content < view.scrollDOM.clientWidth;
    },
    write(isVisibleFromThere) {
      if (isVisibleFromThere) view.scrollDOM.scrollLeft = 0;
    },
  });
}
