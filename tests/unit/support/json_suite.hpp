// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TESTS_UNIT_JSON_SUITE_HPP
#define CHAT_TIMERS_TESTS_UNIT_JSON_SUITE_HPP

#include "json_verbs.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// RFC 8259 as a table: texts that are JSON, named y_..., and texts that are none, named n_..., in the manner
// of the public suites for JSON parsers. Where the RFC leaves the choice to the reader, this library's is
// meant: lone surrogates and a byte order mark are refused, numbers have no bounds, names may repeat.
namespace json_suite {

enum class verdict { accept, syntax, encoding };

struct test_case {
    std::string name, text;
    verdict wanted = verdict::accept;
    std::size_t offset = 0, length = 0;  // the bytes that are wrong; no length at the end of the text
    std::string missing = {};            // what the grammar asks for there; empty where any words will do
    bool around = false;                 // the value is right; what stands before or behind it is wrong
};

inline std::string times(std::size_t count, std::string_view text) {
    std::string repeated;
    while (count-- != 0) repeated += text;
    return repeated;
}

// What stands between single spaces.
inline std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> all(1);
    for (char const byte : text) {
        if (byte == ' ') all.emplace_back();
        if (byte != ' ') all.back() += byte;
    }
    return all;
}

inline std::string hex_of(unsigned byte) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    return {digits[byte >> 4], digits[byte & 0xF]};
}

class table {
public:
    table() {
        structure();
        tokens();
        literals();
        numbers();
        strings();
        escapes();
        surrogates();
        utf8();
        other_encodings();
    }

    std::vector<test_case> cases;

private:
    // In what is refused, `<` and `>` stand around the bytes that are wrong.
    void y(std::string const& name, std::string text) { cases.push_back({"y_" + name, std::move(text)}); }
    void n(verdict wanted, std::string const& name, std::string_view with_marks, std::string missing) {
        auto const [text, ranges] = verbs::without_marks(with_marks);
        auto const [offset, length] = ranges.at(0);
        cases.push_back({"n_" + name, text, wanted, offset, length, std::move(missing)});
    }
    void n(std::string const& name, std::string_view with_marks, std::string missing) {
        n(verdict::syntax, name, with_marks, std::move(missing));
    }
    void n_around(std::string const& name, std::string_view with_marks, std::string missing) {
        n(name, with_marks, std::move(missing));
        cases.back().around = true;
    }
    void n_encoding(std::string const& name, std::string_view with_marks) {
        n(verdict::encoding, name, with_marks, {});
    }

