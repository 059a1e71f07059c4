// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/interop/aws_sdk.hpp>

#include <chat_timers/json.hpp>

#include "../support/verbs.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <climits>
#include <cstddef>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

// template <class SdkRequest> result<request> validate_sdk(SdkRequest const&);
// template <class SdkRequest> SdkRequest to_sdk(request const&);

using namespace verbs;
using namespace std::chrono_literals;
using chat_timers::to_sdk;
using chat_timers::validate_sdk;

// Stand-ins of the SDK's generated classes: the same names and signatures, and nothing behind them. The
// macros stand in for its generator.
namespace {

// The SDK's own allocator makes its strings and vectors other types than std::string and std::vector.
template <class T>
struct allocator {
    using value_type = T;
    allocator() = default;
    template <class Other>
    allocator(allocator<Other> const&) {}
    T* allocate(std::size_t size) { return std::allocator<T>{}.allocate(size); }
    void deallocate(T* at, std::size_t size) { std::allocator<T>{}.deallocate(at, size); }
    friend bool operator==(allocator, allocator) { return true; }
};
using String = std::basic_string<char, std::char_traits<char>, allocator<char>>;
template <class T>
using Vector = std::vector<T, allocator<T>>;

enum class TimerEligibleParticipantRoles { NOT_SET, CUSTOMER, AGENT };
enum class ParticipantTimerType { NOT_SET, IDLE, DISCONNECT_NONCUSTOMER };
enum class ParticipantTimerAction { NOT_SET, Unset };

#define MEMBER_STATE(type, name)                                                                             \
public:                                                                                                      \
    bool name##HasBeenSet() const { return name##_is_set_; }                                                 \
                                                                                                             \
private:                                                                                                     \
    type name##_{};                                                                                          \
    bool name##_is_set_ = false;                                                                             \
                                                                                                             \
public:
#define BY_VALUE(type, name)                                                                                 \
    MEMBER_STATE(type, name)                                                                                 \
    type Get##name() const { return name##_; }                                                               \
    void Set##name(type value) {                                                                             \
        name##_is_set_ = true;                                                                               \
        name##_ = value;                                                                                     \
    }
#define BY_REFERENCES(type, name)                                                                            \
    MEMBER_STATE(type, name)                                                                                 \
    type const& Get##name() const { return name##_; }                                                        \
    void Set##name(type const& value) {                                                                      \
        name##_is_set_ = true;                                                                               \
        name##_ = value;                                                                                     \
    }                                                                                                        \
    void Set##name(type&& value) {                                                                           \
        name##_is_set_ = true;                                                                               \
        name##_ = std::move(value);                                                                          \
    }
#define BY_TEMPLATE(type, name)                                                                              \
    MEMBER_STATE(type, name)                                                                                 \
    type const& Get##name() const { return name##_; }                                                        \
    template <typename name##T = type>                                                                       \
    void Set##name(name##T&& value) {                                                                        \
        name##_is_set_ = true;                                                                               \
        name##_ = std::forward<name##T>(value);                                                              \
    }

// The old form: getters and setters by reference.
namespace old_sdk {

class ParticipantTimerValue {
    BY_REFERENCES(ParticipantTimerAction, ParticipantTimerAction)
    BY_VALUE(int, ParticipantTimerDurationInMinutes)
};
class ParticipantTimerConfiguration {
    BY_REFERENCES(TimerEligibleParticipantRoles, ParticipantRole)
    BY_REFERENCES(ParticipantTimerType, TimerType)
    BY_REFERENCES(ParticipantTimerValue, TimerValue)
};
class ChatParticipantRoleConfig {
    BY_REFERENCES(Vector<ParticipantTimerConfiguration>, ParticipantTimerConfigList)
    ChatParticipantRoleConfig& AddParticipantTimerConfigList(ParticipantTimerConfiguration const& value) {
        ParticipantTimerConfigList_is_set_ = true;
        ParticipantTimerConfigList_.push_back(value);
        return *this;
    }
    ChatParticipantRoleConfig& AddParticipantTimerConfigList(ParticipantTimerConfiguration&& value) {
        ParticipantTimerConfigList_is_set_ = true;
        ParticipantTimerConfigList_.push_back(std::move(value));
        return *this;
    }
};
class UpdateParticipantRoleConfigChannelInfo {
    BY_REFERENCES(ChatParticipantRoleConfig, Chat)
};
class UpdateParticipantRoleConfigRequest {
    BY_REFERENCES(String, InstanceId)
    void SetInstanceId(char const* value) { SetInstanceId(String{value}); }
    BY_REFERENCES(String, ContactId)
    void SetContactId(char const* value) { SetContactId(String{value}); }
    BY_REFERENCES(UpdateParticipantRoleConfigChannelInfo, ChannelConfiguration)
};

}  // namespace old_sdk

