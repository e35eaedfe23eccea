"""Patterns in the style of rules: words, phrases, alternations, optional endings, short gaps."""

import random

from .vocabulary import ACTIONS, ENDINGS, FILLERS, JAPANESE, NOUNS, QUALITIES

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
        return (f"{what}{who}(?:による|の|が)(?:選挙への)?(?:{'|'.join(ends)})",
                f"{what}{who}による{ends[0]}")

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
