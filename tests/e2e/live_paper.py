"""What the screen of a talk must show after what was typed, clicked and pressed: the paper in somebody's head."""

from dataclasses import dataclass, field

# The guide of a talk in `live.py`: a topic for each question.
TOPICS = ("path", "day")


@dataclass
class Line:
    """A line that something was typed in."""

    text: str = ""
    kind: str = "note"
    topic: str = ""
    prompting: str = ""
    question: int | None = None
    out: bool = False

    @property
    def stands(self) -> bool:
        """Tell whether it is among the notes."""
        return not self.out and bool(self.text.strip())


@dataclass
class Paper:
    """Lines in order, the one with the caret (None for a blank one below), and the one with the bar."""

    lines: list[Line] = field(default_factory=list)
    at: int | None = None
    caret: int = 0
    barred: int | None = None
    question: int | None = None
    asked: list[bool] = field(default_factory=lambda: [False for _ in TOPICS])

    @property
    def here(self) -> Line | None:
        """Return the line with the caret, None for a blank one."""
        return None if self.at is None else self.lines[self.at]

    @property
    def shown(self) -> list[int]:
        """Return which lines stand or hold the caret."""
        return [place for place, line in enumerate(self.lines) if not line.out]

    def type(self, text: str) -> None:
        """Write where the caret is; Enter is a new line."""
        for letter in text:
            if letter == "\n":
                self.new_line()
                continue
            if self.here is None:
                asked = self.question is not None
                topic, prompting = (TOPICS[self.question], "asked") if asked else ("", "")
                self.lines.append(Line(topic=topic, prompting=prompting, question=self.question))
                self.at = len(self.lines) - 1
            self.here.text = self.here.text[: self.caret] + letter + self.here.text[self.caret :]
            self.caret += 1
            self.barred = self.at

    def erase(self) -> None:
        """Take back the letter before the caret."""
        if self.here and self.caret:
            self.here.text = self.here.text[: self.caret - 1] + self.here.text[self.caret :]
            self.caret -= 1
            self.barred = self.at

    def new_line(self) -> None:
        """Go to a blank line below the others."""
        self._leave()
        self.at, self.caret = None, 0

    def go_to(self, place: int, caret: int | None = None) -> None:
        """Put the caret into a line, which brings it back."""
        if place != self.at:
            self._leave()
        line = self.lines[place]
        line.out = False
        self.at = self.barred = place
        self.caret = len(line.text) if caret is None else min(caret, len(line.text))

    def go(self, step: int) -> None:
        """Go to the line before or after with the caret, where there is one."""
        shown = self.shown
        here = len(shown) if self.at is None else shown.index(self.at)
        if 0 <= here + step < len(shown):
            self.go_to(shown[here + step], self.caret)

    def mark(self, **change: str) -> None:
        """Say something about the line with the bar; the same again takes a kind or `volunteered` back."""
        line = None if self.barred is None else self.lines[self.barred]
        if line is None or line.out:
            return
        if line.kind == change.get("kind"):
            change = {"kind": "note"}
        if line.prompting == change.get("prompting"):
            change = {"prompting": "asked"}
        for name, value in change.items():
            setattr(line, name, value)

    def take_out(self) -> None:
        """Take the line with the bar out, or back in."""
        if self.barred is None:
            return
        line = self.lines[self.barred]
        line.out = not line.out
        if line.out and self.barred == self.at:
            self.new_line()

    def press_question(self, place: int) -> None:
        """Press a question of the guide."""
        over = self.asked[place] and self.question == place
        self.asked[place] = not over
        self.question = None if over else place
        if not over:
            self.new_line()

    def step_question(self, step: int) -> None:
        """Ask the next question, or the one before."""
        here = -1 if self.question is None else self.question
        place = min(max(here + step, 0), len(TOPICS) - 1)
        if place != self.question:
            self.press_question(place)

    def reload(self) -> None:
        """Open the screen anew."""
        self.new_line()
        standing = [place for place, line in enumerate(self.lines) if line.stands]
        self.barred = standing[-1] if standing else None

    def _leave(self) -> None:
        if self.here and not self.here.text.strip():
            self.here.out = True
