// SPDX-License-Identifier: BSL-1.0

// What the library states about the service, for model_drift.py: a line for each fact, its parts separated by
// tabs. The arguments are regions; each line of standard input is an operation's whole input, whose
// violations are printed.
#include <chat_timers/chat_timers.hpp>

#include <iostream>
#include <iterator>
#include <string>

using namespace chat_timers;

namespace {

template <class Enum>
void print_words(std::string_view kind) {
    std::cout << kind;
    for (unsigned char value = 0; !to_string(static_cast<Enum>(value)).empty(); ++value) {
        std::cout << '\t' << to_string(static_cast<Enum>(value));
    }
    std::cout << '\n';
}

void print_hosts(std::string_view region) {
    for (bool const fips : {false, true}) {
        for (bool const dual_stack : {false, true}) {
            auto const host = endpoint(region, {fips, dual_stack});
            std::cout << "endpoint\t" << region << '\t' << fips << '\t' << dual_stack << '\t'
                      << (host ? std::string_view(*host) : "") << '\n';
        }
    }
}

}  // namespace

int main(int count, char** arguments) {
    std::cout << "api_version\t" << api_version << '\n';
    constexpr auto ids =
        R"({"InstanceId":"i","ContactId":"c","ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)"
        R"({"ParticipantRole":"AGENT","TimerType":"IDLE","TimerValue":{"ParticipantTimerAction":"Unset"}}]}}})";
    auto const decoded = decode_input(ids);
    if (decoded) {
        auto const message = encode(*decoded);
        std::cout << "http\t" << message.value().method() << '\t' << message.value().target() << '\n';
    }
    print_words<participant_role>("enumeration");
    print_words<timer_type>("enumeration");
    print_words<timer_action>("enumeration");
    for (unsigned char value = 0; !to_string(static_cast<service_error>(value)).empty(); ++value) {
        auto const error = static_cast<service_error>(value);
        std::cout << "error\t" << to_string(error) << '\t' << http_status(error) << '\n';
    }
    for (int index = 1; index < count; ++index) print_hosts(arguments[index]);
    for (std::string payload; std::getline(std::cin, payload);) {
        auto const judged = decode_input(payload);
        std::string found = "[]";
        if (!judged) {
            found.clear();
            format_json(std::back_inserter(found), judged.error(), payload);
        }
        std::cout << "payload\t" << found << '\n';
    }
}
