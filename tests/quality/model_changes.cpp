// SPDX-License-Identifier: BSL-1.0
// Uses everything that knows the model. tests/quality/model_changes.py compiles it with copies of the headers
// in which the model was changed.
#include <aws/connect/model/UpdateParticipantRoleConfigRequest.h>
#include <chat_timers/chat_timers.hpp>
#include <chat_timers/interop/aws_sdk.hpp>
#include <chat_timers/interop/error_code.hpp>
#if __has_include(<boost/json/value.hpp>)
#include <chat_timers/interop/boost_json.hpp>
#endif

#include <iterator>
#include <string>
#include <string_view>

using namespace chat_timers;
using Aws::Connect::Model::UpdateParticipantRoleConfigRequest;

std::string use_codec(std::string_view json) {
    auto const decoded = decode_input(json);
    if (decoded) {
        std::string text(encoded_size(*decoded), ' ');
        encode_input(text.data(), *decoded);
        return text + std::string{encode_input(*decoded)};
    }
    std::string report;
    format_text(std::back_inserter(report), decoded.error(), json);
    format_json(std::back_inserter(report), decoded.error(), json);
    return report.append(make_reply(decoded.error(), reply_style::smithy).body());
}

std::string use_http(http_request const& sent) {
    auto const decoded = decode(sent, decode_options::service);
    if (!decoded) {
        violations const located = located_in(decoded.error(), sent, sent.body);
        return std::string{make_reply(located).body()};
    }
    auto const message = encode(*decoded);
    return message ? std::string{message->target()} : std::string{};
}

bool use_sdk(UpdateParticipantRoleConfigRequest const& object) {
    auto const judged = validate_sdk(object);
    return judged && validate_sdk(to_sdk<UpdateParticipantRoleConfigRequest>(*judged)).has_value();
}

bool use_draft(request_draft const& draft) { return validate(draft).has_value(); }

std::string use_schedule(timer_list const& list) {
    timer_state const state = apply({}, list);
    auto const changes = diff({}, state);
    return changes ? std::string{describe(apply(state, *changes)).view()} : std::string{};
}

#if __has_include(<boost/json/value.hpp>)
boost::json::value use_dom(boost::json::value const& dom) {
    auto const decoded = decode_input(dom);
    if (!decoded) return make_error_code(decoded.error()[0].rule).message().c_str();
    return boost::json::value_from(boost::json::value_to<request>(boost::json::value_from(*decoded)));
}
#endif
