//! Names of columns of dates, and whose dates they are.

use super::header::{Name, contains};

/// Words that make a column one of dates.
pub(super) const DATE: &str = "\
    date dates day datetime dated datum jour fecha tarih tarihi تاريخ يوم بەروار ڕێکەوت رێکەوت dato data \
    fechas tarihe roj tag giorno giorni gün günü día день дата تاریخ روز ڕۆژی ڕۆژ رۆژ بەرواری dîrok";

/// Words that say nothing of whose date it is.
pub(super) const PLAIN: &str = "\
    of the de du des der full iso utc gmt local formatted text yyyy mm dd yy d m y when value column la \
    le l del della di dei il lo el los vom von dem das den à a و في من ی بۆ у";

/// Words for what happened.
pub(super) const EVENT: &str = "\
    event events sqldate حدث événement evenement événements ereignis ereignisses evento eventi eventos \
    suceso sucesos olay olayın ڕووداو ڕووداوی رووداو رویداد واقعه وقوع حدوث الحدوث событие события bûyer \
    fait faits geschehen geschehens";
pub(super) const INCIDENT: &str = "\
    incident incidents attack attacks occurred occurrence occured happened strike violation death \
    explosion bombing killing accident violence crime حادث حادثة هجوم incidence vorfall vorfalls \
    anschlag anschlags angriff angriffs tat attaque attentat incidente incidentes ataque attacco saldırı \
    saldırının êriş هێرش حملة انفجار انفجاری حادثه هێرشی اتفاق инцидент инцидента атака атаки нападения \
    происшествия";

/// The beginning and the end of a period.
pub(super) const START: &str = "\
    start begin begins beginning began first from von desde onset since début beginn anfang debut premier inicio \
    comienzo primera inizio başlangıç بداية بدء أول من شروع آغاز دەستپێک начало";
pub(super) const END: &str = "\
    end ends ended ending until till to bis hasta تا finish finished last fin ende schluss dernière ultimo último \
    final fine bitiş son نهاية انتهاء إلى پایان کۆتایی конец окончание";

/// Words for what is written about it later.
pub(super) const REPORT: &str = "\
    report reported reporting publication published posted publish article source news media press \
    notification notified reports publishing veröffentlichung veröffentlichungs veröffentlicht \
    publiziert publikation publikations meldung melde gemeldet bericht berichts berichtet erschienen \
    publié publiée publie rapport rapporté signalé signalement parution publicado publicación \
    publicacion informe reportado reporte noticia pubblicato pubblicazione segnalato segnalazione \
    notizia yayın yayınlanma yayım yayımlanma rapor bildirim haber نشر منشور تقرير إبلاغ الإبلاغ بلاغ \
    خبر الخبر انتشار گزارش بڵاوکردنەوە بڵاوکرایەوە ڕاپۆرت هەواڵ weşan weşandin опубликовано публикации \
    публикация сообщения отчета отчёта новости";
pub(super) const ENTRY: &str = "\
    submission submitted created creation create entry entered added dateadded updated update modified \
    modification edited edit changed upload uploaded download downloaded imported import export exported \
    interview survey visit collection collected assessment today recorded record verified verification \
    approved checked review reviewed coded coding access accessed retrieved registered registration \
    version release erstellt erstell erstellung erstellungs eingabe eingegeben erfasst erfassung \
    erfassungs geändert änderung änderungs aktualisiert aktualisierung aktualisierungs abgerufen abruf \
    zugriff zugriffs créé création crée saisie ajouté modifié mis mise màj consulté consultation accès \
    creado creación registrado registro actualizado actualización modificado acceso consulta creato \
    creazione inserito inserimento aggiornato aggiornamento modificato accesso oluşturma oluşturulma \
    kayıt giriş güncelleme güncellenme erişim إدخال ادخال تسجيل تحديث تعديل إنشاء انشاء اطلاع ثبت ورود \
    ایجاد بروزرسانی روزرسانی ویرایش دسترسی تۆمارکردن نوێکردنەوە создано создания обновлено обновления \
    изменено изменения доступа ввода";

/// Words with which a date is that of something else, or no date.
pub(super) const OTHER: &str = "\
    birth dob born expiry expires precision prec accuracy confidence certainty zone offset range type format original count \
    number id name note notes approx approximate ofweek weekday burial naissance geburts geburt \
    nacimiento nascita doğum میلاد ميلاد ولادة تولد لەدایکبوون рождения expiration ablauf genauigkeit \
    précision";

