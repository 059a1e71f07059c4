// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_RECOGNIZE_HPP
#define CHAT_TIMERS_CHECK_RECOGNIZE_HPP

#include "characters.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

// Recognizes texts that are not JSON, and says what mends them: one sentence for each kind, which is empty if
// a text is not of the kind. Complexity: linear in the text.
namespace check::recognize {

inline constexpr std::string_view none;

// Encodings that are not UTF-8, and compressed data, by the first bytes.
[[nodiscard]] constexpr std::string_view encoding(std::string_view text) {
    using namespace std::string_view_literals;
    auto const is_zero = [&](std::size_t at) { return at < text.size() && text[at] == '\0'; };
    if (text.starts_with("\xFF\xFE\0\0"sv) || text.starts_with("\0\0\xFE\xFF"sv)) {
        return "this looks like UTF-32: save it as UTF-8, or try iconv -f UTF-32 -t UTF-8 FILE | check";
    }
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        return "this looks like UTF-16: save it as UTF-8, or try iconv -f UTF-16 -t UTF-8 FILE | check";
    }
    if (text.starts_with("\xEF\xBB\xBF")) {
        return "this begins with a byte order mark: save it as UTF-8 without one, or try tail -c +4 FILE | "
               "check";
    }
    if (text.starts_with("\x1F\x8B")) return "this looks like gzip: try gzip -dc FILE | check";
    if (text.size() < 2 || (text[0] != '\0' && text[1] != '\0')) return none;
    if (text[0] != '\0') {
        return is_zero(2) && is_zero(3)
                   ? "this looks like UTF-32 without a byte order mark: save it as UTF-8, or try iconv -f "
                     "UTF-32LE -t UTF-8 FILE | check"
                   : "this looks like UTF-16 without a byte order mark: save it as UTF-8, or try iconv -f "
                     "UTF-16LE -t UTF-8 FILE | check";
    }
    if (text[1] != '\0') {
        return "this looks like UTF-16 without a byte order mark: save it as UTF-8, or try iconv -f UTF-16BE "
               "-t UTF-8 FILE | check";
    }
    if (is_zero(2) && text.size() > 3 && !is_zero(3)) {
        return "this looks like UTF-32 without a byte order mark: save it as UTF-8, or try iconv -f UTF-32BE "
               "-t UTF-8 FILE | check";
    }
    return none;
}

// Whether all lines of such a text are broken, since the text cannot be cut into lines.
[[nodiscard]] constexpr bool has_no_lines(std::string_view text) {
    return !encoding(text).empty() && !text.starts_with("\xEF\xBB\xBF");
}

[[nodiscard]] constexpr int base64_value(char digit) {
    if ('A' <= digit && digit <= 'Z') return digit - 'A';
    if ('a' <= digit && digit <= 'z') return digit - 'a' + 26;
    if (is_digit(digit)) return digit - '0' + 52;
    return digit == '+' || digit == '-' ? 62 : digit == '/' || digit == '_' ? 63 : -1;
}

// Base64, or its URL-safe alphabet, in any lines, of a text that begins as JSON does.
[[nodiscard]] constexpr std::string_view base64(std::string_view text) {
    constexpr std::size_t shortest = 16;
    unsigned bits = 0;
    std::size_t digits = 0;
    char first = '\0', second = '\0';
    bool is_padded = false;
    for (char const byte : text) {
        if (is_space(byte)) continue;
        if (byte == '=') {
            is_padded = true;
            continue;
        }
        int const value = base64_value(byte);
        if (value < 0 || is_padded) return none;
        bits = bits << 6 | static_cast<unsigned>(value);
        ++digits;
        if (digits == 2) first = static_cast<char>(bits >> 4 & 0xFF);
        if (digits == 3) second = static_cast<char>(bits >> 2 & 0xFF);
    }
    if (digits < shortest) return none;
    constexpr std::string_view openings = "{[\"";
    auto const opens = [&](char byte) { return openings.find(byte) != std::string_view::npos; };
    bool const is_json = (opens(first) || is_space(first)) && (opens(second) || is_space(second));
    if (is_json) return "this looks like JSON in Base64: try base64 -d FILE | check";
    bool const is_gzip = first == '\x1F' && second == '\x8B';
    return is_gzip ? "this looks like gzip in Base64: try base64 -d FILE | gzip -dc | check" : none;
}

// Returns the bytes of a text in Base64, or its URL-safe alphabet, in any lines, with or without padding;
// nullopt if it is none.
template <class String>
[[nodiscard]] std::optional<String> decode_base64(String const& text) {
    String bytes;
    unsigned bits = 0;
    int held = 0;
    bool is_padded = false;
    for (char const byte : text) {
        if (is_space(byte)) continue;
        int const value = base64_value(byte);
        is_padded = is_padded || byte == '=';
        if (byte == '=') continue;
        if (value < 0 || is_padded) return std::nullopt;
        bits = bits << 6 | static_cast<unsigned>(value);
        held += 6;
        if (held < 8) continue;
        held -= 8;
        bytes += static_cast<char>(bits >> held & 0xFF);
    }
    return bytes;
}

