// SPDX-License-Identifier: BSL-1.0
// expect: (deleted .*as_request)
#include <chat_timers/http/request.hpp>

chat_timers::http_request views_of(chat_timers::request const& from) {
#ifdef REJECT
    return encode(from).value().as_request();
#else
    static auto const message = encode(from);
    return message.value().as_request();
#endif
}
