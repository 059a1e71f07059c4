// SPDX-License-Identifier: BSL-1.0
#include "texts.hpp"

#include <chat_timers/interop/boost_json.hpp>

#include <boost/json.hpp>
#include <boost/json/basic_parser_impl.hpp>

// The text reader against Boost.JSON's parser with the DOM codec behind it.

namespace json = boost::json;
using namespace chat_timers;
using fuzz::broken;
using fuzz::expect;

namespace {

// What a DOM does not show of the text it was made of.
struct lost {
    static constexpr std::size_t max_object_size = json::string::max_size();
    static constexpr std::size_t max_array_size = json::string::max_size();
    static constexpr std::size_t max_key_size = json::string::max_size();
    static constexpr std::size_t max_string_size = json::string::max_size();
    using error_code = json::error_code;

    std::size_t names = 0;  // of all members, be they repeated
    bool digits = false;    // there is a number that became a double

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_array_begin(error_code&) { return true; }
    bool on_array_end(std::size_t, error_code&) { return true; }
    bool on_object_begin(error_code&) { return true; }
    bool on_object_end(std::size_t, error_code&) { return true; }
    bool on_string_part(json::string_view, std::size_t, error_code&) { return true; }
    bool on_string(json::string_view, std::size_t, error_code&) { return true; }
    bool on_key_part(json::string_view, std::size_t, error_code&) { return true; }
    bool on_key(json::string_view, std::size_t, error_code&) { return ++names, true; }
    bool on_number_part(json::string_view, error_code&) { return true; }
    bool on_int64(std::int64_t, json::string_view, error_code&) { return true; }
    bool on_uint64(std::uint64_t, json::string_view, error_code&) { return true; }
    bool on_double(double number, json::string_view text, error_code&) {
        // Up to 15 digits and a small exponent come out of a double as they went in.
        std::string_view const spelling{text.data(), text.size()};
        std::size_t const exponent = spelling.find_first_of("eE");
        bool const is_exact =
            spelling.size() <= 15 && spelling.size() - (std::min)(spelling.size(), exponent) <= 2;
        if (!is_exact || number > 1e15 || number < -1e15) digits = true;
        return true;
    }
    bool on_bool(bool, error_code&) { return true; }
    bool on_null(error_code&) { return true; }
    bool on_comment_part(json::string_view, error_code&) { return true; }
    bool on_comment(json::string_view, error_code&) { return true; }
};

std::size_t names_of(json::value const& dom) {
    std::size_t count = 0;
    if (auto const* const array = dom.if_array()) {
        for (json::value const& each : *array) count += names_of(each);
    } else if (auto const* const object = dom.if_object()) {
        for (auto const& each : *object) count += 1 + names_of(each.value());
    }
    return count;
}

struct by_boost {
    json::error_code error;
    json::value dom;
    bool repeats_names = false;
    bool loses_digits = false;

    explicit by_boost(std::string_view text) {
        json::parse_options options;
        options.max_depth = 1000;
        dom = json::parse({text.data(), text.size()}, error, {}, options);
        if (error) return;
        json::basic_parser<lost> again{options};
        json::error_code ignored;
        again.write_some(false, text.data(), text.size(), ignored);
        repeats_names = again.handler().names != names_of(dom);
        loses_digits = again.handler().digits;
    }
};

// All but the ranges, which a DOM has not.
template <class T>
std::string said(result<T> const& decoded) {
    if (decoded) return "a value";
    std::string text;
    for (violation const& each : decoded.error()) {
        text.append(to_string(each.rule)).append("@").append(each.pointer());
        text.append(": ").append(each.message()).append("\n");
    }
    return text + std::to_string(decoded.error().total());
}

enum class reading { complete, no_json, too_deep };

// How far our reader came. What ends the reading is the last violation that is held.
template <class T>
reading reading_of(result<T> const& decoded) {
    if (decoded) return reading::complete;
    switch (decoded.error()[decoded.error().size() - 1].rule) {
    case rule::syntax:
    case rule::encoding: return reading::no_json;
    case rule::too_deep: return reading::too_deep;
    default: return reading::complete;
    }
}

template <class Document, class DecodeDom>
void compare(std::string_view text, decode_options options, by_boost const& boost, DecodeDom decode_dom) {
    options.max_bytes = static_cast<std::size_t>(-1);
    auto const ours = Document::decode(text, options);
    reading const read = reading_of(ours);
    if (boost.error) {
        bool const empty = text.empty() && options.empty_is_object;
        bool const other_limits = boost.error == json::error::exponent_overflow || read == reading::too_deep;
        expect(read != reading::complete || empty || other_limits, "Boost.JSON accepts what we do",
               boost.error.message());
        return;
    }
    expect(read != reading::no_json, "we accept what Boost.JSON does", said(ours));
    auto const theirs = decode_dom(boost.dom, options);
    for (violation const* at = theirs ? nullptr : theirs.error().begin(); at && at != theirs.error().end();
         ++at)
        expect(at->offset == 0 && at->length == 0, "a DOM has no offsets", said(theirs));
    if (!theirs && fuzz::is_sampled(text)) fuzz::check_texts(theirs.error(), {});
    if (theirs) {
        using value = std::decay_t<decltype(*theirs)>;
        auto const again = json::try_value_to<value>(json::value_from(*theirs));
        expect(again.has_value() && *again == *theirs, "value_to(value_from(v)) == v", text);
        fuzz::check_canonical<Document>(*theirs);
    }
    if (boost.loses_digits || (boost.repeats_names && !ours)) return;
    fuzz::expect_equal(said(theirs), said(ours), "text and DOM are judged alike");
    if (ours) expect(*ours == *theirs, "text and DOM have the same value", text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text = fuzz::bytes(data, size);
    by_boost const boost{text};
    for (decode_options const& options : {decode_options::strict, decode_options::service}) {
        compare<fuzz::body>(text, options, boost, [](json::value const& dom, decode_options const& how) {
            return decode_body(dom, how);
        });
        compare<fuzz::input>(text, options, boost, [](json::value const& dom, decode_options const& how) {
            return decode_input(dom, how);
        });
    }
    return 0;
}
