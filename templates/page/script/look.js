// Light or dark as the reader wants it: the rules for dark apply always or never, instead of when the system asks
// for it. Paper stays light. The choice is kept where the browser lets a page keep something.

const look = toolbar.querySelector(".look select");
const dark = [];
const gather = (rules) => {
  for (const rule of rules) {
    if (rule.media?.mediaText.includes("prefers-color-scheme")) dark.push({ media: rule.media, usual: rule.media.mediaText });
    else if (rule.cssRules) gather(rule.cssRules);
  }
};
for (const sheet of document.styleSheets) gather(sheet.cssRules);

function paint(value) {
  look.value = value;
  document.documentElement.dataset.look = value;
  for (const { media, usual } of dark) media.mediaText = { auto: usual, light: "not all", dark: "screen" }[value];
}

look.addEventListener("change", () => {
  paint(look.value);
  try {
    localStorage.setItem("jmap-look", look.value);
  } catch { /* for this visit, then */ }
});
try {
  const kept = localStorage.getItem("jmap-look");
  if (["light", "dark"].includes(kept)) paint(kept);
} catch { /* nothing is kept */ }

