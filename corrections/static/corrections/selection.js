/** From what a reader marked in the page to where it stands in the article's text, in code points. */

import { points } from "./quote.js";

const blocksOf = (root) => [...root.querySelectorAll("[data-at]")]

export const linesOf = (root) => blocksOf(root).map((block) => ({ at: +block.dataset.at, text: block.textContent }))

/** The text that every offset counts in. */
export const textOf = (root) => linesOf(root).map(({ text }) => text).join("\n")

/** From the first marked character to the last, over all ranges and blocks; the rest of the page is no words. */
export function placeOf(root, ranges) {
  return spanning(ranges.flatMap((range) => blocksOf(root).map((block) => partOf(block, range))))
}

export function spanning(parts) {
  const marked = parts.filter((part) => part?.inside)
  const ends = marked.flatMap(({ at, before, inside }) => [before, before + inside].map((text) => at + points(text, text.length)))
  return ends.length ? { start: Math.min(...ends), end: Math.max(...ends) } : null
}

function partOf(block, range) {
  if (!range.intersectsNode(block)) return null
  const inside = document.createRange()
  inside.selectNodeContents(block)
  const before = inside.cloneRange()
  if (range.compareBoundaryPoints(Range.START_TO_START, inside) > 0) inside.setStart(range.startContainer, range.startOffset)
  if (range.compareBoundaryPoints(Range.END_TO_END, inside) < 0) inside.setEnd(range.endContainer, range.endOffset)
  before.setEnd(inside.startContainer, inside.startOffset)
  return { at: +block.dataset.at, before: `${before}`, inside: `${inside}` }
}
