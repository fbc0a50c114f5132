/** Picking a place without a pointer: a sentence, then words of it. */

import { linesOf } from "./selection.js";

/** Browsers do not know every language. */
function segmenter(language, granularity) {
  try {
    return new Intl.Segmenter(language, { granularity })
  } catch {
    return new Intl.Segmenter([], { granularity })
  }
}

/** The sentences or words of a line, each with where it stands. */
export function parts({ at, text }, granularity, language) {
  const all = segmenter(language, granularity).segment(text)
  return [...all].filter(({ isWordLike = true }) => isWordLike).map(({ segment, index }) => {
    const start = at + [...text.slice(0, index)].length
    return { at: start, text: segment, start, end: start + [...segment].length }
  })
}

export function offerPlaces(box, article, picked) {
  const { lang } = article.closest("[lang]")
  const [sentences, words] = box.querySelectorAll("select")
  const all = linesOf(article).flatMap((line) => parts(line, "sentence", lang))
  let within = []
  fill(sentences, all)
  sentences.addEventListener("change", () => {
    fill(words, (within = parts(all[sentences.selectedIndex], "word", lang)))
    picked(all[sentences.selectedIndex])
  })
  words.addEventListener("change", () => {
    const chosen = within.filter((_, i) => words[i].selected)
    if (chosen[0]) picked({ ...chosen[0], end: chosen.at(-1).end })
  })
}

const fill = (list, all) => list.replaceChildren(...all.map(({ text }) => new Option(text)))
