import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";

/** Few colours, those of the page: what is said is dark, what is explained is soft. */
export const colours = syntaxHighlighting(
  HighlightStyle.define([
    {
      tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword],
      color: "var(--code-keyword)",
    },
    { tag: [tags.string, tags.special(tags.string)], color: "var(--code-string)" },
    { tag: [tags.comment, tags.docComment], color: "var(--ink-soft)", fontStyle: "italic" },
    { tag: [tags.number, tags.bool, tags.null], color: "var(--code-number)" },
    {
      tag: [tags.definition(tags.function(tags.variableName)), tags.definition(tags.className)],
      color: "var(--code-name)",
      fontWeight: "600",
    },
    { tag: tags.meta, color: "var(--ink-soft)" },
  ]),
);