// The new form: enumerations by value, setters that are templates.
namespace new_sdk {

class ParticipantTimerValue {
    BY_VALUE(ParticipantTimerAction, ParticipantTimerAction)
    BY_VALUE(int, ParticipantTimerDurationInMinutes)
};
class ParticipantTimerConfiguration {
    BY_VALUE(TimerEligibleParticipantRoles, ParticipantRole)
    BY_VALUE(ParticipantTimerType, TimerType)
    BY_TEMPLATE(ParticipantTimerValue, TimerValue)
};
class ChatParticipantRoleConfig {
    BY_TEMPLATE(Vector<ParticipantTimerConfiguration>, ParticipantTimerConfigList)
    template <typename ItemT = ParticipantTimerConfiguration>
    ChatParticipantRoleConfig& AddParticipantTimerConfigList(ItemT&& value) {
        ParticipantTimerConfigList_is_set_ = true;
        ParticipantTimerConfigList_.emplace_back(std::forward<ItemT>(value));
        return *this;
    }
};
class UpdateParticipantRoleConfigChannelInfo {
    BY_TEMPLATE(ChatParticipantRoleConfig, Chat)
};
class UpdateParticipantRoleConfigRequest {
    BY_TEMPLATE(String, InstanceId)
    BY_TEMPLATE(String, ContactId)
    BY_TEMPLATE(UpdateParticipantRoleConfigChannelInfo, ChannelConfiguration)
};

}  // namespace new_sdk

// The classes of one SDK, by short names.
template <class Request>
struct sdk {
    using request = Request;
    using configuration = std::remove_cvref_t<decltype(std::declval<Request>().GetChannelConfiguration())>;
    using chat = std::remove_cvref_t<decltype(std::declval<configuration>().GetChat())>;
    using timer = std::remove_cvref_t<decltype(std::declval<chat>().GetParticipantTimerConfigList()[0])>;
    using value = std::remove_cvref_t<decltype(std::declval<timer>().GetTimerValue())>;

    static value minutes(int number) {
        value made;
        made.SetParticipantTimerDurationInMinutes(number);
        return made;
    }
    static value action(ParticipantTimerAction action) {
        value made;
        made.SetParticipantTimerAction(action);
        return made;
    }
    static value unset() { return action(ParticipantTimerAction::Unset); }
    static timer timer_of(TimerEligibleParticipantRoles role, ParticipantTimerType type, value const& what) {
        timer made;
        made.SetParticipantRole(role);
        made.SetTimerType(type);
        made.SetTimerValue(what);
        return made;
    }
    static timer agent_idle(value const& what) {
        return timer_of(TimerEligibleParticipantRoles::AGENT, ParticipantTimerType::IDLE, what);
    }
    static request request_of(configuration const& what, String const& instance = "i",
                              String const& contact = "c") {
        request made;
        made.SetInstanceId(instance);
        made.SetContactId(contact);
        made.SetChannelConfiguration(what);
        return made;
    }
    static request request_of(Vector<timer> const& timers, String const& instance = "i",
                              String const& contact = "c") {
        chat with_timers;
        with_timers.SetParticipantTimerConfigList(timers);
        configuration with_chat;
        with_chat.SetChat(with_timers);
        return request_of(with_chat, instance, contact);
    }
    static request request_of(value const& what) { return request_of(Vector<timer>{agent_idle(what)}); }
};

// What the SDK sends of each enumerator, as its mappers do: nothing of NOT_SET, and of a value that is none
// the word that a reply had, which it keeps beside its hash.
std::string sent_word(TimerEligibleParticipantRoles role) {
    switch (role) {
    case TimerEligibleParticipantRoles::NOT_SET: return "";
    case TimerEligibleParticipantRoles::CUSTOMER: return "CUSTOMER";
    case TimerEligibleParticipantRoles::AGENT: return "AGENT";
    }
    return "SUPERVISOR";
}
std::string sent_word(ParticipantTimerType type) {
    switch (type) {
    case ParticipantTimerType::NOT_SET: return "";
    case ParticipantTimerType::IDLE: return "IDLE";
    case ParticipantTimerType::DISCONNECT_NONCUSTOMER: return "DISCONNECT_NONCUSTOMER";
    }
    return "RESPONSE";
}
std::string sent_word(ParticipantTimerAction action) {
    switch (action) {
    case ParticipantTimerAction::NOT_SET: return "";
    case ParticipantTimerAction::Unset: return "Unset";
    }
    return "Pause";
}

