/** What editors type on cases, kept in this tab until it is decided: by form, version of the case and person. */

const KEY = "desk-drafts"
const TYPED = "textarea, select, input:not([type=hidden], [type=submit])"

const fieldsOf = (form) => [...form.querySelectorAll(TYPED)]
const versionOf = (form) => form.elements.version?.value
const typedIn = (form) => fieldsOf(form).map(({ name, value, checked }) => [name, { value, checked }])
const drafts = () => JSON.parse(sessionStorage.getItem(KEY)) ?? {}

/** The address of the case that an address is about, without the verb. */
const caseOf = (address) => address.replace(/[^/]*\/?(?:[?#].*)?$/, "")

export const forgetAll = () => sessionStorage.removeItem(KEY)

function store(kept) {
  if (Object.keys(kept).length) sessionStorage.setItem(KEY, JSON.stringify(kept))
  else forgetAll()
}

/** Keeps what stands in a form of a case. */
export function keep(form, by) {
  const typed = typedIn(form)
  if (!versionOf(form) || !typed.length) return
  store({ ...drafts(), [form.action]: { by, version: versionOf(form), at: Date.now(), typed } })
}

/** Says that a form of a case is under way: its drafts are done with, unless this case comes back as it was. */
export function send({ action }) {
  const kept = drafts()
  for (const [of, draft] of Object.entries(kept)) {
    if (caseOf(of) === caseOf(action)) draft.sent = of === action ? "itself" : "another"
  }
  store(kept)
}

/** Puts drafts back into the forms of a page; returns each with its form and whether it differed.
 *
 * Dropped are what was sent (`isDone`: and is done), what another typed, and what its case has moved on from.
 */
export function restore(forms, by, here, isDone = false) {
  const kept = drafts()
  const found = []
  for (const [action, draft] of Object.entries(kept)) {
    const waits = !(isDone && draft.sent === "itself")
    const form = waits && forms.find((form) => form.action === action && isFor(draft, form, by))
    if (form) found.push({ form, at: draft.at, differs: putBack(draft, form) })
    else if (draft.sent || (by && draft.by !== by) || caseOf(action) === caseOf(here)) delete kept[action]
    delete draft.sent
  }
  store(kept)
  return found
}

function isFor(draft, form, by) {
  const names = fieldsOf(form).map(({ name }) => name)
  return draft.by === by && draft.version === versionOf(form) && `${names}` === `${draft.typed.map(([name]) => name)}`
}

function putBack({ typed }, form) {
  const differs = JSON.stringify(typed) !== JSON.stringify(typedIn(form))
  for (const field of fieldsOf(form)) Object.assign(field, new Map(typed).get(field.name))
  return differs
}
