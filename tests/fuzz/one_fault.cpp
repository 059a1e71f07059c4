// SPDX-License-Identifier: BSL-1.0
#include "one_fault.hpp"

#include "decoded.hpp"

#include <random>

// Payloads with exactly one fault, which must be found, and nothing else: the input is a recipe of one.

namespace {

template <class Document>
void check(fuzz::faulty_payload const& payload) {
    fuzz::expect_equal(fuzz::text_of(Document::decode(payload.json, chat_timers::decode_options::strict)),
                       payload.violation + "\n", "strict finds the one fault");
    fuzz::expect_equal(fuzz::text_of(Document::decode(payload.json, chat_timers::decode_options::service)),
                       payload.service_accepts ? "a value" : payload.violation + "\n",
                       "service finds the one fault");
    fuzz::check_decoded<Document>(payload.json);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const payload = fuzz::make_faulty_payload(fuzz::bytes(data, size));
    if (payload.is_input) {
        check<fuzz::input>(payload);
    } else {
        check<fuzz::body>(payload);
    }
    return 0;
}

// Another payload with one fault: another fault in the same payload, or the same fault in another. The
// payload is made of the recipe when it is run.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* recipe, std::size_t size, std::size_t room,
                                               unsigned seed) {
    std::minstd_rand random{seed};
    auto const below = [&random](std::size_t end) { return static_cast<std::size_t>(random() % end); };
    static constexpr std::size_t longest = 64;
    if (size == 0 || below(3) == 0) {
        if (size < room && size < longest) ++size;
        recipe[size - 1] = static_cast<std::uint8_t>(below(256));
    }
    std::size_t const at = below(4) == 0 ? 0 : below(size);
    recipe[at] = static_cast<std::uint8_t>(below(at == 0 ? fuzz::fault_kinds() : 256));
    return size;
}
