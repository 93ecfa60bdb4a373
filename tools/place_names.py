"""Names that `convert_atlas.py` gives beside those of its sources."""
import re

# GeoNames number -> the form that English-language newspapers use.
DISPLAY = {
    98182: "Baghdad", 99071: "New Mosul", 388349: "Old Basra", 99072: "Mosul", 95446: "Erbil", 99532: "Basra",
    94824: "Karbala", 7802746: "Sadr City", 94787: "Kirkuk", 100077: "Abu Ghraib", 98463: "Sulaymaniyah",
    98854: "Nasiriyah", 98860: "Najaf", 99347: "Hillah", 99100: "Mahmudiyah",
    96994: "Duhok", 99608: "Amarah", 99762: "Diwaniyah", 99131: "Kut", 99106: "al-Madinah", 95005: "Kalar",
    98717: "Ramadi", 99454: "Fallujah", 98622: "Shatrah", 94591: "Khanaqin", 97783: "Baiji", 91057: "Shirqat",
    91597: "Samarra", 99062: "Muqdadiyah", 98530: "Samawah", 97990: "Baqubah", 90532: "Sumel",
    446208: "Kasnazan", 92615: "Qaladiza", 99344: "Hindiyah", 98993: "Qurnah",
    98156: "Baharka", 90708: "Sina", 98245: "Zubayr", 90026: "Tuz Khurmatu", 92052: "Ranya",
    92511: "Qalat Sukkar", 98846: "Numaniyah", 99135: "Kufa", 89824: "Umm Qasr", 445694: "Biyuk",
    99446: "al-Faw", 99039: "Musayyib", 99226: "Iskandariyah", 89570: "Zakho", 99010: "al-Qasim",
    99369: "al-Hartha", 96961: "Soran", 447022: "Hajiawa", 99350: "al-Hayy", 98459: "Suwayrah",
    92138: "al-Qaim", 98629: "Shamiyah", 96205: "Halabja", 92430: "Qaraqosh",
    98685: "Rumaythah", 94220: "Koya", 99548: "Aziziyah", 97417: "Chamchamal", 90150: "Tikrit", 98112: "Balad",
    92537: "Qalat Salih", 91696: "Pirmam", 448149: "Sinjar", 91812: "Saddat al-Hindiyah", 99738: "Afak",
    91083: "Shaqlawa", 96046: "Harir", 95788: "Hit", 99103: "Mahawil", 96309: "Haditha", 99434: "Ghammas",
    94298: "Kifri", 13631406: "Shorsh", 93709: "Mandali", 97825: "Batifa", 98012: "Penjwin", 6765385: "Ana",
    99759: "Dujail", 6871926: "al-Alam", 90353: "Tel Keppe", 99060: "Mishkhab", 98822: "Akre",
    92002: "Rawanduz", 91772: "Safwan", 98589: "Shinafiyah", 98677: "Rutba", 90199: "Taza Khurmatu",
    99439: "al-Fuhud", 446732: "Khalifan", 98885: "Old Ana", 99306: "Ali al-Gharbi", 97788: "Begova",
    97890: "Bartella", 12494059: "al-Zawiya", 92004: "Rawa", 6999619: "Kis Qala", 12494060: "Hawi Bin Alyan",
    93562: "Mawat", 93706: "Mangesh", 89482: "Zawita", 90220: "Daquq", 90393: "Tal Afar",
    90510: "Suq al-Shuyukh", 90831: "Ain al-Tamr", 91283: "Said Sadiq", 92436: "Qaradagh", 93455: "Mergasur",
    93818: "Makhmur", 94911: "Kani Masi", 95224: "al-Abbasi", 95804: "Hiran", 95886: "Haqlaniyah",
    96833: "Khabat", 96953: "Dokan", 97001: "Dibis", 97145: "Darkar", 97329: "Chwarta", 97478: "Chibayish",
    98069: "Bamarni", 98109: "Balad Ruz", 98198: "Badra", 98293: "Ain Sifni", 98304: "Ankawa",
    98403: "Tarmiyah", 98533: "as-Salman", 98697: "al-Riyad", 98699: "Rifai", 99003: "Qayyarah",
    99070: "Maymuna", 99168: "Khalis", 99182: "al-Kahla", 99357: "Hashimiyah", 99375: "al-Hamza",
    99413: "Hatra", 99524: "Baaj", 99560: "Awja", 99611: "Amadiya", 99768: "al-Dawr", 99834: "Manadhirah",
    100050: "Abu al-Khasib", 384945: "Darbandikhan", 390188: "Hawija", 446174: "Qushtapa", 446185: "Daratu",
    447741: "Choman", 6676920: "Halsho", 6998238: "Ibrahim Khalil", 7326104: "Bahar",
    7326105: "Atbah", 7374646: "Ali al-Sharqi", 7377819: "Hero",
}