// What the SDK sends, as its Jsonize() writes it: a member where it has been set, whatever it holds. The ids,
// which it puts in the path, are members here, so that decode_input reads all.
class json_of_sdk {
public:
    template <class Request>
    static std::string of(Request const& from) {
        json_of_sdk to;
        to.begin('{');
        if (from.InstanceIdHasBeenSet()) to.text("InstanceId", from.GetInstanceId());
        if (from.ContactIdHasBeenSet()) to.text("ContactId", from.GetContactId());
        if (from.ChannelConfigurationHasBeenSet()) to.configuration(from.GetChannelConfiguration());
        to.end('}');
        return to.json_;
    }

private:
    void begin(char bracket) { json_ += bracket; }
    void end(char bracket) { json_ += bracket; }
    void comma() {
        if (json_.back() != '{' && json_.back() != '[') json_ += ',';
    }
    void name(std::string_view text) {
        comma();
        json_.append("\"").append(text).append("\":");
    }
    void text(std::string_view member, std::string_view plain) {
        name(member);
        json_.append("\"").append(plain).append("\"");
    }
    template <class Configuration>
    void configuration(Configuration const& from) {
        name("ChannelConfiguration");
        begin('{');
        if (from.ChatHasBeenSet()) {
            name("Chat");
            begin('{');
            if (from.GetChat().ParticipantTimerConfigListHasBeenSet()) {
                name("ParticipantTimerConfigList");
                begin('[');
                for (auto const& each : from.GetChat().GetParticipantTimerConfigList()) timer(each);
                end(']');
            }
            end('}');
        }
        end('}');
    }
    template <class Timer>
    void timer(Timer const& from) {
        comma();
        begin('{');
        if (from.ParticipantRoleHasBeenSet()) text("ParticipantRole", sent_word(from.GetParticipantRole()));
        if (from.TimerTypeHasBeenSet()) text("TimerType", sent_word(from.GetTimerType()));
        if (from.TimerValueHasBeenSet()) {
            auto const& value = from.GetTimerValue();
            name("TimerValue");
            begin('{');
            if (value.ParticipantTimerActionHasBeenSet())
                text("ParticipantTimerAction", sent_word(value.GetParticipantTimerAction()));
            if (value.ParticipantTimerDurationInMinutesHasBeenSet()) {
                name("ParticipantTimerDurationInMinutes");
                json_ += std::to_string(value.GetParticipantTimerDurationInMinutes());
            }
            end('}');
        }
        end('}');
    }

    std::string json_;
};

// All but the ranges, which an object has not.
std::string said(chat_timers::result<chat_timers::request> const& judged) {
    if (judged) return "a value";
    std::string text;
    for (chat_timers::violation const& each : judged.error()) {
        text.append(to_string(each.rule)).append("@").append(each.pointer());
        text.append(": ").append(each.message()).append("\n");
    }
    return text.append("of ").append(std::to_string(judged.error().total()));
}

// An object is judged as what the SDK would send of it.
template <class Request>
void is_judged_as_sent(Request const& object, place from = here()) {
    std::string const sent = json_of_sdk::of(object);
    auto const decoded = chat_timers::decode_input(sent);
    auto const judged = validate_sdk(object);
    if (said(judged) == said(decoded) && (!judged || *judged == *decoded)) return;
    ADD_FAIL_CHECK_AT(from.file, from.line,
                      sent << "\nvalidate_sdk:\n"
                           << said(judged) << "\ndecode_input:\n"
                           << said(decoded));
}

template <class Sdk>
using request_type = typename Sdk::UpdateParticipantRoleConfigRequest;

std::string const role = item(0, "/ParticipantRole");
std::string const type = item(0, "/TimerType");
std::string const value = item(0, "/TimerValue");
std::string const action = item(0, "/TimerValue/ParticipantTimerAction");
std::string const duration = item(0, "/TimerValue/ParticipantTimerDurationInMinutes");
std::string const one_of_value = "ParticipantTimerAction or ParticipantTimerDurationInMinutes";

