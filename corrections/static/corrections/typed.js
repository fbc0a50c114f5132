/** What an editor typed in a form, kept in this tab while it is sent: the session may have expired. */

const KEY = "desk-typed"
const TYPED = "textarea, select, input:not([type=hidden])"

const versionOf = (form) => form.elements.version?.value
const fieldsOf = (form) => [...form.querySelectorAll(TYPED)]

export const forget = () => sessionStorage.removeItem(KEY)

/** Keeps what stands in a form, for the editor and the version of the case that it was typed on. */
export function remember(form, by) {
  const typed = fieldsOf(form).map(({ name, value }) => [name, value])
  const kept = { by, action: form.action, version: versionOf(form), typed }
  if (typed.length) sessionStorage.setItem(KEY, JSON.stringify(kept))
}

/** Puts it back into the same form and returns that; where the case has moved on, or is another one, it is dropped. */
export function recall(forms, by) {
  const kept = JSON.parse(sessionStorage.getItem(KEY))
  const form = forms.find((form) => isFor(kept, form, by))
  if (!form) forget()
  for (const field of form ? fieldsOf(form) : []) field.value = new Map(kept.typed).get(field.name)
  return form
}

function isFor(kept, form, by) {
  const names = fieldsOf(form).map(({ name }) => name)
  const same = kept?.by === by && kept.action === form.action && kept.version === versionOf(form)
  return same && `${names}` === `${kept.typed.map(([name]) => name)}`
}
