// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/chat_timers.hpp>

#include <cstdlib>
#include <iostream>
#include <string>

// For retries_test.py: reads replies, a line each, as status, x-amzn-ErrorType and body, separated by tabs.
// Prints the error's name and whether to try again.
int main() {
    std::string status, error_type, body;
    while (std::getline(std::cin, status, '\t') && std::getline(std::cin, error_type, '\t') &&
           std::getline(std::cin, body)) {
        chat_timers::service_reply const reply{std::atoi(status.c_str()), error_type, body};
        std::cout << error_name(reply) << (is_retryable(reply) ? "\tagain\n" : "\tfinal\n");
    }
}
