// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#include "invariants.hpp"

#include "../unit/oracle.hpp"

#include <chat_timers/diagnostics.hpp>
#include <chat_timers/envelope.hpp>
#include <chat_timers/reply.hpp>
#include <chat_timers/service_error.hpp>
#include <chat_timers/violation.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iterator>

using namespace chat_timers;

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

std::string range_of(violation const& found) {
    return std::to_string(found.offset) + "+" + std::to_string(found.length);
}

// Steers the terminal, ends the line, or changes the direction of what follows.
bool is_control(std::int32_t scalar) {
    auto const in = [scalar](std::int32_t first, std::int32_t last) {
        return first <= scalar && scalar <= last;
    };
    return in(0, 0x1F) || in(0x7F, 0x9F) || in(0x200E, 0x200F) || in(0x2028, 0x202E) || in(0x2066, 0x2069) ||
           scalar == 0x61C;
}

void check_visible(std::string_view text) {
    std::string_view rest = text;
    while (!rest.empty()) {
        std::int32_t const scalar = take_scalar(rest);
        expect(scalar != -1, "format_text writes UTF-8", text);
        expect(scalar == '\n' || !is_control(scalar), "format_text writes no controls but line feeds", text);
    }
}

bool is_pointer(std::string_view text) {
    if (!text.empty() && text[0] != '/') return false;
    for (std::size_t at = text.find('~'); at != text.npos; at = text.find('~', at + 1)) {
        if (at + 1 == text.size() || (text[at + 1] != '0' && text[at + 1] != '1')) return false;
    }
    return true;
}

std::string formatted(violations const& found, std::string_view source, bool colour) {
    std::string text;
    format_text(std::back_inserter(text), found, source, {source.substr(0, 40), colour});
    return text;
}

// Without the sequences that choose how a terminal shows what follows.
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

void check_reply(violations const& found, reply_style style) {
    http_reply const reply = make_reply(found, style);
    std::string const body{reply.body()};
    expect(is_printable_ascii(body), "make_reply writes printable ASCII", body);
    expect(is_json(body), "make_reply writes JSON", body);
    bool known_status = false;
    for (int const status : {400, 404, 405, 406, 413, 415}) known_status |= reply.status() == status;
    expect(known_status, "make_reply refuses with a status of its table", std::to_string(reply.status()));
    expect(is_printable_ascii(reply.error_type()), "the error type is printable", reply.error_type());

    // What the library's own client makes of it.
    service_reply const received{reply.status(), reply.error_type(), reply.body()};
    if (style == reply_style::envelope) {
        auto const envelope = decode_envelope(reply.body());
        expect(envelope.has_value(), "decode_envelope reads the reply", body);
        expect(std::string_view{encode_envelope(envelope->value())} == reply.body(),
               "the reply's envelope comes back", body);
    } else {
        expect(!reply_message(received).empty(), "reply_message reads the reply", body);
    }
    bool const about_payload = reply.status() == 400 || reply.status() == 413;
    if (found.malformed() && style != reply_style::envelope) {
        std::string const message{reply_message(received).view()};
        bool const of_malformed = std::any_of(found.begin(), found.end(), [&](violation const& each) {
            return is_malformed(each.rule) && message.starts_with(each.message().view());
        });
        expect(of_malformed, "the sentence of what could not be read is a malformed violation's", body);
    }
    if (style == reply_style::connect) {
        expect(classify(received).has_value() == about_payload, "classify knows the service's own errors",
               body);
    }
}

}  // namespace

void broken(std::string_view invariant, std::string_view expected, std::string_view found) {
    std::fprintf(stderr, "Broken: %s.\nExpected:\n%s\nFound:\n%s\n", escaped(invariant).c_str(),
                 escaped(expected).c_str(), escaped(found).c_str());
    std::abort();
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

std::string text_of(violations const& found) {
    std::string text;
    for (violation const& each : found) {
        text.append(to_string(each.rule)).append("@").append(each.pointer());
        text.append("@").append(range_of(each)).append("\n");
    }
    if (found.truncated()) text.append("of ").append(std::to_string(found.total())).append("\n");
    return text;
}

void check_ranges(std::span<violation const> found, std::string_view source) {
    violation const* previous = nullptr;
    for (violation const& each : found) {
        auto const check = [&](bool holds, std::string_view invariant) {
            if (!holds) broken(invariant, "of " + std::to_string(source.size()) + " bytes", range_of(each));
        };
        check(each.offset <= source.size() && each.length <= source.size() - each.offset,
              "a violation's range lies inside the source");
        check(previous == nullptr || previous->offset < each.offset ||
                  (previous->offset == each.offset && previous->length >= each.length),
              "violations are in document order");
        previous = &each;
    }
}

void check_texts(violations const& found, std::string_view source) {
    std::string const all = text_of(found);
    expect(!found.empty(), "a refusal names a violation", all);
    std::size_t const held = found.total() < violations::capacity ? found.total() : violations::capacity;
    expect(found.size() == held, "violations are held up to their capacity", all);
    bool const holds_malformed = std::any_of(found.begin(), found.end(),
                                             [](violation const& each) { return is_malformed(each.rule); });
    expect(found.malformed() == holds_malformed, "of malformed violations one is held", all);
    for (violation const& each : found) {
        expect(!to_string(each.rule).empty(), "a rule has a name", all);
        expect(is_pointer(each.pointer()), "a pointer is one by RFC 6901", each.pointer());
        auto const message = each.message();
        expect(!message.empty() && is_printable_ascii(message), "a message is printable ASCII", message);
        bool const has_interval = each.rule == rule::length || each.rule == rule::range;
        expect(!has_interval || !each.allowed.contains(each.actual), "what was found is not allowed", all);
    }

    std::string const text = formatted(found, source, false);
    check_visible(text);
    expect_equal(without_colours(formatted(found, source, true)), text, "colour adds nothing but colours");

    std::string json;
    format_json(std::back_inserter(json), found, source);
    expect(is_printable_ascii(json), "format_json writes printable ASCII", json);
    expect(is_json(json), "format_json writes JSON", json);

    for (reply_style const style : {reply_style::connect, reply_style::smithy, reply_style::envelope})
        check_reply(found, style);
}

}  // namespace fuzz
