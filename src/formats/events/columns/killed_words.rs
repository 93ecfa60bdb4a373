//! Words of which the names of columns are made that count people killed.

/// Words for people killed.
pub(in crate::formats::events) const KILLED: &str = "\
    killed kill kills deaths death dead died fatalities fatality fatal martyrs martyred slain murdered \
    executed nkill kia deathtoll mort morts morte mortes mortels mortelles tués tuées tué tuée décès \
    décédés décédées tote toten toter getötet getötete getöteten getöteter todesopfer todesfälle gefallene \
    verstorbene muertos muertas muerto muertes fallecidos fallecidas asesinados mortales morti morto uccisi \
    uccise decessi deceduti ölü ölüler ölen ölenler öldürülen kaybı şehit kuştî kuştiyan kuştiyên mirî miriyan \
    şehîd قتلى قتيل قتل قتلا مقتولين شهداء شهيد وفيات وفاة موتى ضحايا کشته کشتهشدگان شهدا قربانیان کوژراو \
    کوژراوان کوژراوەکان کوژران شەهید شەهیدان مردوو مردووان убитые убитых убито погибшие погибших погибло \
    смерти умершие deceased perished homicides killings slayings murders décédé décédée défunts défunt assassinés \
    assassinées meurtres verstorben verstorbenen gestorben gestorbene gestorbenen umgekommen umgekommene \
    umgekommenen ermordet ermordete ermordeten todesfall todesopfern sterbefälle tötungen morde totenzahl todeszahl \
    todeszahlen fallecido fallecida muerta asesinado asesinada asesinadas defunciones fallecimientos decesos homicidios \
    asesinatos occisos deceduto uccisioni omicidi assassinati ölüm ölümler ölümleri vefat katledilen katledilenler \
    öldürülenler şehitler погиб погибли умерших умерло умерли смертей летальных убийства убийств استشهاد مستشهدين \
    مستشهدون متوفين متوفون متوفى متوفيين موت أموات مقتولون مقتل مغدورين صرعى کشتهها فوتی فوتیها متوفیان مقتولان \
    مقتولین درگذشتگان جانباخته جانباختگان مرگ کوشتراو کوشتراوان کوشتن مردن مردوان گیانلەدەستداو گیانلەدەستداوان \
    کوژراون kuştin şehîdan şehîdên";

/// Those of them that name the deed: numbers of killings are seldom given beside people killed.
pub(in crate::formats::events) const DEEDS: &str = "\
    homicides killings slayings murders meurtres tötungen morde homicidios asesinatos uccisioni omicidi убийства убийств \
    موت مقتل مرگ کوشتن مردن kuştin ölüm ölümler ölümleri";

/// Words for dead bodies, of people who may have been counted when they were killed.
pub(in crate::formats::events) const BODIES: &str = "\
    bodies body corpses corpse remains leichen leichname cadavres corps cadáveres cuerpos cadaveri corpi cesetler ceset \
    جثث جثة جثامين اجساد تەرم لاشە тела тел";

/// Words for people wounded.
pub(in crate::formats::events) const WOUNDED: &str = "\
    wounded wound wounds injured injuries injury wia nwound verletzt verletzte verletzten verwundet \
    verwundete blessés blessées blessé heridos heridas lesionados feriti ferite yaralı yaralılar birîndar \
    جرحى جريح جرح مصابين مصابون إصابات زخمی زخمیها مجروح مجروحان مجروحین بریندار برینداران раненые раненых \
    ранено";

/// Words for the wounded and the killed together.
pub(in crate::formats::events) const CASUALTIES: &str = "casualties casualty opfer تلفات خسائر потери";

/// Words that only say that it is a number, or whose.
pub(in crate::formats::events) const NUMBER: &str = "\
    number numbers no nr num n of the total count sum toll people persons person victims victim individuals \
    humans best estimate estimated confirmed reported in event incident nombre de des d anzahl zahl der \
    gesamt insgesamt personen personnes personas persone gente número cantidad numero di dei del los las víctimas \
    victimes vittime sayısı sayı toplam kişi can عدد مجموع إجمالي أشخاص ژمارەی ژمارە کەس تعداد شمار شدگان شده نفر \
    افراد کل hejmara jimara число количество людей человек affected all est \
    how many were was who overall approx approximate cases combien wie viele kaç كم چند cuántos cuántas quanti quante \
    сколько حالات حصيلة bilan بشرية بشري humaines humanas umane ها های";

/// Words behind which it says by whom or by what.
pub(in crate::formats::events) const BY: &str =
    "by through via due durch par por da tarafından بواسطة جراء إثر بسبب";

/// Words that join two things that a column counts.
pub(in crate::formats::events) const AND: &str = "and or und oder et ou y o e ve û و أو یا";

