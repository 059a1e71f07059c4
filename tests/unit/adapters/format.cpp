// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/interop/format.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <sstream>
#include <string>
#include <string_view>

// std::formatter, operator<< and format_as of the enumerations, the ids, timer_duration, fixed_text and
// violation

using namespace chat_timers;
using namespace std::chrono_literals;

namespace {

template <class T>
std::string written(T const& value) {
    std::ostringstream out;
    out << value;
#if defined(__cpp_lib_format) || (defined(_LIBCPP_VERSION) && _LIBCPP_VERSION >= 170000)
    CHECK(std::format("{}", value) == out.str());
    CHECK(std::format("{:>200}", value) == std::string(200 - out.str().size(), ' ') + out.str());
#endif
    CHECK(std::string_view{format_as(value)} == out.str());
    return out.str();
}

}  // namespace

TEST_CASE("format: every printable type has one text") {
    CHECK(written(participant_role::agent) == "AGENT");
    CHECK(written(timer_type::disconnect_noncustomer) == "DISCONNECT_NONCUSTOMER");
    CHECK(written(timer_action::unset) == "Unset");
    CHECK(written(field::value) == "TimerValue");
    CHECK(written(rule::duplicate_timer) == "duplicate_timer");
    CHECK(written(source_part::content_type) == "content_type");
    CHECK(written(grammar::value_or_end) == "a value or ']'");
    CHECK(written(service_error::throttling) == "ThrottlingException");
    CHECK(written(reply_style::smithy) == "smithy");
    CHECK(written(instance_id::parse("our chat").value()) == "our chat");
    CHECK(written(contact_id::parse("4711").value()) == "4711");
    CHECK(written(timer_duration{480min}) == "480min");
    violation const found = timer_duration::from(1min).error();
    CHECK(written(found) == std::string{found.message()} + " [range]");
    CHECK(written(found.pointer()) == "/ChannelConfiguration/Chat/ParticipantTimerConfigList/-/TimerValue/"
                                      "ParticipantTimerDurationInMinutes");
#if !defined(__cpp_lib_format) && !(defined(_LIBCPP_VERSION) && _LIBCPP_VERSION >= 170000)
    MESSAGE("std::formatter is not tested: this standard library lacks std::format");
#endif
}
