// SPDX-License-Identifier: BSL-1.0
// expect: (deleted .*value)
#include <chat_timers/http/envelope.hpp>

chat_timers::envelope views_of(std::string_view json) {
#ifdef REJECT
    return chat_timers::decode_envelope(json).value().value();
#else
    static auto const decoded = chat_timers::decode_envelope(json);
    return decoded.value().value();
#endif
}
