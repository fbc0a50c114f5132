/** The twin of `corrections.anchoring.quote`: marked words and those around them, in code points. */

const UNSEEN = /[\s\x1c-\x1f\x85\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/
const CONTEXT = 32

/** Null when no words are marked. */
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