// What the concepts refuse.
namespace detail = chat_timers::detail;
struct no_request {};
struct request_without_setter : new_sdk::UpdateParticipantRoleConfigRequest {
    void SetContactId() = delete;
};
enum class other_words { NOT_SET, UNSET };
struct no_enumeration {
    [[maybe_unused]] static constexpr int NOT_SET = 0, CUSTOMER = 1, AGENT = 2, IDLE = 1,
                                          DISCONNECT_NONCUSTOMER = 2, Unset = 1;
};

// One that nobody can make.
template <class Sdk>
struct without_constructor : Sdk {
    without_constructor() = delete;
};

static_assert(chat_timers::sdk_request<old_sdk::UpdateParticipantRoleConfigRequest>);
static_assert(chat_timers::sdk_request<new_sdk::UpdateParticipantRoleConfigRequest>);
static_assert(!chat_timers::sdk_request<no_request> && !chat_timers::sdk_request<int>);
static_assert(!chat_timers::sdk_request<request_without_setter>);
static_assert(!chat_timers::sdk_request<new_sdk::UpdateParticipantRoleConfigChannelInfo>);
static_assert(!chat_timers::sdk_role<other_words>);
static_assert(!chat_timers::sdk_type<other_words>);
static_assert(!chat_timers::sdk_action<other_words>);
static_assert(!chat_timers::sdk_role<no_enumeration>);
static_assert(!chat_timers::sdk_type<no_enumeration>);
static_assert(!chat_timers::sdk_action<no_enumeration>);
static_assert(!chat_timers::sdk_value<int>);
static_assert(!chat_timers::sdk_timer<int>);
static_assert(!chat_timers::sdk_chat<int>);
static_assert(!chat_timers::sdk_configuration<int>);
static_assert(!chat_timers::sdk_value<without_constructor<new_sdk::ParticipantTimerValue>>);
static_assert(!chat_timers::sdk_timer<without_constructor<new_sdk::ParticipantTimerConfiguration>>);
static_assert(!chat_timers::sdk_chat<without_constructor<new_sdk::ChatParticipantRoleConfig>>);
static_assert(
    !chat_timers::sdk_configuration<without_constructor<new_sdk::UpdateParticipantRoleConfigChannelInfo>>);
static_assert(!chat_timers::sdk_request<without_constructor<new_sdk::UpdateParticipantRoleConfigRequest>>);

template <class Request>
concept can_validate = requires(Request const& request) {
    validate_sdk(request);
};
static_assert(can_validate<new_sdk::UpdateParticipantRoleConfigRequest> && !can_validate<no_request>);

}  // namespace

#define EACH_SDK old_sdk::UpdateParticipantRoleConfigRequest, new_sdk::UpdateParticipantRoleConfigRequest

TEST_CASE_TEMPLATE("validate_sdk: a request that is right", Request, EACH_SDK) {
    using s = sdk<Request>;
    constexpr chat_timers::request wanted{
        chat_timers::instance_id{"12345678-1234-1234-1234-123456789012"},
        chat_timers::contact_id{"87654321-4321-4321-4321-210987654321"},
        chat_timers::chat{{{chat_timers::participant_role::customer, chat_timers::timer_type::idle,
                            chat_timers::timer_duration{5min}},
                           {chat_timers::participant_role::agent,
                            chat_timers::timer_type::disconnect_noncustomer, chat_timers::unset}}}};
    auto const customer_idle =
        s::timer_of(TimerEligibleParticipantRoles::CUSTOMER, ParticipantTimerType::IDLE, s::minutes(5));
    auto const agent_disconnect = s::timer_of(TimerEligibleParticipantRoles::AGENT,
                                              ParticipantTimerType::DISCONNECT_NONCUSTOMER, s::unset());
    holds(validate_sdk(s::request_of(Vector<typename s::timer>{customer_idle, agent_disconnect},
                                     "12345678-1234-1234-1234-123456789012",
                                     "87654321-4321-4321-4321-210987654321")),
          wanted);
}

