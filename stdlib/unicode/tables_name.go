// Generated: the names by which categories, scripts and properties are known,
// as variables and as maps.
package unicode

// Version is the Unicode edition from which the tables are derived.
const Version = "15.0.0"

// Categories is the set of Unicode category tables.
var Categories = map[string]*RangeTable{
	"C":  _C,
	"Cc": _Cc,
	"Cf": _Cf,
	"Cn": _Cn,
	"Co": _Co,
	"Cs": _Cs,
	"L":  _L,
	"LC": _LC,
	"Ll": _Ll,
	"Lm": _Lm,
	"Lo": _Lo,
	"Lt": _Lt,
	"Lu": _Lu,
	"M":  _M,
	"Mc": _Mc,
	"Me": _Me,
	"Mn": _Mn,
	"N":  _N,
	"Nd": _Nd,
	"Nl": _Nl,
	"No": _No,
	"P":  _P,
	"Pc": _Pc,
	"Pd": _Pd,
	"Pe": _Pe,
	"Pf": _Pf,
	"Pi": _Pi,
	"Po": _Po,
	"Ps": _Ps,
	"S":  _S,
	"Sc": _Sc,
	"Sk": _Sk,
	"Sm": _Sm,
	"So": _So,
	"Z":  _Z,
	"Zl": _Zl,
	"Zp": _Zp,
	"Zs": _Zs,
}

