// The list of people by keyboard, and ticking many. Without this file, only the conveniences are missing.
import { isWriting } from "./typed.js";

const boxes = () => [...document.querySelectorAll("#many [name=person]")];
const boxOf = (row) => row?.querySelector("[name=person]");
const rowHere = () => document.activeElement?.closest("#many tbody tr");
let anchor = null;

// Say how many are ticked, and let the box above stand for all of them.
const count = () => {
  const ticked = boxes().filter((box) => box.checked).length;
  const all = document.getElementById("all-here");
  if (!all) return;
  all.checked = ticked > 0 && ticked === boxes().length;
  all.indeterminate = ticked > 0 && !all.checked;
  document.getElementById("ticked").textContent = ticked ? `${ticked} ticked` : "";
};
const tick = (box, on = !box.checked) => {
  box.checked = on;
  anchor = box;
};
const tickTo = (box) => {
  const all = boxes();
  const [from, to] = [all.indexOf(anchor), all.indexOf(box)].sort((a, b) => a - b);
  if (from < 0) tick(box, true);
  else all.slice(from, to + 1).forEach((each) => { each.checked = true; });
};

document.addEventListener("change", (event) => {
  if (event.target.id === "all-here") boxes().forEach((box) => { box.checked = event.target.checked; });
  if (event.target.name === "person") anchor = event.target;
  if (event.target.closest("#many")) count();
});

// J and K, or the arrows within the list, go from row to row; the link has the focus, so that Enter opens it.
const go = (step) => {
  const rows = [...document.querySelectorAll("#many tbody tr")];
  const here = rows.indexOf(rowHere());
  const row = rows[Math.min(Math.max(here + step, 0), rows.length - 1)];
  row?.querySelector("th a").focus();
  row?.scrollIntoView({ block: "nearest" });
};
// What is done to many is done to the row with the focus when none is ticked.
const orThisOne = () => {
  const box = boxOf(rowHere());
  if (box && !boxes().some((each) => each.checked)) tick(box, true);
  count();
  return boxes().some((each) => each.checked);
};
const keys = {
  j: () => go(1),
  k: () => go(-1),
  x: () => { const box = boxOf(rowHere()); if (box) tick(box); },
  X: () => { const box = boxOf(rowHere()); if (box) tickTo(box); },
  t: () => { if (orThisOne()) document.getElementById("tag-many").focus(); },
  a: () => {
    const button = document.querySelector("#many [value=archive], #many [value=unarchive]");
    if (orThisOne()) button.form.requestSubmit(button);
  },
};
const arrows = { ArrowDown: "j", ArrowUp: "k" };
document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || !document.getElementById("many")) return;
  if (event.defaultPrevented || document.documentElement.hasAttribute("data-no-keys")) return;
  if (isWriting(event)) return;
  const key = rowHere() && arrows[event.key] ? arrows[event.key] : event.key;
  if (!Object.hasOwn(keys, key)) return;
  event.preventDefault();
  keys[key]();
  count();
});