    void structure() {
        y("structure_empty_object", "{}");
        y("structure_empty_array", "[]");
        y("structure_lonely_integer", "0");
        y("structure_lonely_fraction", "-1.5");
        y("structure_lonely_string", "\"a\"");
        y("structure_lonely_empty_string", "\"\"");
        y("structure_lonely_true", "true");
        y("structure_lonely_false", "false");
        y("structure_lonely_null", "null");
        y("structure_white_space_around", "\t\n\r [ ] \r\n\t");
        y("structure_26_arrays", times(26, "[") + times(26, "]"));
        y("structure_26_objects", times(26, "{\"a\":") + "0" + times(26, "}"));
        y("structure_13_of_each", times(13, "[{\"a\":") + "0" + times(13, "}]"));
        y("structure_1000_brackets_side_by_side", "[" + times(999, "[],") + "{}]");
        y("array_one_null", "[null]");
        y("array_of_every_type", R"([null,true,false,0,"",[],{}])");
        y("array_with_leading_space", "[ 1]");
        y("array_with_trailing_space", "[1 ]");
        y("array_with_line_feed", "[1\n]");
        y("array_of_3000_items", "[" + times(2999, "0,") + "0]");
        y("array_in_array", "[[],[[]]]");
        y("array_brackets_in_strings", R"(["[","]","{","}",",",":"])");
        y("object_one_member", R"({"a":1})");
        y("object_two_members", R"({"a":1,"b":[2]})");
        y("object_of_every_type", R"({"a":null,"b":true,"c":false,"d":0,"e":"","f":[],"g":{}})");
        y("object_empty_name", R"({"":0})");
        y("object_name_repeats", R"({"a":1,"a":2})");
        y("object_name_and_value_repeat", R"({"a":1,"a":1})");
        y("object_empty_name_repeats", R"({"":1,"":2})");
        y("object_escaped_name", R"({"\u0061\n":1})");
        y("object_zero_in_name", R"({"a\u0000b":1})");
        y("object_white_space_everywhere", "{ \"a\"\t:\n1\r, \"b\" : 2 }");
        y("object_long_name", "{\"" + times(3000, "a") + "\":1}");
        y("object_of_300_members", "{" + times(299, "\"a\":0,") + "\"b\":0}");
        y("object_in_object", R"({"a":{"b":{"c":{}}}})");

        n("structure_nothing", "<>", "a value");
        n("structure_only_white_space", " \t\r\n<>", "a value");
        for (std::string const& text :
             words("<}> <]> <,> <:> </>**/{} </>/ <#> <\\> <'>a' <(>) <`> <*> <_> <=>1 <@> <;>"))
            n("structure_starts_with_" + verbs::without_marks(text).text, text, "a value");
        // None of these would do as a part of the value before it.
        for (std::string const& behind :
             words("<x> <,> <}> <]> <:> <{>} <[>] <\">\" <;> <#> <\\> </>**/ </>/ \t<0> \n<n>ull")) {
            for (std::string const value : {"{}", "[]", "0", "\"\"", "null"}) {
                n_around("structure_" + verbs::without_marks(behind).text + "_behind_" + value,
                         value + behind, "the end of the text");
            }
        }
        n_around("structure_two_objects", "{} <{>}", "the end of the text");
        n_around("structure_second_closing_bracket", "[1]<]>", "the end of the text");
        n_around("structure_trailing_comma", R"({"a":1}<,>)", "the end of the text");

        n("array_open", "[<>", "a value or ']'");
        n("array_open_and_white_space", "[ \n<>", "a value or ']'");
        n("array_open_behind_value", "[1<>", "',' or ']'");
        n("array_open_behind_comma", "[1,<>", "a value");
        n("array_open_behind_array", "[[]<>", "',' or ']'");
        n("array_closed_as_object", "[<}>", "a value or ']'");
        n("array_closed_as_object_behind_value", "[1<}>", "',' or ']'");
        n("array_closed_as_object_deep", R"({"a":[1,2<}>)", "',' or ']'");
        n("array_only_comma", "[<,>]", "a value or ']'");
        n("array_leading_comma", "[<,>1]", "a value or ']'");
        n("array_trailing_comma", "[1,<]>", "a value");
        n("array_trailing_comma_and_space", "[1, <]>", "a value");
        n("array_two_commas", "[1,<,>2]", "a value");
        n("array_no_comma", "[1 <2>]", "',' or ']'");
        n("array_no_comma_between_strings", R"(["a"<">b"])", "',' or ']'");
        n("array_no_comma_between_arrays", "[[]<[>]]", "',' or ']'");
        n("array_colon", "[1<:>2]", "',' or ']'");
        n("array_only_colon", "[<:>]", "a value or ']'");
        n("array_member", R"(["a"<:>1])", "',' or ']'");
        n("array_member_of_object", R"([{}<:>1])", "',' or ']'");
        n("array_semicolon", "[1<;>2]", "',' or ']'");
        n("array_comment", "[<#>\n]", "a value or ']'");
        n("array_comment_behind_value", "[1</>**/]", "',' or ']'");
        n("array_ellipsis", "[1,<.>..]", "a value");

        n("object_open", "{<>", "a name in quotes or '}'");
        n("object_open_and_white_space", "{ <>", "a name in quotes or '}'");
        n("object_open_behind_name", R"({"a"<>)", "':'");
        n("object_open_behind_colon", R"({"a":<>)", "a value");
        n("object_open_behind_value", R"({"a":1<>)", "',' or '}'");
        n("object_open_behind_comma", R"({"a":1,<>)", "a name in quotes");
        n("object_closed_as_array", "{<]>", "a name in quotes or '}'");
        n("object_closed_as_array_behind_value", R"({"a":1<]>)", "',' or '}'");
        n("object_closed_as_array_deep", R"([{"a":1<]>)", "',' or '}'");
        n("object_closed_behind_name", R"({"a"<}>)", "':'");
        n("object_closed_behind_colon", R"({"a":<}>)", "a value");
        n("object_only_comma", "{<,>}", "a name in quotes or '}'");
        n("object_leading_comma", R"({<,>"a":1})", "a name in quotes or '}'");
        n("object_trailing_comma", R"({"a":1,<}>)", "a name in quotes");
        n("object_trailing_comma_deep", R"([{"a":[{}],<]>)", "a name in quotes");
        n("object_two_commas", R"({"a":1,<,>"b":2})", "a name in quotes");
        n("object_no_comma", R"({"a":1 <">b":2})", "',' or '}'");
        n("object_semicolon", R"({"a":1<;>"b":2})", "',' or '}'");
        n("object_only_colon", "{<:>}", "a name in quotes or '}'");
        n("object_no_colon", R"({"a" <1>})", "':'");
        n("object_no_colon_between_strings", R"({"a"<">b"})", "':'");
        n("object_two_colons", R"({"a":<:>1})", "a value");
        n("object_colon_behind_value", R"({"a":1<:>2})", "',' or '}'");
        n("object_comma_for_colon", R"({"a"<,>1})", "':'");
        n("object_equals_for_colon", R"({"a"<=>1})", "':'");
        n("object_arrow_for_colon", R"({"a"<=>>1})", "':'");
        n("object_comma_for_value", R"({"a":<,>"b":2})", "a value");
        n("object_name_without_quotes", "{<a>:1}", "a name in quotes or '}'");
        n("object_second_name_without_quotes", R"({"a":1,<b>:2})", "a name in quotes");
        n("object_name_in_single_quotes", "{<'>a':1}", "a name in quotes or '}'");
        n("object_number_for_name", "{<1>:1}", "a name in quotes or '}'");
        n("object_null_for_name", "{<n>ull:1}", "a name in quotes or '}'");
        n("object_array_for_name", "{<[>]:1}", "a name in quotes or '}'");
        n("object_object_for_name", "{<{>}:1}", "a name in quotes or '}'");
        n("object_comment", "{</>**/}", "a name in quotes or '}'");
        n("object_comment_behind_value", R"({"a":1</>/
})",
          "',' or '}'");
        n("object_no_name", "{<:>1}", "a name in quotes or '}'");
        n("object_open_string_as_name", R"({"a<>)", "the string's closing quote");
    }

    // Cut, and with a byte too many, at every place where a token begins.
    void tokens() {
        struct token {
            std::string text, missing;  // what the grammar asks for before it
            std::string allowed;        // of ,:{}[]", what may stand there
        };
        std::string const value = "{[\"";
        std::array<token, 20> const all{{{"[", "a value", value},
                                         {"{", "a value or ']'", value + "]"},
                                         {R"("a\u00e9")", "a name in quotes or '}'", "\"}"},
                                         {":", "':'", ":"},
                                         {"-12.5e+3", "a value", value},
                                         {",", "',' or '}'", ",}"},
                                         {R"("b\n")", "a name in quotes", "\""},
                                         {":", "':'", ":"},
                                         {"[", "a value", value},
                                         {"{", "a value or ']'", value + "]"},
                                         {"}", "a name in quotes or '}'", "\"}"},
                                         {"]", "',' or ']'", ",]"},
                                         {"}", "',' or '}'", ",}"},
                                         {",", "',' or ']'", ",]"},
                                         {"true", "a value", value},
                                         {",", "',' or ']'", ",]"},
                                         {"null", "a value", value},
                                         {",", "',' or ']'", ",]"},
                                         {"\"\"", "a value", value},
                                         {"]", "',' or ']'", ",]"}}};
        std::string whole;
        for (token const& each : all) whole += each.text;
        y("tokens", whole);

        std::string before;
        for (std::size_t index = 0; index <= all.size(); ++index) {
            token const& next = index < all.size() ? all[index] : token{"", "the end of the text", ""};
            bool const inside = index != 0 && index != all.size();
            std::string const behind = whole.substr(before.size());
            std::string const at = "_before_token_" + std::to_string(index);
            auto const insert = [&](std::string const& name, std::string const& bytes) {
                std::string const text = before + bytes + behind;
                cases.push_back({"n_" + name + at, text, verdict::syntax, before.size(), bytes.size(),
                                 next.missing, index == all.size()});
            };
            for (char const byte : std::string_view{",:{}[]\""}) {
                if (next.allowed.find(byte) == std::string::npos)
                    insert("structure_" + hex_of(static_cast<unsigned char>(byte)), {byte});
            }
            for (unsigned byte = 0; byte <= 0x20; ++byte) {
                std::string const name = "white_space_" + hex_of(byte);
                std::string const white(1, static_cast<char>(byte));
                bool const is_white = byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
                if (is_white) y(name + at, before + white + behind);
                if (!is_white) insert(name, white);
            }
            insert("white_space_delete", "\x7F");
            insert("white_space_next_line", "\u0085");
            insert("white_space_no_break", "\u00A0");
            insert("white_space_em", "\u2003");
            insert("white_space_line_separator", "\u2028");
            insert("white_space_ideographic", "\u3000");
            if (index != 0) insert("white_space_byte_order_mark", "\uFEFF");

            if (inside) n("cut" + at, before + "<>", next.missing);
            bool const literal = next.text == "true" || next.text == "null";
            for (std::size_t size = 1; size < next.text.size(); ++size) {
                std::string const cut = next.text.substr(0, size);
                std::string const name =
                    "cut_in_token_" + std::to_string(index) + "_at_" + std::to_string(size);
                if (literal) n(name, before + "<" + cut[0] + ">" + cut.substr(1), next.missing);
                if (!literal) n(name, before + cut + "<>", {});
            }
            before += next.text;
        }
    }

    void literals() {
        for (std::string const& text : words("<t> <t>r <t>ru <f>als <n> <n>u <n>ul <n>il <T>rue <T>RUE "
                                             "<t>rUe <F>alse <F>ALSE <N>ull <N>ULL "
                                             "<N>aN <N>one <n>an <I>nfinity <i>nf <u>ndefined <y>es <a> "
                                             "<t>rve <f>alze <n>uII <n>ul\tl")) {
            std::string const name = "literal_" + verbs::without_marks(text).text;
            n(name, "[0," + text + "]", "a value");
            n(name + "_lonely", text, "a value");
        }
        n("literal_minus_infinity", "[-<I>nfinity]", "a digit");
        n("literal_minus_nan", "[-<N>aN]", "a digit");
        n("literal_true_and_letter", "[true<e>]", "',' or ']'");
        n("literal_false_and_digit", "[false<0>]", "',' or ']'");
        n("literal_null_and_underscore", "[null<_>]", "',' or ']'");
        n("literal_two_without_comma", "[true<f>alse]", "',' or ']'");
        n_around("literal_lonely_null_and_letter", "null<l>", "the end of the text");
        n_around("literal_lonely_true_and_digit", "true<1>", "the end of the text");
        n("literal_zero_inside", std::string{"[<n>u\0ll]", 9}, "a value or ']'");
        n("literal_full_width", "[<\uFF54>rue]", "a value or ']'");
        n("literal_escaped", "[<\\>u0074rue]", "a value or ']'");
    }

    void numbers() {
        for (std::string const& text :
             words("0 -0 1 -1 9 10 1234567890 0.0 -0.0 0.5 1.0 1.05 1.50 123.456789 0e0 0E0 0e1 0e+1 0e-1 "
                   "-0e0 1e2 1E2 "
                   "1e+2 1E+2 1e-2 1E-2 1e02 1e+00 1e-00 1.5e2 1.5E+02 -1.5e-2 0.1e1 1e308 -1e308 1e309 "
                   "-1e309 1e999 "
                   "1e-999 4.9e-324 1e-400 0e999999 2147483647 -2147483648 9007199254740993 "
                   "9223372036854775807 "
                   "9223372036854775808 -9223372036854775809 18446744073709551615 18446744073709551616 "
                   "5.00000000000000000001")) {
            y("number_" + text, "[" + text + "]");
        }
        y("number_lonely_negative", "-1");
        y("number_lonely_exponent", "1e5");
        y("number_with_spaces_around", "[ 1 , -2 ]");
        y("number_1000_digits", times(1000, "7"));
        y("number_1000_digits_of_fraction", "0." + times(1000, "7"));
        y("number_1000_zeros_of_fraction", "1." + times(1000, "0") + "1");
        y("number_1000_zeros_of_exponent", "1e" + times(1000, "0") + "1");
        y("number_exponent_of_ten_digits", "1e9999999999");
        y("number_negative_exponent_of_ten_digits", "1e-9999999999");
        y("number_exponent_of_100_digits", "[1e" + times(100, "9") + "]");

        n_numbers("a digit", "-<]> -<->1 -<a> -<.>5 -<+>1 -<\t>1 -<\">1\" -<[>1] -<n>ull -<,>1 1.<]> -1.<]> "
                             "0.<]> 1.<e>1 0.<E>1 "
                             "1.<->1 1.<a> 1.<.>2 1.<\t>5 1.<,>2 1e<]> 1E<]> 1e+<]> 1e-<]> 1e+<->1 1e-<->1 "
                             "1e<a> 1e<.>5 1e+<a> "
                             "1.5e<]> 1.5e-<]> 0e<]> 0E+<]> 1e<\t>5 1e+<\t>5 1e<E>2 1e<,>2 1e<\">2\"");
        n_numbers(
            "',' or ']'",
            "0<0> 0<1> -0<1> 0<0>.5 0<x>1F 0<b>1 0<o>7 1<a> 1<_>000 1\t<0>00 1.5<.>2 1e5<.>5 1e5<e>5 1e5<->1 "
            "1<+>2 1<->2 1</>2 1<%> 1<L> 1<f> 1.0<f> 1<'> 1<\\>u0030 1<\uFF11> 1<\u0661> 1<n>");
        n_numbers("a value or ']'", "<+>1 <+>-1 <.>5 <.> <+>.5 <e>5 <E>1 <$>1 <#>1 <x>1 <&>h1 <(>1) "
                                    "<\uFF11> <\u0661> <\u2212>1 <\u221E>");
        for (std::string const& text : words("-<> 1.<> -0.<> 1e<> 1E+<> -1.5e-<>"))
            n("number_cut_" + verbs::without_marks(text).text, text, "a digit");
        for (std::string const& text : words("0<1> -0<0> 1<a> 1.5<.>5 1e5<e> 0<x>5"))
            n_around("number_lonely_" + verbs::without_marks(text).text, text, "the end of the text");
    }
    void n_numbers(std::string const& missing, std::string_view all) {
        for (std::string const& text : words(all)) {
            // Where the array's bracket is what is wrong, it stands in the text.
            std::string const end = text.back() == '>' && text[text.size() - 2] == ']' ? "" : "]";
            n("number_" + verbs::without_marks(text).text, "[" + text + end, missing);
        }
    }

    void strings() {
        y("string_every_printable_byte", [] {
            std::string text = "\"";
            for (char byte = ' '; byte < '\x7F'; ++byte) {
                if (byte != '"' && byte != '\\') text += byte;
            }
            return text + '"';
        }());
        for (std::size_t size = 1; size <= 17; ++size)
            y("string_of_" + std::to_string(size) + "_bytes", "[\"" + times(size, "a") + "\"]");
        y("string_of_10000_bytes", "\"" + times(10'000, "a") + "\"");
        y("string_delete", "\"\x7F\"");
        y("string_comment", R"(["/**/","//","#"])");
        y("string_slash", "\"/\"");
        y("string_of_quotes", R"(["\"\"\""])");
        y("string_of_backslashes", R"(["\\\\\\"])");
        y("string_that_looks_like_a_number", R"(["-1e5"])");
        y("string_that_looks_like_an_escape", R"(["\\u0000"])");

        for (unsigned byte = 0; byte < 0x20; ++byte) {
            std::string const control(1, static_cast<char>(byte));
            std::string const missing = "an escape for the control character";
            n("string_control_" + hex_of(byte), "\"<" + control + ">\"", missing);
            // Where a reader takes many bytes at once.
            n("string_control_behind_20_bytes_" + hex_of(byte),
              "[\"" + times(20, "a") + "<" + control + ">b\"]", missing);
        }
        std::string const end = "the string's closing quote";
        n("string_open", "\"<>", end);
        n("string_open_behind_text", "\"abc<>", end);
        n("string_open_behind_1000_bytes", "\"" + times(1000, "a") + "<>", end);
        n("string_open_in_array", "[\"<>", end);
        n("string_open_behind_string", R"(["a","<>)", end);
        n("string_open_behind_escaped_quote", R"(["\"<>)", end);
        n("string_open_behind_escaped_backslash", R"(["\\<>)", end);
        n("string_of_single_quotes", "[<'>a']", "a value or ']'");
        n("string_of_typographic_quotes", "[<\u201C>a\u201D]", "a value or ']'");
        n("string_of_backquotes", "[<`>a`]", "a value or ']'");
        n("string_without_quotes", "[<a>]", "a value or ']'");
        n("string_unescaped_quote", R"(["a"<b>"])", "',' or ']'");
        n("string_closed_twice", R"(["a"<">])", "',' or ']'");
        n("string_concatenated", R"(["a" <+> "b"])", "',' or ']'");
        n("string_in_three_quotes", R"([""<">a"""])", "',' or ']'");
        n("string_with_prefix", R"([<u>"a"])", "a value or ']'");
        n("string_continued_in_next_line", "[\"a\\<\n>b\"]", "one of \"\\/bfnrtu");
        n_around("string_lonely_closed_twice", "\"a\"<\">", "the end of the text");
    }

    void escapes() {
        constexpr std::string_view letters = "\"\\/bfnrtu";
        for (unsigned byte = 0; byte < 0x80; ++byte) {
            char const letter = static_cast<char>(byte);
            if (letters.find(letter) == std::string_view::npos) {
                cases.push_back({"n_escape_" + hex_of(byte), std::string{"\"\\"} + letter + "\"",
                                 verdict::syntax, 2, 1, "one of \"\\/bfnrtu"});
            } else if (letter != 'u') {
                y("escape_" + hex_of(byte), std::string{"\"\\"} + letter + "\"");
            }
            std::string_view const hex = "0123456789ABCDEFabcdef";
            bool const is_hex = hex.find(letter) != std::string_view::npos;
            for (std::size_t index = 0; index < 4; ++index) {
                std::string text = R"("\u0123")";
                text[3 + index] = letter;
                std::string const name = "escape_digit_" + std::to_string(index + 1) + "_is_" + hex_of(byte);
                // Not half of a surrogate pair.
                if (is_hex && (index != 0 || (letter != 'D' && letter != 'd'))) y(name, text);
                if (!is_hex) {
                    cases.push_back(
                        {"n_" + name, text, verdict::syntax, 3 + index, 1, "a hexadecimal digit"});
                }
            }
        }
        y("escape_all", R"("\"\\\/\b\f\n\r\t\u0000")");
        y("escape_zero", R"("\u0000")");
        y("escape_last_of_four_digits", R"("\uFFFF")");
        y("escape_digits_of_both_cases", R"("\uAbCd\uaBcD")");
        y("escape_fifth_digit_is_text", R"("\u00410")");
        y("escape_before_surrogates", R"("\uD7FF")");
        y("escape_behind_surrogates", R"("\uE000")");
        y("escape_not_a_character", R"("\uFDD0\uFFFE")");
        y("escape_byte_order_mark", R"("\uFEFF")");
        y("escape_line_separators", R"("\u2028\u2029")");

        n("escape_cut", "\"\\<>", "one of \"\\/bfnrtu");
        n("escape_of_e_acute", "\"\\<\u00E9>\"", "one of \"\\/bfnrtu");
        n("escape_of_emoji", "\"\\<\U0001F44D>\"", "one of \"\\/bfnrtu");
        n("escape_u_capital", R"("\<U>0041")", "one of \"\\/bfnrtu");
        n("escape_x", R"("\<x>41")", "one of \"\\/bfnrtu");
        n("escape_octal", R"("\<1>01")", "one of \"\\/bfnrtu");
        n("escape_braces", R"("\u<{>41}")", "a hexadecimal digit");
        for (char const* const digits : {"", "0", "00", "004"}) {
            std::string const text = std::string{R"("\u)"} + digits;
            std::string const size = std::to_string(std::string_view{digits}.size());
            n("escape_cut_behind_digits_" + size, text + "<>", "a hexadecimal digit");
            n("escape_too_few_digits_" + size, text + "<\">", "a hexadecimal digit");
            n("escape_digits_then_escape_" + size, text + "<\\>n\"", "a hexadecimal digit");
            n("escape_digits_then_e_acute_" + size, text + "<\u00E9>\"", "a hexadecimal digit");
        }
        n("escape_sign", R"("\u<+>041")", "a hexadecimal digit");
        n("escape_space", R"("\u< >041")", "a hexadecimal digit");
        n("escape_x_in_digits", R"("\u0<x>41")", "a hexadecimal digit");
        n("escape_full_width_digit", "\"\\u004<\uFF11>\"", "a hexadecimal digit");
    }

    void surrogates() {
        for (char const* const text :
             {R"(\uD800\uDC00)", R"(\uDBFF\uDFFF)", R"(\uD800\uDFFF)", R"(\uDBFF\uDC00)", R"(\ud83d\uDC4D)",
              R"(\uD83D\uDC4D\uD83D\uDC4D)", R"(a\uD83D\uDC4Db)", R"(\\uD800)"}) {
            y("surrogates_" + std::string{text}, "\"" + std::string{text} + "\"");
        }
        for (char const* const text : {R"(<\uD800>)",
                                       R"(<\uDBFF>)",
                                       R"(<\uDC00>)",
                                       R"(<\uDFFF>)",
                                       R"(<\uD83D>x)",
                                       R"(a<\uD83D>)",
                                       R"(<\uD83D>\\uDC4D)",
                                       R"(<\uD83D>\n)",
                                       R"(<\uD83D>\")",
                                       R"(<\uD83D>\u0041)",
                                       R"(<\uD83D>\uD7FF)",
                                       R"(<\uD83D>\uE000)",
                                       R"(<\uD83D>\uDBFF)",
                                       R"(<\uD83D>\uD83D\uDC4D)",
                                       R"(<\uDC4D>\uD83D)",
                                       R"(<\uDC4D>\uDC4D)",
                                       R"(\uD83D\uDC4D<\uDC4D>)",
                                       R"(\uD83D\uDC4D<\uD83D>)",
                                       R"(<\udc4d>x)",
                                       R"(<\uD83D>uDC4D)",
                                       R"(<\uD83D> \uDC4D)"}) {
            n_encoding("surrogates_" + verbs::without_marks(text).text, "\"" + std::string{text} + "\"");
        }
        n_encoding("surrogates_cut", R"("<\uD83D>)");
        n_encoding("surrogates_cut_behind_backslash", R"("<\uD83D>\)");
        n_encoding("surrogates_half_escaped", "\"<\\uD83D>\xED\xB1\x8D\"");
        n("surrogates_cut_behind_u", R"("\uD83D\u<>)", "a hexadecimal digit");
        n("surrogates_second_has_no_digit", R"("\uD83D\uDC<G>0")", "a hexadecimal digit");
        n("surrogates_second_is_short", R"("\uD83D\uDC4<">)", "a hexadecimal digit");
    }

    void utf8() {
        // The first and the last of each row of The Unicode Standard's table 3-7.
        for (char const* const text :
             {"\xC2\x80",         "\xDF\xBF",         "\xE0\xA0\x80",     "\xE0\xBF\xBF",
              "\xE1\x80\x80",     "\xEC\xBF\xBF",     "\xED\x80\x80",     "\xED\x9F\xBF",
              "\xEE\x80\x80",     "\xEF\xBF\xBF",     "\xF0\x90\x80\x80", "\xF0\xBF\xBF\xBF",
              "\xF1\x80\x80\x80", "\xF3\xBF\xBF\xBF", "\xF4\x80\x80\x80", "\xF4\x8F\xBF\xBF",
              "\xEF\xB7\x90",     "\xEF\xBF\xBE",     "\xEF\xBB\xBF",     "\xEF\xBF\xBD",
              "\xE2\x80\xA8",     "\xE2\x80\xAE",     "\xCC\x81"}) {
            y("utf8" + escaped(text), "\"" + std::string{text} + "\"");
            y("utf8" + escaped(text) + "_behind_7_bytes", "[\"1234567" + std::string{text} + "8\"]");
        }
        y("utf8_in_name", "{\"\u00E9\u20AC\U0001F44D\":1}");

        // The range is the longest start of something well-formed, or one byte.
        for (unsigned byte = 0x80; byte <= 0xFF; ++byte) {
            std::string const bad = std::string{"<"} + static_cast<char>(byte) + ">";
            n_encoding("utf8_alone_" + hex_of(byte), "\"" + bad + "\"");
            n_encoding("utf8_alone_before_letter_" + hex_of(byte), "[\"a" + bad + "b\"]");
            n_encoding("utf8_last_byte_of_text_" + hex_of(byte), "[\"" + bad);
            n_encoding("utf8_for_a_value_" + hex_of(byte), "[" + bad + "]");
            if (byte < 0xC2) n_encoding("utf8_then_continuation_" + hex_of(byte), "\"" + bad + "\x80\"");
            if (byte > 0xF4)
                n_encoding("utf8_then_three_more_" + hex_of(byte), "\"" + bad + "\x80\x80\x80\"");
        }
        for (char const* const text :
             {// Overlong.
              "<\xC0>\x80", "<\xC0>\xAF", "<\xC1>\xBF", "<\xE0>\x80\x80", "<\xE0>\x80\xAF", "<\xE0>\x9F\xBF",
              "<\xF0>\x80\x80\x80", "<\xF0>\x80\x80\xAF", "<\xF0>\x8F\xBF\xBF", "<\xF8>\x80\x80\x80\xAF",
              "<\xFC>\x80\x80\x80\x80\xAF",
              // Surrogates.
              "<\xED>\xA0\x80", "<\xED>\xAF\xBF", "<\xED>\xB0\x80", "<\xED>\xBF\xBF",
              "<\xED>\xA0\xBD\xED\xB1\x8D",
              // Beyond U+10FFFF.
              "<\xF4>\x90\x80\x80", "<\xF4>\xBF\xBF\xBF", "<\xF5>\x80\x80\x80", "<\xF7>\xBF\xBF\xBF",
              "<\xFB>\xBF\xBF\xBF\xBF",
              // Too many continuation bytes.
              "\xC3\xA9<\x80>", "\xE2\x82\xAC<\x80>", "\xF0\x9F\x91\x8D<\x80>"}) {
            n_encoding("utf8" + escaped(text), "\"" + std::string{text} + "\"");
        }
        for (char const* const text :
             {"<\xE2\x82>", "<\xE0\xA0>", "<\xED\x9F>", "<\xF0\x9F>", "<\xF0\x9F\x91>", "<\xF4\x8F>",
              "<\xF4\x8F\xBF>", "<\xC3>\xC3\xA9", "<\xE2>\xC3\xA9", "<\xE2\x82>\xC3\xA9",
              "<\xF0\x9F\x91>\xF0\x9F\x91\x8D"}) {
            n_encoding("utf8_cut" + escaped(text), "\"" + std::string{text} + "\"");
            n_encoding("utf8_cut_at_the_end" + escaped(text), "[\"a" + std::string{text});
            n_encoding("utf8_cut_in_name" + escaped(text), "{\"" + std::string{text} + "\":1}");
        }
        n_encoding("utf8_latin_1", "[\"caf<\xE9>\"]");
        n_encoding("utf8_in_number", "[-<\xFF>]");
        n_encoding("utf8_behind_number", "[5.5<\xFF>]");
        n_encoding("utf8_for_an_escape", "\"\\<\xFF>\"");
        n_encoding("utf8_in_an_escape", "\"\\u00<\xC3>\"");
        n_encoding("utf8_for_a_name", "{<\xFF>:1}");
        n_encoding("utf8_for_a_colon", "{\"a\"<\xC3>(1}");
        n_encoding("utf8_for_a_comma", "[1<\x80>2]");
        n_encoding("utf8_behind_the_text", "{}<\xF0\x9F\x91>");
        cases.back().around = true;
    }
    // Each byte as _XX, without the marks.
    static std::string escaped(std::string_view text) {
        std::string name;
        for (char const byte : verbs::without_marks(text).text)
            name += '_' + hex_of(static_cast<unsigned char>(byte));
        return name;
    }

    void other_encodings() {
        for (char const* const text : {"{}", "", "[]", " []", "\"a\"", "\xEF\xBB\xBF[]"}) {
            n_encoding("byte_order_mark_and_" + std::string{text}, "<\xEF\xBB\xBF>" + std::string{text});
            cases.back().around = true;
        }
        n("byte_order_mark_behind_space", " <\xEF\xBB\xBF>[]", "a value");
        n("byte_order_mark_mirrored", "<\xEF\xBF\xBE>[]", "a value");
        n_encoding("byte_order_mark_cut_to_two", "<\xEF\xBB>[]");
        n_encoding("byte_order_mark_cut_to_one", "<\xEF>[]");
        n_encoding("utf16_little_endian_mark", std::string{"<\xFF>\xFE[\0]\0", 8});
        n_encoding("utf16_big_endian_mark", std::string{"<\xFE>\xFF\0[\0]", 8});
        n_encoding("utf32_little_endian_mark", std::string{"<\xFF>\xFE\0\0[\0\0\0]\0\0\0", 14});
        n("utf16_little_endian", std::string{"[<\0>]\0", 6}, "a value or ']'");
        n("utf16_big_endian", std::string{"<\0>[\0]", 6}, "a value");
        n("utf32_big_endian", std::string{"<\0>\0\0[\0\0\0]", 10}, "a value");
        n_encoding("utf7_mark_in_latin_1", "[<\xA0>]");
    }
};

// Every case, made once.
inline std::vector<test_case> const& cases() {
    static table const all;
    return all.cases;
}

}  // namespace json_suite

#endif
