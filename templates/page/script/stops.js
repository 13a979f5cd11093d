// The links of a row of the board, those of a part below it and the points of the curve are each one stop of the Tab
// key, and the arrows lead on within it, in the direction of reading: a map has hundreds of links.

const HOLDERS = ".step-heads, tr[data-lane], .below";

function rove(holder, parts) {
  let stop = null;
  const reach = (one) => {
    if (stop) stop.tabIndex = -1;
    stop = one;
    if (stop) stop.tabIndex = 0;
  };
  parts.forEach((part) => { part.tabIndex = -1; });
  holder.addEventListener("focusin", ({ target }) => parts.includes(target) && reach(target));
  holder.addEventListener("keydown", (event) => {
    if (event.target !== stop || event.ctrlKey || event.metaKey || event.altKey) return;
    const seen = parts.filter((part) => part.checkVisibility());
    const at = seen.indexOf(stop);
    const [forth, back] = leftwards ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
    const to = { [forth]: at + 1, [back]: at - 1, Home: 0, End: seen.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    seen[to]?.focus();
  });
  // From where a link leads, the Tab key goes on to what stands there. To ask what can be seen before the page is
  // drawn anew would have it laid out twice.
  followers.push(() => requestAnimationFrame(() => {
    const target = document.getElementById(chosen.at ?? decoded(location.hash.slice(1)));
    const there = target && parts.find((part) => target.contains(part) && part.checkVisibility());
    if (there || !stop || !stop.checkVisibility()) reach(there ?? parts.find((part) => part.checkVisibility()));
  }));
}

// What differs from an older map can be opened and put away, and links stand in it.
for (const part of page.querySelectorAll(".folded-differences, .show-differences")) {
  for (const kind of ["toggle", "change"]) part.addEventListener(kind, tell);
}
for (const holder of page.querySelectorAll(HOLDERS)) rove(holder, [...holder.querySelectorAll("a[href]")]);
