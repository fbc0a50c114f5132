/** Where marked words stand in the article, in code points. */

const blocksOf = (root) => [...root.querySelectorAll("[data-at]")]

export const linesOf = (root) => blocksOf(root).map((block) => ({ at: +block.dataset.at, text: block.textContent }))

/** The text that every offset counts in. */
export const textOf = (root) => linesOf(root).map(({ text }) => text).join("\n")

/** From the first marked character to the last. */
export function placeOf(root, ranges) {
  return spanning(ranges.flatMap((range) => blocksOf(root).map((block) => partOf(block, range))))
}

export function spanning(parts) {
  const marked = parts.filter((part) => part?.inside)
  const ends = marked.flatMap(({ at, before, inside }) => [before, before + inside].map((text) => at + [...text].length))
  return ends.length ? { start: Math.min(...ends), end: Math.max(...ends) } : null
}

function partOf(block, range) {
  if (!range.intersectsNode(block)) return null
  const part = range.cloneRange()
  if (!block.contains(range.startContainer)) part.setStart(block, 0)
  if (!block.contains(range.endContainer)) part.setEnd(block, block.childNodes.length)
  const inside = `${part}`
  part.collapse(true)
  part.setStart(block, 0)
  return { at: +block.dataset.at, before: `${part}`, inside }
}
