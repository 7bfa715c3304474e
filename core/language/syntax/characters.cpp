// UTF-8 and the few facts of Unicode behind characters.h, with the packed table of identifier characters.
#include "language/syntax/characters.h"

#include <algorithm>

namespace loopscope::language {
namespace {

// Printed by scripts/unicode_identifier_table.py. Beyond ASCII the characters fall into runs: in no name (0),
// in names but not first (1), also first (2). Each run is the number length * 3 + class in digits of 6 bits,
// least first, written from 0x20 on; the last digit of a number has 5 bits and is written from 0x60 on.
// clang-format off
constexpr std::string_view kIdentifierRuns =
    "^ae~ecdfeo'ac?ac@ulF`J`queceS`1eqchikceredkcec^`c[ccCfcpfTgcTafer]ax(bcdcgcgcdx3aln7aB`o#b>alhdKdcevfsh"
    "gcmh\177kfeP`ed<a2af-dB`eJ`\177Ea|hlefdf$ame|ejepV`-ajlC`o*act{y b)acDaDbjeW`ev@`gf\177cR`jczfhf$acwcei"
    "nfdevfgfjexdlhckgf\177h~ecdfjctlhf$acwchchchfdcplgfjidunceuE`kdA`jc}ckc$acwchcqfdeycjcjfeM`hgf\177{escj"
    "czfhf$acwchcqfdevfgfjujlhckgf\177ceP`dectikcnihcechihikiF`lpijcmferdJ`\177P`pzckc'acR`fdevcjcmugckfefhg"
    "f\177P`ejczckc'ac@`cqfdevcjcmugrhchgf\177chdD`m}ckc]agevcjcmeokdukgf\177~tcjcX`i*ac}cefwidlscdcyr\177fg"
    "G`2bdeyowyc\177Uahcecqc*acec@`de\177efqcecvc\177fn@ae%agr\177A`dcdcdlgzcNal]`cgqB`cMa{dKb#b]`e\177rtmnj"
    "ejhvkmI`E`eN`fTaceoef#bcIocnfwcecnf]acnfEacnfwcecnfO`cMbcnf+cfj{|J`R`P`$dfti&}fU`c0aoCciC`uX`m{[`jA`X`g"
    "D`I`ckcgD`>bAaieledf\177CajcB`r-du]adeo4c~?acE`lE`~\177<afqA`&bl0arB`Oa'aplAb\177c8afB`r\177G`exK`cQ`3b"
    "p/bT`zi\177S`|D`j<aH`h\177&bK`D`Na]`x\177ik\177Naf}u#bfkP`jc andtdhjeo\"i!c$mftfTaftfzcececec?afAbcwcei"
    "kcwinftlI`okcwM`g3bgY`d4aeG`eP`I`9bH`ldiE`S`elef@`ceftrecececR`fnoqleS`]aE]aQjrnjhD`TaceoefJbueM`d'a{wc"
    "wcwcwcwcwcwcwcAa/xk+a}scqfql$dfgfkc0ddno#bc<dS`Ba0bR` x\"Ud cI.p)c,bfIliR`\177h\\`/bdl\177c?agRcgOa}fWd"
    "f\"cohcecq(aR`dkdnd'apldY`>bD`g8bW`~\177rW`tiechB`6ayf'aH`D`9aim/bK`J`e\177rqd@`\177qc]aK`{kdzgf\177r'a"
    "iej8bdejhgqgede(akfC`pfkg~tftft{wcwc#bcL`r;eycgf\177rN+hD`'al5b,,f,qf eRawD`qoed@`cI`cqcechchc&eCaCfr0j"
    "V`\"cfDbXa@`rQ`P`Q`ig(ajCaeceiecececec\\eY`\177u0aldc0a~dJbg?aitftftfkIaF`c0ac[`chcO`fL`FaSe/cAb8fd&f9a"
    "i5bM`d=aBaG`<aoTapo<afNalzcq^a<gf\177rNalNalZax>bD`C`cO`cwchcC`cO`cwch)cGn{$a~z(atc bc}/ctfec&bchief'a~"
    "'a{?a#c[`ch~$a~0a2cJbrh cejcgomnckc9afjld@a9ai9aIazc6ag+aDb~$a~[`G`X`*e=cEb;bG`;bG`Namx\1772o bcgihAcj9"
    "a~ex$aB`=aX`m^a!a1a'a{jAbN`=aB`hge{m)bB`udG`-au\177rjNaK`c\177legexKadfe{j2bK`nlmcE`eceIaX`c-aE`rdhdZbw"
    "cecncO`c@`u/bE`o\177rmczfhf$acwchcqcgevfgfjferdoqgfvipAfAbW`no\177ldk:a2b]`hcex\177Rg/bvf|%angFa2bT`ieA"
    "`\177Ra#bH`eu\177Bb3afN`l\177rwKh&bN`Od\"c\177_`zfefzchc*ascgfmedegD`\1772czfWavfveced1ae\177ZavemxdxeB"
    "`,bQ`ieV`=c5l}cQaycyeM`\177(a<af#acK`;cwchcTasidcgcvedx\177rtchcBapcgcpeu\177Bn[`m{gedI`cHavipG`\177\"d"
    "eMc0K`Rd/eS`.iD[aEdM`2R`P`dtN`^[b7{K4fMzu?ac\177rOcc\177r<afpA`2bv{nD`\177{!ao[`0@`\"c fCcldeFbumI` chc"
    "edA`gJ`J?dx$Z`^a}UBfncwchcKmM`e7akfeJ`nxFr,La#eoI`i}u@`igC<c+bf&a:ypisxyfv:am\\fjQt!dc7cchfefhfncF`cecw"
    "c%ccnfzcwc6acncqceiwc^of-ac-ac?ac-ac?ac-ac?ac-ac?ac-aczf7b xFbl7bxdJ`d\"apcN`PS`?art_ivcT`fvcgcpo\\bCad"
    "0e)bivwf\177le#o<adS`&bK`\"v6aK`RB`wcnchcO`c1iA`v[a.cvel\177RW`nc3achcefec@`cncecerelecececkchcefececec"
    "ecechcefncwcncncec@`cU`okcqcU`<>b\1772P`B2\177@aP\"cr<jf(.dJ`5>eM`,}FSa<yF&aCGcoB$cP?)h1k";
// clang-format on

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

}  // namespace

CodePoint decode_utf8(std::string_view text, std::size_t offset) {
    const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(text[offset + index]); };
    const unsigned first = byte(0);
    if (first < 0x80) return {first, 1};
    const std::size_t size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (first < 0xC2 || first > 0xF4 || offset + size > text.size()) return {};
    char32_t value = first & (0x7Fu >> size);
    for (std::size_t index = 1; index < size; ++index) {
        if (!is_continuation(text[offset + index])) return {};
        value = value << 6 | (byte(index) & 0x3Fu);
    }
    const bool too_long = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (too_long || surrogate || value > 0x10FFFF) return {};
    return {value, size};
}