TEST_CASE_TEMPLATE("to_sdk: what it makes is right, and reads back as the request", Request, EACH_SDK) {
    using chat_timers::timer;
    std::vector<std::vector<timer>> lists = {{}};
    for (auto const key :
         {chat_timers::timer_key{chat_timers::participant_role::customer, chat_timers::timer_type::idle},
          {chat_timers::participant_role::agent, chat_timers::timer_type::disconnect_noncustomer},
          {chat_timers::participant_role::agent, chat_timers::timer_type::idle},
          {chat_timers::participant_role::customer, chat_timers::timer_type::disconnect_noncustomer}}) {
        std::size_t const before = lists.size();
        for (std::size_t index = 0; index < before; ++index) {
            for (auto const minutes : {0min, 2min, 480min}) {
                auto longer = lists[index];
                longer.push_back({key.role, key.type, chat_timers::unset});
                if (minutes != 0min) longer.back().value = *chat_timers::timer_duration::from(minutes);
                lists.push_back(longer);
            }
        }
    }
    std::string const longest(256, 'c');
    for (std::vector<timer> const& each : lists) {
        if (each.empty()) continue;
        for (std::string_view const text :
             {std::string_view{"i"}, std::string_view{"\0\"\xF0\x9F\x91\x8D", 6}}) {
            chat_timers::request const wanted{chat_timers::instance_id::parse(text).value(),
                                              chat_timers::contact_id::parse(longest).value(),
                                              chat_timers::chat{chat_timers::timer_list::from(each).value()}};
            Request const made = to_sdk<Request>(wanted);
            holds(validate_sdk(made), wanted);
            REQUIRE(made.InstanceIdHasBeenSet());
            REQUIRE(std::string_view{made.GetInstanceId()} == text);
            REQUIRE(made.GetContactId().size() == 256);
            auto const& timers = made.GetChannelConfiguration().GetChat().GetParticipantTimerConfigList();
            REQUIRE(timers.size() == each.size());
            for (std::size_t index = 0; index < each.size(); ++index) {
                bool const set = each[index].value != chat_timers::timer_value{chat_timers::unset};
                REQUIRE(timers[index].GetTimerValue().ParticipantTimerDurationInMinutesHasBeenSet() == set);
                REQUIRE(timers[index].GetTimerValue().ParticipantTimerActionHasBeenSet() == !set);
            }
        }
    }
}

TEST_CASE_TEMPLATE("validate_sdk: what has not been set is absent", Request, EACH_SDK) {
    using s = sdk<Request>;
    fails(validate_sdk(Request{}),
          {required("/InstanceId"), required("/ContactId"), required(configuration)});
    fails(validate_sdk(s::request_of(typename s::configuration{})), {union_empty(configuration, "Chat")});
    typename s::configuration empty_chat;
    empty_chat.SetChat(typename s::chat{});
    fails(validate_sdk(s::request_of(empty_chat)), {required(list)});
    fails(validate_sdk(s::request_of(Vector<typename s::timer>{})), {length(list, 0, "1 and 6")});
    fails(validate_sdk(s::request_of(Vector<typename s::timer>(1))),
          {required(role), required(type), required(value)});
    fails(validate_sdk(s::request_of(typename s::value{})), {union_empty(value, one_of_value)});
}

TEST_CASE_TEMPLATE("validate_sdk: NOT_SET that has been set is sent as an empty text", Request, EACH_SDK) {
    using s = sdk<Request>;
    auto const timers = Vector<typename s::timer>{s::timer_of(TimerEligibleParticipantRoles::NOT_SET,
                                                              ParticipantTimerType::NOT_SET,
                                                              s::action(ParticipantTimerAction::NOT_SET))};
    fails(validate_sdk(s::request_of(timers)),
          {enumeration(role, "CUSTOMER, AGENT"), enumeration(type, "IDLE, DISCONNECT_NONCUSTOMER"),
           enumeration(action, "Unset")});
    auto five = s::minutes(5);
    five.SetParticipantTimerAction(ParticipantTimerAction::NOT_SET);
    fails(validate_sdk(s::request_of(five)),
          {union_conflict(value, one_of_value), enumeration(action, "Unset")});
}

