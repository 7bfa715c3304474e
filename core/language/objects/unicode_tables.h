// Facts of Unicode 15.1.0, printed by scripts/unicode_tables.py: included by unicode.cpp alone.
#pragma once

#include <cstdint>
#include <string_view>

namespace loopscope::language::unicode {

enum Property : std::uint16_t {
    kAlphabetic = 1 << 0,
    kDecimal = 1 << 1,
    kDigit = 1 << 2,
    kNumeric = 1 << 3,
    kUppercase = 1 << 4,
    kLowercase = 1 << 5,
    kTitlecase = 1 << 6,
    kSpace = 1 << 7,
    kPrintable = 1 << 8,
    kCaseIgnorable = 1 << 9,
};

/// `count` characters from `first` on, `step` apart, map to those `offset` further.
struct CaseRange {
    char32_t first;
    std::uint16_t count;
    std::uint16_t step;
    std::int32_t offset;
};

/// A character that maps to a text.
struct CaseText {
    char32_t character;
    std::string_view text;
};

// clang-format off
constexpr std::uint16_t kClasses[] = {0, 257, 256, 289, 768, 273, 264, 270, 512, 769, 268, 272, 265, 321, 128, 288, 280, 296, 384};

constexpr std::string_view kRuns =
    "KbMa*d:aE`TawTawu%cwTaSg[`wuwQg.aRaA`NgA`'bwuvH`{uwH`P`wvuJ`}vu_`uZfu*b+gu;bxvxvxvxvxvxvxvxvxvxvxvxvxvx"
    "vxvxvxvxvxvxvxvxvxvxvxvxvxvxI`xvxvxvxvxvxvxvxI`xvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvK`vxvx\\`K"
    "`vxvK`v^`I`1avK`v^`\\`K`vK`vxvxvK`vxI`xvK`v^`vxvK`I`tx\\`-ax@`vx@`vx@`vxvxvxvxvxvxvxvxI`xvxvxvxvxvxvxvx"
    "vxI`x@`vxv^`vxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvx(bK`vK`I`xv1avxvxvxvxBttOj.bI`0aM"
    "c.dBa)b|w|FyB`Blxvxv|wxvF`/aux,aJ`xw^`sxsK`v(esPb<jxI`^`\\`xvxvxvxvxvxvxvxvxvxvxvxBaxvuxvK`I`.o3nxvxvxv"
    "xvxvxvxvxvxvxvxvxvxvxvxvxvxvu)bxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvK`vxvxvxvxvxvxI`xv"
    "xvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvs7kF`|Aaw"
    ".lH`F`[`s;muwuJ`uJ`uw8b\"h,a-auw1cZa c5cu{[`Ai|_b3f%c.aG`w:}ut)b{uVaO`J`u0aG`%cZ`H`t,ds{tw[h%hF`<z5ct*d"
    "%cTiObO`.a|F`wH`Cf0a|Ob|]`|CaF`\?ds<g]`F`us2c\?a)gwSasN`Ra<b,l|,g{Diu#pwuwt[`<b.awH`t)b_bJ`H`%cu|>dwH`s"
    "9bF`G`F`Cfs&bstY`-aF`wt[`0aF`H`F`H`wt8bu,aG`sZ`J`F`%cG`H`XaH`tuwF`J`usSa,aG`F`Cfs&bsG`sG`sG`F`ws[`J`,aJ"
    "`F`]`Y`w%b-ast%b%cJ`Z`wu^bJ`usLbsZ`sCfs&bsG`s@aF`wt[`CasJ`usH`wF`t=dG`J`F`%cH`%btVaswH`s9bF`G`F`Cfs&bsG"
    "`s@aF`wtuwu0aF`H`F`H`w%bJ`u,aG`sZ`J`F`%cutXa^bwtsSaY`Z`s-aY`G`stsG`Y`G`Y`Z`Y`Ec,aH`wH`Y`[`s[`wF`tRau*d%"
    "c_`:b\?aw[`w9bsZ`sVfsQdF`wt]`.as]`s0a%bJ`sZ`F`tF`G`J`F`%c%bu+butw[`9bsZ`sVfs_bs@aF`wtuwAaswH`sH`J`%bH`R"
    "aG`sG`J`F`%csG`uDcJ`H`LbsZ`s,lJ`t[`0as[`s[`wtu,aZ`u+bZ`J`F`%cQbuSaswH`s7eY`)gsLbstF`&bY`w,a[`]`sws:bRa%"
    "cF`[`Dc1nwG`)b,auSa|<bu%cH`_jG`sts@as)gsts_bwG`ObtF`@as|s)bs%cF`-a@itWfJ`Ta%c$cuwuwuwTa9bsMj,a.duCauJ`@"
    "a5csPjs:bwTasYc_jRlH`0auVauJ`H`J`t%cTaSaH`J`-a]`t[`G`'bZ`0aXcwH`J`Tawtu%c[`wH`7ksx\?axF`Tlu/aLAas-aF`&b"
    "sts-aF`,ls-aF`Tis-aF`&bsts-aF`>ds\\ps-aF`ZsF`]`MbUb7cY`Qd cRaGyF`UaF`u%XbH`$eA`OgH`Y`2v[`_`9b%b7e]`uKbJ"
    "eJ`[`Kb7eJ`DcXcsZ`sJ`Dc=oJ`u)b:bwH`5c[`|.atwF`%cRa$cRa3c]`{w%cRa:j|Po%b@aJ`'jwt\?aSt^b.is]`.aJ`[`,aH`wT"
    "a]`,auY`H`%c[hF`@a1c%m,aOgRa%c}Y`(jVfJ`H`wF`H`Pouwu)bswuwH`<bTa\"cF`w%cRa%cRa'b|TaF`1iCn0au^mwuCauwAawH"
    "`9bY`%c%eOb3csJ`u[hu0aH`J`u]`G`%c%mwuJ`[`wu]`H`8b.aMj:b<bH`J`Y`Aa%cY`Z`%c[h[aH`Nb%bVlF`^`:b8b]`u[cu)b-a"
    "wSawG`uJ`t\?a#Y`$sxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvx"
    "vxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxNbxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvx"
    "vxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxNb=bUaF`WaF`;b=b;b=bUaF`WaF`;bsxsxsxsx;b=b-"
    "dF`;bEb;bEb;bEbBasI`1a@`wv]`\\`sI`1a@`]`/aF`I`1as]`;bDa]`F`\\`sI`1a@`J`s\?cGa:bJ` cwH`wT`GaA`_mA`Gas&c}"
    "vF`\\aAav(cAasZcY`Ui=dWi=dH`x.axH`v^`I`^`vux[`DaTaxuxuxu1auv1av-avH`I`K`Aax/a.avuVd e!e_`xvEaH`,aW$c;g3"
    "c/fUb7cUb7cUb7cPgYg]g}$cUby}$[bUbyUbyUbyBFdF`Bis-\1775n3nxv^`I`xvxvxv1avxI`x;b^`vxvxvxvxvxvxvxvxvxvxvxv"
    "xvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxI`Taxvxv]`xv\?a.ayH`5ksv\?av"
    "F`Ip%b|u*dwVfKb&bs&bs&bs&bs&bs&bs&bs&bsDi_m|Lm&jPgs=zDcD_`NgRdA`.a|ty=gQb0a[`HaH`_`|t[`sCyF`0aO`tuOzu\""
    "at\?aRls[{sH`2a cAiNj1cuQd/is$c\\h>buCdBi$cGkCd\"\?a@a\177(E`\17735d\177'Nc\177WYu\"s\177G`\177Z`\177t"
    "\177Og\177Ip\177Km\177&b\177t\1770f\1777eR`[h\1779b\177Mj\177'}\177IC`\1775h\177(+a\1774s\177'j\177t"
    "\177t\177J*b\177t%aSa\177=B`8aCJc\1770>b\177&b\177!Bf\177ZF`R`Ec%at\177N<d\1778m\177Xv\177@7e\17722f"
    "\177F0b\177>:e\177F<c\177Cf\177V]c\177)Ug\177 5d\1774&j\177-a\177UD`\177HQe\177O%c\1776Oa\177Mj\177@a"
    "\177Rl\177(E`\177[Tj|63eY`7pKbYk[aH`E/a|[`Qd%cG`\\exvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvt0au\""
    "cu|xvxvxvxvxvxvxvxvxvxvxvxvxvx\\`J`St$cJ`Ta8bYfTbJ`xvxvxvxvxvxvx\\`xvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxvxv"
    "xvxvxvxvxvxvxvxvxvxvxvxvx!cxvxvK`vxvxvxvxv|J`xvxvtxvx\\`xvxvxvxvxvxvxvxvxvxvDavDavxvxvxvxvxvxvxv1avxv\?"
    "axvsvsvxvxv(g\\`xvt\\`&bwZ`w-awVfH`J`AawY`Xa.aRa=o.a8bH`WnRdJ`8bH`%cRa:eSa[`tuG`w%c5h<bH`Vf5cH`1cuHhY`]"
    "`u^mwH`0aH`J`Rds|%c,aH`@aw|Lb%c@as,lVaH`J`H`J`KbZ`w9bwuF`%cF`.aQd|Sa[`tuwuWnwt]`G`J`@aJ`twt(gG`|H`2cuJ`"
    ".atO`uw^bSaF`SaF`SaKb&bs&bsTlw-dJ`,aSw:jH`wH`w.awF`%cRaMTS`DcVf,aDn,-G`R\177\177&b\177-a\177\\p\177[h"
    "\177t\177,l\1771A`F`\?\1772k(bDcBa\?atw_buXcs@astsG`sG`s%@`'ePdRKa8e!sF`#p%bu@iEc.aTd[`wTaRaTd(jwsuw%es"
    ".a,a@as&H`F`{sTawTawu%cwTaSg[`wuwQg3c_b|8mO`.iY`SaF`SaF`SaF`Z`Y`[`w[`s'b^b!aH`F`EcsOgsJesG`s>dF`+d&jBD`"
    "\?a[`,a=mY`Mb!q%eL`[`sYcY`u]m9mwFF`HhY`Dn=dw'h,aAi2aKb]ey9by\?a3kCa\?a[hsuMj,a9buEa>l]k[k+wF`%cRaQj,aOj"
    ",aYk8b=o1cu6csBds*bsK`s4cs@ds(bsI`Ys6<aKbCf^b9b(gvO`\\`sAlsNb\?tSaF`ts%msG`Y`tF`Vfsu>bVfH`+b.i8bQb0nJes"
    "G`\?aEaCfXaY`uOg\?au sIp,aL`G`VdF`Pmt]`sJ`\?a0a-asZ`sHhF`]`,aw6aEa%bMb%bHhL`uHh_`@i9bu5hJ`,aEa'bKb#pY`'"
    "bCfF`>bJe\?a>b7e%b.aDc+bPwLu5p.oWc,o%bXaMj0a8b%c27aUbHfs\?lsJ`uF`G`1v]`Hh$ct8bCf5c2aAaBf7e0a.a2k0f+b\\e"
    "VfKbuwuPoAd'b,aUb7c%cwG`J`tKb]`u8m[`0aH`J`H`{.aw^b{F`<g%b%cRa]`MjCau<bs%c.atH`t8b:jwH`tKbJ`u1n[`ObH`-a."
    "a0aH`w%ctut[`s\"f1c7es<g[`]`H`wuJ`TawG`w:r&bsts-as>ds_buRa^mw[`<b\?a%cRaJ`H`s9bF`G`F`Cfs&bsG`s@asJ`tH`w"
    ".aF`H`F`[`F`tRau\?a@aH`F`)bY`Ca1I`Po[`<bH`]`uw-aAa%cH`suwZ`Zh1n[`Vauw.aJ`uJ`G`ut8b%c2Q`^m[`0aF`.aJ`uJ`W"
    "f-aJ`&j1n[`<bH`wuJ`[`t1c%cRaYcIeRlwuwH`VauwtuRa%c\"p\"hF`]`H`0auCa,a%cL`.a&b[V`%m[`ObuJ`uL}EiCi%cQbDc9b"
    "F`tF`9bsG`s)gTasH`F`J`uwtutuw[`Kb%cRt9bF`Fk[`0aF`J`.awtutu!ht\"cYkVaut0a:bw8btVaH`]`Km[cuJ`[`tAaWcLu%b "
    "c\")aLbs ku)bsVauwtAa^b%cOeY`H`[hF`Ffsu)buJ`uJ`Ku&bsG`s3kVaY`wsJ`s)btw8b%cRaSasG`sAiAasJ`sH`wuwt%b%c\"<"
    "aJeJ`.a%bJ`tuXcs'jH`CaY`H`wuwYc%cByt=d5fIhWcuO1d2~#A`sAa1c-Z`D.lT|H`Wc1^dXdwSaAd>Fr&Mb[\"H`\\Hb%b.is%c,"
    "aH`>ws%cRa[hF`Cau^b1n)bMb5aH`^b%cs+bs0f\?aJe0,cEiCi[f.a_}2v,awt7p%b0a d sO`u|w1cH`*dI=|8bCOe>lLbE<I`5as"
    ".bsO`s:6a=dtGhZ`F`t*d-a8bEUa,MjR\177\?aXcY`Lb%b_bF`uJ`u4a4SuNmF`YfKb>B`Tq$)a^bGkF`<r]`Mb@b<bH`)b\\h0a)r"
    "/fHs]`u.D`\"fDc\"fDcWyKbAg%H`SgQgSg(bs9eSgQgxsK`F`xF`K`F`1as=b/asvs(bs4cSgQgK`s1aF`=bs*bsQgK`s1asDasxY`"
    "*bsQgSgQgSgQgSgQgSgQgSgQgSg7hF`@gu>guUa@gu>guUa@gu>guUa@gu>guUa@gu>guUaxvF`]n\"8b9p.aZn:bw,dw'b=dCasAdP"
    "'e!ct_eRaUa/_`)bs'eF`)bsJ`sCa\?a=rSiw0A`8mY`)b.bF`%c,atu \?a[hw#e%m0a%c\?auP)b\"h|0a%c2<c&bs-asG`s>ds@Z"
    "`F`Qb)b+l+j)j)b|,a%c,aH`#IcGqu_`u2aDv=muCdFY`-as\"hsG`stF`ts_bs-aststRat,atststsZ`sG`stF`tststststsG`st"
    "F`-as&bs-as-asts_bs$e\?aZ`s@as$e<oH`*0a&m,aN}Dc\?dF`\?ds\?ds!k^b;cL`;jYgTaYgTaYgNjHpIhWc&m,aMb%bH`*dTaN"
    "M`C*aCa*8c,a%eY`YcY`7C`,a/|RaFc,au=dFc,aJp8b cRaZk8b\\hF`H`*w^DaDc,dF`YcY`Mb%bLms'b8b,d,aMb%bMb%bKK`s7p"
    "_j%cRQdt\177'}\177(E`\177;r\1779Bi\177)z\1779b\177>d\177XBa\1777e\177\"h\177##}\177&*g\177GRt\177$LN`"
    "\177W11a@i/1sRa[!aF`GNz*dDJB`=dKXb&<kQJ`\177XUa&_f2Zv\?aA<s#HES`{ZhH| F`4'aPL-n";

constexpr CaseRange kToLower[] = {
    {0xC0, 23, 1, 32}, {0xD8, 7, 1, 32}, {0x100, 24, 2, 1}, {0x132, 3, 2, 1}, {0x139, 8, 2, 1},
    {0x14A, 23, 2, 1}, {0x178, 1, 1, -121}, {0x179, 3, 2, 1}, {0x181, 1, 1, 210}, {0x182, 2, 2, 1},
    {0x186, 1, 1, 206}, {0x187, 1, 1, 1}, {0x189, 2, 1, 205}, {0x18B, 1, 1, 1}, {0x18E, 1, 1, 79},
    {0x18F, 1, 1, 202}, {0x190, 1, 1, 203}, {0x191, 1, 1, 1}, {0x193, 1, 1, 205}, {0x194, 1, 1, 207},
    {0x196, 1, 1, 211}, {0x197, 1, 1, 209}, {0x198, 1, 1, 1}, {0x19C, 1, 1, 211}, {0x19D, 1, 1, 213},
    {0x19F, 1, 1, 214}, {0x1A0, 3, 2, 1}, {0x1A6, 1, 1, 218}, {0x1A7, 1, 1, 1}, {0x1A9, 1, 1, 218},
    {0x1AC, 1, 1, 1}, {0x1AE, 1, 1, 218}, {0x1AF, 1, 1, 1}, {0x1B1, 2, 1, 217}, {0x1B3, 2, 2, 1},
    {0x1B7, 1, 1, 219}, {0x1B8, 1, 1, 1}, {0x1BC, 1, 1, 1}, {0x1C4, 1, 1, 2}, {0x1C5, 1, 1, 1},
    {0x1C7, 1, 1, 2}, {0x1C8, 1, 1, 1}, {0x1CA, 1, 1, 2}, {0x1CB, 9, 2, 1}, {0x1DE, 9, 2, 1},
    {0x1F1, 1, 1, 2}, {0x1F2, 2, 2, 1}, {0x1F6, 1, 1, -97}, {0x1F7, 1, 1, -56}, {0x1F8, 20, 2, 1},
    {0x220, 1, 1, -130}, {0x222, 9, 2, 1}, {0x23A, 1, 1, 10795}, {0x23B, 1, 1, 1}, {0x23D, 1, 1, -163},
    {0x23E, 1, 1, 10792}, {0x241, 1, 1, 1}, {0x243, 1, 1, -195}, {0x244, 1, 1, 69}, {0x245, 1, 1, 71},
    {0x246, 5, 2, 1}, {0x370, 2, 2, 1}, {0x376, 1, 1, 1}, {0x37F, 1, 1, 116}, {0x386, 1, 1, 38},
    {0x388, 3, 1, 37}, {0x38C, 1, 1, 64}, {0x38E, 2, 1, 63}, {0x391, 17, 1, 32}, {0x3A3, 9, 1, 32},
    {0x3CF, 1, 1, 8}, {0x3D8, 12, 2, 1}, {0x3F4, 1, 1, -60}, {0x3F7, 1, 1, 1}, {0x3F9, 1, 1, -7},
    {0x3FA, 1, 1, 1}, {0x3FD, 3, 1, -130}, {0x400, 16, 1, 80}, {0x410, 32, 1, 32}, {0x460, 17, 2, 1},
    {0x48A, 27, 2, 1}, {0x4C0, 1, 1, 15}, {0x4C1, 7, 2, 1}, {0x4D0, 48, 2, 1}, {0x531, 38, 1, 48},
    {0x10A0, 38, 1, 7264}, {0x10C7, 1, 1, 7264}, {0x10CD, 1, 1, 7264}, {0x13A0, 80, 1, 38864},
    {0x13F0, 6, 1, 8}, {0x1C90, 43, 1, -3008}, {0x1CBD, 3, 1, -3008}, {0x1E00, 75, 2, 1},
    {0x1E9E, 1, 1, -7615}, {0x1EA0, 48, 2, 1}, {0x1F08, 8, 1, -8}, {0x1F18, 6, 1, -8}, {0x1F28, 8, 1, -8},
    {0x1F38, 8, 1, -8}, {0x1F48, 6, 1, -8}, {0x1F59, 4, 2, -8}, {0x1F68, 8, 1, -8}, {0x1F88, 8, 1, -8},
    {0x1F98, 8, 1, -8}, {0x1FA8, 8, 1, -8}, {0x1FB8, 2, 1, -8}, {0x1FBA, 2, 1, -74}, {0x1FBC, 1, 1, -9},
    {0x1FC8, 4, 1, -86}, {0x1FCC, 1, 1, -9}, {0x1FD8, 2, 1, -8}, {0x1FDA, 2, 1, -100}, {0x1FE8, 2, 1, -8},
    {0x1FEA, 2, 1, -112}, {0x1FEC, 1, 1, -7}, {0x1FF8, 2, 1, -128}, {0x1FFA, 2, 1, -126}, {0x1FFC, 1, 1, -9},
    {0x2126, 1, 1, -7517}, {0x212A, 1, 1, -8383}, {0x212B, 1, 1, -8262}, {0x2132, 1, 1, 28},
    {0x2160, 16, 1, 16}, {0x2183, 1, 1, 1}, {0x24B6, 26, 1, 26}, {0x2C00, 48, 1, 48}, {0x2C60, 1, 1, 1},
    {0x2C62, 1, 1, -10743}, {0x2C63, 1, 1, -3814}, {0x2C64, 1, 1, -10727}, {0x2C67, 3, 2, 1},
    {0x2C6D, 1, 1, -10780}, {0x2C6E, 1, 1, -10749}, {0x2C6F, 1, 1, -10783}, {0x2C70, 1, 1, -10782},
    {0x2C72, 1, 1, 1}, {0x2C75, 1, 1, 1}, {0x2C7E, 2, 1, -10815}, {0x2C80, 50, 2, 1}, {0x2CEB, 2, 2, 1},
    {0x2CF2, 1, 1, 1}, {0xA640, 23, 2, 1}, {0xA680, 14, 2, 1}, {0xA722, 7, 2, 1}, {0xA732, 31, 2, 1},
    {0xA779, 2, 2, 1}, {0xA77D, 1, 1, -35332}, {0xA77E, 5, 2, 1}, {0xA78B, 1, 1, 1}, {0xA78D, 1, 1, -42280},
    {0xA790, 2, 2, 1}, {0xA796, 10, 2, 1}, {0xA7AA, 1, 1, -42308}, {0xA7AB, 1, 1, -42319},
    {0xA7AC, 1, 1, -42315}, {0xA7AD, 1, 1, -42305}, {0xA7AE, 1, 1, -42308}, {0xA7B0, 1, 1, -42258},
    {0xA7B1, 1, 1, -42282}, {0xA7B2, 1, 1, -42261}, {0xA7B3, 1, 1, 928}, {0xA7B4, 8, 2, 1},
    {0xA7C4, 1, 1, -48}, {0xA7C5, 1, 1, -42307}, {0xA7C6, 1, 1, -35384}, {0xA7C7, 2, 2, 1}, {0xA7D0, 1, 1, 1},
    {0xA7D6, 2, 2, 1}, {0xA7F5, 1, 1, 1}, {0xFF21, 26, 1, 32}, {0x10400, 40, 1, 40}, {0x104B0, 36, 1, 40},
    {0x10570, 11, 1, 39}, {0x1057C, 15, 1, 39}, {0x1058C, 7, 1, 39}, {0x10594, 2, 1, 39},
    {0x10C80, 51, 1, 64}, {0x118A0, 32, 1, 32}, {0x16E40, 32, 1, 32}, {0x1E900, 34, 1, 34},
};

constexpr CaseRange kToUpper[] = {
    {0xB5, 1, 1, 743}, {0xE0, 23, 1, -32}, {0xF8, 7, 1, -32}, {0xFF, 1, 1, 121}, {0x101, 24, 2, -1},
    {0x131, 1, 1, -232}, {0x133, 3, 2, -1}, {0x13A, 8, 2, -1}, {0x14B, 23, 2, -1}, {0x17A, 3, 2, -1},
    {0x17F, 1, 1, -300}, {0x180, 1, 1, 195}, {0x183, 2, 2, -1}, {0x188, 1, 1, -1}, {0x18C, 1, 1, -1},
    {0x192, 1, 1, -1}, {0x195, 1, 1, 97}, {0x199, 1, 1, -1}, {0x19A, 1, 1, 163}, {0x19E, 1, 1, 130},
    {0x1A1, 3, 2, -1}, {0x1A8, 1, 1, -1}, {0x1AD, 1, 1, -1}, {0x1B0, 1, 1, -1}, {0x1B4, 2, 2, -1},
    {0x1B9, 1, 1, -1}, {0x1BD, 1, 1, -1}, {0x1BF, 1, 1, 56}, {0x1C5, 1, 1, -1}, {0x1C6, 1, 1, -2},
    {0x1C8, 1, 1, -1}, {0x1C9, 1, 1, -2}, {0x1CB, 1, 1, -1}, {0x1CC, 1, 1, -2}, {0x1CE, 8, 2, -1},
    {0x1DD, 1, 1, -79}, {0x1DF, 9, 2, -1}, {0x1F2, 1, 1, -1}, {0x1F3, 1, 1, -2}, {0x1F5, 1, 1, -1},
    {0x1F9, 20, 2, -1}, {0x223, 9, 2, -1}, {0x23C, 1, 1, -1}, {0x23F, 2, 1, 10815}, {0x242, 1, 1, -1},
    {0x247, 5, 2, -1}, {0x250, 1, 1, 10783}, {0x251, 1, 1, 10780}, {0x252, 1, 1, 10782}, {0x253, 1, 1, -210},
    {0x254, 1, 1, -206}, {0x256, 2, 1, -205}, {0x259, 1, 1, -202}, {0x25B, 1, 1, -203}, {0x25C, 1, 1, 42319},
    {0x260, 1, 1, -205}, {0x261, 1, 1, 42315}, {0x263, 1, 1, -207}, {0x265, 1, 1, 42280},
    {0x266, 1, 1, 42308}, {0x268, 1, 1, -209}, {0x269, 1, 1, -211}, {0x26A, 1, 1, 42308},
    {0x26B, 1, 1, 10743}, {0x26C, 1, 1, 42305}, {0x26F, 1, 1, -211}, {0x271, 1, 1, 10749},
    {0x272, 1, 1, -213}, {0x275, 1, 1, -214}, {0x27D, 1, 1, 10727}, {0x280, 1, 1, -218}, {0x282, 1, 1, 42307},
    {0x283, 1, 1, -218}, {0x287, 1, 1, 42282}, {0x288, 1, 1, -218}, {0x289, 1, 1, -69}, {0x28A, 2, 1, -217},
    {0x28C, 1, 1, -71}, {0x292, 1, 1, -219}, {0x29D, 1, 1, 42261}, {0x29E, 1, 1, 42258}, {0x345, 1, 1, 84},
    {0x371, 2, 2, -1}, {0x377, 1, 1, -1}, {0x37B, 3, 1, 130}, {0x3AC, 1, 1, -38}, {0x3AD, 3, 1, -37},
    {0x3B1, 17, 1, -32}, {0x3C2, 1, 1, -31}, {0x3C3, 9, 1, -32}, {0x3CC, 1, 1, -64}, {0x3CD, 2, 1, -63},
    {0x3D0, 1, 1, -62}, {0x3D1, 1, 1, -57}, {0x3D5, 1, 1, -47}, {0x3D6, 1, 1, -54}, {0x3D7, 1, 1, -8},
    {0x3D9, 12, 2, -1}, {0x3F0, 1, 1, -86}, {0x3F1, 1, 1, -80}, {0x3F2, 1, 1, 7}, {0x3F3, 1, 1, -116},
    {0x3F5, 1, 1, -96}, {0x3F8, 1, 1, -1}, {0x3FB, 1, 1, -1}, {0x430, 32, 1, -32}, {0x450, 16, 1, -80},
    {0x461, 17, 2, -1}, {0x48B, 27, 2, -1}, {0x4C2, 7, 2, -1}, {0x4CF, 1, 1, -15}, {0x4D1, 48, 2, -1},
    {0x561, 38, 1, -48}, {0x10D0, 43, 1, 3008}, {0x10FD, 3, 1, 3008}, {0x13F8, 6, 1, -8},
    {0x1C80, 1, 1, -6254}, {0x1C81, 1, 1, -6253}, {0x1C82, 1, 1, -6244}, {0x1C83, 2, 1, -6242},
    {0x1C85, 1, 1, -6243}, {0x1C86, 1, 1, -6236}, {0x1C87, 1, 1, -6181}, {0x1C88, 1, 1, 35266},
    {0x1D79, 1, 1, 35332}, {0x1D7D, 1, 1, 3814}, {0x1D8E, 1, 1, 35384}, {0x1E01, 75, 2, -1},
    {0x1E9B, 1, 1, -59}, {0x1EA1, 48, 2, -1}, {0x1F00, 8, 1, 8}, {0x1F10, 6, 1, 8}, {0x1F20, 8, 1, 8},
    {0x1F30, 8, 1, 8}, {0x1F40, 6, 1, 8}, {0x1F51, 4, 2, 8}, {0x1F60, 8, 1, 8}, {0x1F70, 2, 1, 74},
    {0x1F72, 4, 1, 86}, {0x1F76, 2, 1, 100}, {0x1F78, 2, 1, 128}, {0x1F7A, 2, 1, 112}, {0x1F7C, 2, 1, 126},
    {0x1FB0, 2, 1, 8}, {0x1FBE, 1, 1, -7205}, {0x1FD0, 2, 1, 8}, {0x1FE0, 2, 1, 8}, {0x1FE5, 1, 1, 7},
    {0x214E, 1, 1, -28}, {0x2170, 16, 1, -16}, {0x2184, 1, 1, -1}, {0x24D0, 26, 1, -26}, {0x2C30, 48, 1, -48},
    {0x2C61, 1, 1, -1}, {0x2C65, 1, 1, -10795}, {0x2C66, 1, 1, -10792}, {0x2C68, 3, 2, -1},
    {0x2C73, 1, 1, -1}, {0x2C76, 1, 1, -1}, {0x2C81, 50, 2, -1}, {0x2CEC, 2, 2, -1}, {0x2CF3, 1, 1, -1},
    {0x2D00, 38, 1, -7264}, {0x2D27, 1, 1, -7264}, {0x2D2D, 1, 1, -7264}, {0xA641, 23, 2, -1},
    {0xA681, 14, 2, -1}, {0xA723, 7, 2, -1}, {0xA733, 31, 2, -1}, {0xA77A, 2, 2, -1}, {0xA77F, 5, 2, -1},
    {0xA78C, 1, 1, -1}, {0xA791, 2, 2, -1}, {0xA794, 1, 1, 48}, {0xA797, 10, 2, -1}, {0xA7B5, 8, 2, -1},
    {0xA7C8, 2, 2, -1}, {0xA7D1, 1, 1, -1}, {0xA7D7, 2, 2, -1}, {0xA7F6, 1, 1, -1}, {0xAB53, 1, 1, -928},
    {0xAB70, 80, 1, -38864}, {0xFF41, 26, 1, -32}, {0x10428, 40, 1, -40}, {0x104D8, 36, 1, -40},
    {0x10597, 11, 1, -39}, {0x105A3, 15, 1, -39}, {0x105B3, 7, 1, -39}, {0x105BB, 2, 1, -39},
    {0x10CC0, 51, 1, -64}, {0x118C0, 32, 1, -32}, {0x16E60, 32, 1, -32}, {0x1E922, 34, 1, -34},
};

constexpr CaseText kUpperTexts[] = {
    {0xDF, "\123\123"}, {0x149, "\312\274\116"}, {0x1F0, "\112\314\214"}, {0x390, "\316\231\314\210\314\201"},
    {0x3B0, "\316\245\314\210\314\201"}, {0x587, "\324\265\325\222"}, {0x1E96, "\110\314\261"},
    {0x1E97, "\124\314\210"}, {0x1E98, "\127\314\212"}, {0x1E99, "\131\314\212"}, {0x1E9A, "\101\312\276"},
    {0x1F50, "\316\245\314\223"}, {0x1F52, "\316\245\314\223\314\200"}, {0x1F54, "\316\245\314\223\314\201"},
    {0x1F56, "\316\245\314\223\315\202"}, {0x1F80, "\341\274\210\316\231"}, {0x1F81, "\341\274\211\316\231"},
    {0x1F82, "\341\274\212\316\231"}, {0x1F83, "\341\274\213\316\231"}, {0x1F84, "\341\274\214\316\231"},
    {0x1F85, "\341\274\215\316\231"}, {0x1F86, "\341\274\216\316\231"}, {0x1F87, "\341\274\217\316\231"},
    {0x1F88, "\341\274\210\316\231"}, {0x1F89, "\341\274\211\316\231"}, {0x1F8A, "\341\274\212\316\231"},
    {0x1F8B, "\341\274\213\316\231"}, {0x1F8C, "\341\274\214\316\231"}, {0x1F8D, "\341\274\215\316\231"},
    {0x1F8E, "\341\274\216\316\231"}, {0x1F8F, "\341\274\217\316\231"}, {0x1F90, "\341\274\250\316\231"},
    {0x1F91, "\341\274\251\316\231"}, {0x1F92, "\341\274\252\316\231"}, {0x1F93, "\341\274\253\316\231"},
    {0x1F94, "\341\274\254\316\231"}, {0x1F95, "\341\274\255\316\231"}, {0x1F96, "\341\274\256\316\231"},
    {0x1F97, "\341\274\257\316\231"}, {0x1F98, "\341\274\250\316\231"}, {0x1F99, "\341\274\251\316\231"},
    {0x1F9A, "\341\274\252\316\231"}, {0x1F9B, "\341\274\253\316\231"}, {0x1F9C, "\341\274\254\316\231"},
    {0x1F9D, "\341\274\255\316\231"}, {0x1F9E, "\341\274\256\316\231"}, {0x1F9F, "\341\274\257\316\231"},
    {0x1FA0, "\341\275\250\316\231"}, {0x1FA1, "\341\275\251\316\231"}, {0x1FA2, "\341\275\252\316\231"},
    {0x1FA3, "\341\275\253\316\231"}, {0x1FA4, "\341\275\254\316\231"}, {0x1FA5, "\341\275\255\316\231"},
    {0x1FA6, "\341\275\256\316\231"}, {0x1FA7, "\341\275\257\316\231"}, {0x1FA8, "\341\275\250\316\231"},
    {0x1FA9, "\341\275\251\316\231"}, {0x1FAA, "\341\275\252\316\231"}, {0x1FAB, "\341\275\253\316\231"},
    {0x1FAC, "\341\275\254\316\231"}, {0x1FAD, "\341\275\255\316\231"}, {0x1FAE, "\341\275\256\316\231"},
    {0x1FAF, "\341\275\257\316\231"}, {0x1FB2, "\341\276\272\316\231"}, {0x1FB3, "\316\221\316\231"},
    {0x1FB4, "\316\206\316\231"}, {0x1FB6, "\316\221\315\202"}, {0x1FB7, "\316\221\315\202\316\231"},
    {0x1FBC, "\316\221\316\231"}, {0x1FC2, "\341\277\212\316\231"}, {0x1FC3, "\316\227\316\231"},
    {0x1FC4, "\316\211\316\231"}, {0x1FC6, "\316\227\315\202"}, {0x1FC7, "\316\227\315\202\316\231"},
    {0x1FCC, "\316\227\316\231"}, {0x1FD2, "\316\231\314\210\314\200"}, {0x1FD3, "\316\231\314\210\314\201"},
    {0x1FD6, "\316\231\315\202"}, {0x1FD7, "\316\231\314\210\315\202"}, {0x1FE2, "\316\245\314\210\314\200"},
    {0x1FE3, "\316\245\314\210\314\201"}, {0x1FE4, "\316\241\314\223"}, {0x1FE6, "\316\245\315\202"},
    {0x1FE7, "\316\245\314\210\315\202"}, {0x1FF2, "\341\277\272\316\231"}, {0x1FF3, "\316\251\316\231"},
    {0x1FF4, "\316\217\316\231"}, {0x1FF6, "\316\251\315\202"}, {0x1FF7, "\316\251\315\202\316\231"},
    {0x1FFC, "\316\251\316\231"}, {0xFB00, "\106\106"}, {0xFB01, "\106\111"}, {0xFB02, "\106\114"},
    {0xFB03, "\106\106\111"}, {0xFB04, "\106\106\114"}, {0xFB05, "\123\124"}, {0xFB06, "\123\124"},
    {0xFB13, "\325\204\325\206"}, {0xFB14, "\325\204\324\265"}, {0xFB15, "\325\204\324\273"},
    {0xFB16, "\325\216\325\206"}, {0xFB17, "\325\204\324\275"},
};

constexpr CaseText kTitleTexts[] = {
    {0x149, "\312\274\116"}, {0x1C4, "\307\205"}, {0x1C5, "\307\205"}, {0x1C6, "\307\205"},
    {0x1C7, "\307\210"}, {0x1C8, "\307\210"}, {0x1C9, "\307\210"}, {0x1CA, "\307\213"}, {0x1CB, "\307\213"},
    {0x1CC, "\307\213"}, {0x1F1, "\307\262"}, {0x1F2, "\307\262"}, {0x1F3, "\307\262"},
    {0x1FB2, "\341\276\272\315\205"}, {0x1FB3, "\341\276\274"}, {0x1FB4, "\316\206\315\205"},
    {0x1FB7, "\316\221\315\202\315\205"}, {0x1FBC, "\341\276\274"}, {0x1FC2, "\341\277\212\315\205"},
    {0x1FC3, "\341\277\214"}, {0x1FC4, "\316\211\315\205"}, {0x1FC7, "\316\227\315\202\315\205"},
    {0x1FCC, "\341\277\214"}, {0x1FF2, "\341\277\272\315\205"}, {0x1FF3, "\341\277\274"},
    {0x1FF4, "\316\217\315\205"}, {0x1FF7, "\316\251\315\202\315\205"}, {0x1FFC, "\341\277\274"},
};
// clang-format on

}  // namespace loopscope::language::unicode
