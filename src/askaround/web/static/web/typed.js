// What of the keyboard is typing, for whoever has keys of their own.
const NAMED = /^[A-Z][A-Za-z0-9]+$/; // "Tab" or "F1", where a letter stands for itself

const isComposed = (event) => event.isComposing || event.keyCode === 229; // an input method is at work

// Tell whether a key writes. AltGr, which some report as Ctrl and Alt, and the Option key of a Mac write letters too.
export const writes = (event) => {
  if (isComposed(event) || ["Dead", "Enter", "Backspace", "Delete"].includes(event.key)) return true;
  const alone = !(event.ctrlKey || event.metaKey);
  return !NAMED.test(event.key) && (alone || event.getModifierState("AltGraph") || (event.ctrlKey && event.altKey));
};

// Tell whether a key presses what has the focus, rather than writing.
export const presses = (event) => {
  const what = { Enter: "a[href], button, summary, input", " ": "button, summary, input" }[event.key];
  return Boolean(what && event.target.closest(what));
};

// Tell whether somebody writes or answers a dialog, so that no letter may do anything else.
const FIELDS = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
export const isWriting = (event) => isComposed(event)
  || event.target.closest(FIELDS) !== null || document.querySelector("dialog[open]") !== null;
