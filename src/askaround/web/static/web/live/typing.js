// Letters are text: whatever has the focus, what is typed, pasted or dropped goes to the line.
// The focus is moved before the browser writes, so that it writes by itself, with dead keys, input methods and undo.
import { presses, writes } from "../typed.js";

const editor = document.getElementById("editor");

// `clear()` puts away what lies over the line.
export const startTyping = (clear) => {
  const insert = (text) => {
    clear();
    editor.focus();
    document.execCommand("insertText", false, text); // the old command, since only it lets Ctrl+Z take it back
  };
  document.addEventListener("keydown", (event) => {
    if (!writes(event) || presses(event)) return;
    clear();
    if (event.target !== editor) editor.focus();
  }, { capture: true });
  document.addEventListener("paste", (event) => {
    if (event.target === editor) return;
    event.preventDefault();
    insert(event.clipboardData.getData("text/plain"));
  });
  // Elsewhere the browser would let a text go, and leave the page for a file.
  const isTheirs = ({ target, dataTransfer }) => target === editor && !dataTransfer.types.includes("Files");
  document.addEventListener("dragover", (event) => { if (!isTheirs(event)) event.preventDefault(); });
  document.addEventListener("drop", (event) => {
    if (isTheirs(event)) return;
    event.preventDefault();
    insert(event.dataTransfer.getData("text/plain"));
  });
};