// Scripts is the set of Unicode script tables.
var Scripts = map[string]*RangeTable{
	"Adlam":                  _Adlam,
	"Ahom":                   _Ahom,
	"Anatolian_Hieroglyphs":  _Anatolian_Hieroglyphs,
	"Arabic":                 _Arabic,
	"Armenian":               _Armenian,
	"Avestan":                _Avestan,
	"Balinese":               _Balinese,
	"Bamum":                  _Bamum,
	"Bassa_Vah":              _Bassa_Vah,
	"Batak":                  _Batak,
	"Bengali":                _Bengali,
	"Bhaiksuki":              _Bhaiksuki,
	"Bopomofo":               _Bopomofo,
	"Brahmi":                 _Brahmi,
	"Braille":                _Braille,
	"Buginese":               _Buginese,
	"Buhid":                  _Buhid,
	"Canadian_Aboriginal":    _Canadian_Aboriginal,
	"Carian":                 _Carian,
	"Caucasian_Albanian":     _Caucasian_Albanian,
	"Chakma":                 _Chakma,
	"Cham":                   _Cham,
	"Cherokee":               _Cherokee,
	"Chorasmian":             _Chorasmian,
	"Common":                 _Common,
	"Coptic":                 _Coptic,
	"Cuneiform":              _Cuneiform,
	"Cypriot":                _Cypriot,
	"Cypro_Minoan":           _Cypro_Minoan,
	"Cyrillic":               _Cyrillic,
	"Deseret":                _Deseret,
	"Devanagari":             _Devanagari,
	"Dives_Akuru":            _Dives_Akuru,
	"Dogra":                  _Dogra,
	"Duployan":               _Duployan,
	"Egyptian_Hieroglyphs":   _Egyptian_Hieroglyphs,
	"Elbasan":                _Elbasan,
	"Elymaic":                _Elymaic,
	"Ethiopic":               _Ethiopic,
	"Georgian":               _Georgian,
	"Glagolitic":             _Glagolitic,
	"Gothic":                 _Gothic,
	"Grantha":                _Grantha,
	"Greek":                  _Greek,
	"Gujarati":               _Gujarati,
	"Gunjala_Gondi":          _Gunjala_Gondi,
	"Gurmukhi":               _Gurmukhi,
	"Han":                    _Han,
	"Hangul":                 _Hangul,
	"Hanifi_Rohingya":        _Hanifi_Rohingya,
	"Hanunoo":                _Hanunoo,
	"Hatran":                 _Hatran,
	"Hebrew":                 _Hebrew,
	"Hiragana":               _Hiragana,
	"Imperial_Aramaic":       _Imperial_Aramaic,
	"Inherited":              _Inherited,
	"Inscriptional_Pahlavi":  _Inscriptional_Pahlavi,
	"Inscriptional_Parthian": _Inscriptional_Parthian,
	"Javanese":               _Javanese,
	"Kaithi":                 _Kaithi,
	"Kannada":                _Kannada,
	"Katakana":               _Katakana,
	"Kawi":                   _Kawi,
	"Kayah_Li":               _Kayah_Li,
	"Kharoshthi":             _Kharoshthi,
	"Khitan_Small_Script":    _Khitan_Small_Script,
	"Khmer":                  _Khmer,
	"Khojki":                 _Khojki,
	"Khudawadi":              _Khudawadi,
	"Lao":                    _Lao,
	"Latin":                  _Latin,
	"Lepcha":                 _Lepcha,
	"Limbu":                  _Limbu,
	"Linear_A":               _Linear_A,
	"Linear_B":               _Linear_B,
	"Lisu":                   _Lisu,
	"Lycian":                 _Lycian,
	"Lydian":                 _Lydian,
	"Mahajani":               _Mahajani,
	"Makasar":                _Makasar,
	"Malayalam":              _Malayalam,
	"Mandaic":                _Mandaic,
	"Manichaean":             _Manichaean,
	"Marchen":                _Marchen,
	"Masaram_Gondi":          _Masaram_Gondi,
	"Medefaidrin":            _Medefaidrin,
	"Meetei_Mayek":           _Meetei_Mayek,
	"Mende_Kikakui":          _Mende_Kikakui,
	"Meroitic_Cursive":       _Meroitic_Cursive,
	"Meroitic_Hieroglyphs":   _Meroitic_Hieroglyphs,
	"Miao":                   _Miao,
	"Modi":                   _Modi,
	"Mongolian":              _Mongolian,
	"Mro":                    _Mro,
	"Multani":                _Multani,
	"Myanmar":                _Myanmar,
	"Nabataean":              _Nabataean,
	"Nag_Mundari":            _Nag_Mundari,
	"Nandinagari":            _Nandinagari,
	"New_Tai_Lue":            _New_Tai_Lue,
	"Newa":                   _Newa,
	"Nko":                    _Nko,
	"Nushu":                  _Nushu,
	"Nyiakeng_Puachue_Hmong": _Nyiakeng_Puachue_Hmong,
	"Ogham":                  _Ogham,
	"Ol_Chiki":               _Ol_Chiki,
	"Old_Hungarian":          _Old_Hungarian,
	"Old_Italic":             _Old_Italic,
	"Old_North_Arabian":      _Old_North_Arabian,
	"Old_Permic":             _Old_Permic,
	"Old_Persian":            _Old_Persian,
	"Old_Sogdian":            _Old_Sogdian,
	"Old_South_Arabian":      _Old_South_Arabian,
	"Old_Turkic":             _Old_Turkic,
	"Old_Uyghur":             _Old_Uyghur,
	"Oriya":                  _Oriya,
	"Osage":                  _Osage,
	"Osmanya":                _Osmanya,
	"Pahawh_Hmong":           _Pahawh_Hmong,
	"Palmyrene":              _Palmyrene,
	"Pau_Cin_Hau":            _Pau_Cin_Hau,
	"Phags_Pa":               _Phags_Pa,
	"Phoenician":             _Phoenician,
	"Psalter_Pahlavi":        _Psalter_Pahlavi,
	"Rejang":                 _Rejang,
	"Runic":                  _Runic,
	"Samaritan":              _Samaritan,
	"Saurashtra":             _Saurashtra,
	"Sharada":                _Sharada,
	"Shavian":                _Shavian,
	"Siddham":                _Siddham,
	"SignWriting":            _SignWriting,
	"Sinhala":                _Sinhala,
	"Sogdian":                _Sogdian,
	"Sora_Sompeng":           _Sora_Sompeng,
	"Soyombo":                _Soyombo,
	"Sundanese":              _Sundanese,
	"Syloti_Nagri":           _Syloti_Nagri,
	"Syriac":                 _Syriac,
	"Tagalog":                _Tagalog,
	"Tagbanwa":               _Tagbanwa,
	"Tai_Le":                 _Tai_Le,
	"Tai_Tham":               _Tai_Tham,
	"Tai_Viet":               _Tai_Viet,
	"Takri":                  _Takri,
	"Tamil":                  _Tamil,
	"Tangsa":                 _Tangsa,
	"Tangut":                 _Tangut,
	"Telugu":                 _Telugu,
	"Thaana":                 _Thaana,
	"Thai":                   _Thai,
	"Tibetan":                _Tibetan,
	"Tifinagh":               _Tifinagh,
	"Tirhuta":                _Tirhuta,
	"Toto":                   _Toto,
	"Ugaritic":               _Ugaritic,
	"Vai":                    _Vai,
	"Vithkuqi":               _Vithkuqi,
	"Wancho":                 _Wancho,
	"Warang_Citi":            _Warang_Citi,
	"Yezidi":                 _Yezidi,
	"Yi":                     _Yi,
	"Zanabazar_Square":       _Zanabazar_Square,
}

