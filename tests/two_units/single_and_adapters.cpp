// SPDX-License-Identifier: BSL-1.0
// The single header, and after it each adapter from include/, which includes the headers that the single
// header holds.
#include <chat_timers.hpp>

#ifdef WITH_BOOST_JSON
#include <chat_timers/interop/boost_json.hpp>
#endif
#include <aws/connect/model/UpdateParticipantRoleConfigRequest.h>
#include <chat_timers/interop/aws_sdk.hpp>
#include <chat_timers/interop/error_code.hpp>
#include <chat_timers/interop/expected.hpp>
#include <chat_timers/interop/format.hpp>
#ifdef __cpp_exceptions
#include <chat_timers/interop/exception.hpp>
#endif
#include <chat_timers/chat_timers.hpp>

#include <chrono>

using Aws::Connect::Model::UpdateParticipantRoleConfigRequest;

chat_timers::request request_of_two() noexcept;

int main() {
    using namespace chat_timers;
    // The other unit has the same types from include/.
    request const wanted = request_of_two();
    if (*validate_sdk(to_sdk<UpdateParticipantRoleConfigRequest>(wanted)) != wanted) return 1;
    auto const refused = validate_sdk(UpdateParticipantRoleConfigRequest{});
    if (refused.error()[0].rule != rule::required) return 2;
    if (make_error_code(rule::required) != std::error_code{rule::required}) return 3;
#ifdef __cpp_exceptions
    try {
        (void)value_or_throw(refused);
        return 4;
    } catch (invalid_request const& thrown) {
        if (thrown.error() != refused.error()) return 5;
    }
#endif
#ifdef WITH_BOOST_JSON
    if (*decode_input(boost::json::value_from(wanted)) != wanted) return 6;
    if (decode_input(boost::json::value(boost::json::object{})).error() != refused.error()) return 7;
#endif
    return 0;
}
