// Where the board may be wider than the window it scrolls in a box of its own, which would let the stage names
// scroll away with the page: this keeps them at the top of the window.
for (const scroller of document.querySelectorAll(".scroller")) {
  const head = scroller.querySelector("thead");
  const keep = () => {
    const box = scroller.getBoundingClientRect();
    const scrolls = getComputedStyle(scroller).overflowY !== "visible";
    const shift = Math.max(0, Math.min(-box.top, box.height - head.offsetHeight - 120));
    head.style.transform = scrolls && shift ? `translateY(${shift}px)` : "";
    head.classList.toggle("afloat", scrolls && shift > 0);
  };
  addEventListener("scroll", keep, { passive: true });
  addEventListener("resize", keep);
  addEventListener("beforeprint", () => { head.style.transform = ""; });
}
