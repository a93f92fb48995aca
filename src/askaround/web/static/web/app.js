// What pages do beyond links and forms. Every page works without this file.
"use strict";

// Copy a field's text and say so.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const field = document.querySelector(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(field.value);
    button.textContent = "Copied";
  } catch {
    field.select();
    button.textContent = "Press Ctrl+C to copy";
  }
});

// Put a fact into the message where the caret is.
document.addEventListener("click", (event) => {
  const fact = event.target.closest("[data-insert]");
  if (!fact) return;
  const body = document.getElementById("id_body");
  body.setRangeText(fact.dataset.insert, body.selectionStart, body.selectionEnd, "end");
  body.focus();
  body.dispatchEvent(new Event("input", { bubbles: true }));
});

// Marks stand where the text stood when it was read; hide them until it is read again.
document.addEventListener("input", (event) => {
  if (event.target.id === "id_body") document.getElementById("marks").classList.add("stale");
});

// Say when what was typed is not saved yet, or could not be.
const state = (text) => {
  const line = document.querySelector("#checked .state");
  if (line) line.textContent = text;
};
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.target.id === "draft") state("Saving");
});
for (const failure of ["htmx:sendError", "htmx:responseError"]) {
  document.addEventListener(failure, (event) => {
    if (event.target.id === "draft") state("Not saved. Your text is still here; it is saved with the next change.");
  });
}

// Take files that are dropped, and look at them at once.
for (const drop of document.querySelectorAll("[data-drop]")) {
  const input = drop.querySelector("input[type=file]");
  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
  }
  for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    input.files = event.dataTransfer.files;
    if (input.files.length) input.form.requestSubmit();
  });
}

// "/" goes to the search box.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const search = document.querySelector("input[type=search]");
  if (search) {
    event.preventDefault();
    search.focus();
  }
});
