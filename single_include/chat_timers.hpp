// Distributed under the Boost Software License, Version 1.0. See https://www.boost.org/LICENSE_1_0.txt.
// chat_timers 0.1.0, made of include/chat_timers/ by single_include/amalgamate.py. Change it there.
#ifndef CHAT_TIMERS_SINGLE_INCLUDE_HPP
#define CHAT_TIMERS_SINGLE_INCLUDE_HPP

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <iterator>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

// ---- chat_timers/version.hpp

#if __cplusplus < 202002L
#error "chat_timers needs C++20: compile with -std=c++20 or newer."
#endif

// The library's version by semver.org. The builds read it from these three lines.
#define CHAT_TIMERS_VERSION_MAJOR 0
#define CHAT_TIMERS_VERSION_MINOR 1
#define CHAT_TIMERS_VERSION_PATCH 0

namespace chat_timers {

// The version of Amazon Connect's service model that every name, limit and rule here comes from.
// https://docs.aws.amazon.com/connect/latest/APIReference/API_UpdateParticipantRoleConfig.html
inline constexpr std::string_view api_version = "2017-08-08";

}  // namespace chat_timers

// ---- chat_timers/limits.hpp

namespace chat_timers {

// All integers from min to max, both included.
struct interval {
    std::int64_t min, max;

    [[nodiscard]] constexpr bool contains(std::int64_t number) const noexcept {
        return min <= number && number <= max;
    }

    friend constexpr bool operator==(interval, interval) noexcept = default;
};

namespace limits {

// Of the service model: lengths in Unicode scalar values, sizes in items, durations in minutes.
inline constexpr interval instance_id_length{1, 100};
inline constexpr interval contact_id_length{1, 256};
inline constexpr interval timer_list_size{1, 6};
inline constexpr interval timer_minutes{2, 480};

// What Smithy's `integer` holds: 32 bits, two's complement.
inline constexpr interval integer{-2147483648LL, 2147483647LL};

// Of this library's readers: arrays and objects open at once, and the bytes of a payload unless the caller
// says otherwise.
inline constexpr std::size_t nesting = 32;
inline constexpr std::size_t payload_bytes = 16384;

}  // namespace limits
}  // namespace chat_timers

// ---- chat_timers/vocabulary.hpp

namespace chat_timers {

// TimerEligibleParticipantRoles: whose timer it is.
enum class participant_role : unsigned char { customer, agent };

// ParticipantTimerType: a participant counts as idle, or everyone but the customer is disconnected.
enum class timer_type : unsigned char { idle, disconnect_noncustomer };

// ParticipantTimerAction: what can be done to a timer besides setting it.
enum class timer_action : unsigned char { unset };

namespace detail {

// The service's spelling of each enumerator, by its value, in the model's order.
template <class Enum>
struct vocabulary;
template <>
struct vocabulary<participant_role> {
    static constexpr std::string_view words[] = {"CUSTOMER", "AGENT"};
};
template <>
struct vocabulary<timer_type> {
    static constexpr std::string_view words[] = {"IDLE", "DISCONNECT_NONCUSTOMER"};
};
template <>
struct vocabulary<timer_action> {
    static constexpr std::string_view words[] = {"Unset"};
};

template <class Enum>
inline constexpr std::size_t enumerators = std::size(vocabulary<Enum>::words);

// All of them, for whoever does not know which enumeration it is.
struct word_list {
    std::string_view const* words = nullptr;
    std::size_t size = 0;

    [[nodiscard]] constexpr std::string_view const* begin() const noexcept { return words; }
    [[nodiscard]] constexpr std::string_view const* end() const noexcept { return words + size; }
};
template <class Enum>
inline constexpr word_list words_of{vocabulary<Enum>::words, enumerators<Enum>};

template <class Enum>
[[nodiscard]] constexpr std::string_view word(Enum value) noexcept {
    auto const index = static_cast<std::size_t>(value);
    return index < enumerators<Enum> ? vocabulary<Enum>::words[index] : std::string_view{};
}

// Enum's enumerator that is spelled exactly so, or the value behind its last enumerator.
template <class Enum>
[[nodiscard]] constexpr Enum find_word(std::string_view text) noexcept {
    std::size_t index = 0;
    while (index < enumerators<Enum> && vocabulary<Enum>::words[index] != text) ++index;
    return static_cast<Enum>(index);
}
template <class Enum>
inline constexpr Enum no_enumerator{enumerators<Enum>};

}  // namespace detail

// The service's spelling; empty for a value that is no enumerator.
[[nodiscard]] constexpr std::string_view to_string(participant_role role) noexcept {
    return detail::word(role);
}
[[nodiscard]] constexpr std::string_view to_string(timer_type type) noexcept { return detail::word(type); }
[[nodiscard]] constexpr std::string_view to_string(timer_action action) noexcept {
    return detail::word(action);
}

// The enumerator that the service spells exactly so: case counts, and so does every byte.
template <class Enum>
[[nodiscard]] constexpr std::optional<Enum> from_string(std::string_view text) noexcept {
    Enum const found = detail::find_word<Enum>(text);
    return found != detail::no_enumerator<Enum> ? std::optional{found} : std::nullopt;
}

}  // namespace chat_timers

// ---- chat_timers/detail/config.hpp

// The differences between compilers, each a macro.

// 1: texts are compared in vectors of 16 bytes (an extension of GCC and Clang, on any processor). 0: in words
// of 8 bytes, by standard C++, which takes longer. Define it as 0 to build with a compiler that lacks the
// extension; the results are the same.
#ifndef CHAT_TIMERS_VECTORS
#if defined(__GNUC__)
#define CHAT_TIMERS_VECTORS 1
#else
#define CHAT_TIMERS_VECTORS 0
#endif
#endif

// ---- chat_timers/detail/words.hpp

// Compares and searches text in words and vectors. During constant evaluation, byte by byte with the same
// results.
namespace chat_timers::detail {

inline constexpr std::size_t word_bytes = sizeof(std::uint64_t);

// The byte in every place of a word.
[[nodiscard]] constexpr std::uint64_t every_byte(unsigned char byte) noexcept {
    return 0x0101010101010101U * byte;
}

// The bytes in memory order, as the machine loads them.
template <class Word = std::uint64_t>
[[nodiscard, gnu::always_inline]] constexpr Word load_word(char const* from) noexcept {
    Word word = 0;
    if (std::is_constant_evaluated()) {
        for (std::size_t index = 0; index < sizeof word; ++index) {
            std::size_t const place =
                std::endian::native == std::endian::little ? index : sizeof word - 1 - index;
            word = static_cast<Word>(word | Word{static_cast<unsigned char>(from[index])} << 8 * place);
        }
        return word;
    }
    std::memcpy(&word, from, sizeof word);
    return word;
}

// How many bytes, in memory order, precede the first that is not zero. Not for zero.
[[nodiscard, gnu::always_inline]] constexpr std::size_t leading_zero_bytes(std::uint64_t word) noexcept {
    int const bits =
        std::endian::native == std::endian::little ? std::countr_zero(word) : std::countl_zero(word);
    return static_cast<std::size_t>(bits) / 8;
}

#if CHAT_TIMERS_VECTORS
// 16 bytes, in one register where the machine has vectors.
using wide_word [[gnu::vector_size(16)]] = std::uint64_t;
[[nodiscard, gnu::always_inline]] inline bool is_zero(wide_word const& bytes) noexcept {
    return (bytes[0] | bytes[1]) == 0;
}
#else
using wide_word = std::uint64_t;
#endif
[[nodiscard, gnu::always_inline]] inline bool is_zero(auto const& word) noexcept { return word == 0; }

// Compares Text with the bytes at `at` in blocks, without a branch. The last block overlaps the one before.
template <class Block, auto const& Text>
[[nodiscard, gnu::always_inline]] inline bool equal_in_blocks(char const* at) noexcept {
    Block difference{};
    for (std::size_t offset = 0; offset < Text.size(); offset += sizeof(Block)) {
        std::size_t const from = offset + sizeof(Block) <= Text.size() ? offset : Text.size() - sizeof(Block);
        Block found;
        Block wanted;
        std::memcpy(&found, at + from, sizeof found);
        std::memcpy(&wanted, Text.data() + from, sizeof wanted);
        difference = static_cast<Block>(difference | (found ^ wanted));
    }
    return is_zero(difference);
}

// Returns whether the bytes at `at` begin with Text. Reads all of them, so it suits a text that is expected
// there; see equal_text for one of several.
// Preconditions: Text.size() bytes can be read.
template <auto const& Text>
[[nodiscard, gnu::always_inline]] constexpr bool equal_whole(char const* at) noexcept {
    if (std::is_constant_evaluated()) {
        for (std::size_t index = 0; index < Text.size(); ++index) {
            if (at[index] != Text.data()[index]) return false;
        }
        return true;
    }
    if constexpr (Text.size() >= sizeof(wide_word)) {
        return equal_in_blocks<wide_word, Text>(at);
    } else if constexpr (Text.size() >= sizeof(std::uint64_t)) {
        return equal_in_blocks<std::uint64_t, Text>(at);
    } else if constexpr (Text.size() >= sizeof(std::uint32_t)) {
        return equal_in_blocks<std::uint32_t, Text>(at);
    } else if constexpr (Text.size() >= sizeof(std::uint16_t)) {
        return equal_in_blocks<std::uint16_t, Text>(at);
    } else {
        return Text.size() == 0 || *at == *Text.data();
    }
}

// Returns whether the bytes at `at` begin with Text, which has at least four bytes. Compares the last word
// first, because the model's texts differ there, so it suits one of several texts. Compilers unroll the loop
// and make Text's words immediate operands.
// Preconditions: Text.size() bytes can be read.
template <auto const& Text>
[[nodiscard, gnu::always_inline]] constexpr bool equal_text(char const* at) noexcept {
    using word = std::conditional_t<Text.size() < word_bytes, std::uint32_t, std::uint64_t>;
    constexpr std::size_t last = Text.size() - sizeof(word);
    if (load_word<word>(at + last) != load_word<word>(Text.data() + last)) return false;
    word difference = 0;
    for (std::size_t offset = 0; offset < last; offset += sizeof(word)) {
        difference |= load_word<word>(at + offset) ^ load_word<word>(Text.data() + offset);
    }
    return difference == 0;
}

}  // namespace chat_timers::detail

// ---- chat_timers/detail/utf8.hpp

namespace chat_timers::detail {

// The start of a text, read by The Unicode Standard 15, table 3-7.
struct utf8_sequence {
    std::size_t length;  // bytes; of an ill-formed sequence its maximal subpart, at least 1
    char32_t scalar;     // the scalar value, if well-formed
    bool well_formed;
};

// Takes at least one byte; reads at most four, none at or after `last`.
[[nodiscard]] constexpr utf8_sequence read_utf8(char const* first, char const* last) noexcept {
    auto const byte = [&](std::size_t index) { return static_cast<unsigned char>(first[index]); };
    unsigned const lead = byte(0);
    if (lead < 0x80) return {1, lead, true};
    if (lead < 0xC2 || lead > 0xF4) return {1, 0, false};
    std::size_t const length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    // Only the second byte's range depends on the first: no overlong forms, surrogates, or values past
    // U+10FFFF.
    unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    auto scalar = static_cast<char32_t>(lead & (0x7FU >> length));
    for (std::size_t index = 1; index < length; ++index) {
        if (first + index == last || byte(index) < low || byte(index) > high) return {index, 0, false};
        scalar = scalar << 6 | (byte(index) & 0x3FU);
        low = 0x80;
        high = 0xBF;
    }
    return {length, scalar, true};
}

// Appends the one to four bytes of a scalar value.
template <class Text>
constexpr void append_utf8(Text& to, char32_t scalar) noexcept {
    auto const put = [&](char32_t byte) { to.append(static_cast<char>(static_cast<unsigned char>(byte))); };
    auto const put_rest = [&](int shift) { put(0x80 | (scalar >> shift & 0x3F)); };
    if (scalar < 0x80) {
        put(scalar);
    } else if (scalar < 0x800) {
        put(0xC0 | scalar >> 6);
        put_rest(0);
    } else if (scalar < 0x10000) {
        put(0xE0 | scalar >> 12);
        put_rest(6);
        put_rest(0);
    } else {
        put(0xF0 | scalar >> 18);
        put_rest(12);
        put_rest(6);
        put_rest(0);
    }
}

struct utf8_length {
    std::size_t scalar_values;  // before the first ill-formed sequence
    bool well_formed;
};

// Linear. Takes ASCII a word at a time, and always the last byte by itself.
[[nodiscard]] constexpr utf8_length count_scalar_values(std::string_view utf8) noexcept {
    std::size_t count = 0;
    char const* const last = utf8.data() + utf8.size();
    for (char const* at = utf8.data(); at != last; ++count) {
        while (static_cast<std::size_t>(last - at) > word_bytes && (load_word(at) & every_byte(0x80)) == 0) {
            at += word_bytes;
            count += word_bytes;
        }
        auto const sequence = read_utf8(at, last);
        if (!sequence.well_formed) return {count, false};
        at += sequence.length;
    }
    return {count, true};
}

}  // namespace chat_timers::detail

// ---- chat_timers/rules.hpp

namespace chat_timers {

namespace detail {

[[nodiscard]] constexpr bool has_scalar_values(std::string_view utf8, interval allowed) noexcept {
    auto const [length, well_formed] = count_scalar_values(utf8);
    return well_formed && allowed.contains(static_cast<std::int64_t>(length));
}

}  // namespace detail

// Well-formed UTF-8 of 1 to 100 Unicode scalar values; nothing else is asked of it. Linear.
[[nodiscard]] constexpr bool is_instance_id(std::string_view utf8) noexcept {
    return detail::has_scalar_values(utf8, limits::instance_id_length);
}

// Well-formed UTF-8 of 1 to 256 Unicode scalar values; nothing else is asked of it. Linear.
[[nodiscard]] constexpr bool is_contact_id(std::string_view utf8) noexcept {
    return detail::has_scalar_values(utf8, limits::contact_id_length);
}

// 2 minutes to 8 hours, in whole minutes.
[[nodiscard]] constexpr bool is_timer_duration(std::chrono::minutes duration) noexcept {
    return limits::timer_minutes.contains(duration.count());
}

// Whether exactly one of a union's members is set. https://smithy.io/2.0/spec/aggregate-types.html#union
[[nodiscard]] constexpr bool is_exclusive(std::initializer_list<bool> members_set) noexcept {
    int set = 0;
    for (bool const member : members_set) set += member ? 1 : 0;
    return set == 1;
}

// What a list must not hold twice, whatever the timers' values.
struct timer_key {
    participant_role role;
    timer_type type;

    friend constexpr auto operator<=>(timer_key, timer_key) noexcept = default;
};

namespace detail {

// Remembers where each (role, type) was seen first.
class timer_keys {
public:
    // The earlier index at which `key` stood; null if this is the first. Its members are enumerators.
    [[nodiscard]] constexpr std::size_t const* note(timer_key key, std::size_t index) noexcept {
        auto const slot =
            static_cast<std::size_t>(key.role) * enumerators<timer_type> + static_cast<std::size_t>(key.type);
        if ((seen_ >> slot & 1U) != 0) return &first_[slot];
        seen_ |= 1U << slot;
        first_[slot] = index;
        return nullptr;
    }

    static constexpr std::size_t capacity = enumerators<participant_role> * enumerators<timer_type>;

private:
    std::size_t first_[capacity] = {};
    unsigned seen_ = 0;
};

}  // namespace detail

// The first item that repeats an earlier one, and that one: {earlier, later}. Ends at the fifth item at the
// latest, since there are but four keys. What is no enumerator repeats nothing.
[[nodiscard]] constexpr std::optional<std::pair<std::size_t, std::size_t>>
repeated_timer(std::span<timer_key const> keys) noexcept {
    detail::timer_keys seen;
    for (std::size_t later = 0; later < keys.size(); ++later) {
        if (to_string(keys[later].role).empty() || to_string(keys[later].type).empty()) continue;
        if (auto const* const earlier = seen.note(keys[later], later)) return std::pair{*earlier, later};
    }
    return std::nullopt;
}

}  // namespace chat_timers

// ---- chat_timers/detail/fixed_string.hpp

namespace chat_timers::detail {

// At most Capacity bytes of text, held inside. What stands behind size() is not initialised at run time.
// Appending beyond the capacity is the caller's error: every use knows its bound when compiling.
template <std::size_t Capacity>
class fixed_string {
public:
    constexpr fixed_string() noexcept {
        if (std::is_constant_evaluated()) {
            for (char& byte : bytes_) byte = '\0';
        }
    }
    constexpr explicit fixed_string(std::string_view text) noexcept : fixed_string() { append(text); }

    [[nodiscard]] static constexpr std::size_t capacity() noexcept { return Capacity; }
    [[nodiscard]] constexpr char const* data() const noexcept { return bytes_; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] constexpr char const* begin() const noexcept { return bytes_; }
    [[nodiscard]] constexpr char const* end() const noexcept { return bytes_ + size_; }
    [[nodiscard]] constexpr std::string_view view() const noexcept { return {bytes_, size_}; }
    constexpr operator std::string_view() const noexcept { return view(); }

    constexpr fixed_string& append(std::string_view text) noexcept {
        std::char_traits<char>::copy(bytes_ + size_, text.data(), text.size());
        size_ += text.size();
        return *this;
    }
    constexpr fixed_string& append(char byte) noexcept {
        bytes_[size_++] = byte;
        return *this;
    }
    // In decimal digits.
    constexpr fixed_string& append_number(std::int64_t number) noexcept {
        char digits[20] = {};
        std::size_t first = sizeof digits;
        auto rest = number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
        do {
            digits[--first] = static_cast<char>('0' + rest % 10);
            rest /= 10;
        } while (rest != 0);
        if (number < 0) append('-');
        return append({digits + first, sizeof digits - first});
    }

    // For writers that put bytes into place themselves.
    [[nodiscard]] constexpr char* data() noexcept { return bytes_; }
    constexpr void resize(std::size_t size) noexcept { size_ = size; }

    friend constexpr bool operator==(fixed_string const& left, fixed_string const& right) noexcept {
        return left.view() == right.view();
    }
    friend constexpr bool operator==(fixed_string const& left, std::string_view right) noexcept {
        return left.view() == right;
    }
    friend constexpr auto operator<=>(fixed_string const& left, fixed_string const& right) noexcept {
        return left.view().compare(right.view()) <=> 0;
    }

private:
    std::size_t size_ = 0;
    char bytes_[Capacity];
};

}  // namespace chat_timers::detail

// ---- chat_timers/detail/operation.hpp

// How the operation is bound to HTTP.
// https://docs.aws.amazon.com/connect/latest/APIReference/API_UpdateParticipantRoleConfig.html
namespace chat_timers::detail::operation {

inline constexpr std::string_view method = "PUT";
inline constexpr std::string_view path =
    "/contact/participant-role-config/";  // then {InstanceId}/{ContactId}
inline constexpr std::string_view media_type = "application/json";

}  // namespace chat_timers::detail::operation

// ---- chat_timers/detail/schema.hpp

namespace chat_timers::detail {

// Every place of the payload that the service's model names. The two roots are the HTTP body and the
// operation's whole input; the members of an object follow each other.
enum class node : unsigned char {
    body,
    input,
    instance_id,
    contact_id,
    channel_configuration,
    chat,
    timer_list,
    timer,
    role,
    type,
    value,
    action,
    duration,
};

enum class node_kind : unsigned char { structure, union_, list, string, integer };

// The one table of member names: decoder, encoder and pointers read it.
struct node_facts {
    std::string_view name;  // as a member; empty for the roots and for a list's item
    node_kind kind;
    node parent;
    node first_member, last_member;  // of a structure or union; of a list, its item
    interval allowed;                // a text's scalar values, a list's items, an integer
    word_list enumerators;           // of a text that is an enumeration
};

inline constexpr node_facts schema[] = {
    {"", node_kind::structure, node::body, node::channel_configuration, node::channel_configuration, {}, {}},
    {"", node_kind::structure, node::input, node::instance_id, node::channel_configuration, {}, {}},
    {"InstanceId", node_kind::string, node::input, {}, {}, limits::instance_id_length, {}},
    {"ContactId", node_kind::string, node::input, {}, {}, limits::contact_id_length, {}},
    {"ChannelConfiguration", node_kind::union_, node::input, node::chat, node::chat, {}, {}},
    {"Chat", node_kind::structure, node::channel_configuration, node::timer_list, node::timer_list, {}, {}},
    {"ParticipantTimerConfigList",
     node_kind::list,
     node::chat,
     node::timer,
     node::timer,
     limits::timer_list_size,
     {}},
    {"", node_kind::structure, node::timer_list, node::role, node::value, {}, {}},
    {"ParticipantRole", node_kind::string, node::timer, {}, {}, {}, words_of<participant_role>},
    {"TimerType", node_kind::string, node::timer, {}, {}, {}, words_of<timer_type>},
    {"TimerValue", node_kind::union_, node::timer, node::action, node::duration, {}, {}},
    {"ParticipantTimerAction", node_kind::string, node::value, {}, {}, {}, words_of<timer_action>},
    {"ParticipantTimerDurationInMinutes", node_kind::integer, node::value, {}, {}, limits::timer_minutes, {}},
};

// What some serializers add to name an object's shape.
inline constexpr std::string_view type_tag = "__type";

[[nodiscard]] constexpr node_facts const& facts(node place) noexcept {
    return schema[static_cast<std::size_t>(place)];
}

[[nodiscard]] constexpr bool is_root(node place) noexcept {
    return place == node::body || place == node::input;
}

[[nodiscard]] constexpr node next(node place) noexcept {
    return static_cast<node>(static_cast<unsigned char>(place) + 1);
}

// A member's own bit, and those of all members of an object.
[[nodiscard]] constexpr unsigned bit(node member) noexcept { return 1U << static_cast<unsigned>(member); }
[[nodiscard]] constexpr unsigned member_bits(node object) noexcept {
    return 2 * bit(facts(object).last_member) - bit(facts(object).first_member);
}

// The member that the model spells exactly so; `object` itself where there is none.
[[nodiscard]] constexpr node find_member(node object, std::string_view name) noexcept {
    for (node member = facts(object).first_member;; member = next(member)) {
        if (facts(member).name == name) return member;
        if (member == facts(object).last_member) return object;
    }
}

// How many bytes the longest name of an object's members has.
template <node Object>
[[nodiscard]] consteval std::size_t longest_name() noexcept {
    std::size_t longest = 0;
    for (node member = facts(Object).first_member; member <= facts(Object).last_member;
         member = next(member)) {
        if (facts(member).name.size() > longest) longest = facts(member).name.size();
    }
    return longest;
}

}  // namespace chat_timers::detail

// ---- chat_timers/detail/place.hpp

namespace chat_timers::detail {

// A place in one payload: a node of the model and, at a timer and below, the index of the list's item.
struct place {
    static constexpr std::size_t no_item = static_cast<std::size_t>(-1);

    detail::node node;
    std::size_t item;

    friend constexpr bool operator==(place, place) noexcept = default;
};

using pointer_text = fixed_string<128>;

// The JSON Pointer (RFC 6901); "-", its index behind the last item, stands for a timer that is in no list
// yet. No name of the model holds a character to be escaped.
constexpr void append_pointer(pointer_text& to, place where) noexcept {
    if (is_root(where.node)) return;
    append_pointer(to, {facts(where.node).parent, where.item});
    to.append('/');
    if (where.node != node::timer) {
        to.append(facts(where.node).name);
    } else if (where.item == place::no_item) {
        to.append('-');
    } else {
        to.append_number(static_cast<std::int64_t>(where.item));
    }
}

}  // namespace chat_timers::detail

// ---- chat_timers/violation.hpp

