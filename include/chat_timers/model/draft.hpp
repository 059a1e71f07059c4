// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_DRAFT_HPP
#define CHAT_TIMERS_MODEL_DRAFT_HPP

#include <chat_timers/model/detail/assembler.hpp>
#include <chat_timers/model/detail/schema.hpp>
#include <chat_timers/model/request.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

/// \file
/// Requests as other systems hold them, and their validation.
namespace chat_timers::inline CHAT_TIMERS_ABI {

/// The value of a timer as another system holds it: both members, one or none may be set. Owns nothing.
struct timer_value_draft {
    std::optional<std::string_view> action{};           ///< the spelling of a timer_action, in UTF-8
    std::optional<std::int64_t> duration_in_minutes{};  ///< any number of minutes
};

/// A timer as another system holds it: any part may be absent or wrong. Owns nothing.
struct timer_draft {
    std::optional<std::string_view> role{};    ///< the spelling of a participant_role, in UTF-8
    std::optional<std::string_view> type{};    ///< the spelling of a timer_type, in UTF-8
    std::optional<timer_value_draft> value{};  ///< the action, the duration, both or neither
};

/// A request as another system holds it: any part may be absent, repeated or wrong. Owns nothing; validate()
/// copies the texts.
struct request_draft {
    std::optional<std::string_view> instance_id{};         ///< in UTF-8
    std::optional<std::string_view> contact_id{};          ///< in UTF-8
    std::optional<std::span<timer_draft const>> timers{};  ///< any number of timers
};

namespace detail {

// The objects and ids of an input that are present.
struct input_parts {
    std::optional<std::string_view> instance_id, contact_id;  // in UTF-8
    bool has_configuration, has_chat, has_timers;
};

// Reports a request to the assembler as a document with its members in the model's order.
class draft_reader {
    static_assert(
        has_members(field::input, {field::instance_id, field::contact_id, field::channel_configuration}) &&
            has_members(field::channel_configuration, {field::chat}) &&
            has_members(field::chat, {field::timer_list}) &&
            has_members(field::timer, {field::role, field::type, field::value}) &&
            has_members(field::value, {field::action, field::duration}),
        "an object of the model has another member: give its draft a member for it, and report it in the function that reads this draft");

public:
    constexpr explicit draft_reader(assembler& to) noexcept : to_(to) {}

    // Reports an input. `draft_of` returns the timer_draft of an item of `timers`, which are read if they are
    // present.
    template <class Timers, class DraftOf>
    constexpr void read(input_parts const& parts, Timers const& timers, DraftOf draft_of) {
        auto input = to_.open({field::input, 0});
        text(input, field::instance_id, parts.instance_id);
        text(input, field::contact_id, parts.contact_id);
        if (parts.has_configuration) {
            to_.member(input, field::channel_configuration);
            auto configuration = to_.open({field::channel_configuration, 0});
            if (parts.has_chat) {
                to_.member(configuration, field::chat);
                auto chat = to_.open({field::chat, 0});
                if (parts.has_timers) {
                    to_.member(chat, field::timer_list);
                    auto list = to_.open({field::timer_list, 0});
                    std::size_t size = 0;
                    for (auto const& timer : timers) read(draft_of(timer), size++);
                    to_.close_list(list, size);
                }
                to_.close<field::chat>(chat);
            }
            to_.close<field::channel_configuration>(configuration);
        }
        to_.close<field::input>(input);
    }

private:
    constexpr void read(timer_draft const& draft, std::size_t index) noexcept {
        auto timer = to_.open({field::timer, index});
        text(timer, field::role, draft.role);
        text(timer, field::type, draft.type);
        if (draft.value) {
            to_.member(timer, field::value);
            read(*draft.value, index);
        }
        to_.close<field::timer>(timer);
    }

    constexpr void read(timer_value_draft const& draft, std::size_t index) noexcept {
        auto value = to_.open({field::value, index});
        text(value, field::action, draft.action);
        if (draft.duration_in_minutes) {
            to_.member(value, field::duration);
            to_.integer({field::duration, index}, {}, *draft.duration_in_minutes);
        }
        to_.close<field::value>(value);
    }

    constexpr void text(scope& in, field member, std::optional<std::string_view> utf8) noexcept {
        if (!utf8) return;
        to_.member(in, member);
        to_.text({member, in.where.item}, *utf8);
    }

    assembler& to_;
};

}  // namespace detail

/// Returns the request that the draft describes.
/// Errors: encoding, union_empty, union_conflict, not_an_integer (a duration outside 32 bits) and every
/// constraint except unroutable, in the order of request_draft's members. An absent list of timers is
/// reported at the list.
/// Complexity: linear in the texts and timers.
[[nodiscard]] constexpr result<request> validate(request_draft const& draft) noexcept {
    detail::assembler to{false};
    bool const has_timers = draft.timers.has_value();
    detail::draft_reader{to}.read({draft.instance_id, draft.contact_id, true, true, has_timers},
                                  draft.timers.value_or(std::span<timer_draft const>{}),
                                  [](timer_draft const& timer) { return timer; });
    return to.input();
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

#endif
