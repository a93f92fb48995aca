// What pages do beyond links and forms. Without this file, only the conveniences are missing.
"use strict";

// Copy a field's text and say so.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const field = document.querySelector(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(field.value ?? field.textContent);
    button.textContent = "Copied";
  } catch {
    if (field.select) field.select();
    else getSelection().selectAllChildren(field);
    button.textContent = "Press Ctrl+C to copy";
  }
});

// Put a fact into the message where the caret is.
document.addEventListener("click", (event) => {
  const fact = event.target.closest("[data-insert]");
  if (!fact) return;
  const body = document.getElementById("id_body");
  const before = body.value.slice(0, body.selectionStart);
  const after = body.value.slice(body.selectionEnd);
  const words = `${/\S$/.test(before) ? " " : ""}${fact.dataset.insert}${/^[^\s.,;:!?)]/.test(after) ? " " : ""}`;
  body.focus();
  // The old command, since only it lets Ctrl+Z take the words back.
  document.execCommand("insertText", false, words);
});

// Marks stand where the text stood when it was read; hide them until it is read again.
document.addEventListener("input", (event) => {
  event.target.closest(".paper")?.querySelector(".marks").classList.add("stale");
});

// A draft is saved a moment after each change. What leaves the page waits for that.
const draft = document.getElementById("draft");
let unsaved = false;
let saving = false;
let next = null;
const state = (text) => { document.getElementById("state").textContent = text; };
const goOn = () => {
  const step = next;
  next = null;
  if (step?.form) step.form.requestSubmit(step);
  else if (step) document.getElementById(step.id).click();
};
draft?.addEventListener("input", () => { unsaved = true; });
draft?.addEventListener("htmx:beforeRequest", () => {
  [saving, unsaved] = [true, false];
  state("Saving");
});
draft?.addEventListener("htmx:afterRequest", (event) => {
  saving = false;
  if (event.detail.successful) {
    state("Saved.");
    goOn();
    return;
  }
  unsaved = true;
  next = null;
  const { status, responseText } = event.detail.xhr;
  if ([413, 422].includes(status)) return state(responseText);
  const why = passing(event.detail.xhr);
  state(why ? `Not saved yet; your text is still here. ${why}` : "Not saved. Copy your text, then load this page again.");
  if (why) setTimeout(() => { if (unsaved && !saving) htmx.trigger(draft, "save"); }, 10000);
});

// What could not be saved just now (a full disk, a database in use) is said in place, and the page stays as it is.
const passing = (xhr) => [503, 507].includes(xhr.status)
  && new DOMParser().parseFromString(xhr.responseText, "text/html").querySelector("[role=alert]")?.textContent;
document.addEventListener("htmx:responseError", (event) => {
  const why = passing(event.detail.xhr);
  if (!why || event.detail.requestConfig.verb === "get" || event.target === draft) return;
  document.getElementById("not-saved")?.remove();
  const said = document.createElement("p");
  [said.id, said.className, said.textContent] = ["not-saved", "said error", `Nothing was changed. ${why}`];
  said.setAttribute("role", "alert");
  document.getElementById("main").prepend(said);
});
draft?.addEventListener("submit", (event) => {
  if (!saving) return;
  event.preventDefault();
  next = event.submitter;
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-saved]");
  if (!link || !(unsaved || saving)) return;
  event.preventDefault();
  next = link;
  if (!saving) htmx.trigger(draft, "save");
});

// Take files that are dropped, and look at them at once.
for (const drop of document.querySelectorAll("[data-drop]")) {
  const input = drop.querySelector("input[type=file]");
  for (const name of ["dragenter", "dragover"]) {
    document.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
  }
  for (const name of ["dragleave", "drop"]) document.addEventListener(name, () => drop.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    input.files = event.dataTransfer.files;
    if (input.files.length) input.form.requestSubmit();
  });
}

// A ranking is put in order by dragging, by its arrow buttons, or with Alt and the arrow keys.
const rankedItem = (event) => event.target.closest("[data-ranking] li");
const move = (item, up) => {
  const other = up ? item.previousElementSibling : item.nextElementSibling;
  if (!other) return;
  if (up) other.before(item);
  else other.after(item);
  ranked(item);
};
// A form that keeps each order at once hears of it.
const ranked = (item) => item.dispatchEvent(new CustomEvent("ranked", { bubbles: true }));
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-move]");
  if (!button) return;
  move(button.closest("li"), button.dataset.move === "up");
  button.focus();
});
document.addEventListener("keydown", (event) => {
  const item = rankedItem(event);
  if (!item || !event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
  event.preventDefault();
  const focused = event.target;
  move(item, event.key === "ArrowUp");
  focused.focus();
});
let dragged = null;
let follower = null; // what came next where it was taken up
document.addEventListener("dragstart", (event) => {
  dragged = rankedItem(event);
  follower = dragged?.nextElementSibling;
  dragged?.classList.add("dragged");
});
document.addEventListener("dragend", () => {
  dragged?.classList.remove("dragged");
  if (dragged && dragged.nextElementSibling !== follower) ranked(dragged);
  dragged = null;
});
document.addEventListener("dragover", (event) => {
  const over = rankedItem(event);
  if (!dragged) return;
  event.preventDefault();
  if (!over || over === dragged || over.parentElement !== dragged.parentElement) return;
  const box = over.getBoundingClientRect();
  if (event.clientY < box.top + box.height / 2) over.before(dragged);
  else over.after(dragged);
});
