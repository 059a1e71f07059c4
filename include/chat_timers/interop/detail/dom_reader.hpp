// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_INTEROP_DETAIL_DOM_READER_HPP
#define CHAT_TIMERS_INTEROP_DETAIL_DOM_READER_HPP

#include <chat_timers/model/detail/assembler.hpp>
#include <chat_timers/model/detail/checks.hpp>
#include <chat_timers/model/detail/place.hpp>
#include <chat_timers/model/detail/schema.hpp>
#include <chat_timers/model/limits.hpp>
#include <chat_timers/text/detail/utf8.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// Reports a DOM of the shape of boost::json::value to the assembler, as the JSON reader reports a text: the
// members of an object in their stored order. Each function returns false if the reading must end.
template <class Value>
class dom_reader {
public:
    dom_reader(bool accept_integral_floats, assembler& to) noexcept
        : to_(to), accept_integral_floats_(accept_integral_floats) {}

    // Reads a value of the model's type at Node. Reports null as wrong_type: callers handle it before this
    // call where it means absence.
    template <field Node>
    bool read(Value const& from, std::size_t item) noexcept {
        place const where{Node, item};
        constexpr field_kind kind = facts(Node).kind;
        if constexpr (kind == field_kind::structure || kind == field_kind::union_) {
            if (auto const* const object = from.if_object()) return read_object<Node>(*object, item);
        } else if constexpr (kind == field_kind::list) {
            if (auto const* const array = from.if_array()) return read_list<Node>(*array);
        } else if constexpr (kind == field_kind::integer) {
            if (from.is_number()) return read_number(from, where);
        } else {
            if (auto const* const string = from.if_string()) return read_text(*string, where);
        }
        if (!skip(from, where)) return false;
        to_.wrong_type(where, {});
        return true;
    }

private:
    template <field Object>
    bool read_object(auto const& from, std::size_t item) noexcept {
        scope in = to_.open({Object, item});
        ++open_;
        for (auto const& each : from) {
            std::string_view const name{each.key().data(), each.key().size()};
            if (!is_unicode(name, in.where)) return false;
            field const member = find_member(Object, name);
            if (member == Object) {
                to_.unknown_member(in.where, name, {});
                if (!skip(each.value(), in.where)) return false;
            } else {
                to_.member(in, member);
                if (!read_member<facts(Object).first_member>(member, each.value(), in)) return false;
            }
        }
        --open_;
        to_.close<Object>(in);
        return true;
    }

    // Reads the value of `member`, which is Member or follows it in its object.
    template <field Member>
    bool read_member(field member, Value const& from, scope& in) noexcept {
        if constexpr (Member != facts(facts(Member).parent).last_member) {
            if (member != Member) return read_member<next(Member)>(member, from, in);
        }
        if (!from.is_null()) return read<Member>(from, in.where.item);
        to_.null_value({Member, in.where.item}, {});
        return true;
    }

    template <field List>
    bool read_list(auto const& from) noexcept {
        constexpr field item = facts(List).first_member;
        scope in = to_.open({List, 0});
        ++open_;
        for (std::size_t index = 0; index < from.size(); ++index) {
            if (from[index].is_null()) {
                to_.null_value({item, index}, {});
            } else if (!read<item>(from[index], index)) {
                return false;
            }
        }
        --open_;
        to_.close_list(in, from.size());
        return true;
    }

    bool read_text(auto const& from, place where) noexcept {
        std::string_view const utf8{from.data(), from.size()};
        if (!is_unicode(utf8, where)) return false;
        to_.text(where, utf8);
        return true;
    }

    bool read_number(Value const& from, place where) noexcept {
        if (auto const* const number = from.if_int64()) {
            to_.integer(where, {}, *number);
        } else if (auto const* const natural = from.if_uint64()) {
            bool const fits = *natural <= INT64_MAX;
            to_.integer(where, {}, fits ? static_cast<std::int64_t>(*natural) : INT64_MAX);
        } else {
            read_double(from.get_double(), where);
        }
        return true;
    }

    void read_double(double number, place where) noexcept {
        constexpr auto min = static_cast<double>(limits::integer.min);
        constexpr auto max = static_cast<double>(limits::integer.max);
        if (!accept_integral_floats_ || number != std::trunc(number)) return to_.fraction(where, {});
        bool const fits = min <= number && number <= max;
        to_.integer(where, {}, fits ? static_cast<std::int64_t>(number) : limits::integer.max + 1);
    }

    // Skips a value of any kind; checks only its nesting and its texts. limits::nesting bounds the recursion.
    bool skip(Value const& from, place where) noexcept {
        if (auto const* const string = from.if_string())
            return is_unicode({string->data(), string->size()}, where);
        if (!from.is_structured()) return true;
        if (open_ == limits::nesting) {
            to_.stop(broken(rule::too_deep, where, {}));
            return false;
        }
        ++open_;
        if (auto const* const array = from.if_array()) {
            for (auto const& each : *array) {
                if (!skip(each, where)) return false;
            }
        } else {
            for (auto const& each : from.get_object()) {
                if (!is_unicode({each.key().data(), each.key().size()}, where)) return false;
                if (!skip(each.value(), where)) return false;
            }
        }
        --open_;
        return true;
    }

    // Ill-formed Unicode ends the reading, as in a JSON text.
    bool is_unicode(std::string_view utf8, place where) noexcept {
        if (count_scalar_values(utf8).well_formed) return true;
        to_.stop(broken(rule::encoding, where, {}));
        return false;
    }

    assembler& to_;
    std::size_t open_ = 0;  // objects and arrays
    bool const accept_integral_floats_;
};

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
