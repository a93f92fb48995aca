// Keys of the screen. None of them writes a letter, and no browser or screen reader takes one of them for itself:
// - Ctrl Shift and a digit. Ctrl and a digit goes to a tab, Alt and a letter to a menu, Alt writes on a Mac, Ctrl Alt is
//   AltGr, and of the letters with Ctrl Shift most are taken. The digit is the key's place, as on some keyboards
//   it takes Shift to write one. There is no 0, which Windows may use to change the keyboard.
// - Ctrl Enter, on a Mac Command Enter, since its Ctrl Enter opens a menu.
// - Arrows at the edge of the line, and Esc.
const editor = document.getElementById("editor");
const topics = document.getElementById("topics");
const choices = [...topics.querySelectorAll("button")];
const DIGIT = /^Digit[1-9]$/;

// `ask(step)` goes to another question, `go(step)` to another line if there is one, and `clear()` puts away what lies over the line.
export const startKeys = ({ clear, ask, go }) => {
  const atEdge = (key) => {
    const { selectionStart: from, selectionEnd: to, value } = editor;
    const edge = key === "ArrowUp" ? 0 : value.length;
    return from === to && (from === edge || editor.clientHeight < 2 * parseFloat(getComputedStyle(editor).lineHeight));
  };
  document.addEventListener("keydown", (event) => {
    const { key, code, target, altKey, shiftKey, isComposing } = event;
    const ctrl = event.ctrlKey || event.metaKey;
    if (altKey || isComposing || event.getModifierState("AltGraph") || document.querySelector("dialog[open]")) return;
    if (event.ctrlKey && !event.metaKey && shiftKey && DIGIT.test(code)) {
      const button = document.querySelector(`[aria-keyshortcuts="Control+Shift+${code.at(-1)}"]`);
      if (!button) return;
      event.preventDefault();
      if (button.matches("summary")) button.focus();
      button.click();
    } else if (ctrl && key === "Enter") {
      event.preventDefault();
      ask(shiftKey ? -1 : 1);
      editor.focus(); // also where there is no other question, for a blank would press the button that has it
    } else if (key === "Escape" && target !== editor) {
      clear();
      editor.focus();
    } else if (target === editor && !ctrl && !shiftKey && ["ArrowUp", "ArrowDown"].includes(key) && atEdge(key)) {
      if (go(key === "ArrowUp" ? -1 : 1)) event.preventDefault();
    }
  });
  // The list of topics, opened by keyboard, is gone through by arrows.
  topics.addEventListener("toggle", () => {
    const at = document.activeElement;
    if (topics.open && at !== editor) choices.find((each) => each.ariaPressed === "true")?.focus();
    else if (!topics.open && topics.contains(at)) editor.focus();
  });
  topics.addEventListener("keydown", (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const at = choices.indexOf(event.target);
    if (!step) return;
    event.preventDefault();
    choices.at((at + step) % choices.length).focus();
  });
};