/// A time of day.
pub(super) const TIME: &str = "\
    time hour heure uhrzeit clock hhmm وقت ساعة کات saat zeit uhr hora ora ساعت saet время час";

/// How well a name fits the first or only day of an event; one of UTC a little less than one of local time.
pub(super) fn rank(name: &Name) -> Option<u8> {
    let rank = plain_rank(name)?;
    Some(rank + u8::from(rank < 30 && name.has("utc gmt zulu")))
}

fn plain_rank(name: &Name) -> Option<u8> {
    if name.has(OTHER) || name.is("dayofweek weekday dayofyear dateofbirth") {
        return None;
    }
    if name.is("eventdate sqldate dateofevent dateevent") {
        return Some(0);
    }
    if name.is("occurred dateoccurred occurredon incidentdate dateofincident attackdate dateofattack") {
        return Some(5);
    }
    let is_date = name.has(DATE) || name.is("when timestamp occurredat");
    let later = [(name.has(ENTRY), 90), (name.has(REPORT), 80)].into_iter().find(|(is, _)| *is);
    if let Some((_, rank)) = later {
        return (is_date || name.has(TIME) || name.is("today")).then_some(rank);
    }
    if name.is("timestamp") {
        return Some(95);
    }
    if is_end(name) {
        return name.has(WEEK).then_some(46);
    }
    let rest: Vec<&str> =
        name.without(DATE).into_iter().filter(|w| !contains(PLAIN, w) && !contains(TIME, w)).collect();
    let all = |words: &'static str| rest.iter().all(|w| contains(words, w));
    match () {
        () if name.has(EVENT) && is_date && all(EVENT) => Some(2),
        () if name.has(INCIDENT) && is_date => Some(5),
        () if is_date && rest.is_empty() => Some(10),
        () if name.has(START) && (is_date || all(START)) => Some(20),
        () if name.is("yearmonth monthyear") || plainly_month(name) => Some(24),
        () if name.has(EVENT) && is_date => Some(26),
        () if is_date => Some(40),
        () if name.has("period week") => Some(45),
        () if name.has(START) && name.has("period") => Some(20),
        () if name.has(TIME) => Some(98),
        () => None,
    }
}

/// “Month” or “month of the event”: with a year in it, it is a date.
pub(super) fn plainly_month(name: &Name) -> bool {
    name.has(MONTH)
        && name.without(MONTH).iter().all(|w| contains(PLAIN, w) || contains(YEAR, w) || contains(EVENT, w))
}

pub(super) fn is_end(name: &Name) -> bool {
    name.has(END) && !name.has(START) || name.is("dateend enddate lastdate untildate datetill dateto todate")
}

pub(super) const YEAR: &str = "\
    year iyear yr année annee jahr año yıl yil سنة عام ساڵ anno anni sal سال ساڵی год السنة";
pub(super) const MONTH: &str = "month imonth mon mois monat mes ay شهر مانگ mese monate ماه مانگی meh месяц";
pub(super) const WEEK: &str = "\
    week weeks wk isoweek kw woche kalenderwoche semaine hafta أسبوع اسبوع هفته weekno weeknumber weeknum";
pub(super) const QUARTER: &str = "quarter qtr q quartal trimestre çeyrek ربع فصل";
pub(super) const DAY: &str = "\
    day iday dom jour tag día dia gün يوم ڕۆژ dayofmonth giorno روز رۆژ roj день ڕۆژی";

/// A week or quarter in a column of its own; the weeks of epidemiologists are others than those of ISO 8601.
pub(super) fn part_of_year(name: &Name) -> Option<u8> {
    let of = |w: &&str| {
        contains(PLAIN, w) || contains(EVENT, w) || contains("iso number no nr num calendar year", w)
    };
    let alone = |words: &'static str| name.has(words) && name.without(words).iter().all(of);
    (alone(WEEK) || alone(QUARTER)).then_some(10)
}

/// A part of a date in a column of its own.
pub(super) fn part(name: &Name, words: &'static str) -> Option<u8> {
    let of = |w: &&str| contains(PLAIN, w) || contains(EVENT, w) || contains(INCIDENT, w);
    (name.has(words) && name.without(words).iter().all(of) || name.is(words)).then_some(10)
}
