// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_DRAFT_HPP
#define CHAT_TIMERS_DRAFT_HPP

#include <chat_timers/detail/assembler.hpp>
#include <chat_timers/detail/schema.hpp>
#include <chat_timers/request.hpp>
#include <chat_timers/violation.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace chat_timers {

// The request's shapes as other systems hold them: anything may be absent, doubled or out of range. Texts are
// UTF-8. A draft owns nothing; validate() copies what it keeps.
struct timer_value_draft {
    std::optional<std::string_view> action;
    std::optional<std::int64_t> duration_in_minutes;
};

struct timer_draft {
    std::optional<std::string_view> role, type;
    std::optional<timer_value_draft> value;
};

struct request_draft {
    std::optional<std::string_view> instance_id, contact_id;
    std::optional<std::span<timer_draft const>> timers;
};

namespace detail {

// Tells the assembler of a draft as if it were a document with its members in the model's order.
class draft_reader {
public:
    constexpr explicit draft_reader(assembler& to) noexcept : to_(to) {}

    constexpr void read(request_draft const& draft) noexcept {
        auto input = to_.open({node::input, 0}, 0);
        text(input, node::instance_id, draft.instance_id);
        text(input, node::contact_id, draft.contact_id);
        to_.sole_member(input, node::channel_configuration);
        auto configuration = to_.open({node::channel_configuration, 0}, 0);
        to_.sole_member(configuration, node::chat);
        auto chat = to_.open({node::chat, 0}, 0);
        if (draft.timers) {
            to_.sole_member(chat, node::timer_list);
            read(*draft.timers);
        }
        to_.close<node::chat>(chat, 0);
        to_.close<node::channel_configuration>(configuration, 0);
        to_.close<node::input>(input, 0);
    }

private:
    constexpr void read(std::span<timer_draft const> timers) noexcept {
        auto list = to_.open({node::timer_list, 0}, 0);
        for (std::size_t index = 0; index < timers.size(); ++index) {
            timer_draft const& draft = timers[index];
            auto timer = to_.open({node::timer, index}, 0);
            text(timer, node::role, draft.role);
            text(timer, node::type, draft.type);
            if (draft.value) {
                to_.sole_member(timer, node::value);
                read(*draft.value, index);
            }
            to_.close<node::timer>(timer, 0);
        }
        to_.close_list(list, 0, timers.size());
    }

    constexpr void read(timer_value_draft const& draft, std::size_t index) noexcept {
        auto value = to_.open({node::value, index}, 0);
        text(value, node::action, draft.action);
        if (draft.duration_in_minutes) {
            to_.sole_member(value, node::duration);
            to_.integer({node::duration, index}, {}, *draft.duration_in_minutes);
        }
        to_.close<node::value>(value, 0);
    }

    constexpr void text(scope& in, node member, std::optional<std::string_view> utf8) noexcept {
        if (!utf8) return;
        to_.sole_member(in, member);
        to_.text({member, in.where.item}, *utf8);
    }

    assembler& to_;
};

}  // namespace detail

// The request, or all that is wrong with the draft, in the order of the members above. An absent list of
// timers is reported at the list. Linear in the texts and timers.
[[nodiscard]] constexpr result<request> validate(request_draft const& draft) noexcept {
    detail::assembler to{false};
    detail::draft_reader{to}.read(draft);
    return to.input();
}

}  // namespace chat_timers

#endif
