// SPDX-License-Identifier: BSL-1.0
#include "captured.hpp"
#include "texts.hpp"

// What is written about a refusal, for people and programs: of a body, of a whole input and of an HTTP
// request.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace chat_timers;
    std::string_view const text = fuzz::bytes(data, size);
    if (auto const body = decode_body(text); !body) fuzz::check_texts(body.error(), text);
    if (auto const input = decode_input(text, decode_options::service); !input)
        fuzz::check_texts(input.error(), text);
    http_request const from = fuzz::captured(text);
    if (auto const asked = decode(from, decode_options::service); !asked)
        fuzz::check_texts(asked.error(), from.target);
    return 0;
}
