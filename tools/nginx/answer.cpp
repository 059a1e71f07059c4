// SPDX-License-Identifier: BSL-1.0

// Reads the service's reply with the library, for the tests.
// Usage: gateway_answer STATUS ERROR_TYPE BODY
// Prints the error's name, whether to try again, and the message.
#include <chat_timers/chat_timers.hpp>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

int main(int count, char** arguments) {
    if (count != 4) {
        std::fputs("usage: gateway_answer STATUS ERROR_TYPE BODY\n", stderr);
        return 2;
    }
    chat_timers::service_reply const reply{std::atoi(arguments[1]), arguments[2], arguments[3]};
    std::string line = error_name(reply);
    line.append(is_retryable(reply) ? "\tagain\t" : "\tfinal\t");
    line.append(reply_message(reply).view()).append("\n");
    return std::fputs(line.c_str(), stdout) < 0 ? 1 : 0;
}
