// Where the board, the diagram or a table goes on beyond an edge, a sign there says so and leads on. It is for pointers
// alone: all three answer to the keys.

for (const box of page.querySelectorAll(".scroller, .diagram, .sideways")) {
  const signs = (leftwards ? [0.6, -0.6] : [-0.6, 0.6]).map((by) => {
    const sign = document.createElement("span");
    sign.addEventListener("click", () => box.scrollBy({ left: by * box.clientWidth }));
    return sign;
  });
  const update = () => {
    const past = Math.abs(box.scrollLeft);
    signs[0].hidden = past < 2;
    signs[1].hidden = box.scrollWidth - box.clientWidth - past < 2;
  };
  const holder = Object.assign(document.createElement("div"), { className: "edges", ariaHidden: true });
  holder.append(...signs);
  box.before(holder);
  box.addEventListener("scroll", update, { passive: true });
  new ResizeObserver(update).observe(box);
}
