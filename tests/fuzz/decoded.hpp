// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_TESTS_FUZZ_DECODED_HPP
#define CHAT_TIMERS_TESTS_FUZZ_DECODED_HPP

#include "../unit/oracle.hpp"
#include "invariants.hpp"

#include <chat_timers/json.hpp>
#include <chat_timers/reply.hpp>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

namespace fuzz {

// The two documents that the text codec reads.
struct body {
    static constexpr oracle::form form = oracle::form::body;
    static auto decode(std::string_view json, chat_timers::decode_options options) {
        return chat_timers::decode_body(json, options);
    }
    static std::string encode(chat_timers::channel_configuration const& value) {
        return std::string{chat_timers::encode_body(value).view()};
    }
};
struct input {
    static constexpr oracle::form form = oracle::form::input;
    static auto decode(std::string_view json, chat_timers::decode_options options) {
        return chat_timers::decode_input(json, options);
    }
    static std::string encode(chat_timers::request const& value) {
        return std::string{chat_timers::encode_input(value).view()};
    }
};

// The canonical text of a value is accepted as that value and written unchanged.
template <class Document, class T>
void check_canonical(T const& value) {
    std::string const canonical = Document::encode(value);
    for (chat_timers::decode_options const& options : {chat_timers::strict, chat_timers::service}) {
        auto const again = Document::decode(canonical, options);
        expect(again.has_value() && *again == value, "decode(encode(v)) == v", canonical);
        expect_equal(Document::encode(*again), canonical, "canonical text is written unchanged");
    }
}

// A refusal is of what could not be read if any violation is, be it held or not.
inline void check_refusal(oracle::judgement const& judged, chat_timers::violations const& found) {
    static constexpr std::string_view constraints[] = {"required", "length", "range", "enumeration",
                                                       "duplicate_timer"};
    bool const was_read =
        std::all_of(judged.findings.begin(), judged.findings.end(), [](oracle::finding const& each) {
            return std::find(std::begin(constraints), std::end(constraints), each.rule) !=
                   std::end(constraints);
        });
    expect_equal(chat_timers::make_reply(found).error_type(),
                 was_read ? "InvalidParameterException" : "InvalidRequestException", "the kind of refusal");
}

// Holds what is read of a text to the oracle.
template <class Document>
auto check_decoded(std::string_view json, oracle::profile profile) {
    bool const strict = profile == oracle::profile::strict;
    auto const decoded = Document::decode(json, strict ? chat_timers::strict : chat_timers::service);
    oracle::judgement const judged = oracle::judge(json, Document::form, profile);
    expect_equal(text_of(decoded), judged.text(),
                 strict ? "strict, as the oracle" : "service, as the oracle");
    if (decoded) {
        check_canonical<Document>(*decoded);
        expect_equal(Document::encode(*decoded), judged.canonical(Document::form), "the oracle's value");
    } else {
        check_ranges({decoded.error().begin(), decoded.error().end()}, json);
        check_refusal(judged, decoded.error());
    }
    return decoded;
}

// Holds it to all invariants, under both profiles.
template <class Document>
void check_decoded(std::string_view json) {
    auto const by_strict = check_decoded<Document>(json, oracle::profile::strict);
    auto const by_service = check_decoded<Document>(json, oracle::profile::service);
    if (!by_strict) check_texts(by_strict.error(), json);
    if (!by_service && text_of(by_service) != text_of(by_strict)) check_texts(by_service.error(), json);
    if (by_strict) {
        expect(by_service.has_value() && *by_service == *by_strict, "what strict accepts, service accepts",
               json);
    }
}

}  // namespace fuzz

#endif
