// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#include "decoded.hpp"

#include <chat_timers/http.hpp>

#include <optional>
#include <vector>

// decode(http_request) under both profiles, of a request as it is captured: request line, fields, an empty
// line, body. Any bytes are one; what is missing is empty.

using namespace chat_timers;
using fuzz::expect;
using fuzz::expect_equal;

namespace {

std::string_view take(std::string_view& text, std::string_view separator) {
    std::size_t const end = text.find(separator);
    std::string_view const part = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + separator.size());
    return part;
}

http_request captured(std::string_view text) {
    http_request request{};
    request.method = take(text, " ");
    request.target = take(text, " ");
    take(text, "\r\n");
    while (!text.empty()) {
        std::string_view line = take(text, "\r\n");
        if (line.empty()) break;
        std::string_view const name = take(line, ": ");
        if (name == "Content-Type" || name == "content-type") request.content_type = line;
        if (name == "Accept" || name == "accept") request.accept = line;
    }
    request.body = text;
    return request;
}

bool is_of_id(violation const& found) {
    return found.pointer() == "/InstanceId" || found.pointer() == "/ContactId";
}

std::string_view broken_member(http_request const& from, rule broken) {
    switch (broken) {
    case rule::method: return from.method;
    case rule::path: return from.target;
    case rule::media_type: return from.content_type;
    case rule::not_acceptable: return from.accept;
    default:
        fuzz::broken("a violation of the request line and fields", "one of their rules", to_string(broken));
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

// Nothing of a label with a broken percent-encoding, or a byte that lacks it.
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
        take(path, "/contact/participant-role-config/");
        instance_id = take(path, "/");
        contact_id = take(path, "/");
    }
    std::string rules() const {
        std::string text;
        text.append(rule_of_label(instance_id, 100)).append(" ");
        return text.append(rule_of_label(contact_id, 256));
    }
};

void check_accepted(http_request const& from, request const& value) {
    labels const ids{from.target};
    expect_equal(ids.rules(), " ", "the ids of a request that was accepted break no rule");
    expect_equal(value.instance_id.value(), *text_of_label(ids.instance_id), "the id is the label's text");
    expect_equal(value.contact_id.value(), *text_of_label(ids.contact_id), "the id is the label's text");
    auto const message = encode(value);
    expect(message.has_value(), "a request that was decoded can be sent", encode_input(value));
    http_request const sent = message->as_request();
    expect(fuzz::is_printable_ascii(sent.target), "a target is printable ASCII", sent.target);
    for (decode_options const& options : {strict, service}) {
        auto const again = decode(sent, options);
        expect(again.has_value() && *again == value, "decode(encode(v)) == v", sent.target);
    }
    fuzz::check_canonical<fuzz::input>(value);
}

void check_refused(http_request const& from, violations const& found, decode_options const& options) {
    fuzz::check_texts(found, options.empty_is_object ? from.body : from.target);
    if (found[0].rule >= rule::method) {
        expect(found.total() == 1, "the first rule of the request line and fields is alone",
               fuzz::text_of(found));
        std::string_view const member = broken_member(from, found[0].rule);
        expect(found[0].offset == 0 && found[0].length == member.size(), "it is of the whole member", member);
        return;
    }

    violation const* body = found.begin();
    while (body != found.end() && is_of_id(*body)) ++body;
    fuzz::check_ranges({found.begin(), body}, from.target);
    fuzz::check_ranges({body, found.end()}, from.body);
    std::string rules[2];
    std::vector<oracle::finding> ids;
    for (violation const* id = found.begin(); id != body; ++id) {
        std::string const pointer{id->pointer().view()};
        rules[pointer == "/ContactId" ? 1 : 0] += to_string(id->rule);
        ids.push_back({std::string{to_string(id->rule)}, pointer, id->offset, id->length});
        if (id->rule != rule::encoding) continue;
        char const byte = from.target[id->offset];
        expect(byte == '%' || (id->length == 1 && !is_path_character(byte)),
               "an id that is no text has a bad percent-encoding, or one byte that lacks it", from.target);
    }
    expect_equal(rules[0] + " " + rules[1], labels{from.target}.rules(), "the rules that the ids break");

    auto const profile = options.empty_is_object ? oracle::profile::service : oracle::profile::strict;
    oracle::judgement all = oracle::judge(from.body, oracle::form::body, profile);
    all.findings.insert(all.findings.begin(), ids.begin(), ids.end());
    expect_equal(fuzz::text_of(found), all.text(), "after the ids come the body's violations");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    http_request const from = captured(fuzz::bytes(data, size));
    for (decode_options const& options : {service, strict}) {
        auto const decoded = decode(from, options);
        if (decoded) {
            check_accepted(from, *decoded);
        } else {
            check_refused(from, decoded.error(), options);
        }
    }
    return 0;
}
