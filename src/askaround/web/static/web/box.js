// The box that finds and does, and the keys that work everywhere. Without this file, Find is a page.
import { isWriting, presses, writes } from "./typed.js";

const box = document.getElementById("box");
const keys = document.getElementById("keys");
const typed = document.getElementById("box-words");
const singleKeys = document.getElementById("single-keys");
let answered = null; // the words that the options are those of
let going = false; // whether to go, as by Enter, once what was found is that of the words as they stand

const options = () => [...box.querySelectorAll("[role=option]")];
const chosen = () => box.querySelector("[role=option][aria-selected=true]");
const choose = (option) => {
  chosen()?.removeAttribute("aria-selected");
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
  if (option) typed.setAttribute("aria-activedescendant", option.id);
  else typed.removeAttribute("aria-activedescendant");
};
const open = () => {
  if (box.open) return;
  keys.close();
  box.showModal();
  typed.select();
  htmx.trigger(typed, "open");
};
const step = (key) => {
  const all = options();
  const at = all.indexOf(chosen());
  const next = { ArrowDown: at + 1, ArrowUp: at < 1 ? -1 : at - 1, Home: 0, End: -1 }[key];
  choose(all.at(next % all.length));
};

// What is typed while the box is open is what one looks for, wherever in it one clicked.
document.addEventListener("keydown", (event) => {
  if (box?.open && event.target !== typed && writes(event) && !presses(event)) typed.focus();
}, { capture: true });
typed?.addEventListener("input", () => { going = false; });
typed?.addEventListener("keydown", (event) => {
  if (event.isComposing || event.shiftKey || event.altKey) return;
  if (["ArrowDown", "ArrowUp", "Home", "End"].includes(event.key) && options().length) {
    event.preventDefault();
    step(event.key);
  }
  const fresh = answered === typed.value;
  if (event.key === "Enter" && (chosen() || !fresh)) {
    event.preventDefault();
    if (fresh) chosen().click();
    else going = true;
  }
});
box?.addEventListener("htmx:afterSwap", (event) => {
  answered = event.detail.requestConfig.parameters.q;
  const all = options();
  const fresh = answered === typed.value;
  typed.setAttribute("aria-expanded", String(all.length > 0));
  choose(fresh && answered.trim() ? all[0] : undefined);
  if (!fresh || !going) return;
  if (chosen()) chosen().click();
  else typed.form.requestSubmit();
});
for (const failure of ["htmx:sendError", "htmx:responseError"]) {
  box?.addEventListener(failure, () => {
    [answered, going] = [typed.value, false];
    choose();
    document.getElementById("box-said").textContent = "Askaround does not answer. Is it still running?";
  });
}
box?.addEventListener("click", (event) => {
  // Outside of it, or on the way to what was found: on this very page, perhaps.
  if (event.target === box || event.target.closest("[role=option]")) box.close();
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-keys]")) keys.showModal();
  if (!event.target.closest("[data-box]") || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open();
});

// Single keys can be switched off, for those who speak to their computer (WCAG 2.1.4).
const off = "no-single-keys";
const showSingleKeys = () => {
  singleKeys.checked = !localStorage.getItem(off);
  document.documentElement.toggleAttribute("data-no-keys", !singleKeys.checked);
};
singleKeys?.addEventListener("change", () => {
  if (singleKeys.checked) localStorage.removeItem(off);
  else localStorage.setItem(off, "yes");
  showSingleKeys();
});
if (singleKeys) showSingleKeys();

// Keys: "/" or Ctrl+K to find or do, "?" for the list of keys, "g" and a letter for a page.
const soon = 1500; // ms
let goPressed = -soon;
document.addEventListener("keydown", (event) => {
  if (!box || event.altKey) return;
  if (event.ctrlKey || event.metaKey) {
    if (event.isComposing || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    open();
    return;
  }
  if (isWriting(event) || document.documentElement.hasAttribute("data-no-keys")) return;
  if (event.key === "/") {
    event.preventDefault();
    open();
  }
  if (event.key === "?") keys.showModal();
  const place = event.timeStamp - goPressed < soon && document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
  if (place) {
    event.preventDefault();
    place.click();
  }
  goPressed = event.key === "g" ? event.timeStamp : -soon;
});
