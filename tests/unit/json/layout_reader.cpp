// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/json/detail/layout_reader.hpp>

#include "../support/layouts.hpp"

#include <chat_timers/json/detail/distinct_bytes.hpp>
#include <chat_timers/model/detail/assembler.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>

// json_layout_reader returns a null pointer for a text that it does not know, and the general reader then
// has the same result. So decoding alone does not show whether it knows the layouts that it is made for.

using namespace chat_timers;

namespace {

constexpr std::string_view no_common_bytes[] = {"ab", "ba"};
constexpr std::string_view common_first_byte[] = {"aab", "abc", "aca"};
constexpr std::string_view equal_in_pairs[] = {"aab", "abb", "bbb"};
constexpr std::string_view one_is_a_prefix[] = {"abcd", "ab"};
static_assert(detail::distinct_byte({no_common_bytes, 2}) == 0);
static_assert(detail::distinct_byte({common_first_byte, 3}) == 1);
static_assert(detail::distinct_byte({equal_in_pairs, 3}) == 3 &&
              !detail::has_distinct_byte({equal_in_pairs, 3}));
static_assert(detail::distinct_byte({one_is_a_prefix, 2}) == 2 &&
              !detail::has_distinct_byte({one_is_a_prefix, 2}));
static_assert(detail::shortest({one_is_a_prefix, 2}) == 2 && detail::longest({one_is_a_prefix, 2}) == 4);
constexpr std::string_view empty[] = {""};
static_assert(detail::shortest({empty, 1}) == 0 && detail::longest({empty, 1}) == 0);

template <detail::layout Layout>
constexpr std::string_view head_of_an_idle_agent =
    detail::canonical::timer_head<Layout, participant_role::agent, timer_type::idle>;
static_assert(head_of_an_idle_agent<detail::layout::compact> ==
              R"({"ParticipantRole":"AGENT","TimerType":"IDLE","TimerValue":{)");
static_assert(head_of_an_idle_agent<detail::layout::spaced> ==
              R"({"ParticipantRole": "AGENT", "TimerType": "IDLE", "TimerValue": {)");
static_assert(head_of_an_idle_agent<detail::layout::indented_by_two> ==
              "{\n          \"ParticipantRole\": \"AGENT\",\n          \"TimerType\": \"IDLE\",\n"
              "          \"TimerValue\": {\n            ");
static_assert(head_of_an_idle_agent<detail::layout::indented_by_four> ==
              "{\n                    \"ParticipantRole\": \"AGENT\",\n"
              "                    \"TimerType\": \"IDLE\",\n                    \"TimerValue\": {\n"
              "                        ");

constexpr std::string_view orders[][3] = {{"role", "type", "value"}, {"role", "value", "type"},
                                          {"type", "role", "value"}, {"type", "value", "role"},
                                          {"value", "role", "type"}, {"value", "type", "role"}};

class fast_reader : detail::json_layout_reader {
public:
    fast_reader(std::string_view text, detail::assembler& to) : json_layout_reader(text, false, to) {}

