"""The words of the generated patterns and documents: some real, most invented."""

import random

QUALITIES = """foreign hostile malign covert hidden coordinated inauthentic authoritarian state-sponsored
state-backed hybrid subversive deceptive misleading false invented manipulated doctored fake fraudulent
illegal undisclosed anonymous external overseas arvonian extremist violent systematic targeted large-scale
digital online electoral political democratic public civic independent peaceful arbitrary unlawful
politically-motivated transnational cross-border financial military strategic regional judicial
parliamentary synthetic paid orchestrated organised secret rigged stolen forged""".split()

NOUNS = """actor interference meddling disinformation falsehood propaganda narrative campaign operation
influence manipulation election vote ballot voter referendum candidate party parliament journalist reporter
activist defender dissident opposition blogger editor newspaper broadcaster outlet platform account bot troll
network website domain deepfake image recording story claim rumour hoax conspiracy vaccine minority refugee
migrant community court judge police prosecutor ministry minister embassy official agency sanction asset
oligarch donor donation bribe intrusion breach leak hack malware phishing attack vulnerability cable register
threat intimidation harassment violence assault killing detention arrest imprisonment sentence trial torture
disappearance censorship blackout shutdown blocking restriction freedom expression assembly democracy trust
integrity transparency resilience security alliance inquiry commission observer turnout tally polling""".split()

ACTIONS = """undermine influence manipulate distort discredit destabilise interfere meddle disrupt sabotage
silence intimidate threaten harass detain arrest imprison prosecute censor restrict suppress deter impede
mislead deceive fabricate spread amplify disseminate bribe hack steal leak impersonate target compromise
condemn denounce expose counter combat investigate protect""".split()

ENDINGS = ["e", "es", "ed", "ing", "s", "ion", "ions"]

FILLERS = """state alleged so-called widespread ongoing recent serious repeated new major local these all
our national""".split()

# The most frequent first.
FUNCTION_WORDS = """the of and to in a for that is on with as by at from it be this was were are has have had
not or which its their will would can been but also more after before between during under over about into
than there they we he she who when where while such each other some any both may must should could
only""".split()

EVERYDAY = """garden kitchen river bread morning winter summer window table harvest orchard tractor weather
rain cloud mountain valley bridge railway carriage ticket museum painting violin concert football stadium
player goal season recipe butter apple cheese potato soup kettle lamp carpet pillow blanket shirt button
needle wool sheep horse cattle meadow fence barn ladder hammer paint brush timber brick roof chimney cellar
engine wheel bicycle harbour ferry sailor anchor island beach tide fishing salmon forest oak birch squirrel
rabbit sparrow feather nest pond frog gentle quiet warm yellow green wooden narrow heavy early late walked
carried opened closed cooked painted planted repaired measured folded polished gathered borrowed""".split()

JAPANESE = {
    "whose": ["外国の", "敵対的な", "海外の", "他国の", "国家主体の", "匿名の"],
    "who": ["勢力", "政府", "情報機関", "工作員", "団体", "業者"],
    "act": ["介入", "干渉", "偽情報", "情報操作", "世論操作", "影響工作", "選挙妨害", "宣伝活動",
            "脅迫", "買収"],
    "sentences": [
        "選挙管理委員会は投票所の準備が整ったと述べた。",
        "大臣は記者団の質問に答え、調査を続けると語った。",
        "市場では野菜の値段が少し下がっている。",
        "外国の団体による情報操作を防ぐため、各国が協力する。",
    ],
}

ONSETS = """b br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr r s sc sh sl sp st str t th tr v
w z""".split()
NUCLEI = "a e i o u a e i o ai ea ou oo ie".split()
CODAS = ["", "", "", "", "", "", "n", "r", "l", "s", "t", "m", "nd", "st", "ck"]
SUFFIXES = ["", "", "", "er", "al", "ity", "ous", "ist", "ment", "ance", "ive", "ure", "ery", "dom"]


class Words:
    """Invented words beside the real ones.

    names, terms and rare words stand in patterns and in on-topic text, rare ones seldom in the latter.
    Ordinary words stand in no pattern, and none of them begins like a word of the patterns or the other
    way round, so that text made of them matches nothing.
    """

    def __init__(self, seed):
        draw = random.Random(f"vocabulary {seed}")
        taken = set(QUALITIES + NOUNS + ACTIONS + EVERYDAY + FILLERS + FUNCTION_WORDS)
        self.names = [word.capitalize() for word in invent(draw, 900, taken, ending=["ia", "ov", "sen", ""])]
        self.terms = invent(draw, 1300, taken, ending=SUFFIXES)
        self.rare = invent(draw, 8000, taken, ending=SUFFIXES)
        self.accented = [word + draw.choice(["é", "ère", "ée", "ô"])
                         for word in invent(draw, 120, taken, ending=[""])]
        used = {word.lower()[:size] for size in range(3, 16) for word in
                self.names + self.terms + self.rare + self.accented + QUALITIES + NOUNS + ACTIONS}
        whole = {word.lower().removesuffix("e") for word in
                 self.names + self.terms + self.rare + QUALITIES + NOUNS + ACTIONS}
        self.everyday = [word for word in EVERYDAY + invent(draw, 4000, taken, ending=SUFFIXES)
                         if word not in used
                         and not any(word[:size] in whole for size in range(3, len(word) + 1))]
        # The nth most frequent word is used about 1/n as often, as in all languages.
        self.weights = accumulated(1 / (number + 20) for number in range(len(self.everyday)))
        self.function_weights = accumulated(
            1 / (number + 2) for number in range(len(FUNCTION_WORDS)))

    def topical(self, draw):
        share = draw.random()
        if share < 0.36:
            return draw.choice(NOUNS if share < 0.18 else QUALITIES if share < 0.28 else ACTIONS)
        if share < 0.86:
            return draw.choice(self.terms)
        return draw.choice(self.names if share < 0.93 else self.rare)

    def function_word(self, draw):
        return draw.choices(FUNCTION_WORDS, cum_weights=self.function_weights)[0]

    def ordinary(self, draw):
        return draw.choices(self.everyday, cum_weights=self.weights)[0]


def invent(draw, count, taken, ending):
    made = []
    while len(made) < count:
        syllables = draw.choice([1, 2, 2, 2, 3])
        word = "".join(draw.choice(ONSETS) + draw.choice(NUCLEI) + draw.choice(CODAS)
                       for _ in range(syllables)) + draw.choice(ending)
        if 5 <= len(word) <= 14 and word not in taken:
            taken.add(word)
            made.append(word)
    return made


def accumulated(weights):
    total, sums = 0.0, []
    for weight in weights:
        total += weight
        sums.append(total)
    return sums
