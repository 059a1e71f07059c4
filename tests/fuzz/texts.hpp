// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TESTS_FUZZ_TEXTS_HPP
#define CHAT_TIMERS_TESTS_FUZZ_TEXTS_HPP

#include "decoded.hpp"

#include <chat_timers/chat_timers.hpp>

#include <iterator>
#include <string>
#include <string_view>

namespace fuzz {

inline std::string formatted(chat_timers::violations const& found, std::string_view source, bool colour) {
    std::string text;
    chat_timers::text_options options;
    options.name = source.substr(0, 40);
    options.colour = colour;
    chat_timers::format_text(std::back_inserter(text), found, source, options);
    return text;
}

inline void check_reply(chat_timers::violations const& found, chat_timers::reply_style style) {
    using namespace chat_timers;
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
    if (style == reply_style::connect) {
        expect(classify(received).has_value() == about_payload, "classify knows the service's own errors",
               body);
    }
}

// Names, pointers and messages are well-formed; and so is what is made of them: format_text and format_json,
// with `source` as source and name, and make_reply.
inline void check_texts(chat_timers::violations const& found, std::string_view source) {
    using namespace chat_timers;
    std::string const all = text_of(found);
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

#endif
