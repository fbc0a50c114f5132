/** Text size, kept in this browser; where it keeps nothing, only the last lines fail. */
{
  const { dataset } = document.documentElement

  const next = (step) => step && Math.max(-1, Math.min(3, step + +dataset.textSize))

  const show = (size) => {
    dataset.textSize = size
    for (const button of document.querySelectorAll("[data-step]")) {
      const step = +button.dataset.step
      button[step ? "ariaDisabled" : "ariaPressed"] = next(step) === size
    }
  }

  document.addEventListener("click", ({ target }) => {
    if (!target.dataset.step) return
    show(next(+target.dataset.step))
    target.parentNode.lastElementChild.textContent = `${target.ariaLabel}: ${dataset.textSize}`
    localStorage["text-size"] = dataset.textSize
  })
  document.addEventListener("DOMContentLoaded", () => show(+dataset.textSize))
  show(0)
  show(+localStorage["text-size"] || 0)
}