TEST_CASE_TEMPLATE("validate_sdk: an object is judged as what the SDK sends of it, whatever has been set",
                   Request, EACH_SDK) {
    using s = sdk<Request>;
    // Every state of each member, absent ones among them, and of each object every combination of its
    // members'.
    constexpr int absent = INT_MIN, stranger = 1'234'567;
    auto const values_of = [](std::vector<int> const& actions, std::vector<int> const& durations) {
        std::vector<typename s::value> values;
        for (int const action_value : actions) {
            for (int const minutes : durations) {
                typename s::value& made = values.emplace_back();
                if (action_value != absent)
                    made.SetParticipantTimerAction(static_cast<ParticipantTimerAction>(action_value));
                if (minutes != absent) made.SetParticipantTimerDurationInMinutes(minutes);
            }
        }
        return values;
    };
    auto const timers_of = [](std::vector<typename s::value> const& values, std::vector<int> const& words) {
        std::vector<typename s::timer> timers;
        for (int const role_value : words) {
            for (int const type_value : words) {
                for (std::size_t index = 0; index <= values.size(); ++index) {
                    typename s::timer& made = timers.emplace_back();
                    if (role_value != absent)
                        made.SetParticipantRole(static_cast<TimerEligibleParticipantRoles>(role_value));
                    if (type_value != absent)
                        made.SetTimerType(static_cast<ParticipantTimerType>(type_value));
                    if (index != values.size()) made.SetTimerValue(values[index]);
                }
            }
        }
        return timers;
    };
    std::size_t judged = 0;
    auto const judge = [&judged](Request const& object) {
        ++judged;
        is_judged_as_sent(object);
    };

    // One timer: NOT_SET is 0, the model's enumerators are 1 and 2.
    auto const all = timers_of(values_of({absent, 0, 1, stranger}, {absent, 0, 1, 2, 480, 481, INT_MAX}),
                               {absent, 0, 1, 2, stranger});
    CHECK(all.size() == 5 * 5 * (4 * 7 + 1));
    for (typename s::timer const& each : all) judge(s::request_of(Vector<typename s::timer>{each}));

    // Two timers.
    auto const fewer = timers_of(values_of({absent, 0, 1}, {absent, 5}), {absent, 0, 1, 2, stranger});
    CHECK(fewer.size() == 5 * 5 * 7);
    for (typename s::timer const& first : fewer) {
        for (typename s::timer const& second : fewer)
            judge(s::request_of(Vector<typename s::timer>{first, second}));
    }

    // As many as break the list's length, and more violations than are held.
    for (typename s::timer const& each : fewer) {
        for (std::size_t const size : {std::size_t{0}, std::size_t{6}, std::size_t{7}, std::size_t{30}})
            judge(s::request_of(Vector<typename s::timer>(size, each)));
    }

    // The ids, the configuration, the chat and the list.
    for (int const depth : {0, 1, 2, 3, 4}) {
        for (char const* const instance : {static_cast<char const*>(nullptr), "", "i"}) {
            for (char const* const contact : {static_cast<char const*>(nullptr), "", "c"}) {
                Request object;
                if (instance != nullptr) object.SetInstanceId(instance);
                if (contact != nullptr) object.SetContactId(contact);
                typename s::chat with_timers;
                if (depth == 3) with_timers.SetParticipantTimerConfigList(Vector<typename s::timer>{});
                if (depth == 4)
                    with_timers.SetParticipantTimerConfigList(
                        Vector<typename s::timer>{s::agent_idle(s::unset())});
                typename s::configuration made;
                if (depth >= 2) made.SetChat(with_timers);
                if (depth >= 1) object.SetChannelConfiguration(made);
                judge(object);
            }
        }
    }
    CHECK(judged == 725 + 175 * 175 + 4 * 175 + 45);
}