namespace chat_timers {

// What can be wrong with a request.
enum class rule : unsigned char {
    // It could not be read: a restJson1 server's SerializationException.
    syntax,            // not JSON by RFC 8259
    encoding,          // not Unicode: ill-formed UTF-8, a byte order mark, half a surrogate pair
    too_large,         // more bytes than the reader was told to take
    too_deep,          // nested beyond limits::nesting
    duplicate_member,  // a known member stands twice in its object
    unknown_member,    // a member that the model does not name
    wrong_type,        // another type of JSON value than the model's
    not_an_integer,    // a fraction, or outside 32 bits
    null_item,         // null in the list
    union_empty,       // no member of a union is set
    union_conflict,    // two are
    // It was read and breaks a constraint of the model: a ValidationException.
    required,         // absent or null
    length,           // of a text or a list
    range,            // of a duration
    enumeration,      // a text that is no enumerator
    duplicate_timer,  // a (role, type) stands twice in the list
    unroutable,       // an id that does not survive as a path segment
    // The HTTP request around it.
    method,
    path,
    media_type,
    not_acceptable,
};

namespace detail {

template <>
struct vocabulary<rule> {
    static constexpr std::string_view words[] = {
        "syntax",          "encoding",   "too_large",      "too_deep",  "duplicate_member",
        "unknown_member",  "wrong_type", "not_an_integer", "null_item", "union_empty",
        "union_conflict",  "required",   "length",         "range",     "enumeration",
        "duplicate_timer", "unroutable", "method",         "path",      "media_type",
        "not_acceptable",
    };
};

// What RFC 8259's grammar asks for where a text breaks it, in words.
enum class grammar : unsigned char {
    value,
    value_or_end,
    name,
    name_or_end,
    colon,
    comma_or_end_of_object,
    comma_or_end_of_array,
    end_of_text,
    digit,
    closing_quote,
    escaped_control,
    escape,
    hex_digit,
};
template <>
struct vocabulary<grammar> {
    static constexpr std::string_view words[] = {
        "a value",
        "a value or ']'",
        "a name in quotes",
        "a name in quotes or '}'",
        "':'",
        "',' or '}'",
        "',' or ']'",
        "the end of the text",
        "a digit",
        "the string's closing quote",
        "an escape for the control character",
        "one of \"\\/bfnrtu",
        "a hexadecimal digit",
    };
};

using message_text = fixed_string<384>;

}  // namespace detail

// The enumerator's name.
[[nodiscard]] constexpr std::string_view to_string(rule broken) noexcept { return detail::word(broken); }

// Whether the payload could not be read, as against read and found to break a constraint.
[[nodiscard]] constexpr bool is_malformed(rule broken) noexcept { return broken <= rule::union_conflict; }

// One thing that is wrong: which rule, where, and what would be right.
struct violation {
    chat_timers::rule rule;
    detail::grammar expected;  // of syntax
    detail::place where;
    std::size_t offset;   // into the source's bytes; 0 where the source has none
    std::size_t length;   // in bytes
    std::int64_t actual;  // of length, range and too_large: what was found
    interval allowed;     // of the same: what may be
    std::size_t other;    // of duplicate_timer: the index of the earlier item

    friend constexpr bool operator==(violation const&, violation const&) noexcept = default;

    // Where it is, as a JSON Pointer (RFC 6901) into the operation's input. An unknown member is reported at
    // the object that holds it, an absent one at its own place, a repeated timer at the later one.
    [[nodiscard]] constexpr detail::pointer_text pointer() const noexcept {
        detail::pointer_text text;
        detail::append_pointer(text, where);
        return text;
    }

    // A sentence in ASCII; for the constraints of the model the one of Smithy's ValidationException, which
    // names the list where a timer is repeated. Holds nothing of the payload.
    // https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html
    [[nodiscard]] constexpr detail::message_text message() const noexcept;
};

namespace detail {

struct violation_access;

}  // namespace detail

// All violations of one source in document order: by offset and, at one offset, an object or list as a whole
// before its members. Holds at most `capacity` of them and counts the rest. When more were found, it holds
// the first ones and, in the last place, the fault that ended the reading; if there is none and no other
// violation held is malformed, the last place goes to the first malformed one.
class violations {
public:
    static constexpr std::size_t capacity = 16;

    constexpr violations() noexcept {
        if (std::is_constant_evaluated()) {
            for (violation& item : items_) item = {};
        }
    }

    [[nodiscard]] constexpr violation const* begin() const noexcept { return items_; }
    [[nodiscard]] constexpr violation const* end() const noexcept { return items_ + size_; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
    // Preconditions: index < size().
    [[nodiscard]] constexpr violation const& operator[](std::size_t index) const noexcept {
        return items_[index];
    }

    // Returns how many violations were found, and whether that is more than are held.
    [[nodiscard]] constexpr std::size_t total() const noexcept { return total_; }
    [[nodiscard]] constexpr bool truncated() const noexcept { return total_ != size_; }

    // Returns true if any violation that was found, held or not, means that the payload could not be read.
    [[nodiscard]] constexpr bool malformed() const noexcept { return malformed_; }

    // Appends a violation. Takes syntax, too_large and too_deep as the fault that ended the reading.
    constexpr void push_back(violation const& found) noexcept {
        bool const ends_reading =
            found.rule == rule::syntax || found.rule == rule::too_large || found.rule == rule::too_deep;
        insert(total_, found, ends_reading);
    }

    // Returns true if the same violations are held and as many were found.
    friend constexpr bool operator==(violations const& left, violations const& right) noexcept {
        if (left.size_ != right.size_ || left.total_ != right.total_) return false;
        if (left.malformed_ != right.malformed_ || left.repeated_timers_ != right.repeated_timers_)
            return false;
        for (std::size_t index = 0; index < left.size_; ++index) {
            if (left.items_[index] != right.items_[index]) return false;
        }
        return true;
    }

private:
    friend detail::violation_access;
    template <class T>
    friend class result;

    static constexpr std::size_t last = capacity - 1;

    // Inserts a violation before the one at `position`, counted over all that were found.
    [[gnu::cold, gnu::noinline]] constexpr void insert(std::size_t position, violation const& found,
                                                       bool ends_reading) noexcept {
        ++total_;
        malformed_ = malformed_ || is_malformed(found.rule);
        if (found.rule == rule::duplicate_timer) ++repeated_timers_;
        if (size_ < last) {
            insert_held(position, size_++, found);
        } else if (position >= last) {
            if (position == last || ends_reading || !last_is_settled_) {
                offer_last_place(position, found, ends_reading);
            }
        } else {
            violation const pushed_out = items_[last - 1];
            insert_held(position, last - 1, found);
            offer_last_place(last, pushed_out, false);
        }
    }

    // Moves the violations from `position` up to `end`, which is free, back by one.
    constexpr void insert_held(std::size_t position, std::size_t end, violation const& found) noexcept {
        for (std::size_t to = end; to > position; --to) items_[to] = items_[to - 1];
        items_[position] = found;
    }

    constexpr void offer_last_place(std::size_t position, violation const& found,
                                    bool ends_reading) noexcept {
        if (ends_reading || position == last) last_is_settled_ = ends_reading || ended_ || holds_malformed();
        if (size_ == capacity && !takes_last(position, found, ends_reading)) {
            if (position <= last_position_) ++last_position_;
            return;
        }
        size_ = capacity;
        items_[last] = found;
        last_position_ = position;
        ended_ = ends_reading;
    }

    // Returns true if a violation at `position`, at or after the last place, belongs in the last place rather
    // than the one that it holds.
    [[nodiscard]] constexpr bool takes_last(std::size_t position, violation const& found,
                                            bool ends_reading) const noexcept {
        if (ended_ || ends_reading) return !ended_;
        bool const held = is_malformed(items_[last].rule);
        if (position == last) return last_is_settled_ || is_malformed(found.rule) || !held;
        return is_malformed(found.rule) && (!held || position <= last_position_);
    }

    // Returns true if any violation before the last place is malformed.
    [[nodiscard]] constexpr bool holds_malformed() const noexcept {
        for (std::size_t index = 0; index < last; ++index) {
            if (is_malformed(items_[index].rule)) return true;
        }
        return false;
    }

    std::size_t total_ = 0;
    std::size_t repeated_timers_ = 0;
    std::size_t last_position_ = 0;  // of the violation in the last place, counted over all
    unsigned char size_ = 0;
    bool malformed_ = false;
    bool ended_ = false;  // the last place holds the fault that ended the reading
    bool last_is_settled_ =
        false;  // no violation after the last place can take it, except one that ends the reading
    violation items_[capacity];  // the first size_ of them; the rest is not initialised at run time

    struct only_held {};

    // Copies only the violations in use (saves about 1 KB).
    constexpr violations(violations const& other, only_held) noexcept : violations() {
        size_ = other.size_;
        total_ = other.total_;
        repeated_timers_ = other.repeated_timers_;
        last_position_ = other.last_position_;
        malformed_ = other.malformed_;
        ended_ = other.ended_;
        last_is_settled_ = other.last_is_settled_;
        for (std::size_t index = 0; index < size_; ++index) items_[index] = other.items_[index];
    }
};

namespace detail {

// What the sources of violations may do and users may not.
struct violation_access {
    // Inserts a violation before the one at `position`, counted over all that were found.
    static constexpr void insert(violations& to, std::size_t position, violation const& found) noexcept {
        to.insert(position, found, false);
    }
    // Appends a violation that did not end the reading.
    static constexpr void append(violations& to, violation const& found) noexcept {
        to.insert(to.total(), found, false);
    }
    // Appends the fault that ended the reading.
    static constexpr void end_reading(violations& to, violation const& found) noexcept {
        to.insert(to.total(), found, true);
    }
    // Returns how many violations of duplicate_timer were found, held or not.
    [[nodiscard]] static constexpr std::size_t repeated_timers(violations const& found) noexcept {
        return found.repeated_timers_;
    }
};

// Each ends the program, and the compilation of a constant. Named for the reader of a sanitizer's or
// debugger's report.
[[noreturn]] inline void result_holds_no_value() noexcept { std::abort(); }
[[noreturn]] inline void result_holds_no_error() noexcept { std::abort(); }
[[noreturn]] inline void result_must_not_be_made_of_no_violations() noexcept { std::abort(); }

}  // namespace detail

// A T or all its violations, like std::expected<T, violations>.
template <class T>
class [[nodiscard]] result {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

public:
    using value_type = T;
    using error_type = violations;

    constexpr result(T const& value) noexcept : value_(value), has_value_(true) {}
    // Preconditions: !error.empty(); otherwise ends the program.
    constexpr result(violations const& error) noexcept
        : error_(error, violations::only_held{}), has_value_(false) {
        if (error.empty()) detail::result_must_not_be_made_of_no_violations();
    }

    // Builds the value that `make()` returns in place.
    template <class Make>
    constexpr result(std::in_place_t, Make make) noexcept : value_(make()), has_value_(true) {}

    [[nodiscard]] constexpr bool has_value() const noexcept { return has_value_; }
    [[nodiscard]] constexpr explicit operator bool() const noexcept { return has_value_; }

    // Preconditions: has_value(). Without NDEBUG, each ends the program if that is false.
    [[nodiscard]] constexpr T const& operator*() const& noexcept { return *checked(); }
    [[nodiscard]] constexpr T operator*() const&& noexcept { return *checked(); }
    [[nodiscard]] constexpr T const* operator->() const noexcept { return checked(); }

    // Each ends the program if there is no such thing. Called on an rvalue, each returns a copy, so that
    // `for (violation const& found : decode_body(text).error())` is safe.
    [[nodiscard]] constexpr T const& value() const& noexcept {
        if (!has_value_) detail::result_holds_no_value();
        return value_;
    }
    [[nodiscard]] constexpr T value() const&& noexcept { return value(); }
    [[nodiscard]] constexpr violations const& error() const& noexcept {
        if (has_value_) detail::result_holds_no_error();
        return error_;
    }
    [[nodiscard]] constexpr violations error() const&& noexcept { return error(); }

private:
    constexpr T const* checked() const noexcept {
#ifndef NDEBUG
        if (!has_value_) detail::result_holds_no_value();
#endif
        return &value_;
    }

    union {
        T value_;
        violations error_;
    };
    bool has_value_;
};

namespace detail {

// "A, B": the members of an object in the model's order.
constexpr void append_members(message_text& to, node object, std::string_view separator) noexcept {
    for (node member = facts(object).first_member;; member = next(member)) {
        to.append(facts(member).name);
        if (member == facts(object).last_member) return;
        to.append(separator);
    }
}

constexpr void append_enumerators(message_text& to, node string) noexcept {
    std::string_view separator;
    for (std::string_view const enumerator : facts(string).enumerators) {
        to.append(separator).append(enumerator);
        separator = ", ";
    }
}

[[nodiscard]] constexpr std::string_view with_article(node_kind kind) noexcept {
    switch (kind) {
    case node_kind::structure:
    case node_kind::union_: return "an object";
    case node_kind::list: return "an array";
    case node_kind::string: return "a string";
    case node_kind::integer: break;
    }
    return "an integer";
}

inline constexpr std::string_view constraint = "failed to satisfy constraint: Member must ";

// Smithy's sentence for all repeated timers of the list.
constexpr void append_repeated_timers(message_text& to, place list) noexcept {
    pointer_text pointer;
    append_pointer(pointer, list);
    to.append("Value at '").append(pointer).append("' ").append(constraint).append("have unique values");
}

static_assert(
    enumerators<rule> == 21,
    "a rule was added or removed: give it a sentence in append_message(), see that is_malformed() and the "
    "order of the enumerators say of it what you mean, and count it in this assertion");
constexpr void append_message(message_text& to, violation const& found) noexcept {
    auto const at = [&](std::string_view subject, place where, std::string_view predicate) {
        pointer_text pointer;
        append_pointer(pointer, where);
        to.append(subject);
        if (!pointer.empty()) to.append(" at '").append(pointer).append('\'');
        to.append(' ').append(predicate);
    };
    auto const between = [&](std::string_view constraint) {
        to.append(constraint).append(" between ").append_number(found.allowed.min);
        to.append(" and ").append_number(found.allowed.max).append(", inclusive");
    };
    node const where = found.where.node;
    switch (found.rule) {
    case rule::syntax:
        at("Text", found.where, "is not JSON: expected ");
        to.append(word(found.expected));
        return;
    case rule::encoding:
        return at("Text", found.where,
                  "must be well-formed UTF-8 without byte order mark or lone surrogates");
    case rule::too_large:
        to.append("Text must not be longer than ").append_number(found.allowed.max).append(" bytes");
        return;
    case rule::too_deep:
        at("Text", found.where, "must not be nested deeper than ");
        to.append_number(static_cast<std::int64_t>(limits::nesting)).append(" levels");
        return;
    case rule::duplicate_member: return at("Value", found.where, "must not be given twice");
    case rule::unknown_member:
        at("Object", found.where, "must have no members but ");
        return append_members(to, where, ", ");
    case rule::wrong_type:
        at("Value", found.where, "must be ");
        to.append(with_article(facts(where).kind));
        return;
    case rule::not_an_integer:
        at("Value", found.where, "must be an integer between ");
        to.append_number(limits::integer.min).append(" and ").append_number(limits::integer.max);
        return;
    case rule::null_item: return at("Item", found.where, "must not be null");
    case rule::union_empty:
        at("Union", found.where, "must have a member that is not null: ");
        return append_members(to, where, " or ");
    case rule::union_conflict:
        at("Union", found.where, "must have only one member that is not null: ");
        return append_members(to, where, " or ");
    case rule::required:
        at("Value", found.where, constraint);
        to.append("not be null");
        return;
    case rule::length:
        to.append("Value with length ").append_number(found.actual);
        at("", found.where, constraint);
        return between("have length");
    case rule::range: at("Value", found.where, constraint); return between("be");
    case rule::enumeration:
        at("Value", found.where, constraint);
        to.append("satisfy enum value set: [");
        append_enumerators(to, where);
        to.append(']');
        return;
    case rule::duplicate_timer:
        append_repeated_timers(to, {facts(where).parent, found.where.item});
        to.append(", items ").append_number(static_cast<std::int64_t>(found.other));
        to.append(" and ").append_number(static_cast<std::int64_t>(found.where.item));
        to.append(" are the same timer");
        return;
    case rule::unroutable:
        return at("Value", found.where, "must not be '.' or '..', which do not survive in a path");
    case rule::method: to.append("Method must be ").append(operation::method); return;
    case rule::path:
        to.append("Path must be ").append(operation::path).append("{InstanceId}/{ContactId}");
        return;
    case rule::media_type: to.append("Content-Type must be ").append(operation::media_type); return;
    case rule::not_acceptable: to.append("Accept must admit ").append(operation::media_type); return;
    }
}

}  // namespace detail

constexpr detail::message_text violation::message() const noexcept {
    detail::message_text text;
    detail::append_message(text, *this);
    return text;
}

}  // namespace chat_timers

// ---- chat_timers/detail/checks.hpp

// Each asks one rule of one thing, and notes the violation where it is broken.
namespace chat_timers::detail {

// A range of the source's bytes; none where the source has none.
struct extent {
    std::size_t offset = 0, length = 0;
};

[[nodiscard]] constexpr violation broken(rule which, place where, extent bytes) noexcept {
    return {which, {}, where, bytes.offset, bytes.length, 0, {}, 0};
}

[[nodiscard]] constexpr violation outside(rule which, place where, extent bytes,
                                          std::int64_t actual) noexcept {
    return {which, {}, where, bytes.offset, bytes.length, actual, facts(where.node).allowed, 0};
}

[[gnu::cold, gnu::noinline]] constexpr void note_outside(violations& found, std::size_t position, rule which,
                                                         place where, extent bytes,
                                                         std::int64_t actual) noexcept {
    violation_access::insert(found, position, outside(which, where, bytes, actual));
}

// A text's length in scalar values, or a list's in items. Noted at `position`.
constexpr bool check_length(violations& found, std::size_t position, place where, extent bytes,
                            std::size_t length) noexcept {
    auto const actual = static_cast<std::int64_t>(length);
    if (facts(where.node).allowed.contains(actual)) return true;
    violation_access::insert(found, position, outside(rule::length, where, bytes, actual));
    return false;
}

constexpr bool check_identifier(violations& found, place where, extent bytes,
                                std::string_view utf8) noexcept {
    auto const [length, well_formed] = count_scalar_values(utf8);
    if (well_formed) return check_length(found, found.total(), where, bytes, length);
    violation_access::append(found, broken(rule::encoding, where, bytes));
    return false;
}

constexpr bool check_duration(violations& found, place where, extent bytes, std::int64_t minutes) noexcept {
    if (is_timer_duration(std::chrono::minutes{minutes})) return true;
    note_outside(found, found.total(), rule::range, where, bytes, minutes);
    return false;
}

// `known`: whether what stands there is an enumerator.
constexpr bool check_enumerator(violations& found, place where, extent bytes, bool known) noexcept {
    if (known) return true;
    found.push_back(broken(rule::enumeration, where, bytes));
    return false;
}

// Whether the timer's (role, type) is new to `keys`, which remembers it. Noted at `position`.
constexpr bool check_new_key(violations& found, std::size_t position, place timer, extent bytes,
                             timer_keys& keys, timer_key key) noexcept {
    auto const* const earlier = keys.note(key, timer.item);
    if (earlier == nullptr) return true;
    violation_access::insert(found, position,
                             {rule::duplicate_timer, {}, timer, bytes.offset, bytes.length, 0, {}, *earlier});
    return false;
}

}  // namespace chat_timers::detail

// ---- chat_timers/detail/literal_errors.hpp

// What a wrong literal calls. None of these is constexpr: the call ends the compilation, and the compiler's
// message holds the name. They end the program where a compiler runs a consteval constructor after all: clang
// 14 does for a variable at namespace scope that is not constexpr (llvm/llvm-project#51593).
namespace chat_timers::detail {

[[noreturn]] inline void literal_must_be_a_string_literal() noexcept { std::abort(); }
[[noreturn]] inline void identifier_must_be_well_formed_utf8() noexcept { std::abort(); }
[[noreturn]] inline void instance_id_must_be_1_to_100_characters() noexcept { std::abort(); }
[[noreturn]] inline void contact_id_must_be_1_to_256_characters() noexcept { std::abort(); }
[[noreturn]] inline void timer_duration_must_be_2_to_480_minutes() noexcept { std::abort(); }
[[noreturn]] inline void timer_duration_must_be_an_integer() noexcept { std::abort(); }
[[noreturn]] inline void timer_list_must_have_1_to_6_timers() noexcept { std::abort(); }
[[noreturn]] inline void timer_list_repeats_a_role_and_type() noexcept { std::abort(); }
[[noreturn]] inline void timer_list_must_not_hold_null() noexcept { std::abort(); }
[[noreturn]] inline void union_must_have_a_member() noexcept { std::abort(); }
[[noreturn]] inline void union_must_not_have_two_members() noexcept { std::abort(); }
[[noreturn]] inline void json_literal_is_not_json() noexcept { std::abort(); }
[[noreturn]] inline void json_literal_is_not_well_formed_utf8() noexcept { std::abort(); }
[[noreturn]] inline void json_literal_is_too_large() noexcept { std::abort(); }
[[noreturn]] inline void json_literal_is_nested_too_deep() noexcept { std::abort(); }
[[noreturn]] inline void json_literal_repeats_a_member() noexcept { std::abort(); }
[[noreturn]] inline void json_literal_has_an_unknown_member() noexcept { std::abort(); }
[[noreturn]] inline void json_literal_has_a_value_of_the_wrong_type() noexcept { std::abort(); }
[[noreturn]] inline void json_literal_lacks_a_required_member() noexcept { std::abort(); }
[[noreturn]] inline void json_literal_has_an_unknown_enumerator() noexcept { std::abort(); }

// Only one violation can be named: the last where it ended the reading, else the first. `found` is not empty.
constexpr void refuse_literal(violations const& found) noexcept {
    violation const& last = found[found.size() - 1];
    violation const& named = last.rule <= rule::too_deep ? last : found[0];
    switch (named.rule) {
    case rule::syntax: return json_literal_is_not_json();
    case rule::encoding: return json_literal_is_not_well_formed_utf8();
    case rule::too_large: return json_literal_is_too_large();
    case rule::too_deep: return json_literal_is_nested_too_deep();
    case rule::duplicate_member: return json_literal_repeats_a_member();
    case rule::unknown_member: return json_literal_has_an_unknown_member();
    case rule::wrong_type: return json_literal_has_a_value_of_the_wrong_type();
    case rule::not_an_integer: return timer_duration_must_be_an_integer();
    case rule::null_item: return timer_list_must_not_hold_null();
    case rule::union_empty: return union_must_have_a_member();
    case rule::union_conflict: return union_must_not_have_two_members();
    case rule::required: return json_literal_lacks_a_required_member();
    case rule::range: return timer_duration_must_be_2_to_480_minutes();
    case rule::enumeration: return json_literal_has_an_unknown_enumerator();
    case rule::duplicate_timer: return timer_list_repeats_a_role_and_type();
    case rule::length:
        if (named.where.node == node::instance_id) return instance_id_must_be_1_to_100_characters();
        if (named.where.node == node::contact_id) return contact_id_must_be_1_to_256_characters();
        return timer_list_must_have_1_to_6_timers();
    default: return;  // the HTTP request's rules are not of a literal
    }
}

}  // namespace chat_timers::detail

// ---- chat_timers/identifier.hpp

namespace chat_timers {

namespace detail {

class assembler;

// A text of the length that the model allows at Node: UTF-8, any Unicode scalar values. Holds its own bytes;
// equal and ordered by bytes.
template <node Node>
class identifier {
public:
    // In bytes: UTF-8 takes at most four a scalar value.
    static constexpr std::size_t capacity = 4 * static_cast<std::size_t>(facts(Node).allowed.max);

    // From a string literal; a wrong one does not compile.
    template <std::size_t Size>
    consteval explicit identifier(char const (&literal)[Size]) noexcept
        : value_(std::string_view{literal, Size - 1}) {
        if (literal[Size - 1] != '\0') literal_must_be_a_string_literal();
        if (!count_scalar_values(value_).well_formed) identifier_must_be_well_formed_utf8();
        if constexpr (Node == node::instance_id) {
            if (!is_instance_id(value_)) instance_id_must_be_1_to_100_characters();
        } else {
            if (!is_contact_id(value_)) contact_id_must_be_1_to_256_characters();
        }
    }

    // Errors: encoding, length. Linear.
    [[nodiscard]] static constexpr result<identifier> parse(std::string_view utf8) noexcept {
        violations found;
        if (check_identifier(found, {Node, 0}, {0, utf8.size()}, utf8)) return identifier{utf8};
        return found;
    }

    [[nodiscard]] constexpr std::string_view value() const noexcept { return value_; }

    friend constexpr bool operator==(identifier const&, identifier const&) noexcept = default;
    friend constexpr auto operator<=>(identifier const&, identifier const&) noexcept = default;

private:
    friend assembler;
    constexpr explicit identifier(std::string_view checked) noexcept : value_(checked) {}

    fixed_string<capacity> value_;
};

}  // namespace detail

// The Amazon Connect instance, by its UUID or ARN: 1 to 100 Unicode scalar values.
using instance_id = detail::identifier<detail::node::instance_id>;

// The chat's contact: 1 to 256 Unicode scalar values.
using contact_id = detail::identifier<detail::node::contact_id>;

}  // namespace chat_timers

// ---- chat_timers/timer.hpp

namespace chat_timers {

namespace detail {

class assembler;

}  // namespace detail

// How long a timer runs: 2 minutes to 8 hours, in whole minutes.
class timer_duration {
public:
    // timer_duration{5min}; one outside the range does not compile.
    consteval explicit timer_duration(std::chrono::minutes duration) noexcept
        : minutes_(static_cast<std::int16_t>(duration.count())) {
        if (!is_timer_duration(duration)) detail::timer_duration_must_be_2_to_480_minutes();
    }

    // Errors: range.
    [[nodiscard]] static constexpr result<timer_duration> from(std::chrono::minutes duration) noexcept {
        violations found;
        detail::place const nowhere{detail::node::duration, detail::place::no_item};
        if (detail::check_duration(found, nowhere, {}, duration.count())) return checked(duration.count());
        return found;
    }

