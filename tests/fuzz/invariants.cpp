// SPDX-License-Identifier: BSL-1.0
#include "invariants.hpp"

#include "../unit/support/oracle.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace fuzz {

namespace {

std::string escaped(std::string_view text) {
    static constexpr char hex[] = "0123456789ABCDEF";
    std::string out;
    for (char const byte : text) {
        auto const code = static_cast<unsigned char>(byte);
        if (byte == '\n' || (code >= 0x20 && code < 0x7F)) {
            out += byte;
        } else {
            out.append("\\x").append(1, hex[code / 16]).append(1, hex[code % 16]);
        }
    }
    return out;
}

// Takes the scalar value that `text`, which is not empty, begins with; or no more than one byte, for -1.
std::int32_t take_scalar(std::string_view& text) {
    auto const lead = static_cast<unsigned char>(text[0]);
    text.remove_prefix(1);
    if (lead < 0x80) return lead;
    if (lead < 0xC2 || lead > 0xF4) return -1;
    std::size_t const more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    if (text.size() < more) return -1;
    std::int32_t scalar = lead & (0x3F >> more);
    for (std::size_t at = 0; at < more; ++at) {
        auto const next = static_cast<unsigned char>(text[at]);
        if (next < 0x80 || next > 0xBF) return -1;
        scalar = scalar * 64 + (next & 0x3F);
    }
    static constexpr std::int32_t shortest[] = {0, 0x80, 0x800, 0x10000};
    bool const surrogate = scalar >= 0xD800 && scalar <= 0xDFFF;
    if (scalar < shortest[more] || scalar > 0x10FFFF || surrogate) return -1;
    text.remove_prefix(more);
    return scalar;
}

// Steers the terminal, ends the line, or changes the direction of what follows.
bool is_control(std::int32_t scalar) {
    auto const in = [scalar](std::int32_t first, std::int32_t last) {
        return first <= scalar && scalar <= last;
    };
    return in(0, 0x1F) || in(0x7F, 0x9F) || in(0x200E, 0x200F) || in(0x2028, 0x202E) || in(0x2066, 0x2069) ||
           scalar == 0x61C;
}

}  // namespace

void broken(std::string_view invariant, std::string_view expected, std::string_view found) {
    std::fprintf(stderr, "Broken: %s.\nExpected:\n%s\nFound:\n%s\n", escaped(invariant).c_str(),
                 escaped(expected).c_str(), escaped(found).c_str());
    std::abort();
}

bool is_sampled(std::string_view input) {
#ifdef CHAT_TIMERS_FUZZ
    std::uint32_t hash = static_cast<std::uint32_t>(input.size());
    auto const add = [&hash](std::string_view part) {
        for (char const byte : part) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x01000193U;
    };
    add(input.substr(0, 64));
    add(input.substr(input.size() - (std::min)(input.size(), std::size_t{64})));
    return (hash >> 16) % 32 == 0;
#else
    return input.data() != nullptr || input.empty();
#endif
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        if (take_scalar(text) == -1) return false;
    }
    return true;
}

bool is_printable_ascii(std::string_view text) {
    for (char const byte : text) {
        if (byte < 0x20 || byte > 0x7E) return false;
    }
    return true;
}

bool is_json(std::string_view text) {
    auto const judged =
        oracle::judge(text, oracle::form::body, oracle::profile::strict, static_cast<std::size_t>(-1));
    if (judged.findings.empty()) return true;
    std::string const& last = judged.findings.back().rule;  // what ends the reading is the last
    return last != "syntax" && last != "encoding" && last != "too_deep";
}

bool is_pointer(std::string_view text) {
    if (!text.empty() && text[0] != '/') return false;
    for (std::size_t at = text.find('~'); at != text.npos; at = text.find('~', at + 1)) {
        if (at + 1 == text.size() || (text[at + 1] != '0' && text[at + 1] != '1')) return false;
    }
    return true;
}

void check_visible(std::string_view text) {
    std::string_view rest = text;
    while (!rest.empty()) {
        std::int32_t const scalar = take_scalar(rest);
        expect(scalar != -1, "format_text writes UTF-8", text);
        expect(scalar == '\n' || !is_control(scalar), "format_text writes no controls but line feeds", text);
    }
}

std::string without_colours(std::string_view text) {
    std::string plain;
    for (;;) {
        std::size_t const escape = text.find("\x1b[");
        plain += text.substr(0, escape);
        if (escape == text.npos) return plain;
        text.remove_prefix(escape);
        text.remove_prefix((std::min)(text.size(), text.find_first_not_of("0123456789;", 2)));
        expect(text.starts_with('m'), "colour adds nothing but colours", text);
        text.remove_prefix(1);
    }
}

}  // namespace fuzz
