//! English phrases, as news writes them.

use super::check_all;

#[test]
fn towns_are_found_in_the_spellings_of_news() {
    check_all(&[
        ("Fighting resumed in Tal Afar.", "Tal Afar = IQ-NI/Tal Afar"),
        ("Militants attacked Telafar.", "Telafar = IQ-NI/Tal Afar"),
        ("a convoy near Al-Ka'im", "Al-Ka'im = IQ-AN/al-Qaim"),
        ("They left Qa'im at dawn.", "Qa'im = IQ-AN/al-Qaim"),
        (
            "the towns of Hawijah and Tooz Khurmato",
            "Hawijah = IQ-KI/Hawija; Tooz Khurmato = IQ-SD/Tuz Khurmatu",
        ),
        ("in Ash Sharqat and as-Samawah", "Ash Sharqat = IQ-SD/Shirqat; as-Samawah = IQ-MU/Samawah"),
        (
            "Baquba, Ba'qubah and Baqouba",
            "Baquba = IQ-DI/Baqubah; Ba'qubah = IQ-DI/Baqubah; Baqouba = IQ-DI/Baqubah",
        ),
        ("in Suleimaniya and Irbil", "Suleimaniya = IQ-SU/Sulaymaniyah; Irbil = IQ-AR/Erbil"),
        ("the shrine city of Najaf", "Najaf = IQ-NA/Najaf"),
        ("Mosul’s Old City", "Mosul = IQ-NI/Mosul"),
        ("Fallujah's hospital", "Fallujah = IQ-AN/Fallujah"),
        (
            "IS overran Jalula and Saadiya in Diyala.",
            "Jalula = IQ-DI/Jalawla; Saadiya = Saadiyah in IQ-DI; Diyala = gov IQ-DI",
        ),
        (
            "Iraqi troops retook Qayyarah air base south of Mosul.",
            "Qayyarah air base = IQ-NI/Qayyarah; Mosul = IQ-NI/Mosul",
        ),
    ]);
}

#[test]
fn the_words_around_tell_city_from_governorate() {
    check_all(&[
        ("in Kirkuk province", "Kirkuk = gov IQ-KI"),
        ("the city of Kirkuk", "Kirkuk = IQ-KI/Kirkuk"),
        ("Kirkuk governorate's council", "Kirkuk = gov IQ-KI"),
        ("the province of Basra", "Basra = gov IQ-BA"),
        ("central Basra", "Basra = IQ-BA/Basra"),
        ("the governor of Najaf", "Najaf = gov IQ-NA"),
        (
            "in Diyala, Kirkuk and Salah al-Din",
            "Diyala = gov IQ-DI; Kirkuk = gov IQ-KI; Salah al-Din = gov IQ-SD",
        ),
        ("in Mosul, Kirkuk and Tikrit", "Mosul = IQ-NI/Mosul; Kirkuk = IQ-KI/Kirkuk; Tikrit = IQ-SD/Tikrit"),
        ("Baghdad, Mosul and Basra", "Baghdad = IQ-BG/Baghdad; Mosul = IQ-NI/Mosul; Basra = IQ-BA/Basra"),
        (
            "the provinces of Basra, Maysan and Dhi Qar",
            "Basra = gov IQ-BA; Maysan = gov IQ-MA; Dhi Qar = gov IQ-DQ",
        ),
        ("Anbar and Baghdad provinces", "Anbar = gov IQ-AN; Baghdad = gov IQ-BG"),
        ("the Anbar region, and the Nineveh region", "Anbar = gov IQ-AN; Nineveh = gov IQ-NI"),
        ("Duhok governorate", "Duhok = gov IQ-DA"),
        ("the Hawija district", "Hawija = district IQ-KI/Hawija"),
        ("Sinjar district in Nineveh", "Sinjar = district IQ-NI/Sinjar; Nineveh = gov IQ-NI"),
        ("the former Tameem province", "Tameem = gov IQ-KI"),
    ]);
}

#[test]
fn regions_borders_and_the_country_are_no_towns() {
    check_all(&[
        ("across Iraq", "Iraq = Iraq"),
        ("in northern Iraq", "northern Iraq = region northern-iraq"),
        ("Iraq’s Kurdistan region", "Iraq = Iraq; Kurdistan region = region kurdistan-region"),
        ("the Baghdad belts", "Baghdad belts = region baghdad-belts"),
        ("in the Nineveh Plains", "Nineveh Plains = region nineveh-plains"),
        ("along the Syrian border", "Syrian border = border SY"),
        ("at the Iraqi-Syrian border", "Iraqi-Syrian border = border SY"),
        ("the border with Iran", "border with Iran = border IR"),
        ("in the Hamrin Mountains", "Hamrin Mountains = region hamrin"),
        ("Iraqi and Kurdish forces", ""),
        ("the Syrian army and Turkish airstrikes", ""),
    ]);
}

