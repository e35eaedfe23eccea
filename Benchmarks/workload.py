#!/usr/bin/env python3
"""Writes patterns and documents to measure with, the same for the same seed.

  words-N.txt     N patterns, one a line; each has words that every match must hold
  mixed-N.txt     the same, but 1 in 100 has none
  on-topic.bin    documents that use the words of the patterns; a zero byte behind each
  off-topic.bin   documents that use none of them

The patterns of a smaller set are the first of the larger. In on-topic text some sentences hold a phrase
written for one of the patterns, with equal shares for the first 100, the first 1,000 and all of them.
"""

import argparse
import pathlib
import random

from vocabulary import ACTIONS, ENDINGS, FILLERS, JAPANESE, NOUNS, QUALITIES, Words

WORDLESS_SHARE = 100  # one pattern in so many


class Patterns:
    """Makes patterns, each with a phrase that it matches (None where that is not easy to say)."""

    def __init__(self, words, seed):
        self.words = words
        self.random = random.Random(f"patterns {seed}")

    def make(self, count, with_wordless):
        # Wordless patterns come from a stream of their own, so that both sets share all others.
        wordless = self.wordless(random.Random("wordless"))
        seen, made = set(), []
        while len(made) < count:
            if with_wordless and len(made) % WORDLESS_SHARE == 3:
                pattern, phrase = next(wordless), None
            else:
                pattern, phrase = self.with_words()
            if pattern not in seen:
                seen.add(pattern)
                made.append((pattern, phrase))
        return made

    def with_words(self):
        kinds = [self.described, self.gap, self.phrase, self.names, self.action, self.guarded,
                 self.either_order, self.possessive, self.pair, self.accented, self.japanese]
        weights = [40, 17, 11, 8, 7, 8, 3, 2, 1, 1, 2]
        return self.random.choices(kinds, weights)[0]()

    # Parts -------------------------------------------------------------------------------------

    def word(self, base):
        draw = self.random.random()
        if draw < 0.50:
            return self.random.choice(base)
        return self.random.choice(self.words.terms if draw < 0.75 else self.words.rare)

    def choice(self, base, least=1, most=5, plural=False):
        words = list(dict.fromkeys(
            self.word(base) for _ in range(self.random.randint(least, most))))
        pattern = "|".join(word.replace("-", r"[-\s]?") for word in words)
        if len(words) > 1:
            pattern = f"(?:{pattern})"
        phrase = self.random.choice(words)
        if plural and self.random.random() < 0.6:
            return pattern + "s?", phrase + self.random.choice(["", "s"])
        return pattern, phrase

    def stem(self):
        stems = list(dict.fromkeys(
            self.word(ACTIONS).removesuffix("e") for _ in range(self.random.randint(2, 3))))
        ending = self.random.choice(ENDINGS)
        return f"(?:{'|'.join(stems)})(?:{'|'.join(ENDINGS)})?", self.random.choice(stems) + ending

    def optional(self):
        fillers = self.random.sample(FILLERS, self.random.randint(1, 3))
        return (rf"(?:(?:{'|'.join(fillers)})\s+)?",
                self.random.choice(["", fillers[0] + " "]))

    # Kinds -------------------------------------------------------------------------------------

    def described(self):
        quality, one = self.choice(QUALITIES)
        between, some = self.optional() if self.random.random() < 0.5 else ("", "")
        noun, two = self.choice(NOUNS, plural=True)
        return rf"\b{quality}\s+{between}{noun}\b", f"{one} {some}{two}"

    def gap(self):
        action, one = self.stem()
        noun, two = self.choice(NOUNS, plural=True)
        most = self.random.randint(2, 6)
        between = "the" if most < 3 else "one of the"
        return rf"\b{action}\b(?:\W+\w+){{0,{most}}}?\W+{noun}\b", f"{one} {between} {two}"

    def phrase(self):
        words = [self.word(QUALITIES), self.word(NOUNS), self.word(NOUNS)]
        pattern = r"\s+".join(word.replace("-", r"[-\s]?") for word in words)
        return rf"\b{pattern}\b", " ".join(words)

    def names(self):
        one, two = self.random.sample(self.words.names, 2)
        return rf"\b{one}\s+(?:\w+\s+)?{two}\b", f"{one} {two}"

    def action(self):
        action, one = self.stem()
        noun, two = self.choice(NOUNS, most=3, plural=True)
        return rf"\b{action}\s+(?:the\s+|an?\s+)?{noun}\b", f"{one} the {two}"

    def guarded(self):
        if self.random.random() < 0.6:
            quality, one = self.choice(QUALITIES, most=3)
            noun, two = self.choice(NOUNS, least=2, most=4)
            return rf"(?<!no )(?<!not )\b{quality}\s+{noun}\b", f"{one} {two}"
        first, one = self.choice(NOUNS, most=3)
        second, two = self.choice(NOUNS, most=3)
        return rf"\b{first}(?!\s+(?:price|garden|card))\s+{second}\b", f"{one} {two}"

    def either_order(self):
        noun, one = self.choice(NOUNS, most=3, plural=True)
        action, two = self.choice(ACTIONS, most=3)
        gap = r"\W+(?:\w+\W+){0,3}?"
        return rf"(?:\b{noun}{gap}{action}\b|\b{action}{gap}{noun}\b)", f"{two} all {one}"

    def possessive(self):
        first, one = self.choice(NOUNS, most=2)
        second, two = self.choice(NOUNS, most=2)
        return rf"\b{first}['’]s?\s+{second}\b", f"{one}’s {two}"

    def pair(self):
        first, one = self.choice(NOUNS, least=6, most=12)
        second, two = self.choice(NOUNS, least=3, most=6)
        return rf"\b{first}\W+(?:and|or|of|to|for)\W+{second}\b", f"{one} and {two}"

    def accented(self):
        noun, one = self.choice(self.words.accented, most=3)
        second, two = self.choice(self.words.accented, most=2)
        return rf"\b{noun}s?\s+(?:très\s+)?{second}\b", f"{one} {two}"

    def japanese(self):
        who, what = self.random.choice(JAPANESE["who"]), self.random.choice(JAPANESE["whose"])
        ends = self.random.sample(JAPANESE["act"], self.random.randint(1, 4))
        return f"{what}{who}(?:による|の|が)(?:選挙への)?(?:{'|'.join(ends)})", f"{what}{who}による{ends[0]}"

    @staticmethod
    def wordless(draw):
        """Patterns without a word that every match must hold; those that differ in a number only are
        as dear as one another."""
        for number in range(10_000):
            yield from (
                rf"\b(\w{{{3 + number},}})\s+\1\b",
                rf"\b\w{{{22 + number},}}\b",
                rf"\b[a-z]{{3}}-?[0-9]{{{4 + number},}}\b",
                rf"\b\d{{1,3}}(?:\.\d+)?\s?%\s+\w{{{14 + number},}}",
                rf"\b\d{{1,2}}:\d{{2}}\s*[ap]\.?m\b(?:\W+\w+){{0,{number}}}",
                rf"[“\"][^”\"]{{3,{20 + number}}}[”\"]\s+\d",
                rf"\b\w+ously\s+\w{{{2 + number},}}ously\b",
                rf"(?-i:\b(?:[A-Z]{{2,}}\s+){{{3 + number},}}[A-Z]{{2,}}\b)",
                rf"\b\d{{{5 + number},}}\b",
                rf"\b(?:\w\.){{{3 + number},}}",
            )