    [[nodiscard]] constexpr std::chrono::minutes minutes() const noexcept {
        return std::chrono::minutes{minutes_};
    }

    friend constexpr bool operator==(timer_duration, timer_duration) noexcept = default;
    friend constexpr auto operator<=>(timer_duration, timer_duration) noexcept = default;

private:
    friend detail::assembler;
    constexpr timer_duration() noexcept = default;
    static constexpr timer_duration checked(std::int64_t minutes) noexcept {
        timer_duration made;
        made.minutes_ = static_cast<std::int16_t>(minutes);
        return made;
    }

    std::int16_t minutes_ = 0;
};

// Deletes the timer.
struct unset_t {
    friend constexpr auto operator<=>(unset_t, unset_t) noexcept = default;
};
inline constexpr unset_t unset{};

// ParticipantTimerValue.
using timer_value = std::variant<unset_t, timer_duration>;

// ParticipantTimerConfiguration: what one role's timer of one type is set to.
struct timer {
    participant_role role;
    timer_type type;
    timer_value value;

    friend constexpr bool operator==(timer const&, timer const&) noexcept = default;
};

// ParticipantTimerConfigList: 1 to 4 timers in the order given, no (role, type) twice. The model's fifth and
// sixth would always repeat one.
class timer_list {
public:
    // timer_list{{participant_role::customer, timer_type::idle, unset}, ...}; a wrong one does not compile.
    consteval timer_list(std::initializer_list<timer> timers) noexcept
        : timer_list(checked_literal(timers)) {}

    // Errors: length; enumeration, of a role or type that is no enumerator; duplicate_timer. Linear.
    [[nodiscard]] static constexpr result<timer_list> from(std::span<timer const> timers) noexcept {
        violations const found = violations_of(timers);
        if (found.empty()) return timer_list{timers};
        return found;
    }

    [[nodiscard]] constexpr timer const* begin() const noexcept { return items_; }
    [[nodiscard]] constexpr timer const* end() const noexcept { return items_ + size_; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr timer const& operator[](std::size_t index) const noexcept {
        return items_[index];
    }

    // What the list says of one timer; nothing if it leaves that timer as it is.
    [[nodiscard]] constexpr std::optional<timer_value> find(participant_role role,
                                                            timer_type type) const noexcept {
        for (timer const& item : *this) {
            if (item.role == role && item.type == type) return item.value;
        }
        return std::nullopt;
    }

    // The same timers in the same order.
    friend constexpr bool operator==(timer_list const&, timer_list const&) noexcept = default;

private:
    friend detail::assembler;

    struct no_timers {};  // not a default constructor: timer_list{} is a list literal, and wrong
    constexpr explicit timer_list(no_timers) noexcept {}
    constexpr explicit timer_list(std::span<timer const> checked) noexcept {
        for (timer& item : items_) {
            if (size_ == checked.size()) break;
            item = checked[size_++];
        }
    }
    constexpr timer& extend() noexcept { return items_[size_++]; }

    static constexpr violations violations_of(std::span<timer const> timers) noexcept {
        violations found;
        detail::timer_keys keys;
        detail::check_length(found, 0, {detail::node::timer_list, 0}, {}, timers.size());
        for (std::size_t index = 0; index < timers.size(); ++index) {
            timer_key const key{timers[index].role, timers[index].type};
            bool const is_role = !to_string(key.role).empty();
            bool const is_type = !to_string(key.type).empty();
            detail::check_enumerator(found, {detail::node::role, index}, {}, is_role);
            detail::check_enumerator(found, {detail::node::type, index}, {}, is_type);
            if (!is_role || !is_type) continue;
            detail::check_new_key(found, found.total(), {detail::node::timer, index}, {}, keys, key);
        }
        return found;
    }

    static consteval std::span<timer const> checked_literal(std::initializer_list<timer> timers) noexcept {
        violations const found = violations_of(timers);
        if (!found.empty()) detail::refuse_literal(found);
        return timers;
    }

    std::size_t size_ = 0;
    timer items_[detail::timer_keys::capacity] = {};  // what stands behind the last is equal in all lists
};

}  // namespace chat_timers

// ---- chat_timers/request.hpp

namespace chat_timers {

// ChatParticipantRoleConfig.
struct chat {
    timer_list timers;

    friend constexpr bool operator==(chat const&, chat const&) noexcept = default;
};

// UpdateParticipantRoleConfigChannelInfo: a union that may gain channels. It is the HTTP body's one member.
using channel_configuration = std::variant<chat>;

// UpdateParticipantRoleConfigRequest. About 1.5 KB: the ids hold their own bytes.
struct request {
    chat_timers::instance_id instance_id;
    chat_timers::contact_id contact_id;
    chat_timers::channel_configuration channel_configuration;

    friend constexpr bool operator==(request const&, request const&) noexcept = default;
};

}  // namespace chat_timers

// ---- chat_timers/detail/text_buffer.hpp

namespace chat_timers::detail {

// Room for the longest text of the model.
using text_buffer = fixed_string<4 * static_cast<std::size_t>(facts(node::contact_id).allowed.max)>;

}  // namespace chat_timers::detail

// ---- chat_timers/detail/assembler.hpp

namespace chat_timers::detail {

// What an object was found to hold.
struct members_found {
    unsigned seen = 0;  // the members that the model names, a bit each
    // Those of them that are null; and the object's own bit, if it holds a member that the model does not
    // name or one that repeats an earlier one.
    unsigned odd = 0;
};

// An object or a list that is open.
struct scope {
    place where;
    std::size_t offset;  // of its first byte
    std::size_t mark;    // what concerns it as a whole is noted here, before what concerns its members
    members_found members{};
};

// Builds a request of what a source saw, in the order in which it saw it, and asks every rule on the way. A
// source opens each object or list, tells of its members or items, and closes it; it judges nothing.
class assembler {
    constexpr void note(rule which, place where, extent bytes) noexcept {
        violation_access::append(found_, broken(which, where, bytes));
    }
    constexpr void note(rule which, place where, extent bytes, scope& in) noexcept {
        violation_access::insert(found_, in.mark++, broken(which, where, bytes));
    }

    // Asks is_exclusive of as many flags as the union has members; those of `members_set` are set.
    template <node Union>
    [[nodiscard]] static constexpr bool is_exclusive_in(unsigned members_set) noexcept {
        constexpr auto first = static_cast<std::size_t>(facts(Union).first_member);
        constexpr std::size_t size = static_cast<std::size_t>(facts(Union).last_member) - first + 1;
        return [members_set]<std::size_t... Index>(std::index_sequence<Index...>) {
            return is_exclusive({(members_set & bit(static_cast<node>(first + Index))) != 0 ...});
        }
        (std::make_index_sequence<size>{});
    }

    // Gives the scope's new mark.
    [[gnu::noinline]] constexpr std::size_t note_absent_members(scope in, std::size_t end) noexcept {
        extent const bytes{in.offset, end - in.offset};
        for (node member = facts(in.where.node).first_member;; member = next(member)) {
            if ((in.members.seen & bit(member)) == 0)
                note(rule::required, {member, in.where.item}, bytes, in);
            if (member == facts(in.where.node).last_member) return in.mark;
        }
    }

    constexpr void identifier(std::string_view& to, place where, extent bytes, std::string_view utf8,
                              std::size_t scalar_values) noexcept {
        if (check_length(found_, found_.total(), where, bytes, scalar_values)) to = utf8;
    }

    template <class Enum>
    constexpr void enumerator(place where, extent bytes, std::string_view utf8) noexcept {
        Enum const known = find_word<Enum>(utf8);
        if (check_enumerator(found_, where, bytes, known != no_enumerator<Enum>)) enumerator(known);
    }

public:
    // `ignore_unknown_members`: as restJson1 servers do; a union's still count, since they fill it.
    constexpr explicit assembler(bool ignore_unknown_members) noexcept
        : ignore_unknown_members_(ignore_unknown_members) {}

    [[nodiscard]] constexpr scope open(place where, std::size_t offset) noexcept {
        if (where.node == node::timer) {
            role_ = no_role;
            type_ = no_type;
        }
        return {where, offset, found_.total()};
    }

    // Whether the member's value is to be told of: not that of one that repeats an earlier one.
    [[nodiscard]] constexpr bool member(scope& in, node member, extent name) noexcept {
        if (first_member(in, member)) return true;
        in.members.odd |= bit(in.where.node);
        note(rule::duplicate_member, {member, in.where.item}, name);
        return false;
    }
    // The same for sources in a hurry, which must tell of one that repeats an earlier one by the function
    // above.
    [[nodiscard]] constexpr bool first_member(scope& in, node member) noexcept {
        if ((in.members.seen & bit(member)) != 0) return false;
        sole_member(in, member);
        return true;
    }
    // The same for sources that cannot hold a member twice.
    constexpr void sole_member(scope& in, node member) noexcept { in.members.seen |= bit(member); }

    constexpr void unknown_member(scope& in, std::string_view name, extent bytes) noexcept {
        bool const in_union = facts(in.where.node).kind == node_kind::union_;
        if (ignore_unknown_members_ && (!in_union || name == type_tag)) return;
        in.members.odd |= bit(in.where.node);
        note(rule::unknown_member, in.where, bytes);
    }

    constexpr void null_member(scope& in, node member, extent bytes) noexcept {
        in.members.odd |= bit(member);
        if (facts(in.where.node).kind == node_kind::structure)
            note(rule::required, {member, in.where.item}, bytes);
    }

    constexpr void null_item(place where, extent bytes) noexcept { note(rule::null_item, where, bytes); }

    // A value of another type than the model's. `mark`: how many violations there were before it.
    constexpr void wrong_type(place where, extent bytes, std::size_t mark) noexcept {
        violation_access::insert(found_, mark, broken(rule::wrong_type, where, bytes));
    }

    // Empty. Where a source puts a member's text that does not stay elsewhere until the request is made.
    [[nodiscard]] constexpr text_buffer& buffer(node member) noexcept {
        text_buffer& room = buffers_[member == node::instance_id ? 0 : member == node::contact_id ? 1 : 2];
        room.resize(0);
        return room;
    }

    // `utf8` is well-formed; an id's must stay until the request is made. It holds the whole text, or the
    // first part of one that is longer than any that the model allows.
    [[gnu::always_inline]] constexpr void text(place where, extent bytes, std::string_view utf8,
                                               std::size_t scalar_values) noexcept {
        switch (where.node) {
        case node::instance_id: return identifier(instance_id_, where, bytes, utf8, scalar_values);
        case node::contact_id: return identifier(contact_id_, where, bytes, utf8, scalar_values);
        case node::role: return enumerator<participant_role>(where, bytes, utf8);
        case node::type: return enumerator<timer_type>(where, bytes, utf8);
        default: return enumerator<timer_action>(where, bytes, utf8);
        }
    }
    // The same for sources without offsets, whose texts may be ill-formed.
    constexpr void text(place where, std::string_view utf8) noexcept {
        auto const [scalar_values, well_formed] = count_scalar_values(utf8);
        if (!well_formed) return ill_formed_text(where, {});
        text(where, {}, utf8, scalar_values);
    }
    constexpr void ill_formed_text(place where, extent bytes) noexcept { note(rule::encoding, where, bytes); }

    constexpr void enumerator(participant_role role) noexcept { role_ = role; }
    constexpr void enumerator(timer_type type) noexcept { type_ = type; }
    constexpr void enumerator(timer_action) noexcept { minutes_ = 0; }

    // A number without a fraction; outside 32 bits any such number does.
    constexpr void integer(place where, extent bytes, std::int64_t number) noexcept {
        if (!limits::integer.contains(number)) return fraction(where, bytes);
        if (check_duration(found_, where, bytes, number)) minutes_ = number;
    }
    constexpr void fraction(place where, extent bytes) noexcept { note(rule::not_an_integer, where, bytes); }

    // Adds a timer that was read whole: each of its members once, and no others. `minutes` is 0 if it is
    // unset. If the timer breaks a rule, returns false and reports nothing; the caller then calls
    // wrong_timer().
    [[nodiscard, gnu::always_inline]] constexpr bool right_timer(std::size_t item, timer_key key,
                                                                 std::int64_t minutes) noexcept {
        if (minutes != 0 && !is_timer_duration(std::chrono::minutes{minutes})) return false;
        if (keys_.note(key, item) != nullptr) return false;
        append(key, minutes);
        return true;
    }
    [[gnu::cold, gnu::noinline]] constexpr void wrong_timer(std::size_t item, extent bytes, timer_key key,
                                                            extent number, std::int64_t minutes) noexcept {
        std::size_t const mark = found_.total();
        if (minutes != 0) check_duration(found_, {node::duration, item}, number, minutes);
        add({node::timer, item}, bytes, mark, key, minutes);
    }

    template <node Object>
    [[gnu::always_inline]] constexpr void close(scope& in, std::size_t end) noexcept {
        if constexpr (facts(Object).kind == node_kind::union_) {
            unsigned const members_set = in.members.seen & ~in.members.odd & member_bits(Object);
            bool const is_filled_otherwise = (in.members.odd & bit(Object)) != 0;
            if (!is_exclusive_in<Object>(members_set) && (members_set != 0 || !is_filled_otherwise)) {
                note(members_set != 0 ? rule::union_conflict : rule::union_empty, in.where,
                     {in.offset, end - in.offset}, in);
            }
            return;
        }
        std::size_t const mark = in.mark;  // of what concerns the object itself, before its absent members
        if (in.members.seen != member_bits(Object)) in.mark = note_absent_members(in, end);
        if constexpr (Object == node::timer) {
            bool const has_key = role_ != no_role && type_ != no_type;
            if (has_key) add(in.where, {in.offset, end - in.offset}, mark, {role_, type_}, minutes_);
        }
    }
    constexpr void close_list(scope& in, std::size_t end, std::size_t items) noexcept {
        check_length(found_, in.mark, in.where, {in.offset, end - in.offset}, items);
    }

    // The fault that ends the reading: syntax, encoding, too_deep or too_large.
    constexpr void stop(violation const& found) noexcept { violation_access::end_reading(found_, found); }

    constexpr void unroutable(place where, extent bytes) noexcept { note(rule::unroutable, where, bytes); }

    [[nodiscard]] constexpr std::size_t mark() const noexcept { return found_.total(); }

    [[nodiscard]] constexpr result<channel_configuration> body() const noexcept {
        if (!found_.empty()) return found_;
        return {std::in_place, [this] { return channel_configuration{chat{timers_}}; }};
    }
    [[nodiscard]] constexpr result<request> input() const noexcept {
        if (!found_.empty()) return found_;
        return {std::in_place, [this] {
                    return request{chat_timers::instance_id{instance_id_},
                                   chat_timers::contact_id{contact_id_}, chat{timers_}};
                }};
    }

private:
    // A timer, if it is the first of its key; `minutes` is 0 for one that is unset.
    [[gnu::always_inline]] constexpr void add(place where, extent bytes, std::size_t mark, timer_key key,
                                              std::int64_t minutes) noexcept {
        if (check_new_key(found_, mark, where, bytes, keys_, key)) append(key, minutes);
    }
    [[gnu::always_inline]] constexpr void append(timer_key key, std::int64_t minutes) noexcept {
        timer& added = timers_.extend();
        added.role = key.role;
        added.type = key.type;
        if (minutes != 0) added.value = timer_value{timer_duration::checked(minutes)};
    }

    static constexpr participant_role no_role = no_enumerator<participant_role>;
    static constexpr timer_type no_type = no_enumerator<timer_type>;

    violations found_;
    participant_role role_ = no_role;  // these three are of the timer that is open
    timer_type type_ = no_type;
    std::int64_t minutes_ = 0;  // 0: unset
    timer_keys keys_;
    timer_list timers_{timer_list::no_timers{}};
    bool ignore_unknown_members_;
    std::string_view instance_id_, contact_id_;
    text_buffer buffers_[3];
};

}  // namespace chat_timers::detail

// ---- chat_timers/draft.hpp

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

// ---- chat_timers/schedule.hpp

// What timers do, by the service's administrator guide:
// https://docs.aws.amazon.com/connect/latest/adminguide/setup-chat-timeouts.html
//
// They belong to roles, not to people, and stay for the life of the chat, transfers included. They run while
// a customer and an agent are both there, and start anew with each message of their own role. When a
// disconnect timer runs out, of whichever role, everybody but the customer is disconnected: the agent,
// supervisors who listen in, custom participants. What is set while an agent is there holds from the next
// agent on.
namespace chat_timers {

// The timers in force, at most one a role and type. At first there are none.
class timer_state {
public:
    constexpr timer_state() noexcept = default;

    [[nodiscard]] constexpr bool empty() const noexcept { return *this == timer_state{}; }

    // How long the timer runs; nothing where it is not set.
    [[nodiscard]] constexpr std::optional<timer_duration> find(participant_role role,
                                                               timer_type type) const noexcept {
        if (to_string(role).empty() || to_string(type).empty()) return std::nullopt;
        auto const duration = timer_duration::from(slots_[slot(role, type)]);
        return duration ? std::optional{*duration} : std::nullopt;
    }

    friend constexpr bool operator==(timer_state const&, timer_state const&) noexcept = default;

private:
    friend constexpr timer_state apply(timer_state const&, timer_list const&) noexcept;
    friend constexpr std::optional<timer_list> diff(timer_state const&, timer_state const&) noexcept;

    // Of enumerators.
    static constexpr std::size_t slot(participant_role role, timer_type type) noexcept {
        return static_cast<std::size_t>(role) * detail::enumerators<timer_type> +
               static_cast<std::size_t>(type);
    }

    std::chrono::minutes slots_[detail::timer_keys::capacity] = {};  // 0 where none is set
};

// What is in force once the list has been sent: it changes what it names and leaves the rest. Sent again,
// it changes nothing.
// https://docs.aws.amazon.com/connect/latest/APIReference/API_UpdateParticipantRoleConfig.html
[[nodiscard]] constexpr timer_state apply(timer_state const& to, timer_list const& changes) noexcept {
    timer_state after = to;
    for (timer const& change : changes) {
        auto const* const duration = std::get_if<timer_duration>(&change.value);
        after.slots_[timer_state::slot(change.role, change.type)] =
            duration != nullptr ? duration->minutes() : std::chrono::minutes{0};
    }
    return after;
}

// The shortest list that leads from one to the other, or nothing when they are equal. Its order is the
// model's: the customer's timers before the agent's, of each the idle timer first.
[[nodiscard]] constexpr std::optional<timer_list> diff(timer_state const& from,
                                                       timer_state const& to) noexcept {
    timer changes[detail::timer_keys::capacity] = {};
    std::size_t size = 0;
    for (std::size_t index = 0; index < detail::timer_keys::capacity; ++index) {
        if (from.slots_[index] == to.slots_[index]) continue;
        timer& change = changes[size++];
        change.role = static_cast<participant_role>(index / detail::enumerators<timer_type>);
        change.type = static_cast<timer_type>(index % detail::enumerators<timer_type>);
        if (auto const duration = to.find(change.role, change.type)) change.value = timer_value{*duration};
    }
    if (size == 0) return std::nullopt;
    return *timer_list::from(std::span{changes, size});
}

// When something comes of a role's silence, counted from its last message. Nothing: never.
struct role_schedule {
    std::optional<std::chrono::minutes> idle_after;        // the role counts as idle
    std::optional<std::chrono::minutes> disconnect_after;  // the agent is disconnected

    friend constexpr bool operator==(role_schedule const&, role_schedule const&) noexcept = default;
};

// With both of a role's timers set, the disconnect timer starts only when the idle timer has run out; alone,
// it starts at once.
[[nodiscard]] constexpr role_schedule schedule(timer_state const& state, participant_role role) noexcept {
    using std::chrono::minutes;
    auto const idle = state.find(role, timer_type::idle);
    auto const disconnect = state.find(role, timer_type::disconnect_noncustomer);
    role_schedule when;
    if (idle) when.idle_after = idle->minutes();
    if (disconnect) when.disconnect_after = disconnect->minutes() + when.idle_after.value_or(minutes{0});
    return when;
}

namespace detail {

using description = fixed_string<512>;

constexpr void describe_role(description& to, std::string_view role, role_schedule const& when) noexcept {
    auto const minutes = [&to](std::chrono::minutes count) -> description& {
        return to.append_number(count.count()).append(" minutes");
    };
    to.append("The ").append(role);
    if (when.idle_after) {
        to.append(" counts as idle ");
        minutes(*when.idle_after).append(" after their last message. ");
    } else {
        to.append(" never counts as idle. ");
    }
    if (!when.disconnect_after) {
        to.append("The agent is never disconnected because the ").append(role).append(" is silent.\n");
        return;
    }
    minutes(*when.disconnect_after).append(" after the ").append(role).append("'s last message");
    if (when.idle_after) {
        to.append(", which is ");
        minutes(*when.disconnect_after - *when.idle_after).append(" after they became idle");
    }
    to.append(", the agent is disconnected because the ").append(role).append(" is silent.\n");
}

}  // namespace detail

// In plain English, a line a role, each with its line feed: when the role counts as idle, when the agent is
// disconnected, and why. A fixed_string: data(), size(), a std::string_view where one is asked for.
[[nodiscard]] constexpr auto describe(timer_state const& state) noexcept {
    detail::description text;
    detail::describe_role(text, "customer", schedule(state, participant_role::customer));
    detail::describe_role(text, "agent", schedule(state, participant_role::agent));
    return text;
}

}  // namespace chat_timers

// ---- chat_timers/detail/piece.hpp

namespace chat_timers::detail {

// The unit in which a writer copies pieces.
inline constexpr std::size_t block = 16;

// Text whose size is part of its type. Its capacity is a whole number of blocks.
template <std::size_t Size>
struct piece {
    char bytes[Size == 0 ? block : (Size + block - 1) / block * block];

