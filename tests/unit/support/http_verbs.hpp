// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TESTS_UNIT_HTTP_VERBS_HPP
#define CHAT_TIMERS_TESTS_UNIT_HTTP_VERBS_HPP

#include <chat_timers/http.hpp>

#include "verbs.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace verbs {

inline constexpr std::string_view path = chat_timers::operation::path;
inline constexpr std::string_view instance = "12345678-1234-1234-1234-123456789012";
inline constexpr std::string_view contact = "87654321-4321-4321-4321-210987654321";
inline constexpr std::string_view http_body =
    R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{"ParticipantRole":"CUSTOMER",)"
    R"("TimerType":"IDLE","TimerValue":{"ParticipantTimerDurationInMinutes":5}}]}}})";

// The target with these labels, as they are.
inline std::string target_of(std::string_view instance_label, std::string_view contact_label) {
    return std::string{path}.append(instance_label).append("/").append(contact_label);
}

// A request that is right but for what a test changes.
inline chat_timers::http_request to_target(std::string_view target) {
    return {"PUT", target, "application/json", "", http_body};
}

// `count` times the text.
inline std::string times(std::size_t count, std::string_view text) {
    std::string repeated;
    for (std::size_t index = 0; index < count; ++index) repeated += text;
    return repeated;
}

// What the request holds: "a/b" of the ids, or its violations.
inline std::string ids_or_verdict(chat_timers::http_request const& from) {
    auto const decoded = decode(from, chat_timers::decode_options::service);
    if (!decoded) return text_of(decoded.error());
    return std::string{decoded->instance_id.value()}.append("/").append(decoded->contact_id.value());
}

inline expected unroutable(std::string const& pointer) {
    return {chat_timers::rule::unroutable, pointer,
            "Value at '" + pointer + "' must not be '.' or '..', which do not survive in a path"};
}

inline expected at_bytes(expected what, std::size_t offset, std::size_t size) {
    what.offset = offset;
    what.length = size;
    return what;
}

}  // namespace verbs

#endif