    // Returns the number of timers that are read as those of a list in this layout, which is at `offset`.
    template <detail::layout Layout>
    std::size_t timers(std::size_t offset) {
        std::size_t items = 0;
        for (cursor at = first_ + offset;; ++items) {
            at = this->template read_known_item<Layout, field::timer_list>(at + 1, items);
            if (at == nullptr) return items;
            if (*at != ',') return items + 1;
        }
    }
    // The same of timers whose members have the model's order.
    template <detail::layout Layout>
    std::size_t ordered_timers(std::size_t offset) {
        constexpr std::size_t line = detail::canonical::line<Layout, detail::depth(field::timer_list)>.size();
        std::size_t items = 0;
        for (cursor at = first_ + offset;; ++items) {
            if (at[1 + line] == ' ') ++at;
            at = this->template read_ordered_timer<Layout>(at + 1 + line, items);
            if (at == nullptr) return items;
            if (*at != ',') return items + 1;
        }
    }
    // Returns true if the text is one of the enumeration's words in quotes.
    template <class Enum>
    bool word_of() {
        return this->template read_one_of<Enum>(first_) == last_;
    }
    // Returns the layout that the reading is instantiated with.
    static detail::layout layout_read(detail::layout found) {
        detail::layout read{};
        in_layout(found, [&read]<detail::layout Layout>() {
            read = Layout;
            return cursor{};
        });
        return read;
    }
    detail::layout layout_of_body() const {
        return layout_of<field::body, field::channel_configuration>(first_);
    }
    detail::layout layout_at(std::size_t offset) const {
        return layout_of_list<field::timer_list>(first_ + offset);
    }
};

// Four timers, each with its members in this order.
std::string body_in(std::string_view const (&order)[3]) {
    std::string text = R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)";
    for (std::string_view const role : {"CUSTOMER", "AGENT"}) {
        for (std::string_view const type : {"IDLE", "DISCONNECT_NONCUSTOMER"}) {
            if (text.back() == '}') text += ',';
            for (std::string_view const& member : order) {
                text += &member == order ? '{' : ',';
                if (member == "role") {
                    text.append(R"("ParticipantRole":")").append(role).append("\"");
                } else if (member == "type") {
                    text.append(R"("TimerType":")").append(type).append("\"");
                } else {
                    text += R"("TimerValue":{)";
                    text += role == "AGENT" ? R"("ParticipantTimerAction":"Unset")"
                                            : R"("ParticipantTimerDurationInMinutes":480)";
                    text += '}';
                }
            }
            text += '}';
        }
    }
    return text + "]}}}";
}

template <detail::layout Layout>
void knows(layouts::style const& style) {
    for (auto const& order : orders) {
        CAPTURE(style.name);
        std::string const text{layouts::text{body_in(order), style}.view()};
        CAPTURE(text);
        detail::assembler to{false};
        fast_reader reader{text, to};
        std::size_t const list = text.find('[');
        CHECK(reader.layout_of_body() == Layout);
        CHECK(fast_reader::layout_read(Layout) == Layout);
        CHECK(reader.layout_at(list) == Layout);
        CHECK(reader.template timers<Layout>(list) == 4);
        detail::assembler again{false};
        fast_reader ordered{text, again};
        CHECK(ordered.template ordered_timers<Layout>(list) == (&order == orders ? 4 : 0));
    }
}

}  // namespace

TEST_CASE("layout_reader: timers with their members in any order, in the layouts of common serializers") {
    knows<detail::layout::compact>(layouts::compact);
    knows<detail::layout::spaced>(layouts::spaced);
    knows<detail::layout::indented_by_two>(layouts::by_two);
    knows<detail::layout::indented_by_four>(layouts::by_four);
}

TEST_CASE("layout_reader: a layout that it does not know") {
    std::string const text{layouts::text{body_in(orders[0]), layouts::by_three}.view()};
    detail::assembler to{false};
    fast_reader reader{text, to};
    CHECK(reader.timers<detail::layout::compact>(text.find('[')) == 0);
    CHECK(reader.timers<detail::layout::indented_by_two>(text.find('[')) == 0);
    CHECK(reader.timers<detail::layout::indented_by_four>(text.find('[')) == 0);
}

TEST_CASE("layout_reader: each word of the model in quotes") {
    for (std::string_view const word : {"\"CUSTOMER\"", "\"AGENT\""}) {
        detail::assembler to{false};
        CHECK(fast_reader{word, to}.word_of<participant_role>());
        CHECK_FALSE(fast_reader{word, to}.word_of<timer_type>());
        CHECK_FALSE(fast_reader{word.substr(0, word.size() - 1), to}.word_of<participant_role>());
    }
    for (std::string_view const word : {"\"IDLE\"", "\"DISCONNECT_NONCUSTOMER\""}) {
        detail::assembler to{false};
        CHECK(fast_reader{word, to}.word_of<timer_type>());
        CHECK_FALSE(fast_reader{word, to}.word_of<participant_role>());
    }
    detail::assembler to{false};
    CHECK(fast_reader{"\"Unset\"", to}.word_of<timer_action>());
    CHECK_FALSE(fast_reader{"\"UNSET\"", to}.word_of<timer_action>());
}
