/** What staff typed in a form, kept in this tab while it is sent: the session may have expired. */

const KEY = "desk-typed"
const TYPED = "textarea, select, input:not([type=hidden], [type=submit])"

const versionOf = ({ elements: { version, read } }) => (version ?? read)?.value
const fieldsOf = (form) => [...form.querySelectorAll(TYPED)]

export const forget = () => sessionStorage.removeItem(KEY)

/** Keeps what stands in a form, for who typed it and the version of the case or article it was typed on. */
export function remember(form, by) {
  const typed = fieldsOf(form).map(({ name, value, checked }) => [name, { value, checked }])
  const kept = { by, action: form.action, version: versionOf(form), typed }
  if (typed.length) sessionStorage.setItem(KEY, JSON.stringify(kept))
}

/** Puts it back into the same form and returns that; what moved on meanwhile, or is another one, is dropped. */
export function recall(forms, by) {
  const kept = JSON.parse(sessionStorage.getItem(KEY))
  const form = forms.find((form) => isFor(kept, form, by))
  if (!form) forget()
  for (const field of form ? fieldsOf(form) : []) Object.assign(field, new Map(kept.typed).get(field.name))
  return form
}

function isFor(kept, form, by) {
  const names = fieldsOf(form).map(({ name }) => name)
  const same = kept?.by === by && kept.action === form.action && kept.version === versionOf(form)
  return same && `${names}` === `${kept.typed.map(([name]) => name)}`
}
