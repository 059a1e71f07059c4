// SPDX-License-Identifier: BSL-1.0
#include "peers.hpp"

#include <fmt/compile.h>

namespace bench {
namespace {

text_buffer encode(request const& from) {
    constexpr auto& head = R"({{"ChannelConfiguration":{{"Chat":{{"ParticipantTimerConfigList":[)";
    text_buffer result;
    auto* out = fmt::format_to(result.bytes, FMT_COMPILE(head));
    for (auto const& timer : from) {
        if (&timer != from.begin()) *out++ = ',';
        auto const role = to_string(timer.role), type = to_string(timer.type);
        if (timer.minutes == 0) {
            out = fmt::format_to(out,
                                 FMT_COMPILE(R"({{"ParticipantRole":"{}","TimerType":"{}","TimerValue":)"
                                             R"({{"ParticipantTimerAction":"Unset"}}}})"),
                                 role, type);
        } else {
            out = fmt::format_to(out,
                                 FMT_COMPILE(R"({{"ParticipantRole":"{}","TimerType":"{}","TimerValue":)"
                                             R"({{"ParticipantTimerDurationInMinutes":{}}}}})"),
                                 role, type, timer.minutes);
        }
    }
    out = fmt::format_to(out, FMT_COMPILE("]}}}}}}"));
    result.size = static_cast<std::size_t>(out - result.bytes);
    return result;
}

bool const added =
    add_encoder<encode>("fmt compiled") &&
    uses("{fmt} " + std::to_string(FMT_VERSION / 10000) + '.' + std::to_string(FMT_VERSION / 100 % 100));

}  // namespace
}  // namespace bench