    [[nodiscard]] static constexpr std::size_t size() noexcept { return Size; }
    [[nodiscard]] constexpr char const* data() const noexcept { return bytes; }
    constexpr operator std::string_view() const noexcept { return {bytes, Size}; }
};

// The sizes of what a piece can be joined from: a character, a string literal, a piece.
template <class Part>
inline constexpr std::size_t part_size = Part::size();
template <>
inline constexpr std::size_t part_size<char> = 1;
template <std::size_t Size>
inline constexpr std::size_t part_size<char[Size]> = Size - 1;

[[nodiscard]] constexpr char* append_part(char* to, std::string_view text) noexcept {
    for (char const byte : text) *to++ = byte;
    return to;
}
[[nodiscard]] constexpr char* append_part(char* to, char byte) noexcept {
    *to = byte;
    return to + 1;
}

template <class... Parts>
[[nodiscard]] consteval auto joined(Parts const&... parts) noexcept {
    piece<(0 + ... + part_size<Parts>)> made{};
    char* to = made.bytes;
    ((to = append_part(to, parts)), ...);
    return made;
}

// The bytes of a text that has this size.
template <std::size_t Size>
[[nodiscard]] consteval piece<Size> copied(std::string_view text) noexcept {
    piece<Size> made{};
    (void)append_part(made.bytes, text);
    return made;
}

}  // namespace chat_timers::detail

// ---- chat_timers/detail/canonical.hpp

namespace chat_timers::detail {

// The white space that common serializers write.
enum class layout : unsigned char {
    compact,  // no white space: JavaScript's JSON.stringify and most other serializers
    spaced,   // a space after each colon and comma: Python's json module, and so boto3 and the AWS CLI
    indented_by_two,   // a line for each member and item, and a space after each colon
    indented_by_four,  // the same
};

// The spaces that each level of nesting adds to a line; 0 if the text is one line.
[[nodiscard]] constexpr std::size_t indentation(layout of) noexcept {
    return of == layout::indented_by_two ? 2 : of == layout::indented_by_four ? 4 : 0;
}

// How many objects and lists are open around a member of `object` in an HTTP body.
[[nodiscard]] constexpr std::size_t depth(node object) noexcept {
    return is_root(object) ? 1 : 1 + depth(facts(object).parent);
}

}  // namespace chat_timers::detail

// The pieces of the canonical JSON text (members in the model's order, no escapes), made from the schema's
// names and the vocabularies' words. The writer copies those of the compact layout. The reader compares its
// input with those of every layout; a text in any other layout is read as well, only slower.
namespace chat_timers::detail::canonical {

// A line feed and the indentation; empty if the text is one line.
template <layout Layout, std::size_t Depth>
[[nodiscard]] consteval auto make_line() noexcept {
    constexpr std::size_t spaces = indentation(Layout);
    piece<spaces == 0 ? 0 : 1 + spaces * Depth> made{};
    for (std::size_t index = 0; index < made.size(); ++index) made.bytes[index] = index == 0 ? '\n' : ' ';
    return made;
}
template <layout Layout, std::size_t Depth>
inline constexpr auto line = make_line<Layout, Depth>();

template <layout Layout>
[[nodiscard]] consteval auto make_colon() noexcept {
    if constexpr (Layout == layout::compact) {
        return joined("\":");
    } else {
        return joined("\": ");
    }
}
template <layout Layout>
[[nodiscard]] consteval auto make_comma() noexcept {
    if constexpr (Layout == layout::spaced) {
        return joined(", ");
    } else {
        return joined(',');
    }
}

// An object's or list's opening bracket, the comma between two of its members or items, and its closing
// bracket, each with the white space that the layout adds. Every object is as deep as in an HTTP body.
template <layout Layout, node Outer>
inline constexpr auto opening = joined(facts(Outer).kind == node_kind::list ? '[' : '{',
                                       line<Layout, depth(Outer)>);
template <layout Layout, node Outer>
inline constexpr auto between = joined(make_comma<Layout>(), line<Layout, depth(Outer)>);
template <layout Layout, node Outer>
inline constexpr auto closing = joined(line<Layout, depth(Outer) - 1>,
                                       facts(Outer).kind == node_kind::list ? ']' : '}');

// "Name":
template <node Member>
inline constexpr auto name = copied<facts(Member).name.size()>(facts(Member).name);
template <layout Layout, node Member>
inline constexpr auto name_and_colon = joined('"', name<Member>, make_colon<Layout>());

// "WORD"
template <auto Enumerator>
inline constexpr auto word = copied<to_string(Enumerator).size()>(to_string(Enumerator));
template <auto Enumerator>
inline constexpr auto quoted_word = joined('"', word<Enumerator>, '"');

// ---- Around the list.

// {"InstanceId":"  ","ContactId":"  ",
inline constexpr auto instance_id_open = joined("{\"", name<node::instance_id>, "\":\"");
inline constexpr auto contact_id_open = joined("\",\"", name<node::contact_id>, "\":\"");
inline constexpr auto ids_close = joined("\",");

// {"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[  ]}}}
template <layout Layout>
inline constexpr auto list_open = joined(name_and_colon<Layout, node::channel_configuration>,
                                         opening<Layout, node::channel_configuration>,
                                         name_and_colon<Layout, node::chat>, opening<Layout, node::chat>,
                                         name_and_colon<Layout, node::timer_list>, '[');
template <layout Layout>
inline constexpr auto body_open = joined(opening<Layout, node::body>, list_open<Layout>);
template <layout Layout>
inline constexpr auto configuration_close = joined(closing<Layout, node::chat>,
                                                   closing<Layout, node::channel_configuration>);
template <layout Layout>
inline constexpr auto body_close = joined(configuration_close<Layout>, closing<Layout, node::body>);
inline constexpr auto list_close =
    joined(closing<layout::compact, node::timer_list>, body_close<layout::compact>);

// ---- A timer.

// "ParticipantRole":"CUSTOMER"
template <layout Layout, node Member, auto Enumerator>
inline constexpr auto word_member = joined(name_and_colon<Layout, Member>, quoted_word<Enumerator>);

// {"ParticipantRole":"CUSTOMER","TimerType":"IDLE","TimerValue":{
template <layout Layout, participant_role Role, timer_type Type>
inline constexpr auto timer_head = joined(opening<Layout, node::timer>, word_member<Layout, node::role, Role>,
                                          between<Layout, node::timer>, word_member<Layout, node::type, Type>,
                                          between<Layout, node::timer>, name_and_colon<Layout, node::value>,
                                          opening<Layout, node::value>);

// }}
template <layout Layout>
inline constexpr auto timer_tail = joined(closing<Layout, node::value>, closing<Layout, node::timer>);

// "ParticipantTimerAction":"Unset"}}
template <layout Layout>
inline constexpr auto unset_and_tail = joined(word_member<Layout, node::action, timer_action::unset>,
                                              timer_tail<Layout>);

// "TimerValue":{"ParticipantTimerAction":"Unset"}
template <layout Layout>
inline constexpr auto unset_value = joined(name_and_colon<Layout, node::value>, opening<Layout, node::value>,
                                           word_member<Layout, node::action, timer_action::unset>,
                                           closing<Layout, node::value>);

// "TimerValue":{"ParticipantTimerDurationInMinutes":
template <layout Layout>
inline constexpr auto duration_value_open = joined(name_and_colon<Layout, node::value>,
                                                   opening<Layout, node::value>,
                                                   name_and_colon<Layout, node::duration>);

}  // namespace chat_timers::detail::canonical

// ---- chat_timers/detail/distinct_byte.hpp

// What a reader must know at compile time about several words, one of which it expects.
namespace chat_timers::detail {

[[nodiscard]] consteval std::size_t shortest(word_list words) noexcept {
    std::size_t size = words.words->size();
    for (std::string_view const word : words) size = (std::min)(size, word.size());
    return size;
}
[[nodiscard]] consteval std::size_t longest(word_list words) noexcept {
    std::size_t size = 0;
    for (std::string_view const word : words) size = (std::max)(size, word.size());
    return size;
}

// Returns the first index at which each word has a byte of its own, by which it can be recognised; if there
// is none, the size of the shortest word.
[[nodiscard]] consteval std::size_t distinct_byte(word_list words) noexcept {
    std::size_t index = 0;
    for (bool distinct = false; index < shortest(words); ++index) {
        distinct = true;
        for (std::size_t later = 1; later < words.size; ++later) {
            for (std::size_t earlier = 0; earlier < later; ++earlier)
                distinct = distinct && words.words[earlier][index] != words.words[later][index];
        }
        if (distinct) break;
    }
    return index;
}
[[nodiscard]] consteval bool has_distinct_byte(word_list words) noexcept {
    return distinct_byte(words) < shortest(words);
}

}  // namespace chat_timers::detail

// ---- chat_timers/detail/json_number.hpp

// RFC 8259's numbers, decided on their digits.
namespace chat_timers::detail {

[[nodiscard]] constexpr bool is_digit(char byte) noexcept { return '0' <= byte && byte <= '9'; }

// A number's parts: -12.50e+3 is {true, "12", "50", "+3"}.
struct json_number {
    bool negative;
    std::string_view whole, fraction, exponent;  // fraction and exponent are empty where absent
};

[[nodiscard]] constexpr char const* skip_digits(char const* at, char const* last) noexcept {
    while (at != last && is_digit(*at)) ++at;
    return at;
}

struct scanned_number {
    char const* end;  // behind the number, or where a digit is missing
    bool complete;
    json_number number;
};

// Reads at least one byte, which is '-' or a digit.
[[nodiscard]] constexpr scanned_number scan_number(char const* at, char const* last) noexcept {
    auto const text = [](char const* from, char const* to) {
        return std::string_view{from, static_cast<std::size_t>(to - from)};
    };
    scanned_number scanned{at, false, {}};
    scanned.number.negative = *at == '-';
    if (scanned.number.negative) ++at;
    char const* end = at != last && *at == '0' ? at + 1 : skip_digits(at, last);
    scanned.number.whole = text(at, end);
    scanned.end = end;
    if (end == at) return scanned;
    if (end != last && *end == '.') {
        at = end + 1;
        end = skip_digits(at, last);
        scanned.number.fraction = text(at, end);
        scanned.end = end;
        if (end == at) return scanned;
    }
    if (end != last && (*end == 'e' || *end == 'E')) {
        at = end + 1;
        char const* const digits = at != last && (*at == '+' || *at == '-') ? at + 1 : at;
        end = skip_digits(digits, last);
        scanned.number.exponent = text(at, end);
        scanned.end = end;
        if (end == digits) return scanned;
    }
    scanned.complete = true;
    return scanned;
}

// The number's value if it has no fraction, as 5.0, 50e-1 and 0e9 have none. One of more than 18 digits gives
// the least or the greatest std::int64_t. Linear in the text, whatever the exponent.
[[nodiscard]] constexpr std::optional<std::int64_t> integral_value(json_number const& number) noexcept {
    using limit = std::numeric_limits<std::int64_t>;
    auto const whole_size = static_cast<std::int64_t>(number.whole.size());
    auto const size = whole_size + static_cast<std::int64_t>(number.fraction.size());
    // The digits around the point, as one row.
    auto const digit = [&](std::int64_t index) -> std::int64_t {
        if (index >= size) return 0;
        return (index < whole_size ? number.whole[static_cast<std::size_t>(index)]
                                   : number.fraction[static_cast<std::size_t>(index - whole_size)]) -
               '0';
    };
    std::int64_t first = 0;
    while (first < size && digit(first) == 0) ++first;
    if (first == size) return 0;
    std::int64_t last = size - 1;
    while (digit(last) == 0) --last;

    std::string_view exponent_digits = number.exponent;
    bool const shifts_left = !exponent_digits.empty() && exponent_digits.front() == '-';
    std::int64_t shift = 0;
    constexpr std::int64_t beyond_any_text = (limit::max)() / 100;
    for (char const byte : exponent_digits) {
        if (is_digit(byte) && shift < beyond_any_text) shift = shift * 10 + (byte - '0');
    }
    std::int64_t const point = whole_size + (shifts_left ? -shift : shift);
    if (last >= point) return std::nullopt;
    if (point - first > 18) return number.negative ? (limit::min)() : (limit::max)();
    std::int64_t value = 0;
    for (std::int64_t index = first; index < point; ++index) value = value * 10 + digit(index);
    return number.negative ? -value : value;
}

}  // namespace chat_timers::detail

// ---- chat_timers/detail/hex_digit.hpp

namespace chat_timers::detail {

// The value of a hexadecimal digit, or -1.
[[nodiscard]] constexpr int hex_digit(char byte) noexcept {
    if ('0' <= byte && byte <= '9') return byte - '0';
    if ('a' <= byte && byte <= 'f') return byte - 'a' + 10;
    if ('A' <= byte && byte <= 'F') return byte - 'A' + 10;
    return -1;
}

}  // namespace chat_timers::detail

// ---- chat_timers/detail/json_text.hpp

// RFC 8259's white space and strings. Nothing reads at or behind `last`.
namespace chat_timers::detail {

[[nodiscard, gnu::always_inline]] constexpr bool is_white_space(char byte) noexcept {
    constexpr std::uint64_t set = 1ULL << ' ' | 1ULL << '\n' | 1ULL << '\r' | 1ULL << '\t';
    auto const code = static_cast<unsigned char>(byte);
    return code <= ' ' && (set >> code & 1U) != 0;
}

// The spaces behind a line feed, as of an indented text, are taken in steps of a fixed size, so that where
// the next byte stands is known before they are looked at.
[[nodiscard, gnu::noinline]] constexpr char const* skip_white_space(char const* at,
                                                                    char const* last) noexcept {
    if (!std::is_constant_evaluated() && last - at > 24 && *at == '\n') {
        ++at;
        if (load_word(at) == every_byte(' ')) {
            at += 8;
            if (load_word(at) == every_byte(' ')) at += 8;
        }
        if (load_word<std::uint32_t>(at) == static_cast<std::uint32_t>(every_byte(' '))) at += 4;
        if (load_word<std::uint16_t>(at) == static_cast<std::uint16_t>(every_byte(' '))) at += 2;
        if (static_cast<unsigned char>(*at) > ' ') return at;
    }
    while (at != last && is_white_space(*at)) ++at;
    return at;
}

// Over what stands for itself in a string: ASCII but '"', '\' and controls. May stop early, at such a byte.
[[nodiscard, gnu::always_inline]] constexpr char const* skip_plain(char const* at,
                                                                   char const* last) noexcept {
    if (std::is_constant_evaluated()) return at;
    constexpr std::uint64_t ones = every_byte(1);
    constexpr std::uint64_t highs = every_byte(0x80);
    while (static_cast<std::size_t>(last - at) >= word_bytes) {
        std::uint64_t const word = load_word(at);
        std::uint64_t const quote = word ^ every_byte('"');
        std::uint64_t const backslash = word ^ every_byte('\\');
        // The high bit of each byte that is zero in quote or backslash, below 0x20, or not ASCII; on a
        // big-endian machine also that of a byte before such a one.
        std::uint64_t const special = (((quote - ones) & ~quote) | ((backslash - ones) & ~backslash) |
                                       ((word - every_byte(0x20)) & ~word) | word) &
                                      highs;
        if (special != 0) return at + leading_zero_bytes(special);
        at += word_bytes;
    }
    return at;
}

enum class escape_fault : unsigned char { none, unknown, hex_digit, lone_surrogate };

struct escape_sequence {
    char const* end;  // behind it, or behind half of a surrogate pair, or at the byte that is wrong
    escape_fault fault;
    char32_t scalar;
};

// A \uXXXX; `at` is at its backslash and the 'u' is there.
[[nodiscard]] constexpr escape_sequence read_code_unit(char const* at, char const* last) noexcept {
    at += 2;
    char32_t unit = 0;
    for (int digits = 0; digits < 4; ++digits, ++at) {
        if (at == last) return {at, escape_fault::hex_digit, 0};
        int const digit = hex_digit(*at);
        if (digit < 0) return {at, escape_fault::hex_digit, 0};
        unit = unit * 16 + static_cast<char32_t>(digit);
    }
    return {at, escape_fault::none, unit};
}

// `at` is at a backslash.
[[nodiscard]] constexpr escape_sequence read_escape(char const* const at, char const* last) noexcept {
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    if (at + 1 == last) return {last, escape_fault::unknown, 0};
    auto const letter = letters.find(at[1]);
    if (letter != letters.npos)
        return {at + 2, escape_fault::none, static_cast<unsigned char>(meanings[letter])};
    if (at[1] != 'u') return {at + 1, escape_fault::unknown, 0};
    escape_sequence const first = read_code_unit(at, last);
    bool const surrogate = 0xD800 <= first.scalar && first.scalar <= 0xDFFF;
    if (first.fault != escape_fault::none || !surrogate) return first;
    bool const low = first.scalar >= 0xDC00;
    if (low || last - first.end < 2 || first.end[0] != '\\' || first.end[1] != 'u') {
        return {first.end, escape_fault::lone_surrogate, 0};
    }
    escape_sequence const second = read_code_unit(first.end, last);
    if (second.fault != escape_fault::none) return second;
    if (second.scalar < 0xDC00 || second.scalar > 0xDFFF) return {first.end, escape_fault::lone_surrogate, 0};
    char32_t const scalar = 0x10000 + ((first.scalar - 0xD800) << 10) + (second.scalar - 0xDC00);
    return {second.end, escape_fault::none, scalar};
}

struct decoded_text {
    std::string_view utf8;  // the whole text, or as much as the buffer holds
    std::size_t scalar_values;
};

// The bytes between a string's quotes, which are at `first` and before `last`.
[[nodiscard]] constexpr std::string_view between_quotes(char const* first, char const* last) noexcept {
    return {first + 1, static_cast<std::size_t>(last - first) - 2};
}

// Decodes the inside of a well-formed string into the buffer.
[[nodiscard, gnu::noinline]] constexpr decoded_text unescape(std::string_view inside,
                                                             text_buffer& buffer) noexcept {
    std::size_t scalar_values = 0;
    char const* const last = inside.data() + inside.size();
    // From the first scalar value on that does not fit, nothing is appended.
    bool fits = true;
    for (char const* at = inside.data(); at != last; ++scalar_values) {
        fixed_string<4> bytes;
        if (*at == '\\') {
            escape_sequence const escape = read_escape(at, last);
            at = escape.end;
            append_utf8(bytes, escape.scalar);
        } else {
            utf8_sequence const sequence = read_utf8(at, last);
            bytes.append({at, sequence.length});
            at += sequence.length;
        }
        fits = fits && bytes.size() <= buffer.capacity() - buffer.size();
        if (fits) buffer.append(bytes);
    }
    return {buffer, scalar_values};
}

}  // namespace chat_timers::detail

// ---- chat_timers/detail/json_scanner.hpp

namespace chat_timers::detail {

// Reads JSON values of any kind by RFC 8259, without regard to the model, and tells the assembler where the
// text is broken.
//
// Every function takes the cursor and gives it back behind what it read, or a null pointer where the text is
// broken and nothing more can be said of it. `where` is the place that a violation names.
class json_scanner {
protected:
    using cursor = char const*;

    constexpr json_scanner(std::string_view text, assembler& to) noexcept
        : first_(text.data()), last_(text.data() + text.size()), to_(to) {}

    [[gnu::always_inline]] constexpr bool is(cursor at, char byte) const noexcept {
        return at != last_ && *at == byte;
    }

    [[gnu::always_inline]] constexpr bool has(cursor at, std::size_t size) const noexcept {
        return static_cast<std::size_t>(last_ - at) >= size;
    }

    [[gnu::always_inline]] constexpr std::size_t offset(cursor at) const noexcept {
        return static_cast<std::size_t>(at - first_);
    }
    [[gnu::always_inline]] constexpr extent bytes(cursor from, cursor to) const noexcept {
        return {offset(from), static_cast<std::size_t>(to - from)};
    }

    [[gnu::always_inline]] constexpr cursor skip_space(cursor at) const noexcept {
        (void)next(at);
        return at;
    }

    // Skips white space and gives the byte behind it, or 0 at the end of the text; 0 stands nowhere in JSON.
    // `Room`: how many bytes the caller knows to be there.
    template <std::size_t Room = 0>
    [[gnu::always_inline]] constexpr char next(cursor& at) const noexcept {
        if (Room < 1 && at == last_) return '\0';
        if (static_cast<unsigned char>(*at) > ' ') return *at;
        bool const single =
            *at == ' ' && (Room >= 2 || at + 1 != last_) && static_cast<unsigned char>(at[1]) > ' ';
        if (single) return *++at;
        at = skip_white_space(at, last_);
        return at == last_ ? '\0' : *at;
    }

    [[gnu::cold, gnu::noinline]] constexpr cursor skip_colon(cursor at, place where) noexcept {
        at = skip_space(at);
        return is(at, ':') ? skip_space(at + 1) : fail(at, grammar::colon, where);
    }

    // `open`: how many objects and arrays are open around the value. `expected`: what else might stand there.
    // No recursion: which of the inner ones are objects is a bit each.
    [[gnu::noinline]] constexpr cursor skip_value(cursor at, std::size_t const open, place where,
                                                  grammar expected) noexcept {
        static_assert(limits::nesting <= 64);
        std::uint64_t objects = 0;
        std::size_t inner = 0;
        for (;;) {
            if (is(at, '{') || is(at, '[')) {
                bool const object = *at == '{';
                if (open + inner == limits::nesting) {
                    to_.stop(broken(rule::too_deep, where, bytes(at, at + 1)));
                    return nullptr;
                }
                ++inner;
                objects = objects << 1 | (object ? 1U : 0U);
                at = skip_space(at + 1);
                if (!is(at, object ? '}' : ']')) {
                    expected = object ? grammar::name_or_end : grammar::value_or_end;
                    if (object) at = skip_name(at, where, expected);
                    if (at == nullptr) return nullptr;
                    continue;
                }
            } else {
                at = skip_scalar(at, where, expected);
                if (at == nullptr || inner == 0) return at;
                at = skip_space(at);
            }
            // Behind a value, or at the end of an empty object or array.
            for (;;) {
                bool const object = (objects & 1U) != 0;
                if (is(at, object ? '}' : ']')) {
                    ++at;
                    objects >>= 1;
                    if (--inner == 0) return at;
                    at = skip_space(at);
                    continue;
                }
                if (!is(at, ',')) {
                    return fail(at, object ? grammar::comma_or_end_of_object : grammar::comma_or_end_of_array,
                                where);
                }
                at = skip_space(at + 1);
                expected = object ? grammar::name : grammar::value;
                if (object) at = skip_name(at, where, expected);
                if (at == nullptr) return nullptr;
                break;
            }
        }
    }

    struct string_token {
        cursor end;
        bool escaped;
        std::size_t continuation_bytes;  // those bytes of UTF-8 that begin no scalar value
    };

    [[gnu::noinline]] constexpr string_token skip_string(cursor at, place where) noexcept {
        bool escaped = false;
        std::size_t continuation_bytes = 0;
        ++at;
        for (;;) {
            at = skip_plain(at, last_);
            if (at == last_) return {fail(at, grammar::closing_quote, where), escaped, 0};
            if (*at == '"') return {at + 1, escaped, continuation_bytes};
            if (*at == '\\') {
                escaped = true;
                at = skip_escape(at, where);
                if (at == nullptr) return {nullptr, escaped, 0};
            } else if (static_cast<unsigned char>(*at) < 0x20) {
                return {fail(at, grammar::escaped_control, where), escaped, 0};
            } else {
                auto const sequence = read_utf8(at, last_);
                if (!sequence.well_formed) return {fail(at, grammar::value, where), escaped, 0};
                at += sequence.length;
                continuation_bytes += sequence.length - 1;
            }
        }
    }

    // The text of the string at `at`, or as much of it as the buffer holds, in UTF-8: a view of the source,
    // or, if the string has escapes, of the buffer.
    [[gnu::always_inline]] static constexpr std::string_view text_of(cursor at, string_token const& token,
                                                                     text_buffer& buffer) noexcept {
        std::string_view const inside = between_quotes(at, token.end);
        return token.escaped ? unescape(inside, buffer).utf8 : inside;
    }

    // The text is no JSON at `at`, or no Unicode.
    [[gnu::cold, gnu::noinline]] constexpr cursor fail(cursor at, grammar expected, place where) noexcept {
        if (at == last_) {
            to_.stop({rule::syntax, expected, where, offset(at), 0, 0, {}, 0});
            return nullptr;
        }
        auto const sequence = read_utf8(at, last_);
        bool const byte_order_mark = at == first_ && sequence.scalar == 0xFEFF;
        rule const which = sequence.well_formed && !byte_order_mark ? rule::syntax : rule::encoding;
        to_.stop({which, expected, where, offset(at), sequence.length, 0, {}, 0});
        return nullptr;
    }

    cursor const first_;
    cursor const last_;
    assembler& to_;

private:
    // A name and its colon.
    constexpr cursor skip_name(cursor at, place where, grammar& expected) noexcept {
        if (!is(at, '"')) return fail(at, expected, where);
        at = skip_string(at, where).end;
        if (at == nullptr) return nullptr;
        expected = grammar::value;
        return skip_colon(at, where);
    }

    constexpr cursor skip_scalar(cursor at, place where, grammar expected) noexcept {
        if (is(at, '"')) return skip_string(at, where).end;
        if (at != last_ && (*at == '-' || is_digit(*at))) {
            auto const scanned = scan_number(at, last_);
            return scanned.complete ? scanned.end : fail(scanned.end, grammar::digit, where);
        }
        std::string_view const rest{at, static_cast<std::size_t>(last_ - at)};
        for (std::string_view const literal : {"true", "false", "null"}) {
            if (rest.starts_with(literal)) return at + literal.size();
        }
        return fail(at, expected, where);
    }

    constexpr cursor skip_escape(cursor const from, place where) noexcept {
        auto const escape = read_escape(from, last_);
        if (escape.fault == escape_fault::none) return escape.end;
        if (escape.fault == escape_fault::lone_surrogate) {
            to_.stop(broken(rule::encoding, where, bytes(from, escape.end)));
            return nullptr;
        }
        return fail(escape.end,
                    escape.fault == escape_fault::hex_digit ? grammar::hex_digit : grammar::escape, where);
    }
};

}  // namespace chat_timers::detail

// ---- chat_timers/detail/json_value_reader.hpp

namespace chat_timers::detail {

// Reads the values that hold no others, and those whose type is not the model's, and reports them to the
// assembler.
//
// As in the scanner, every function takes the cursor and returns it, or a null pointer.
class json_value_reader : protected json_scanner {
protected:
    constexpr json_value_reader(std::string_view text, bool accept_integral_floats, assembler& to) noexcept
        : json_scanner(text, to), accept_integral_floats_(accept_integral_floats) {}

    // What a call to a slow path returns: the scope went there by value, so that it can stay in registers.
    struct progress {
        cursor at = nullptr;
        members_found members{};
    };

    template <auto const& Text>
    [[gnu::always_inline]] constexpr bool starts_with(cursor at) const noexcept {
        return has(at, Text.size()) && equal_text<Text>(at);
    }
    // The same for a text that is expected there. `Room`: how many bytes the caller knows to be there.
    template <auto const& Text, std::size_t Room = 0>
    [[gnu::always_inline]] constexpr bool starts_whole(cursor at) const noexcept {
        return (Text.size() <= Room || has(at, Text.size())) && equal_whole<Text>(at);
    }

    template <class Enum, std::size_t Index = 0>
    [[gnu::always_inline]] constexpr cursor read_one_of(cursor at) noexcept {
        constexpr auto enumerator = static_cast<Enum>(Index);
        if (starts_with<canonical::quoted_word<enumerator>>(at)) {
            to_.enumerator(enumerator);
            return at + canonical::quoted_word<enumerator>.size();
        }
        if constexpr (Index + 1 < enumerators<Enum>) {
            return read_one_of<Enum, Index + 1>(at);
        } else {
            return nullptr;
        }
    }

