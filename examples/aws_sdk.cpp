// SPDX-License-Identifier: BSL-1.0
#include <aws/connect/model/UpdateParticipantRoleConfigRequest.h>
#include <chat_timers/interop/aws_sdk.hpp>

using namespace chat_timers;
using namespace std::chrono_literals;
using Aws::Connect::Model::UpdateParticipantRoleConfigRequest;

int main() {
    // A valid request as the SDK's object:
    constexpr timer_list timers{{participant_role::agent, timer_type::idle, timer_duration{5min}}};
    constexpr request wanted{instance_id{"our chat"}, contact_id{"4711"}, chat{timers}};
    auto sdk_request = to_sdk<UpdateParticipantRoleConfigRequest>(wanted);
    bool const is_same = validate_sdk(sdk_request) == wanted;

    // The SDK would send this one as it is:
    sdk_request.SetContactId("");
    auto const checked = validate_sdk(sdk_request);
    bool const is_refused = !checked && checked.error()[0].field == field::contact_id;
    return is_same && is_refused ? 0 : 1;
}