void append_utf8(std::string& text, char32_t character) {
    const auto tail = [&](int shift) { text += static_cast<char>(0x80 | ((character >> shift) & 0x3F)); };
    if (character < 0x80) {
        text += static_cast<char>(character);
    } else if (character < 0x800) {
        text += static_cast<char>(0xC0 | (character >> 6));
        tail(0);
    } else if (character < 0x10000) {
        text += static_cast<char>(0xE0 | (character >> 12));
        tail(6);
        tail(0);
    } else {
        text += static_cast<char>(0xF0 | (character >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
}

std::size_t count_code_points(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return !is_continuation(byte); }));
}

IdentifierCharacters::IdentifierCharacters() {
    std::uint32_t start = 0x80;
    std::uint32_t number = 0;
    int shift = 0;
    for (const char digit : kIdentifierRuns) {
        if (digit < 0x60) {
            number |= static_cast<std::uint32_t>(digit - 0x20) << shift;
            shift += 6;
            continue;
        }
        number |= static_cast<std::uint32_t>(digit - 0x60) << shift;
        runs_.push_back(start * 4 + number % 3);
        start += number / 3;
        number = 0;
        shift = 0;
    }
    runs_.push_back(start * 4);
}

int IdentifierCharacters::class_of(char32_t character) const {
    if (character < 0x80) return 0;
    const auto after =
        std::upper_bound(runs_.begin(), runs_.end(), static_cast<std::uint32_t>(character) * 4 + 3);
    return static_cast<int>(*(after - 1) % 4);
}

}  // namespace loopscope::language
