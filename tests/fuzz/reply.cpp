// SPDX-License-Identifier: BSL-1.0
#include "invariants.hpp"

#include <chat_timers/chat_timers.hpp>

// What a client reads of a reply: classify, reply_message and decode_envelope, of the field x-amzn-ErrorType
// in the first line and the body behind it.

using namespace chat_timers;
using fuzz::expect;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text = fuzz::bytes(data, size);
    std::size_t const end = text.find('\n');
    std::string_view const error_type = text.substr(0, end);
    std::string_view const body = end == text.npos ? "" : text.substr(end + 1);

    expect(!classify({200, error_type, body}), "a success is no error", text);
    service_reply const failure{500, error_type, body};
    auto const error = classify(failure);
    if (error) {
        std::string_view const name = to_string(*error);
        expect(classify({500, name, ""}) == error, "an error's name stands for it", name);
        bool const named = error_type.find(name) != text.npos || body.find('"') != text.npos;
        expect(named, "an error is named in the field or in the body", text);
    }

    auto const message = reply_message(failure);
    expect(message.size() <= 1024 && fuzz::is_utf8(message), "a message is UTF-8 of 1024 bytes", message);
    expect(message.empty() || fuzz::is_json(body), "only a body that is JSON has a message", body);

    if (auto const decoded = decode_envelope(body)) {
        expect(fuzz::is_json(body), "only JSON is an envelope", body);
        auto const canonical = encode_envelope(decoded->value());
        expect(fuzz::is_json(canonical), "an envelope is written as JSON", canonical);
        auto const again = decode_envelope(canonical);
        expect(again && again->value() == decoded->value(), "decode(encode(v)) == v", canonical);
        fuzz::expect_equal(encode_envelope(again->value()), canonical, "canonical text is written unchanged");
    }
    return 0;
}
