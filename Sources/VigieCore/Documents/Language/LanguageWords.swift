/// Words and endings that tell languages apart.
enum LanguageWords {
  /// The languages with words of their own here: ours, and those easily taken for one of them.
  static let languages: [Language] = [
    .english, .french, .german, .italian, Language(rawValue: "es"), Language(rawValue: "pt"),
    Language(rawValue: "nl"),
  ]

  /// For a word in lower case, packed, the languages it is frequent in, as bits.
  static let masks = PackedWordTable(words)

  /// For the last four bytes of a longer word, the languages that make many words with it.
  static let endings = PackedWordTable(endingLists)

  private static let words = [
    """
    the of and to in a that is for on with as was by at are be this have from or has it an not which
    will their been we our its were they he his her she who would but more these all can had said
    also than other about into if do there what when i you how new under over between after before
    could should may must such those through during against any both some no so one two your us
    """,
    """
    le la les de des du et à en un une que qui dans pour par sur au aux est ce il elle ne pas plus se
    son sa ses avec sont cette ces ont été nous vous leur leurs mais ou où comme être a fait tout
    tous y on d l s c n qu si deux entre sans sous après depuis aussi ainsi lors dont selon afin
    notre nos votre même très peut toute toutes ils elles était je contre encore faire
    """,
    """
    der die das und in zu den mit von für im auf ist des dem nicht eine ein sich auch als an es werden
    aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur
    oder aber vor zur bis mehr durch man sein wurde sei ihr ihre wir kann gegen vom können schon wenn
    habe seine unter wurden sowie diese dieser dieses muss sollen ich uns unsere zwischen beim ihrer
    """,
    """
    di e il la che in a per un del della è una i dei le con si da non sono al alla delle ha più nel
    nella come ma anche gli lo dal dalla ed o sul sulla ai alle questo questa loro essere stato tra
    suo sua ci hanno degli nelle nei se l d dell all nell dall sull cui fra stata stati due dopo
    contro ogni tutti nostro nostra quello ancora già sia noi perché quanto senza
    """,
    """
    de la que el en y a los del se las por un para con no una su al lo como más o pero sus le ha es
    esta entre cuando muy sin sobre también hasta hay donde quien desde todo nos durante todos uno
    ni contra otros ese eso ante ellos este esto son fue han está ser nuestro así
    """,
    """
    de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das
    tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era
    depois sem mesmo aos ter seus são pelos às nas foram
    """,
    """
    de het een en van in is dat op te zijn voor met die niet aan er om ook als dan maar bij nog door
    over uit naar heeft hebben worden wordt werd deze dit al tot wel geen kan of zich tegen onder
    meer na hun moet zij ze hij we wij onze tussen omdat
    """,
  ]

  private static let endingLists = [
    "ting ning ring ness hing sted ould ment tion ally ance king ding sing ling",
    "ment tion euse ques ique aire eurs sées eaux ités ance ence ages ités",
    "ngen chen ungs iche keit heit sche nden rden lung rung tung nung dung isch lich ändi",
    "ione ioni ente enti ento ando endo tato tati ismo enza anza ietà lità zare",
    "ción ades idad ente ando endo ados idos ento ismo anza ones ario aron",
    "ções ção ente ando endo ados idos ento ismo ança ades ário aram",
    "ijke heid ingen gen lijk sche eren ende aten tten",
  ]
}