TEST_CASE_TEMPLATE("validate_sdk: hashes of words that the SDK does not know are no enumerators", Request,
                   EACH_SDK) {
    using s = sdk<Request>;
    for (int const hash : {3, -1, 1'234'567'890, INT_MAX, INT_MIN}) {
        auto const timers = Vector<typename s::timer>{s::timer_of(
            static_cast<TimerEligibleParticipantRoles>(hash), static_cast<ParticipantTimerType>(hash),
            s::action(static_cast<ParticipantTimerAction>(hash)))};
        fails(validate_sdk(s::request_of(timers)),
              {enumeration(role, "CUSTOMER, AGENT"), enumeration(type, "IDLE, DISCONNECT_NONCUSTOMER"),
               enumeration(action, "Unset")});
    }
}

TEST_CASE_TEMPLATE("validate_sdk: a union has one member", Request, EACH_SDK) {
    using s = sdk<Request>;
    auto both = s::minutes(5);
    both.SetParticipantTimerAction(ParticipantTimerAction::Unset);
    fails(validate_sdk(s::request_of(both)), {union_conflict(value, one_of_value)});
    both = s::minutes(481);
    both.SetParticipantTimerAction(static_cast<ParticipantTimerAction>(77));
    fails(validate_sdk(s::request_of(both)),
          {union_conflict(value, one_of_value), enumeration(action, "Unset"), range(duration)});
}

TEST_CASE_TEMPLATE("validate_sdk: 2 to 480 minutes", Request, EACH_SDK) {
    using s = sdk<Request>;
    for (int const number : {2, 3, 100, 479, 480})
        CHECK(validate_sdk(s::request_of(s::minutes(number))).has_value());
    for (int const number : {1, 481, 0, -5, INT_MAX, INT_MIN}) {
        fails(validate_sdk(s::request_of(s::minutes(number))), {range(duration)});
        CHECK(validate_sdk(s::request_of(s::minutes(number))).error()[0].actual == number);
    }
}

TEST_CASE_TEMPLATE("validate_sdk: ids are UTF-8 of a length", Request, EACH_SDK) {
    using s = sdk<Request>;
    auto const timers = Vector<typename s::timer>{s::agent_idle(s::unset())};
    auto const of_ids = [&](String const& instance, String const& contact) {
        return validate_sdk(s::request_of(timers, instance, contact));
    };
    CHECK(of_ids(String(100, 'i'), String(256, 'c')).has_value());
    fails(of_ids("", ""), {length("/InstanceId", 0, "1 and 100"), length("/ContactId", 0, "1 and 256")});
    fails(of_ids(String(101, 'i'), String(100'000, 'c')),
          {length("/InstanceId", 101, "1 and 100"), length("/ContactId", 100'000, "1 and 256")});
    for (char const* const text : {"\xFF", "\xC0\x80", "\xED\xA0\x80", "a\xE2\x82"}) {
        fails(of_ids(text, text), {encoding("/InstanceId"), encoding("/ContactId")});
    }
}

TEST_CASE_TEMPLATE("validate_sdk: lists of any length, without repetitions", Request, EACH_SDK) {
    using s = sdk<Request>;
    using timers = Vector<typename s::timer>;
    fails(validate_sdk(s::request_of(timers(2, s::agent_idle(s::unset())))), {duplicate_timer(0, 1)});
    fails(validate_sdk(s::request_of(timers(3, s::agent_idle(s::minutes(5))))),
          {duplicate_timer(0, 1), duplicate_timer(0, 2)});
    auto const refused = validate_sdk(s::request_of(timers(100'000, s::agent_idle(s::minutes(5)))));
    REQUIRE(!refused.has_value());
    CHECK(refused.error().total() == 100'000);
    CHECK(refused.error()[0].message() == std::string_view{length(list, 100'000, "1 and 6").message});
    CHECK(refused.error()[1].pointer() == std::string_view{item(1)});
}

TEST_CASE_TEMPLATE("validate_sdk: an object has no source: no offsets, no lengths", Request, EACH_SDK) {
    auto const refused = validate_sdk(Request{});
    REQUIRE(!refused.has_value());
    for (chat_timers::violation const& each : refused.error()) {
        CHECK(each.offset == 0);
        CHECK(each.length == 0);
    }
}

TEST_CASE_TEMPLATE("validate_sdk: a violation names its field and its item", Request, EACH_SDK) {
    using s = sdk<Request>;
    using chat_timers::field;
    using chat_timers::rule;
    auto const refused = validate_sdk(s::request_of(
        Vector<typename s::timer>{s::agent_idle(s::unset()), s::agent_idle(s::minutes(481))}, "", "c"));
    REQUIRE(!refused.has_value());
    struct {
        chat_timers::rule broken;
        chat_timers::field place;
        std::optional<std::size_t> item;
    } const wanted[] = {{rule::length, field::instance_id, {}},
                        {rule::duplicate_timer, field::timer, 1},
                        {rule::range, field::duration, 1}};
    REQUIRE(refused.error().size() == std::size(wanted));
    for (std::size_t index = 0; index < std::size(wanted); ++index) {
        CHECK(refused.error()[index].rule == wanted[index].broken);
        CHECK(refused.error()[index].field == wanted[index].place);
        CHECK(refused.error()[index].item == wanted[index].item);
        CHECK(refused.error()[index].part == chat_timers::source_part::document);
    }
}
