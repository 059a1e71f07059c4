// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#include "hostile_macros.hpp"

// aws_sdk.hpp names the SDK's enumerators, which are the model's words, as the SDK's own headers do.
#undef CUSTOMER
#undef AGENT
#undef IDLE
#undef DISCONNECT_NONCUSTOMER
#undef Unset
#include <chat_timers/aws_sdk.hpp>

TEST_CASE("hostile macros: aws_sdk.hpp is included behind them, but for the names of the SDK's enumerators") {
    static_assert(!chat_timers::sdk_request<int>);
}
