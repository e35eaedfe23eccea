#!/usr/bin/env python3
"""Writes patterns and documents to measure with, the same for the same seed.

  words-N.txt     N patterns, one a line; each has words that every match must hold
  mixed-N.txt     the same, but 1 in 100 has none
  on-topic.bin    documents that use the words of the patterns; a zero byte behind each
  off-topic.bin   documents that use none of them

The patterns of a smaller set are the first of the larger. In on-topic text some sentences hold a phrase
that one of the patterns matches: as often one of the smallest set as one of any other.
"""

import argparse
import pathlib

from generating.documents import PLANTED, Documents
from generating.patterns import Patterns
from generating.vocabulary import Words


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