# GeoNames number -> Arabic name, where the source's form is dialect, vocalised, without its
# article, or an administrative title.
ARABIC = {
    95446: "أربيل", 99532: "البصرة", 96994: "دهوك", 99608: "العمارة", 99131: "الكوت", 98530: "السماوة",
    90353: "تلكيف", 6765385: "عنة", 90393: "تلعفر", 90026: "طوز خورماتو", 390188: "الحويجة",
    91057: "الشرقاط", 92138: "القائم", 92004: "راوة", 7802746: "مدينة الصدر", 96205: "حلبجة", 448149: "سنجار",
    99611: "العمادية", 446208: "كسنزان", 90831: "عين التمر", 99834: "المناذرة", 97001: "الدبس",
    94911: "كاني ماسي", 94298: "كفري", 96961: "سوران", 99759: "الدجيل", 92430: "الحمدانية",
    92615: "قلعة دزة", 92511: "قلعة سكر", 99439: "الفهود", 89824: "أم قصر", 6998238: "إبراهيم الخليل",
    92765: "هيتيت",
}

# Second GeoNames records of one town -> the record that is kept.
SAME_TOWN = {10303650: 90532, 13631407: 100050, 99169: 99168, 7097617: 95804}

# Towns that the two articles name: Hawija, Tuz Khurmatu, Shirqat, Tal Afar, al-Qaim, Rawa.
EVIDENCE = {390188, 90026, 91057, 90393, 92138, 92004}

# Spellings of Husaybah in GeoNames' record of al-Qaim.
HUSAYBAH = re.compile(r"[HḨ]u?[sş]ay?b|Hsaiba|K(a|aş|as)?[sş][iī]b|Kseba|Q[uū]?[sş]a?[iīy]b|حصيبة", re.I)

# Former names of provinces, most of them the capital's: kept apart so that a search
# for the city finds the city.
GOVERNORATE_FORMER = {
    "IQ-AN": ["Dulaim", "Ramadi"], "IQ-BB": ["Hilla"], "IQ-NI": ["Al-Mawsil", "Mosul"],
    "IQ-MA": ["‘Amara"], "IQ-DQ": ["Muntafiq", "Nasiriyah"], "IQ-QA": ["Diwaniyah"],
    "IQ-WA": ["Kut", "Kut-al-Imara"], "IQ-KI": ["At-Ta'mim", "Tamin"],
}

# ISO code -> name, Arabic name, whether the map's view holds enough of it for a label.
NEIGHBOURS = {
    "AM": ("Armenia", "أرمينيا", False), "AZ": ("Azerbaijan", "أذربيجان", False),
    "BH": ("Bahrain", "البحرين", False), "CY": ("Dhekelia (British base area on Cyprus)", "ديكيليا", False),
    "EG": ("Egypt", "مصر", False), "GE": ("Georgia", "جورجيا", False), "IL": ("Israel", "إسرائيل", False),
    "IR": ("Iran", "إيران", True), "JO": ("Jordan", "الأردن", True), "KW": ("Kuwait", "الكويت", True),
    "KZ": ("Kazakhstan", "كازاخستان", False), "LB": ("Lebanon", "لبنان", False),
    "PS": ("Palestine", "فلسطين", False), "QA": ("Qatar", "قطر", False), "RU": ("Russia", "روسيا", False),
    "SA": ("Saudi Arabia", "السعودية", True), "SY": ("Syria", "سوريا", True),
    "TM": ("Turkmenistan", "تركمانستان", False), "TR": ("Turkey", "تركيا", True),
}

# West, south, east, north of the box that holds the sea's inner point; name; Arabic name.
# "The Gulf" is the form that takes no side.
SEAS = [
    (47, 25, 54, 31, "The Gulf", "الخليج"),
    (34, 25, 38, 30, "Red Sea", "البحر الأحمر"),
    (34, 31, 37, 37.5, "Mediterranean Sea", "البحر المتوسط"),
    (34, 40.5, 42, 42, "Black Sea", "البحر الأسود"),
    (48, 36, 54, 42, "Caspian Sea", "بحر قزوين"),
]

# The source's name of a river or lake -> name, Arabic name.
WATER = {
    "Tigris": ("Tigris", "دجلة"), "Euphrates": ("Euphrates", "الفرات"),
    "Shatt al Arab": ("Shatt al-Arab", "شط العرب"), "Shatt al Hillah": ("Shatt al-Hillah", "شط الحلة"),
    "Gharraf Canal": ("Gharraf Canal", "شط الغراف"), "Hindiyah Channel": ("Hindiyah Channel", None),
    "Kr": ("Kura", None), "Lake Tharthar": ("Lake Tharthar", "بحيرة الثرثار"),
    "Lake Razazah (Milh)": ("Lake Razazah", "بحيرة الرزازة"),
    "Lake Habbaniyah": ("Lake Habbaniyah", "بحيرة الحبانية"),
    "Hammar Marsh": ("Hammar Marsh", "هور الحمار"), "Lake Urmia": ("Lake Urmia", "بحيرة أرومية"),
    "Lake Van": ("Lake Van", "بحيرة وان"),
}
