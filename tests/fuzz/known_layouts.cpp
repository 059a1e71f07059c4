// SPDX-License-Identifier: BSL-1.0
#include "decoded.hpp"

#include <chat_timers/json/decode.hpp>

namespace {

void check_as_the_reader(std::string_view json, chat_timers::decode_options const& options) {
    auto const by_reader = chat_timers::detail::read_configuration<chat_timers::field::body>(json, options);
    auto const decoded = chat_timers::decode_body(json, options);
    fuzz::expect_equal(fuzz::text_of(decoded), fuzz::text_of(by_reader), "the reader's violations");
    fuzz::expect(decoded == by_reader, "decode_body() has the reader's result", json);
}

}  // namespace

// decode_body(), which asks known_layouts() first, has the result that the reader alone has.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const json = fuzz::bytes(data, size);
    if (json.empty() || json.size() > chat_timers::limits::payload_bytes) return 0;
    check_as_the_reader(json, chat_timers::decode_options::strict);
    check_as_the_reader(json, chat_timers::decode_options::service);
    return 0;
}