// Properties is the set of Unicode property tables.
var Properties = map[string]*RangeTable{
	"ASCII_Hex_Digit":                    _ASCII_Hex_Digit,
	"Bidi_Control":                       _Bidi_Control,
	"Dash":                               _Dash,
	"Deprecated":                         _Deprecated,
	"Diacritic":                          _Diacritic,
	"Extender":                           _Extender,
	"Hex_Digit":                          _Hex_Digit,
	"Hyphen":                             _Hyphen,
	"IDS_Binary_Operator":                _IDS_Binary_Operator,
	"IDS_Trinary_Operator":               _IDS_Trinary_Operator,
	"Ideographic":                        _Ideographic,
	"Join_Control":                       _Join_Control,
	"Logical_Order_Exception":            _Logical_Order_Exception,
	"Noncharacter_Code_Point":            _Noncharacter_Code_Point,
	"Other_Alphabetic":                   _Other_Alphabetic,
	"Other_Default_Ignorable_Code_Point": _Other_Default_Ignorable_Code_Point,
	"Other_Grapheme_Extend":              _Other_Grapheme_Extend,
	"Other_ID_Continue":                  _Other_ID_Continue,
	"Other_ID_Start":                     _Other_ID_Start,
	"Other_Lowercase":                    _Other_Lowercase,
	"Other_Math":                         _Other_Math,
	"Other_Uppercase":                    _Other_Uppercase,
	"Pattern_Syntax":                     _Pattern_Syntax,
	"Pattern_White_Space":                _Pattern_White_Space,
	"Prepended_Concatenation_Mark":       _Prepended_Concatenation_Mark,
	"Quotation_Mark":                     _Quotation_Mark,
	"Radical":                            _Radical,
	"Regional_Indicator":                 _Regional_Indicator,
	"STerm":                              _STerm,
	"Sentence_Terminal":                  _STerm,
	"Soft_Dotted":                        _Soft_Dotted,
	"Terminal_Punctuation":               _Terminal_Punctuation,
	"Unified_Ideograph":                  _Unified_Ideograph,
	"Variation_Selector":                 _Variation_Selector,
	"White_Space":                        _White_Space,
}

// FoldCategory maps a category name to the runes outside the category that are
// equal under folding to runes in it.
var FoldCategory = map[string]*RangeTable{
	"L":  foldL,
	"Ll": foldLl,
	"Lt": foldLt,
	"Lu": foldLu,
	"M":  foldM,
	"Mn": foldMn,
}

// FoldScript is FoldCategory for scripts.
var FoldScript = map[string]*RangeTable{
	"Common":    foldCommon,
	"Greek":     foldGreek,
	"Inherited": foldInherited,
}

