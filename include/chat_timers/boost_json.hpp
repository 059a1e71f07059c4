// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#ifndef CHAT_TIMERS_BOOST_JSON_HPP
#define CHAT_TIMERS_BOOST_JSON_HPP

#include <chat_timers/detail/assembler.hpp>
#include <chat_timers/detail/checks.hpp>
#include <chat_timers/detail/place.hpp>
#include <chat_timers/detail/schema.hpp>
#include <chat_timers/detail/utf8.hpp>
#include <chat_timers/json.hpp>
#include <chat_timers/limits.hpp>
#include <chat_timers/request.hpp>
#include <chat_timers/violation.hpp>
#include <chat_timers/vocabulary.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>
#include <boost/json/system_error.hpp>
#include <boost/json/value.hpp>
#include <boost/json/value_from.hpp>
#include <boost/json/value_to.hpp>
#include <boost/system/error_category.hpp>
#include <boost/system/error_code.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

// For those who hold a boost::json::value, of Boost 1.81 or newer. The one header of the library that
// includes Boost; it needs Boost.JSON's library, or <boost/json/src.hpp> in one unit of the program.
namespace chat_timers {

namespace detail {

// Tells the assembler of a DOM as the JSON reader does of its text: an object's members in the order in which
// they stand in it. Each function gives false where nothing more can be said of the value.
class dom_reader {
public:
    dom_reader(bool accept_integral_floats, assembler& to) noexcept
        : to_(to), accept_integral_floats_(accept_integral_floats) {}

    // A value of the type that the model has at Node. Null is none; what null means is for the caller to say.
    template <node Node>
    bool read(boost::json::value const& from, std::size_t item) noexcept {
        place const where{Node, item};
        constexpr node_kind kind = facts(Node).kind;
        if constexpr (kind == node_kind::structure || kind == node_kind::union_) {
            if (auto const* const object = from.if_object()) return read_object<Node>(*object, item);
        } else if constexpr (kind == node_kind::list) {
            if (auto const* const array = from.if_array()) return read_list<Node>(*array);
        } else if constexpr (kind == node_kind::integer) {
            if (from.is_number()) return read_number(from, where);
        } else {
            if (auto const* const string = from.if_string()) return read_text(*string, where);
        }
        std::size_t const mark = to_.mark();
        if (!skip(from, where)) return false;
        to_.wrong_type(where, {}, mark);
        return true;
    }

private:
    template <node Object>
    bool read_object(boost::json::object const& from, std::size_t item) noexcept {
        scope in = to_.open({Object, item}, 0);
        ++open_;
        for (auto const& each : from) {
            std::string_view const name{each.key().data(), each.key().size()};
            if (!is_unicode(name, in.where)) return false;
            node const member = find_member(Object, name);
            bool const known = member != Object;
            if (known) {
                to_.sole_member(in, member);
            } else {
                to_.unknown_member(in, name, {});
            }
            bool const whole = known ? read_member<facts(Object).first_member>(member, each.value(), in)
                                     : skip(each.value(), in.where);
            if (!whole) return false;
        }
        --open_;
        to_.close<Object>(in, 0);
        return true;
    }

    // The value of a member that is Member or one behind it in its object.
    template <node Member>
    bool read_member(node member, boost::json::value const& from, scope& in) noexcept {
        if constexpr (Member != facts(facts(Member).parent).last_member) {
            if (member != Member) return read_member<next(Member)>(member, from, in);
        }
        if (!from.is_null()) return read<Member>(from, in.where.item);
        to_.null_member(in, Member, {});
        return true;
    }

    template <node List>
    bool read_list(boost::json::array const& from) noexcept {
        constexpr node item = facts(List).first_member;
        scope in = to_.open({List, 0}, 0);
        ++open_;
        for (std::size_t index = 0; index < from.size(); ++index) {
            if (from[index].is_null()) {
                to_.null_item({item, index}, {});
            } else if (!read<item>(from[index], index)) {
                return false;
            }
        }
        --open_;
        to_.close_list(in, 0, from.size());
        return true;
    }

    bool read_text(boost::json::string const& from, place where) noexcept {
        std::string_view const utf8{from.data(), from.size()};
        if (!is_unicode(utf8, where)) return false;
        to_.text(where, utf8);
        return true;
    }

