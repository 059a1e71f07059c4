// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_DETAIL_CANONICAL_HPP
#define CHAT_TIMERS_DETAIL_CANONICAL_HPP

#include <chat_timers/detail/fixed_string.hpp>
#include <chat_timers/detail/schema.hpp>
#include <chat_timers/vocabulary.hpp>

#include <string_view>

// The pieces of the canonical JSON text: members in the model's order, no white space. The writer puts them
// together; the reader looks for them whole, and for the same with a space behind each colon and comma.
namespace chat_timers::detail::canonical {

// What Python's json module writes, and so boto3 and the AWS CLI, is spaced.
enum class spacing : unsigned char { none, spaced };
template <spacing Spacing>
inline constexpr std::string_view colon = Spacing == spacing::none ? "\":" : "\": ";
template <spacing Spacing>
inline constexpr std::string_view comma = Spacing == spacing::none ? ",\"" : ", \"";

using piece = fixed_string<96>;

template <class... Parts>
[[nodiscard]] consteval piece joined(Parts... parts) noexcept {
    piece text;
    (text.append(parts), ...);
    return text;
}

template <node Member>
inline constexpr std::string_view name = facts(Member).name;

// "Name":
template <node Member, spacing Spacing = spacing::none>
inline constexpr piece name_and_colon = joined('"', name<Member>, colon<Spacing>);

// "WORD"
template <auto Enumerator>
inline constexpr piece quoted_word = joined('"', to_string(Enumerator), '"');

// {"InstanceId":"  ","ContactId":"  ",
inline constexpr piece instance_id_open = joined("{\"", name<node::instance_id>, "\":\"");
inline constexpr piece contact_id_open = joined("\",\"", name<node::contact_id>, "\":\"");
inline constexpr piece ids_close = joined("\",");

// "ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[  ]}}}
template <spacing Spacing = spacing::none>
inline constexpr piece list_open = joined('"', name<node::channel_configuration>, colon<Spacing>, "{\"",
                                          name<node::chat>, colon<Spacing>, "{\"", name<node::timer_list>,
                                          colon<Spacing>, '[');
inline constexpr piece list_close = joined("]}}}");

// {"ParticipantRole":"CUSTOMER","TimerType":"
template <participant_role Role, spacing Spacing = spacing::none>
inline constexpr piece timer_open = joined("{\"", name<node::role>, colon<Spacing>, '"', to_string(Role), '"',
                                           comma<Spacing>, name<node::type>, colon<Spacing>, '"');

// IDLE","TimerValue":{"
template <timer_type Type, spacing Spacing = spacing::none>
inline constexpr piece value_open = joined(to_string(Type), '"', comma<Spacing>, name<node::value>,
                                           colon<Spacing>, "{\"");

// ParticipantTimerAction":"Unset"}}
template <spacing Spacing = spacing::none>
inline constexpr piece unset_value = joined(name<node::action>, colon<Spacing>, '"',
                                            to_string(timer_action::unset), "\"}}");

// ParticipantTimerDurationInMinutes": }}
template <spacing Spacing = spacing::none>
inline constexpr piece duration_open = joined(name<node::duration>, colon<Spacing>);
inline constexpr piece timer_close = joined("}}");

}  // namespace chat_timers::detail::canonical

#endif
