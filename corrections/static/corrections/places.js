/** Where words stand in the article, marked or picked from lists, in code points. */

const UNSEEN = /[\s\x1c-\x1f\x85\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/
const CONTEXT = 32

/** The twin of `corrections.anchoring.quote`. */
export function quote(text, start, end) {
  const all = [...text]
  const part = (from, to) => all.slice(Math.max(0, from), to).join("")
  start = Math.max(0, start)
  end = Math.min(all.length, end)
  while (start < end && UNSEEN.test(all[start])) start++
  while (end > start && UNSEEN.test(all[end - 1])) end--
  if (start >= end) return null
  return { exact: part(start, end), prefix: part(start - CONTEXT, start), suffix: part(end, end + CONTEXT), start, end }
}

const blocksOf = (root) => [...root.querySelectorAll("[data-at]")]

const linesOf = (root) => blocksOf(root).map((block) => ({ start: +block.dataset.at, text: block.textContent }))

/** The text that every offset counts in. */
export const textOf = (root) => linesOf(root).map(({ text }) => text).join("\n")

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

function segmenter(language, granularity) {
  try {
    return new Intl.Segmenter(language, { granularity })
  } catch {
    return new Intl.Segmenter([], { granularity }) // No browser knows every language.
  }
}

export function parts(line, granularity, language) {
  const all = segmenter(language, granularity).segment(line.text)
  return [...all].filter(({ isWordLike = true }) => isWordLike).map(({ segment, index }) => {
    const start = line.start + [...line.text.slice(0, index)].length
    return { start, text: segment, end: start + [...segment].length }
  })
}

export function offerPlaces(box, article, picked) {
  const { lang } = article.closest("[lang]")
  const [sentences, words] = box.querySelectorAll("select")
  const all = linesOf(article).flatMap((line) => parts(line, "sentence", lang))
  let within = []
  fill(sentences, all)
  words.parentNode.hidden = true
  sentences.onchange = () => {
    const sentence = all[sentences.selectedIndex]
    fill(words, (within = parts(sentence, "word", lang)))
    words.parentNode.hidden = false
    picked(sentence)
  }
  words.onchange = () => {
    const chosen = within.filter((_, i) => words[i].selected)
    if (chosen[0]) picked({ ...chosen[0], end: chosen.at(-1).end })
  }
}

const fill = (list, all) => list.replaceChildren(...all.map(({ text }) => new Option(text)))
