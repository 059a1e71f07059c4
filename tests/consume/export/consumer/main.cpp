// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/json.hpp>
#include <policy.hpp>

int main() { return chat_timers::encode_body(chat_timers::chat{usual_timers()}).empty(); }