    bool read_number(boost::json::value const& from, place where) noexcept {
        using limit = std::numeric_limits<std::int64_t>;
        if (auto const* const number = from.if_int64()) {
            to_.integer(where, {}, *number);
        } else if (auto const* const natural = from.if_uint64()) {
            bool const fits = *natural <= static_cast<std::uint64_t>((limit::max)());
            to_.integer(where, {}, fits ? static_cast<std::int64_t>(*natural) : (limit::max)());
        } else {
            read_double(from.get_double(), where);
        }
        return true;
    }

    void read_double(double number, place where) noexcept {
        constexpr auto min = static_cast<double>(limits::integer.min);
        constexpr auto max = static_cast<double>(limits::integer.max);
        bool const fits = accept_integral_floats_ && min <= number && number <= max;
        auto const whole = fits ? static_cast<std::int64_t>(number) : 0;
        if (fits && static_cast<double>(whole) == number) {
            to_.integer(where, {}, whole);
        } else {
            to_.fraction(where, {});
        }
    }

    // A value of any kind, of which only its nesting and its texts count. Recurs as deep as may be nested.
    bool skip(boost::json::value const& from, place where) noexcept {
        if (auto const* const string = from.if_string())
            return is_unicode({string->data(), string->size()}, where);
        if (!from.is_structured()) return true;
        if (open_ == limits::nesting) {
            to_.stop(broken(rule::too_deep, where, {}));
            return false;
        }
        ++open_;
        if (auto const* const array = from.if_array()) {
            for (boost::json::value const& each : *array) {
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

    // As in a text, what is no Unicode ends the reading.
    bool is_unicode(std::string_view utf8, place where) noexcept {
        if (count_scalar_values(utf8).well_formed) return true;
        to_.stop(broken(rule::encoding, where, {}));
        return false;
    }

    assembler& to_;
    std::size_t open_ = 0;  // objects and arrays
    bool const accept_integral_floats_;
};

// A DOM as it stands; not what converts to one.
template <class Value>
concept dom = std::same_as<Value, boost::json::value>;

}  // namespace detail

// As from text (json.hpp), with the same violations in the same order: a DOM keeps no offsets, so that all
// are 0, no repeated members, and no digits, so that under `service` a double counts as what it has become.
// max_bytes does not apply. Linear in the members, texts and items; allocates nothing.
template <detail::dom Value>
[[nodiscard]] result<channel_configuration> decode_body(Value const& json,
                                                        decode_options options = strict) noexcept {
    detail::assembler to{options.ignore_unknown_members};
    detail::dom_reader{options.accept_integral_floats, to}.template read<detail::node::body>(json, 0);
    return to.body();
}
template <detail::dom Value>
[[nodiscard]] result<request> decode_input(Value const& json, decode_options options = strict) noexcept {
    detail::assembler to{options.ignore_unknown_members};
    detail::dom_reader{options.accept_integral_floats, to}.template read<detail::node::input>(json, 0);
    return to.input();
}

namespace detail {

class rule_category final : public boost::system::error_category {
public:
    consteval rule_category() noexcept : error_category{0x63'68'74'74'6D'72'73'31} {}

    [[nodiscard]] char const* name() const noexcept override { return "chat_timers"; }
    [[nodiscard]] bool failed(int) const noexcept override { return true; }
    [[nodiscard]] std::string message(int code) const override {
        switch (static_cast<rule>(code)) {
        case rule::syntax: return "not JSON";
        case rule::encoding: return "not well-formed Unicode";
        case rule::too_large: return "longer than the reader was told to take";
        case rule::too_deep: return "nested too deep";
        case rule::duplicate_member: return "a member is given twice";
        case rule::unknown_member: return "a member that the model does not name";
        case rule::wrong_type: return "another type of JSON value than the model's";
        case rule::not_an_integer: return "not an integer of 32 bits";
        case rule::null_item: return "null in a list";
        case rule::union_empty: return "no member of a union is set";
        case rule::union_conflict: return "more than one member of a union is set";
        case rule::required: return "a required member is absent or null";
        case rule::length: return "a text or a list is too short or too long";
        case rule::range: return "a duration is too short or too long";
        case rule::enumeration: return "a text that is no enumerator of the model";
        case rule::duplicate_timer: return "a role's timer of one type is given twice";
        case rule::unroutable: return "an id that does not survive in a path";
        case rule::method: return "another HTTP method than the operation's";
        case rule::path: return "another path than the operation's";
        case rule::media_type: return "another media type than the operation's";
        case rule::not_acceptable: return "an answer that the client does not accept";
        }
        return "no rule of chat_timers";
    }
};

}  // namespace detail

// Its codes are the values of `rule`, and all of them are failures.
[[nodiscard]] inline boost::system::error_category const& error_category() noexcept {
    static constexpr detail::rule_category category;
    return category;
}

// What boost::system::error_code makes of a rule: `code == rule::range` compares.
[[nodiscard]] inline boost::system::error_code make_error_code(rule broken) noexcept {
    return {static_cast<int>(broken), error_category()};
}

namespace detail {

// Writes each type in its shape of the model, its members in the model's order.
struct dom_writer {
    static void put(boost::json::value& to, std::string_view utf8) {
        to.emplace_string().assign(utf8.data(), utf8.size());
    }
    template <class Enum>
    requires std::is_enum_v<Enum>
    static void put(boost::json::value& to, Enum from) { put(to, to_string(from)); }
    template <node Node>
    static void put(boost::json::value& to, identifier<Node> const& from) {
        put(to, from.value());
    }
    static void put(boost::json::value& to, timer_duration from) {
        to.emplace_int64() = from.minutes().count();
    }
    static void put(boost::json::value& to, timer_value const& from) {
        auto& object = to.emplace_object();
        if (auto const* const duration = std::get_if<timer_duration>(&from)) {
            put_member(object, node::duration, *duration);
        } else {
            put_member(object, node::action, timer_action::unset);
        }
    }
    static void put(boost::json::value& to, timer const& from) {
        auto& object = to.emplace_object();
        put_member(object, node::role, from.role);
        put_member(object, node::type, from.type);
        put_member(object, node::value, from.value);
    }
    static void put(boost::json::value& to, timer_list const& from) {
        auto& array = to.emplace_array();
        array.reserve(from.size());
        for (timer const& item : from) put(array.emplace_back(nullptr), item);
    }
    static void put(boost::json::value& to, chat const& from) {
        put_member(to.emplace_object(), node::timer_list, from.timers);
    }
    static void put(boost::json::value& to, channel_configuration const& from) {
        auto& object = to.emplace_object();
        std::visit([&](chat const& channel) { put_member(object, node::chat, channel); }, from);
    }
    static void put(boost::json::value& to, request const& from) {
        auto& object = to.emplace_object();
        put_member(object, node::instance_id, from.instance_id);
        put_member(object, node::contact_id, from.contact_id);
        put_member(object, node::channel_configuration, from.channel_configuration);
    }

    template <class T>
    static void put_member(boost::json::object& to, node member, T const& from) {
        std::string_view const name = facts(member).name;
        put(to[boost::json::string_view{name.data(), name.size()}], from);
    }
};

// A part of a configuration that stands alone: read as if what the model puts around it were there, and
// right.
template <node Part>
[[nodiscard]] result<channel_configuration> read_part(boost::json::value const& from) noexcept {
    assembler to{false};
    dom_reader reader{false, to};
    if constexpr (Part == node::value || Part == node::duration) {
        scope timer = to.open({node::timer, 0}, 0);
        for (node const member : {node::role, node::type, node::value}) to.sole_member(timer, member);
        to.enumerator(participant_role{});
        to.enumerator(timer_type{});
        reader.read<Part>(from, 0);
        to.close<node::timer>(timer, 0);
    } else {
        reader.read<Part>(from, 0);
    }
    return to.body();
}

[[nodiscard]] inline boost::system::error_code first_rule(violations const& found) noexcept {
    return make_error_code(found[0].rule);
}

template <node Part, class Get>
[[nodiscard]] auto convert_part(boost::json::value const& from, Get get) noexcept
    -> boost::json::result<std::remove_cvref_t<std::invoke_result_t<Get, timer_list const&>>> {
    auto const whole = read_part<Part>(from);
    if (!whole) return first_rule(whole.error());
    return get(std::get<chat>(*whole).timers);
}

// Reads each type in its shape of the model, as `strict` does.
template <class T>
struct dom_conversion;

template <class Enum>
requires std::is_enum_v<Enum>
struct dom_conversion<Enum> {
    static boost::json::result<Enum> from(boost::json::value const& from) noexcept {
        auto const* const string = from.if_string();
        if (string == nullptr) return make_error_code(rule::wrong_type);
        std::string_view const utf8{string->data(), string->size()};
        if (auto const value = from_string<Enum>(utf8)) return *value;
        return make_error_code(count_scalar_values(utf8).well_formed ? rule::enumeration : rule::encoding);
    }
};
template <node Node>
struct dom_conversion<identifier<Node>> {
    static boost::json::result<identifier<Node>> from(boost::json::value const& from) noexcept {
        auto const* const string = from.if_string();
        if (string == nullptr) return make_error_code(rule::wrong_type);
        auto const parsed = identifier<Node>::parse({string->data(), string->size()});
        if (!parsed) return first_rule(parsed.error());
        return *parsed;
    }
};
template <>
struct dom_conversion<timer_duration> {
    static auto from(boost::json::value const& from) noexcept {
        return convert_part<node::duration>(
            from, [](timer_list const& list) { return std::get<timer_duration>(list[0].value); });
    }
};
template <>
struct dom_conversion<timer_value> {
    static auto from(boost::json::value const& from) noexcept {
        return convert_part<node::value>(from, [](timer_list const& list) { return list[0].value; });
    }
};
template <>
struct dom_conversion<timer> {
    static auto from(boost::json::value const& from) noexcept {
        return convert_part<node::timer>(from, [](timer_list const& list) { return list[0]; });
    }
};
template <>
struct dom_conversion<timer_list> {
    static auto from(boost::json::value const& from) noexcept {
        return convert_part<node::timer_list>(from, [](timer_list const& list) { return list; });
    }
};
template <>
struct dom_conversion<chat> {
    static auto from(boost::json::value const& from) noexcept {
        return convert_part<node::chat>(from, [](timer_list const& list) { return chat{list}; });
    }
};
template <>
struct dom_conversion<channel_configuration> {
    static boost::json::result<channel_configuration> from(boost::json::value const& from) noexcept {
        auto const whole = read_part<node::channel_configuration>(from);
        if (!whole) return first_rule(whole.error());
        return *whole;
    }
};
template <>
struct dom_conversion<request> {
    static boost::json::result<request> from(boost::json::value const& from) noexcept {
        auto const decoded = decode_input(from);
        if (!decoded) return first_rule(decoded.error());
        return *decoded;
    }
};

template <class T, class... Types>
concept one_of = (std::same_as<T, Types> || ...);

// The types that are not variants: for those Boost.JSON has templates, which only functions outdo.
template <class T>
concept dom_convertible = one_of<T, participant_role, timer_type, timer_action, instance_id, contact_id,
                                 timer_duration, timer, timer_list, chat, request>;

template <dom_convertible T>
void tag_invoke(boost::json::value_from_tag, boost::json::value& to, T const& from) {
    dom_writer::put(to, from);
}
template <dom_convertible T>
boost::json::result<T> tag_invoke(boost::json::try_value_to_tag<T>, boost::json::value const& from) noexcept {
    return dom_conversion<T>::from(from);
}

}  // namespace detail

// boost::json::value_from, value_to and try_value_to of every type from the enumerations to the request, each
// in its shape of the model: a configuration is {"Chat":...}, as it stands in a body. Reading is strict; the
// error code is the first rule that is broken (decode_body and decode_input give all, with their places).
// value_to throws it.
using detail::tag_invoke;

inline void tag_invoke(boost::json::value_from_tag, boost::json::value& to, timer_value from) {
    detail::dom_writer::put(to, from);
}
inline void tag_invoke(boost::json::value_from_tag, boost::json::value& to, channel_configuration from) {
    detail::dom_writer::put(to, from);
}
inline boost::json::result<timer_value> tag_invoke(boost::json::try_value_to_tag<timer_value>,
                                                   boost::json::value const& from) noexcept {
    return detail::dom_conversion<timer_value>::from(from);
}
inline boost::json::result<channel_configuration>
tag_invoke(boost::json::try_value_to_tag<channel_configuration>, boost::json::value const& from) noexcept {
    return detail::dom_conversion<channel_configuration>::from(from);
}

}  // namespace chat_timers

template <>
struct boost::system::is_error_code_enum<chat_timers::rule> : std::true_type {};

#endif
