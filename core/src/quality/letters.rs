//! Letters whose marks stand for themselves, as some systems write them.

/// Marks, and the letters of Europe that have them: each without, and with it.
#[rustfmt::skip]
const MARKED: &[(char, &str)] = &[
    ('\u{300}', "AÀEÈIÌNǸOÒUÙWẀYỲaàeèiìnǹoòuùwẁyỳЕЀИЍеѐиѝ"),
    ('\u{301}', "AÁCĆEÉGǴIÍKḰLĹMḾNŃOÓPṔRŔSŚUÚWẂYÝZŹaácćeégǵiíkḱlĺmḿnńoópṕrŕsśuúwẃyýzźГЃгѓкќΑΆΕΈΗΉΙΊΟΌΥΎΩΏαάεέηήιίοόυύωώ"),
    ('\u{302}', "AÂCĈEÊGĜHĤIÎJĴOÔSŜUÛWŴYŶZẐaâcĉeêgĝhĥiîjĵoôsŝuûwŵyŷzẑ"),
    ('\u{303}', "AÃEẼIĨNÑOÕUŨVṼYỸaãeẽiĩnñoõuũvṽyỹ"),
    ('\u{304}', "AĀEĒGḠIĪOŌUŪYȲaāeēgḡiīoōuūyȳИӢУӮиӣуӯ"),
    ('\u{306}', "AĂEĔGĞIĬOŎUŬaăeĕgğiĭoŏuŭЕӖИЙУЎеӗийуў"),
    ('\u{307}', "AȦBḂCĊDḊEĖFḞGĠHḢIİMṀNṄOȮPṖRṘSṠTṪWẆXẊYẎZŻaȧbḃcċdḋeėfḟgġhḣmṁnṅoȯpṗrṙsṡtṫwẇxẋyẏzż"),
    ('\u{308}', "AÄEËHḦIÏOÖUÜWẄXẌYŸaäeëhḧiïoötẗuüwẅxẍyÿЕЁІЇИӤУӰеёиӥуӱії"),
    ('\u{30a}', "AÅUŮaåuůwẘyẙ"),
    ('\u{30b}', "OŐUŰoőuűУӲуӳ"),
    ('\u{30c}', "AǍCČDĎEĚGǦHȞIǏKǨLĽNŇOǑRŘSŠTŤUǓZŽaǎcčdďeěgǧhȟiǐjǰkǩlľnňoǒrřsštťuǔzž"),
    ('\u{326}', "SȘTȚsștț"),
    ('\u{327}', "CÇDḐEȨGĢHḨKĶLĻNŅRŖSŞTŢcçdḑeȩgģhḩkķlļnņrŗsştţ"),
    ('\u{328}', "AĄEĘIĮOǪUŲaąeęiįoǫuų"),
];

/// The text with one sign for each letter and its mark (`u` and `¨` are `ü`), as far as these letters go; others stay as they
/// are.
pub(super) fn composed(text: &str) -> String {
    let mut composed = String::with_capacity(text.len());
    for sign in text.chars() {
        match composed.chars().next_back().and_then(|letter| marked(letter, sign)) {
            Some(letter) => {
                composed.pop();
                composed.push(letter);
            }
            None => composed.push(sign),
        }
    }
    composed
}

/// Whether it is a mark that stands behind its letter.
pub(super) fn is_mark(sign: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&sign)
}

/// A letter with a mark.
fn marked(letter: char, mark: char) -> Option<char> {
    let (_, letters) = MARKED.iter().find(|(known, _)| *known == mark)?;
    let mut pairs = letters.chars().step_by(2).zip(letters.chars().skip(1).step_by(2));
    pairs.find(|(without, _)| *without == letter).map(|(_, with)| with)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_join_their_letters() {
        assert_eq!(
            composed("Mu\u{308}ller, A\u{30a}ngstro\u{308}m, Dvor\u{30c}a\u{301}k, и\u{306}"),
            "Müller, Ångström, Dvořák, й"
        );
        // What no letter of the list has stays behind it.
        assert_eq!(composed("x\u{308}\u{308}u"), "x\u{308}\u{308}u".replace("x\u{308}", "ẍ"));
        assert_eq!(composed("\u{308}u"), "\u{308}u");
        // Each pair is a letter and the same with its mark: no line has slipped.
        assert!(MARKED.iter().all(|(mark, letters)| is_mark(*mark) && letters.chars().count() % 2 == 0));
    }
}
