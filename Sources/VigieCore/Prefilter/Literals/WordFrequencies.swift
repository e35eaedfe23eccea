/// How often words stand in press releases.
///
/// Counted in 1.5 million words of English releases of public bodies (2001 to 2026); for French, German
/// and Italian the commonest words alone, estimated. Words that stand fewer than 50 times in a million
/// words are left out.
enum WordFrequencies {
  /// By how often: the words of the first list stand 50 to 100 times in a million words, those of each
  /// further one twice as often as those before.
  static let byClass: [String] = [
    """
    abortion above abroad academy accessible achieve active activity actually added \
    administrative adoption advancing advantage advisory advocate advocates affect afford afghan \
    africa afternoon age aggravated agree aircraft airport aka allen alliance allowed allowing \
    allows almost alone ambassador amended americas analysis andrew angeles anniversary announce \
    announcing answers anthony antonio antony applaud applicable application applications apply \
    appointed appreciate approval arizona arrest art asean asia ask asked assessment asset \
    assisted associate associated associates atlanta attempt attempting attention auctions \
    audience aug australia authorization authorized availability average avoid awards awareness \
    background ban banking barriers base basic beach beautiful became begin behind benjamin bid \
    bilateral billions body boost breuer brian bribery bribes bridge bridges bringing brings \
    broad broadband brown buildings built bush buy caldwell calling came canada capabilities \
    capital capitol car card cargo carries carry carter cdc celebrate century ceo chains changes \
    charles check checks childhood chinese choice choose chris christopher ci ciraolo citizen \
    citizenship civilian claim claimed click clinic closely coal coalition code collaboration \
    collection collective collectively colleges color combating comes commended comment \
    commissioner commitments communication communications compensation compete complaints \
    complete complex comply conceal concern concerned concerning conducting confidence conflict \
    conjunction connect connecticut consequences conservation consider conspirator conspired \
    constituents constitutional contained contract contractors contribute controlled controls \
    coordinate coordinated corporate corporations corps corrupt corruption costa counter \
    counties courage courts cover coverage credits criminals cross crt crucial custody cutting \
    cybercrime cybersecurity dakota dallas damage daniel davis dear deaths debate dec decade \
    declaration declared decrease decree dedicated dedication deep deeply defend deficit \
    delaware delivered delivering delivery demand demonstrates denied deployed design desk \
    destruction details detention determination determine determined devastating developed \
    developing device devices dhs dialogue difficult digital dignity diplomatic direction \
    disability discussion disease distribution districts diverse diversity doctors doe doesn \
    dollar doubt drive driven edt educational effect effectively effects eight either elected \
    elections electric electricity electronic eliminate email embassy emerging employed \
    employers enable encouraged ending enforce engagement engaging engineering enhanced \
    enhancing enough enter enterprise entitled entity entry epidemic equality eric estate \
    estimated europe european events executives expanded expansion expect expected expenses \
    experienced experts exploitation export expressed extend extension extensive extent extreme \
    facilitate facing factors failing failure fall farm fcpa fear feb federally feel fellow \
    felony files finance financing firearm firefighters firm fish fix fl fla folks follow \
    followed forced foreclosure forfeiture formula forty forum foster fought fourth framework \
    france fraudulently friday friend friends front ftc functions fundamental funded fy ga gain \
    gave gaza gender generals generations george gettr gillibrand girls giving goal goals gold \
    granted greatest green grow guns haiti hall handled hands happen happening harassment hate \
    healthy hear heard heart heat helps hereby highly highway hill himself hiring hispanic hit \
    holding honest honored hospital hospitals host hosted http hud hundred hurricane idaho \
    identified identifying identities iii illegally illicit images immigrants impacted impacts \
    implemented implementing imposed improvements improving inception incident increases \
    increasing incredible india indian indiana indo industrial industries initial initiatives \
    injunction inmate inmates innovative inspection institute intellectual intended intent \
    interagency interested interior introduce investigating investigative investigators \
    investors iowa isil israeli jackson jail jan japan jill jim joining jointly jones jordan \
    judgment judiciary justices juvenile kansas keeping kelly kenneth kentucky kevin kickback \
    kids killed kind kingdom knew knowingly knowledge korea lack lady lake lands language lanny \
    las late latest latin launch lawmakers learning leave legacy legislative lending leslie \
    lewis liability liberty light likely limit lines list listed litigation little llc locations \
    longer looking losses louisiana love loved lynch main maine maintained maintenance manager \
    manner marine maritime martin mass massachusetts matters mayor md mean meaningful measure \
    medal medically meetings merely mexican might migration mike miller minimum minnesota \
    minority mississippi missouri mobile model moment monday monetary monitor monitoring moore \
    morning mother movement moving multi murkowski named names nature navy near net nevada \
    newark night nominee noted nothing notice nov numbers numerous nursing ny oakland obligation \
    obligations ocean oct offenses offer offered offering offshore old ones opened opening \
    operate operated operators options orders oregon origin otherwise outreach outside \
    outstanding overseas pa package pain park participants participate participated \
    participating particular particularly partnerships parts passage passing path patrick \
    peaceful pelosi penalties perez perform permanently permit peter philadelphia physical \
    physician physicians pipeline placed places planned planning plant platform play playing \
    plead pleads pm policing population populations ports posed positions positive possession \
    post postal poverty powerful pre preparation prepare preparedness preparer preparers \
    preparing presence present preserve preventing previous primary principles prioritize \
    privacy pro problem problems procedures proceedings processing proclamation produce product \
    professional professionals profit profits prohibits promised proposal proposals prosecutors \
    protected provision puerto purchased purported purposes pursuant pursue putin putting \
    qualified questions quickly racial racketeering rail raise raised ranking rates rather \
    reached read readout ready reason rebuild recognize recognized recommendations recover \
    recovered red reducing referred reflect reforms refund register relating relations \
    relationships relevant reliable rely remaining remember remove repair represent represents \
    requested requests requiring reserve resilient resolves resource respond responsibility rest \
    restoration restrictions resulted resulting results rico rigging rising river road robust \
    roles room run running ryan sacred safely safer sale sales sanctions saving savings saw \
    saying scale scams schedule schumer scientific sea search secret sectors secured securing \
    seeing seeks selected self sell selling semiconductor sen seniors sense separate sept \
    sequestration series severe sheet sheriffs sherman shipping shooting short show showed shows \
    side sign significantly similar simply sites situation skills software solar soldiers \
    solutions something soon sought source sources speak species speech speed spend spent spirit \
    spoke spokesperson sports spread stability stakeholders standard standing stands stated stay \
    storage story strategies strength stronger study submit substance substantial success \
    successful successfully suicide suisse suit sullivan summer superseding supported supports \
    survivors sustainable swiss takes talk talking target targeted targeting teacher teachers \
    teams tech technical tell temporary ten tens terrorists test testing text thanked therapy \
    therefore thing though thousand thursday tim timely title told tom tool tour towards town \
    toxic track trading traffic train transaction transactions transfer transit transition \
    transparency treat treatments trillion troops truly trying tuesday turn twenty twice tx \
    ukrainian ultimately undeclared undermine understanding unemployment unique units \
    universities unlawful unprecedented unsealed update urban urgent urging usda usdoj users \
    uses usps utah vaccine vaccines valley variety vegas vehicle vested veteran via video view \
    violate violating visa vision visits voice voted voter voters votes wage wages wanted watch \
    waters weapon web went whole whom wide wife williams win wind wisconsin witness won worker \
    works worth wrote yes zero
    """,
    """
    ability accountability accountable acts ada additionally addressing administrator advanced \
    advisor affected affordable african agenda ago agreements agriculture ahead aid aids alabama \
    alaska allegedly allies always amendment amount announcement announces annual anti anyone \
    approach appropriate appropriations approved armed arrested article assault assets assist \
    association attack attacks attempted august authorities award awarded away banks basis bay \
    become began beginning behalf below beneficiaries beyond big billed bills black blinken \
    borrowers branch brought ca called calls campaign cancer cannot capacity career carolina \
    cash caucus cause caused centers central certain chain chair chairman challenge charging \
    chicago china cities class clients close coast colleagues college colorado columbia combat \
    coming commercial common competition competitive compliance comprehensive computer concerns \
    conditions conducted conference connection consent consistent conspirators conspiring \
    constitution construction consumer continues continuing contracts contributions coordination \
    corporation counsel course created creating creation current currently customs cut cuts \
    cyber dangerous date dc deal death debt decades december decision decisions defendant \
    defraud delegation deliver democracy democratic democrats deserve designated designed \
    despite detroit develop different direct directed directly disabilities disaster discuss \
    discussed does donald done dr drugs due duty earlier early earned east effective el election \
    eligible emissions employee encourage engage engaged enhance entered entire entities \
    environment epa equal equipment equity especially essential establish established event \
    everyone everything example exchange existing expand expanding experience extraordinary \
    faces facility failed faith falsely far fda february fees few fighting file filing final \
    finally find fire firearms fiscal floor focus focused forces form forms foundation francisco \
    fuel fully gang generation georgia getting give given god goods got governor grand grants \
    grateful greater ground groups growing growth guard guidance half hand hard harm having head \
    healthcare hearing helped helping higher highest hiv hold holder homes hope hours houston \
    however humanitarian hundreds ice identify identity ii illinois immediate immediately \
    implement implementation importance increased independence independent indicted inflation \
    innocent innovation instead institutions insurance integrity intelligence interest interests \
    internet introduced invest investigate investigations investing involved involving iran iraq \
    island israel issue james jersey joe johnson join joined jury kickbacks king known land \
    large later laughter launched laundering lawsuit lead leading learn left legal less level \
    levels limited line live living ll loans located los loss lost lot low lower mail maintain \
    majority makes man manufacturers mark market markets maryland material materials matter \
    means measures media medicaid memorandum men mental message met miami michael michigan \
    mission mortgage move ms multiple murder name nationwide native nato needed network news \
    nine november obama obtain obtained october off offices official often ohio oig oil once \
    online operating operation organization organized oversight owned owner owners pacific \
    parents participation parties partner party pass passed patient paul paying payment peace \
    penalty pennsylvania per period permanent personal personnel persons plans please pleased \
    point political pollution pornography port position possible practice prepared prescription \
    presented presidential press presumed previously prime principal prior priorities priority \
    proceeds production progress promise promote promoting property prosecute prosecuting \
    prosecution prosperity protecting protections proven providers provides provisions purchase \
    purpose question race range rate reach really reasonable receiving recent recently record \
    records reduction reform refunds regarding regulations regulatory relationship religious \
    remain remains remarks reported reporting reports republic republican republicans request \
    require requirements requires rescue resident residents resilience resolution resolve \
    respect responsible restitution restore returned review richard risks robert rule rules \
    rural russia russian save say scheduled schemes science scott sec securities seek seeking \
    seen senators send sent serious serves serving seven sex shared sharing single site six \
    smith society sold space speaker specific specifically stand standards start statements \
    status statutory step still stolen stop strategic strategy street strengthening strike \
    student subcommittee subject submitted summit supervised supreme sure taken taxpayer \
    taxpayers technologies tennessee terms terrorism terrorist thanks theft themselves things \
    third thomas thousands threat threats times todays took tools top total toward trafficking \
    travel treasury treatment tribal true trust understand union unit unless unnecessary upon \
    urge va value values various vehicles victim violated violation violations violent vital \
    vulnerable waste ways weapons weeks welcome west western whether whose wildlife william \
    wilson wire woman workforce yesterday yet youth
    """,
    """
    able abuse account accounts actions activities addition admitted advance affairs afghanistan \
    again agent agents agreed air allegations alleged alleges allow along already among another \
    antitrust applause approximately april area areas army around authority barbara believe \
    benefit benefits best better board border bring budget build building bureau california call \
    cases center challenges change charges chief citizens city clean clear come commerce \
    commission commit commitment committed complaint conduct congressional consumers contact \
    continued control convicted cooperation cost costs could council countries counts covid \
    create credit crime crimes crisis customers data david days did discrimination documents \
    doing dollars domestic don down drug eastern education effort emergency employees employment \
    end ensuring environmental even ever evidence face facilities fact fair family fbis fema \
    field fight fine five food forward found four fraudulent free freedom full fund funds gas \
    global go good governments grant great group gun harris held hhs him historic history \
    homeland honor housing illegal immigration impact improve inc include included includes \
    increase individual industry initiative inspector internal investigated investment \
    investments issued issues january job john joint joseph jr july june keep key labor largest \
    laws leader least led let letter lives loan look major making management manufacturing march \
    maximum medical meet meeting mexico middle millions minister month mr much nations natural \
    nearly necessary needs never next north northern nuclear number officer officers officials \
    ongoing open operations opportunities opportunity ordered organizations others own paid \
    pandemic partnership past patients payments percent person place plea policies potential \
    power practices prevent prevention price prices private process products project projects \
    proposed prosecuted protection proud providing put quality real receive received recovery \
    reduce region regional release released relief report representative representatives \
    required research response result return revenue risk role safe same san schools second \
    sector secure see senior sentence sentencing september served set several sexual shall share \
    signed significant small social south southern spending st staff steps strengthen strong \
    students supply supporting systems taking task taxes team technology term texas th then \
    think throughout too trade training transportation ukraine university until using very \
    veterans victims virginia visit vote voting want war water way website week white why within \
    without worked www young
    """,
    """
    access according across acting action additional address after agencies agency agreement \
    assistance attorneys available back bank based because before being between bill billion \
    bipartisan both business businesses charge charged child children claims climate co \
    committee communities community companies company congress congressman congresswoman \
    conspiracy continue count county critical day defendants defense deputy development director \
    divisions during each economic economy efforts ensure every executive false families fbi \
    filed financial florida following force foreign former funding further future get going gov \
    had her here high home how human if important income indictment individuals infrastructure \
    international investigation irs jobs judge just know last leaders leadership lee legislation \
    life like local long made many may me medicare member members military money months most \
    must nation need no now only out part partners pay plan pleaded police policy prison \
    programs protect provide provided re related rep resources returns right safety scheme \
    school section senate senator sentenced serve settlement she should since some special \
    statement such system take thank them there three together trial trump us use used ve vice \
    violence well where while women workers working world york your
    """,
    """
    about administration against america american americans announced any assistant been biden \
    but can care case civil country court criminal departments division do energy enforcement \
    first fraud general government guilty help house including information into law make million \
    my one order other over people program public rights secretary security service services \
    support than those through time two under up washington were what when work would year years
    """,
    """
    act all also attorney be department district federal has he health his its justice more \
    national new not office or president said state states tax these they today united which who \
    you
    """,
    """
    aber ai al alla als am an anche are as at au auch auf aus aux avec bei bis by ce cette che \
    con da dal dalla dans das dass de degli dei del della delle dem den der des di du durch e ed \
    ein eine einem einen einer elle en er es est et from gegen gli ha haben hat have i il im ist \
    it la le les leur lo ma mehr mit nach ne nel nella nicht noch non nur o oder ont our par pas \
    plus pour qui sa se ses si sich sie sind so son sono sont sur their this um un una und une \
    von vor was we werden wie will wird zu zum zur
    """,
    """
    for is on that with
    """,
    """
    a in
    """,
    """
    and of to
    """,
    """
    the
    """,
  ]
}