    // Reads an enumerator that is spelled without escapes. Returns a null pointer for any other value.
    template <node Member>
    [[gnu::always_inline]] constexpr cursor read_enumerator(cursor at) noexcept {
        if constexpr (Member == node::role) {
            return read_one_of<participant_role>(at);
        } else if constexpr (Member == node::type) {
            return read_one_of<timer_type>(at);
        } else if constexpr (Member == node::action) {
            return read_one_of<timer_action>(at);
        } else {
            return nullptr;
        }
    }

    // Reads an id, an unknown enumerator, or a text with escapes.
    [[gnu::noinline]] constexpr cursor read_other_text(cursor at, place where) noexcept {
        string_token const token = skip_string(at, where);
        if (token.end == nullptr) return nullptr;
        std::string_view const inside = between_quotes(at, token.end);
        decoded_text const text = token.escaped
                                      ? unescape(inside, to_.buffer(where.node))
                                      : decoded_text{inside, inside.size() - token.continuation_bytes};
        to_.text(where, bytes(at, token.end), text.utf8, text.scalar_values);
        return token.end;
    }

    // Reads up to three digits, the first of which is not 0. Returns 0 if there are none.
    // Preconditions: four bytes can be read.
    [[gnu::always_inline]] static constexpr int read_minutes(cursor& at) noexcept {
        int minutes = *at - '0';
        if (minutes < 1 || minutes > 9) return 0;
        ++at;
        if (int const second = *at - '0'; second >= 0 && second <= 9) {
            minutes = minutes * 10 + second;
            ++at;
            if (int const third = *at - '0'; third >= 0 && third <= 9) {
                minutes = minutes * 10 + third;
                ++at;
            }
        }
        return minutes;
    }

    // Reads a plain number of up to three digits. Returns a null pointer if the number may be another one.
    [[gnu::always_inline]] constexpr cursor read_small_integer(cursor const from, place where) noexcept {
        if (!has(from, 4)) return nullptr;
        cursor at = from;
        int const number = read_minutes(at);
        if (number == 0) return nullptr;
        if (*at != '}' && *at != ',' && static_cast<unsigned char>(*at) > ' ') return nullptr;
        to_.integer(where, bytes(from, at), number);
        return at;
    }

    [[gnu::cold, gnu::noinline]] constexpr cursor read_other_number(cursor at, place where) noexcept {
        auto const [end, complete, number] = scan_number(at, last_);
        if (!complete) return fail(end, grammar::digit, where);
        bool const plain = number.fraction.empty() && number.exponent.empty();
        auto const value = plain || accept_integral_floats_ ? integral_value(number) : std::nullopt;
        if (value) {
            to_.integer(where, bytes(at, end), *value);
        } else {
            to_.fraction(where, bytes(at, end));
        }
        return end;
    }

    [[gnu::noinline]] constexpr progress read_null_or_wrong_type(cursor at, place where, scope in) noexcept {
        if (!is(at, 'n'))
            return {read_wrong_type(at, where, depth(in.where.node), grammar::value), in.members};
        cursor const end = skip_value(at, depth(in.where.node), where, grammar::value);
        if (end != nullptr) to_.null_member(in, where.node, bytes(at, end));
        return {end, in.members};
    }

    [[gnu::noinline]] constexpr cursor read_null_or_wrong_item(cursor at, place where,
                                                               grammar expected) noexcept {
        if (!is(at, 'n')) return read_wrong_type(at, where, depth(facts(where.node).parent), expected);
        cursor const end = skip_value(at, depth(facts(where.node).parent), where, expected);
        if (end != nullptr) to_.null_item(where, bytes(at, end));
        return end;
    }

    [[gnu::noinline]] constexpr cursor read_wrong_type(cursor at, place where, std::size_t open,
                                                       grammar expected) noexcept {
        std::size_t const mark = to_.mark();
        cursor const end = skip_value(at, open, where, expected);
        if (end != nullptr) to_.wrong_type(where, bytes(at, end), mark);
        return end;
    }

private:
    bool const accept_integral_floats_;
};

}  // namespace chat_timers::detail

// ---- chat_timers/detail/json_layout_reader.hpp

namespace chat_timers::detail {

// Reads a timer whose text is canonical but for its layout and the order of its members. A few distinct bytes
// decide which pieces the text is compared with, each piece whole.
//
// As in the scanner, every function takes the cursor and returns it. If the text is any other, it returns a
// null pointer and has reported nothing; the caller then reads the timer from the same place by the general
// rules.
class json_layout_reader : protected json_value_reader {
    static_assert(member_bits(node::timer) == (bit(node::role) | bit(node::type) | bit(node::value)) &&
                      member_bits(node::value) == (bit(node::action) | bit(node::duration)) &&
                      enumerators<timer_action> == 1,
                  "The members of a timer or its actions have changed: adapt this class and canonical.hpp.");
    static constexpr std::string_view names[] = {facts(node::role).name, facts(node::type).name,
                                                 facts(node::value).name};
    static constexpr word_list all_names{names, std::size(names)};
    static_assert(has_distinct_byte(all_names) && has_distinct_byte(words_of<participant_role>) &&
                      has_distinct_byte(words_of<timer_type>),
                  "One byte no longer tells these names or words apart: recognise them by more than one.");
    static constexpr std::size_t name_byte = distinct_byte(all_names);

    // The least sizes in a layout. A text that ends sooner is left to the caller, which checks every byte.
    template <layout Layout>
    struct least {
        // What follows the last timer.
        static constexpr std::size_t rest =
            canonical::closing<Layout, node::timer_list>.size() + canonical::body_close<Layout>.size();
        // A duration's digits, and what follows them.
        static constexpr std::size_t digits = 1 + canonical::timer_tail<Layout>.size() + rest;
        // A value from behind its opening bracket, and what follows it.
        static constexpr std::size_t value =
            (std::min)(canonical::name_and_colon<Layout, node::duration>.size() + digits,
                       canonical::unset_and_tail<Layout>.size() + rest);
        // A timer, and what follows it.
        static constexpr std::size_t timer =
            canonical::timer_head<Layout, participant_role{}, timer_type{}>.size() -
            to_string(participant_role{}).size() - to_string(timer_type{}).size() +
            shortest(words_of<participant_role>) + shortest(words_of<timer_type>) + value;
        // A timer's last member, and what follows it.
        template <node Member, class Enum>
        static constexpr std::size_t last = canonical::name_and_colon<Layout, Member>.size() + 2 +
                                            shortest(words_of<Enum>);
        static constexpr std::size_t member =
            (std::min)(last<node::role, participant_role>, last<node::type, timer_type>) +
            canonical::closing<Layout, node::timer>.size() + rest;
    };

protected:
    using json_value_reader::json_value_reader;

    // Returns the only layout that the object at `open` can be in, judged by the white space before the first
    // name and behind its colon.
    // Preconditions: the object's brackets, Member's name and a byte behind its colon can be read.
    template <node Object, node Member>
    [[gnu::always_inline]] static constexpr layout layout_of(cursor open) noexcept {
        using namespace canonical;
        using enum layout;
        if (open[1] != '\n')
            return open[1 + name_and_colon<compact, Member>.size()] == ' ' ? spaced : compact;
        return open[opening<indented_by_two, Object>.size()] == '"' ? indented_by_two : indented_by_four;
    }

    // Calls `read` with the layout as its template argument.
    [[gnu::always_inline]] static constexpr cursor in_layout(layout found, auto read) noexcept {
        switch (found) {
        case layout::compact: return read.template operator()<layout::compact>();
        case layout::spaced: return read.template operator()<layout::spaced>();
        case layout::indented_by_two: return read.template operator()<layout::indented_by_two>();
        default: return read.template operator()<layout::indented_by_four>();
        }
    }

    // At least one byte can be read behind the timer.
    template <layout Layout>
    [[gnu::always_inline]] constexpr cursor read_known_timer(cursor from, std::size_t item) noexcept {
        constexpr std::size_t quote = canonical::opening<Layout, node::timer>.size();
        if (!has(from, least<Layout>::timer)) return nullptr;
        if (from[quote + 1 + name_byte] == facts(node::role).name[name_byte]) {
            if (cursor const end = read_ordered_timer<Layout>(from, item)) return end;
        }
        return *from == '{' && from[quote] == '"' ? read_shuffled_timer<Layout>(from, item) : nullptr;
    }

private:
    // Whether the bytes at `at` can be this enumerator's word and no other's.
    template <auto Enumerator>
    [[gnu::always_inline]] static constexpr bool is_told_as(cursor at) noexcept {
        constexpr std::size_t index = distinct_byte(words_of<decltype(Enumerator)>);
        return at[index] == to_string(Enumerator)[index];
    }

    // A timer up to its value's opening bracket, compared with the head that its role and type would make.
    // Preconditions: the longest head can be read.
    template <layout Layout, std::size_t Role = 0>
    [[gnu::always_inline]] static constexpr cursor read_head(cursor from, timer_key& key) noexcept {
        constexpr auto role = static_cast<participant_role>(Role);
        constexpr std::size_t role_at = canonical::opening<Layout, node::timer>.size() +
                                        canonical::name_and_colon<Layout, node::role>.size() + 1;
        if constexpr (Role + 1 < enumerators<participant_role>) {
            if (!is_told_as<role>(from + role_at)) return read_head<Layout, Role + 1>(from, key);
        }
        return read_head_of_role<Layout, role, role_at + to_string(role).size()>(from, key);
    }
    template <layout Layout, participant_role Role, std::size_t RoleEnd, std::size_t Type = 0>
    [[gnu::always_inline]] static constexpr cursor read_head_of_role(cursor from, timer_key& key) noexcept {
        constexpr auto type = static_cast<timer_type>(Type);
        constexpr std::size_t type_at = RoleEnd + 1 + canonical::between<Layout, node::timer>.size() +
                                        canonical::name_and_colon<Layout, node::type>.size() + 1;
        if constexpr (Type + 1 < enumerators<timer_type>) {
            if (!is_told_as<type>(from + type_at))
                return read_head_of_role<Layout, Role, RoleEnd, Type + 1>(from, key);
        }
        constexpr auto const& head = canonical::timer_head<Layout, Role, type>;
        static_assert(head.size() <= least<Layout>::timer);
        key = {Role, type};
        return equal_whole<head>(from) ? from + head.size() : nullptr;
    }

    // Preconditions: least<Layout>::timer bytes can be read.
    template <layout Layout>
    [[gnu::always_inline]] constexpr cursor read_ordered_timer(cursor const from, std::size_t item) noexcept {
        constexpr auto const& duration = canonical::name_and_colon<Layout, node::duration>;
        constexpr auto const& unset = canonical::unset_and_tail<Layout>;
        constexpr auto const& tail = canonical::timer_tail<Layout>;
        constexpr std::size_t room = least<Layout>::value;
        timer_key key{};
        cursor at = read_head<Layout>(from, key);
        if (at == nullptr || !has(at, room)) return nullptr;
        if (starts_whole<duration, room>(at)) {
            cursor const number = at += duration.size();
            if (!has(at, least<Layout>::digits)) return nullptr;
            int const minutes = read_minutes(at);
            cursor const number_end = at;
            static_assert(least<Layout>::digits >= 3 + tail.size());
            if (minutes == 0 || !equal_whole<tail>(at)) return nullptr;
            return add(from, at + tail.size(), item, key, minutes, number, number_end);
        }
        if (!starts_whole<unset, room>(at)) return nullptr;
        return add(from, at + unset.size(), item, key, 0, nullptr, nullptr);
    }

    // The same with the timer's members in any order.
    template <layout Layout>
    [[gnu::noinline]] constexpr cursor read_shuffled_timer(cursor const from, std::size_t item) noexcept {
        constexpr auto const& open = canonical::opening<Layout, node::timer>;
        constexpr auto const& separator = canonical::between<Layout, node::timer>;
        constexpr auto const& close = canonical::closing<Layout, node::timer>;
        if (!starts_whole<open, least<Layout>::timer>(from)) return nullptr;
        cursor at = from + open.size();
        timer_key key{};
        int minutes = 0;
        cursor number = nullptr;
        cursor number_end = nullptr;
        for (unsigned seen = 0;;) {
            static_assert(1 + name_byte < least<Layout>::member);
            if (!has(at, least<Layout>::member)) return nullptr;
            char const letter = at[1 + name_byte];
            unsigned member = 0;
            if (letter == facts(node::role).name[name_byte]) {
                member = bit(node::role);
                at = read_word<Layout, node::role>(at, key.role);
            } else if (letter == facts(node::type).name[name_byte]) {
                member = bit(node::type);
                at = read_word<Layout, node::type>(at, key.type);
            } else {
                member = bit(node::value);
                at = read_value<Layout>(at, minutes, number, number_end);
            }
            if (at == nullptr || (seen & member) != 0) return nullptr;
            seen |= member;
            if (seen == member_bits(node::timer)) break;
            if (!starts_whole<separator>(at)) return nullptr;
            at += separator.size();
        }
        if (!has(at, close.size() + 1) || !equal_whole<close>(at)) return nullptr;
        return add(from, at + close.size(), item, key, minutes, number, number_end);
    }

    // "ParticipantRole":"CUSTOMER", or another such member.
    // Preconditions: least<Layout>::member bytes can be read.
    template <layout Layout, node Member, std::size_t Index = 0, class Enum>
    [[gnu::always_inline]] constexpr cursor read_word(cursor at, Enum& to) const noexcept {
        constexpr auto enumerator = static_cast<Enum>(Index);
        constexpr auto const& text = canonical::word_member<Layout, Member, enumerator>;
        constexpr std::size_t word_at = canonical::name_and_colon<Layout, Member>.size() + 1;
        static_assert(word_at + distinct_byte(words_of<Enum>) < least<Layout>::member);
        if constexpr (Index + 1 < enumerators<Enum>) {
            if (!is_told_as<enumerator>(at + word_at)) return read_word<Layout, Member, Index + 1>(at, to);
        }
        to = enumerator;
        return starts_whole<text, least<Layout>::member>(at) ? at + text.size() : nullptr;
    }

    // "TimerValue":{"ParticipantTimerDurationInMinutes":480}, or one that is unset.
    template <layout Layout>
    [[gnu::always_inline]] constexpr cursor read_value(cursor at, int& minutes, cursor& number,
                                                       cursor& number_end) const noexcept {
        constexpr auto const& duration = canonical::duration_value_open<Layout>;
        constexpr auto const& unset = canonical::unset_value<Layout>;
        constexpr auto const& close = canonical::closing<Layout, node::value>;
        if (!starts_whole<duration>(at)) return starts_whole<unset>(at) ? at + unset.size() : nullptr;
        number = at += duration.size();
        static_assert(least<Layout>::digits >= 3 + close.size());
        if (!has(at, least<Layout>::digits)) return nullptr;
        minutes = read_minutes(at);
        number_end = at;
        return minutes != 0 && equal_whole<close>(at) ? at + close.size() : nullptr;
    }

    [[gnu::always_inline]] constexpr cursor add(cursor from, cursor end, std::size_t item, timer_key key,
                                                int minutes, cursor number, cursor number_end) noexcept {
        if (to_.right_timer(item, key, minutes)) return end;
        extent const number_bytes = minutes != 0 ? bytes(number, number_end) : extent{};
        to_.wrong_timer(item, bytes(from, end), key, number_bytes, minutes);
        return end;
    }
};

}  // namespace chat_timers::detail

// ---- chat_timers/detail/json_reader.hpp

namespace chat_timers::detail {

// Reads a JSON text by RFC 8259 and reports to the assembler what it holds. The model directs it: it compares
// the text with what the model expects at each place, first with the texts of common serializers, then member
// by member, and takes a slow path for everything else.
//
// As in the scanner, every function takes the cursor and returns it, or a null pointer. Those of the fast
// paths are inlined, so that the cursor stays in a register; the others are calls that take it and return it
// by value.
//
// Every call of a template names its nodes and layouts by the caller's own template arguments. Clang would
// instantiate any other call when it reads this class, too early for constant evaluation.
class json_reader : json_layout_reader {
public:
    constexpr json_reader(std::string_view text, bool accept_integral_floats, assembler& to) noexcept
        : json_layout_reader(text, accept_integral_floats, to) {}

    // Reads the whole text, which must be a Root and nothing more.
    template <node Root>
    [[gnu::always_inline]] constexpr void read() noexcept {
        place const root{Root, 0};
        cursor at = read_known_body<Root>();
        if (at == first_) {
            at = skip_space(at);
            at = is(at, '{') ? read_object<Root>(at, 0) : read_wrong_type(at, root, 0, grammar::value);
        }
        if (at == nullptr || at == last_) return;
        at = skip_space(at);
        if (at != last_) (void)fail(at, grammar::end_of_text, root);
    }

private:
    // How many bytes there are behind a name and its colon on the fast path. No more than the closing
    // brackets of all that is open, so that the last members take that path, too.
    static constexpr std::size_t room_behind_name = 2;

    template <node Object>
    [[gnu::always_inline]] constexpr cursor read_object(cursor at, std::size_t item) noexcept {
        scope in = to_.open({Object, item}, offset(at));
        return read_members<Object>(at + 1, in, false);
    }

    // What is left of an object: all its members, or, behind a member's value, the others.
    template <node Object>
    [[gnu::always_inline]] constexpr cursor read_members(cursor at, scope& in, bool behind_value) noexcept {
        constexpr std::size_t room =
            std::string_view{"\"\":"}.size() + longest_name<Object>() + room_behind_name;
        char byte = next(at);
        if (byte != '}') {
            for (grammar expected = grammar::name_or_end;; expected = grammar::name) {
                if (!behind_value) {
                    at = has(at, room) ? read_member<facts(Object).first_member>(at, byte, in, expected)
                                       : read_odd_member<Object>(at, byte, in, expected);
                    if (at == nullptr) return nullptr;
                    byte = next(at);
                }
                behind_value = false;
                if (byte != ',') break;
                byte = next(++at);
            }
            if (byte != '}') return fail(at, grammar::comma_or_end_of_object, in.where);
        }
        ++at;
        to_.template close<Object>(in, offset(at));
        return at;
    }

    template <node Object>
    [[gnu::cold, gnu::noinline]] constexpr cursor read_other_members(cursor at, scope in) noexcept {
        return read_members<Object>(at, in, true);
    }

    // A name, its colon and its value, with room for the longest name. Tries the names of the model in turn,
    // from Member on.
    template <node Member>
    [[gnu::always_inline]] constexpr cursor read_member(cursor at, char byte, scope& in,
                                                        grammar expected) noexcept {
        constexpr node object = facts(Member).parent;
        constexpr auto const& name = canonical::name_and_colon<layout::compact, Member>;
        if (equal_text<name>(at) && to_.first_member(in, Member)) {
            if constexpr (Member == node::channel_configuration) {
                cursor const end = read_known_configuration<Member>(at);
                if (end != at) return end;
            }
            return read_member_value<Member, room_behind_name>(at + name.size(), in);
        }
        if constexpr (Member != facts(object).last_member) {
            return read_member<detail::next(Member)>(at, byte, in, expected);
        } else {
            return read_odd_member<object>(at, byte, in, expected);
        }
    }

    template <node Object>
    [[gnu::always_inline]] constexpr cursor read_odd_member(cursor at, char byte, scope& in,
                                                            grammar expected) noexcept {
        if (byte != '"') return fail(at, expected, in.where);
        auto const [end, members] = read_other_member<facts(Object).first_member>(at, in);
        in.members = members;
        return end;
    }

    // ---- Texts in a known layout.

    // A text that begins with a body in a known layout, up to the list's bracket. Returns `first_` for any
    // other.
    template <node Root>
    [[gnu::always_inline]] constexpr cursor read_known_body() noexcept {
        constexpr node member = facts(Root).first_member;
        if constexpr (Root != node::body) {
            return first_;
        } else if (!has(first_, canonical::body_open<layout::compact>.size())) {
            return first_;
        } else {
            return in_layout(layout_of<Root, member>(first_),
                             [this]<layout Layout>() { return this->template read_body_in<Layout, Root>(); });
        }
    }
    template <layout Layout, node Body>
    [[gnu::always_inline]] constexpr cursor read_body_in() noexcept {
        constexpr auto const& open = canonical::body_open<Layout>;
        constexpr auto const& close = canonical::body_close<Layout>;
        if (!starts_whole<open, canonical::body_open<layout::compact>.size()>(first_)) return first_;
        cursor const end = read_list<Layout, node::timer_list>(first_ + open.size() - 1);
        if (end == nullptr) return nullptr;
        if (starts_whole<close>(end)) return end + close.size();
        constexpr node configuration = facts(Body).first_member;
        scope body = to_.open({Body, 0}, 0);
        body.mark = 0;
        to_.sole_member(body, configuration);
        cursor const name = first_ + canonical::opening<Layout, Body>.size();
        cursor const at = read_behind_list<Layout, configuration>(name, end, 0);
        return at == nullptr ? nullptr : read_other_members<Body>(at, body);
    }

    // The same for "ChannelConfiguration" as a member; `at` is at its name. Returns `at` for any other text.
    template <node Configuration>
    [[gnu::always_inline]] constexpr cursor read_known_configuration(cursor at) noexcept {
        constexpr auto const& name = canonical::name_and_colon<layout::compact, Configuration>;
        if (!has(at, canonical::list_open<layout::compact>.size())) return at;
        cursor const open = at + name.size() + (at[name.size()] == ' ' ? 1 : 0);
        return in_layout(layout_of<Configuration, facts(Configuration).first_member>(open),
                         [=, this]<layout Layout>() {
                             return this->template read_configuration_in<Layout, Configuration>(at);
                         });
    }
    template <layout Layout, node Configuration>
    [[gnu::noinline]] constexpr cursor read_configuration_in(cursor at) noexcept {
        constexpr auto const& open = canonical::list_open<Layout>;
        constexpr auto const& close = canonical::configuration_close<Layout>;
        if (!starts_whole<open>(at)) return at;
        std::size_t const mark = to_.mark();
        cursor const end = read_list<Layout, node::timer_list>(at + open.size() - 1);
        if (end == nullptr) return nullptr;
        if (starts_whole<close>(end)) return end + close.size();
        return read_behind_list<Layout, Configuration>(at, end, mark);
    }

    // What is left of "ChannelConfiguration", whose name is at `from`, behind the list. `mark`: how many
    // violations were reported before it.
    template <layout Layout, node Configuration>
    [[gnu::cold, gnu::noinline]] constexpr cursor read_behind_list(cursor from, cursor at,
                                                                   std::size_t mark) noexcept {
        constexpr node channel = facts(Configuration).first_member;
        static_assert(channel == facts(Configuration).last_member, "Which of the channels is it?");
        cursor const configuration_open = from + canonical::name_and_colon<Layout, Configuration>.size();
        cursor const channel_open = configuration_open + canonical::opening<Layout, Configuration>.size() +
                                    canonical::name_and_colon<Layout, channel>.size();
        scope configuration{{Configuration, 0}, offset(configuration_open), mark};
        to_.sole_member(configuration, channel);
        scope chat{{channel, 0}, offset(channel_open), mark};
        to_.sole_member(chat, facts(channel).first_member);
        at = read_other_members<channel>(at, chat);
        return at == nullptr ? nullptr : read_other_members<Configuration>(at, configuration);
    }

    // The list, in whatever layout its brackets and the colon before it suggest.
    // Preconditions: a name and a colon precede it.
    template <node List>
    [[gnu::noinline]] constexpr cursor read_any_list(cursor at) noexcept {
        using enum layout;
        constexpr std::size_t by_two = canonical::opening<indented_by_two, List>.size();
        layout found = at[-1] == ' ' ? spaced : compact;
        if (has(at, by_two + 1) && at[1] == '\n')
            found = at[by_two] == '{' ? indented_by_two : indented_by_four;
        return in_layout(found,
                         [=, this]<layout Layout>() { return this->template read_list<Layout, List>(at); });
    }

    // Reads timers in the known layout as long as there are any, and any other item by the general rules.
    template <layout Layout, node List>
    [[gnu::noinline]] constexpr cursor read_list(cursor at) noexcept {
        constexpr node item = facts(List).first_member;
        constexpr auto const& close = canonical::closing<Layout, List>;
        scope in = to_.open({List, 0}, offset(at));
        std::size_t items = 0;
        char byte = ',';
        while (byte == ',') {
            ++at;
            if (cursor const end = read_known_item<Layout, List>(at, items)) {
                at = end;
                ++items;
                if (*at == ',') continue;
                if (starts_whole<close>(at)) {
                    at += close.size() - 1;
                    byte = ']';
                    break;
                }
            } else {
                byte = next(at);
                if (byte == ']' && items == 0) break;
                at = read_other_item<item>(at, byte, items,
                                           items == 0 ? grammar::value_or_end : grammar::value);
                if (at == nullptr) return nullptr;
                ++items;
            }
            byte = next(at);
        }
        if (byte != ']') return fail(at, grammar::comma_or_end_of_array, in.where);
        ++at;
        to_.close_list(in, offset(at), items);
        return at;
    }

