// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TESTS_BENCH_REQUEST_BUILDER_HPP
#define CHAT_TIMERS_TESTS_BENCH_REQUEST_BUILDER_HPP

#include "payloads.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace bench {

// What a careful user writes behind a SAX parser: puts the request together token by token, checking every
// rule. Each step returns whether the document may still be valid. The parser answers for the grammar.
class request_builder {
public:
    // Meaningful once the parser has read a whole document and no step has returned false.
    request const& result() const { return result_; }

    bool begin_object() {
        switch (awaited_) {
        case member::body: return enter(level::body);
        case member::configuration: return enter(level::configuration);
        case member::chat: return enter(level::chat);
        case member::item:
            seen_ &= outside_items;
            given_ &= outside_items;
            return enter(level::item);
        case member::value: return enter(level::value);
        default: return false;
        }
    }

    bool end_object() {
        switch (level_) {
        case level::body: return leave(given(member::configuration));
        case level::configuration: return leave(given(member::chat));
        case level::chat: return leave(given(member::list));
        case level::item:
            awaited_ = member::item;
            return leave(given(member::role) && given(member::type) && given(member::value) && add());
        case level::value: return leave(given(member::action) != given(member::duration));
        default: return false;
        }
    }

    bool begin_array() {
        if (awaited_ != member::list) return false;
        enter(level::list);
        awaited_ = member::item;
        return true;
    }

    // Never more than four: the fifth repeats a pair.
    bool end_array() { return leave(result_.size != 0); }

    bool key(std::string_view name) {
        switch (level_) {
        case level::body: return name == "ChannelConfiguration" && await(member::configuration);
        case level::configuration: return name == "Chat" && await(member::chat);
        case level::chat: return name == "ParticipantTimerConfigList" && await(member::list);
        case level::item:
            if (name == "ParticipantRole") return await(member::role);
            if (name == "TimerType") return await(member::type);
            return name == "TimerValue" && await(member::value);
        case level::value:
            if (name == "ParticipantTimerDurationInMinutes") return await(member::duration);
            return name == "ParticipantTimerAction" && await(member::action);
        default: return false;
        }
    }

    bool string(std::string_view text) {
        switch (awaited_) {
        case member::role:
            timer_.role = text == "CUSTOMER" ? role::customer : role::agent;
            return give() && (timer_.role == role::customer || text == "AGENT");
        case member::type:
            timer_.type = text == "IDLE" ? type::idle : type::disconnect_noncustomer;
            return give() && (timer_.type == type::idle || text == "DISCONNECT_NONCUSTOMER");
        case member::action: timer_.minutes = 0; return give() && text == "Unset";
        default: return false;
        }
    }

    bool integer(std::int64_t number) {
        timer_.minutes = static_cast<int>(number);
        return awaited_ == member::duration && number >= 2 && number <= 480 && give();
    }

    // A member that is null is absent.
    bool null() const { return awaited_ != member::body && awaited_ != member::item; }

private:
    enum class level { outside, body, configuration, chat, list, item, value };
    // From `item` on, what each timer has of its own.
    enum class member { body, configuration, chat, list, item, role, type, value, action, duration };

    static constexpr unsigned bit(member which) { return 1U << static_cast<unsigned>(which); }
    static constexpr unsigned outside_items = (1U << static_cast<unsigned>(member::item)) - 1;

    bool given(member which) const { return (given_ & bit(which)) != 0; }
    bool give() {
        given_ |= bit(awaited_);
        return true;
    }
    bool enter(level inner) {
        level_ = inner;
        return give();
    }
    bool leave(bool complete) {
        level_ = static_cast<level>(static_cast<unsigned>(level_) - 1);
        return complete;
    }
    bool await(member which) {
        awaited_ = which;
        bool const first = (seen_ & bit(which)) == 0;
        seen_ |= bit(which);
        return first;
    }
    bool add() {
        auto const pair = 1U << (static_cast<unsigned>(timer_.role) * 2 + static_cast<unsigned>(timer_.type));
        if ((pairs_ & pair) != 0) return false;
        pairs_ |= pair;
        result_.timers[result_.size++] = timer_;
        return true;
    }

    request result_{{}, 0};
    timer timer_{};
    level level_ = level::outside;
    member awaited_ = member::body;
    unsigned seen_ = 0;   // members of the open objects, by name
    unsigned given_ = 0;  // those that are not null
    unsigned pairs_ = 0;
};

}  // namespace bench

#endif
