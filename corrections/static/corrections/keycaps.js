/** The keys as they are written on the controls, and whether this browser's editor wants them at all. */

const OFF = "desk-keys-off"

export const isOff = () => localStorage.getItem(OFF) === "1"

export function turn(on) {
  if (on) localStorage.removeItem(OFF)
  else localStorage.setItem(OFF, "1")
}

/** Writes each key on its control; those that `isDead` here, and all when keys are off, go without. */
export function write(controls, isDead) {
  for (const control of controls) {
    const { key } = control.dataset
    control.querySelector(":scope > kbd")?.remove()
    control.toggleAttribute("aria-keyshortcuts", false)
    if (isOff() || isDead(control)) continue
    control.setAttribute("aria-keyshortcuts", key)
    control.append(Object.assign(document.createElement("kbd"), { textContent: key, ariaHidden: "true" }))
  }
}
