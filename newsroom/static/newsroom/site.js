/** Text size, from one step smaller to three larger, kept in this browser. */
{
  const KEY = "text-size"
  const { dataset } = document.documentElement

  const tried = (act) => {
    try {
      return act()
    } catch {
      return 0
    }
  }

  const show = (size) => {
    dataset.textSize = Math.max(-1, Math.min(3, size))
  }

  const step = (button) => {
    const by = +button.dataset.step
    show(by && by + +dataset.textSize)
    tried(() => localStorage.setItem(KEY, dataset.textSize))
  }

  const offer = () => {
    for (const group of document.querySelectorAll(".text-size")) {
      group.hidden = false
      for (const button of group.children) button.addEventListener("click", () => step(button))
    }
  }

  show(tried(() => +localStorage.getItem(KEY)) || 0)
  document.addEventListener("DOMContentLoaded", offer)
}
