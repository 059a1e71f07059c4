// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#include <aws/connect/model/UpdateParticipantRoleConfigRequest.h>
#include <chat_timers/aws_sdk.hpp>
#include <chat_timers/diagnostics.hpp>

#include <iostream>
#include <iterator>

using namespace chat_timers;
using Aws::Connect::Model::UpdateParticipantRoleConfigRequest;

int main() {
    // A request that cannot be wrong, as the SDK's object:
    constexpr timer_list timers{
        {participant_role::agent, timer_type::idle, timer_duration{std::chrono::minutes{5}}}};
    constexpr request wanted{instance_id{"our chat"}, contact_id{"4711"}, chat{timers}};
    auto sdk_request = to_sdk<UpdateParticipantRoleConfigRequest>(wanted);

    // One that the SDK would send as it is:
    sdk_request.SetContactId("");
    auto const checked = validate_sdk(sdk_request);
    if (!checked) {
        format_text(std::ostreambuf_iterator{std::cout}, checked.error(), {}, {.name = "request"});
    }
    return checked ? 1 : 0;
}