    // `at` is behind the list's bracket or a comma.
    template <layout Layout, node List>
    [[gnu::always_inline]] constexpr cursor read_known_item(cursor at, std::size_t index) noexcept {
        if constexpr (Layout == layout::spaced) {
            if (is(at, ' ')) ++at;
        } else {
            constexpr auto const& line = canonical::line<Layout, depth(List)>;
            if (!starts_whole<line>(at)) return nullptr;
            at += line.size();
        }
        return read_known_timer<Layout>(at, index);
    }

    // A member whose name is a stranger's, is spelled with escapes, stands apart from its colon, comes again,
    // or stands near the end of the text.
    template <node First>
    [[gnu::cold, gnu::noinline]] constexpr progress read_other_member(cursor at, scope in) noexcept {
        string_token const token = skip_string(at, in.where);
        if (token.end == nullptr) return {};
        text_buffer buffer;
        std::string_view const name = text_of(at, token, buffer);
        node const member = find_member(in.where.node, name);
        bool const known = member != in.where.node;
        if (!known) to_.unknown_member(in, name, bytes(at, token.end));
        bool const told = known && to_.member(in, member, bytes(at, token.end));
        at = skip_colon(token.end, in.where);
        if (at == nullptr) return {};
        if (told) return read_value_of<First>(member, at, in);
        return {skip_value(at, depth(in.where.node), in.where, grammar::value), in.members};
    }

    // The value of a member that is Member or one behind it in its object.
    template <node Member>
    [[gnu::cold, gnu::noinline]] constexpr progress read_value_of(node member, cursor at, scope in) noexcept {
        if constexpr (Member != facts(facts(Member).parent).last_member) {
            if (member != Member) return read_value_of<detail::next(Member)>(member, at, in);
        }
        at = read_member_value<Member>(at, in);
        return {at, in.members};
    }

    template <node Member, std::size_t Room = 0>
    [[gnu::always_inline]] constexpr cursor read_member_value(cursor at, scope& in) noexcept {
        char const byte = next<Room>(at);
        place const where{Member, in.where.item};
        constexpr node_kind kind = facts(Member).kind;
        if constexpr (kind == node_kind::structure || kind == node_kind::union_) {
            if (byte == '{') return read_object<Member>(at, in.where.item);
        } else if constexpr (kind == node_kind::list) {
            if (byte == '[') return read_any_list<Member>(at);
        } else if constexpr (kind == node_kind::integer) {
            if (cursor const end = read_small_integer(at, where)) return end;
            if (byte == '-' || is_digit(byte)) return read_other_number(at, where);
        } else {
            cursor const end = read_enumerator<Member>(at);
            if (end != nullptr) return end;
            if (byte == '"') return read_other_text(at, where);
        }
        auto const [end, members] = read_null_or_wrong_type(at, where, in);
        in.members = members;
        return end;
    }

    template <node Item>
    [[gnu::noinline]] constexpr cursor read_other_item(cursor at, char first, std::size_t index,
                                                       grammar expected) noexcept {
        if (first == '{') return read_object<Item>(at, index);
        return read_null_or_wrong_item(at, {Item, index}, expected);
    }
};

}  // namespace chat_timers::detail

// ---- chat_timers/detail/json_writer.hpp

// Writes the canonical JSON text: members in the model's order, no white space, escapes only where RFC 8259
// asks for them. Every function takes where to write and gives where it ended.
namespace chat_timers::detail {

// Copies `size` bytes and, at run time, up to Bound rounded up to whole blocks. The next text overwrites the
// excess; after the last one the buffer has room for it.
template <std::size_t Bound>
[[gnu::always_inline]] constexpr char* put_blocks(char* to, char const* from, std::size_t size) noexcept {
    if (std::is_constant_evaluated()) {
        for (std::size_t index = 0; index < size; ++index) to[index] = from[index];
    } else {
        std::memcpy(to, from, (Bound + block - 1) / block * block);
    }
    return to + size;
}

template <auto const& Piece>
[[gnu::always_inline]] constexpr char* put(char* to) noexcept {
    return put_blocks<Piece.size()>(to, Piece.data(), Piece.size());
}

// The text of a timer up to its digits, and of one that is unset, with a comma. Key: its role and type.
template <std::size_t Key>
struct timer_text {
    static constexpr auto role = static_cast<participant_role>(Key / enumerators<timer_type>);
    static constexpr auto type = static_cast<timer_type>(Key % enumerators<timer_type>);
    static constexpr auto const& head = canonical::timer_head<layout::compact, role, type>;
    static constexpr auto set = joined(head, canonical::name_and_colon<layout::compact, node::duration>);
    static constexpr auto unset = joined(head, canonical::unset_and_tail<layout::compact>, ',');
};
template <class Keys>
struct timer_texts;
template <std::size_t... Keys>
struct timer_texts<std::index_sequence<Keys...>> {
    static constexpr std::size_t longest =
        (std::max)({timer_text<Keys>::set.size()..., timer_text<Keys>::unset.size()...});
    using text = fixed_string<(longest + block - 1) / block * block>;
    static constexpr text set[sizeof...(Keys)] = {text{timer_text<Keys>::set}...};
    static constexpr text unset[sizeof...(Keys)] = {text{timer_text<Keys>::unset}...};
};
using all_timer_texts = timer_texts<std::make_index_sequence<timer_keys::capacity>>;

// The digits of each duration, in whole words.
struct minutes_text {
    char digits[3];
    unsigned char size;
};
struct minutes_texts {
    minutes_text of[limits::timer_minutes.max + 1];
};
[[nodiscard]] consteval minutes_texts make_minutes_texts() noexcept {
    static_assert(limits::timer_minutes.min >= 0 && limits::timer_minutes.max <= 999);
    minutes_texts made{};
    for (int minutes = 0; minutes <= limits::timer_minutes.max; ++minutes) {
        minutes_text& text = made.of[minutes];
        for (int power = minutes >= 100 ? 100 : minutes >= 10 ? 10 : 1; power != 0; power /= 10)
            text.digits[text.size++] = static_cast<char>('0' + minutes / power % 10);
    }
    return made;
}
inline constexpr minutes_texts all_minutes_texts = make_minutes_texts();

// Up to three digits, and what ends the timer, with a comma.
[[gnu::always_inline]] constexpr char* put_minutes_and_tail(char* to, timer_duration duration) noexcept {
    constexpr auto tail = joined(canonical::timer_tail<layout::compact>, ',');
    minutes_text const& minutes = all_minutes_texts.of[duration.minutes().count()];
    if (std::is_constant_evaluated()) {
        to = append_part(to, std::string_view{minutes.digits, minutes.size});
        return append_part(to, tail);
    }
    std::memcpy(to, &minutes, sizeof minutes);
    to += minutes.size;
    std::memcpy(to, tail.data(), tail.size() + 1);
    return to + tail.size();
}

// With a comma.
[[gnu::always_inline]] constexpr char* put_timer(char* to, timer const& item) noexcept {
    constexpr std::size_t longest = all_timer_texts::longest;
    auto const key =
        static_cast<std::size_t>(item.role) * enumerators<timer_type> + static_cast<std::size_t>(item.type);
    if (auto const* const duration = std::get_if<timer_duration>(&item.value)) {
        auto const& text = all_timer_texts::set[key];
        return put_minutes_and_tail(put_blocks<longest>(to, text.data(), text.size()), *duration);
    }
    auto const& text = all_timer_texts::unset[key];
    return put_blocks<longest>(to, text.data(), text.size());
}

[[gnu::always_inline]] constexpr char* put_channel(char* to, chat const& channel) noexcept {
    using namespace canonical;
    to = put<list_open<layout::compact>>(to);
    for (timer const& item : channel.timers) to = put_timer(to, item);
    --to;  // the comma after the last timer; a list has at least one
    return put<canonical::list_close>(to);
}

[[gnu::always_inline]] constexpr char*
put_configuration(char* to, channel_configuration const& configuration) noexcept {
    return std::visit([to](auto const& channel) { return put_channel(to, channel); }, configuration);
}

// A string's inside.
constexpr char* put_escaped(char* to, std::string_view utf8) noexcept {
    constexpr std::string_view hex = "0123456789abcdef";
    constexpr std::string_view meanings = "\b\f\n\r\t";
    constexpr std::string_view letters = "bfnrt";
    for (char const byte : utf8) {
        auto const code = static_cast<unsigned char>(byte);
        if (code >= 0x20) {
            if (byte == '"' || byte == '\\') *to++ = '\\';
            *to++ = byte;
            continue;
        }
        *to++ = '\\';
        if (auto const letter = meanings.find(byte); letter != meanings.npos) {
            *to++ = letters[letter];
            continue;
        }
        for (char const digit : {'u', '0', '0', hex[code >> 4], hex[code & 0xF]}) *to++ = digit;
    }
    return to;
}

template <std::size_t Capacity>
constexpr fixed_string<Capacity>& append_escaped(fixed_string<Capacity>& to, std::string_view utf8) noexcept {
    to.resize(static_cast<std::size_t>(put_escaped(to.data() + to.size(), utf8) - to.data()));
    return to;
}

// Includes the excess of the last blocks.
inline constexpr std::size_t longest_body =
    1 + canonical::list_open<layout::compact>.size() +
    timer_keys::capacity *
        (all_timer_texts::longest + 3 + canonical::timer_tail<layout::compact>.size() + 1) +
    canonical::list_close.size() + 3 * block;

// A control character takes six bytes.
inline constexpr std::size_t longest_ids =
    canonical::instance_id_open.size() + canonical::contact_id_open.size() + canonical::ids_close.size() +
    6 * static_cast<std::size_t>(limits::instance_id_length.max + limits::contact_id_length.max);

}  // namespace chat_timers::detail

// ---- chat_timers/json.hpp

namespace chat_timers {

// How a JSON text is read. RFC 8259 and the rules of the service hold with all options.
struct decode_options {
    bool ignore_unknown_members = false;  // of objects, and "__type" of unions
    bool accept_integral_floats = false;  // reads 5.0 and 5e0 as 5; 5.5 is refused
    bool empty_is_object = false;         // reads an empty text as {}
    std::size_t max_bytes = limits::payload_bytes;
};

// For a payload that is about to be sent: the default of every decoder of a document.
inline constexpr decode_options strict{};

// What a restJson1 server reads: the default of decode(http_request).
inline constexpr decode_options service{true, true, true};

namespace detail {

template <node Root>
constexpr void decode_text(std::string_view json, decode_options const& options, assembler& to) noexcept {
    if (json.size() > options.max_bytes) {
        interval const allowed{0, static_cast<std::int64_t>(options.max_bytes)};
        to.stop({rule::too_large,
                 {},
                 {Root, 0},
                 options.max_bytes,
                 1,
                 static_cast<std::int64_t>(json.size()),
                 allowed,
                 0});
    } else if (json.empty() && options.empty_is_object) {
        scope nothing = to.open({Root, 0}, 0);
        to.template close<Root>(nothing, 0);
    } else {
        json_reader{json, options.accept_integral_floats, to}.template read<Root>();
    }
}

}  // namespace detail

// The HTTP request's body, UTF-8 without byte order mark: the configuration, or all that is wrong with the
// text. What is broken beyond reading (syntax, encoding, too_deep, too_large) is the last violation;
// everything before it is there. Linear in the text, allocates nothing, keeps no view of it.
[[nodiscard]] constexpr result<channel_configuration> decode_body(std::string_view json,
                                                                  decode_options options = strict) noexcept {
    detail::assembler to{options.ignore_unknown_members};
    detail::decode_text<detail::node::body>(json, options, to);
    return to.body();
}

// The operation's whole input in one document, as boto3's arguments and `aws connect
// update-participant-role-config
// --cli-input-json` have it. Otherwise as decode_body.
[[nodiscard]] constexpr result<request> decode_input(std::string_view json,
                                                     decode_options options = strict) noexcept {
    detail::assembler to{options.ignore_unknown_members};
    detail::decode_text<detail::node::input>(json, options, to);
    return to.input();
}

// The canonical text: members in the model's order, no white space. A fixed_string: data(), size(), a
// std::string_view where one is asked for. No error.
[[nodiscard]] constexpr auto encode_body(channel_configuration const& configuration) noexcept {
    detail::fixed_string<detail::longest_body> text;
    char* at = text.data();
    *at++ = '{';
    at = detail::put_configuration(at, configuration);
    text.resize(static_cast<std::size_t>(at - text.data()));
    return text;
}

[[nodiscard]] constexpr auto encode_input(request const& input) noexcept {
    using namespace detail;
    fixed_string<longest_ids + longest_body> text;
    char* at = put<canonical::instance_id_open>(text.data());
    at = put_escaped(at, input.instance_id.value());
    at = put<canonical::contact_id_open>(at);
    at = put_escaped(at, input.contact_id.value());
    at = put<canonical::ids_close>(at);
    at = put_configuration(at, input.channel_configuration);
    text.resize(static_cast<std::size_t>(at - text.data()));
    return text;
}

namespace literals {

// A body or an input that is read while compiling; a wrong one does not compile.
[[nodiscard]] consteval channel_configuration operator""_body(char const* json, std::size_t size) noexcept {
    auto const decoded = decode_body({json, size});
    if (!decoded) detail::refuse_literal(decoded.error());
    return *decoded;
}
[[nodiscard]] consteval request operator""_input(char const* json, std::size_t size) noexcept {
    auto const decoded = decode_input({json, size});
    if (!decoded) detail::refuse_literal(decoded.error());
    return *decoded;
}

}  // namespace literals
}  // namespace chat_timers

// ---- chat_timers/detail/glyph.hpp

namespace chat_timers::detail {

// The next thing that a person sees of a text.
struct glyph {
    std::size_t bytes;  // of the text
    std::size_t width;  // in a terminal's columns
    char32_t scalar;    // or the byte, of one that is ill-formed
    enum : unsigned char { as_is, blank, byte, code_point } form;
};

struct scalar_range {
    char32_t first, last;
};

// Controls, and what is invisible or changes the order of its neighbours: Unicode's general categories Cc,
// Cf, Zl and Zp beyond ASCII, and the tags.
inline constexpr scalar_range hidden_scalars[] = {
    {0x80, 0x9F},       {0xAD, 0xAD},       {0x600, 0x605},     {0x61C, 0x61C},     {0x6DD, 0x6DD},
    {0x70F, 0x70F},     {0x890, 0x891},     {0x8E2, 0x8E2},     {0x180E, 0x180E},   {0x200B, 0x200F},
    {0x2028, 0x202E},   {0x2060, 0x206F},   {0xFEFF, 0xFEFF},   {0xFFF9, 0xFFFB},   {0x110BD, 0x110BD},
    {0x110CD, 0x110CD}, {0x13430, 0x1343F}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE007F},
};

// Of two columns: Unicode's East_Asian_Width W and F, in whole blocks.
inline constexpr scalar_range wide_scalars[] = {
    {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1FAFF}, {0x20000, 0x3FFFD},
};

// Of none: marks that combine with what precedes them.
inline constexpr scalar_range combining_scalars[] = {
    {0x300, 0x36F}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
};

template <std::size_t Size>
[[nodiscard]] constexpr bool is_in(scalar_range const (&ranges)[Size], char32_t scalar) noexcept {
    for (scalar_range const range : ranges) {
        if (range.first <= scalar && scalar <= range.last) return true;
    }
    return false;
}

// Returns true for a control or an invisible character beyond ASCII.
[[nodiscard]] constexpr bool is_hidden(char32_t scalar) noexcept {
    return scalar >= 0x80 && is_in(hidden_scalars, scalar);
}

// Takes at least one byte.
[[nodiscard]] constexpr glyph read_glyph(char const* first, char const* last) noexcept {
    utf8_sequence const sequence = read_utf8(first, last);
    char32_t const scalar = sequence.scalar;
    if (!sequence.well_formed) return {1, 4, static_cast<unsigned char>(*first), glyph::byte};
    if (scalar == '\t') return {1, 1, ' ', glyph::blank};
    if (scalar < 0x20 || scalar == 0x7F) return {1, 4, scalar, glyph::byte};
    if (scalar < 0x80) return {1, 1, scalar, glyph::as_is};
    if (is_hidden(scalar)) {
        return {sequence.length, scalar < 0x10000 ? 8U : 9U, scalar, glyph::code_point};
    }
    std::size_t const width = is_in(combining_scalars, scalar) ? 0 : is_in(wide_scalars, scalar) ? 2 : 1;
    return {sequence.length, width, scalar, glyph::as_is};
}

template <class Out>
constexpr Out write_text(Out out, std::string_view text) {
    if constexpr (std::is_same_v<Out, char*>) {
        std::char_traits<char>::copy(out, text.data(), text.size());
        return out + text.size();
    } else {
        for (char const byte : text) *out++ = byte;
        return out;
    }
}

// At least `digits` of them.
template <class Out>
constexpr Out write_hex(Out out, char32_t number, int digits) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    bool started = false;
    for (int place = 7; place >= 0; --place) {
        unsigned const digit = number >> 4 * place & 0xF;
        started = started || digit != 0 || place < digits;
        if (started) *out++ = hex[digit];
    }
    return out;
}

// As itself, or as <1B> for a control or an ill-formed byte, or as <U+202E> for what cannot be seen.
template <class Out>
constexpr Out write_glyph(Out out, glyph const& shown, char const* from) {
    switch (shown.form) {
    case glyph::as_is: return write_text(out, {from, shown.bytes});
    case glyph::blank: *out++ = ' '; return out;
    case glyph::byte: out = write_hex(write_text(out, "<"), shown.scalar, 2); break;
    case glyph::code_point: out = write_hex(write_text(out, "<U+"), shown.scalar, 4); break;
    }
    *out++ = '>';
    return out;
}

}  // namespace chat_timers::detail

// ---- chat_timers/detail/excerpt.hpp

namespace chat_timers::detail {

// A range of a source in its line, as far as the range does not go beyond it.
struct source_position {
    std::string_view before, marked, after;  // together the line, without its end
    std::size_t line;                        // from 0

    // What lies outside the source is taken as its end. Linear.
    [[nodiscard]] static constexpr source_position of(std::string_view source, std::size_t offset,
                                                      std::size_t length) noexcept {
        if (offset > source.size()) offset = source.size();
        std::size_t line = 0;
        std::size_t first = 0;
        for (std::size_t at = 0; at < offset; ++at) {
            if (source[at] != '\n') continue;
            first = at + 1;
            ++line;
        }
        std::string_view rest = source.substr(offset);
        rest = rest.substr(0, rest.find('\n'));
        if (rest.ends_with('\r')) rest.remove_suffix(1);
        std::string_view const marked = rest.substr(0, length);
        return {source.substr(first, offset - first), marked, rest.substr(marked.size()), line};
    }

    // Marks only the first byte.
    [[nodiscard]] constexpr source_position first_byte() const noexcept {
        return {before, marked.substr(0, 1), {marked.data() + 1, marked.size() - 1 + after.size()}, line};
    }

    // In bytes, from 1.
    [[nodiscard]] constexpr std::size_t column() const noexcept { return before.size() + 1; }
};

[[nodiscard]] constexpr glyph first_glyph(std::string_view text) noexcept {
    return read_glyph(text.data(), text.data() + text.size());
}

[[nodiscard]] constexpr std::size_t width(std::string_view text) noexcept {
    std::size_t columns = 0;
    while (!text.empty()) {
        glyph const shown = first_glyph(text);
        columns += shown.width;
        text.remove_prefix(shown.bytes);
    }
    return columns;
}

// As many columns of a text as there are left; takes them off.
template <class Out>
constexpr Out write_columns(Out out, std::string_view& text, std::size_t& columns) {
    while (!text.empty()) {
        glyph const shown = first_glyph(text);
        if (shown.width > columns) return out;
        columns -= shown.width;
        out = write_glyph(out, shown, text.data());
        text.remove_prefix(shown.bytes);
    }
    return out;
}

struct mark_style {
    std::string_view begin, end;
};

// The line, cut around what is marked if it is long; below it a caret and a wave. Ends behind the wave.
template <class Out>
constexpr Out write_excerpt(Out out, source_position position, mark_style style) {
    constexpr std::string_view cut = "...";
    constexpr std::size_t most_before = 60;
    constexpr std::size_t most = 100;

    std::size_t indent = width(position.before);
    if (indent > most_before) {
        while (indent + cut.size() > most_before) {
            glyph const hidden = first_glyph(position.before);
            indent -= hidden.width;
            position.before.remove_prefix(hidden.bytes);
        }
        out = write_text(out, cut);
        indent += cut.size();
    }
    std::size_t left = most;
    out = write_columns(out, position.before, left);
    left = most - indent;
    out = write_columns(out, position.marked, left);
    std::size_t const wave = most - indent - left;
    if (position.marked.empty()) out = write_columns(out, position.after, left);
    if (!position.marked.empty() || !position.after.empty()) out = write_text(out, cut);
    *out++ = '\n';
    for (std::size_t column = 0; column < indent; ++column) *out++ = ' ';
    out = write_text(write_text(out, style.begin), "^");
    for (std::size_t column = 1; column < wave; ++column) *out++ = '~';
    return write_text(out, style.end);
}

}  // namespace chat_timers::detail

// ---- chat_timers/detail/hint.hpp

namespace chat_timers::detail {

// Compares without case and without '_', '-' and ' '.
[[nodiscard]] constexpr bool is_other_spelling(std::string_view left, std::string_view right) noexcept {
    auto const next_letter = [](std::string_view& text) {
        while (!text.empty() && (text.front() == '_' || text.front() == '-' || text.front() == ' ')) {
            text.remove_prefix(1);
        }
        if (text.empty()) return '\0';
        char const letter = text.front();
        text.remove_prefix(1);
        return 'A' <= letter && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    };
    for (;;) {
        char const letter = next_letter(left);
        if (letter != next_letter(right)) return false;
        if (letter == '\0') return true;
    }
}

// One letter was added, dropped, changed, or swapped with the next. The texts differ.
[[nodiscard]] constexpr bool is_one_slip_away(std::string_view typed, std::string_view meant) noexcept {
    std::size_t same = 0;
    while (same < typed.size() && same < meant.size() && typed[same] == meant[same]) ++same;
    typed.remove_prefix(same);
    meant.remove_prefix(same);
    if (typed.size() == meant.size() + 1) return typed.substr(1) == meant;
    if (typed.size() + 1 == meant.size()) return typed == meant.substr(1);
    if (typed.size() != meant.size()) return false;
    if (typed.substr(1) == meant.substr(1)) return true;
    return typed[0] == meant[1] && typed[1] == meant[0] && typed.substr(2) == meant.substr(2);
}

// What the model calls the string that was found, `token` with its quotes; empty if that is not sure. The
// names of an object, and of an enumeration, lie so far apart that no string is near two of them.
[[nodiscard]] constexpr std::string_view meant_name(violation const& found, std::string_view token) noexcept {
    if (token.size() < 2) return {};
    std::string_view const typed = token.substr(1, token.size() - 2);
    std::string_view meant;
    auto const consider = [&](std::string_view name) {
        if (is_other_spelling(typed, name) || is_one_slip_away(typed, name)) meant = name;
    };
    node_facts const& place = facts(found.where.node);
    if (found.rule == rule::enumeration) {
        for (std::string_view const word : place.enumerators) consider(word);
    } else if (found.rule == rule::unknown_member) {
        for (node member = place.first_member;; member = next(member)) {
            consider(facts(member).name);
            if (member == place.last_member) break;
        }
    }
    return meant;
}

}  // namespace chat_timers::detail

// ---- chat_timers/diagnostics.hpp