// CategoryAliases maps long category names to the short ones.
var CategoryAliases = map[string]string{
	"Cased_Letter":          "LC",
	"Close_Punctuation":     "Pe",
	"Combining_Mark":        "M",
	"Connector_Punctuation": "Pc",
	"Control":               "Cc",
	"Currency_Symbol":       "Sc",
	"Dash_Punctuation":      "Pd",
	"Decimal_Number":        "Nd",
	"Enclosing_Mark":        "Me",
	"Final_Punctuation":     "Pf",
	"Format":                "Cf",
	"Initial_Punctuation":   "Pi",
	"Letter":                "L",
	"Letter_Number":         "Nl",
	"Line_Separator":        "Zl",
	"Lowercase_Letter":      "Ll",
	"Mark":                  "M",
	"Math_Symbol":           "Sm",
	"Modifier_Letter":       "Lm",
	"Modifier_Symbol":       "Sk",
	"Nonspacing_Mark":       "Mn",
	"Number":                "N",
	"Open_Punctuation":      "Ps",
	"Other":                 "C",
	"Other_Letter":          "Lo",
	"Other_Number":          "No",
	"Other_Punctuation":     "Po",
	"Other_Symbol":          "So",
	"Paragraph_Separator":   "Zp",
	"Private_Use":           "Co",
	"Punctuation":           "P",
	"Separator":             "Z",
	"Space_Separator":       "Zs",
	"Spacing_Mark":          "Mc",
	"Surrogate":             "Cs",
	"Symbol":                "S",
	"Titlecase_Letter":      "Lt",
	"Unassigned":            "Cn",
	"Uppercase_Letter":      "Lu",
	"cntrl":                 "Cc",
	"digit":                 "Nd",
	"punct":                 "P",
}

