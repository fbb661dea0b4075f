//! Countries, and how their telephone numbers look.
//!
//! What can be dialled is a fact of the numbering plans; it was taken from libphonenumber's `PhoneNumberMetadata.xml`,
//! release 9.0.33 (Apache-2.0, The Libphonenumber Authors): of each country its calling code, the prefix of calls within
//! it, and how many digits a number of it may have, of whatever kind it is.

/// Country by ISO 3166-1, calling code, national prefix filled up with blanks, and a bit for each possible number of digits.
/// Bytes, not texts: 12 bytes a line, and nothing to relocate.
pub(crate) type Plan = ([u8; 2], u16, [u8; 2], u32);

/// By country.
#[rustfmt::skip]
pub(crate) const PLANS: &[Plan] = &[
    (*b"AC", 247, *b"  ", 0x60), (*b"AD", 376, *b"  ", 0x340), (*b"AE", 971, *b"0 ", 0x1fe0),
    (*b"AF", 93, *b"0 ", 0x200), (*b"AG", 1, *b"1 ", 0x400), (*b"AI", 1, *b"1 ", 0x400), (*b"AL", 355, *b"0 ", 0x3c0),
    (*b"AM", 374, *b"0 ", 0x100), (*b"AO", 244, *b"  ", 0x200), (*b"AR", 54, *b"0 ", 0xc00),
    (*b"AS", 1, *b"1 ", 0x400), (*b"AT", 43, *b"0 ", 0x3ff0), (*b"AU", 61, *b"0 ", 0x17e0),
    (*b"AW", 297, *b"  ", 0x80), (*b"AX", 358, *b"0 ", 0x1fe0), (*b"AZ", 994, *b"0 ", 0x200),
    (*b"BA", 387, *b"0 ", 0x300), (*b"BB", 1, *b"1 ", 0x400), (*b"BD", 880, *b"0 ", 0x7c0),
    (*b"BE", 32, *b"0 ", 0x300), (*b"BF", 226, *b"  ", 0x100), (*b"BG", 359, *b"0 ", 0x13c0),
    (*b"BH", 973, *b"  ", 0x100), (*b"BI", 257, *b"  ", 0x100), (*b"BJ", 229, *b"  ", 0x500),
    (*b"BL", 590, *b"0 ", 0x200), (*b"BM", 1, *b"1 ", 0x400), (*b"BN", 673, *b"  ", 0x80),
    (*b"BO", 591, *b"0 ", 0x300), (*b"BQ", 599, *b"  ", 0x80), (*b"BR", 55, *b"0 ", 0xf00),
    (*b"BS", 1, *b"1 ", 0x400), (*b"BT", 975, *b"  ", 0x180), (*b"BW", 267, *b"  ", 0x580),
    (*b"BY", 375, *b"8 ", 0xfc0), (*b"BZ", 501, *b"  ", 0x880), (*b"CA", 1, *b"1 ", 0x480),
    (*b"CC", 61, *b"0 ", 0x17c0), (*b"CD", 243, *b"0 ", 0x780), (*b"CF", 236, *b"  ", 0x100),
    (*b"CG", 242, *b"  ", 0x200), (*b"CH", 41, *b"0 ", 0x1200), (*b"CI", 225, *b"  ", 0x400),
    (*b"CK", 682, *b"  ", 0x20), (*b"CL", 56, *b"  ", 0xe00), (*b"CM", 237, *b"  ", 0x300),
    (*b"CN", 86, *b"0 ", 0x1f80), (*b"CO", 57, *b"0 ", 0xd00), (*b"CR", 506, *b"  ", 0x500),
    (*b"CU", 53, *b"0 ", 0x5c0), (*b"CV", 238, *b"  ", 0x80), (*b"CW", 599, *b"  ", 0x180),
    (*b"CX", 61, *b"0 ", 0x17c0), (*b"CY", 357, *b"  ", 0x100), (*b"CZ", 420, *b"  ", 0x1e00),
    (*b"DE", 49, *b"0 ", 0xfff0), (*b"DJ", 253, *b"  ", 0x100), (*b"DK", 45, *b"  ", 0x100),
    (*b"DM", 1, *b"1 ", 0x400), (*b"DO", 1, *b"1 ", 0x400), (*b"DZ", 213, *b"0 ", 0x300),
    (*b"EC", 593, *b"0 ", 0xf00), (*b"EE", 372, *b"  ", 0x580), (*b"EG", 20, *b"0 ", 0x700),
    (*b"EH", 212, *b"0 ", 0x200), (*b"ER", 291, *b"0 ", 0x80), (*b"ES", 34, *b"  ", 0x200),
    (*b"ET", 251, *b"0 ", 0x200), (*b"FI", 358, *b"0 ", 0x1fe0), (*b"FJ", 679, *b"  ", 0x880),
    (*b"FK", 500, *b"  ", 0x20), (*b"FM", 691, *b"  ", 0x80), (*b"FO", 298, *b"  ", 0x40),
    (*b"FR", 33, *b"0 ", 0x200), (*b"GA", 241, *b"  ", 0x180), (*b"GB", 44, *b"0 ", 0x680),
    (*b"GD", 1, *b"1 ", 0x400), (*b"GE", 995, *b"0 ", 0x200), (*b"GF", 594, *b"0 ", 0x200),
    (*b"GG", 44, *b"0 ", 0x680), (*b"GH", 233, *b"0 ", 0x300), (*b"GI", 350, *b"  ", 0x100),
    (*b"GL", 299, *b"  ", 0x40), (*b"GM", 220, *b"  ", 0x80), (*b"GN", 224, *b"  ", 0x300),
    (*b"GP", 590, *b"0 ", 0x200), (*b"GQ", 240, *b"  ", 0x200), (*b"GR", 30, *b"  ", 0x1c00),
    (*b"GT", 502, *b"  ", 0x900), (*b"GU", 1, *b"1 ", 0x400), (*b"GW", 245, *b"  ", 0x280),
    (*b"GY", 592, *b"  ", 0x80), (*b"HK", 852, *b"  ", 0xbe0), (*b"HN", 504, *b"  ", 0x900),
    (*b"HR", 385, *b"0 ", 0x380), (*b"HT", 509, *b"  ", 0x100), (*b"HU", 36, *b"06", 0x300),
    (*b"ID", 62, *b"0 ", 0x3ff80), (*b"IE", 353, *b"0 ", 0x780), (*b"IL", 972, *b"0 ", 0x1f80),
    (*b"IM", 44, *b"0 ", 0x400), (*b"IN", 91, *b"0 ", 0x3f00), (*b"IO", 246, *b"  ", 0x80),
    (*b"IQ", 964, *b"0 ", 0x700), (*b"IR", 98, *b"0 ", 0x4f0), (*b"IS", 354, *b"  ", 0x280),
    (*b"IT", 39, *b"  ", 0x1fc0), (*b"JE", 44, *b"0 ", 0x400), (*b"JM", 1, *b"1 ", 0x400),
    (*b"JO", 962, *b"0 ", 0x300), (*b"JP", 81, *b"0 ", 0x3ff00), (*b"KE", 254, *b"0 ", 0x780),
    (*b"KG", 996, *b"0 ", 0x600), (*b"KH", 855, *b"0 ", 0x700), (*b"KI", 686, *b"0 ", 0x120),
    (*b"KM", 269, *b"  ", 0x80), (*b"KN", 1, *b"1 ", 0x400), (*b"KP", 850, *b"0 ", 0x500),
    (*b"KR", 82, *b"0 ", 0x7f60), (*b"KW", 965, *b"  ", 0x180), (*b"KY", 1, *b"1 ", 0x400),
    (*b"KZ", 7, *b"8 ", 0x4400), (*b"LA", 856, *b"0 ", 0x700), (*b"LB", 961, *b"0 ", 0x180),
    (*b"LC", 1, *b"1 ", 0x400), (*b"LI", 423, *b"0 ", 0x280), (*b"LK", 94, *b"0 ", 0x200),
    (*b"LR", 231, *b"0 ", 0x380), (*b"LS", 266, *b"  ", 0x100), (*b"LT", 370, *b"0 ", 0x100),
    (*b"LU", 352, *b"  ", 0xff0), (*b"LV", 371, *b"  ", 0x100), (*b"LY", 218, *b"0 ", 0x200),
    (*b"MA", 212, *b"0 ", 0x200), (*b"MC", 377, *b"0 ", 0x300), (*b"MD", 373, *b"0 ", 0x100),
    (*b"ME", 382, *b"0 ", 0x300), (*b"MF", 590, *b"0 ", 0x200), (*b"MG", 261, *b"0 ", 0x200),
    (*b"MH", 692, *b"1 ", 0x80), (*b"MK", 389, *b"0 ", 0x100), (*b"ML", 223, *b"  ", 0x100),
    (*b"MM", 95, *b"0 ", 0x7c0), (*b"MN", 976, *b"0 ", 0x700), (*b"MO", 853, *b"  ", 0x180),
    (*b"MP", 1, *b"1 ", 0x400), (*b"MQ", 596, *b"0 ", 0x200), (*b"MR", 222, *b"  ", 0x100),
    (*b"MS", 1, *b"1 ", 0x400), (*b"MT", 356, *b"  ", 0x100), (*b"MU", 230, *b"  ", 0x580),
    (*b"MV", 960, *b"  ", 0x480), (*b"MW", 265, *b"0 ", 0x280), (*b"MX", 52, *b"  ", 0x400),
    (*b"MY", 60, *b"0 ", 0x700), (*b"MZ", 258, *b"  ", 0x300), (*b"NA", 264, *b"0 ", 0x300),
    (*b"NC", 687, *b"  ", 0x40), (*b"NE", 227, *b"  ", 0x100), (*b"NF", 672, *b"  ", 0x40),
    (*b"NG", 234, *b"0 ", 0x7c00), (*b"NI", 505, *b"  ", 0x100), (*b"NL", 31, *b"0 ", 0xfe0),
    (*b"NO", 47, *b"  ", 0x120), (*b"NP", 977, *b"0 ", 0xd00), (*b"NR", 674, *b"  ", 0x80),
    (*b"NU", 683, *b"  ", 0x90), (*b"NZ", 64, *b"0 ", 0x7e0), (*b"OM", 968, *b"  ", 0x380),
    (*b"PA", 507, *b"  ", 0xd80), (*b"PE", 51, *b"0 ", 0x300), (*b"PF", 689, *b"  ", 0x340),
    (*b"PG", 675, *b"  ", 0x180), (*b"PH", 63, *b"0 ", 0x3f40), (*b"PK", 92, *b"0 ", 0x1f00),
    (*b"PL", 48, *b"  ", 0x7c0), (*b"PM", 508, *b"0 ", 0x240), (*b"PR", 1, *b"1 ", 0x400),
    (*b"PS", 970, *b"0 ", 0x700), (*b"PT", 351, *b"  ", 0x200), (*b"PW", 680, *b"  ", 0x80),
    (*b"PY", 595, *b"0 ", 0xfc0), (*b"QA", 974, *b"  ", 0xb80), (*b"RE", 262, *b"0 ", 0x200),
    (*b"RO", 40, *b"0 ", 0x240), (*b"RS", 381, *b"0 ", 0x1fc0), (*b"RU", 7, *b"8 ", 0x4400),
    (*b"RW", 250, *b"0 ", 0x300), (*b"SA", 966, *b"0 ", 0x600), (*b"SB", 677, *b"  ", 0xa0),
    (*b"SC", 248, *b"  ", 0x80), (*b"SD", 249, *b"0 ", 0x200), (*b"SE", 46, *b"0 ", 0x17c0),
    (*b"SG", 65, *b"  ", 0xd00), (*b"SH", 290, *b"  ", 0x30), (*b"SI", 386, *b"0 ", 0x1e0),
    (*b"SJ", 47, *b"  ", 0x120), (*b"SK", 421, *b"0 ", 0x2c0), (*b"SL", 232, *b"0 ", 0x100),
    (*b"SM", 378, *b"  ", 0x500), (*b"SN", 221, *b"  ", 0x200), (*b"SO", 252, *b"0 ", 0x3c0),
    (*b"SR", 597, *b"  ", 0xc0), (*b"SS", 211, *b"0 ", 0x200), (*b"ST", 239, *b"  ", 0x80),
    (*b"SV", 503, *b"  ", 0x980), (*b"SX", 1, *b"1 ", 0x400), (*b"SY", 963, *b"0 ", 0x300),
    (*b"SZ", 268, *b"  ", 0x300), (*b"TA", 290, *b"  ", 0x10), (*b"TC", 1, *b"1 ", 0x400),
    (*b"TD", 235, *b"  ", 0x100), (*b"TG", 228, *b"  ", 0x100), (*b"TH", 66, *b"0 ", 0x2700),
    (*b"TJ", 992, *b"  ", 0x200), (*b"TK", 690, *b"  ", 0xf0), (*b"TL", 670, *b"  ", 0x180),
    (*b"TM", 993, *b"8 ", 0x100), (*b"TN", 216, *b"  ", 0x100), (*b"TO", 676, *b"  ", 0xa0),
    (*b"TR", 90, *b"0 ", 0x3480), (*b"TT", 1, *b"1 ", 0x400), (*b"TV", 688, *b"  ", 0xe0),
    (*b"TW", 886, *b"0 ", 0xf80), (*b"TZ", 255, *b"0 ", 0x200), (*b"UA", 380, *b"0 ", 0x600),
    (*b"UG", 256, *b"0 ", 0x200), (*b"US", 1, *b"1 ", 0x400), (*b"UY", 598, *b"0 ", 0x3ff0),
    (*b"UZ", 998, *b"  ", 0x200), (*b"VA", 39, *b"  ", 0x1fc0), (*b"VC", 1, *b"1 ", 0x400),
    (*b"VE", 58, *b"0 ", 0x400), (*b"VG", 1, *b"1 ", 0x400), (*b"VI", 1, *b"1 ", 0x400), (*b"VN", 84, *b"0 ", 0x780),
    (*b"VU", 678, *b"  ", 0xa0), (*b"WF", 681, *b"  ", 0x240), (*b"WS", 685, *b"  ", 0x4e0),
    (*b"XK", 383, *b"0 ", 0x1f00), (*b"YE", 967, *b"0 ", 0x380), (*b"YT", 262, *b"0 ", 0x200),
    (*b"ZA", 27, *b"0 ", 0x7e0), (*b"ZM", 260, *b"0 ", 0x200), (*b"ZW", 263, *b"0 ", 0x7e0),
];

/// How telephone numbers of a country look, by its two capital letters.
pub(crate) fn plan_of(country: &str) -> Option<&'static Plan> {
    PLANS.binary_search_by_key(&country.as_bytes(), |plan| &plan.0).ok().and_then(|place| PLANS.get(place))
}

/// Whether these are the two capital letters of a country that can be called. `UK` and `ZZ` are none; nor are the few islands
/// without a telephone.
pub(crate) fn is_country(text: &str) -> bool {
    plan_of(text).is_some()
}