// A shell's command, or a script.
[[nodiscard]] constexpr std::string_view command(std::string_view text) {
    std::string_view start = without_leading_space(text);
    for (std::string_view const prompt : {"$ ", "> ", "% ", "PS> "}) {
        if (start.starts_with(prompt)) start = without_leading_space(start.substr(prompt.size()));
    }
    if (start.starts_with("curl ")) {
        return "this looks like a curl command: pass only the JSON in it, the text of its --data";
    }
    bool is_aws = false;
    for (std::string_view const begin :
         {"aws ", "aws.exe ", "aws2 ", "awslocal ", "#!", "sudo ", "--channel", "--cli-input"}) {
        is_aws = is_aws || start.starts_with(begin);
    }
    is_aws = is_aws || (!start.starts_with('{') && !start.starts_with('[') &&
                        (text.find("aws connect ") != std::string_view::npos ||
                         text.find("update-participant-role-config") != std::string_view::npos ||
                         text.find("CONNParticipantRoleConfig") != std::string_view::npos));
    if (!is_aws) return none;
    return text.find("--cli-input-json") != std::string_view::npos
               ? "this looks like a command: pass only the JSON in it, the text of --cli-input-json"
               : "this looks like a command: pass only the JSON in it, the text of --channel-configuration";
}

// "Key: value" or "- item" in the first line that is no comment.
[[nodiscard]] constexpr std::string_view yaml(std::string_view text) {
    constexpr std::string_view sentence =
        "this looks like YAML: try yq -o=json . FILE | check, or save it as JSON";
    while (!text.empty()) {
        std::string_view const whole_line = first_line(text);
        std::string_view line = trimmed(whole_line);
        if (line.starts_with("- ") || line == "-") return sentence;
        bool const says_nothing = line.empty() || line.starts_with('#') || line.starts_with("%YAML");
        if (line.starts_with("---") && !line.starts_with("----")) {
            line = trimmed(line.substr(3));
            if (line.empty() || line.starts_with('#')) {
                text.remove_prefix((std::min)(text.find('\n'), text.size() - 1) + 1);
                continue;
            }
        }
        if (!says_nothing) {
            std::size_t end = span(line, 0, is_word);
            if (line.starts_with('"') || line.starts_with('\'')) {
                std::size_t const close = line.find(line[0], 1);
                end = close == std::string_view::npos ? 0 : close + 1;
            }
            if (end == 0) return none;
            std::string_view const rest = without_leading_space(line.substr(end));
            bool const is_key = rest.starts_with(':') && (rest.size() == 1 || is_space(rest[1]));
            return is_key ? sentence : none;
        }
        text.remove_prefix((std::min)(text.find('\n'), text.size() - 1) + 1);
    }
    return none;
}

// A whole text between quotes, in a fence, or assigned to a name.
[[nodiscard]] constexpr std::string_view wrapping(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with("```")) return "this is in a Markdown code fence: remove the lines of ```";
    auto const opens = [&](std::size_t at) {
        std::string_view const rest = without_leading_space(text.substr((std::min)(at, text.size())));
        return rest.starts_with('{') || rest.starts_with('[');
    };
    if (text.starts_with("b'") || text.starts_with("b\"")) {
        return "this looks like a Python bytes literal: write the bytes themselves, without b and the quotes";
    }
    if (text.starts_with("%7B") || text.starts_with("%7b")) {
        return "this is percent-encoded, as in a URL: decode it";
    }
    if (text.find("update_participant_role_config(") != std::string_view::npos) {
        return "this looks like a call in Python: pass its arguments, written with json.dumps";
    }
    bool const is_quoted_otherwise = (text.starts_with("$'") || text.starts_with("@'")) && opens(2);
    if (is_quoted_otherwise || (text.starts_with('\'') && opens(1))) {
        return "the shell's quotes are still around the JSON: remove the ' at both ends";
    }
    if (text.starts_with('"') && opens(1)) {
        return "the shell's quotes are still around the JSON: remove the \" at both ends, and write \" for "
               "\\\" or "
               "\"\" in it";
    }
    if (text.starts_with("file://")) {
        return "this is the name of a file for the AWS CLI: check that file";
    }
    // Chat={ParticipantTimerConfigList=[...]} or InstanceId=string,...
    std::size_t const end = span(text, 0, is_word);
    std::string_view const value = text.substr((std::min)(end + 1, text.size()));
    bool const is_quoted = value.starts_with('\'') || value.starts_with('"');
    if (end != 0 && text.substr(end).starts_with('=') && !value.starts_with('=') && !is_quoted) {
        return "this looks like the AWS CLI's shorthand syntax: write JSON, {\"Chat\":{...}} for Chat={...}";
    }
    for (std::string_view const begin :
         {"const ", "let ", "var ", "export ", "module.exports", "return ", "new "}) {
        if (text.starts_with(begin)) {
            return "this looks like JavaScript: write the value with JSON.stringify";
        }
    }
    std::string_view const rest = without_leading_space(text.substr(end));
    if (end != 0 && rest.starts_with('=') && is_quoted) {
        return "this looks like an assignment: pass only the value, without the quotes around it";
    }
    if (end != 0 && rest.starts_with('=') && opens(static_cast<std::size_t>(rest.data() - text.data()) + 1)) {
        return "this looks like an assignment: pass only the value, in Python written with json.dumps, in "
               "JavaScript with JSON.stringify";
    }
    if (end != 0 && rest.starts_with('(') &&
        (text.starts_with("dict(") || text.starts_with("OrderedDict("))) {
        return "this looks like a Python literal: write it with json.dumps";
    }
    if (text.starts_with("<?xml") || text.starts_with("<!") || text.starts_with("<html") ||
        (text.starts_with('<') && (text.ends_with("/>") || text.find("</") != std::string_view::npos))) {
        return "this looks like XML or HTML: the payload is JSON";
    }
    return none;
}