// The tables by name.
var (
	Other                              = _C
	C                                  = _C
	Cc                                 = _Cc
	Cf                                 = _Cf
	Cn                                 = _Cn
	Co                                 = _Co
	Cs                                 = _Cs
	Letter                             = _L
	L                                  = _L
	LC                                 = _LC
	Lower                              = _Ll
	Ll                                 = _Ll
	Lm                                 = _Lm
	Lo                                 = _Lo
	Title                              = _Lt
	Lt                                 = _Lt
	Upper                              = _Lu
	Lu                                 = _Lu
	Mark                               = _M
	M                                  = _M
	Mc                                 = _Mc
	Me                                 = _Me
	Mn                                 = _Mn
	Number                             = _N
	N                                  = _N
	Digit                              = _Nd
	Nd                                 = _Nd
	Nl                                 = _Nl
	No                                 = _No
	Punct                              = _P
	P                                  = _P
	Pc                                 = _Pc
	Pd                                 = _Pd
	Pe                                 = _Pe
	Pf                                 = _Pf
	Pi                                 = _Pi
	Po                                 = _Po
	Ps                                 = _Ps
	Symbol                             = _S
	S                                  = _S
	Sc                                 = _Sc
	Sk                                 = _Sk
	Sm                                 = _Sm
	So                                 = _So
	Space                              = _Z
	Z                                  = _Z
	Zl                                 = _Zl
	Zp                                 = _Zp
	Zs                                 = _Zs
	Adlam                              = _Adlam
	Ahom                               = _Ahom
	Anatolian_Hieroglyphs              = _Anatolian_Hieroglyphs
	Arabic                             = _Arabic
	Armenian                           = _Armenian
	Avestan                            = _Avestan
	Balinese                           = _Balinese
	Bamum                              = _Bamum
	Bassa_Vah                          = _Bassa_Vah
	Batak                              = _Batak
	Bengali                            = _Bengali
	Bhaiksuki                          = _Bhaiksuki
	Bopomofo                           = _Bopomofo
	Brahmi                             = _Brahmi
	Braille                            = _Braille
	Buginese                           = _Buginese
	Buhid                              = _Buhid
	Canadian_Aboriginal                = _Canadian_Aboriginal
	Carian                             = _Carian
	Caucasian_Albanian                 = _Caucasian_Albanian
	Chakma                             = _Chakma
	Cham                               = _Cham
	Cherokee                           = _Cherokee
	Chorasmian                         = _Chorasmian
	Common                             = _Common
	Coptic                             = _Coptic
	Cuneiform                          = _Cuneiform
	Cypriot                            = _Cypriot
	Cypro_Minoan                       = _Cypro_Minoan
	Cyrillic                           = _Cyrillic
	Deseret                            = _Deseret
	Devanagari                         = _Devanagari
	Dives_Akuru                        = _Dives_Akuru
	Dogra                              = _Dogra
	Duployan                           = _Duployan
	Egyptian_Hieroglyphs               = _Egyptian_Hieroglyphs
	Elbasan                            = _Elbasan
	Elymaic                            = _Elymaic
	Ethiopic                           = _Ethiopic
	Georgian                           = _Georgian
	Glagolitic                         = _Glagolitic
	Gothic                             = _Gothic
	Grantha                            = _Grantha
	Greek                              = _Greek
	Gujarati                           = _Gujarati
	Gunjala_Gondi                      = _Gunjala_Gondi
	Gurmukhi                           = _Gurmukhi
	Han                                = _Han
	Hangul                             = _Hangul
	Hanifi_Rohingya                    = _Hanifi_Rohingya
	Hanunoo                            = _Hanunoo
	Hatran                             = _Hatran
	Hebrew                             = _Hebrew
	Hiragana                           = _Hiragana
	Imperial_Aramaic                   = _Imperial_Aramaic
	Inherited                          = _Inherited
	Inscriptional_Pahlavi              = _Inscriptional_Pahlavi
	Inscriptional_Parthian             = _Inscriptional_Parthian
	Javanese                           = _Javanese
	Kaithi                             = _Kaithi
	Kannada                            = _Kannada
	Katakana                           = _Katakana
	Kawi                               = _Kawi
	Kayah_Li                           = _Kayah_Li
	Kharoshthi                         = _Kharoshthi
	Khitan_Small_Script                = _Khitan_Small_Script
	Khmer                              = _Khmer
	Khojki                             = _Khojki
	Khudawadi                          = _Khudawadi
	Lao                                = _Lao
	Latin                              = _Latin
	Lepcha                             = _Lepcha
	Limbu                              = _Limbu
	Linear_A                           = _Linear_A
	Linear_B                           = _Linear_B
	Lisu                               = _Lisu
	Lycian                             = _Lycian
	Lydian                             = _Lydian
	Mahajani                           = _Mahajani
	Makasar                            = _Makasar
	Malayalam                          = _Malayalam
	Mandaic                            = _Mandaic
	Manichaean                         = _Manichaean
	Marchen                            = _Marchen
	Masaram_Gondi                      = _Masaram_Gondi
	Medefaidrin                        = _Medefaidrin
	Meetei_Mayek                       = _Meetei_Mayek
	Mende_Kikakui                      = _Mende_Kikakui
	Meroitic_Cursive                   = _Meroitic_Cursive
	Meroitic_Hieroglyphs               = _Meroitic_Hieroglyphs
	Miao                               = _Miao
	Modi                               = _Modi
	Mongolian                          = _Mongolian
	Mro                                = _Mro
	Multani                            = _Multani
	Myanmar                            = _Myanmar
	Nabataean                          = _Nabataean
	Nag_Mundari                        = _Nag_Mundari
	Nandinagari                        = _Nandinagari
	New_Tai_Lue                        = _New_Tai_Lue
	Newa                               = _Newa
	Nko                                = _Nko
	Nushu                              = _Nushu
	Nyiakeng_Puachue_Hmong             = _Nyiakeng_Puachue_Hmong
	Ogham                              = _Ogham
	Ol_Chiki                           = _Ol_Chiki
	Old_Hungarian                      = _Old_Hungarian
	Old_Italic                         = _Old_Italic
	Old_North_Arabian                  = _Old_North_Arabian
	Old_Permic                         = _Old_Permic
	Old_Persian                        = _Old_Persian
	Old_Sogdian                        = _Old_Sogdian
	Old_South_Arabian                  = _Old_South_Arabian
	Old_Turkic                         = _Old_Turkic
	Old_Uyghur                         = _Old_Uyghur
	Oriya                              = _Oriya
	Osage                              = _Osage
	Osmanya                            = _Osmanya
	Pahawh_Hmong                       = _Pahawh_Hmong
	Palmyrene                          = _Palmyrene
	Pau_Cin_Hau                        = _Pau_Cin_Hau
	Phags_Pa                           = _Phags_Pa
	Phoenician                         = _Phoenician
	Psalter_Pahlavi                    = _Psalter_Pahlavi
	Rejang                             = _Rejang
	Runic                              = _Runic
	Samaritan                          = _Samaritan
	Saurashtra                         = _Saurashtra
	Sharada                            = _Sharada
	Shavian                            = _Shavian
	Siddham                            = _Siddham
	SignWriting                        = _SignWriting
	Sinhala                            = _Sinhala
	Sogdian                            = _Sogdian
	Sora_Sompeng                       = _Sora_Sompeng
	Soyombo                            = _Soyombo
	Sundanese                          = _Sundanese
	Syloti_Nagri                       = _Syloti_Nagri
	Syriac                             = _Syriac
	Tagalog                            = _Tagalog
	Tagbanwa                           = _Tagbanwa
	Tai_Le                             = _Tai_Le
	Tai_Tham                           = _Tai_Tham
	Tai_Viet                           = _Tai_Viet
	Takri                              = _Takri
	Tamil                              = _Tamil
	Tangsa                             = _Tangsa
	Tangut                             = _Tangut
	Telugu                             = _Telugu
	Thaana                             = _Thaana
	Thai                               = _Thai
	Tibetan                            = _Tibetan
	Tifinagh                           = _Tifinagh
	Tirhuta                            = _Tirhuta
	Toto                               = _Toto
	Ugaritic                           = _Ugaritic
	Vai                                = _Vai
	Vithkuqi                           = _Vithkuqi
	Wancho                             = _Wancho
	Warang_Citi                        = _Warang_Citi
	Yezidi                             = _Yezidi
	Yi                                 = _Yi
	Zanabazar_Square                   = _Zanabazar_Square
	ASCII_Hex_Digit                    = _ASCII_Hex_Digit
	Bidi_Control                       = _Bidi_Control
	Dash                               = _Dash
	Deprecated                         = _Deprecated
	Diacritic                          = _Diacritic
	Extender                           = _Extender
	Hex_Digit                          = _Hex_Digit
	Hyphen                             = _Hyphen
	IDS_Binary_Operator                = _IDS_Binary_Operator
	IDS_Trinary_Operator               = _IDS_Trinary_Operator
	Ideographic                        = _Ideographic
	Join_Control                       = _Join_Control
	Logical_Order_Exception            = _Logical_Order_Exception
	Noncharacter_Code_Point            = _Noncharacter_Code_Point
	Other_Alphabetic                   = _Other_Alphabetic
	Other_Default_Ignorable_Code_Point = _Other_Default_Ignorable_Code_Point
	Other_Grapheme_Extend              = _Other_Grapheme_Extend
	Other_ID_Continue                  = _Other_ID_Continue
	Other_ID_Start                     = _Other_ID_Start
	Other_Lowercase                    = _Other_Lowercase
	Other_Math                         = _Other_Math
	Other_Uppercase                    = _Other_Uppercase
	Pattern_Syntax                     = _Pattern_Syntax
	Pattern_White_Space                = _Pattern_White_Space
	Prepended_Concatenation_Mark       = _Prepended_Concatenation_Mark
	Quotation_Mark                     = _Quotation_Mark
	Radical                            = _Radical
	Regional_Indicator                 = _Regional_Indicator
	STerm                              = _STerm
	Sentence_Terminal                  = _STerm
	Soft_Dotted                        = _Soft_Dotted
	Terminal_Punctuation               = _Terminal_Punctuation
	Unified_Ideograph                  = _Unified_Ideograph
	Variation_Selector                 = _Variation_Selector
	White_Space                        = _White_Space

	// CaseRanges gives the case mappings of all runes that have any.
	CaseRanges = _CaseRanges
)
