"""Documents to search, of sentences in paragraphs."""

import random

from .vocabulary import JAPANESE

PLANTED = 0.015  # share of on-topic sentences with a phrase made for a pattern


class Documents:
    """Makes documents of sentences in paragraphs."""

    def __init__(self, words, seed, phrases=(), planted=PLANTED):
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
