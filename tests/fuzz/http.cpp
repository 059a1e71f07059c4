// SPDX-License-Identifier: BSL-1.0
#include "captured.hpp"
#include "decoded.hpp"

#include <algorithm>
#include <optional>

// decode(http_request) under both profiles.

using namespace chat_timers;
using fuzz::expect;
using fuzz::expect_equal;
using fuzz::take;

namespace {

bool is_of_id(violation const& found) {
    return found.pointer() == "/InstanceId" || found.pointer() == "/ContactId";
}

std::string_view broken_member(http_request const& from, violation const& found) {
    switch (found.rule) {
    case rule::method: return from.method;
    case rule::path: return from.target;
    case rule::media_type:
        return found.part == source_part::content_encoding ? from.content_encoding : from.content_type;
    case rule::not_acceptable: return from.accept;
    default:
        fuzz::broken("a violation of the request line and fields", "one of their rules",
                     to_string(found.rule));
    }
}

// The byte that a percent-encoding stands for.
std::optional<char> percent_decoded(std::string_view encoded) {
    static constexpr std::string_view digits = "0123456789ABCDEFabcdef";
    auto const value = [](char digit) {
        std::size_t const at = digits.find(digit);
        return at < 16 ? at : at - 6;
    };
    if (encoded.size() < 3 || digits.find(encoded[1]) == digits.npos ||
        digits.find(encoded[2]) == digits.npos)
        return std::nullopt;
    return static_cast<char>(static_cast<unsigned char>(16 * value(encoded[1]) + value(encoded[2])));
}

// What RFC 3986 allows in a path's segment without percent-encoding.
bool is_path_character(char byte) {
    return std::string_view{"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@"}
               .find(byte) != std::string_view::npos;
}

// Nothing of a label with a broken percent-encoding.
std::optional<std::string> text_of_label(std::string_view label) {
    std::string text;
    while (!label.empty()) {
        bool const encoded = label[0] == '%';
        if (!encoded && !is_path_character(label[0])) return std::nullopt;
        std::optional<char> const byte = encoded ? percent_decoded(label) : label[0];
        if (!byte) return std::nullopt;
        text += *byte;
        label.remove_prefix(encoded ? 3 : 1);
    }
    return text;
}

// The rule that an id of a path breaks; empty if none.
std::string_view rule_of_label(std::string_view label, std::size_t longest) {
    auto const text = text_of_label(label);
    if (!text || !fuzz::is_utf8(*text)) return "encoding";
    if (*text == "." || *text == "..") return "unroutable";
    std::size_t scalar_values = 0;
    for (char const byte : *text) scalar_values += (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
    return scalar_values < 1 || scalar_values > longest ? "length" : "";
}

// The two labels of a path that was recognised.
struct labels {
    std::string_view instance_id, contact_id;

    explicit labels(std::string_view target) {
        std::string_view path = target.substr(0, target.find('?'));
        take(path, operation::path);
        instance_id = take(path, "/");
        contact_id = take(path, "/");
    }
    std::string rules() const {
        std::string text;
        text.append(rule_of_label(instance_id, 100)).append(" ");
        return text.append(rule_of_label(contact_id, 256));
    }
};

void check_accepted(http_request const& from, request const& value, bool sampled) {
    if (sampled) {
        labels const ids{from.target};
        expect_equal(ids.rules(), " ", "the ids of a request that was accepted break no rule");
        expect_equal(value.instance_id.value(), *text_of_label(ids.instance_id),
                     "the id is the label's text");
        expect_equal(value.contact_id.value(), *text_of_label(ids.contact_id), "the id is the label's text");
    }
    auto const message = encode(value);
    expect(message.has_value(), "a request that was decoded can be sent", from.target);
    http_request const sent = message->as_request();
    expect(fuzz::is_printable_ascii(sent.target), "a target is printable ASCII", sent.target);
    for (decode_options const& options : {decode_options::strict, decode_options::service}) {
        auto const again = decode(sent, options);
        expect(again.has_value() && *again == value, "decode(encode(v)) == v", sent.target);
    }
}

void check_refused(http_request const& from, violations const& found, decode_options const& options,
                   bool sampled) {
    fuzz::check_counts(found);
    violation const& first = *found.begin();
    if (first.rule >= rule::method) {
        std::string_view const member = broken_member(from, first);
        if (found.total() != 1)
            fuzz::broken("the first rule of the request line and fields is alone", "1", fuzz::text_of(found));
        expect(first.offset == 0 && first.length == member.size(), "it is of the whole member", member);
        return;
    }

    if (!sampled) {
        auto const is_of_body = [](violation const& each) { return each.part == source_part::body; };
        violation const* const body = std::find_if(found.begin(), found.end(), is_of_body);
        fuzz::check_ranges(found.begin(), body, from.target);
        fuzz::check_ranges(body, found.end(), from.body);
        return;
    }
    auto const alone = decode_body(from.body, options);
    std::size_t const of_body = alone ? 0 : alone.error().total();
    if (found.total() < of_body || found.total() > of_body + 2)
        fuzz::broken("after at most two ids' come the body's violations", std::to_string(of_body),
                     fuzz::text_of(found));
    std::size_t const ids = found.total() - of_body;
    auto body = found.begin();
    for (std::size_t id = 0; id < ids; ++id) ++body;
    fuzz::check_ranges(found.begin(), body, from.target);
    fuzz::check_ranges(body, found.end(), from.body);

    std::string rules[2];
    for (auto id = found.begin(); id != body; ++id) {
        expect(is_of_id(*id), "the first violations are the ids'", id->pointer());
        rules[id->pointer() == "/ContactId" ? 1 : 0] += to_string(id->rule);
    }
    expect_equal(rules[0] + " " + rules[1], labels{from.target}.rules(), "the rules that the ids break");
    if (alone || found.truncated()) return;
    std::string expected = fuzz::text_of(alone.error()), all = fuzz::text_of(found);
    expect(all.ends_with(expected), "after the ids' come the body's violations", all);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text = fuzz::bytes(data, size);
    http_request const from = fuzz::captured(text);
    bool const sampled = fuzz::is_sampled(text);
    for (decode_options const& options : {decode_options::service, decode_options::strict}) {
        auto const decoded = decode(from, options);
        if (decoded) {
            check_accepted(from, *decoded, sampled);
        } else {
            check_refused(from, decoded.error(), options, sampled);
        }
    }
    return 0;
}
