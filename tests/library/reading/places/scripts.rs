//! Arabic and Kurdish.

use super::check_all;

#[test]
fn arabic_names_are_found_with_and_without_what_is_written_to_them() {
    check_all(&[
        ("في مدينة الموصل", "الموصل = IQ-NI/Mosul"),
        ("وصل إلى بغداد", "بغداد = IQ-BG/Baghdad"),
        ("انفجار ببغداد", "بغداد = IQ-BG/Baghdad"),
        ("هجوم بالموصل وكركوك", "الموصل = IQ-NI/Mosul; كركوك = IQ-KI/Kirkuk"),
        ("هجوم بِالموصل", "الموصل = IQ-NI/Mosul"),
        ("نزحوا للموصل", "موصل = IQ-NI/Mosul"),
        ("وبالرمادي", "الرمادي = IQ-AN/Ramadi"),
        ("محافظة كركوك", "كركوك = gov IQ-KI"),
        ("محافظة الأنبار", "الأنبار = gov IQ-AN"),
        ("محافظة الانبار", "الانبار = gov IQ-AN"),
        ("قضاء الحويجة", "الحويجة = district IQ-KI/Hawija"),
        ("قضاء الحويجه", "الحويجه = district IQ-KI/Hawija"),
        ("شمال العراق", "شمال العراق = region northern-iraq"),
        ("على الحدود السورية", "الحدود السورية = border SY"),
        ("في تلعفر وسنجار", "تلعفر = IQ-NI/Tal Afar; سنجار = IQ-NI/Sinjar"),
        ("إقليم كردستان", "إقليم كردستان = region kurdistan-region"),
        ("في سوريا", "سوريا = out Syria"),
        ("مُحَافَظَةُ بَغْدَادَ", "بَغْدَادَ = gov IQ-BG"),
        ("القائم، الرمادي", "القائم = IQ-AN/al-Qaim; الرمادي = IQ-AN/Ramadi"),
    ]);
}

#[test]
fn kurdish_names_are_found_in_their_own_letters_and_in_latin_ones() {
    check_all(&[
        ("لە هەولێر", "هەولێر = IQ-AR/Erbil"),
        ("پارێزگای سلێمانی", "سلێمانی = gov IQ-SU"),
        ("شاری کەرکووک", "کەرکووک = IQ-KI/Kirkuk"),
        ("لە شنگال", "شنگال = IQ-NI/Sinjar"),
        ("in Hewlêr and Silêmanî", "Hewlêr = IQ-AR/Erbil; Silêmanî = IQ-SU/Sulaymaniyah"),
        ("in Duhok (Dihok)", "Duhok = IQ-DA/Duhok; Dihok = IQ-DA/Duhok"),
    ]);
}