#[test]
fn people_and_organisations_are_no_places() {
    check_all(&[
        ("Mohammed bin Salman met him.", ""),
        ("Crown Prince Salman spoke.", ""),
        ("said Hamza, a farmer", ""),
        ("Ahmad al-Rubaye took the picture.", ""),
        ("Abu Bakr al-Baghdadi was killed.", ""),
        ("Rashad Ahmed said so.", ""),
        ("General Qassim told reporters", ""),
        ("a paper published by West Point", ""),
        ("the Washington Institute for Near East Policy", ""),
        ("the Kurdistan Workers' Party", ""),
        ("the Patriotic Union of Kurdistan", ""),
        ("the Baghdad Operations Command said", ""),
        ("the Islamic State of Iraq and Syria", ""),
        ("Al-Qaeda in Iraq claimed it.", ""),
        ("Hit hard by sanctions, they left.", ""),
        ("Ana said she would come.", ""),
        ("Saddam Hussein was caught.", ""),
        ("calls for Jihad against them", ""),
        ("Mansour Barzani spoke to Al Jazeera.", ""),
        ("Amin and Karim were arrested.", ""),
        ("the Badr Organization", ""),
        ("Michael Jordan played.", ""),
        ("the movement of Muqtada al-Sadr", ""),
        ("Captain Hadi Rashid", ""),
    ]);
}

#[test]
fn names_that_are_words_too_are_found_where_the_words_say_place() {
    check_all(&[
        ("the town of Hit in Anbar", "Hit = IQ-AN/Hit; Anbar = gov IQ-AN"),
        ("in the town of Balad", "Balad = IQ-SD/Balad"),
        ("shelling near Balad", "Balad = IQ-SD/Balad"),
        ("the Mansour district of Baghdad", "Mansour = Mansour in IQ-BG/Baghdad; Baghdad = IQ-BG/Baghdad"),
        ("Karrada, Baghdad", "Karrada = Karrada in IQ-BG/Baghdad; Baghdad = IQ-BG/Baghdad"),
        ("in Sadr City", "Sadr City = IQ-BG/Sadr City"),
        ("rockets hit the Green Zone", "Green Zone = Green Zone in IQ-BG/Baghdad"),
        ("the Zanjili neighbourhood of Mosul", "Zanjili = Zanjili in IQ-NI/Mosul; Mosul = IQ-NI/Mosul"),
        ("British troops left Basra Palace.", "Basra Palace = Basra Palace in IQ-BA/Basra"),
        ("They fled from Taji to Halabja.", "Taji = IQ-BG/Taji; Halabja = halabja/Halabja"),
        ("Camp Speicher was attacked.", "Camp Speicher = Speicher in IQ-SD"),
        ("Rawa, Ana and Hit were retaken.", "Rawa = IQ-AN/Rawa; Ana = IQ-AN/Ana; Hit = IQ-AN/Hit"),
    ]);
}

#[test]
fn places_abroad_go_to_their_own_list() {
    check_all(&[
        (
            "In Syria, Afghanistan and parts of the Sahel",
            "Syria = out Syria; Afghanistan = out Afghanistan; Sahel = out Sahel",
        ),
        ("from Raqqa to Deir ez-Zor", "Raqqa = out Raqqa; Deir ez-Zor = out Deir ez-Zor"),
        (
            "between Iran, Turkey, and the Gulf states",
            "Iran = out Iran; Turkey = out Turkey; Gulf states = out Gulf",
        ),
        ("Jordan's king", "Jordan = out Jordan"),
        ("talks in Riyadh and Tehran", "Riyadh = out Riyadh; Tehran = out Tehran"),
    ]);
}

#[test]
fn slips_are_forgiven_in_long_names_where_the_words_say_place() {
    check_all(&[
        ("in the town of Muqdadiyyeh", "Muqdadiyyeh = IQ-DI/Muqdadiyah"),
        ("in Nasirriyah", "Nasirriyah = IQ-DQ/Nasiriyah"),
        ("near Sulaimanyah", "Sulaimanyah = IQ-SU/Sulaymaniyah"),
        ("He is a Baghdadi.", ""),
        ("The Tikriti clan", ""),
        ("Kurds, Karbalai pilgrims", ""),
    ]);
}
