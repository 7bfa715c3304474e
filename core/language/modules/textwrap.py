"""textwrap: paragraphs in lines of a width; indents added and taken away."""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]
_SPACE = "\t\n\v\f\r "
_BEFORE_DASH = "!\"'&.,?"


class TextWrapper:
    def __init__(
        self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
        fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True, tabsize=8, *,
        max_lines=None, placeholder=" [...]",
    ):  # fmt: skip
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def wrap(self, text):
        """The lines, without line ends."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate({ord(character): " " for character in _SPACE})
        pieces = [piece for piece in self._pieces(text) if piece]
        if self.fix_sentence_endings:
            _widen_sentence_ends(pieces)
        return self._lines(pieces)

    def fill(self, text):
        return "\n".join(self.wrap(text))

    def _pieces(self, text):
        """Words and the space between them; a line may break between any two."""
        begin = 0
        while begin < len(text):
            end = begin
            if text[begin] in _SPACE:
                while end < len(text) and text[end] in _SPACE:
                    end += 1
            elif not self.break_on_hyphens:
                while end < len(text) and text[end] not in _SPACE:
                    end += 1
            else:
                end = _end_of_dash(text, begin) or _end_of_word(text, begin)
            yield text[begin:end]
            begin = end

    def _lines(self, pieces):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            first = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(first) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        rest = pieces[::-1]
        while rest:
            begin = self.subsequent_indent if lines else self.initial_indent
            room = self.width - len(begin)
            if self.drop_whitespace and lines and not rest[-1].strip():
                rest.pop()
            line, length = [], 0
            while rest and length + len(rest[-1]) <= room:
                length += len(rest[-1])
                line.append(rest.pop())
            if rest and len(rest[-1]) > room:
                self._break_word(rest, line, length, room)
                length = sum(map(len, line))
            if self.drop_whitespace and line and not line[-1].strip():
                length -= len(line.pop())
            if not line:
                continue
            is_last = not rest or (self.drop_whitespace and len(rest) == 1 and not rest[0].strip())
            if self.max_lines is None or len(lines) + 1 < self.max_lines or (is_last and length <= room):
                lines.append(begin + "".join(line))
                continue
            self._end_short(lines, line, length, begin, room)
            break
        return lines

    def _break_word(self, rest, line, length, room):
        """Puts a part of a word that is longer than a line onto this one, or all of it on a line alone."""
        left = room - length if room >= 1 else 1
        if not self.break_long_words:
            if not line:
                line.append(rest.pop())
            return
        word = rest[-1]
        end = left
        if self.break_on_hyphens and len(word) > left:
            hyphen = word.rfind("-", 0, left)
            if hyphen > 0 and any(character != "-" for character in word[:hyphen]):
                end = hyphen + 1
        line.append(word[:end])
        rest[-1] = word[end:]

    def _end_short(self, lines, line, length, begin, room):
        """The last line that may be written: what fits before the placeholder."""
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= room:
                lines.append(begin + "".join(line) + self.placeholder)
                return
            length -= len(line.pop())
        if lines:
            last = lines[-1].rstrip()
            if len(last) + len(self.placeholder) <= self.width:
                lines[-1] = last + self.placeholder
                return
        lines.append(begin + self.placeholder.lstrip())


def wrap(text, width=70, **options):
    return TextWrapper(width=width, **options).wrap(text)


def fill(text, width=70, **options):
    return TextWrapper(width=width, **options).fill(text)


def shorten(text, width, **options):
    """The text on one line, its end replaced by the placeholder where it is too long."""
    return TextWrapper(width=width, max_lines=1, **options).fill(" ".join(text.strip().split()))


def dedent(text):
    """Without the leading space that all lines have in common; lines of space alone become empty."""
    lines = [line if line.strip(" \t\r") else line.strip(" \t") for line in text.split("\n")]
    margins = [line[: len(line) - len(line.lstrip(" \t"))] for line in lines if line.strip(" \t")]
    if not margins:
        return "\n".join(lines)
    lowest, highest = min(margins), max(margins)
    width = 0
    while width < len(lowest) and lowest[width] == highest[width]:
        width += 1
    return "\n".join([line[width:] for line in lines])


def indent(text, prefix, predicate=None):
    """With `prefix` before each line that `predicate` is true for: those that are not all space."""
    chosen = predicate or str.strip
    return "".join([prefix + line if chosen(line) else line for line in text.splitlines(True)])


def _is_word(text, place):
    character = text[place : place + 1]
    return character.isalnum() or character == "_"


def _is_letter(text, place):
    character = text[place : place + 1] if place >= 0 else ""
    return character.isalpha() or character == "_"


def _end_of_dash(text, begin):
    """Where the dashes "--" that begin here between two words end; None when none do."""
    if begin == 0 or not (_is_word(text, begin - 1) or text[begin - 1] in _BEFORE_DASH):
        return None
    end = begin
    while text[end : end + 1] == "-":
        end += 1
    return end if end >= begin + 2 and _is_word(text, end) else None


def _end_of_word(text, begin):
    for end in range(begin + 1, len(text)):
        if text[end] in _SPACE or (text[end] == "-" and _end_of_dash(text, end)):
            return end
        if text[end - 1] != "-" or end < begin + 2:
            continue
        after = _is_letter(text, end) and _is_letter(text, end + 2 if text[end + 1 : end + 2] == "-" else end + 1)
        place = end - 4 if text[end - 3 : end - 2] == "-" else end - 3
        if after and _is_letter(text, end - 2) and _is_letter(text, place):
            return end
    return len(text)


def _widen_sentence_ends(pieces):
    """Two spaces after a sentence."""
    for index in range(len(pieces) - 1):
        word = pieces[index].rstrip("\"'")
        if pieces[index + 1] == " " and word[-1:] in (".", "!", "?") and word[-2:-1].islower():
            pieces[index + 1] = "  "
