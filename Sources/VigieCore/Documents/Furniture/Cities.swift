/// Cities that stand at the head of releases, so that "Berlin – Die …" is a place and
/// "Disinformation – The …" is none. Places in capitals need no list.
enum Cities {
  static func contains(_ name: [UInt8]) -> Bool {
    names.contains(String(decoding: name, as: UTF8.self))
  }

  private static let names: Set<String> = Set(
    """
    amsterdam|ankara|athens|athen|athènes|atene|atlanta|baghdad|bangkok|barcelona|beijing|peking|pékin
    |pechino|beirut|belgrade|belgrad|berlin|berlino|bern|berne|bologna|bonn|bordeaux|boston|brasilia
    |bratislava|bremen|brussels|bruxelles|brüssel|bucharest|bukarest|bucarest|budapest|buenos aires
    |cairo|kairo|le caire|canberra|charlevoix|chicago|chișinău|chisinau|cologne|köln|copenhagen
    |kopenhagen|copenhague|copenaghen|dallas|delhi|new delhi|denver|detroit|dresden|dublin|düsseldorf
    |edinburgh|elmau|firenze|florence|frankfurt|geneva|genf|genève|ginevra|genova|hamburg|hannover
    |helsinki|hiroshima|hong kong|houston|istanbul|jakarta|jerusalem|johannesburg|karlsruhe|kyiv|kiev
    |kiew|kyoto|leipzig|lille|lisbon|lissabon|lisbonne|lisbona|ljubljana|london|londres|londra
    |los angeles|luxembourg|luxemburg|lyon|madrid|mainz|manila|marseille|mexico city|miami|milan
    |milano|mailand|montreal|montréal|moscow|moskau|moscou|mosca|munich|münchen|monaco|nagoya|nairobi
    |naples|napoli|new york|nice|nicosia|osaka|oslo|ottawa|palermo|paris|parigi|philadelphia|phoenix
    |podgorica|prague|prag|praga|pretoria|pristina|québec|quebec|riga|rome|roma|rom|san francisco
    |sapporo|sarajevo|seattle|seoul|séoul|shanghai|singapore|skopje|sofia|stockholm|strasbourg
    |straßburg|strasburgo|stuttgart|sydney|taipei|tallinn|tbilisi|the hague|den haag|la haye|l'aia
    |tirana|tokyo|tokio|toronto|torino|turin|toulouse|tunis|valletta|vancouver|venezia|venice|vienna
    |wien|vienne|vilnius|warsaw|warschau|varsovie|varsavia|washington|wellington|wiesbaden|yerevan
    |yokohama|zagreb|zurich|zürich|東京|大阪|京都|札幌|名古屋|福岡|広島|仙台|那覇|ワシントン|ニューヨーク|ロンドン
    |パリ|ベルリン|ローマ|ジュネーブ|ブリュッセル|北京|上海|ソウル|台北|モスクワ|キーウ|ウィーン
    """.split { $0 == "|" || $0 == "\n" }.map(String.init))
}
