/** Text size: A− A A+, from one step smaller to three larger, kept in this browser. */
{
  const KEY = "text-size"
  const root = document.documentElement

  const kept = () => {
    try {
      return Number(localStorage.getItem(KEY)) || 0
    } catch {
      return 0
    }
  }

  const keep = (size) => {
    try {
      localStorage.setItem(KEY, size)
    } catch {
      // A browser that keeps nothing still shows the size on this page.
    }
  }

  const show = (size) => {
    root.dataset.textSize = Math.max(-1, Math.min(3, size))
  }

  const step = (button) => {
    const by = Number(button.dataset.step)
    show(by ? Number(root.dataset.textSize) + by : 0)
    keep(root.dataset.textSize)
  }

  const offer = () => {
    for (const group of document.querySelectorAll(".text-size")) {
      group.hidden = false
      for (const button of group.children) button.addEventListener("click", () => step(button))
    }
  }

  show(kept())
  document.addEventListener("DOMContentLoaded", offer)
}
