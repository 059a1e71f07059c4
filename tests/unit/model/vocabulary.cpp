// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/model/vocabulary.hpp>

#include <chat_timers/http/reply.hpp>
#include <chat_timers/http/service_error.hpp>
#include <chat_timers/model/field.hpp>
#include <chat_timers/model/rule.hpp>

#include <doctest/doctest.h>

#include <array>
#include <optional>
#include <ostream>  // with Microsoft's STL, doctest needs it to print a std::string_view
#include <string>
#include <string_view>
#include <type_traits>

// enum class participant_role { customer, agent };                // "CUSTOMER", "AGENT"
// enum class timer_type       { idle, disconnect_noncustomer };   // "IDLE", "DISCONNECT_NONCUSTOMER"
// enum class timer_action     { unset };                          // "Unset"
// std::string_view to_string(Enum);
// template <class Enum> std::optional<Enum> from_string(std::string_view);

using namespace chat_timers;
using namespace std::string_view_literals;

static_assert(std::is_enum_v<participant_role> && !std::is_convertible_v<participant_role, int>);
static_assert(std::is_enum_v<timer_type> && !std::is_convertible_v<timer_type, int>);
static_assert(std::is_enum_v<timer_action> && !std::is_convertible_v<timer_action, int>);
static_assert(noexcept(to_string(participant_role::agent)));
static_assert(noexcept(from_string<participant_role>(std::string_view{})));
static_assert(std::is_same_v<decltype(from_string<timer_type>("")), std::optional<timer_type>>);

static_assert(to_string(participant_role::customer) == "CUSTOMER");
static_assert(to_string(participant_role::agent) == "AGENT");
static_assert(to_string(timer_type::idle) == "IDLE");
static_assert(to_string(timer_type::disconnect_noncustomer) == "DISCONNECT_NONCUSTOMER");
static_assert(to_string(timer_action::unset) == "Unset");
static_assert(from_string<participant_role>("CUSTOMER") == participant_role::customer);
static_assert(from_string<participant_role>("AGENT") == participant_role::agent);
static_assert(from_string<timer_type>("IDLE") == timer_type::idle);
static_assert(from_string<timer_type>("DISCONNECT_NONCUSTOMER") == timer_type::disconnect_noncustomer);
static_assert(from_string<timer_action>("Unset") == timer_action::unset);
static_assert(!from_string<participant_role>("customer"));
static_assert(!from_string<timer_action>("UNSET"));

namespace {

// Compilers spell an enumerator by its name, and any other value as a cast.
template <auto Value>
consteval bool is_enumerator() {
    constexpr std::string_view name = __PRETTY_FUNCTION__;
    constexpr std::string_view before = "Value = ";
    return name[name.rfind(before) + before.size()] != '(';
}
// Each enumerator has a word, the last one, too, which no switch and no other enumerator would miss.
template <class Enum>
constexpr bool
    has_all_words = is_enumerator<detail::enumerator_at<Enum>(detail::enumerator_count<Enum> - 1)>() &&
                    !is_enumerator<detail::no_enumerator<Enum>>();
static_assert(has_all_words<participant_role> && has_all_words<timer_type> && has_all_words<timer_action>);
static_assert(has_all_words<rule> && has_all_words<grammar> && has_all_words<field> &&
              has_all_words<source_part>);
static_assert(has_all_words<reply_style> && has_all_words<service_error>);

// Every word that differs from `word` by one byte, or in its length by one, is another word.
template <class Enum>
void only(std::string_view word, Enum value) {
    CHECK(to_string(value) == word);
    CHECK(from_string<Enum>(word) == value);
    for (std::size_t at = 0; at < word.size(); ++at) {
        for (int byte = 0; byte < 256; ++byte) {
            std::string other{word};
            other[at] = static_cast<char>(byte);
            if (other != word) REQUIRE(from_string<Enum>(other) != value);
        }
        REQUIRE(!from_string<Enum>(word.substr(0, at)));
        REQUIRE(!from_string<Enum>(word.substr(at + 1)));
    }
    for (int byte = 0; byte < 256; ++byte) {
        REQUIRE(!from_string<Enum>(std::string{word} + static_cast<char>(byte)));
        REQUIRE(!from_string<Enum>(static_cast<char>(byte) + std::string{word}));
    }
}

}  // namespace

TEST_CASE("vocabulary: each enumerator has one spelling, there and back") {
    only("CUSTOMER", participant_role::customer);
    only("AGENT", participant_role::agent);
    only("IDLE", timer_type::idle);
    only("DISCONNECT_NONCUSTOMER", timer_type::disconnect_noncustomer);
    only("Unset", timer_action::unset);
}

TEST_CASE("vocabulary: case counts, and so does every byte") {
    for (std::string_view const text :
         {""sv, "customer"sv, "Customer"sv, " CUSTOMER"sv, "CUSTOMER "sv, "CUSTOMER\0"sv, "CUSTOMERS"sv,
          "SUPERVISOR"sv, "agent"sv, "IDLE"sv, "Unset"sv, "CUSTOMER,AGENT"sv,
          "\xEF\xBB\xBF"
          "AGENT"sv,
          "АGENT"sv}) {
        CAPTURE(std::string{text});
        CHECK(!from_string<participant_role>(text));
    }
    for (std::string_view const text :
         {""sv, "idle"sv, "Idle"sv, "IDLE "sv, "DISCONNECT"sv, "DISCONNECT-NONCUSTOMER"sv,
          "DISCONNECT_NONCUSTOMER\0"sv, "DISCONNECT_NON_CUSTOMER"sv, "AGENT"sv}) {
        CAPTURE(std::string{text});
        CHECK(!from_string<timer_type>(text));
    }
    for (std::string_view const text : {""sv, "unset"sv, "UNSET"sv, "Set"sv, "Unset\0"sv, "Unset\n"sv}) {
        CAPTURE(std::string{text});
        CHECK(!from_string<timer_action>(text));
    }
}

TEST_CASE("vocabulary: a value that is no enumerator has no spelling") {
    CHECK(to_string(static_cast<participant_role>(2)).empty());
    CHECK(to_string(static_cast<participant_role>(255)).empty());
    CHECK(to_string(static_cast<timer_type>(2)).empty());
    CHECK(to_string(static_cast<timer_action>(1)).empty());
}

TEST_CASE("vocabulary: enumerators() returns all of them, in the model's order") {
    CHECK(enumerators<participant_role>() == std::array{participant_role::customer, participant_role::agent});
    CHECK(enumerators<timer_type>() == std::array{timer_type::idle, timer_type::disconnect_noncustomer});
    CHECK(enumerators<timer_action>() == std::array{timer_action::unset});
}
