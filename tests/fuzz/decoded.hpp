// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TESTS_FUZZ_DECODED_HPP
#define CHAT_TIMERS_TESTS_FUZZ_DECODED_HPP

#include "../unit/support/oracle.hpp"
#include "invariants.hpp"

#include <chat_timers/chat_timers.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

namespace fuzz {

// The documents that the text codec reads.
struct body {
    static constexpr oracle::form form = oracle::form::body;
    static auto decode(std::string_view json, chat_timers::decode_options options) {
        return chat_timers::decode_body(json, options);
    }
    static auto encode(chat_timers::channel_configuration const& value) {
        return chat_timers::encode_body(value);
    }
};
struct configuration {
    static constexpr oracle::form form = oracle::form::configuration;
    static auto decode(std::string_view json, chat_timers::decode_options options) {
        return chat_timers::decode_configuration(json, options);
    }
    static auto encode(chat_timers::channel_configuration const& value) {
        return chat_timers::encode_configuration(value);
    }
};
struct input {
    static constexpr oracle::form form = oracle::form::input;
    static auto decode(std::string_view json, chat_timers::decode_options options) {
        return chat_timers::decode_input(json, options);
    }
    static auto encode(chat_timers::request const& value) { return chat_timers::encode_input(value); }
};

// A line each, `rule@pointer@offset+length`; and how many there are besides.
inline std::string text_of(chat_timers::violations const& found) {
    std::string text;
    for (chat_timers::violation const& each : found) {
        text.append(to_string(each.rule)).append("@").append(each.pointer());
        text.append("@").append(std::to_string(each.offset) + "+" + std::to_string(each.length)).append("\n");
    }
    if (found.truncated()) text.append("of ").append(std::to_string(found.total())).append("\n");
    return text;
}

template <class T>
std::string text_of(chat_timers::result<T> const& decoded) {
    return decoded ? "a value" : text_of(decoded.error());
}

// Ranges lie inside the source and are in document order: by offset, the outer one of two first.
template <class Iterator>
void check_ranges(Iterator first, Iterator last, std::string_view source) {
    chat_timers::violation const* previous = nullptr;
    for (; first != last; ++first) {
        chat_timers::violation const& each = *first;
        auto const check = [&](bool holds, std::string_view invariant) {
            if (!holds)
                broken(invariant, "of " + std::to_string(source.size()) + " bytes",
                       std::to_string(each.offset) + "+" + std::to_string(each.length));
        };
        check(each.offset <= source.size() && each.length <= source.size() - each.offset,
              "a violation's range lies inside the source");
        check(previous == nullptr || previous->offset < each.offset ||
                  (previous->offset == each.offset && previous->length >= each.length),
              "violations are in document order");
        previous = &each;
    }
}

// Counts add up, and numbers that are refused are not allowed.
inline void check_counts(chat_timers::violations const& found) {
    if (found.empty()) broken("a refusal names a violation", "at least one", "none");
    // Of more than 16, one more is held: the fault that ended the reading, or the first malformed violation
    // if none of the 16 is malformed.
    std::size_t const first = (std::min)(found.total(), std::size_t{16});
    bool const lacks_malformed =
        found.malformed() && std::none_of(found.begin(), found.begin() + first,
                                          [](auto const& each) { return is_malformed(each.rule); });
    bool const has_last = found.size() == first + 1 && found.total() > first;
    if (found.size() < first || (lacks_malformed ? !has_last : found.size() != first && !has_last))
        broken("the first 16 violations are held, and one more where it matters", "16 or 17", text_of(found));
    if (has_last && !is_malformed(found[first].rule))
        broken("the violation beside the first 16 is malformed", "a malformed one", text_of(found));
    for (chat_timers::violation const& each : found) {
        bool const has_interval =
            each.rule == chat_timers::rule::length || each.rule == chat_timers::rule::range;
        if (has_interval && each.allowed.contains(each.actual))
            broken("what was found is not allowed", "another number", text_of(found));
    }
}

// The canonical text of a value is accepted as that value and written unchanged.
template <class Document, class T>
void check_canonical(T const& value) {
    auto const canonical = Document::encode(value);
    for (chat_timers::decode_options const& options :
         {chat_timers::decode_options::strict, chat_timers::decode_options::service}) {
        auto const again = Document::decode(canonical.view(), options);
        expect(again.has_value() && *again == value, "decode(encode(v)) == v", canonical.view());
        expect_equal(Document::encode(*again).view(), canonical.view(),
                     "canonical text is written unchanged");
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

// Takes as long as a hundred decodings.
template <class Document, class T>
void check_by_oracle(std::string_view json, oracle::profile profile, chat_timers::result<T> const& decoded) {
    oracle::judgement const judged = oracle::judge(json, Document::form, profile);
    expect_equal(text_of(decoded), judged.text(),
                 profile == oracle::profile::strict ? "strict, as the oracle" : "service, as the oracle");
    if (decoded) {
        expect_equal(Document::encode(*decoded).view(), judged.canonical(Document::form),
                     "the oracle's value");
    } else {
        check_refusal(judged, decoded.error());
    }
}

// What a text is decoded to, under both profiles: ranges, counts and the round trip; of a sample the oracle's
// judgement.
template <class Document>
void check_decoded(std::string_view json) {
    auto const by_strict = Document::decode(json, chat_timers::decode_options::strict);
    auto const by_service = Document::decode(json, chat_timers::decode_options::service);
    auto const check = [json](auto const& decoded) {
        if (decoded) return check_canonical<Document>(*decoded);
        check_counts(decoded.error());
        check_ranges(decoded.error().begin(), decoded.error().end(), json);
    };
    check(by_strict);
    if (by_strict) {
        expect(by_service.has_value() && *by_service == *by_strict, "what strict accepts, service accepts",
               json);
    } else {
        check(by_service);
    }
    if (!is_sampled(json)) return;
    check_by_oracle<Document>(json, oracle::profile::strict, by_strict);
    check_by_oracle<Document>(json, oracle::profile::service, by_service);
}

}  // namespace fuzz

#endif