/// Words for those of whom nobody knows.
pub(in crate::formats::events) const MISSING: &str =
    "missing disappeared vermisst vermisste disparus desaparecidos مفقودين مفقود";

/// Words with which a number grows from row to row, and with which it does not.
pub(in crate::formats::events) const RUNNING: &str = "\
    cumulative cumulated cumul cum accumulated running todate sofar ytd kumuliert kumulativ cumulé cumulés cumulatif \
    acumulado acumulados cumulativo cumulati kümülatif since depuis seit desde sinds sedan منذ تراكمي تراكمية تراكم تجمعی انباشته";
pub(in crate::formats::events) const NEW: &str = "\
    new newly daily weekly neu neue neuen nouveau nouveaux nuevos nuevas nuovi yeni جديد جديدة جدد جدید نوێ новые \
    новых";

/// Words for who counted.
pub(in crate::formats::events) const SOURCES: &str = "\
    media press news official officially officials government ministry moh moi un unami ngo ngos hospital hospitals \
    morgue claims verified presse medien offiziell officiel officiels oficial oficiales ufficiale ufficiali \
    resmi إعلام رسمي رسمية وزارة ibc acled ucdp gtd according claim claimed alleged local \
    witnesses eyewitnesses residents medics mortuary morgues airwars newspaper newspapers agency agencies \
    مستشفى مستشفيات صحة الصحة شهود krankenhaus krankenhäuser klinik hôpital hôpitaux presse hastane basın";

/// The same of those who may also be those killed.
pub(in crate::formats::events) const SOURCES_TOO: &str =
    "police polizei policía polizia army military security شرطة جيش";

/// Words with which it is something else.
pub(in crate::formats::events) const OTHER: &str = "\
    kidnapped displaced threat threats threatened threatening threaten attempt attempts attempted drohung drohungen bedroht menace menaces amenaza amenazas tehdit تهديد تهديدات هەڕەشە угрозы penalty sentence sentences sentenced certificate certificates registration date day time year month name names type cause causes method manner place location \
    age sex gender description notes note source sources id code precision \
    confidence status lat lon livestock animal animals cattle sheep goat goats cow cows camel camels dog dogs horse \
    horses donkey donkeys poultry bird birds fish vehicle vehicles tiere tier vieh bétail animaux ganado animales \
    animali bestiame hayvan hayvanlar مواشي ماشية حيوانات حيوان حیوانات دام ئاژەڵ скот животные \
    تاريخ مكان اسم أسماء سبب عمر جنس âge lieu nom noms cause causes lugar edad fecha nombres alter todesursache ursache ort \
    datum età luogo nome yaş yaşı tarihi yeri adı nedeni возраст дата имя место причина";

/// Words for shares and rates, which are no people.
pub(in crate::formats::events) const RATES: &str = "\
    rate rates percent percentage percentages pct perc share shares ratio ratios proportion proportions fraction per \
    capita prozent anteil anteile quote rate pourcentage taux proportion porcentaje tasa percentuale tasso yüzde oran \
    oranı نسبة معدل المئوية ڕێژە ڕێژەی درصد نرخ процент доля index score average mean median";

/// Words for counts in thousands and the like.
pub(in crate::formats::events) const UNITS: &str = "\
    thousand thousands tsd hundreds 000 000s 1000 1000s 100000 100 k tausend milliers miles migliaia bin آلاف الاف ألف \
    هەزار هزار тысяч million millions";

/// Words for the lower and the upper end.
pub(in crate::formats::events) const LOW: &str = "\
    low lowest min minimum lower least fewest minimal minimale minima minimo minimaux mínimo mínima mindestens mindestzahl \
    niedrigste niedrig untere basse inférieure inférieur inferiore asgari أدنى أقل دنيا حداقل کمترین کمینه کەمترین \
    kêmtirîn минимум минимальное минимально мин";
pub(in crate::formats::events) const HIGH: &str = "\
    high highest max maximum upper most greatest maximal maximale maxima massimo massima maximaux máximo máxima höchstens \
    höchstzahl höchste hoch obere haute supérieure supérieur superiore azami أعلى أقصى أكبر أكثر عليا حداکثر بیشترین \
    بیشینه زۆرترین zêdetirîn максимум максимальное максимально макс";

/// Those of them that stand alone for an end of the number of people killed.
pub(in crate::formats::events) const PLAIN_ENDS: &str =
    "low lowest min minimum high highest max maximum أدنى أعلى أقصى حداقل حداکثر";

/// Words beside those, which only say that it is an end.
pub(in crate::formats::events) const END: &str = "\
    حد الحد bound limit end possible figure figures value range estimation estimations estimación stima schätzung grenze \
    تقدير تقديرات";