// Out is an output iterator of char; each function returns it after its last write. Control and invisible
// characters of the input are escaped.
namespace chat_timers {

namespace detail {

template <class Out>
constexpr Out write_number(Out out, std::uint64_t number) {
    return write_text(out, fixed_string<20>{}.append_number(static_cast<std::int64_t>(number)));
}

// For each byte, whether a JSON string of visible characters holds it as it is.
inline constexpr auto needs_no_escape = [] {
    std::array<bool, 256> plain{};
    for (unsigned char byte = 0x20; byte < 0x7F; ++byte) plain[byte] = byte != '"' && byte != '\\';
    return plain;
}();

// As \uXXXX, or as two of them beyond U+FFFF (RFC 8259, section 7).
template <class Out>
constexpr Out write_json_escape(Out out, char32_t scalar) {
    if (scalar >= 0x10000) {
        out = write_hex(write_text(out, "\\u"), 0xD7C0 + (scalar >> 10), 4);
        scalar = 0xDC00 + (scalar & 0x3FF);
    }
    return write_hex(write_text(out, "\\u"), scalar, 4);
}

// The part of the violation's range that the caret marks: of an object that lacks a member its opening brace.
[[nodiscard]] constexpr source_position marked_position(violation const& found,
                                                        std::string_view source) noexcept {
    auto const position = source_position::of(source, found.offset, found.length);
    bool const is_absent = found.rule == rule::required && position.marked.starts_with('{');
    return is_absent ? position.first_byte() : position;
}

}  // namespace detail

// Writes `text` with each control, invisible character and ill-formed byte as <1B> or <U+202E>.
template <class Out>
constexpr Out format_visible(Out out, std::string_view text) {
    while (!text.empty()) {
        detail::glyph const shown = detail::first_glyph(text);
        out = detail::write_glyph(out, shown, text.data());
        text.remove_prefix(shown.bytes);
    }
    return out;
}

// Writes `text` as a JSON string with its quotes. The characters that format_visible spells out are escaped;
// ill-formed UTF-8 is replaced by U+FFFD.
template <class Out>
constexpr Out format_json_string(Out out, std::string_view text) {
    *out++ = '"';
    for (;;) {
        std::size_t plain = 0;
        while (plain < text.size() && detail::needs_no_escape[static_cast<unsigned char>(text[plain])])
            ++plain;
        out = detail::write_text(out, text.substr(0, plain));
        text.remove_prefix(plain);
        if (text.empty()) break;
        auto const [length, scalar, well_formed] = detail::read_utf8(text.data(), text.data() + text.size());
        if (!well_formed) {
            out = detail::write_text(out, "\xEF\xBF\xBD");
        } else if (scalar < 0x20 || scalar == 0x7F || detail::is_hidden(scalar)) {
            out = detail::write_json_escape(out, scalar);
        } else {
            if (scalar < 0x80) *out++ = '\\';
            out = detail::write_text(out, text.substr(0, length));
        }
        text.remove_prefix(length);
    }
    *out++ = '"';
    return out;
}

// How format_text names and shows the source.
struct text_options {
    std::string_view name = "payload";  // of the source, as a file's name
    bool colour = false;                // with the escape sequences of a terminal
    std::uint64_t first_line = 1;       // the number of the source's first line
};

// Returns the model's spelling of the unknown member or enumerator that `found` reports, or an empty view if
// no spelling is close enough to be sure. `source` is the text that was decoded.
[[nodiscard]] constexpr std::string_view suggestion(violation const& found,
                                                    std::string_view source) noexcept {
    return detail::meant_name(found, detail::source_position::of(source, found.offset, found.length).marked);
}

// Writes three lines a violation, for people and their editors. `source` is the text that was decoded;
// without one (a draft has none) there are no excerpts, lines and columns. Columns count bytes, from 1. Of an
// object that lacks a member the opening brace is marked.
//
//     order.json:1:163: error: Value at '/ChannelConfiguration/... between 2 and 480, inclusive [range]
//     ...merValue":{"ParticipantTimerDurationInMinutes":481}}]}}}
//                                                       ^~~
template <class Out>
constexpr Out format_text(Out out, violations const& found, std::string_view source,
                          text_options options = {}) {
    using detail::write_text;
    bool const has_source = source.data() != nullptr;
    std::string_view const strong = options.colour ? "\x1b[1m" : "";
    std::string_view const red = options.colour ? "\x1b[1;31m" : "";
    std::string_view const green = options.colour ? "\x1b[1;32m" : "";
    std::string_view const plain = options.colour ? "\x1b[0m" : "";
    for (violation const& item : found) {
        auto const position = detail::marked_position(item, source);
        out = format_visible(write_text(out, strong), options.name);
        if (has_source) {
            out = detail::write_number(write_text(out, ":"), options.first_line + position.line);
            out = detail::write_number(write_text(out, ":"), position.column());
        }
        out = write_text(write_text(write_text(out, ": "), red), "error: ");
        out = write_text(write_text(write_text(out, plain), item.message()), " [");
        out = write_text(write_text(out, to_string(item.rule)), "]\n");
        if (!has_source) continue;
        out = detail::write_excerpt(out, position, {green, plain});
        std::string_view const meant = detail::meant_name(item, position.marked);
        if (!meant.empty()) out = write_text(write_text(write_text(out, " did you mean \""), meant), "\"?");
        *out++ = '\n';
    }
    if (found.truncated()) {
        out = write_text(format_visible(write_text(out, strong), options.name), ": ");
        out = write_text(write_text(write_text(out, red), "error: "), plain);
        out = detail::write_number(write_text(out, "and "), found.total() - found.size());
        out = write_text(out, " more\n");
    }
    return out;
}

// Writes an array of {"rule","pointer","offset","length","line","column","message"}, for programs: in ASCII,
// without line feeds. Offset and length are the violation's whole range.
template <class Out>
constexpr Out format_json(Out out, violations const& found, std::string_view source) {
    using detail::write_text;
    std::string_view separator = "[";
    for (violation const& item : found) {
        auto const position = detail::source_position::of(source, item.offset, item.length);
        auto const number = [&out](std::string_view name, std::size_t value) {
            out = detail::write_number(write_text(out, name), value);
        };
        out = format_json_string(write_text(write_text(out, separator), "{\"rule\":"), to_string(item.rule));
        out = format_json_string(write_text(out, ",\"pointer\":"), item.pointer());
        number(",\"offset\":", item.offset);
        number(",\"length\":", item.length);
        number(",\"line\":", position.line + 1);
        number(",\"column\":", position.column());
        out = format_json_string(write_text(out, ",\"message\":"), item.message());
        *out++ = '}';
        separator = ",";
    }
    return write_text(out, found.empty() ? "[]" : "]");
}

}  // namespace chat_timers

// ---- chat_timers/detail/http_header.hpp

// Field values by RFC 9110, section 5.6.
namespace chat_timers::detail {

[[nodiscard]] constexpr char lower_case(char byte) noexcept {
    return 'A' <= byte && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

// ASCII's letters only.
[[nodiscard]] constexpr bool equal_ignoring_case(std::string_view left, std::string_view right) noexcept {
    if (left.size() != right.size()) return false;
    for (std::size_t index = 0; index < left.size(); ++index) {
        if (lower_case(left[index]) != lower_case(right[index])) return false;
    }
    return true;
}

// Without optional white space around it.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) noexcept {
    constexpr std::string_view white_space = " \t";
    std::size_t const first = text.find_first_not_of(white_space);
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(white_space) - first + 1);
}

// Returns the index of the first `separator` that is not in a quoted string, or the text's size. A quoted
// string that is not closed ends with the text.
[[nodiscard]] constexpr std::size_t find_separator(std::string_view text, char separator) noexcept {
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!quoted && text[at] == separator) return at;
        if (text[at] == '"') quoted = !quoted;
        if (quoted && text[at] == '\\') ++at;
    }
    return text.size();
}

// Removes the text before the first such `separator`, and that separator, and returns it without white space
// around it.
constexpr std::string_view take_part(std::string_view& text, char separator) noexcept {
    std::size_t const end = find_separator(text, separator);
    std::string_view const part = text.substr(0, end);
    text.remove_prefix(end < text.size() ? end + 1 : end);
    return trimmed(part);
}

// Returns true for the operation's media type with any parameters (RFC 9110, section 8.3). A comma outside of
// a quoted string joins the values of two fields and is refused. Parameters are ignored, malformed ones too:
// a quoted string that is not closed ends with the value.
[[nodiscard]] constexpr bool is_media_type(std::string_view content_type) noexcept {
    bool const usual = content_type.size() == operation::media_type.size();
    if (usual && equal_text<operation::media_type>(content_type.data())) return true;
    if (find_separator(content_type, ',') != content_type.size()) return false;
    return equal_ignoring_case(take_part(content_type, ';'), operation::media_type);
}

// A weight of 0 by RFC 9110, section 12.4.2: "0" and at most three zeros after a point.
[[nodiscard]] constexpr bool is_zero_weight(std::string_view weight) noexcept {
    return weight.size() <= std::string_view{"0.000"}.size() && weight.starts_with('0') &&
           (weight.size() == 1 || weight[1] == '.') && weight.find_first_not_of('0', 2) == weight.npos;
}

// Returns true if the range's weight is 0. A malformed weight excludes nothing.
[[nodiscard]] constexpr bool is_excluded(std::string_view parameters) noexcept {
    while (!parameters.empty()) {
        std::string_view const parameter = take_part(parameters, ';');
        if (equal_ignoring_case(parameter.substr(0, 2), "q=")) return is_zero_weight(parameter.substr(2));
    }
    return false;
}

// Whether a list of media ranges admits the operation's media type. The most specific range decides, by RFC
// 9110, section 12.5.1; parameters but the weight are ignored. A list of nothing is as none at all.
[[nodiscard]] constexpr bool is_accepted(std::string_view accept) noexcept {
    constexpr std::string_view type = operation::media_type.substr(0, operation::media_type.find('/') + 1);
    int precision = 0;  // of the range that decides so far
    bool accepted = true;
    while (!accept.empty()) {
        std::string_view parameters = take_part(accept, ',');
        if (parameters.empty()) continue;
        std::string_view const range = take_part(parameters, ';');
        bool const any_of_type =
            range.ends_with('*') && equal_ignoring_case(range.substr(0, range.size() - 1), type);
        int const matched = equal_ignoring_case(range, operation::media_type) ? 4
                            : any_of_type                                     ? 3
                            : range == "*/*"                                  ? 2
                                                                              : 1;
        if (matched < precision) continue;
        bool const admits = matched > 1 && !is_excluded(parameters);
        accepted = admits || (matched == precision && accepted);
        precision = matched;
    }
    return accepted;
}

}  // namespace chat_timers::detail

// ---- chat_timers/detail/json_object.hpp

namespace chat_timers::detail {

// Reads an object of which no model says what it holds.
class json_object_reader : json_scanner {
public:
    // `unread` is told where the text is broken.
    constexpr json_object_reader(std::string_view text, assembler& unread) noexcept
        : json_scanner(text, unread) {}

    // Whether the text is an object by RFC 8259, and no more. Calls take(name, value) for each member in
    // turn, with the name's text and the JSON text of the value; what was told of a text that is found to be
    // none counts for nothing.
    template <class Take>
    [[nodiscard]] constexpr bool read(Take take) noexcept {
        place const root{node::body, 0};
        cursor at = skip_space(first_);
        if (!is(at, '{')) return false;
        at = skip_space(at + 1);
        for (bool first = true; !first || !is(at, '}'); first = false) {
            if (!is(at, '"')) return false;
            string_token const token = skip_string(at, root);
            if (token.end == nullptr) return false;
            text_buffer buffer;
            std::string_view const name = text_of(at, token, buffer);
            cursor const value = skip_colon(token.end, root);
            if (value == nullptr) return false;
            cursor const value_end = skip_value(value, 1, root, grammar::value);
            if (value_end == nullptr) return false;
            take(name, std::string_view{value, static_cast<std::size_t>(value_end - value)});
            at = skip_space(value_end);
            if (is(at, '}')) break;
            if (!is(at, ',')) return false;
            at = skip_space(at + 1);
        }
        return skip_space(at + 1) == last_;
    }
};

template <class Take>
[[nodiscard]] constexpr bool read_object(std::string_view json, Take take) noexcept {
    assembler unread{true};
    return json_object_reader{json, unread}.read(take);
}

// What each of some members holds, by its name: the value's JSON text; empty for one that is absent or null.
template <std::size_t Size>
struct object_members {
    std::string_view names[Size];
    std::string_view values[Size] = {};
    unsigned seen = 0;
    bool repeated = false;

    constexpr void operator()(std::string_view name, std::string_view value) noexcept {
        for (std::size_t index = 0; index < Size; ++index) {
            if (names[index] != name) continue;
            if ((seen >> index & 1U) != 0) repeated = true;
            seen |= 1U << index;
            if (value != "null") values[index] = value;
        }
    }
};

// Whether the text is an object, by RFC 8259, in which none of these members stands twice.
template <std::size_t Size>
[[nodiscard]] constexpr bool read_members(std::string_view json, object_members<Size>& members) noexcept {
    return read_object(json, [&](std::string_view name, std::string_view value) { members(name, value); }) &&
           !members.repeated;
}

// The text of a string, given as JSON; nothing of another value. `buffer` serves a text with escapes, of
// which what does not fit is left out.
[[nodiscard]] constexpr std::optional<decoded_text> text_of(std::string_view json,
                                                            text_buffer& buffer) noexcept {
    if (!json.starts_with('"')) return std::nullopt;
    std::string_view const inside = between_quotes(json.data(), json.data() + json.size());
    return inside.find('\\') == inside.npos ? decoded_text{inside, count_scalar_values(inside).scalar_values}
                                            : unescape(inside, buffer);
}

// The first bytes of well-formed UTF-8, ended before the scalar value that does not fit.
[[nodiscard]] constexpr std::string_view head(std::string_view utf8, std::size_t most) noexcept {
    if (utf8.size() <= most) return utf8;
    while ((static_cast<unsigned char>(utf8[most]) & 0xC0) == 0x80) --most;
    return utf8.substr(0, most);
}

}  // namespace chat_timers::detail

// ---- chat_timers/service_error.hpp

namespace chat_timers {

// The errors that the service's model names.
// https://docs.aws.amazon.com/connect/latest/APIReference/API_UpdateParticipantRoleConfig.html
enum class service_error : unsigned char {
    invalid_request,
    invalid_parameter,
    resource_not_found,
    access_denied,
    throttling,
    internal_service,
};

namespace detail {

template <>
struct vocabulary<service_error> {
    static constexpr std::string_view words[] = {"InvalidRequestException",   "InvalidParameterException",
                                                 "ResourceNotFoundException", "AccessDeniedException",
                                                 "ThrottlingException",       "InternalServiceException"};
};

}  // namespace detail

// The exception's name in the service's model; empty for a value that is no enumerator.
[[nodiscard]] constexpr std::string_view to_string(service_error error) noexcept {
    return detail::word(error);
}

// The status that the model gives it; 0 for a value that is no enumerator.
[[nodiscard]] constexpr int http_status(service_error error) noexcept {
    switch (error) {
    case service_error::invalid_request:
    case service_error::invalid_parameter: return 400;
    case service_error::access_denied: return 403;
    case service_error::resource_not_found: return 404;
    case service_error::throttling: return 429;
    case service_error::internal_service: return 500;
    }
    return 0;
}

// Whether the same request may succeed later.
[[nodiscard]] constexpr bool is_retryable(service_error error) noexcept {
    return error == service_error::throttling || error == service_error::internal_service;
}

// As a client has it.
struct service_reply {
    int status;
    std::string_view error_type;  // the field x-amzn-ErrorType; empty where there is none
    std::string_view body;
};

namespace detail {

// The name without the namespace before '#' and what follows ':'.
[[nodiscard]] constexpr std::string_view bare_name(std::string_view name) noexcept {
    name = name.substr(0, name.find(':'));
    return trimmed(name.substr(name.rfind('#') + 1));  // npos + 1 is 0
}

[[nodiscard]] constexpr bool is_success(int status) noexcept { return 200 <= status && status < 300; }

}  // namespace detail

// Which error the service sent; nothing of a success or of a name that the model does not know. The name
// stands in x-amzn-ErrorType or else, in a body that is a JSON object, in "__type" or else in "code". The
// first of them that is there decides; one that is null or no string is not there, and a body that has one of
// its members twice says nothing. The status does not count. Linear.
[[nodiscard]] constexpr std::optional<service_error> classify(service_reply const& reply) noexcept {
    using namespace detail;
    if (is_success(reply.status)) return std::nullopt;
    std::string_view const in_header = trimmed(reply.error_type);
    if (!in_header.empty()) return from_string<service_error>(bare_name(in_header));
    object_members<2> members{{type_tag, "code"}};
    if (!read_members(reply.body, members)) return std::nullopt;
    for (std::string_view const value : members.values) {
        text_buffer buffer;
        if (auto const name = text_of(value, buffer))
            return from_string<service_error>(bare_name(name->utf8));
    }
    return std::nullopt;
}

// What the service says about the error, in the body's "Message" or else "message": up to 1024 bytes of it,
// ended before the character that does not fit. Empty where it says nothing, by the same rules as in
// classify. It is the service's text, not the library's: escape it where it is shown. Linear.
[[nodiscard]] constexpr detail::text_buffer reply_message(service_reply const& reply) noexcept {
    using namespace detail;
    text_buffer text;
    if (is_success(reply.status)) return text;
    object_members<2> members{{"Message", "message"}};
    if (!read_members(reply.body, members)) return text;
    for (std::string_view const value : members.values) {
        text_buffer buffer;
        if (auto const message = text_of(value, buffer))
            return text_buffer{head(message->utf8, text.capacity())};
    }
    return text;
}

}  // namespace chat_timers

// ---- chat_timers/detail/http_reply_body.hpp

// What the body of a refusal says. Holds nothing of the request.
namespace chat_timers::detail {

// Room for a violation's sentence and for how many there are.
using summary_text = fixed_string<message_text::capacity() + 128>;

// Each byte of a sentence may need an escape of two.
inline constexpr std::size_t longest_field = std::string_view{R"(,{"path":"","message":""})"}.size() +
                                             pointer_text::capacity() + 2 * message_text::capacity();
inline constexpr std::size_t longest_refusal = std::string_view{R"({"message":"","fieldList":[]})"}.size() +
                                               2 * summary_text::capacity() +
                                               (violations::capacity + 1) * longest_field;

// How much a violation says about the reply: that of the request around the payload most, then one that the
// payload could not be read.
[[nodiscard]] constexpr int weight(rule broken) noexcept {
    if (broken >= rule::method) return 3;
    if (broken == rule::too_large) return 2;
    return is_malformed(broken) ? 1 : 0;
}

// The one that decides what the reply says: of those that say most, the first. `found` is not empty.
[[nodiscard]] constexpr violation const& deciding(violations const& found) noexcept {
    std::size_t most = 0;
    for (std::size_t index = 1; index < found.size(); ++index) {
        if (weight(found[index].rule) > weight(found[most].rule)) most = index;
    }
    return found[most];
}

// The place that a reply names: of a repeated timer, the list.
[[nodiscard]] constexpr place reply_place(violation const& found) noexcept {
    return found.rule == rule::duplicate_timer ? place{node::timer_list, 0} : found.where;
}

[[nodiscard]] constexpr bool is_first_at_its_place(violations const& found, violation const* at) noexcept {
    violation const* earlier = found.begin();
    while (earlier != at && reply_place(*earlier) != reply_place(*at)) ++earlier;
    return earlier == at;
}

// How a reply counts violations: all repeated timers of the list are one error at one path.
struct error_count {
    std::size_t errors = 0;
    std::size_t paths = 0;
    std::size_t unlisted = 0;   // errors not held
    bool names_repeats = true;  // a repeated timer is held, or none was found
};
[[nodiscard]] constexpr error_count count_errors(violations const& found) noexcept {
    std::size_t const repeats = violation_access::repeated_timers(found);
    std::size_t held_repeats = 0;
    error_count count;
    bool names_list = false;
    for (violation const* at = found.begin(); at != found.end(); ++at) {
        if (at->rule == rule::duplicate_timer) ++held_repeats;
        if (is_first_at_its_place(found, at)) ++count.paths;
        names_list = names_list || reply_place(*at) == place{node::timer_list, 0};
    }
    count.names_repeats = repeats == 0 || held_repeats != 0;
    count.unlisted = found.total() - found.size() - (repeats - held_repeats);
    count.errors = found.total() - repeats + (repeats != 0 ? 1 : 0);
    // Two constraints are never broken at one place, except that a list may be too long and repeat timers.
    count.paths += count.unlisted + (count.names_repeats || names_list ? 0 : 1);
    return count;
}

constexpr summary_text& append_count(summary_text& to, std::size_t count, std::string_view what) noexcept {
    to.append_number(static_cast<std::int64_t>(count)).append(' ').append(what);
    if (count != 1) to.append('s');
    return to;
}

// Smithy's own sentence for repeated timers names the list and nothing else.
[[nodiscard]] constexpr message_text reply_message_of(violation const& found, bool smithy) noexcept {
    if (!smithy || found.rule != rule::duplicate_timer) return found.message();
    message_text text;
    append_repeated_timers(text, reply_place(found));
    return text;
}

// Of constraints what Smithy's servers say; of what could not be read, and of the request around the payload,
// the violation that decides and how many more there are. https://github.com/smithy-lang/smithy-typescript
// (smithy-typescript-ssdk-libs, generateValidationSummary)
[[nodiscard]] constexpr summary_text summary(violations const& found, bool smithy) noexcept {
    summary_text text;
    violation const& first = deciding(found);
    message_text const message = reply_message_of(first, smithy);
    error_count const count = count_errors(found);
    if (weight(first.rule) != 0) {
        text.append(message);
        if (count.errors > 1) append_count(text.append(" (and "), count.errors - 1, "more error").append(')');
        return text;
    }
    append_count(text, count.errors, "validation error");
    if (count.errors > 1) append_count(text.append(" at "), count.paths, "path");
    text.append(" detected. ");
    if (count.errors > 1) text.append("First failure: ");
    return text.append(message);
}

// An object for each violation held and one for all repeated timers; and one without a path for the others.
template <std::size_t Capacity>
constexpr void append_field_list(fixed_string<Capacity>& to, violations const& found) noexcept {
    std::string_view separator = "[";
    auto const field = [&](std::string_view path, std::string_view message) {
        to.append(separator).append(R"({"path":")").append(path).append(R"(","message":")");
        append_escaped(to, message).append("\"}");
        separator = ",";
    };
    auto const pointer = [](place where) {
        pointer_text text;
        append_pointer(text, where);
        return text;
    };
    bool names_repeats = false;
    for (violation const& item : found) {
        bool const repeats = item.rule == rule::duplicate_timer;
        if (!(repeats && names_repeats)) field(pointer(reply_place(item)), reply_message_of(item, true));
        names_repeats = names_repeats || repeats;
    }
    error_count const count = count_errors(found);
    if (!count.names_repeats) {
        message_text message;
        append_repeated_timers(message, {node::timer_list, 0});
        field(pointer({node::timer_list, 0}), message);
    }
    if (count.unlisted != 0) {
        summary_text others;
        field("", append_count(others, count.unlisted, "more error"));
    }
    to.append(']');
}

}  // namespace chat_timers::detail

// ---- chat_timers/reply.hpp

namespace chat_timers {

// What a server answers with: how the body is built and what the errors are called.
enum class reply_style : unsigned char {
    connect,   // the service's own errors, for which its clients have types
    smithy,    // those of Smithy's servers, with each violation in a list
    envelope,  // {"success":...}
};

namespace detail {

template <>
struct vocabulary<reply_style> {
    static constexpr std::string_view words[] = {"connect", "smithy", "envelope"};
};

}  // namespace detail

// The enumerator's name.
[[nodiscard]] constexpr std::string_view to_string(reply_style style) noexcept { return detail::word(style); }

struct envelope_data;

// As a server sends it. Owns its text. A 405 needs the field `Allow: PUT` besides.
class http_reply {
public:
    [[nodiscard]] constexpr int status() const noexcept { return status_; }
    // For the field x-amzn-ErrorType; empty where it is to be left out.
    [[nodiscard]] constexpr std::string_view error_type() const noexcept { return error_type_; }
    [[nodiscard]] constexpr std::string_view content_type() const noexcept {
        return detail::operation::media_type;
    }
    [[nodiscard]] constexpr std::string_view body() const noexcept { return body_; }

private:
    friend constexpr http_reply make_success_reply(reply_style) noexcept;
    friend constexpr std::optional<http_reply> make_success_reply(envelope_data const&) noexcept;
    friend constexpr http_reply make_reply(violations const&, reply_style) noexcept;
    constexpr http_reply(int status, std::string_view error_type) noexcept
        : status_(status), error_type_(error_type) {}