// Curly quotes, primes and the like, which editors put in the place of straight ones.
[[nodiscard]] constexpr bool is_curly_quote(char32_t scalar) {
    return (0x2018 <= scalar && scalar <= 0x201F) || (0x2032 <= scalar && scalar <= 0x2036) ||
           scalar == 0xAB || scalar == 0xBB || scalar == 0xFF02 || scalar == 0xFF07;
}

inline constexpr std::string_view curly_quotes = "these are curly quotes: write straight ones, \"";
inline constexpr std::string_view comment = "JSON has no comments: remove them";
inline constexpr std::string_view python =
    "this looks like a Python literal: write it with json.dumps, in JavaScript with JSON.stringify";
inline constexpr std::string_view javascript =
    "this looks like a JavaScript literal: write it with JSON.stringify, in Python with json.dumps";
inline constexpr std::string_view placeholder =
    "this is a template: fill in its placeholders, {{ }}, ${ } or < >, before the check";

// Whether one of Python's words stands outside of double quotes.
[[nodiscard]] constexpr bool has_python_word(std::string_view text) {
    bool is_inside = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\\') {
            ++at;
        } else if (text[at] == '"') {
            is_inside = !is_inside;
        } else if (!is_inside) {
            for (std::string_view const word : {"True", "False", "None"}) {
                if (text.substr(at).starts_with(word)) return true;
            }
        }
    }
    return false;
}

// What stands where a text that begins as JSON does breaks the grammar.
// Preconditions: at < text.size().
[[nodiscard]] constexpr std::string_view broken_at(std::string_view text, std::size_t at) {
    std::string_view const rest = text.substr(at);
    std::string_view const before = trimmed(text.substr(0, at));
    char const byte = rest[0];
    char32_t const scalar = first_character(rest).scalar;
    if (rest.starts_with("//") || rest.starts_with("/*") || byte == '#') return comment;
    if (is_curly_quote(scalar)) return curly_quotes;
    if (0x110000 + 0x91 <= scalar && scalar <= 0x110000 + 0x94) {
        return "these are curly quotes of Windows-1252: write straight ones, \", and save the text as UTF-8";
    }
    if (scalar >= 0x110000) {
        return "this looks like Windows-1252 or Latin-1: save it as UTF-8, or try iconv -f WINDOWS-1252 -t "
               "UTF-8 "
               "FILE | check";
    }
    if (rest.starts_with("${") || rest.starts_with("{{") || rest.starts_with("{%") ||
        rest.starts_with("$(") || byte == '<' || byte == '%' || rest.starts_with("...") ||
        (byte == '{' && before.ends_with('{'))) {
        return placeholder;
    }
    if (byte == '`' && rest.starts_with("`\"")) {
        return "the quotes are escaped for PowerShell: write \" for `\"";
    }
    if (byte == '\\') {
        return "the quotes are escaped for a shell or a string: write \" for \\\"";
    }
    if (byte == '\'' || ((byte == 'u' || byte == 'b') && rest.substr(1).starts_with('\''))) return python;
    for (std::string_view const word : {"True", "False", "None"}) {
        if (rest.starts_with(word)) return python;
    }
    for (std::string_view const word : {"undefined", "NaN", "Infinity", "-Infinity"}) {
        if (rest.starts_with(word)) return javascript;
    }
    if ((byte == '}' || byte == ']') && before.ends_with(',')) {
        return "JSON has no trailing commas: remove the comma before the closing bracket";
    }
    if (byte == '=')
        return "this looks like the AWS CLI's shorthand syntax: write JSON, \"name\":value for name=value";
    bool const is_inside = before.starts_with('{') || before.starts_with('[');
    if (is_inside && (is_letter(byte) || byte == '_' || byte == '$')) {
        std::size_t const end = span(text, at, is_word);
        std::string_view const after = without_leading_space(text.substr(end));
        if (after.starts_with('=')) {
            return "this looks like the AWS CLI's shorthand syntax: write JSON, \"name\":value for "
                   "name=value";
        }
        if (text.find('"') == std::string_view::npos && text.find('\'') == std::string_view::npos) {
            return "a shell has removed the quotes: put the JSON between ' and ', or in a file";
        }
        if (after.starts_with(':')) return has_python_word(text) ? python : javascript;
        return "a word lacks its quotes: write \" before and after it";
    }
    return none;
}

}  // namespace check::recognize

#endif
