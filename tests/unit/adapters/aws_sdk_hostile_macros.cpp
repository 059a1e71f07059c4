// SPDX-License-Identifier: BSL-1.0
#include "../../../examples/aws/connect/model/UpdateParticipantRoleConfigRequest.h"

#include "../support/hostile_macros.hpp"

// aws_sdk.hpp names the SDK's enumerators, which are the model's words, as the SDK's own headers do.
#undef CUSTOMER
#undef AGENT
#undef IDLE
#undef DISCONNECT_NONCUSTOMER
#undef Unset
#include <chat_timers/interop/aws_sdk.hpp>

using namespace chat_timers;
using Aws::Connect::Model::UpdateParticipantRoleConfigRequest;

TEST_CASE("hostile macros: aws_sdk.hpp works behind them, but for the names of the SDK's enumerators") {
    static_assert(!sdk_request<int>);
    constexpr timer_list timers{{participant_role::customer, timer_type::idle, unset}};
    constexpr request wanted{instance_id{"our chat"}, contact_id{"4711"}, chat{timers}};
    CHECK(*validate_sdk(to_sdk<UpdateParticipantRoleConfigRequest>(wanted)) == wanted);
    CHECK(validate_sdk(UpdateParticipantRoleConfigRequest{}).error().size() == 3);
}
