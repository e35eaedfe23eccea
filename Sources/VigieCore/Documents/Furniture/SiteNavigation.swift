/// Lines of the web page around a text: menus, share links, notices on cookies and rights.
enum SiteNavigation {
  static func matches(_ line: FurnitureLine) -> Bool {
    guard line.length <= 260 else { return false }
    if rights.occurs(in: line.start), line.length <= 200 { return true }
    if line.length <= 260, consent.prefixEnd(line.start) != nil { return true }
    guard line.length <= 90 else { return false }
    return whole.isWhole(line.start)
      || !line.endsSentence && line.words <= 7 && links.prefixEnd(line.start) != nil
  }

  /// Links that may name where they lead.
  private static let links = PhraseTable(
    """
    back to
    return to
    go to top
    skip to
    jump to
    share on
    share via
    share this
    follow us
    print this
    email this
    read more
    see also
    download pdf
    download the pdf
    view as pdf
    retour à
    retour aux
    retour au
    aller au contenu
    partager sur
    imprimer la
    suivez-nous
    zurück zu
    zurück zur
    zum inhalt
    zum seitenanfang
    teilen auf
    folgen sie uns
    torna a
    torna al
    torna alla
    vai al contenuto
    condividi su
    stampa la
    seguici su
    """)

  private static let whole = PhraseTable(
    """
    home
    top
    menu
    search
    print
    share
    tweet
    email
    facebook
    twitter
    linkedin
    whatsapp
    rss
    login
    log in
    sign in
    sitemap
    site map
    contact us
    breadcrumb
    main navigation
    previous
    next
    previous article
    next article
    top of page
    back to top
    share on facebook tweet this
    english
    français
    deutsch
    italiano
    japanese
    french
    german
    italian
    日本語
    accueil
    rechercher
    recherche
    imprimer
    partager
    haut de page
    retour
    startseite
    suche
    drucken
    teilen
    seite drucken
    seitenanfang
    nach oben
    zurück
    cerca
    stampa
    condividi
    inizio pagina
    torna su
    indietro
    トップページ
    ホーム
    印刷
    シェア
    ページトップへ
    このページのトップへ戻る
    トップへ戻る
    このページの先頭へ
    このページの先頭へ戻る
    ページの先頭へ戻る
    ページの先頭へ
    前のページへ戻る
    一覧へ戻る
    一覧に戻る
    戻る
    本文へ
    本文へ移動
    本文へスキップ
    """)

  /// Notices that ask the reader for something.
  private static let consent = PhraseTable(
    """
    we use cookies
    this site uses cookies
    this website uses cookies
    by continuing to use this site
    accept all cookies
    cookie settings
    subscribe to our
    subscribe to the
    sign up for our
    sign up to our
    sign up to receive
    to unsubscribe
    ce site utilise des cookies
    nous utilisons des cookies
    abonnez-vous
    inscrivez-vous à notre
    diese website verwendet cookies
    diese webseite verwendet cookies
    wir verwenden cookies
    newsletter abonnieren
    abonnieren sie
    questo sito utilizza
    questo sito usa
    utilizziamo i cookie
    iscriviti alla
    このサイトではcookie
    当サイトではcookie
    メールマガジン
    """)

  private static let rights = PhraseTable(
    """
    all rights reserved
    ©
    copyright (c)
    tous droits réservés
    alle rechte vorbehalten
    tutti i diritti riservati
    無断転載
    all rights reserved.
    """)
}