class Documents:
    """Makes documents of sentences in paragraphs."""

    def __init__(self, words, seed, phrases=(), planted=0.0):
        self.words = words
        self.random = random.Random(f"documents {seed} {bool(phrases)}")
        self.phrases = phrases
        self.planted = planted
        self.is_on_topic = bool(phrases)

    def write(self, path, size):
        with open(path, "wb") as file:
            written = 0
            while written < size:
                document = self.document().encode() + b"\0"
                file.write(document)
                written += len(document)

    def document(self):
        size = min(8000, max(1000, self.random.lognormvariate(8.2, 0.6)))
        text, length = [], 0
        while length < size:
            sentence = self.sentence()
            text.append(sentence)
            length += len(sentence)
            text.append("\n\n" if self.random.random() < 0.2 else " ")
        return "".join(text).strip() + "\n"

    def sentence(self):
        draw = self.random.random()
        if self.is_on_topic and draw < self.planted:
            phrase = self.random.choice(self.random.choice(self.phrases))
            return f"Officials said that {phrase} had been discussed."
        if self.is_on_topic and draw < self.planted + 0.01:
            return self.random.choice(JAPANESE["sentences"])
        words, previous = [], None
        for _ in range(self.random.randint(8, 28)):
            word = self.next_word()
            if word == previous:
                continue
            previous = word
            words.append(word + ("," if self.random.random() < 0.06 else ""))
        words[0] = words[0][0].upper() + words[0][1:]
        return " ".join(words).rstrip(",") + "."

    def next_word(self):
        draw = self.random.random()
        if draw < 0.45:
            return self.words.function_word(self.random)
        if draw < 0.47:
            return str(self.random.randint(1, 2050))
        if self.is_on_topic and draw < 0.76:
            return self.words.topical(self.random)
        return self.words.ordinary(self.random)


PLANTED = 0.015  # share of on-topic sentences with a phrase made for a pattern


def write(folder, sizes, seed, megabytes, planted=PLANTED):
    """Writes all files; returns nothing. A smaller set is the beginning of the larger."""
    folder.mkdir(parents=True, exist_ok=True)
    words = Words(seed)
    phrases = None
    for name, with_wordless in (("mixed", True), ("words", False)):
        made = Patterns(words, seed).make(max(sizes), with_wordless)
        for size in sizes:
            (folder / f"{name}-{size}.txt").write_text(
                "".join(pattern + "\n" for pattern, _ in made[:size]), encoding="utf-8")
        phrases = [[phrase for _, phrase in made[:size] if phrase] for size in sizes]
    size = int(megabytes * 1e6)
    Documents(words, seed, phrases, planted).write(folder / "on-topic.bin", size)
    Documents(words, seed).write(folder / "off-topic.bin", size)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path, help="where to write")
    parser.add_argument("--rules", type=int, nargs="+", default=[100, 1000, 10000],
                        help="sizes of the sets (default: 100 1000 10000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--megabytes", type=float, default=10, help="of each text (default: 10)")
    parser.add_argument("--planted", type=float, default=PLANTED,
                        help=f"share of on-topic sentences with a planted phrase (default: {PLANTED})")
    options = parser.parse_args()
    write(options.folder, sorted(options.rules), options.seed, options.megabytes, options.planted)


if __name__ == "__main__":
    main()
