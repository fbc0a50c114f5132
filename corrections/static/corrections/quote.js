/** The twin of `corrections.anchoring.quote`: marked words with what stands around them, in code points. */

const UNSEEN = /[\s\x1c-\x1f\x85\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/
const CONTEXT = 32

/** How many code points stand before an offset that the browser counts in UTF-16 units. */
export const points = (text, units) => [...text.slice(0, units)].length

/** The quote of the marked words, trimmed, or null when no words stand there. */
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