    int status_;
    std::string_view error_type_;
    detail::fixed_string<detail::longest_refusal> body_;
};

namespace detail {

[[nodiscard]] constexpr std::string_view success_body(reply_style style) noexcept {
    switch (style) {
    case reply_style::smithy: return "{}";
    case reply_style::envelope: return R"({"success":true,"data":{}})";
    case reply_style::connect: break;
    }
    return {};
}

inline constexpr std::string_view body_without_reason =
    R"({"Message":"The server refused the request and cannot report why."})";

struct status_line {
    int status;
    std::string_view error_type;
};

[[nodiscard]] constexpr status_line refusal_for(rule deciding, bool malformed, reply_style style) noexcept {
    switch (deciding) {
    case rule::path: return {404, "UnknownOperationException"};
    case rule::method: return {405, "UnknownOperationException"};
    case rule::not_acceptable: return {406, "NotAcceptableException"};
    case rule::media_type: return {415, "UnsupportedMediaTypeException"};
    default: break;
    }
    int const status = deciding == rule::too_large ? 413 : 400;
    switch (style) {
    case reply_style::smithy: return {status, malformed ? "SerializationException" : "ValidationException"};
    case reply_style::envelope: return {status, {}};
    case reply_style::connect: break;
    }
    return {status, to_string(malformed ? service_error::invalid_request : service_error::invalid_parameter)};
}

}  // namespace detail

// 200, for a request that was carried out: an empty body, {}, or {"success":true,"data":{}}.
[[nodiscard]] constexpr http_reply make_success_reply(reply_style style = reply_style::connect) noexcept {
    http_reply reply{200, {}};
    reply.body_.append(detail::success_body(style));
    return reply;
}

// Returns the refusal of a request. A violation of the request around the payload takes precedence over one
// of a payload that could not be read, and that over a constraint. The body is a JSON object in ASCII:
//
//     connect   {"Message":"..."}
//     smithy    {"message":"...","fieldList":[{"path":"/...","message":"..."},...]}
//     envelope  {"success":false,"error":{"code":"VALIDATION_ERROR","message":"..."}}
//
// The message is that of the violation that decides, and says how many there are; the list holds all of them
// that `found` holds, the repeated timers as one with the list's path and, without a path, the number of the
// others. The reply contains no text of the request. If `found` is empty or `style` is not an enumerator,
// returns 500 InternalServiceException: make_reply never returns a success.
[[nodiscard]] constexpr http_reply make_reply(violations const& found,
                                              reply_style style = reply_style::connect) noexcept {
    using namespace detail;
    if (found.empty() || to_string(style).empty()) {
        http_reply reply{http_status(service_error::internal_service),
                         to_string(service_error::internal_service)};
        reply.body_.append(body_without_reason);
        return reply;
    }
    auto const [status, error_type] = refusal_for(deciding(found).rule, found.malformed(), style);
    http_reply reply{status, error_type};
    summary_text const message = summary(found, style == reply_style::smithy);
    switch (style) {
    case reply_style::smithy:
        append_escaped(reply.body_.append(R"({"message":")"), message).append(R"(","fieldList":)");
        append_field_list(reply.body_, found);
        reply.body_.append('}');
        break;
    case reply_style::envelope:
        reply.body_.append(R"({"success":false,"error":{"code":"VALIDATION_ERROR","message":")");
        append_escaped(reply.body_, message).append("\"}}");
        break;
    case reply_style::connect:
        append_escaped(reply.body_.append(R"({"Message":")"), message).append("\"}");
        break;
    }
    return reply;
}

}  // namespace chat_timers

// ---- chat_timers/envelope.hpp

// The generic envelope of JSON replies, made and read: {"success":true,"data":{"id":...,"created_at":...}} or
// {"success":false,"error":{"code":...,"message":...}}.
namespace chat_timers {

// An empty text stands for a member that is absent. What the texts say is not judged.
struct envelope_data {
    std::string_view id;
    std::string_view created_at;  // RFC 3339

    friend constexpr bool operator==(envelope_data const&, envelope_data const&) noexcept = default;
};
struct envelope_error {
    std::string_view code, message;

    friend constexpr bool operator==(envelope_error const&, envelope_error const&) noexcept = default;
};
using envelope = std::variant<envelope_data, envelope_error>;

// The longest text of an envelope, in bytes.
inline constexpr std::size_t envelope_text_bytes = 1000;

namespace detail {

// Each byte of a text may need an escape of six.
inline constexpr std::size_t longest_envelope =
    std::string_view{R"({"success":false,"error":{"message":"","code":""}})"}.size() +
    2 * envelope_text_bytes * 6;
using envelope_json = fixed_string<longest_envelope>;

using envelope_text = fixed_string<envelope_text_bytes>;

[[nodiscard]] constexpr bool is_envelope_text(std::string_view text) noexcept {
    return text.size() <= envelope_text_bytes && count_scalar_values(text).well_formed;
}

struct named_text {
    std::string_view name, text;
};

// An object of the members that are not empty.
template <std::size_t Capacity>
constexpr void append_object(fixed_string<Capacity>& to, named_text first, named_text second) noexcept {
    std::string_view separator = "{";
    for (auto const& [name, text] : {first, second}) {
        if (text.empty()) continue;
        to.append(separator).append('"').append(name).append("\":\"");
        append_escaped(to, text).append('"');
        separator = ",";
    }
    to.append(separator == "{" ? "{}" : "}");
}

[[nodiscard]] constexpr envelope_json write_envelope(std::string_view open, named_text first,
                                                     named_text second) noexcept {
    envelope_json json;
    if (!is_envelope_text(first.text) || !is_envelope_text(second.text)) return json;
    append_object(json.append(open), first, second);
    json.append('}');
    return json;
}
[[nodiscard]] constexpr envelope_json write_envelope(envelope_data const& data) noexcept {
    return write_envelope(R"({"success":true,"data":)", {"id", data.id}, {"created_at", data.created_at});
}
[[nodiscard]] constexpr envelope_json write_envelope(envelope_error const& error) noexcept {
    return write_envelope(R"({"success":false,"error":)", {"code", error.code}, {"message", error.message});
}

}  // namespace detail

// The envelope as JSON. Empty if a text is longer than envelope_text_bytes or ill-formed UTF-8.
[[nodiscard]] constexpr detail::envelope_json encode_envelope(envelope const& from) noexcept {
    return std::visit([](auto const& content) { return detail::write_envelope(content); }, from);
}

// 200 with this envelope, for a request that was carried out; nothing where encode_envelope gives none.
[[nodiscard]] constexpr std::optional<http_reply> make_success_reply(envelope_data const& data) noexcept {
    auto const json = encode_envelope(data);
    if (json.empty()) return std::nullopt;
    static_assert(detail::longest_envelope <= detail::longest_refusal);
    http_reply reply{200, {}};
    reply.body_.append(json);
    return reply;
}

// An envelope that was read. Owns its text.
class decoded_envelope {
public:
    // Views of this object.
    [[nodiscard]] constexpr envelope value() const& noexcept {
        if (success_) return envelope_data{first_, second_};
        return envelope_error{first_, second_};
    }
    envelope value() const&& = delete;

private:
    friend constexpr std::optional<decoded_envelope> decode_envelope(std::string_view) noexcept;
    constexpr decoded_envelope(bool success, std::string_view first, std::string_view second) noexcept
        : success_(success), first_(first), second_(second) {}

    bool success_;
    detail::envelope_text first_, second_;
};

// Nothing if the text is no JSON object with a "success" that is true or false and, of "data" and "error",
// the one that belongs to it and not the other; if a member of the envelope stands twice or holds another
// type; or if a text is longer than envelope_text_bytes. Null is as absent; unknown members are skipped.
// Linear.
[[nodiscard]] constexpr std::optional<decoded_envelope> decode_envelope(std::string_view json) noexcept {
    using namespace detail;
    object_members<3> outer{{"success", "data", "error"}};
    if (!read_members(json, outer)) return std::nullopt;
    auto const& [success, data, error] = outer.values;
    bool const is_data = success == "true";
    if (!is_data && success != "false") return std::nullopt;
    if (!(is_data ? error : data).empty()) return std::nullopt;

    object_members<2> inner{{is_data ? "id" : "code", is_data ? "created_at" : "message"}};
    if (!read_members(is_data ? data : error, inner)) return std::nullopt;
    text_buffer buffers[2];
    std::string_view texts[2];
    for (std::size_t index = 0; index < 2; ++index) {
        if (inner.values[index].empty()) continue;
        auto const text = text_of(inner.values[index], buffers[index]);
        if (!text || text->utf8.size() > envelope_text_bytes) return std::nullopt;
        texts[index] = text->utf8;
    }
    return decoded_envelope{is_data, texts[0], texts[1]};
}

}  // namespace chat_timers

// ---- chat_timers/detail/http_host.hpp

namespace chat_timers::detail {

// An AWS partition, identified by the pattern of its region names: a prefix, a word, a hyphen and digits.
struct partition {
    std::string_view region_prefix, suffix, dual_stack_suffix;
    bool has_fips_host;  // without dual stack; in GovCloud the ordinary host is the one with FIPS 140
};

// By AWS's endpoint rule set for the service and its partitions. The last one takes every other region.
inline constexpr partition partitions[] = {
    {"cn-", "amazonaws.com.cn", "api.amazonwebservices.com.cn", true},
    {"us-gov-", "amazonaws.com", "api.aws", false},
    {"us-iso-", "c2s.ic.gov", "api.aws.ic.gov", true},
    {"us-isob-", "sc2s.sgov.gov", "api.aws.scloud", true},
    {"eu-isoe-", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk", true},
    {"us-isof-", "csp.hci.ic.gov", "api.aws.hci.ic.gov", true},
    {"eusc-de-", "amazonaws.eu", "api.amazonwebservices.eu", true},
    {"", "amazonaws.com", "api.aws", true},
};

// Matches PREFIX\w+-\d+, case-sensitively, as AWS's rule engine does. The region is a host label.
[[nodiscard]] constexpr bool is_region_of(partition const& home, std::string_view region) noexcept {
    if (home.region_prefix.empty()) return true;
    if (!region.starts_with(home.region_prefix)) return false;
    region.remove_prefix(home.region_prefix.size());
    std::size_t const hyphen = region.find('-');
    if (hyphen == 0 || hyphen == region.npos) return false;
    std::string_view const digits = region.substr(hyphen + 1);
    return !digits.empty() && digits.find_first_not_of("0123456789") == digits.npos;
}

[[nodiscard]] constexpr partition const& partition_of(std::string_view region) noexcept {
    partition const* home = partitions;
    while (!is_region_of(*home, region)) ++home;
    return *home;
}

inline constexpr std::size_t longest_host_label = 63;
[[nodiscard]] consteval std::size_t longest_host_suffix() noexcept {
    std::size_t longest = 0;
    for (partition const& each : partitions) {
        for (std::string_view const suffix : {each.suffix, each.dual_stack_suffix}) {
            if (suffix.size() > longest) longest = suffix.size();
        }
    }
    return longest;
}
using host_text =
    fixed_string<std::string_view{"connect-fips."}.size() + longest_host_label + 1 + longest_host_suffix()>;

// RFC 1123, section 2.1: letters, digits and hyphens, no hyphen at either end.
[[nodiscard]] constexpr bool is_host_label(std::string_view text) noexcept {
    if (text.empty() || text.size() > longest_host_label) return false;
    for (char const byte : text) {
        char const letter = lower_case(byte);
        if (!('a' <= letter && letter <= 'z') && !('0' <= byte && byte <= '9') && byte != '-') return false;
    }
    return text.front() != '-' && text.back() != '-';
}

}  // namespace chat_timers::detail

// ---- chat_timers/detail/http_target.hpp

// The request target: RFC 9112, section 3.2, and RFC 3986, section 3.3.
namespace chat_timers::detail {

// A segment of the path, still encoded; `plain` if it holds only characters that a path segment may hold and
// no percent-encoded byte, so that it is its own text.
struct path_label {
    std::string_view text;
    bool plain;
};
struct path_labels {
    path_label instance_id, contact_id;
};

// RFC 3986's unreserved characters.
[[nodiscard]] constexpr bool is_unreserved(char byte) noexcept {
    return ('A' <= byte && byte <= 'Z') || ('a' <= byte && byte <= 'z') || ('0' <= byte && byte <= '9') ||
           byte == '-' || byte == '.' || byte == '_' || byte == '~';
}

// RFC 3986's pchar without percent-encoded bytes.
[[nodiscard]] constexpr bool is_plain(char byte) noexcept {
    return is_unreserved(byte) || std::string_view{"!$&'()*+,;=:@"}.find(byte) != std::string_view::npos;
}

// Clients send the operation's path and two UUIDs.
inline constexpr std::size_t uuid_size = 36;
inline constexpr std::size_t first_uuid = operation::path.size();
inline constexpr std::size_t second_uuid = first_uuid + uuid_size + 1;

// Fast path: returns true for the operation's path, 36 characters, a '/' and 36 characters, all of them
// letters, digits or '-'. If it returns false, call split_target(). Returns false in constant evaluation.
[[nodiscard, gnu::always_inline]] constexpr bool has_plain_uuids(std::string_view target) noexcept {
    if (std::is_constant_evaluated() || target.size() != second_uuid + uuid_size) return false;
    if (!equal_text<operation::path>(target.data()) || target[second_uuid - 1] != '/') return false;
#if CHAT_TIMERS_VECTORS
    using chunk [[gnu::vector_size(16)]] = unsigned char;
    // The chunks overlap so that they end with the target. The '/' in one of them is made a letter.
    constexpr std::size_t size = uuid_size + 1 + uuid_size;
    constexpr std::size_t slash_chunk = uuid_size / sizeof(chunk), last_chunk = size / sizeof(chunk);
    static_assert(size - sizeof(chunk) > uuid_size, "the last chunk does not hold the '/'");
    chunk slash_to_letter{};
    slash_to_letter[uuid_size % sizeof(chunk)] = '/' ^ 'a';
    // '-' and '/' change places, so that all that is allowed is at or above '/', and '/' is below it. Without
    // case, letters are at or below 'z'. What is between '9' and 'a' moves up to the highest bytes.
    constexpr unsigned char swap = '-' ^ '/', fold = 'a' ^ 'A', shift = 0xFF - ('a' - 1);
    constexpr unsigned char least_allowed = '/', most_allowed = 'z', most_moved = '9' + shift;
    static_assert('9' + shift < 0xFF && ('Z' | fold) == 'z' && ('@' | fold) < 'a');
    chunk least = ~chunk{}, most{}, moved{};
    for (std::size_t index = 0; index <= last_chunk; ++index) {
        std::size_t const offset = index < last_chunk ? index * sizeof(chunk) : size - sizeof(chunk);
        chunk bytes;
        std::memcpy(&bytes, target.data() + first_uuid + offset, sizeof bytes);
        if (index == slash_chunk) bytes ^= slash_to_letter;
        chunk const swapped = bytes ^ swap;
        chunk const folded = bytes | fold;
        chunk const shifted = folded + shift;
        least = swapped < least ? swapped : least;
        most = folded > most ? folded : most;
        moved = shifted > moved ? shifted : moved;
    }
    auto const refused = (least < least_allowed) | (most > most_allowed) | (moved > most_moved);
    std::uint64_t words[sizeof(chunk) / sizeof(std::uint64_t)];
    std::memcpy(words, &refused, sizeof words);
    return (words[0] | words[1]) == 0;
#else
    return false;
#endif
}

// The segment that begins at `at`: ends at '/', at the query, or at `last`.
[[nodiscard]] constexpr path_label read_label(char const* const first, char const* last) noexcept {
    bool plain = true;
    char const* at = first;
    for (; at != last && *at != '/' && *at != '?'; ++at) plain = plain && is_plain(*at);
    return {{first, static_cast<std::size_t>(at - first)}, plain};
}

// Returns what follows scheme and authority in the absolute form, or an empty text if the target is not an
// http or https URI or its authority holds userinfo, which RFC 9110, section 4.2.4, tells recipients to
// refuse.
[[nodiscard]] constexpr std::string_view path_of_absolute_form(std::string_view target) noexcept {
    for (std::string_view const scheme : {"http://", "https://"}) {
        if (!equal_ignoring_case(target.substr(0, scheme.size()), scheme)) continue;
        std::string_view const rest = target.substr(scheme.size());
        std::size_t const authority_size = rest.find_first_of("/?#");
        if (authority_size == rest.npos || authority_size == 0) return {};
        if (rest.substr(0, authority_size).find('@') != rest.npos) return {};
        return rest.substr(authority_size);
    }
    return {};
}

// The two labels of the operation's path; nothing if the target is another's. A query and one slash behind
// the second label are ignored. The path's own segments are compared byte for byte.
[[nodiscard, gnu::noinline]] constexpr std::optional<path_labels>
split_target(std::string_view target) noexcept {
    std::string_view path = target;
    if (!path.starts_with('/')) path = path_of_absolute_form(target);
    if (path.size() < operation::path.size() || !equal_text<operation::path>(path.data()))
        return std::nullopt;
    char const* const last = path.data() + path.size();
    path_label const instance_id = read_label(path.data() + operation::path.size(), last);
    char const* at = instance_id.text.data() + instance_id.text.size();
    if (at == last || *at != '/') return std::nullopt;
    path_label const contact_id = read_label(at + 1, last);
    at = contact_id.text.data() + contact_id.text.size();
    if (at != last && *at == '/') ++at;
    if (at != last && *at != '?') return std::nullopt;
    return path_labels{instance_id, contact_id};
}

// A byte of a label, given as itself or as %XX. Reads at least one, none at or after `last`.
struct label_byte {
    std::size_t length;  // in the label; of a malformed '%', with the bytes in the place of its digits
    char byte;
    bool well_formed;
};
[[nodiscard]] constexpr label_byte read_label_byte(char const* at, char const* last) noexcept {
    if (*at != '%') return {1, *at, is_plain(*at)};
    auto const left = static_cast<std::size_t>(last - at);
    int const high = left < 3 ? -1 : hex_digit(at[1]);
    int const low = left < 3 ? -1 : hex_digit(at[2]);
    if (high < 0 || low < 0) return {left < 3 ? left : 3, *at, false};
    return {3, static_cast<char>(static_cast<unsigned char>(high * 16 + low)), true};
}

struct decoded_label {
    decoded_text text;
    // The first '%' without its digits, byte that must be percent-encoded, or ill-formed sequence of UTF-8;
    // else empty.
    std::string_view fault;
};

// Percent-decodes a label once; '+' is itself. Linear.
[[nodiscard]] constexpr decoded_label decode_label(std::string_view label, text_buffer& buffer) noexcept {
    std::size_t scalar_values = 0;
    bool fits = true;
    char const* const last = label.data() + label.size();
    for (char const* at = label.data(); at != last; ++scalar_values) {
        // The bytes of one scalar value, and perhaps of the next.
        char bytes[4] = {};
        char const* ends[4] = {};
        std::size_t size = 0;
        for (char const* next = at; size < 4 && next != last;) {
            label_byte const read = read_label_byte(next, last);
            if (!read.well_formed && size == 0) return {{}, {next, read.length}};
            if (!read.well_formed) break;
            bytes[size] = read.byte;
            ends[size++] = next += read.length;
        }
        utf8_sequence const sequence = read_utf8(bytes, bytes + size);
        char const* const end = ends[sequence.length - 1];
        if (!sequence.well_formed) return {{}, {at, static_cast<std::size_t>(end - at)}};
        fits = fits && sequence.length <= buffer.capacity() - buffer.size();
        if (fits) buffer.append({bytes, sequence.length});
        at = end;
    }
    return {{buffer, scalar_values}, {}};
}

// Percent-encodes everything but unreserved characters.
template <std::size_t Capacity>
constexpr void append_label(fixed_string<Capacity>& to, std::string_view utf8) noexcept {
    constexpr std::string_view hex = "0123456789ABCDEF";
    for (char const byte : utf8) {
        if (is_unreserved(byte)) {
            to.append(byte);
        } else {
            auto const code = static_cast<unsigned char>(byte);
            to.append('%').append(hex[code >> 4]).append(hex[code & 0xF]);
        }
    }
}

// RFC 3986, section 5.2.4: whoever normalises a path takes these segments out, and their encoded forms may
// count as the same.
[[nodiscard]] constexpr bool is_dot_segment(std::string_view utf8) noexcept {
    return utf8 == "." || utf8 == "..";
}

}  // namespace chat_timers::detail

// ---- chat_timers/http.hpp

// The HTTP request around the payload: text in and text out, no socket. Its answers are in the headers
// above: service_error.hpp reads them, reply.hpp and envelope.hpp make them.
namespace chat_timers {

// As a server has it: views of the request line, of two field values, and of the body without its transfer
// encodings. Fields that stand more than once are joined by commas.
struct http_request {
    std::string_view method, target, content_type;
    std::string_view accept;  // empty where there is none
    std::string_view body;
};

namespace detail {

constexpr void read_encoded_id(assembler& to, place id, std::string_view label, std::size_t offset) noexcept {
    extent const bytes{offset, label.size()};
    auto const [text, fault] = decode_label(label, to.buffer(id.node));
    if (!fault.empty()) {
        auto const before = static_cast<std::size_t>(fault.data() - label.data());
        return to.ill_formed_text(id, {offset + before, fault.size()});
    }
    if (is_dot_segment(text.utf8)) return to.unroutable(id, bytes);
    to.text(id, bytes, text.utf8, text.scalar_values);
}

// Tells of the ids that the target's segments hold.
[[gnu::noinline]] constexpr void read_ids(assembler& to, path_labels const& labels,
                                          std::string_view target) noexcept {
    auto const read = [&](node id, path_label label) {
        auto const offset = static_cast<std::size_t>(label.text.data() - target.data());
        if (!label.plain || is_dot_segment(label.text)) {
            return read_encoded_id(to, {id, 0}, label.text, offset);
        }
        to.text({id, 0}, {offset, label.text.size()}, label.text, label.text.size());
    };
    read(node::instance_id, labels.instance_id);
    read(node::contact_id, labels.contact_id);
}

// The same of a target that has_plain_uuids.
[[gnu::always_inline]] constexpr void read_plain_uuids(assembler& to, std::string_view target) noexcept {
    auto const read = [&](node id, std::size_t offset) {
        to.text({id, 0}, {offset, uuid_size}, {target.data() + offset, uuid_size}, uuid_size);
    };
    read(node::instance_id, first_uuid);
    read(node::contact_id, second_uuid);
}

}  // namespace detail

// The request, or all that is wrong with it. Of path, method, not_acceptable and media_type, asked in this
// order, the first that is broken is the only violation; its range is the whole text of the member that
// breaks it. Else the ids' violations (encoding, length, unroutable) come first, their ranges in the target,
// and then those of the body as decode_body gives them. Linear, allocates nothing, keeps no view.
[[nodiscard]] constexpr result<request> decode(http_request const& from,
                                               decode_options options = service) noexcept {
    using namespace detail;
    auto const refuse = [](rule which, std::string_view text) {
        violations found;
        found.push_back(broken(which, {node::input, 0}, {0, text.size()}));
        return found;
    };
    bool const usual = has_plain_uuids(from.target);
    auto const labels = usual ? std::nullopt : split_target(from.target);
    if (!usual && !labels) return refuse(rule::path, from.target);
    if (from.method != operation::method) return refuse(rule::method, from.method);
    if (!is_accepted(from.accept)) return refuse(rule::not_acceptable, from.accept);
    if (!is_media_type(from.content_type)) return refuse(rule::media_type, from.content_type);

    assembler to{options.ignore_unknown_members};
    if (usual) {
        read_plain_uuids(to, from.target);
    } else {
        read_ids(to, *labels, from.target);
    }
    decode_text<node::body>(from.body, options, to);
    return to.input();
}

// A request as it is sent. Owns its text.
class http_message {
public:
    [[nodiscard]] constexpr std::string_view method() const noexcept { return detail::operation::method; }
    [[nodiscard]] constexpr std::string_view target() const noexcept { return target_; }
    [[nodiscard]] constexpr std::string_view content_type() const noexcept {
        return detail::operation::media_type;
    }
    [[nodiscard]] constexpr std::string_view body() const noexcept { return body_; }

    // Views of this object.
    [[nodiscard]] constexpr http_request as_request() const& noexcept {
        return {method(), target(), content_type(), {}, body()};
    }
    http_request as_request() const&& = delete;

private:
    friend constexpr result<http_message> encode(request const&) noexcept;
    constexpr explicit http_message(request const& routable) noexcept
        : target_(detail::operation::path), body_(encode_body(routable.channel_configuration)) {
        detail::append_label(target_, routable.instance_id.value());
        detail::append_label(target_.append('/'), routable.contact_id.value());
    }

    static constexpr std::size_t longest_target =
        detail::operation::path.size() + 3 * instance_id::capacity + 1 + 3 * contact_id::capacity;

    detail::fixed_string<longest_target> target_;
    detail::fixed_string<detail::longest_body> body_;
};

// The request in origin form, with everything but RFC 3986's unreserved characters percent-encoded, and the
// canonical body. Errors: unroutable, of an id that is "." or "..".
[[nodiscard]] constexpr result<http_message> encode(request const& from) noexcept {
    using namespace detail;
    violations found;
    auto const require_routable = [&](node id, std::string_view utf8) {
        if (is_dot_segment(utf8)) found.push_back(broken(rule::unroutable, {id, 0}, {}));
    };
    require_routable(node::instance_id, from.instance_id.value());
    require_routable(node::contact_id, from.contact_id.value());
    if (!found.empty()) return found;
    return http_message{from};
}

// Which of a region's hosts.
struct endpoint_options {
    bool fips = false;        // FIPS 140 validated cryptography
    bool dual_stack = false;  // IPv6 besides IPv4
};

// Returns the name of the host that serves a region, or nullopt if `region` is not a host label (RFC 1123).
// AWS's endpoint rule set decides: the partition is the one whose pattern the region matches,
// case-sensitively, and aws for a region that matches none. The host contains the region as given. See:
// https://docs.aws.amazon.com/general/latest/gr/connect_region.html
[[nodiscard]] constexpr std::optional<detail::host_text> endpoint(std::string_view region,
                                                                  endpoint_options options = {}) noexcept {
    using namespace detail;
    if (!is_host_label(region)) return std::nullopt;
    partition const& home = partition_of(region);
    bool const names_fips = options.fips && (options.dual_stack || home.has_fips_host);
    host_text host{names_fips ? "connect-fips." : "connect."};
    host.append(region).append('.').append(options.dual_stack ? home.dual_stack_suffix : home.suffix);
    return host;
}

}  // namespace chat_timers

#endif
