// SPDX-License-Identifier: BSL-1.0
// chat_timers 0.3.0, made of include/chat_timers/ by single_include/amalgamate.py. Change it there.
#ifndef CHAT_TIMERS_SINGLE_INCLUDE_HPP
#define CHAT_TIMERS_SINGLE_INCLUDE_HPP

#ifdef CHAT_TIMERS_TEXT_DETAIL_CONFIG_HPP
#error "A header of the folder chat_timers/ precedes the single header: include the single header first."
#else

#include <array>
#include <bit>
#include <charconv>
#include <chrono>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <iterator>
#include <new>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

// ---- chat_timers/text/detail/config.hpp

#define CHAT_TIMERS_TEXT_DETAIL_CONFIG_HPP

// The differences between compilers. Every other header includes this one first, directly or indirectly.
#if (defined(_MSVC_LANG) ? _MSVC_LANG : __cplusplus) < 202002L
#error "chat_timers needs C++20: compile with -std=c++20 (GCC 11, Clang 14 or newer) or /std:c++20 (MSVC)."
#endif

// CHAT_TIMERS_PORTABLE restricts the library to standard C++, which is slower and has the same results. The
// two have different inline namespaces, so that a program that mixes them does not link.
#ifdef CHAT_TIMERS_PORTABLE
#define CHAT_TIMERS_ABI v2_portable
#else
#define CHAT_TIMERS_ABI v2
#endif

#if (defined(__GNUC__) || defined(__clang__)) && !defined(CHAT_TIMERS_PORTABLE)
// Not in debug builds: GCC 12 and Clang 14 obey the attribute at -O0, too. The code is then three times as
// large and takes one and a half times as long to compile, and a debugger cannot step over it. Units of both
// kinds may be mixed, because the functions do the same.
#ifdef __OPTIMIZE__
#define CHAT_TIMERS_ALWAYS_INLINE [[gnu::always_inline]]
#else
#define CHAT_TIMERS_ALWAYS_INLINE
#endif
#define CHAT_TIMERS_NOINLINE [[gnu::noinline]]
#define CHAT_TIMERS_COLD [[gnu::cold, gnu::noinline]]
#elif defined(_MSC_VER) && !defined(CHAT_TIMERS_PORTABLE)
#define CHAT_TIMERS_ALWAYS_INLINE [[msvc::forceinline]]
#define CHAT_TIMERS_NOINLINE [[msvc::noinline]]
#define CHAT_TIMERS_COLD [[msvc::noinline]]
#else
#define CHAT_TIMERS_ALWAYS_INLINE
#define CHAT_TIMERS_NOINLINE
#define CHAT_TIMERS_COLD
#endif

// Clang and MSVC warn about a view of a temporary; GCC warns about the attribute instead.
#if defined(__clang__) && !defined(CHAT_TIMERS_PORTABLE)
#define CHAT_TIMERS_LIFETIMEBOUND [[clang::lifetimebound]]
#elif defined(_MSC_VER) && _MSC_VER >= 1937 && !defined(CHAT_TIMERS_PORTABLE)
#define CHAT_TIMERS_LIFETIMEBOUND [[msvc::lifetimebound]]
#else
#define CHAT_TIMERS_LIFETIMEBOUND
#endif

// Clang before 19 stores only a part of some constants that a consteval function returns, or crashes
// (llvm/llvm-project#58299, #93115). There a literal is checked while compiling only where it is a constant.
#if defined(__clang__) && __clang_major__ < 19
#define CHAT_TIMERS_CONSTEVAL constexpr
#else
#define CHAT_TIMERS_CONSTEVAL consteval
#endif

// ---- chat_timers/model/detail/operation.hpp

#define CHAT_TIMERS_MODEL_DETAIL_OPERATION_HPP

/// The operation UpdateParticipantRoleConfig as HTTP requests name it. Declared by http/operation.hpp; the
/// sentences of violations need it, too.
/// See: https://docs.aws.amazon.com/connect/latest/APIReference/API_UpdateParticipantRoleConfig.html
namespace chat_timers::inline CHAT_TIMERS_ABI::operation {

/// The method.
inline constexpr std::string_view method = "PUT";
/// The path up to its two labels, `{InstanceId}/{ContactId}`.
inline constexpr std::string_view path = "/contact/participant-role-config/";
/// The media type of the body, in both directions.
inline constexpr std::string_view media_type = "application/json";
/// The version of the service's model.
inline constexpr std::string_view api_version = "2017-08-08";

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::operation

// ---- chat_timers/version.hpp

#define CHAT_TIMERS_VERSION_HPP

/// \file
/// The versions of the library, by semver.org, and of the service's model.

// The builds read the library's version from these three lines.
/// The library's major version.
#define CHAT_TIMERS_VERSION_MAJOR 0
/// The library's minor version.
#define CHAT_TIMERS_VERSION_MINOR 3
/// The library's patch version.
#define CHAT_TIMERS_VERSION_PATCH 0

/// The library's version as one number, for comparisons: 10203 is version 1.2.3.
#define CHAT_TIMERS_VERSION                                                                                  \
    (CHAT_TIMERS_VERSION_MAJOR * 10000 + CHAT_TIMERS_VERSION_MINOR * 100 + CHAT_TIMERS_VERSION_PATCH)

/// Models, validates, decodes and encodes the request of Amazon Connect's UpdateParticipantRoleConfig.
namespace chat_timers::inline CHAT_TIMERS_ABI {

/// The version of Amazon Connect's service model, which defines the payload's names, limits and
/// constraints.
/// See: https://docs.aws.amazon.com/connect/latest/APIReference/API_UpdateParticipantRoleConfig.html
inline constexpr std::string_view api_version = operation::api_version;

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

// ---- chat_timers/text/fixed_text.hpp

#define CHAT_TIMERS_TEXT_FIXED_TEXT_HPP

/// \file
/// Text that owns its bytes in a fixed capacity.
namespace chat_timers::inline CHAT_TIMERS_ABI {

namespace detail {

struct text_access;

// Ends the program, or the compilation of a constant, in every build. A debugger shows the name.
[[noreturn]] inline void index_is_out_of_range() noexcept { std::abort(); }

// Ends the program unless `index` is less than `size`.
CHAT_TIMERS_ALWAYS_INLINE constexpr void require_index(std::size_t index, std::size_t size) noexcept {
    if (index >= size) index_is_out_of_range();
}

}  // namespace detail

/// A text of at most Capacity bytes, not null-terminated. Owns its bytes and allocates nothing. Only the
/// first size() bytes may be read.
///
/// Converts to std::string_view and std::string:
///
///     std::string_view const view = text;  // valid as long as `text`
///     std::string const copy = text;
///     std::cout << text;
///
/// A call with a fixed_text is ambiguous if the function has overloads for both `std::string const&` and
/// `std::string_view`: pass view() instead.
template <std::size_t Capacity>
class fixed_text {
public:
    using value_type = char;
    using size_type = std::size_t;
    using difference_type = std::ptrdiff_t;
    using reference = char const&;
    using const_reference = char const&;
    using pointer = char const*;
    using const_pointer = char const*;
    using iterator = char const*;
    using const_iterator = char const*;

    /// Constructs an empty text.
    constexpr fixed_text() noexcept {
        if (std::is_constant_evaluated()) {
            for (char& byte : bytes_) byte = '\0';
        }
    }

    /// Returns the size of the longest text that fits, in bytes.
    [[nodiscard]] static constexpr std::size_t capacity() noexcept { return Capacity; }
    /// Returns a pointer to the first byte, valid as long as this object.
    [[nodiscard]] constexpr char const* data() const noexcept CHAT_TIMERS_LIFETIMEBOUND { return bytes_; }
    /// Returns the number of bytes.
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    /// Returns true if the text has no bytes.
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
    /// Returns data().
    [[nodiscard]] constexpr char const* begin() const noexcept CHAT_TIMERS_LIFETIMEBOUND { return bytes_; }
    /// Returns a pointer after the last byte.
    [[nodiscard]] constexpr char const* end() const noexcept CHAT_TIMERS_LIFETIMEBOUND {
        return bytes_ + size_;
    }
    /// Returns the byte at `index`, counted from 0.
    /// Preconditions: index < size(); otherwise the program aborts, or a constant expression does not
    /// compile.
    [[nodiscard]] constexpr char const&
    operator[](std::size_t index) const noexcept CHAT_TIMERS_LIFETIMEBOUND {
        detail::require_index(index, size_);
        return bytes_[index];
    }

    /// Returns a view of the text, valid as long as this object.
    [[nodiscard]] constexpr std::string_view view() const noexcept CHAT_TIMERS_LIFETIMEBOUND {
        return {bytes_, size_};
    }
    /// Returns view().
    constexpr operator std::string_view() const noexcept CHAT_TIMERS_LIFETIMEBOUND { return view(); }

    /// Converts to std::string, and to any string with an allocator. Allocates as that string does.
    template <class String>
    requires requires(char const* data, std::size_t size) {
        typename String::allocator_type;
        requires std::same_as<typename String::value_type, char>;
        String(data, size);
    }
    constexpr operator String() const { return String(bytes_, size_); }

    /// Compares the bytes.
    [[nodiscard]] friend constexpr bool operator==(fixed_text const& left, std::string_view right) noexcept {
        return left.view() == right;
    }
    /// Orders by the bytes.
    [[nodiscard]] friend constexpr auto operator<=>(fixed_text const& left, std::string_view right) noexcept {
        return left.view().compare(right) <=> 0;
    }

private:
    friend detail::text_access;

    std::size_t size_ = 0;
    char bytes_[Capacity];  // the first size_ are in use; at run time the others are uninitialized
};

/// Compares the bytes of texts of any two capacities.
template <std::size_t Left, std::size_t Right>
[[nodiscard]] constexpr bool operator==(fixed_text<Left> const& left,
                                        fixed_text<Right> const& right) noexcept {
    return left.view() == right.view();
}
/// Orders texts of any two capacities by their bytes.
template <std::size_t Left, std::size_t Right>
[[nodiscard]] constexpr auto operator<=>(fixed_text<Left> const& left,
                                         fixed_text<Right> const& right) noexcept {
    return left.view().compare(right.view()) <=> 0;
}

/// Returns a view of the text, valid as long as `text`. Makes {fmt} 10 or newer format it.
template <std::size_t Capacity>
[[nodiscard]] constexpr std::string_view
format_as(fixed_text<Capacity> const& text CHAT_TIMERS_LIFETIMEBOUND) noexcept {
    return text.view();
}

/// Writes format_as(value), the text of a value of this library, to any stream that accepts a
/// std::string_view, with the stream's width and fill.
// Types of other libraries with a format_as of their own keep their operators: theirs is rarely noexcept.
template <class Stream, class T>
requires requires(Stream& to, T const& value) {
    requires noexcept(format_as(value));
    to << std::string_view{format_as(value)};
}
Stream& operator<<(Stream& to, T const& value) {
    to << std::string_view{format_as(value)};
    return to;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

// ---- chat_timers/model/limits.hpp

#define CHAT_TIMERS_MODEL_LIMITS_HPP

/// \file
/// The numbers of the service's model, and the limits of the readers.
namespace chat_timers::inline CHAT_TIMERS_ABI {

/// All integers from min to max, both included.
struct interval {
    std::int64_t min;  ///< the smallest
    std::int64_t max;  ///< the largest

    /// Returns true if the interval holds `number`.
    [[nodiscard]] constexpr bool contains(std::int64_t number) const noexcept {
        return min <= number && number <= max;
    }

    friend constexpr bool operator==(interval, interval) noexcept = default;
};

/// The service model's limits, and those of this library's readers.
namespace limits {

/// The length of an instance's id, in Unicode scalar values.
inline constexpr interval instance_id_length{1, 100};
/// The length of a contact's id, in Unicode scalar values.
inline constexpr interval contact_id_length{1, 256};
/// The size of a list of timers, in items.
inline constexpr interval timer_list_size{1, 6};
/// The duration of a timer, in minutes.
inline constexpr interval timer_minutes{2, 480};

/// The values of Smithy's `integer`: 32 bits, two's complement.
inline constexpr interval integer{-2147483648LL, 2147483647LL};

/// The number of JSON arrays and objects that may be open at once.
inline constexpr std::size_t nesting = 32;
/// The default of decode_options::max_bytes: the size of a payload, in bytes.
inline constexpr std::size_t payload_bytes = 16384;

}  // namespace limits
}  // namespace chat_timers::inline CHAT_TIMERS_ABI

// ---- chat_timers/model/vocabulary.hpp

#define CHAT_TIMERS_MODEL_VOCABULARY_HPP

/// \file
/// The enumerations of the model, and the functions that every enumeration of the library has.
namespace chat_timers::inline CHAT_TIMERS_ABI {

/// The role that a timer belongs to: the model's TimerEligibleParticipantRoles.
enum class participant_role : unsigned char {
    customer,  ///< `CUSTOMER`
    agent,     ///< `AGENT`
};

/// The effect of a timer: the participant counts as idle, or everyone except the customer is disconnected.
/// The model's ParticipantTimerType.
enum class timer_type : unsigned char {
    idle,                    ///< `IDLE`
    disconnect_noncustomer,  ///< `DISCONNECT_NONCUSTOMER`
};

/// An action on a timer that sets no duration: the model's ParticipantTimerAction.
enum class timer_action : unsigned char {
    unset,  ///< `Unset`: deletes the timer
};

namespace detail {

// The spelling of each enumerator, in the order of the values, which are consecutive from `first` to `last`.
// Each enumeration of the library has a specialization next to it.
template <class Enum>
struct vocabulary;
template <>
struct vocabulary<participant_role> {
    static constexpr auto first = participant_role::customer, last = participant_role::agent;
    static constexpr std::string_view words[] = {"CUSTOMER", "AGENT"};
};
template <>
struct vocabulary<timer_type> {
    static constexpr auto first = timer_type::idle, last = timer_type::disconnect_noncustomer;
    static constexpr std::string_view words[] = {"IDLE", "DISCONNECT_NONCUSTOMER"};
};
template <>
struct vocabulary<timer_action> {
    static constexpr auto first = timer_action::unset, last = timer_action::unset;
    static constexpr std::string_view words[] = {"Unset"};
};

// Returns the index of an enumerator in its enumeration, from 0, or at least enumerator_count for any other
// value.
template <class Enum>
[[nodiscard]] constexpr std::size_t index_of(Enum value) noexcept {
    return static_cast<std::size_t>(value) - static_cast<std::size_t>(vocabulary<Enum>::first);
}
template <class Enum>
inline constexpr std::size_t enumerator_count = [] {
    constexpr std::size_t count = index_of(vocabulary<Enum>::last) + 1;
    static_assert(
        std::size(vocabulary<Enum>::words) == count,
        "an enumeration and its words differ in number: give every enumerator its word, in order, and correct `first` and `last`");
    return count;
}();
template <class Enum>
[[nodiscard]] constexpr Enum enumerator_at(std::size_t index) noexcept {
    return static_cast<Enum>(static_cast<std::size_t>(vocabulary<Enum>::first) + index);
}

// The words of an enumeration, without its type. Not a std::span, which takes long to compile.
struct word_list {
    std::string_view const* words = nullptr;
    std::size_t size = 0;

    [[nodiscard]] constexpr std::string_view const* begin() const noexcept { return words; }
    [[nodiscard]] constexpr std::string_view const* end() const noexcept { return words + size; }
};
template <class Enum>
inline constexpr word_list words_of{vocabulary<Enum>::words, enumerator_count<Enum>};

template <class Enum>
[[nodiscard]] constexpr std::string_view spelling(Enum value) noexcept {
    std::size_t const index = index_of(value);
    return index < enumerator_count<Enum> ? vocabulary<Enum>::words[index] : std::string_view{};
}

// Returns the index of the word, or the number of words if it is none of them.
[[nodiscard]] constexpr std::size_t find_word(word_list words, std::string_view text) noexcept {
    std::size_t index = 0;
    while (index < words.size && words.words[index] != text) ++index;
    return index;
}

// The enumerator with the longest word.
template <class Enum>
inline constexpr Enum longest_enumerator = [] {
    std::size_t longest = 0;
    for (std::size_t index = 1; index < enumerator_count<Enum>; ++index) {
        if (vocabulary<Enum>::words[index].size() > vocabulary<Enum>::words[longest].size()) longest = index;
    }
    return enumerator_at<Enum>(longest);
}();
template <class Enum>
inline constexpr Enum no_enumerator = enumerator_at<Enum>(enumerator_count<Enum>);

}  // namespace detail

/// Returns the service's spelling of the role, or an empty text for a value that is not an enumerator.
[[nodiscard]] constexpr std::string_view to_string(participant_role role) noexcept {
    return detail::spelling(role);
}
/// Returns the service's spelling of the type, or an empty text for a value that is not an enumerator.
[[nodiscard]] constexpr std::string_view to_string(timer_type type) noexcept {
    return detail::spelling(type);
}
/// Returns the service's spelling of the action, or an empty text for a value that is not an enumerator.
[[nodiscard]] constexpr std::string_view to_string(timer_action action) noexcept {
    return detail::spelling(action);
}

/// Returns the enumerator with exactly this spelling (case-sensitive, whole text), or nullopt. Works for
/// every enumeration that to_string accepts.
template <class Enum>
[[nodiscard]] constexpr std::optional<Enum> from_string(std::string_view text) noexcept {
    std::size_t const index = detail::find_word(detail::words_of<Enum>, text);
    return index < detail::enumerator_count<Enum> ? std::optional{detail::enumerator_at<Enum>(index)}
                                                  : std::nullopt;
}

/// Returns all enumerators in the order of their values. Works for every enumeration that to_string accepts.
template <class Enum>
[[nodiscard]] constexpr auto enumerators() noexcept {
    std::array<Enum, detail::enumerator_count<Enum>> all{};
    for (std::size_t index = 0; index < all.size(); ++index) all[index] = detail::enumerator_at<Enum>(index);
    return all;
}

/// Returns the spelling of an enumerator. Makes {fmt} 10 or newer format it.
template <class Enum>
requires(std::is_enum_v<Enum>&& requires(Enum value) { to_string(value); })
    [[nodiscard]] constexpr std::string_view format_as(Enum value) noexcept {
    return to_string(value);
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

// ---- chat_timers/model/field.hpp

#define CHAT_TIMERS_MODEL_FIELD_HPP

/// \file
/// The places of the payload.
namespace chat_timers::inline CHAT_TIMERS_ABI {

/// The places of the payload that the service's model names.
enum class field : unsigned char {
    body,                   ///< the document that is the HTTP body
    input,                  ///< the document that is the operation's input: both ids and the body's member
    instance_id,            ///< `InstanceId`
    contact_id,             ///< `ContactId`
    channel_configuration,  ///< `ChannelConfiguration`
    chat,                   ///< `Chat`
    timer_list,             ///< `ParticipantTimerConfigList`
    timer,                  ///< an item of the list
    role,                   ///< `ParticipantRole`
    type,                   ///< `TimerType`
    value,                  ///< `TimerValue`
    action,                 ///< `ParticipantTimerAction`
    duration,               ///< `ParticipantTimerDurationInMinutes`
};

namespace detail {

template <>
struct vocabulary<field> {
    static constexpr auto first = field::body, last = field::duration;
    static constexpr std::string_view words[] = {
        "body",
        "input",
        "InstanceId",
        "ContactId",
        "ChannelConfiguration",
        "Chat",
        "ParticipantTimerConfigList",
        "timer",
        "ParticipantRole",
        "TimerType",
        "TimerValue",
        "ParticipantTimerAction",
        "ParticipantTimerDurationInMinutes",
    };
};

}  // namespace detail

/// Returns the member's name in the model; "body", "input" or "timer" for the three fields that are not
/// members; an empty text for a value that is not an enumerator.
[[nodiscard]] constexpr std::string_view to_string(field place) noexcept { return detail::spelling(place); }

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

// ---- chat_timers/text/detail/words.hpp

#define CHAT_TIMERS_TEXT_DETAIL_WORDS_HPP

// Compares and searches text in words. Constant evaluation loads them byte by byte, with the same results.
namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

inline constexpr std::size_t word_bytes = sizeof(std::uint64_t);

// Returns a word whose bytes all have this value.
[[nodiscard]] constexpr std::uint64_t every_byte(unsigned char byte) noexcept {
    return 0x0101010101010101U * byte;
}

// Loads the bytes in memory order, as the machine does.
template <class Word = std::uint64_t>
[[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE constexpr Word load_word(char const* from) noexcept {
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

// Returns the number of bytes, in memory order, before the first one that is not zero.
// Preconditions: word != 0.
[[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE constexpr std::size_t
leading_zero_bytes(std::uint64_t word) noexcept {
    int const bits =
        std::endian::native == std::endian::little ? std::countr_zero(word) : std::countl_zero(word);
    return static_cast<std::size_t>(bits) / 8;
}

// Compares the last word first, because the model's texts differ there. It overlaps the one before it.
// Preconditions: text.size() bytes can be read at `at`; a word has at most as many.
template <class Word>
[[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE constexpr bool equal_in_words(char const* at,
                                                                      std::string_view text) noexcept {
    std::size_t const last = text.size() - sizeof(Word);
    if (load_word<Word>(at + last) != load_word<Word>(text.data() + last)) return false;
    for (std::size_t offset = 0; offset < last; offset += sizeof(Word)) {
        if (load_word<Word>(at + offset) != load_word<Word>(text.data() + offset)) return false;
    }
    return true;
}

// Returns true if the bytes at `at` begin with `text`, a constant. Inlined, and no template: compilers then
// choose the words, unroll the loop and make the text immediate operands, without one instantiation for each
// text.
// Preconditions: text.size() bytes can be read at `at`.
[[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE constexpr bool equal_text(char const* at,
                                                                  std::string_view text) noexcept {
    if (text.size() >= sizeof(std::uint64_t)) return equal_in_words<std::uint64_t>(at, text);
    if (text.size() >= sizeof(std::uint32_t)) return equal_in_words<std::uint32_t>(at, text);
    if (text.size() >= sizeof(std::uint16_t)) return equal_in_words<std::uint16_t>(at, text);
    return text.empty() || *at == text.front();
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

// ---- chat_timers/text/detail/utf8.hpp

#define CHAT_TIMERS_TEXT_DETAIL_UTF8_HPP

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// The first sequence of a text (The Unicode Standard 15, table 3-7).
struct utf8_sequence {
    std::size_t length;  // in bytes; for an ill-formed sequence its maximal subpart, at least 1
    char32_t scalar;     // the scalar value, if well-formed
    bool well_formed;
};

// Reads at most four bytes, none at or after `last`.
// Preconditions: first != last.
[[nodiscard]] constexpr utf8_sequence read_utf8(char const* first, char const* last) noexcept {
    auto const byte = [&](std::size_t index) { return static_cast<unsigned char>(first[index]); };
    unsigned const lead = byte(0);
    if (lead < 0x80) return {1, lead, true};
    if (lead < 0xC2 || lead > 0xF4) return {1, 0, false};
    std::size_t const length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    // Only the second byte's range depends on the first: it excludes overlong forms, surrogates, and values
    // beyond U+10FFFF.
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
    if (scalar < 0x80) return put(scalar);
    int const continuations = scalar < 0x800 ? 1 : scalar < 0x10000 ? 2 : 3;
    put((0xFF00U >> (continuations + 1) & 0xFF) | scalar >> 6 * continuations);
    for (int shift = 6 * (continuations - 1); shift >= 0; shift -= 6) put(0x80 | (scalar >> shift & 0x3F));
}

struct utf8_length {
    std::size_t scalar_values;  // before the first ill-formed sequence
    bool well_formed;
};

// Counts the scalar values before the first ill-formed sequence. Skips ASCII a word at a time, but always
// reads the last byte by itself.
// Complexity: linear.
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

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

// ---- chat_timers/model/constraints.hpp

#define CHAT_TIMERS_MODEL_CONSTRAINTS_HPP

/// \file
/// The service's rules, each once, as predicates on plain data.
namespace chat_timers::inline CHAT_TIMERS_ABI {

namespace detail {

[[nodiscard]] constexpr bool has_scalar_values(std::string_view utf8, interval allowed) noexcept {
    auto const [length, well_formed] = count_scalar_values(utf8);
    return well_formed && allowed.contains(static_cast<std::int64_t>(length));
}

// Returns true if exactly one member of a union is set. `members_set` has a bit for each that is.
[[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE constexpr bool is_exclusive(unsigned members_set) noexcept {
    return members_set != 0 && (members_set & (members_set - 1)) == 0;
}

}  // namespace detail

/// Returns true for well-formed UTF-8 of 1 to 100 Unicode scalar values. Accepts all characters.
/// Complexity: linear.
[[nodiscard]] constexpr bool is_instance_id(std::string_view utf8) noexcept {
    return detail::has_scalar_values(utf8, limits::instance_id_length);
}

/// Returns true for well-formed UTF-8 of 1 to 256 Unicode scalar values. Accepts all characters.
/// Complexity: linear.
[[nodiscard]] constexpr bool is_contact_id(std::string_view utf8) noexcept {
    return detail::has_scalar_values(utf8, limits::contact_id_length);
}

/// Returns true for 2 to 480 minutes.
[[nodiscard]] constexpr bool is_timer_duration(std::chrono::minutes duration) noexcept {
    return limits::timer_minutes.contains(duration.count());
}

/// Returns true if exactly one of a union's members is set. `members_set` has one item for each member.
/// See: https://smithy.io/2.0/spec/aggregate-types.html#union
[[nodiscard]] constexpr bool is_exclusive(std::initializer_list<bool> members_set) noexcept {
    unsigned set = 0;
    for (bool const member : members_set) set += member ? 1 : 0;
    return set == 1;
}

/// The identity of a timer. A list must not hold two timers with the same key, whatever their values.
struct timer_key {
    participant_role role;  ///< the role that the timer belongs to
    timer_type type;        ///< the timer's effect

    friend constexpr auto operator<=>(timer_key, timer_key) noexcept = default;
};

namespace detail {

// Remembers the first index of each (role, type).
class timer_keys {
public:
    // Returns a pointer to the earlier index of `key`, or null if the key is new.
    // Preconditions: the key's members are enumerators.
    [[nodiscard]] constexpr std::size_t const* note(timer_key key, std::size_t index) noexcept {
        std::size_t const slot = index_of_key(key);
        if ((seen_ >> slot & 1U) != 0) return &first_[slot];
        seen_ |= 1U << slot;
        first_[slot] = index;
        return nullptr;
    }

    static constexpr std::size_t capacity = enumerator_count<participant_role> * enumerator_count<timer_type>;

    // Numbers the keys from 0.
    [[nodiscard]] static constexpr std::size_t index_of_key(timer_key key) noexcept {
        return index_of(key.role) * enumerator_count<timer_type> + index_of(key.type);
    }
    [[nodiscard]] static constexpr timer_key key_at(std::size_t index) noexcept {
        return {enumerator_at<participant_role>(index / enumerator_count<timer_type>),
                enumerator_at<timer_type>(index % enumerator_count<timer_type>)};
    }

    static_assert(capacity <= 32, "seen_ has a bit for each of 32 (role, type): give it a wider type");

private:
    std::size_t first_[capacity] = {};
    unsigned seen_ = 0;
};

}  // namespace detail

/// Returns the first repeated key as the indexes {earlier, later}, or nullopt. Skips keys whose members are
/// not enumerators.
/// Complexity: linear, but ends at the fifth valid key at the latest, because only four are distinct.
[[nodiscard]] constexpr std::optional<std::pair<std::size_t, std::size_t>>
repeated_timer(std::span<timer_key const> keys) noexcept {
    detail::timer_keys seen;
    for (std::size_t later = 0; later < keys.size(); ++later) {
        if (to_string(keys[later].role).empty() || to_string(keys[later].type).empty()) continue;
        if (auto const* const earlier = seen.note(keys[later], later)) return std::pair{*earlier, later};
    }
    return std::nullopt;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

// ---- chat_timers/model/rule.hpp

#define CHAT_TIMERS_MODEL_RULE_HPP

/// \file
/// The words of a violation: rules, parts of a request, alternatives of the grammar.
namespace chat_timers::inline CHAT_TIMERS_ABI {

/// The rules that a request can break. The values are error codes: they start at 1 and never change.
enum class rule : unsigned char {
    // The payload could not be read (is_malformed).
    syntax = 1,     ///< not JSON by RFC 8259
    encoding = 2,   ///< ill-formed UTF-8, a byte order mark, a lone surrogate; in a path, a raw byte or
                    ///< an escape that no path segment may hold
    too_large = 3,  ///< more bytes than decode_options::max_bytes
    too_deep = 4,   ///< nested beyond limits::nesting
    duplicate_member = 5,  ///< a known member appears twice in its object
    unknown_member = 6,    ///< a member that the model does not name
    wrong_type = 7,        ///< a JSON value of another type than the model's
    not_an_integer = 8,    ///< a number with a fraction or an exponent, or outside 32 bits
    null_item = 9,         ///< an item of the list is null
    union_empty = 10,      ///< no member of a union is set
    union_conflict = 11,   ///< more than one member of a union is set
    // The payload was read and breaks a constraint of the model.
    required = 12,         ///< a required member is absent or null
    length = 13,           ///< a text or a list is too short or too long
    range = 14,            ///< a duration is too short or too long
    enumeration = 15,      ///< a text that is not an enumerator
    duplicate_timer = 16,  ///< a (role, type) appears twice in the list
    unroutable = 17,       ///< "." or ".." as an id: proxies remove such a path segment
    // The HTTP request around the payload cannot be routed to the operation.
    method = 18,          ///< not PUT
    path = 19,            ///< not the operation's path
    media_type = 20,      ///< Content-Type is not application/json, or Content-Encoding not identity
    not_acceptable = 21,  ///< Accept does not admit application/json
};

/// The text of a request that a violation's offset and length refer to.
enum class source_part : unsigned char {
    document,          ///< the decoded text, and any source without text
    method,            ///< http_request::method
    target,            ///< http_request::target
    accept,            ///< http_request::accept
    content_type,      ///< http_request::content_type
    body,              ///< http_request::body
    content_encoding,  ///< http_request::content_encoding
};

/// The alternatives that RFC 8259's grammar allows at the place of a syntax error.
enum class grammar : unsigned char {
    none,                    ///< for all rules except syntax
    value,                   ///< a value
    value_or_end,            ///< a value or `]`
    name,                    ///< a name in quotes
    name_or_end,             ///< a name in quotes or `}`
    colon,                   ///< `:`
    comma_or_end_of_object,  ///< `,` or `}`
    comma_or_end_of_array,   ///< `,` or `]`
    end_of_text,             ///< the end of the text
    digit,                   ///< a digit
    closing_quote,           ///< the string's closing quote
    escaped_control,         ///< an escape for the control character
    escape,                  ///< a character that may follow a backslash
    hex_digit,               ///< a hexadecimal digit
};

namespace detail {

template <>
struct vocabulary<rule> {
    static constexpr auto first = rule::syntax, last = rule::not_acceptable;
    static constexpr std::string_view words[] = {
        "syntax",          "encoding",   "too_large",      "too_deep",  "duplicate_member",
        "unknown_member",  "wrong_type", "not_an_integer", "null_item", "union_empty",
        "union_conflict",  "required",   "length",         "range",     "enumeration",
        "duplicate_timer", "unroutable", "method",         "path",      "media_type",
        "not_acceptable",
    };
};
template <>
struct vocabulary<source_part> {
    static constexpr auto first = source_part::document, last = source_part::content_encoding;
    static constexpr std::string_view words[] = {"document",     "method", "target",          "accept",
                                                 "content_type", "body",   "content_encoding"};
};
template <>
struct vocabulary<grammar> {
    static constexpr auto first = grammar::none, last = grammar::hex_digit;
    static constexpr std::string_view words[] = {
        "nothing",
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

// The groups of rules, from the least to the most decisive for a reply.
enum class rule_group : unsigned char { constraint, malformed, too_large, http };

// The properties of a rule, in the order of the rules.
struct rule_facts {
    chat_timers::rule rule;
    rule_group group;
    bool ends_reading;             // in any source; `encoding` ends it in a JSON text only
    std::string_view description;  // of a payload that breaks the rule
};
inline constexpr rule_facts rules[] = {
    {rule::syntax, rule_group::malformed, true, "the text is not JSON"},
    {rule::encoding, rule_group::malformed, false, "a text is not well-formed Unicode"},
    {rule::too_large, rule_group::too_large, true, "the text has more bytes than the reader accepts"},
    {rule::too_deep, rule_group::malformed, true, "the text is nested too deep"},
    {rule::duplicate_member, rule_group::malformed, false, "a member is given twice"},
    {rule::unknown_member, rule_group::malformed, false,
     "an object has a member that the model does not name"},
    {rule::wrong_type, rule_group::malformed, false, "a value does not have the model's type"},
    {rule::not_an_integer, rule_group::malformed, false, "a number is not a 32-bit integer"},
    {rule::null_item, rule_group::malformed, false, "an item of the list is null"},
    {rule::union_empty, rule_group::malformed, false, "no member of a union is set"},
    {rule::union_conflict, rule_group::malformed, false, "more than one member of a union is set"},
    {rule::required, rule_group::constraint, false, "a required member is absent or null"},
    {rule::length, rule_group::constraint, false, "a text or a list is too short or too long"},
    {rule::range, rule_group::constraint, false, "a duration is too short or too long"},
    {rule::enumeration, rule_group::constraint, false, "a text is not an enumerator of the model"},
    {rule::duplicate_timer, rule_group::constraint, false, "two timers have the same role and type"},
    {rule::unroutable, rule_group::constraint, false, "an id does not survive in a path"},
    {rule::method, rule_group::http, false, "the HTTP method is not the operation's"},
    {rule::path, rule_group::http, false, "the path is not the operation's"},
    {rule::media_type, rule_group::http, false, "the content type is not the operation's"},
    {rule::not_acceptable, rule_group::http, false, "the client does not accept the operation's media type"},
};
static_assert(
    std::size(rules) == enumerator_count<rule>,
    "the rules and their facts differ in number: give every rule its row, in the order of the values");
[[nodiscard]] consteval bool has_rules_in_order() noexcept {
    for (std::size_t index = 0; index < std::size(rules); ++index) {
        if (index_of(rules[index].rule) != index || rules[index].description.empty()) return false;
    }
    return true;
}
static_assert(
    has_rules_in_order(),
    "the facts of the rules are not in the order of their values, or a rule has no description: give each rule its row");

// Returns the facts of a rule, or those of a constraint for a value that is not an enumerator.
[[nodiscard]] constexpr rule_facts const& facts(rule which) noexcept {
    std::size_t const index = index_of(which);
    return rules[index < enumerator_count<rule> ? index : index_of(rule::required)];
}

}  // namespace detail

/// Returns the rule's name, such as "too_large", or an empty text for a value that is not an enumerator.
[[nodiscard]] constexpr std::string_view to_string(rule which) noexcept { return detail::spelling(which); }
/// Returns the part's name, such as "target", or an empty text for a value that is not an enumerator.
[[nodiscard]] constexpr std::string_view to_string(source_part part) noexcept {
    return detail::spelling(part);
}
/// Returns a description, such as "a value or ']'", or an empty text for a value that is not an enumerator.
[[nodiscard]] constexpr std::string_view to_string(grammar wanted) noexcept {
    return detail::spelling(wanted);
}

/// Returns true if a payload that breaks the rule cannot be read: restJson1's SerializationException. The
/// other rules of the payload are constraints: its ValidationException.
[[nodiscard]] constexpr bool is_malformed(rule broken) noexcept {
    detail::rule_group const group = detail::facts(broken).group;
    return group == detail::rule_group::malformed || group == detail::rule_group::too_large;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

// ---- chat_timers/text/detail/output.hpp

#define CHAT_TIMERS_TEXT_DETAIL_OUTPUT_HPP

namespace chat_timers::inline CHAT_TIMERS_ABI {

/// An output iterator of char or unsigned char. An array is not one, although it converts to a pointer: its
/// size is known, and the functions that take a std::span<char> check it.
template <class Out>
concept byte_output = !std::is_array_v<std::remove_reference_t<Out>> &&
                      (std::output_iterator<std::remove_cvref_t<Out>, char> ||
                       std::output_iterator<std::remove_cvref_t<Out>, unsigned char>);

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

// Writes to output iterators of char or unsigned char. Each function returns the iterator after the last
// byte.
namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// Converts a byte to the type that the iterator writes, if it names one. Without this, the assignment to an
// iterator of unsigned char converts it implicitly, and -Wsign-conversion warns of it.
template <class Out>
[[nodiscard]] constexpr auto byte_for(char byte) noexcept {
    if constexpr (requires { requires std::integral<std::iter_value_t<Out>>; }) {
        return static_cast<std::iter_value_t<Out>>(byte);
    } else if constexpr (requires { requires std::integral<typename Out::container_type::value_type>; }) {
        return static_cast<typename Out::container_type::value_type>(byte);  // std::back_insert_iterator
    } else {
        return byte;
    }
}

template <class Out>
constexpr Out write_byte(Out out, char byte) {
    *out++ = byte_for<Out>(byte);
    return out;
}

template <class Out>
constexpr Out write_text(Out out, std::string_view text) {
    if constexpr (std::is_same_v<Out, char*>) {
        std::char_traits<char>::copy(out, text.data(), text.size());
        return out + text.size();
    } else if constexpr (requires { out.append(text); }) {
        out.append(text);
        return out;
    } else {
        for (char const byte : text) out = write_byte(out, byte);
        return out;
    }
}

// Writes the texts one after the other.
template <class Out>
constexpr Out write_all(Out out, std::initializer_list<std::string_view> texts) {
    for (std::string_view const text : texts) out = write_text(out, text);
    return out;
}

// Writes the whole text, or nothing if it does not fit.
[[nodiscard]] constexpr std::to_chars_result write_if_it_fits(std::span<char> to,
                                                              std::string_view text) noexcept {
    if (text.size() > to.size()) return {to.data() + to.size(), std::errc::value_too_large};
    return {write_text(to.data(), text), std::errc{}};
}

// The decimal digits of a number.
class decimal_digits {
public:
    constexpr explicit decimal_digits(std::uint64_t number) noexcept {
        do {
            digits_[--first_] = static_cast<char>('0' + number % 10);
            number /= 10;
        } while (number != 0);
    }
    // Returns the digits after a '-' if the number is negative.
    [[nodiscard]] static constexpr decimal_digits of(std::int64_t number) noexcept {
        auto const magnitude = static_cast<std::uint64_t>(number);
        decimal_digits digits{number < 0 ? 0 - magnitude : magnitude};
        if (number < 0) digits.digits_[--digits.first_] = '-';
        return digits;
    }
    constexpr operator std::string_view() const noexcept { return {digits_ + first_, capacity - first_}; }

    static constexpr std::size_t capacity = 20;  // 2^64 - 1, or a sign and 2^63

private:
    char digits_[capacity] = {};
    std::size_t first_ = capacity;
};

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

// ---- chat_timers/text/detail/text_builder.hpp

#define CHAT_TIMERS_TEXT_DETAIL_TEXT_BUILDER_HPP

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// Ends the program, or the compilation of a constant, in every build. A debugger shows the name.
[[noreturn]] inline void text_exceeds_its_capacity() noexcept { std::abort(); }

// For writers that write the bytes of a fixed_text directly.
struct text_access {
    template <std::size_t Capacity>
    [[nodiscard]] static constexpr char* data(fixed_text<Capacity>& text) noexcept {
        return text.bytes_;
    }
    // Preconditions: the first `size` bytes have been written; size <= Capacity, otherwise ends the program.
    template <std::size_t Capacity>
    static constexpr void resize(fixed_text<Capacity>& text, std::size_t size) noexcept {
        if (size > Capacity) text_exceeds_its_capacity();
        text.size_ = size;
    }
};

// A fixed_text that can grow. An append that exceeds the capacity ends the program, or the compilation of a
// constant, and writes nothing.
template <std::size_t Capacity>
class text_builder : public fixed_text<Capacity> {
public:
    // Not defaulted, since GCC then fills the bytes with zeros.
    constexpr text_builder() noexcept {}
    constexpr explicit text_builder(std::string_view text) noexcept { append(text); }

    constexpr void resize(std::size_t size) noexcept { text_access::resize(*this, size); }

    constexpr text_builder& append(std::string_view text) noexcept {
        if (text.size() > Capacity - this->size()) text_exceeds_its_capacity();
        std::char_traits<char>::copy(text_access::data(*this) + this->size(), text.data(), text.size());
        resize(this->size() + text.size());
        return *this;
    }
    constexpr text_builder& append(char byte) noexcept { return append({&byte, 1}); }
    // Appends decimal digits.
    constexpr text_builder& append_number(std::int64_t number) noexcept {
        return append(decimal_digits::of(number));
    }
};

// Has the append functions of text_builder, but only counts the bytes. Capacities are computed with it.
class text_counter {
public:
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }

    constexpr text_counter& append(std::string_view text) noexcept {
        size_ += text.size();
        return *this;
    }
    constexpr text_counter& append(char) noexcept {
        ++size_;
        return *this;
    }
    constexpr text_counter& append_number(std::int64_t number) noexcept {
        return append(decimal_digits::of(number));
    }

private:
    std::size_t size_ = 0;
};

// An output iterator that appends to a text_builder or text_counter. Copies append to the same one, which
// outlives them.
template <class Text>
class appending_output {
public:
    constexpr explicit appending_output(Text& to) noexcept : to_(&to) {}

    constexpr appending_output& operator*() noexcept { return *this; }
    constexpr appending_output& operator++() noexcept { return *this; }
    constexpr appending_output operator++(int) noexcept { return *this; }
    constexpr appending_output& operator=(char byte) noexcept {
        to_->append(byte);
        return *this;
    }
    constexpr void append(std::string_view text) noexcept { to_->append(text); }

private:
    Text* to_;
};
template <class Text>
appending_output(Text&) -> appending_output<Text>;

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

// ---- chat_timers/model/detail/schema.hpp

#define CHAT_TIMERS_MODEL_DETAIL_SCHEMA_HPP

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

enum class field_kind : unsigned char { structure, union_, list, string, integer };

// The only table of the model's shape. The decoders, the encoders and the pointers read it.
struct field_facts {
    std::string_view name;  // of the member; empty for the two documents and the list's item
    field_kind kind;
    field parent;
    field first_member, last_member;  // of a structure or union, consecutive fields; of a list, its item
    interval allowed{};               // a text's scalar values, a list's items, or an integer
    word_list enumerators{};          // of a text with an enumeration
};

inline constexpr field_facts schema[] = {
    {{}, field_kind::structure, field::body, field::channel_configuration, field::channel_configuration},
    {{}, field_kind::structure, field::input, field::instance_id, field::channel_configuration},
    {spelling(field::instance_id), field_kind::string, field::input, {}, {}, limits::instance_id_length},
    {spelling(field::contact_id), field_kind::string, field::input, {}, {}, limits::contact_id_length},
    {spelling(field::channel_configuration), field_kind::union_, field::input, field::chat, field::chat},
    {spelling(field::chat), field_kind::structure, field::channel_configuration, field::timer_list,
     field::timer_list},
    {spelling(field::timer_list), field_kind::list, field::chat, field::timer, field::timer,
     limits::timer_list_size},
    {{}, field_kind::structure, field::timer_list, field::role, field::value},
    {spelling(field::role), field_kind::string, field::timer, {}, {}, {}, words_of<participant_role>},
    {spelling(field::type), field_kind::string, field::timer, {}, {}, {}, words_of<timer_type>},
    {spelling(field::value), field_kind::union_, field::timer, field::action, field::duration},
    {spelling(field::action), field_kind::string, field::value, {}, {}, {}, words_of<timer_action>},
    {spelling(field::duration), field_kind::integer, field::value, {}, {}, limits::timer_minutes},
};
static_assert(
    std::size(schema) == enumerator_count<field>,
    "a field was added: give it its word in field.hpp and its row here, in the order of the values");

// A member that some serializers add to name the type of an object.
inline constexpr std::string_view type_tag = "__type";

[[nodiscard]] constexpr field_facts const& facts(field place) noexcept {
    return schema[static_cast<std::size_t>(place)];
}

[[nodiscard]] constexpr bool is_root(field place) noexcept {
    return place == field::body || place == field::input;
}

// Returns true for the members that an HTTP request carries in its path.
[[nodiscard]] constexpr bool is_path_segment(field place) noexcept {
    return place == field::instance_id || place == field::contact_id;
}

[[nodiscard]] constexpr field next(field place) noexcept {
    return static_cast<field>(static_cast<unsigned char>(place) + 1);
}

// Return the bit of a member, and the bits of all members of an object.
[[nodiscard]] constexpr unsigned member_bit(field member) noexcept {
    return 1U << static_cast<unsigned>(member);
}
[[nodiscard]] constexpr unsigned member_bits(field object) noexcept {
    return 2 * member_bit(facts(object).last_member) - member_bit(facts(object).first_member);
}

// Returns the member with this name, or `object` itself if it has none.
[[nodiscard]] constexpr field find_member(field object, std::string_view name) noexcept {
    for (field member = facts(object).first_member;; member = next(member)) {
        if (facts(member).name == name) return member;
        if (member == facts(object).last_member) return object;
    }
}

// Returns the names of an object's members, in the model's order.
[[nodiscard]] constexpr word_list member_names(field object) noexcept {
    std::size_t const first = index_of(facts(object).first_member);
    return {vocabulary<field>::words + first, index_of(facts(object).last_member) + 1 - first};
}

// Returns true if these are all members of the object, in the model's order. Code that names members asserts
// it.
[[nodiscard]] consteval bool has_members(field object, std::initializer_list<field> members) noexcept {
    field expected = facts(object).first_member;
    for (field const member : members) {
        if (member != expected) return false;
        expected = next(expected);
    }
    return expected == next(facts(object).last_member);
}

// Returns true if each row has its field's name, each field is among its parent's members, and the members of
// each object name it as parent. The two documents share the configuration.
[[nodiscard]] consteval bool has_right_rows() noexcept {
    for (field const object : enumerators<field>()) {
        field_facts const& each = facts(object);
        field_facts const& parent = facts(each.parent);
        if (!each.name.empty() && each.name != spelling(object)) return false;
        if (!is_root(object) && (object < parent.first_member || object > parent.last_member)) return false;
        if (each.kind == field_kind::string || each.kind == field_kind::integer) continue;
        if (each.first_member > each.last_member || spelling(each.last_member).empty()) return false;
        for (field member = each.first_member; member <= each.last_member; member = next(member)) {
            bool const shared = is_root(facts(member).parent) && is_root(object);
            if (facts(member).parent != object && !shared) return false;
        }
    }
    return true;
}
static_assert(
    has_right_rows(),
    "the rows of the schema do not fit together: give every field its own row and its parent, and every object its first and last member, with its members following each other");
static_assert(std::size(schema) <= 32, "member_bit() has a bit for each of 32 fields: give it a wider type");

// Holds the longest text of the model and one more scalar value.
using text_buffer = text_builder<4 * static_cast<std::size_t>(facts(field::contact_id).allowed.max) + 4>;

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

// ---- chat_timers/model/detail/place.hpp

#define CHAT_TIMERS_MODEL_DETAIL_PLACE_HPP

namespace chat_timers::inline CHAT_TIMERS_ABI {

namespace detail {

// A place in one payload: a field and, for a timer and the fields inside it, the index in the list.
struct place {
    static constexpr std::size_t no_item = static_cast<std::size_t>(-1);

    chat_timers::field field;
    std::size_t item;

    friend constexpr bool operator==(place, place) noexcept = default;
};

// A bit for the field `timer` and for each field inside it.
inline constexpr unsigned fields_of_timers = [] {
    unsigned bits = 0;
    for (field const each : enumerators<field>()) {
        for (field at = each; !is_root(at); at = facts(at).parent)
            if (at == field::timer) bits |= member_bit(each);
    }
    return bits;
}();

// The number of objects and lists of a document that hold each field's value.
inline constexpr auto depths = [] {
    std::array<unsigned char, enumerator_count<field>> made{};
    for (field const each : enumerators<field>())
        for (field at = each; !is_root(at); at = facts(at).parent) ++made[index_of(each)];
    return made;
}();
[[nodiscard]] constexpr std::size_t depth(field where) noexcept { return depths[index_of(where)]; }

// Returns the item of a violation, or nullopt outside the timers and for a timer that is not in a list.
[[nodiscard]] constexpr std::optional<std::size_t> item_of(place where) noexcept {
    if (where.item == place::no_item || (fields_of_timers & member_bit(where.field)) == 0)
        return std::nullopt;
    return where.item;
}

// The index with the longest text. append_number() takes a std::int64_t, so it writes a sign for this index
// if std::size_t has 64 bits.
inline constexpr std::size_t longest_index =
    sizeof(std::size_t) < sizeof(std::int64_t) ? SIZE_MAX : SIZE_MAX / 2 + 1;

// Appends the JSON Pointer (RFC 6901). A timer that is not in a list has the index "-", RFC 6901's index
// after the last item. No name of the model needs an escape.
template <class Text>
constexpr void append_pointer(Text& to, field where, std::optional<std::size_t> item) noexcept {
    if (is_root(where)) return;
    append_pointer(to, facts(where).parent, item);
    to.append('/');
    if (where != field::timer) {
        to.append(facts(where).name);
    } else if (item) {
        to.append_number(static_cast<std::int64_t>(*item));
    } else {
        to.append('-');
    }
}

// Returns the size of the longest pointer, in bytes.
[[nodiscard]] consteval std::size_t longest_pointer() noexcept {
    std::size_t longest = 0;
    for (field const at : enumerators<field>()) {
        text_counter text;
        append_pointer(text, at, longest_index);
        if (text.size() > longest) longest = text.size();
    }
    return longest;
}

}  // namespace detail

/// Holds the longest JSON Pointer into a request.
using pointer_text = fixed_text<detail::longest_pointer()>;

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

// ---- chat_timers/model/detail/sentences.hpp

#define CHAT_TIMERS_MODEL_DETAIL_SENTENCES_HPP

// Writes the sentence of each violation: Smithy's, if its ValidationException has one.
// See: https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html
namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// The parts of a violation that its sentence names.
struct sentence {
    chat_timers::rule rule;
    chat_timers::field field;
    std::optional<std::size_t> item;
    source_part part;
    std::int64_t actual;
    interval allowed;
    std::size_t other;
    grammar wanted;
};

inline constexpr std::string_view constraint = "failed to satisfy constraint: Member must ";

// The functions append to a text_builder or a text_counter, and return it.

template <class Text>
constexpr Text& append_about(Text& to, std::string_view subject, field where, std::optional<std::size_t> item,
                             std::string_view predicate) noexcept {
    to.append(subject);
    if (!is_root(where)) {
        to.append(" at '");
        append_pointer(to, where, item);
        to.append('\'');
    }
    return to.append(' ').append(predicate);
}

// Appends the words and a separator between them, such as "A, B".
template <class Text>
constexpr Text& append_words(Text& to, word_list words, std::string_view separator) noexcept {
    for (std::string_view const& word : words) {
        if (&word != words.begin()) to.append(separator);
        to.append(word);
    }
    return to;
}

template <class Text>
constexpr Text& append_interval(Text& to, interval allowed) noexcept {
    return to.append(" between ").append_number(allowed.min).append(" and ").append_number(allowed.max);
}

// Appends Smithy's sentence for all repeated timers of the list.
template <class Text>
constexpr Text& append_repeated_timers(Text& to) noexcept {
    return append_about(to, "Value", field::timer_list, std::nullopt, constraint)
        .append("have unique values");
}

// The names of the JSON types, in the order of field_kind.
inline constexpr std::string_view json_types[] = {"an object", "an object", "an array", "a string",
                                                  "an integer"};

static_assert(
    enumerator_count<rule> == 21,
    "a rule was added or removed: give it a sentence in append_sentence(), and count it in this assertion");

// Appends nothing for a rule that is not an enumerator.
template <class Text>
constexpr void append_sentence(Text& to, sentence const& found) noexcept {
    auto const about = [&](std::string_view subject, std::string_view predicate) -> Text& {
        return append_about(to, subject, found.field, found.item, predicate);
    };
    auto const index = [](std::size_t item) { return static_cast<std::int64_t>(item); };
    switch (found.rule) {
    case rule::syntax: about("Text", "is not JSON: expected ").append(spelling(found.wanted)); break;
    case rule::encoding:
        about("Text", "must be well-formed UTF-8 without byte order mark or lone surrogates");
        // `part` cannot decide: located_in() replaces it.
        if (is_path_segment(found.field)) to.append(", percent-encoded in a path");
        break;
    case rule::too_large:
        to.append("Text must not be longer than ").append_number(found.allowed.max).append(" bytes");
        break;
    case rule::too_deep:
        about("Text", "must not be nested deeper than ").append_number(limits::nesting).append(" levels");
        break;
    case rule::duplicate_member: about("Value", "must not be given twice"); break;
    case rule::unknown_member:
        append_words(about("Object", "must have no members other than "), member_names(found.field), ", ");
        break;
    case rule::wrong_type:
        about("Value", "must be ").append(json_types[static_cast<std::size_t>(facts(found.field).kind)]);
        break;
    case rule::not_an_integer:
        about("Value", "must be an integer");
        if (found.allowed == interval{}) {
            to.append(", written without fraction or exponent");
        } else {
            append_interval(to, found.allowed);
        }
        break;
    case rule::null_item: about("Item", "must not be null"); break;
    case rule::union_empty:
        append_words(about("Union", "must have a member that is not null: "), member_names(found.field),
                     " or ");
        break;
    case rule::union_conflict:
        append_words(about("Union", "must have only one member that is not null: "),
                     member_names(found.field), " or ");
        break;
    case rule::required: about("Value", constraint).append("not be null"); break;
    case rule::length:
        to.append("Value with length ").append_number(found.actual);
        append_interval(about("", constraint).append("have length"), found.allowed).append(", inclusive");
        break;
    case rule::range:
        append_interval(about("Value", constraint).append("be"), found.allowed).append(", inclusive");
        break;
    case rule::enumeration:
        about("Value", constraint).append("satisfy enum value set: [");
        append_words(to, facts(found.field).enumerators, ", ").append(']');
        break;
    case rule::duplicate_timer:
        append_repeated_timers(to).append(", items ").append_number(index(found.other));
        to.append(" and ").append_number(index(found.item.value_or(0))).append(" are the same timer");
        break;
    case rule::unroutable: about("Value", "must not be '.' or '..', which do not survive in a path"); break;
    case rule::method: to.append("Method must be ").append(operation::method); break;
    case rule::path:
        to.append("Path must be ").append(operation::path).append("{InstanceId}/{ContactId}");
        break;
    case rule::media_type:
        if (found.part == source_part::content_encoding) {
            to.append("Content-Encoding must be identity");
        } else {
            to.append("Content-Type must be ").append(operation::media_type);
        }
        break;
    case rule::not_acceptable: to.append("Accept must admit ").append(operation::media_type); break;
    }
}

// Returns the size of the longest sentence of any violation, in bytes.
[[nodiscard]] consteval std::size_t longest_sentence() noexcept {
    std::size_t longest = 0;
    for (rule const which : enumerators<rule>()) {
        for (field const place : enumerators<field>()) {
            text_counter text;
            interval const longest_interval{INT64_MIN, INT64_MIN};
            append_sentence(text, {which, place, longest_index, source_part{}, INT64_MIN, longest_interval,
                                   longest_index, longest_enumerator<grammar>});
            if (text.size() > longest) longest = text.size();
        }
    }
    return longest;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

// ---- chat_timers/model/violation.hpp

#define CHAT_TIMERS_MODEL_VIOLATION_HPP

/// \file
/// Violations of the rules, each with its place.
namespace chat_timers::inline CHAT_TIMERS_ABI {

namespace detail {

// Returns the field, or `body` for a value that is not an enumerator.
[[nodiscard]] constexpr field known(field where) noexcept {
    return spelling(where).empty() ? field::body : where;
}

}  // namespace detail

/// Holds the longest sentence of a violation.
using message_text = fixed_text<detail::longest_sentence()>;

/// One fault of a request: the broken rule, its place, and the accepted values. Construct it with
/// designated initializers: violation{.rule = rule::too_large, .actual = size}. The order of the members is
/// fixed.
struct violation {
    chat_timers::rule rule{};           ///< the broken rule; initially not an enumerator
    chat_timers::field field{};         ///< the place; for an unknown member, the object that holds it
    std::optional<std::size_t> item{};  ///< the timer's index; for duplicate_timer, the later timer's
    source_part part{};                 ///< the text that `offset` and `length` refer to
    std::size_t offset = 0;             ///< in bytes from the text's start; 0 if the source has no text
    std::size_t length = 0;             ///< in bytes; 0 if the source has no text
    std::int64_t actual = 0;  ///< for length: characters of an id, items of a list; for range: minutes;
                              ///< for too_large: bytes
    interval allowed{};  ///< for length, range and too_large: the accepted numbers; for not_an_integer: the
                         ///< 32-bit range, or {0, 0} if the number has a fraction or an exponent
    std::size_t other = 0;  ///< for duplicate_timer: the index of the earlier timer
    grammar wanted{};       ///< for syntax: the alternatives that the grammar allows

    friend constexpr bool operator==(violation const&, violation const&) noexcept = default;

    /// Returns the place as a JSON Pointer (RFC 6901) into the operation's input, even if only the body was
    /// decoded. The index of a timer that is not in a list is "-".
    [[nodiscard]] constexpr pointer_text pointer() const noexcept;

    /// Returns a sentence in ASCII that contains no text of the payload. For constraints of the model it is
    /// the sentence of Smithy's ValidationException. Returns an empty text if `rule` is not an enumerator.
    [[nodiscard]] constexpr message_text message() const noexcept;
};

namespace detail {

struct violation_access;

// An array whose construction touches no element at run time: it is storage of bytes, in which put() makes
// the elements. In constants, which have no such storage, it is an array of elements with their defaults.
template <class T, std::size_t Capacity>
class unfilled_array {
    static_assert(
        std::is_trivially_copyable_v<T> && std::is_aggregate_v<T>,
        "the bytes of an unfilled_array are copied as a whole, and begin the lifetime of its elements");

public:
    constexpr unfilled_array() noexcept : storage_(make()) {}

    // The union's address is that of its members; std::launder makes it that of the element.
    [[nodiscard]] constexpr T const* data() const noexcept {
        if (std::is_constant_evaluated()) return storage_.elements;
        return std::launder(reinterpret_cast<T const*>(&storage_));
    }

    // Makes the element, in place of the one that was there.
    // Preconditions: index < Capacity.
    constexpr void put(std::size_t index, T const& element) noexcept {
        if (std::is_constant_evaluated()) {
            storage_.elements[index] = element;
        } else {
            ::new (static_cast<void*>(reinterpret_cast<std::byte*>(&storage_) + index * sizeof(T)))
                T(element);
        }
    }

private:
    struct uninitialized_bytes {
        constexpr uninitialized_bytes() noexcept {}  // not defaulted: value-initialization would write zeros
        alignas(T) std::byte of[Capacity * sizeof(T)];
    };
    union storage {
        constexpr explicit storage(std::true_type) noexcept : elements{} {}
        constexpr explicit storage(std::false_type) noexcept : bytes() {}

        uninitialized_bytes bytes;
        T elements[Capacity];
    };
    [[nodiscard]] static constexpr storage make() noexcept {
        if (std::is_constant_evaluated()) return storage{std::true_type{}};
        return storage{std::false_type{}};
    }

    storage storage_;
};

}  // namespace detail

/// The violations of one source in document order: by offset; at the same offset, an object or a list
/// precedes its members. Counts all violations, and holds the first 16 and at most one other: the fault that
/// ended the reading or, if no fault did and none of the 16 is malformed, the first malformed violation. A
/// contiguous range.
class violations {
public:
    using value_type = violation;
    using size_type = std::size_t;
    using difference_type = std::ptrdiff_t;
    using reference = violation const&;
    using const_reference = violation const&;
    using pointer = violation const*;
    using const_pointer = violation const*;
    using iterator = violation const*;
    using const_iterator = violation const*;

    /// The number of violations that can be held.
    static constexpr std::size_t capacity = 17;

    /// Holds no violation.
    constexpr violations() noexcept {}  // not defaulted: value-initialization would then write zeros
    /// Holds a copy of one violation.
    constexpr violations(violation const& found) noexcept { push_back(found); }

    /// Returns a pointer to the first violation held, valid as long as this object.
    [[nodiscard]] constexpr violation const* begin() const noexcept CHAT_TIMERS_LIFETIMEBOUND {
        return items_.data();
    }
    /// Returns a pointer after the last violation held.
    [[nodiscard]] constexpr violation const* end() const noexcept CHAT_TIMERS_LIFETIMEBOUND {
        return items_.data() + size_;
    }
    /// Returns the number of violations held.
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    /// Returns true if no violation was found.
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
    /// Returns the held violation at `index`, counted from 0.
    /// Preconditions: index < size(); otherwise the program aborts, or a constant expression does not
    /// compile.
    [[nodiscard]] constexpr violation const&
    operator[](std::size_t index) const noexcept CHAT_TIMERS_LIFETIMEBOUND {
        detail::require_index(index, size_);
        return items_.data()[index];
    }

    /// Returns the number of violations found, held or not.
    [[nodiscard]] constexpr std::size_t total() const noexcept { return total_; }
    /// Returns true if more violations were found than are held.
    [[nodiscard]] constexpr bool truncated() const noexcept { return total_ != size_; }

    /// Returns true if any violation found, held or not, means that the payload cannot be read.
    [[nodiscard]] constexpr bool malformed() const noexcept { return malformed_; }

    /// Counts a violation, and appends it if it must be held. A violation of syntax, too_large or too_deep is
    /// the fault that ended the reading.
    /// Preconditions: `found` follows the violations appended before, in document order.
    constexpr void push_back(violation const& found) noexcept {
        insert(total_, found, detail::facts(found.rule).ends_reading);
    }

    /// Returns true if both hold the same violations and the same number was found.
    friend constexpr bool operator==(violations const& left, violations const& right) noexcept {
        if (left.size_ != right.size_ || left.total_ != right.total_) return false;
        if (left.malformed_ != right.malformed_ || left.repeated_timers_ != right.repeated_timers_)
            return false;
        for (std::size_t index = 0; index < left.size_; ++index) {
            if (left[index] != right[index]) return false;
        }
        return true;
    }

private:
    friend detail::violation_access;

    // Copies only the first `size` elements; all of them take 1.5 kB.
    constexpr violations(violations const& from, unsigned char size) noexcept
        : total_(from.total_), repeated_timers_(from.repeated_timers_), last_position_(from.last_position_),
          size_(size), malformed_(from.malformed_) {
        for (std::size_t index = 0; index < size; ++index) items_.put(index, from.items_.data()[index]);
    }

    static constexpr std::size_t last = capacity - 1;  // index of the violation beyond the first 16

    // Inserts a violation before the one at `position`, an index into all violations found, held or not. The
    // fault that ends the reading is inserted last.
    constexpr void insert(std::size_t position, violation const& found, bool ends_reading) noexcept {
        if (count(position, found.rule, ends_reading)) hold(position, found);
    }

    // Counts a violation at `position`. Returns true if it must be held; the caller then calls hold().
    constexpr bool count(std::size_t position, rule which, bool ends_reading) noexcept {
        bool const precedes_last = size_ == capacity && position <= last_position_;
        // Before the reading ends, the last place holds a violation only if none of the first 16 is
        // malformed.
        bool const is_last = is_malformed(which) && (!malformed_ || precedes_last);
        if (precedes_last) ++last_position_;
        ++total_;
        malformed_ = malformed_ || is_malformed(which);
        if (which == rule::duplicate_timer) ++repeated_timers_;
        return position < last || ends_reading || is_last;
    }

    CHAT_TIMERS_NOINLINE constexpr void hold(std::size_t position, violation const& found) noexcept {
        if (position >= last) return hold_last(position, found);
        if (size_ == capacity && is_malformed(found.rule)) size_ = last;
        if (size_ < last) return put_at(position, size_++, found);
        violation const pushed_out = items_.data()[last - 1];
        put_at(position, last - 1, found);
        if (is_malformed(pushed_out.rule) && !holds_malformed()) hold_last(last, pushed_out);
    }

    // Puts a violation at `position`, and moves those from there to before `end` by one.
    constexpr void put_at(std::size_t position, std::size_t end, violation const& found) noexcept {
        for (std::size_t to = end; to > position; --to) items_.put(to, items_.data()[to - 1]);
        items_.put(position, found);
    }

    constexpr void hold_last(std::size_t position, violation const& found) noexcept {
        items_.put(last, found);
        last_position_ = position;
        size_ = capacity;
    }

    // Returns true if any of the first 16 is malformed.
    [[nodiscard]] constexpr bool holds_malformed() const noexcept {
        for (std::size_t index = 0; index < last; ++index) {
            if (is_malformed(items_.data()[index].rule)) return true;
        }
        return false;
    }

    std::size_t total_ = 0;
    std::size_t repeated_timers_ = 0;  // held or not
    std::size_t last_position_ = 0;    // of the violation in the last place, among all found
    unsigned char size_ = 0;
    bool malformed_ = false;
    detail::unfilled_array<violation, capacity> items_{};
};

constexpr pointer_text violation::pointer() const noexcept {
    detail::text_builder<pointer_text::capacity()> text;
    detail::append_pointer(text, detail::known(field), item);
    return text;
}

constexpr message_text violation::message() const noexcept {
    detail::text_builder<message_text::capacity()> text;
    detail::append_sentence(text, {rule, detail::known(field), item, part, actual, allowed, other, wanted});
    return text;
}

namespace detail {

inline constexpr std::size_t longest_violation =
    message_text::capacity() + std::string_view{" []"}.size() + to_string(longest_enumerator<rule>).size();

}  // namespace detail

/// Holds the longest text of a violation.
using violation_text = fixed_text<detail::longest_violation>;

/// Returns the sentence and, in brackets, the rule. Makes {fmt} 10 or newer format a violation.
[[nodiscard]] constexpr violation_text format_as(violation const& found) noexcept {
    detail::text_builder<violation_text::capacity()> text{found.message()};
    text.append(" [").append(to_string(found.rule)).append(']');
    return text;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

// ---- chat_timers/model/result.hpp

#define CHAT_TIMERS_MODEL_RESULT_HPP

/// \file
/// A value, or the error that prevents it.
namespace chat_timers::inline CHAT_TIMERS_ABI {

namespace detail {

// Each aborts the program; in a constant expression, calls do not compile. The names are sentences,
// because debuggers and sanitizers report them.
[[noreturn]] inline void result_holds_no_value() noexcept { std::abort(); }
[[noreturn]] inline void result_holds_no_error() noexcept { std::abort(); }
[[noreturn]] inline void result_must_not_be_made_of_no_violations() noexcept { std::abort(); }

template <class T, class E, bool = std::is_trivially_copyable_v<T>&& std::is_trivially_copyable_v<E>>
class either;

}  // namespace detail

/// Holds a value, or the error that prevents it: all violations of a payload, or the one `violation` of a
/// value that has at most one fault. Like std::expected<T, E>, but
/// - a value and an error convert to it without std::unexpected, so T and E must differ,
/// - it returns no mutable reference, and an rvalue returns its value or error by value,
/// - `*`, `->` and value() abort the program if an error is held, and error() if a value is held; in a
///   constant expression such a call does not compile, and
/// - and_then and or_else may change the error type; for and_then, one of the two types must convert to the
///   other.
///
/// Trivially copyable if T and E are.
template <class T, class E = violations>
class [[nodiscard]] result {
    static_assert(std::is_object_v<T> && std::is_object_v<E> && !std::is_same_v<T, E>,
                  "result<T, E> holds one of two different object types");

    template <class Value>
    static constexpr bool is_value =
        !std::is_same_v<std::remove_cvref_t<Value>, result> &&
        !std::is_same_v<std::remove_cvref_t<Value>, E> && std::is_convertible_v<Value, T>;
    template <class Error>
    static constexpr bool is_error = std::is_convertible_v<Error, E> && !is_value<Error>;
    template <class Value, class Error>
    static constexpr bool is_result_of =
        !std::is_same_v<result<Value, Error>, result> && std::is_convertible_v<Value const&, T> &&
        std::is_convertible_v<Error const&, E>;

public:
    using value_type = T;  ///< the type of the value
    using error_type = E;  ///< the type of the error

    /// Holds a value that converts to T.
    template <class Value = T>
    requires is_value<Value>
    constexpr result(Value&& value) noexcept(std::is_nothrow_constructible_v<T, Value>)
        : held_(std::in_place_index<0>, [&value]() -> Value&& { return std::forward<Value>(value); }) {}
    /// Holds an error that converts to E.
    /// Preconditions: `error` is not an empty `violations`; otherwise the program aborts, or a
    /// constant expression does not compile.
    template <class Error>
    requires is_error<Error>
    constexpr result(Error&& error) noexcept(std::is_nothrow_constructible_v<E, Error>)
        : held_(std::in_place_index<1>, [&error]() -> E { return std::forward<Error>(error); }) {
        if constexpr (std::is_same_v<E, violations>) {
            if (held_.error().empty()) detail::result_must_not_be_made_of_no_violations();
        }
    }

    /// Holds the return value of `make()`, constructed in place.
    template <class Make>
    requires std::is_invocable_r_v<T, Make>
    constexpr result(std::in_place_t, Make make) : held_(std::in_place_index<0>, make) {}

    /// Converts the value or the error of another result.
    template <class Value, class Error>
    requires is_result_of<Value, Error>
    constexpr result(result<Value, Error> const& other)
        : result(other ? result(static_cast<T>(*other)) : result(static_cast<E>(other.error()))) {}

    /// Returns true if this holds a value, false if it holds an error.
    [[nodiscard]] constexpr bool has_value() const noexcept { return held_.has_value(); }
    /// Returns has_value().
    [[nodiscard]] constexpr explicit operator bool() const noexcept { return held_.has_value(); }

    /// Returns the value, valid as long as this object.
    /// Preconditions: has_value(); otherwise the program aborts, or a constant expression does not compile.
    [[nodiscard]] constexpr T const& value() const& noexcept CHAT_TIMERS_LIFETIMEBOUND {
        if (!held_.has_value()) detail::result_holds_no_value();
        return held_.value();
    }
    /// Returns a copy of the value.
    /// Preconditions: has_value(); otherwise the program aborts, or a constant expression does not compile.
    [[nodiscard]] constexpr T value() const&& { return value(); }
    /// Returns the value, moved out of this object.
    /// Preconditions: has_value(); otherwise the program aborts, or a constant expression does not compile.
    [[nodiscard]] constexpr T value() && {
        if (!held_.has_value()) detail::result_holds_no_value();
        return std::move(held_).value();
    }
    /// Returns the error, valid as long as this object.
    /// Preconditions: !has_value(); otherwise the program aborts, or a constant expression does not compile.
    [[nodiscard]] constexpr E const& error() const& noexcept CHAT_TIMERS_LIFETIMEBOUND {
        if (held_.has_value()) detail::result_holds_no_error();
        return held_.error();
    }
    /// Returns a copy of the error, so that `for (violation const& found : decode_body(text).error())` is
    /// safe.
    /// Preconditions: !has_value(); otherwise the program aborts, or a constant expression does not compile.
    [[nodiscard]] constexpr E error() const&& { return error(); }
    /// Returns the error, moved out of this object.
    /// Preconditions: !has_value(); otherwise the program aborts, or a constant expression does not compile.
    [[nodiscard]] constexpr E error() && {
        if (held_.has_value()) detail::result_holds_no_error();
        return std::move(held_).error();
    }

    /// Returns value().
    [[nodiscard]] constexpr T const& operator*() const& noexcept CHAT_TIMERS_LIFETIMEBOUND { return value(); }
    /// Returns a copy of value().
    [[nodiscard]] constexpr T operator*() const&& { return value(); }
    /// Returns value(), moved out of this object.
    [[nodiscard]] constexpr T operator*() && { return std::move(*this).value(); }
    /// Returns a pointer to value().
    [[nodiscard]] constexpr T const* operator->() const noexcept CHAT_TIMERS_LIFETIMEBOUND {
        return &value();
    }

    /// Returns the value, or `otherwise` if there is none.
    template <class Otherwise = T>
    [[nodiscard]] constexpr T value_or(Otherwise&& otherwise) const& {
        if (held_.has_value()) return held_.value();
        return static_cast<T>(std::forward<Otherwise>(otherwise));
    }
    /// Returns the value, moved out of this object, or `otherwise` if there is none.
    template <class Otherwise = T>
    [[nodiscard]] constexpr T value_or(Otherwise&& otherwise) && {
        if (held_.has_value()) return std::move(held_).value();
        return static_cast<T>(std::forward<Otherwise>(otherwise));
    }

    /// Returns the result that `next(value)` returns, or this error. If the two error types differ, the
    /// returned result has their common type.
    template <class Next>
    [[nodiscard]] constexpr auto and_then(Next&& next) const& {
        return continued(held_, std::forward<Next>(next));
    }
    /// Returns the result that `next(value)` returns, or this error. Moves the value or the error out of this
    /// object.
    template <class Next>
    [[nodiscard]] constexpr auto and_then(Next&& next) && {
        return continued(std::move(held_), std::forward<Next>(next));
    }

    /// Returns a result with the return value of `change(value)`, of any object type, or with this error.
    template <class Change>
    [[nodiscard]] constexpr auto transform(Change&& change) const& {
        return transformed(held_, std::forward<Change>(change));
    }
    /// Returns a result with the return value of `change(value)`, of any object type, or with this error.
    /// Moves the value or the error out of this object.
    template <class Change>
    [[nodiscard]] constexpr auto transform(Change&& change) && {
        return transformed(std::move(held_), std::forward<Change>(change));
    }

    /// Returns a result with this value, or with the return value of `change(error)`.
    template <class Change>
    [[nodiscard]] constexpr auto transform_error(Change&& change) const& {
        return error_transformed(held_, std::forward<Change>(change));
    }
    /// Returns a result with this value, or with the return value of `change(error)`. Moves the value or the
    /// error out of this object.
    template <class Change>
    [[nodiscard]] constexpr auto transform_error(Change&& change) && {
        return error_transformed(std::move(held_), std::forward<Change>(change));
    }

    /// Returns a result with this value, or the result<T, ...> that `recover(error)` returns.
    template <class Recover>
    [[nodiscard]] constexpr auto or_else(Recover&& recover) const& {
        return recovered(held_, std::forward<Recover>(recover));
    }
    /// Returns a result with this value, or the result<T, ...> that `recover(error)` returns. Moves the value
    /// or the error out of this object.
    template <class Recover>
    [[nodiscard]] constexpr auto or_else(Recover&& recover) && {
        return recovered(std::move(held_), std::forward<Recover>(recover));
    }

    /// Returns true if both hold equal values or equal errors.
    [[nodiscard]] friend constexpr bool operator==(result const& left, result const& right) {
        if (left.held_.has_value() != right.held_.has_value()) return false;
        return left.held_.has_value() ? left.held_.value() == right.held_.value()
                                      : left.held_.error() == right.held_.error();
    }

private:
    // The return type of a function that is called with the held value or error, const or as an rvalue.
    template <class Function, class Held>
    using returned = std::remove_cvref_t<std::invoke_result_t<Function, Held>>;
    template <class Held, class Of>
    using like = std::conditional_t<std::is_lvalue_reference_v<Held>, Of const&, Of&&>;

    template <class Held, class Next>
    static constexpr auto continued(Held&& held, Next&& next) {
        using next_result = returned<Next, like<Held, T>>;
        using common =
            result<typename next_result::value_type, std::common_type_t<E, typename next_result::error_type>>;
        if (held.has_value()) return common(std::forward<Next>(next)(std::forward<Held>(held).value()));
        return common(std::forward<Held>(held).error());
    }

    template <class Held, class Change>
    static constexpr auto transformed(Held&& held, Change&& change) {
        using changed = result<returned<Change, like<Held, T>>, E>;
        if (!held.has_value()) return changed(std::forward<Held>(held).error());
        return changed(std::in_place, [&]() -> decltype(auto) {
            return std::forward<Change>(change)(std::forward<Held>(held).value());
        });
    }

    template <class Held, class Change>
    static constexpr auto error_transformed(Held&& held, Change&& change) {
        using changed = result<T, returned<Change, like<Held, E>>>;
        if (held.has_value()) return changed(std::forward<Held>(held).value());
        return changed(std::forward<Change>(change)(std::forward<Held>(held).error()));
    }

    template <class Held, class Recover>
    static constexpr auto recovered(Held&& held, Recover&& recover) {
        using recovery = returned<Recover, like<Held, E>>;
        if (held.has_value()) return recovery(std::forward<Held>(held).value());
        return recovery(std::forward<Recover>(recover)(std::forward<Held>(held).error()));
    }

    detail::either<T, E> held_;
};

namespace detail {

// Holds a value or an error, made by the function that follows std::in_place_index<0> or <1>. Constructs a
// value of trivially copyable types in place; a std::variant would have to move it.
// Preconditions of value() and error(): this holds it.
template <class T, class E, bool AreTriviallyCopyable>
class either {
public:
    template <class Make>
    constexpr either(std::in_place_index_t<0>, Make const& make)
        : value_(static_cast<T>(make())), has_value_(true) {}
    template <class Make>
    constexpr either(std::in_place_index_t<1>, Make const& make)
        : error_(static_cast<E>(make())), has_value_(false) {}

    [[nodiscard]] constexpr bool has_value() const noexcept { return has_value_; }
    [[nodiscard]] constexpr T const& value() const& noexcept { return value_; }
    [[nodiscard]] constexpr T&& value() && noexcept { return std::move(value_); }
    [[nodiscard]] constexpr E const& error() const& noexcept { return error_; }
    [[nodiscard]] constexpr E&& error() && noexcept { return std::move(error_); }

private:
    union {
        T value_;
        E error_;
    };
    bool has_value_;
};

template <class T, class E>
class either<T, E, false> {
    static_assert(std::is_nothrow_move_constructible_v<T> && std::is_nothrow_move_constructible_v<E>,
                  "result<T, E> holds types that move without an exception, so that it always holds one");

public:
    template <class Make>
    constexpr either(std::in_place_index_t<0> value, Make const& make) : held_(value, make()) {}
    template <class Make>
    constexpr either(std::in_place_index_t<1> error, Make const& make) : held_(error, make()) {}

    [[nodiscard]] constexpr bool has_value() const noexcept { return held_.index() == 0; }
    [[nodiscard]] constexpr T const& value() const& noexcept { return std::get<0>(held_); }
    [[nodiscard]] constexpr T&& value() && noexcept { return std::move(std::get<0>(held_)); }
    [[nodiscard]] constexpr E const& error() const& noexcept { return std::get<1>(held_); }
    [[nodiscard]] constexpr E&& error() && noexcept { return std::move(std::get<1>(held_)); }

private:
    std::variant<T, E> held_;
};

}  // namespace detail

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

// ---- chat_timers/model/detail/violation_access.hpp

#define CHAT_TIMERS_MODEL_DETAIL_VIOLATION_ACCESS_HPP

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// Operations for the sources of violations, not for users.
struct violation_access {
    // Inserts a violation before the one at `position`, which counts all violations found.
    static constexpr void insert(violations& to, std::size_t position, violation const& found) noexcept {
        to.insert(position, found, false);
    }
    // Inserts the violation of the rule that `make()` returns; only counts it if it need not be held.
    template <class Make>
    CHAT_TIMERS_ALWAYS_INLINE static constexpr void insert(violations& to, std::size_t position, rule which,
                                                           Make make) noexcept {
        if (to.count(position, which, false)) to.hold(position, make());
    }
    // Appends the fault that ended the reading.
    static constexpr void end_reading(violations& to, violation const& found) noexcept {
        to.insert(to.total(), found, true);
    }
    // Replaces a violation that is held by another one of the same rule.
    static constexpr void replace(violations& in, std::size_t index, violation const& found) noexcept {
        in.items_.put(index, found);
    }
    // Converts to a copy that is constructed in place, and of which only the elements in use are written.
    struct used_part {
        violations const& from;

        constexpr operator violations() const noexcept { return violations{from, from.size_}; }
    };
    // Returns the number of violations of duplicate_timer found, held or not.
    [[nodiscard]] static constexpr std::size_t repeated_timers(violations const& found) noexcept {
        return found.repeated_timers_;
    }
};

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

// ---- chat_timers/model/detail/checks.hpp

#define CHAT_TIMERS_MODEL_DETAIL_CHECKS_HPP

// Constructs violations, and inserts them among the violations found.
namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// A range of the source's bytes; empty if the source has no text.
struct extent {
    std::size_t offset = 0, length = 0;
};

[[nodiscard]] constexpr violation broken(rule which, place where, extent bytes) noexcept {
    return {.rule = which,
            .field = where.field,
            .item = item_of(where),
            .offset = bytes.offset,
            .length = bytes.length};
}

[[nodiscard]] constexpr violation outside(rule which, place where, extent bytes,
                                          std::int64_t actual) noexcept {
    violation found = broken(which, where, bytes);
    found.actual = actual;
    found.allowed = facts(where.field).allowed;
    return found;
}

CHAT_TIMERS_NOINLINE constexpr void note_outside(violations& found, std::size_t position, rule which,
                                                 place where, extent bytes, std::int64_t actual) noexcept {
    violation_access::insert(found, position, outside(which, where, bytes, actual));
}

// Checks a text's length in scalar values or a list's in items. If it is not allowed, inserts a violation at
// `position` and returns false.
CHAT_TIMERS_ALWAYS_INLINE constexpr bool check_length(violations& found, std::size_t position, place where,
                                                      extent bytes, std::size_t length) noexcept {
    auto const actual = static_cast<std::int64_t>(length);
    if (facts(where.field).allowed.contains(actual)) return true;
    note_outside(found, position, rule::length, where, bytes, actual);
    return false;
}

// Inserts the violation of a timer whose (role, type) an earlier one has.
CHAT_TIMERS_NOINLINE constexpr void note_repeated_timer(violations& found, std::size_t position,
                                                        std::size_t item, extent bytes,
                                                        std::size_t earlier) noexcept {
    violation repeated = broken(rule::duplicate_timer, {field::timer, item}, bytes);
    repeated.other = earlier;
    violation_access::insert(found, position, repeated);
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

// ---- chat_timers/model/detail/literal_errors.hpp

#define CHAT_TIMERS_MODEL_DETAIL_LITERAL_ERRORS_HPP

// The functions that an invalid literal calls. None is constexpr: the call ends the compilation, and the
// compiler's message contains the name. They end the program where CHAT_TIMERS_CONSTEVAL lets a literal be
// checked at run time.
namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

[[noreturn]] inline void literal_must_be_a_string_literal() noexcept { std::abort(); }
[[noreturn]] inline void instance_id_has_a_wrong_length() noexcept { std::abort(); }
[[noreturn]] inline void contact_id_has_a_wrong_length() noexcept { std::abort(); }
[[noreturn]] inline void timer_duration_is_out_of_range() noexcept { std::abort(); }
[[noreturn]] inline void timer_duration_must_be_an_integer() noexcept { std::abort(); }
[[noreturn]] inline void timer_list_has_a_wrong_size() noexcept { std::abort(); }
[[noreturn]] inline void timer_list_repeats_a_role_and_type() noexcept { std::abort(); }
[[noreturn]] inline void timer_list_must_not_hold_null() noexcept { std::abort(); }
[[noreturn]] inline void union_must_have_a_member() noexcept { std::abort(); }
[[noreturn]] inline void union_must_not_have_two_members() noexcept { std::abort(); }
[[noreturn]] inline void json_literal_is_not_json() noexcept { std::abort(); }
[[noreturn]] inline void literal_is_not_well_formed_utf8() noexcept { std::abort(); }
[[noreturn]] inline void json_literal_is_too_large() noexcept { std::abort(); }
[[noreturn]] inline void json_literal_is_nested_too_deep() noexcept { std::abort(); }
[[noreturn]] inline void json_literal_repeats_a_member() noexcept { std::abort(); }
[[noreturn]] inline void json_literal_has_an_unknown_member() noexcept { std::abort(); }
[[noreturn]] inline void json_literal_has_a_value_of_the_wrong_type() noexcept { std::abort(); }
[[noreturn]] inline void json_literal_lacks_a_required_member() noexcept { std::abort(); }
[[noreturn]] inline void json_literal_has_an_unknown_enumerator() noexcept { std::abort(); }
[[noreturn]] inline void literal_breaks_a_rule() noexcept { std::abort(); }

static_assert(
    enumerator_count<rule> == 21,
    "a rule was added or removed: name what a literal that breaks it calls in refuse_literal(), and count it in this assertion");

// Only one violation can be named: the last where it ended the reading, else the first. `found` is not empty.
constexpr void refuse_literal(violations const& found) noexcept {
    violation const& last = found[found.size() - 1];
    bool const last_ends_reading = facts(last.rule).ends_reading || last.rule == rule::encoding;
    violation const& named = last_ends_reading ? last : found[0];
    switch (named.rule) {
    case rule::syntax: return json_literal_is_not_json();
    case rule::encoding: return literal_is_not_well_formed_utf8();
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
    case rule::range: return timer_duration_is_out_of_range();
    case rule::enumeration: return json_literal_has_an_unknown_enumerator();
    case rule::duplicate_timer: return timer_list_repeats_a_role_and_type();
    case rule::length:
        if (named.field == field::instance_id) return instance_id_has_a_wrong_length();
        if (named.field == field::contact_id) return contact_id_has_a_wrong_length();
        return timer_list_has_a_wrong_size();
    case rule::unroutable:
    case rule::method:
    case rule::path:
    case rule::media_type:
    case rule::not_acceptable:
        return literal_breaks_a_rule();  // rules of an HTTP request, which has no literal
    }
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

// ---- chat_timers/model/identifier.hpp

#define CHAT_TIMERS_MODEL_IDENTIFIER_HPP

/// \file
/// The ids of an instance and of a contact.
namespace chat_timers::inline CHAT_TIMERS_ABI {

namespace detail {

class assembler;

// Returns the violation of an id, or nullopt if it is valid.
[[nodiscard]] constexpr std::optional<violation> identifier_fault(field id, std::string_view utf8) noexcept {
    auto const [length, well_formed] = count_scalar_values(utf8);
    auto const actual = static_cast<std::int64_t>(length);
    if (!well_formed) return broken(rule::encoding, {id, 0}, {0, utf8.size()});
    if (facts(id).allowed.contains(actual)) return std::nullopt;
    return outside(rule::length, {id, 0}, {0, utf8.size()}, actual);
}

// Returns the literal of an id. An invalid one does not compile.
[[nodiscard]] CHAT_TIMERS_CONSTEVAL std::string_view checked_literal(field id, char const* literal,
                                                                     std::size_t size) noexcept {
    if (literal[size] != '\0') literal_must_be_a_string_literal();
    if (auto const fault = identifier_fault(id, {literal, size})) refuse_literal(*fault);
    return {literal, size};
}

}  // namespace detail

/// The id of an Amazon Connect instance, a UUID or an ARN: 1 to 100 Unicode scalar values. Owns its bytes.
/// std::hash hashes the text.
class instance_id {
public:
    /// The size of the longest id, in bytes: UTF-8 takes at most four for a scalar value.
    static constexpr std::size_t capacity = 4 * static_cast<std::size_t>(limits::instance_id_length.max);

    /// Copies a string literal in UTF-8. An invalid literal does not compile.
    template <std::size_t Size>
    CHAT_TIMERS_CONSTEVAL explicit instance_id(char const (&literal)[Size]) noexcept {
        value_.append(detail::checked_literal(field::instance_id, literal, Size - 1));
    }

    /// Returns an id that holds a copy of `utf8`.
    /// Errors: encoding, length.
    /// Complexity: linear.
    [[nodiscard]] static constexpr result<instance_id, violation> parse(std::string_view utf8) noexcept {
        if (auto const fault = detail::identifier_fault(field::instance_id, utf8)) return *fault;
        return {std::in_place, [utf8] { return instance_id{utf8}; }};
    }

    /// Returns the text in UTF-8, valid as long as this object.
    [[nodiscard]] constexpr std::string_view value() const noexcept CHAT_TIMERS_LIFETIMEBOUND {
        return value_.view();
    }

    /// Compares the bytes.
    friend constexpr bool operator==(instance_id const&, instance_id const&) noexcept = default;
    /// Orders by the bytes.
    friend constexpr auto operator<=>(instance_id const&, instance_id const&) noexcept = default;

private:
    friend detail::assembler;
    constexpr explicit instance_id(std::string_view checked) noexcept : value_(checked) {}

    detail::text_builder<capacity> value_;
};

/// The id of the chat's contact: 1 to 256 Unicode scalar values. Owns its bytes. std::hash hashes the text.
class contact_id {
public:
    /// The size of the longest id, in bytes: UTF-8 takes at most four for a scalar value.
    static constexpr std::size_t capacity = 4 * static_cast<std::size_t>(limits::contact_id_length.max);

    /// Copies a string literal in UTF-8. An invalid literal does not compile.
    template <std::size_t Size>
    CHAT_TIMERS_CONSTEVAL explicit contact_id(char const (&literal)[Size]) noexcept {
        value_.append(detail::checked_literal(field::contact_id, literal, Size - 1));
    }

    /// Returns an id that holds a copy of `utf8`.
    /// Errors: encoding, length.
    /// Complexity: linear.
    [[nodiscard]] static constexpr result<contact_id, violation> parse(std::string_view utf8) noexcept {
        if (auto const fault = detail::identifier_fault(field::contact_id, utf8)) return *fault;
        return {std::in_place, [utf8] { return contact_id{utf8}; }};
    }

    /// Returns the text in UTF-8, valid as long as this object.
    [[nodiscard]] constexpr std::string_view value() const noexcept CHAT_TIMERS_LIFETIMEBOUND {
        return value_.view();
    }

    /// Compares the bytes.
    friend constexpr bool operator==(contact_id const&, contact_id const&) noexcept = default;
    /// Orders by the bytes.
    friend constexpr auto operator<=>(contact_id const&, contact_id const&) noexcept = default;

private:
    friend detail::assembler;
    constexpr explicit contact_id(std::string_view checked) noexcept : value_(checked) {}

    detail::text_builder<capacity> value_;
};

/// Returns the id's text, unchanged, valid as long as the id. It may contain control characters. Makes {fmt}
/// 10 or newer format an id.
template <class Id>
requires(std::same_as<Id, instance_id> || std::same_as<Id, contact_id>)
    [[nodiscard]] constexpr std::string_view format_as(Id const& id CHAT_TIMERS_LIFETIMEBOUND) noexcept {
    return id.value();
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

template <>
struct std::hash<chat_timers::instance_id> {
    [[nodiscard]] std::size_t operator()(chat_timers::instance_id const& id) const noexcept {
        return std::hash<std::string_view>{}(id.value());
    }
};
template <>
struct std::hash<chat_timers::contact_id> {
    [[nodiscard]] std::size_t operator()(chat_timers::contact_id const& id) const noexcept {
        return std::hash<std::string_view>{}(id.value());
    }
};

// ---- chat_timers/model/timer.hpp

#define CHAT_TIMERS_MODEL_TIMER_HPP

/// \file
/// Timers, their values and their list.
namespace chat_timers::inline CHAT_TIMERS_ABI {

namespace detail {

struct timer_access;

}  // namespace detail

/// The duration of a timer: 2 minutes to 8 hours, in whole minutes.
class timer_duration {
    static_assert(
        limits::timer_minutes.min > 0 && limits::integer.contains(limits::timer_minutes.max),
        "minutes_ holds 32 bits, and 0 stands for no duration in timer_state: give both a wider range");
    using representation =
        std::conditional_t<limits::timer_minutes.max <= INT16_MAX, std::int16_t, std::int32_t>;

public:
    /// Constructs a constant, such as timer_duration{5min}. A duration outside the range does not compile.
    CHAT_TIMERS_CONSTEVAL explicit timer_duration(std::chrono::minutes duration) noexcept
        : minutes_(static_cast<representation>(duration.count())) {
        if (!is_timer_duration(duration)) detail::timer_duration_is_out_of_range();
    }

    /// Converts `duration` to the duration of a timer.
    /// Errors: range.
    [[nodiscard]] static constexpr result<timer_duration, violation>
    from(std::chrono::minutes duration) noexcept {
        if (is_timer_duration(duration)) return timer_duration(static_cast<representation>(duration.count()));
        detail::place const nowhere{chat_timers::field::duration, detail::place::no_item};
        return detail::outside(rule::range, nowhere, {}, duration.count());
    }

    /// Returns the duration in minutes.
    [[nodiscard]] constexpr std::chrono::minutes minutes() const noexcept {
        return std::chrono::minutes{minutes_};
    }

    friend constexpr bool operator==(timer_duration, timer_duration) noexcept = default;
    friend constexpr auto operator<=>(timer_duration, timer_duration) noexcept = default;

private:
    friend detail::timer_access;
    constexpr explicit timer_duration(representation checked) noexcept : minutes_(checked) {}

    representation minutes_;
};

/// Holds the longest text of a duration.
using duration_text = fixed_text<std::string_view{detail::decimal_digits{limits::timer_minutes.max}}.size() +
                                 std::string_view{"min"}.size()>;

/// Returns the duration as std::chrono writes it, such as "5min". Makes {fmt} 10 or newer format a duration.
[[nodiscard]] constexpr duration_text format_as(timer_duration duration) noexcept {
    detail::text_builder<duration_text::capacity()> text;
    text.append_number(duration.minutes().count()).append("min");
    return text;
}

/// The type of `unset`.
struct unset_t {
    friend constexpr auto operator<=>(unset_t, unset_t) noexcept = default;
};
/// The value that deletes a timer, as in {participant_role::agent, timer_type::idle, unset}.
inline constexpr unset_t unset{};

/// The value of a timer: the model's ParticipantTimerValue.
using timer_value = std::variant<unset_t, timer_duration>;
static_assert(
    detail::has_members(field::value, {field::action, field::duration}) &&
        detail::enumerator_count<timer_action> == 1 && std::variant_size_v<timer_value> == 2,
    "TimerValue has another member, or ParticipantTimerAction another word: give timer_value an alternative for each, and see to the code that asks for the alternative (apply, encode, to_sdk, value_from)");

namespace detail {

// Returns the duration, or nullopt if the timer is unset. std::get_if would compare the value's address with
// null, which GCC rejects in a constant expression if the value is a temporary.
[[nodiscard]] constexpr std::optional<timer_duration> duration_of(timer_value const& value) noexcept {
    if (!std::holds_alternative<timer_duration>(value)) return std::nullopt;
    return std::get<timer_duration>(value);
}

}  // namespace detail

/// One role's timer of one type, with its value: the model's ParticipantTimerConfiguration.
struct timer {
    participant_role role;  ///< the role that the timer belongs to
    timer_type type;        ///< the timer's effect
    timer_value value;      ///< the duration, or `unset`

    friend constexpr bool operator==(timer const&, timer const&) noexcept = default;
};

/// A list of 1 to 4 timers in the given order, no two with the same role and type: the model's
/// ParticipantTimerConfigList. The model allows six timers, but has only four pairs of a role and a type.
class timer_list {
    static_assert(
        detail::has_members(field::timer, {field::role, field::type, field::value}),
        "ParticipantTimerConfiguration has another member: give `timer` a data member for it, check it in violations_of(), and decide whether it is part of timer_key");

public:
    using value_type = timer;
    using size_type = std::size_t;
    using difference_type = std::ptrdiff_t;
    using reference = timer const&;
    using const_reference = timer const&;
    using pointer = timer const*;
    using const_pointer = timer const*;
    using iterator = timer const*;
    using const_iterator = timer const*;

    /// Constructs a constant: timer_list{{participant_role::customer, timer_type::idle, unset}, ...}. An
    /// invalid list does not compile.
    CHAT_TIMERS_CONSTEVAL timer_list(std::initializer_list<timer> timers) noexcept
        : timer_list(timers.begin(), timers.size()) {
        violations const found = violations_of(timers.begin(), timers.size());
        if (!found.empty()) detail::refuse_literal(found);
    }

    /// Returns a list that holds a copy of the timers, in their order.
    /// Errors: length; enumeration, for a role or type that is not an enumerator; duplicate_timer.
    /// Complexity: linear.
    [[nodiscard]] static constexpr result<timer_list> from(std::span<timer const> timers) noexcept {
        violations const found = violations_of(timers.data(), timers.size());
        if (found.empty()) return timer_list(timers.data(), timers.size());
        return found;
    }

    /// Returns a pointer to the first timer, valid as long as this object.
    [[nodiscard]] constexpr timer const* begin() const noexcept CHAT_TIMERS_LIFETIMEBOUND { return items_; }
    /// Returns a pointer after the last timer.
    [[nodiscard]] constexpr timer const* end() const noexcept CHAT_TIMERS_LIFETIMEBOUND {
        return items_ + size_;
    }
    /// Returns the number of timers.
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    /// Returns false: a list holds at least one timer.
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
    /// Returns the timer at `index`, counted from 0.
    /// Preconditions: index < size(); otherwise the program aborts, or a constant expression does not
    /// compile.
    [[nodiscard]] constexpr timer const&
    operator[](std::size_t index) const noexcept CHAT_TIMERS_LIFETIMEBOUND {
        detail::require_index(index, size_);
        return items_[index];
    }

    /// Returns the list's value for one timer, or nullopt if the list leaves that timer unchanged.
    [[nodiscard]] constexpr std::optional<timer_value> find(participant_role role,
                                                            timer_type type) const noexcept {
        for (timer const& item : *this) {
            if (item.role == role && item.type == type) return item.value;
        }
        return std::nullopt;
    }

    /// Returns true if both hold the same timers in the same order.
    friend constexpr bool operator==(timer_list const&, timer_list const&) noexcept = default;

private:
    friend detail::timer_access;

    // Copies at most the timers that a valid list can hold. Takes a pointer and a size, because the
    // constructors of a span take long to compile.
    constexpr timer_list(timer const* first, std::size_t size) noexcept {
        for (timer& item : items_) {
            if (size_ == size) break;
            item = first[size_++];
        }
    }

    static constexpr violations violations_of(timer const* timers, std::size_t size) noexcept {
        violations found;
        detail::timer_keys keys;
        detail::check_length(found, 0, {chat_timers::field::timer_list, 0}, {}, size);
        for (std::size_t index = 0; index < size; ++index) {
            timer_key const key{timers[index].role, timers[index].type};
            bool const is_role = !to_string(key.role).empty();
            bool const is_type = !to_string(key.type).empty();
            if (!is_role) found.push_back(detail::broken(rule::enumeration, {field::role, index}, {}));
            if (!is_type) found.push_back(detail::broken(rule::enumeration, {field::type, index}, {}));
            if (!is_role || !is_type) continue;
            if (auto const* const earlier = keys.note(key, index))
                detail::note_repeated_timer(found, found.total(), index, {}, *earlier);
        }
        return found;
    }

    std::size_t size_ = 0;
    timer items_[detail::timer_keys::capacity] = {};  // == also compares the unused ones: leave them {}
};

namespace detail {

// Makes lists of timers that the caller has checked, not for users.
struct timer_access {
    static constexpr std::size_t capacity = sizeof(timer_list::items_) / sizeof(timer);

    [[nodiscard]] static constexpr timer_list no_timers() noexcept { return timer_list(nullptr, 0); }
    // `minutes` is 0 for an unset timer. `size` is that of the list: known_layouts() counts it in a register,
    // because reading it back from memory for each timer takes up to a quarter of its time.
    // Preconditions: the key is new, and the minutes are a duration.
    CHAT_TIMERS_ALWAYS_INLINE static constexpr void append(timer_list& to, std::size_t size, timer_key key,
                                                           std::int64_t minutes) noexcept {
        timer& added = to.items_[size];
        to.size_ = size + 1;
        added.role = key.role;
        added.type = key.type;
        using representation = timer_duration::representation;
        if (minutes != 0) added.value = timer_value{timer_duration(static_cast<representation>(minutes))};
    }
};

}  // namespace detail

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

// ---- chat_timers/model/request.hpp

#define CHAT_TIMERS_MODEL_REQUEST_HPP

/// \file
/// The request, its configuration and its channel.
namespace chat_timers::inline CHAT_TIMERS_ABI {

/// The timers of a chat: the model's ChatParticipantRoleConfig.
struct chat {
    timer_list timers;  ///< the timers to change

    friend constexpr bool operator==(chat const&, chat const&) noexcept = default;
};

static_assert(detail::has_members(field::chat, {field::timer_list}),
              "ChatParticipantRoleConfig has another member: give `chat` a data member for it");

/// The timers of a channel: the model's UpdateParticipantRoleConfigChannelInfo, a union that may gain
/// channels. It is the HTTP body's only member.
using channel_configuration = std::variant<chat>;
static_assert(
    detail::has_members(field::channel_configuration, {field::chat}) &&
        std::variant_size_v<channel_configuration> == 1,
    "ChannelConfiguration has another channel: give it a type, channel_configuration that alternative, and timers() its list; the compiler names the functions that visit it");
static_assert(
    detail::has_members(field::body, {field::channel_configuration}) &&
        detail::has_members(field::input,
                            {field::instance_id, field::contact_id, field::channel_configuration}),
    "UpdateParticipantRoleConfigRequest has another member: give `request` a data member for it, and decide whether it travels in the path or in the body");

/// The operation's whole input: the model's UpdateParticipantRoleConfigRequest. Takes about 1.5 KB, because
/// the ids own their bytes.
struct request {
    chat_timers::instance_id instance_id;                      ///< travels in the path
    chat_timers::contact_id contact_id;                        ///< travels in the path
    chat_timers::channel_configuration channel_configuration;  ///< travels in the body

    friend constexpr bool operator==(request const&, request const&) noexcept = default;
};

/// Returns the list of timers of the configuration's channel, valid as long as `configuration`.
[[nodiscard]] constexpr timer_list const&
timers(channel_configuration const& configuration CHAT_TIMERS_LIFETIMEBOUND) noexcept {
    return std::get<chat>(configuration).timers;
}
/// Returns the list of timers of the request's channel, valid as long as `from`.
[[nodiscard]] constexpr timer_list const& timers(request const& from CHAT_TIMERS_LIFETIMEBOUND) noexcept {
    return timers(from.channel_configuration);
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

// ---- chat_timers/model/detail/assembler.hpp

#define CHAT_TIMERS_MODEL_DETAIL_ASSEMBLER_HPP

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// An open object or list.
struct scope {
    place where;
    std::size_t mark;   // where to insert violations of the whole; those of its members follow
    unsigned seen = 0;  // the members of the model that it holds, a bit each
};

// Builds a request from the reports of a source, in their order, and checks every rule on the way. A source
// opens each object or list, reports its members or items, and closes it; it checks no rules itself.
class assembler {
    static_assert(
        has_members(field::body, {field::channel_configuration}) &&
            has_members(field::input, {field::instance_id, field::contact_id, field::channel_configuration}),
        "the request has another member: keep its text or value here, take it in text() or integer(), and put it into the request in body() and input()");
    static_assert(
        has_members(field::channel_configuration, {field::chat}) &&
            has_members(field::chat, {field::timer_list}),
        "ChannelConfiguration has another channel, or Chat another member: body() and input() make a chat of a list of timers, so keep here which channel was found, and make it there");
    static_assert(
        has_members(field::timer, {field::role, field::type, field::value}),
        "ParticipantTimerConfiguration has another member: keep its value beside role_ and type_, reset it in open(), take it in text() or integer(), and put it into the timer in close_timer()");
    static_assert(
        has_members(field::value, {field::action, field::duration}) && enumerator_count<timer_action> == 1,
        "TimerValue has another member, or ParticipantTimerAction another word: minutes_ holds minutes, or 0 for Unset, so keep the new value as well, and make a timer_value of it in close_timer()");

public:
    // `ignore_unknown_members`: as restJson1 servers do. Unknown members of a union still count, because they
    // fill it.
    constexpr explicit assembler(bool ignore_unknown_members) noexcept
        : ignore_unknown_members_(ignore_unknown_members) {}

    [[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE constexpr scope open(place where) noexcept {
        if (where.field == field::timer) {
            role_ = no_enumerator<participant_role>;
            type_ = no_enumerator<timer_type>;
        }
        return {where, found_.total()};
    }

    // Reports a member of the model. Returns false if the member is a duplicate; the caller must then skip
    // its value.
    CHAT_TIMERS_ALWAYS_INLINE constexpr bool member(scope& in, field member, extent name = {}) noexcept {
        if ((in.seen & member_bit(member)) != 0) {
            fill_union(in.where.field);
            note(rule::duplicate_member, {member, in.where.item}, name);
            return false;
        }
        in.seen |= member_bit(member);
        return true;
    }

    constexpr void unknown_member(place object, std::string_view name, extent bytes) noexcept {
        if (ignore_unknown_members_ && (!is_union(object.field) || name == type_tag)) return;
        fill_union(object.field);
        note(rule::unknown_member, object, bytes);
    }

    // Reports a member or an item that is null.
    constexpr void null_value(place where, extent bytes) noexcept {
        field_kind const parent = facts(facts(where.field).parent).kind;
        if (parent == field_kind::union_) {
            null_ |= member_bit(where.field);
        } else {
            note(parent == field_kind::list ? rule::null_item : rule::required, where, bytes);
        }
    }

    // Reports a value whose type is not the model's.
    constexpr void wrong_type(place where, extent bytes) noexcept { note(rule::wrong_type, where, bytes); }

    // Returns a buffer for the text of an id that would not stay valid until the request is built. The buffer
    // is empty, because a source reads each id once.
    [[nodiscard]] constexpr text_buffer& buffer_of(field id) noexcept {
        return buffers_[id == field::contact_id];
    }

    // Reports the text of an id or an enumerator. `utf8` is well-formed: the whole text or, if it is longer
    // than the model ever allows, its first part. The view of an id must stay valid until the request is
    // built.
    constexpr void text(place where, extent bytes, std::string_view utf8,
                        std::size_t scalar_values) noexcept {
        word_list const words = facts(where.field).enumerators;
        if (words.size == 0) {
            std::string_view& id = where.field == field::instance_id ? instance_id_ : contact_id_;
            if (check_length(found_, found_.total(), where, bytes, scalar_values)) id = utf8;
            return;
        }
        std::size_t const index = find_word(words, utf8);
        if (index == words.size) return found_.push_back(broken(rule::enumeration, where, bytes));
        enumerator(where.field, index);
    }
    // For sources without offsets. The text may be ill-formed.
    constexpr void text(place where, std::string_view utf8) noexcept {
        auto const [scalar_values, well_formed] = count_scalar_values(utf8);
        if (!well_formed) return ill_formed_text(where, {});
        text(where, {}, utf8, scalar_values);
    }
    // Reports an enumerator of the field by its index in the model's order.
    CHAT_TIMERS_ALWAYS_INLINE constexpr void enumerator(field member, std::size_t index) noexcept {
        if (member == field::role) {
            role_ = enumerator_at<participant_role>(index);
        } else if (member == field::type) {
            type_ = enumerator_at<timer_type>(index);
        } else {
            minutes_ = 0;
        }
    }
    constexpr void ill_formed_text(place where, extent bytes) noexcept { note(rule::encoding, where, bytes); }

    // Reports a number without a fraction. A source may replace a number outside 32 bits by any other number
    // outside 32 bits. The number is not converted to std::chrono::minutes, which may have only 32 bits.
    CHAT_TIMERS_ALWAYS_INLINE constexpr void integer(place where, extent bytes,
                                                     std::int64_t number) noexcept {
        if (limits::timer_minutes.contains(number)) {
            minutes_ = number;
        } else {
            note_integer(where, bytes, number);
        }
    }
    constexpr void fraction(place where, extent bytes) noexcept { note(rule::not_an_integer, where, bytes); }
    // Checks the rules that need the whole object: required members, one member of a union, and unrepeated
    // timers. `bytes`: an extent, or converts to one.
    template <field Object, class Bytes = extent>
    CHAT_TIMERS_ALWAYS_INLINE constexpr void close(scope in, Bytes bytes = {}) noexcept {
        place const object{Object, in.where.item};
        if constexpr (is_union(Object)) {
            if ((null_ | filled_) != 0 || !is_exclusive(in.seen))
                close_union(object, in.mark, in.seen, bytes);
        } else {
            if (in.seen != member_bits(Object)) note_absent_members(object, in.mark, in.seen, bytes);
            if constexpr (Object == field::timer) close_timer(in, bytes);
        }
    }
    CHAT_TIMERS_ALWAYS_INLINE constexpr void close_list(scope in, std::size_t items,
                                                        extent bytes = {}) noexcept {
        check_length(found_, in.mark, in.where, bytes, items);
    }

    // Takes the timers of a valid body, in place of all other reports on it.
    constexpr void body_timers(timer_list const& timers) noexcept { timers_ = timers; }

    // Reports the fault that ends the reading: syntax, encoding, too_deep or too_large.
    constexpr void stop(violation const& found) noexcept { violation_access::end_reading(found_, found); }

    constexpr void unroutable(place where, extent bytes) noexcept { note(rule::unroutable, where, bytes); }

    // Returns the violations, to which a scanner of text appends the fault that ends the reading.
    [[nodiscard]] constexpr violations* faults() noexcept { return &found_; }

    // Returns the number of violations found so far.
    [[nodiscard]] constexpr std::size_t total() const noexcept { return found_.total(); }

    // Attributes the violations of the ids to the target of an HTTP request and all others to its body.
    CHAT_TIMERS_COLD constexpr void locate_in_request() noexcept {
        for (std::size_t index = 0; index < found_.size(); ++index) {
            violation located = found_[index];
            located.part = is_path_segment(located.field) ? source_part::target : source_part::body;
            violation_access::replace(found_, index, located);
        }
    }

    [[nodiscard]] constexpr result<channel_configuration> body() const noexcept {
        if (!found_.empty()) return violation_access::used_part{found_};
        return {std::in_place, [this] { return channel_configuration{chat{timers_}}; }};
    }
    [[nodiscard]] constexpr result<request> input() const noexcept {
        if (!found_.empty()) return violation_access::used_part{found_};
        return {std::in_place, [this] {
                    return request{chat_timers::instance_id{instance_id_},
                                   chat_timers::contact_id{contact_id_}, chat{timers_}};
                }};
    }

private:
    CHAT_TIMERS_NOINLINE constexpr void note_at(std::size_t position, rule which, place where,
                                                extent bytes) noexcept {
        violation_access::insert(found_, position, which, [&] { return broken(which, where, bytes); });
    }
    constexpr void note(rule which, place where, extent bytes) noexcept {
        note_at(found_.total(), which, where, bytes);
    }

    CHAT_TIMERS_NOINLINE constexpr void note_integer(place where, extent bytes,
                                                     std::int64_t number) noexcept {
        bool const is_integer = limits::integer.contains(number);
        violation found = broken(is_integer ? rule::range : rule::not_an_integer, where, bytes);
        found.allowed = is_integer ? limits::timer_minutes : limits::integer;
        found.actual = is_integer ? number : 0;
        found_.push_back(found);
    }

    CHAT_TIMERS_COLD constexpr void note_absent_members(place object, std::size_t mark, unsigned seen,
                                                        extent whole) noexcept {
        field const last = facts(object.field).last_member;
        for (field member = facts(object.field).first_member; member <= last; member = next(member)) {
            if ((seen & member_bit(member)) == 0)
                note_at(mark++, rule::required, {member, object.item}, whole);
        }
    }

    [[nodiscard]] static constexpr bool is_union(field object) noexcept {
        return facts(object).kind == field_kind::union_;
    }

    // A member that is unknown or repeated fills a union, too.
    constexpr void fill_union(field object) noexcept {
        if (is_union(object)) filled_ |= member_bit(object);
    }

    // Reports a union of which no member is set, or more than one.
    CHAT_TIMERS_COLD constexpr void close_union(place object, std::size_t mark, unsigned seen,
                                                extent bytes) noexcept {
        unsigned const set = seen & ~null_;
        bool const is_filled = (filled_ & member_bit(object.field)) != 0;
        null_ &= ~member_bits(object.field);
        filled_ &= ~member_bit(object.field);
        if (is_exclusive(set) || (set == 0 && is_filled)) return;
        note_at(mark, set != 0 ? rule::union_conflict : rule::union_empty, object, bytes);
    }

    // Adds the timer if its key is known and new. The violation of a repeated timer precedes those of its
    // absent members.
    template <class Bytes>
    CHAT_TIMERS_ALWAYS_INLINE constexpr void close_timer(scope in, Bytes bytes) noexcept {
        if (role_ == no_enumerator<participant_role> || type_ == no_enumerator<timer_type>) return;
        timer_key const key{role_, type_};
        if (auto const* const earlier = keys_.note(key, in.where.item)) {
            note_repeated_timer(found_, in.mark, in.where.item, bytes, *earlier);
        } else {
            timer_access::append(timers_, timers_.size(), key, minutes_);
        }
    }

    violations found_{};
    // A bit for each field of the open unions: the members that are null, and the unions that hold an unknown
    // or repeated member.
    unsigned null_ = 0, filled_ = 0;
    participant_role role_{};  // of the open timer, as are the next two
    timer_type type_{};
    std::int64_t minutes_ = 0;  // 0: unset
    timer_keys keys_{};
    timer_list timers_ = timer_access::no_timers();
    bool ignore_unknown_members_;
    std::string_view instance_id_{}, contact_id_{};
    text_buffer buffers_[2];
};

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

// ---- chat_timers/model/draft.hpp

#define CHAT_TIMERS_MODEL_DRAFT_HPP

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

// ---- chat_timers/model/schedule.hpp

#define CHAT_TIMERS_MODEL_SCHEDULE_HPP

/// \file
/// Computes the effect of timers as the service's administrator guide describes it.
///
/// Timers belong to roles, not to people, and last for the life of the chat, transfers included. They run
/// while both a customer and an agent are in the chat, and restart with each message of their role. When a
/// disconnect timer of either role expires, everybody except the customer is disconnected: the agent,
/// supervisors who monitor the chat, and custom participants. A timer that is set while an agent is in the
/// chat takes effect with the next agent.
/// See: https://docs.aws.amazon.com/connect/latest/adminguide/setup-chat-timeouts.html
namespace chat_timers::inline CHAT_TIMERS_ABI {

/// The timers in force, at most one for each role and type. A new chat has no timers.
class timer_state {
public:
    /// Holds no timer.
    constexpr timer_state() noexcept = default;

    /// Returns true if no timer is set.
    [[nodiscard]] constexpr bool empty() const noexcept { return *this == timer_state{}; }

    /// Returns the timer's duration, or nullopt if it is not set.
    [[nodiscard]] constexpr std::optional<timer_duration> find(participant_role role,
                                                               timer_type type) const noexcept {
        std::size_t const slot = slot_of(role, type);
        if (slot == no_slot) return std::nullopt;
        auto const duration = timer_duration::from(slots_[slot]);
        return duration ? std::optional{*duration} : std::nullopt;
    }

    /// Returns a copy with the timer set to the duration, or an unchanged copy if the role or the type is not
    /// an enumerator.
    [[nodiscard]] constexpr timer_state with(participant_role role, timer_type type,
                                             timer_duration duration) const noexcept {
        return changed(role, type, duration.minutes());
    }
    /// Returns a copy without the timer, or an unchanged copy if the role or the type is not an enumerator.
    [[nodiscard]] constexpr timer_state without(participant_role role, timer_type type) const noexcept {
        return changed(role, type, std::chrono::minutes{0});
    }

    friend constexpr bool operator==(timer_state const&, timer_state const&) noexcept = default;

private:
    friend constexpr std::optional<timer_list> diff(timer_state const&, timer_state const&) noexcept;

    static_assert(
        std::variant_size_v<timer_value> == 2,
        "timer_value has another alternative: a slot holds minutes, or 0 for a timer that is not set, so hold the new value as well, and see to find(), apply() and diff()");

    constexpr timer_state changed(participant_role role, timer_type type,
                                  std::chrono::minutes duration) const noexcept {
        timer_state copy = *this;
        std::size_t const slot = slot_of(role, type);
        if (slot != no_slot) copy.slots_[slot] = duration;
        return copy;
    }

    static constexpr std::size_t no_slot = detail::timer_keys::capacity;
    static constexpr std::size_t slot_of(participant_role role, timer_type type) noexcept {
        bool const is_key = !to_string(role).empty() && !to_string(type).empty();
        return is_key ? detail::timer_keys::index_of_key({role, type}) : no_slot;
    }

    std::chrono::minutes slots_[detail::timer_keys::capacity] = {};  // 0: not set
};

static_assert(detail::timer_keys::capacity <= limits::timer_list_size.max,
              "more timers may differ than a list may hold: diff() must then return several lists");

/// Returns the timers in force after the list was applied. The list changes the timers that it contains and
/// leaves the others unchanged.
/// See: https://docs.aws.amazon.com/connect/latest/APIReference/API_UpdateParticipantRoleConfig.html
[[nodiscard]] constexpr timer_state apply(timer_state const& to, timer_list const& changes) noexcept {
    timer_state after = to;
    for (timer const& change : changes) {
        auto const duration = detail::duration_of(change.value);
        after = duration ? after.with(change.role, change.type, *duration)
                         : after.without(change.role, change.type);
    }
    return after;
}

/// Returns the shortest list that changes `from` into `to`, or nullopt if they are equal. The list is in
/// the model's order: customer before agent, and for each role, idle before disconnect.
[[nodiscard]] constexpr std::optional<timer_list> diff(timer_state const& from,
                                                       timer_state const& to) noexcept {
    timer_list changes = detail::timer_access::no_timers();
    for (std::size_t slot = 0; slot < detail::timer_keys::capacity; ++slot) {
        if (from.slots_[slot] == to.slots_[slot]) continue;
        detail::timer_access::append(changes, changes.size(), detail::timer_keys::key_at(slot),
                                     to.slots_[slot].count());
    }
    if (changes.empty()) return std::nullopt;
    return changes;
}

/// Delays after the role's last message; nullopt means never.
struct role_schedule {
    std::optional<std::chrono::minutes> idle_after{};        ///< until the role counts as idle
    std::optional<std::chrono::minutes> disconnect_after{};  ///< until the agent is disconnected

    friend constexpr bool operator==(role_schedule const&, role_schedule const&) noexcept = default;
};

static_assert(
    detail::enumerator_count<timer_type> == 2,
    "ParticipantTimerType has another word: decide in schedule() when such a timer expires, alone and with the others, give role_schedule a member for it, and say it in describe_role()");

/// Returns the effect of a role's timers. If both are set, the disconnect timer starts when the idle timer
/// expires; a disconnect timer alone starts with the role's last message.
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

// The roles' names in a description, in the order of the enumerators.
inline constexpr std::string_view role_names[] = {"customer", "agent"};
static_assert(
    std::size(role_names) == enumerator_count<participant_role>,
    "ParticipantRole has another word: give it its name in role_names, and see that describe_role() is right in saying that only the agent is disconnected");

// Appends the line of a role to a text_builder or a text_counter.
template <class Text>
constexpr void describe_role(Text& to, std::string_view role, role_schedule const& when) noexcept {
    auto const minutes = [&to](std::chrono::minutes count) -> Text& {
        return to.append_number(count.count()).append(" minutes after ");
    };
    to.append("The ").append(role);
    if (when.idle_after) {
        to.append(" counts as idle ");
        minutes(*when.idle_after).append("their last message. ");
    } else {
        to.append(" never counts as idle. ");
    }
    if (when.disconnect_after) {
        minutes(*when.disconnect_after).append("the ").append(role).append("'s last message, ");
        if (when.idle_after) {
            to.append("which is ");
            minutes(*when.disconnect_after - *when.idle_after).append("they became idle, ");
        }
        to.append("the agent is disconnected");
    } else {
        to.append("The agent is never disconnected");
    }
    to.append(" because the ").append(role).append(" is silent.\n");
}

// Returns the size of the longest description, in bytes: with all timers set.
[[nodiscard]] consteval std::size_t longest_description() noexcept {
    constexpr std::chrono::minutes longest{limits::timer_minutes.max};
    text_counter text;
    for (std::string_view const role : role_names) describe_role(text, role, {longest, longest + longest});
    return text.size();
}

}  // namespace detail

/// Holds the longest text that describe returns.
using description_text = fixed_text<detail::longest_description()>;

/// Describes the effect of the timers in plain English, one line for each role: when the role counts as idle,
/// when the agent is disconnected, and why.
[[nodiscard]] constexpr description_text describe(timer_state const& state) noexcept {
    detail::text_builder<description_text::capacity()> text;
    for (participant_role const role : enumerators<participant_role>())
        detail::describe_role(text, detail::role_names[detail::index_of(role)], schedule(state, role));
    return text;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

// ---- chat_timers/model.hpp

#define CHAT_TIMERS_MODEL_HPP

/// \file
/// The payload: its values, its rules, and the violations of the rules.

// ---- chat_timers/json/detail/constant_text.hpp

#define CHAT_TIMERS_JSON_DETAIL_CONSTANT_TEXT_HPP

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// A constant text that was joined from parts. One type for all sizes, since a type for each would take long
// to compile.
class constant_text {
public:
    // The unit in which texts are copied, in bytes.
    static constexpr std::size_t block = 16;
    // Holds the names around the list in indented lines and, in one line, a timer up to its value, in whole
    // blocks.
    static constexpr std::size_t capacity = [] {
        std::size_t around_list = 50;
        for (field const member : {field::channel_configuration, field::chat, field::timer_list})
            around_list += facts(member).name.size();
        std::size_t timer = to_string(longest_enumerator<participant_role>).size() +
                            to_string(longest_enumerator<timer_type>).size();
        for (field const member : {field::role, field::type, field::value})
            timer += 6 + facts(member).name.size();
        return ((around_list > timer ? around_list : timer) + block - 1) / block * block;
    }();

    // A text that is longer than the capacity does not compile.
    consteval constant_text(std::initializer_list<std::string_view> parts) noexcept {
        // Compilers evaluate local variables and plain indexes twice as fast as iterators and members.
        std::size_t size = 0;
        for (std::string_view const& part : parts) {
            char const* const from = part.data();
            std::size_t const last = size + part.size();
            for (std::size_t index = 0; size < last; ++size, ++index) bytes_[size] = from[index];
        }
        size_ = size;
    }

    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    // All bytes up to the capacity can be read.
    [[nodiscard]] constexpr char const* data() const noexcept { return bytes_; }
    constexpr operator std::string_view() const noexcept { return {bytes_, size_}; }

private:
    char bytes_[capacity] = {};
    std::size_t size_ = 0;
};

// "Name"
template <field Member>
inline constexpr constant_text quoted_name{"\"", facts(Member).name, "\""};

// "WORD"
template <field Member, std::size_t Index>
inline constexpr constant_text quoted_word{"\"", facts(Member).enumerators.words[Index], "\""};

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

// ---- chat_timers/json/detail/layouts.hpp

#define CHAT_TIMERS_JSON_DETAIL_LAYOUTS_HPP

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

static_assert(
    has_members(field::body, {field::channel_configuration}) &&
        has_members(field::channel_configuration, {field::chat}) &&
        has_members(field::chat, {field::timer_list}) &&
        has_members(field::timer, {field::role, field::type, field::value}) &&
        has_members(field::value, {field::action, field::duration}) && enumerator_count<timer_action> == 1,
    "an object of the model has another member, or ParticipantTimerAction another word: make the texts below hold it, in the model's order");

// The white space that a serializer writes.
struct white_space {
    std::string_view colon, comma;
    std::size_t indentation;  // the number of spaces for each level of nesting; 0 if the text is one line

    // Returns a line feed and the indentation; empty if the text is one line.
    [[nodiscard]] consteval std::string_view line(std::size_t depth) const noexcept {
        constexpr std::string_view longest = "\n                        ";
        return indentation == 0 ? std::string_view{} : longest.substr(0, 1 + indentation * depth);
    }
};

// The texts of a body in one layout, without the words and numbers. Built from the schema's names.
struct layout_texts {
    constant_text body_open;                // up to the first timer
    constant_text timer_open, next_member;  // { and , of a timer
    constant_text names[3];       // of a timer's role, type and value, up to the inside of the value
    constant_text ordered[3];     // the same after { or , in the model's order
    constant_text duration_open;  // the name
    constant_text unset;          // the whole member
    constant_text value_close, timer_close;
    constant_text next_timer;
    constant_text body_close;  // from the end of the last timer

    consteval explicit layout_texts(white_space space) noexcept
        : body_open{"{",
                    space.line(1),
                    quoted_name<field::channel_configuration>,
                    space.colon,
                    "{",
                    space.line(2),
                    quoted_name<field::chat>,
                    space.colon,
                    "{",
                    space.line(3),
                    quoted_name<field::timer_list>,
                    space.colon,
                    "[",
                    space.line(4)},
          timer_open{"{", space.line(5)}, next_member{",", space.comma, space.line(5)},
          names{{quoted_name<field::role>, space.colon, "\""},
                {quoted_name<field::type>, space.colon, "\""},
                {quoted_name<field::value>, space.colon, "{", space.line(6)}},
          ordered{{timer_open, names[0]}, {next_member, names[1]}, {next_member, names[2]}},
          duration_open{quoted_name<field::duration>, space.colon}, unset{quoted_name<field::action>,
                                                                          space.colon, "\"",
                                                                          to_string(timer_action::unset),
                                                                          "\""},
          value_close{space.line(5), "}"}, timer_close{space.line(4), "}"},
          next_timer{",", space.comma, space.line(4)}, body_close{space.line(3), "]", space.line(2), "}",
                                                                  space.line(1), "}", space.line(0), "}"} {}
};

// The layouts of common serializers: JavaScript's JSON.stringify and most others; Python's json module, and
// so boto3 and the AWS CLI; both with an indentation.
inline constexpr layout_texts compact{{":", "", 0}};
inline constexpr layout_texts spaced{{": ", " ", 0}};
inline constexpr layout_texts indented_by_two{{": ", "", 2}};
inline constexpr layout_texts indented_by_four{{": ", "", 4}};

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

// ---- chat_timers/json/detail/numbers.hpp

#define CHAT_TIMERS_JSON_DETAIL_NUMBERS_HPP

// Parses RFC 8259's numbers by their digits.
namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

[[nodiscard]] constexpr bool is_digit(char byte) noexcept { return '0' <= byte && byte <= '9'; }

// The parts of a number: -12.50e+3 is {true, "12", "50", "+3"}.
struct json_number {
    bool negative;
    std::string_view whole, fraction, exponent;  // fraction and exponent are empty where absent
};

[[nodiscard]] constexpr char const* skip_digits(char const* at, char const* last) noexcept {
    while (at != last && is_digit(*at)) ++at;
    return at;
}

struct scanned_number {
    char const* end;  // after the number, or where a digit is missing
    bool complete;
    json_number number;
};

// Preconditions: at least one byte can be read, and it is '-' or a digit.
[[nodiscard]] constexpr scanned_number scan_number(char const* at, char const* last) noexcept {
    auto const text = [](char const* from, char const* to) {
        return std::string_view{from, static_cast<std::size_t>(to - from)};
    };
    json_number number{*at == '-', {}, {}, {}};
    if (number.negative) ++at;
    char const* end = at != last && *at == '0' ? at + 1 : skip_digits(at, last);
    number.whole = text(at, end);
    if (end == at) return {end, false, number};
    if (end != last && *end == '.') {
        at = end + 1;
        end = skip_digits(at, last);
        number.fraction = text(at, end);
        if (end == at) return {end, false, number};
    }
    if (end != last && (*end == 'e' || *end == 'E')) {
        at = end + 1;
        char const* const digits = at != last && (*at == '+' || *at == '-') ? at + 1 : at;
        end = skip_digits(digits, last);
        number.exponent = text(at, end);
        if (end == digits) return {end, false, number};
    }
    return {end, true, number};
}

struct plain_integer {
    char const* end;  // a null pointer for any other number
    std::int64_t value;
};

// Reads a number of one to nine digits that does not begin with 0, followed by ',', '}' or a byte up to ' '.
[[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE constexpr plain_integer
scan_plain_integer(char const* at, char const* last) noexcept {
    char const* const first = at;
    std::uint64_t value = 0;  // wrong for more digits, and then not returned
    for (; at != last && is_digit(*at); ++at) value = value * 10 + static_cast<unsigned char>(*at - '0');
    if (at == first || at - first > 9 || *first == '0' || at == last) return {nullptr, 0};
    if (*at != '}' && *at != ',' && static_cast<unsigned char>(*at) > ' ') return {nullptr, 0};
    return {at, static_cast<std::int64_t>(value)};
}

// Returns the number's value if it is an integer, as 5.0, 50e-1 and 0e9 are. An integer of more than 18
// digits becomes the least or the greatest std::int64_t.
// Complexity: linear in the text, whatever the exponent.
[[nodiscard]] constexpr std::optional<std::int64_t> integral_value(json_number const& number) noexcept {
    auto const whole_size = static_cast<std::int64_t>(number.whole.size());
    auto const size = whole_size + static_cast<std::int64_t>(number.fraction.size());
    // Indexes the digits before and after the point as one sequence.
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

    bool const shifts_left = number.exponent.starts_with('-');
    std::int64_t shift = 0;
    constexpr std::int64_t beyond_any_text = INT64_MAX / 100;
    for (char const byte : number.exponent) {
        if (is_digit(byte) && shift < beyond_any_text) shift = shift * 10 + (byte - '0');
    }
    std::int64_t const point = whole_size + (shifts_left ? -shift : shift);
    if (last >= point) return std::nullopt;
    if (point - first > 18) return number.negative ? INT64_MIN : INT64_MAX;
    std::int64_t value = 0;
    for (std::int64_t index = first; index < point; ++index) value = value * 10 + digit(index);
    return number.negative ? -value : value;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

// ---- chat_timers/text/detail/glyphs.hpp

#define CHAT_TIMERS_TEXT_DETAIL_GLYPHS_HPP

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// The first visible unit of a text.
struct glyph {
    std::string_view bytes;  // of the text
    std::size_t width;       // in a terminal's columns
    char32_t scalar;         // the byte, if it is ill-formed
    enum : unsigned char { as_is, blank, byte, code_point } form;
};

struct scalar_range {
    char32_t first, last;
};

// Controls, spaces other than ' ', invisible characters, and characters that change the order of their
// neighbours: Unicode's general categories Cc, Cf, Zs, Zl and Zp beyond ASCII, and the tags.
inline constexpr scalar_range hidden_scalars[] = {
    {0x80, 0xA0},       {0xAD, 0xAD},       {0x600, 0x605},     {0x61C, 0x61C},     {0x6DD, 0x6DD},
    {0x70F, 0x70F},     {0x890, 0x891},     {0x8E2, 0x8E2},     {0x1680, 0x1680},   {0x180E, 0x180E},
    {0x2000, 0x200F},   {0x2028, 0x202F},   {0x205F, 0x206F},   {0x3000, 0x3000},   {0xFEFF, 0xFEFF},
    {0xFFF9, 0xFFFB},   {0x110BD, 0x110BD}, {0x110CD, 0x110CD}, {0x13430, 0x1343F}, {0x1BCA0, 0x1BCA3},
    {0x1D173, 0x1D17A}, {0xE0000, 0xE007F},
};

// Characters of two columns: Unicode's East_Asian_Width W and F, in whole blocks.
inline constexpr scalar_range wide_scalars[] = {
    {0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1FAFF}, {0x20000, 0x3FFFD},
};

// Characters of no column: marks that combine with the preceding character.
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

// Preconditions: the text is not empty.
[[nodiscard]] constexpr glyph first_glyph(std::string_view text) noexcept {
    auto const [length, scalar, well_formed] = read_utf8(text.data(), text.data() + text.size());
    std::string_view const bytes = text.substr(0, well_formed ? length : 1);
    if (!well_formed) return {bytes, 4, static_cast<unsigned char>(text.front()), glyph::byte};
    if (scalar == '\t') return {bytes, 1, ' ', glyph::blank};
    if (scalar < 0x20 || scalar == 0x7F) return {bytes, 4, scalar, glyph::byte};
    if (scalar < 0x80) return {bytes, 1, scalar, glyph::as_is};
    if (is_hidden(scalar)) return {bytes, scalar < 0x10000 ? 8U : 9U, scalar, glyph::code_point};
    std::size_t const width = is_in(combining_scalars, scalar) ? 0 : is_in(wide_scalars, scalar) ? 2 : 1;
    return {bytes, width, scalar, glyph::as_is};
}

// Removes the first glyph from the text, and returns it.
// Preconditions: the text is not empty.
constexpr glyph take_glyph(std::string_view& text) noexcept {
    glyph const first = first_glyph(text);
    text.remove_prefix(first.bytes.size());
    return first;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

// ---- chat_timers/text/detail/escapes.hpp

#define CHAT_TIMERS_TEXT_DETAIL_ESCAPES_HPP

// Escapes. The functions write_...() write to an output iterator of char or unsigned char, and return the
// iterator after the last byte.
namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// Returns the value of a hexadecimal digit, or -1.
[[nodiscard]] constexpr int hex_digit(char byte) noexcept {
    if ('0' <= byte && byte <= '9') return byte - '0';
    if ('a' <= byte && byte <= 'f') return byte - 'a' + 10;
    if ('A' <= byte && byte <= 'F') return byte - 'A' + 10;
    return -1;
}

// Writes upper-case hexadecimal digits, at least `digits` of them.
// Preconditions: number <= 0x10FFFF.
template <class Out>
constexpr Out write_hex(Out out, char32_t number, int digits) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    while (number >> 4 * digits != 0) ++digits;
    while (digits-- > 0) out = write_byte(out, hex[number >> 4 * digits & 0xF]);
    return out;
}

// Writes the inside of a JSON string in canonical form: with only the escapes that RFC 8259 requires.
template <class Out>
constexpr Out write_json_escaped(Out out, std::string_view utf8) {
    constexpr std::string_view hex = "0123456789abcdef";
    constexpr std::string_view escaped = "\"\\\b\f\n\r\t";
    constexpr std::string_view letters = "\"\\bfnrt";
    for (char const byte : utf8) {
        auto const code = static_cast<unsigned char>(byte);
        if (code >= 0x20 && byte != '"' && byte != '\\') {
            out = write_byte(out, byte);
        } else if (auto const letter = escaped.find(byte); letter != escaped.npos) {
            out = write_byte(write_byte(out, '\\'), letters[letter]);
        } else {
            out = write_all(out, {"\\u00", hex.substr(code >> 4, 1), hex.substr(code & 0xF, 1)});
        }
    }
    return out;
}

// Writes the inside of a JSON string that shows each character: escapes controls and invisible characters,
// too, and replaces ill-formed UTF-8 by U+FFFD.
template <class Out>
constexpr Out write_json_visible(Out out, std::string_view text) {
    while (!text.empty()) {
        auto const [length, scalar, well_formed] = read_utf8(text.data(), text.data() + text.size());
        if (!well_formed) {
            out = write_text(out, "\xEF\xBF\xBD");
        } else if (scalar < 0x20 || scalar == 0x7F || is_hidden(scalar)) {
            // As \uXXXX, or as two of them beyond U+FFFF (RFC 8259, section 7).
            bool const pair = scalar >= 0x10000;
            if (pair) out = write_hex(write_text(out, "\\u"), 0xD7C0 + (scalar >> 10), 4);
            out = write_hex(write_text(out, "\\u"), pair ? 0xDC00 + (scalar & 0x3FF) : scalar, 4);
        } else {
            if (scalar == '"' || scalar == '\\') out = write_byte(out, '\\');
            out = write_text(out, text.substr(0, length));
        }
        text.remove_prefix(length);
    }
    return out;
}

// Writes a glyph for a terminal or a log: as itself, as <1B> for a control or an ill-formed byte, or as
// <U+202E> for an invisible character.
template <class Out>
constexpr Out write_glyph(Out out, glyph const& shown) {
    switch (shown.form) {
    case glyph::as_is: return write_text(out, shown.bytes);
    case glyph::blank: return write_byte(out, ' ');
    case glyph::byte: out = write_hex(write_text(out, "<"), shown.scalar, 2); break;
    case glyph::code_point: out = write_hex(write_text(out, "<U+"), shown.scalar, 4); break;
    }
    return write_byte(out, '>');
}

// Returns true for RFC 3986's unreserved characters.
[[nodiscard]] constexpr bool is_unreserved(char byte) noexcept {
    return ('A' <= byte && byte <= 'Z') || ('a' <= byte && byte <= 'z') || ('0' <= byte && byte <= '9') ||
           byte == '-' || byte == '.' || byte == '_' || byte == '~';
}

// Appends a segment of a path, with all characters percent-encoded except the unreserved ones.
template <class Text>
constexpr void append_percent_encoded(Text& to, std::string_view utf8) noexcept {
    constexpr std::string_view hex = "0123456789ABCDEF";
    while (!utf8.empty()) {
        std::size_t plain = 0;
        while (plain < utf8.size() && is_unreserved(utf8[plain])) ++plain;
        to.append(utf8.substr(0, plain));
        utf8.remove_prefix(plain);
        if (utf8.empty()) return;
        auto const code = static_cast<unsigned char>(utf8.front());
        to.append('%').append(hex[code >> 4]).append(hex[code & 0xF]);
        utf8.remove_prefix(1);
    }
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

// ---- chat_timers/json/detail/strings.hpp

#define CHAT_TIMERS_JSON_DETAIL_STRINGS_HPP

// Parses RFC 8259's white space and strings. No function reads at or after `last`.
namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

[[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE constexpr bool is_white_space(char byte) noexcept {
    constexpr std::uint64_t set = 1ULL << ' ' | 1ULL << '\n' | 1ULL << '\r' | 1ULL << '\t';
    auto const code = static_cast<unsigned char>(byte);
    return code <= ' ' && (set >> code & 1U) != 0;
}

// Skips white space. The spaces after a line feed, as in an indented text, are skipped in steps of fixed
// sizes, so that the CPU knows the next position before it has compared them.
[[nodiscard]] CHAT_TIMERS_NOINLINE constexpr char const* skip_white_space(char const* at,
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

// Skips bytes that a string holds unescaped: ASCII except '"', '\' and controls. May stop early, at such a
// byte.
[[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE constexpr char const* skip_plain(char const* at,
                                                                         char const* last) noexcept {
    if (std::is_constant_evaluated()) return at;
    constexpr std::uint64_t ones = every_byte(1);
    constexpr std::uint64_t highs = every_byte(0x80);
    while (static_cast<std::size_t>(last - at) >= word_bytes) {
        std::uint64_t const word = load_word(at);
        std::uint64_t const quote = word ^ every_byte('"');
        std::uint64_t const backslash = word ^ every_byte('\\');
        // The high bit of each byte that is zero in quote or backslash, below 0x20, or not ASCII; on a
        // big-endian machine possibly also of the byte before it.
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
    char const* end;  // after the escape, after half a surrogate pair, or at the invalid byte
    escape_fault fault;
    char32_t scalar;
};

// Reads a \uXXXX.
// Preconditions: `at` is at its backslash, and a 'u' follows.
[[nodiscard]] constexpr escape_sequence read_code_unit(char const* at, char const* last) noexcept {
    at += 2;
    char32_t unit = 0;
    for (int digits = 0; digits < 4; ++digits, ++at) {
        int const digit = at == last ? -1 : hex_digit(*at);
        if (digit < 0) return {at, escape_fault::hex_digit, 0};
        unit = unit * 16 + static_cast<char32_t>(digit);
    }
    return {at, escape_fault::none, unit};
}

// Preconditions: `at` is at a backslash.
[[nodiscard]] constexpr escape_sequence read_escape(char const* const at, char const* last) noexcept {
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    if (at + 1 == last) return {last, escape_fault::unknown, 0};
    if (at[1] != 'u') {
        auto const letter = letters.find(at[1]);
        if (letter == letters.npos) return {at + 1, escape_fault::unknown, 0};
        return {at + 2, escape_fault::none, static_cast<unsigned char>(meanings[letter])};
    }
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

// Returns the bytes between a string's quotes, which are at `first` and just before `last`.
[[nodiscard]] constexpr std::string_view between_quotes(char const* first, char const* last) noexcept {
    return {first + 1, static_cast<std::size_t>(last - first) - 2};
}

// Decodes the inside of a well-formed string, and appends to the buffer as much of the text as it holds.
[[nodiscard]] CHAT_TIMERS_NOINLINE constexpr decoded_text unescape(std::string_view inside,
                                                                   text_buffer& buffer) noexcept {
    constexpr std::size_t room = 4;  // for any scalar value
    std::size_t scalar_values = 0;
    char const* const last = inside.data() + inside.size();
    for (char const* at = inside.data(); at != last;) {
        bool const fits = buffer.capacity() - buffer.size() >= room;
        if (char const* const end = skip_plain(at, last); end != at) {
            std::string_view const plain{at, static_cast<std::size_t>(end - at)};
            if (fits) buffer.append(plain.substr(0, buffer.capacity() - buffer.size() - (room - 1)));
            scalar_values += plain.size();
            at = end;
            continue;
        }
        ++scalar_values;
        if (*at == '\\') {
            escape_sequence const escape = read_escape(at, last);
            at = escape.end;
            if (fits) append_utf8(buffer, escape.scalar);
        } else {
            utf8_sequence const sequence = read_utf8(at, last);
            if (fits) buffer.append({at, sequence.length});
            at += sequence.length;
        }
    }
    return {buffer, scalar_values};
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

// ---- chat_timers/json/detail/known_layouts.hpp

#define CHAT_TIMERS_JSON_DETAIL_KNOWN_LAYOUTS_HPP

// The fast path of decode_body(). It returns the same results as json_reader, or none: this header and its
// one call can be removed.
namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// Compares a whole text with the texts of one layout. Each function take...() advances the position
// past the text that it expects and returns true, or returns false if the position holds another text.
template <layout_texts const& Texts>
class known_layout {
public:
    // Appends the timers of a valid body. If this returns false, discard them.
    CHAT_TIMERS_NOINLINE static bool read(std::string_view json, timer_list& to) noexcept {
        return known_layout{json}.take_body(to);
    }

private:
    CHAT_TIMERS_ALWAYS_INLINE explicit known_layout(std::string_view json) noexcept
        : last_(json.data() + json.size()), at_(-static_cast<std::ptrdiff_t>(json.size())) {}

    CHAT_TIMERS_ALWAYS_INLINE bool take_body(timer_list& to) noexcept {
        if (!take(Texts.body_open)) return false;
        std::int64_t size = 0;
        do {
            timer_texts const timer = take_timer();
            if (!timer.is_whole() || !is_new(timer.key())) return false;
            timer_access::append(to, static_cast<std::size_t>(size++), timer.key(), timer.minutes);
        } while (take(Texts.next_timer));
        return limits::timer_list_size.contains(size) && take(Texts.body_close) && take_white_space_to_end();
    }

    CHAT_TIMERS_ALWAYS_INLINE bool take(constant_text const& text) noexcept {
        auto const size = static_cast<std::ptrdiff_t>(text.size());
        if (at_ > -size || !equal_text(last_ + at_, text)) [[unlikely]]
            return false;
        at_ += size;
        return true;
    }

    // Most files, and some clients' bodies, end in a line feed.
    CHAT_TIMERS_ALWAYS_INLINE bool take_white_space_to_end() noexcept {
        while (at_ != 0 && is_white_space(last_[at_])) ++at_;
        return at_ == 0;
    }

    // The members of a timer that were found. Passed by value, so that they stay in registers.
    struct timer_texts {
        participant_role role = no_enumerator<participant_role>;
        timer_type type = no_enumerator<timer_type>;
        std::int64_t minutes = no_value;  // 0: unset

        [[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE bool is_whole() const noexcept {
            return role != no_enumerator<participant_role> && type != no_enumerator<timer_type> &&
                   minutes != no_value;
        }
        [[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE timer_key key() const noexcept { return {role, type}; }
    };

    // Takes a timer. Most have their members in the model's order.
    CHAT_TIMERS_ALWAYS_INLINE timer_texts take_timer() noexcept {
        std::ptrdiff_t const first = at_;
        timer_texts timer;
        if (take(Texts.ordered[0]) && take_word(timer.role) && take(Texts.ordered[1]) &&
            take_word(timer.type) && take(Texts.ordered[2])) {
            if (!take_value(timer.minutes) || !take(Texts.timer_close)) timer.minutes = no_value;
            return timer;
        }
        members const all = take_members(last_, first);
        at_ = all.end;
        return all.timer;
    }

    struct members {
        timer_texts timer;
        std::ptrdiff_t end;
    };
    // Takes a timer whose members have any order. If a member is repeated, another one of the three is
    // missing.
    CHAT_TIMERS_NOINLINE static members take_members(char const* last, std::ptrdiff_t at) noexcept {
        known_layout in{{last + at, static_cast<std::size_t>(-at)}};
        timer_texts timer;
        for (int position = 0; position < 3; ++position) {
            if (!in.take_member(position == 0 ? Texts.timer_open : Texts.next_member, timer)) return {{}, at};
        }
        if (!in.take(Texts.timer_close)) return {{}, at};
        return {timer, in.at_};
    }
    CHAT_TIMERS_ALWAYS_INLINE bool take_member(constant_text const& before, timer_texts& timer) noexcept {
        if (!take(before)) return false;
        if (take(Texts.names[0])) return take_word(timer.role);
        if (take(Texts.names[1])) return take_word(timer.type);
        return take(Texts.names[2]) && take_value(timer.minutes);
    }

    // Takes an enumerator and its closing quote.
    template <class Enum>
    CHAT_TIMERS_ALWAYS_INLINE bool take_word(Enum& to) noexcept {
        return [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            return ((take(word_and_quote<Enum, Index>) && (to = enumerator_at<Enum>(Index), true)) || ...);
        }
        (std::make_index_sequence<enumerator_count<Enum>>{});
    }
    template <class Enum, std::size_t Index>
    static constexpr constant_text word_and_quote{vocabulary<Enum>::words[Index], "\""};

    // Takes a value from after its opening brace to its closing brace.
    CHAT_TIMERS_ALWAYS_INLINE bool take_value(std::int64_t& minutes) noexcept {
        minutes = 0;
        if (take(Texts.duration_open)) return take_minutes(minutes) && take(Texts.value_close);
        return take(Texts.unset) && take(Texts.value_close);
    }

    CHAT_TIMERS_ALWAYS_INLINE bool take_minutes(std::int64_t& minutes) noexcept {
        std::ptrdiff_t const first = at_;
        for (; at_ != 0 && is_digit(last_[at_]) && minutes <= limits::timer_minutes.max; ++at_)
            minutes = minutes * 10 + (last_[at_] - '0');
        return at_ != first && last_[first] != '0' && limits::timer_minutes.contains(minutes);
    }

    CHAT_TIMERS_ALWAYS_INLINE bool is_new(timer_key key) noexcept {
        unsigned const mask = 1U << timer_keys::index_of_key(key);
        bool const is_first = (keys_ & mask) == 0;
        keys_ |= mask;
        return is_first;
    }

    static constexpr std::int64_t no_value = -1;

    char const* const last_;
    std::ptrdiff_t at_;  // from last_: comparing it with a size needs one instruction
    unsigned keys_ = 0;
};

// Returns the timers of a whole, valid body in the layout of a common serializer, or nullopt for any other
// text. A timer's members may have any order.
[[nodiscard]] inline std::optional<timer_list> known_layouts(std::string_view json) noexcept {
    std::optional<timer_list> timers{timer_access::no_timers()};
    if (json.size() < compact.body_open.size()) return std::nullopt;
    bool const is_known = json[1] != '\n'  ? json[quoted_name<field::channel_configuration>.size() + 2] == ' '
                                                 ? known_layout<spaced>::read(json, *timers)
                                                 : known_layout<compact>::read(json, *timers)
                           : json[4] == '"' ? known_layout<indented_by_two>::read(json, *timers)
                                           : known_layout<indented_by_four>::read(json, *timers);
    if (!is_known) timers.reset();
    return timers;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

// ---- chat_timers/json/detail/scanner.hpp

#define CHAT_TIMERS_JSON_DETAIL_SCANNER_HPP

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// Reads JSON values of any kind by RFC 8259, independent of the model, and reports the fault that ends the
// reading.
//
// Every function takes the cursor and returns it after the text that it read, or returns a null pointer if
// the text is broken and the reading must end. `where` is the place that a violation reports.
class json_scanner {
protected:
    using cursor = char const*;

    // `faults` receives the fault that ends the reading, unless it is a null pointer.
    constexpr json_scanner(std::string_view text, violations* faults) noexcept
        : first_(text.data()), last_(text.data() + text.size()), faults_(faults) {}

    CHAT_TIMERS_ALWAYS_INLINE constexpr bool is(cursor at, char byte) const noexcept {
        return at != last_ && *at == byte;
    }

    CHAT_TIMERS_ALWAYS_INLINE constexpr bool has(cursor at, std::size_t size) const noexcept {
        return static_cast<std::size_t>(last_ - at) >= size;
    }

    CHAT_TIMERS_ALWAYS_INLINE constexpr std::size_t offset(cursor at) const noexcept {
        return static_cast<std::size_t>(at - first_);
    }
    CHAT_TIMERS_ALWAYS_INLINE constexpr extent bytes(cursor from, cursor to) const noexcept {
        return {offset(from), static_cast<std::size_t>(to - from)};
    }

    // Most white space is a single space.
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor skip_space(cursor at) const noexcept {
        if (at == last_ || static_cast<unsigned char>(*at) > ' ') return at;
        if (*at == ' ' && at + 1 != last_ && static_cast<unsigned char>(at[1]) > ' ') return at + 1;
        return skip_white_space(at, last_);
    }

    // Skips the white space before a comma or `end`. Mostly there is none.
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor skip_to_separator(cursor at, char end) const noexcept {
        return is(at, ',') || is(at, end) ? at : skip_space(at);
    }

    CHAT_TIMERS_ALWAYS_INLINE constexpr bool begins_with(cursor at, std::string_view text) const noexcept {
        return has(at, text.size()) && equal_text(at, text);
    }

    CHAT_TIMERS_NOINLINE constexpr cursor skip_colon(cursor at, place where) noexcept {
        at = skip_space(at);
        return is(at, ':') ? skip_space(at + 1) : fail(at, grammar::colon, where);
    }

    // Skips a value. `open`: the number of objects and arrays that are open around it. `expected`: the
    // grammar at this place, for the violation. Does not recurse: a bit for each inner level says whether it
    // is an object.
    CHAT_TIMERS_NOINLINE constexpr cursor skip_value(cursor at, std::size_t const open, place where,
                                                     grammar expected) noexcept {
        static_assert(limits::nesting <= 64);
        std::uint64_t objects = 0;
        std::size_t inner = 0;
        for (;;) {
            if (is(at, '{') || is(at, '[')) {
                bool const object = *at == '{';
                if (open + inner == limits::nesting) {
                    return stop(broken(rule::too_deep, where, bytes(at, at + 1)));
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
            // After a value, or at the end of an empty object or array.
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

    // Skips a value that is neither an object nor an array.
    CHAT_TIMERS_NOINLINE constexpr cursor skip_scalar(cursor at, place where, grammar expected) noexcept {
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

    struct string_token {
        cursor end;
        bool escaped;
        std::size_t continuation_bytes;  // UTF-8 bytes that do not begin a scalar value
    };

    CHAT_TIMERS_NOINLINE constexpr string_token skip_string(cursor at, place where) noexcept {
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

    // Returns the text of the string at `at` in UTF-8, or as much of it as the buffer holds: a view of the
    // source or, if the string has escapes, of the buffer.
    CHAT_TIMERS_ALWAYS_INLINE static constexpr std::string_view text_of(cursor at, string_token const& token,
                                                                        text_buffer& buffer) noexcept {
        std::string_view const inside = between_quotes(at, token.end);
        return token.escaped ? unescape(inside, buffer).utf8 : inside;
    }

    // Reports that the text is not JSON, or not Unicode, at `at`.
    CHAT_TIMERS_COLD constexpr cursor fail(cursor at, grammar expected, place where) noexcept {
        violation found = broken(rule::syntax, where, {offset(at), 0});
        found.wanted = expected;
        if (at == last_) return stop(found);
        auto const sequence = read_utf8(at, last_);
        bool const byte_order_mark = at == first_ && sequence.scalar == 0xFEFF;
        found.length = sequence.length;
        if (!sequence.well_formed || byte_order_mark) {
            found.rule = rule::encoding;
            found.wanted = grammar::none;
        }
        return stop(found);
    }

    cursor first_;
    cursor last_;

private:
    // Reports the fault and returns the null pointer that ends the reading.
    constexpr cursor stop(violation const& found) noexcept {
        if (faults_ != nullptr) violation_access::end_reading(*faults_, found);
        return nullptr;
    }

    violations* faults_;

    // Skips a name and its colon.
    constexpr cursor skip_name(cursor at, place where, grammar& expected) noexcept {
        if (!is(at, '"')) return fail(at, expected, where);
        at = skip_string(at, where).end;
        if (at == nullptr) return nullptr;
        expected = grammar::value;
        return skip_colon(at, where);
    }

    constexpr cursor skip_escape(cursor const from, place where) noexcept {
        auto const escape = read_escape(from, last_);
        if (escape.fault == escape_fault::none) return escape.end;
        if (escape.fault == escape_fault::lone_surrogate) {
            return stop(broken(rule::encoding, where, bytes(from, escape.end)));
        }
        return fail(escape.end,
                    escape.fault == escape_fault::hex_digit ? grammar::hex_digit : grammar::escape, where);
    }
};

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

// ---- chat_timers/json/detail/reader.hpp

#define CHAT_TIMERS_JSON_DETAIL_READER_HPP

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// Reads a JSON text by RFC 8259 and reports its content to the assembler. The schema says which value is
// expected at each place of the model. This reader defines the meaning of every text; known_layouts() only
// reads some texts faster.
//
// As in the scanner, every function takes the cursor and returns it after the text that it read, or a null
// pointer if the reading must end.
//
// Every call of a template names its field by the caller's own template arguments. Clang would instantiate
// any other call while it reads this class, too early for constant evaluation.
class json_reader : json_scanner {
public:
    constexpr json_reader(std::string_view text, field root, bool accept_integral_floats,
                          assembler& to) noexcept
        : json_scanner(text, to.faults()), to_(to), root_(root),
          accept_integral_floats_(accept_integral_floats) {}

    // Reads the whole text, which must be exactly one Root.
    template <field Root>
    CHAT_TIMERS_ALWAYS_INLINE constexpr void read() noexcept {
        cursor at = read_value<Root>(skip_space(first_), 0, grammar::value);
        if (at == nullptr) return;
        at = skip_space(at);
        if (at != last_) (void)copy().fail(at, grammar::end_of_text, {Root, 0});
    }

private:
    // For calls that are not inlined: the members of this object can then stay in registers. Copied member by
    // member; compilers copy an object as a block, which is slower, in code that is seldom executed.
    CHAT_TIMERS_ALWAYS_INLINE constexpr json_reader copy() const noexcept {
        return {{first_, static_cast<std::size_t>(last_ - first_)}, root_, accept_integral_floats_, to_};
    }

    // Reads a value of the field's type. `expected`: the grammar at this place, for the violation.
    template <field Node>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_value(cursor at, std::size_t item,
                                                          grammar expected) noexcept {
        constexpr field_kind kind = facts(Node).kind;
        if constexpr (kind == field_kind::structure || kind == field_kind::union_) {
            if (is(at, '{')) return read_object<Node>(at, item);
        } else if constexpr (kind == field_kind::list) {
            if (is(at, '[')) return read_list<Node>(*this, at);
        } else if constexpr (kind == field_kind::string) {
            return read_text<Node>(at, item, expected);
        } else {
            return read_number(at, {Node, item}, expected);
        }
        return copy().read_other_value(at, {Node, item}, expected);
    }

    // Reads null, or a value of a type that is not the field's.
    CHAT_TIMERS_COLD constexpr cursor read_other_value(cursor at, place where, grammar expected) noexcept {
        bool const is_scalar = !is(at, '{') && !is(at, '[');
        cursor const end = is_scalar ? skip_scalar(at, where, expected)
                                     : skip_value(at, open_around(where.field), where, expected);
        if (end == nullptr) return nullptr;
        if (*at == 'n' && where.field != root_) {
            to_.null_value(where, bytes(at, end));
        } else {
            to_.wrong_type(where, bytes(at, end));
        }
        return end;
    }

    // ---- Objects.

    template <field Object>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_object(cursor at, std::size_t item) noexcept {
        cursor const first = at;
        scope in = to_.open({Object, item});
        at = read_members<Object>(at + 1, in);
        if (at == nullptr) return nullptr;
        ++at;
        to_.close<Object>(in, text_range{first_, first, at});
        return at;
    }

    // Reads members up to the closing brace. Most members have a known name, so this is tried first.
    template <field Object>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_members(cursor at, scope& in) noexcept {
        for (grammar expected = grammar::name_or_end;;) {
            auto [value, member] = read_known_name<Object, facts(Object).first_member>(at, in);
            if (member == Object) {
                cursor const name = skip_space(at);
                if (name != at) {
                    at = name;
                    continue;
                }
                if (expected == grammar::name_or_end && is(at, '}')) return at;
                other_member const other = copy().read_other_name(at, in, expected);
                value = other.value;
                member = other.member;
                in.seen = other.seen;
            }
            if (value == nullptr) return nullptr;
            at = member == unknown ? value
                                   : read_value_of<facts(Object).first_member>(member, value, in.where.item);
            if (at == nullptr) return nullptr;
            at = skip_to_separator(at, '}');
            if (is(at, '}')) return at;
            if (!is(at, ','))
                return copy().fail(at, grammar::comma_or_end_of_object, {Object, in.where.item});
            ++at;
            expected = grammar::name;
        }
    }

    struct known_member {
        cursor value;  // or the end of a repeated member
        field member;  // unknown, if it is repeated; or the object, if it has no known name
    };
    // Reads a name and its colon, if the name is spelled as Member's or that of a later member.
    template <field Object, field Member>
    CHAT_TIMERS_ALWAYS_INLINE constexpr known_member read_known_name(cursor at, scope& in) noexcept {
        constexpr constant_text const& name = quoted_name<Member>;
        // A value follows, so the next two bytes need no check of their own.
        if (has(at, name.size() + 2) && equal_text(at, name)) {
            cursor const end = at + name.size();
            if (!to_.member(in, Member, bytes(at, end)))
                return {copy().skip_colon_and_value(end, Object, in.where.item), unknown};
            if (*end == ':' && static_cast<unsigned char>(end[1]) > ' ') return {end + 1, Member};
            return {*end == ':' ? skip_space(end + 1) : copy().skip_colon(end, {Object, in.where.item}),
                    Member};
        } else if constexpr (Member != facts(Object).last_member) {
            return read_known_name<Object, next(Member)>(at, in);
        } else {
            return {at, Object};
        }
    }

    struct other_member {
        cursor value;  // or the end of an unknown or repeated member
        field member;  // unknown, if it is unknown or repeated
        unsigned seen;
    };
    // Reads a name that is unknown or has escapes, and its colon.
    CHAT_TIMERS_COLD constexpr other_member read_other_name(cursor at, scope in, grammar expected) noexcept {
        place const object = in.where;
        if (!is(at, '"')) return {fail(at, expected, object), unknown, in.seen};
        string_token const token = skip_string(at, object);
        if (token.end == nullptr) return {nullptr, unknown, in.seen};
        text_buffer buffer;
        std::string_view const name = text_of(at, token, buffer);
        field const member = find_member(object.field, name);
        if (member == object.field) {
            to_.unknown_member(object, name, bytes(at, token.end));
        } else if (to_.member(in, member, bytes(at, token.end))) {
            return {skip_colon(token.end, object), member, in.seen};
        }
        return {skip_colon_and_value(token.end, object.field, object.item), unknown, in.seen};
    }

    // Skips the colon and the value of an unknown or repeated member.
    CHAT_TIMERS_COLD constexpr cursor skip_colon_and_value(cursor at, field object,
                                                           std::size_t item) noexcept {
        at = skip_colon(at, {object, item});
        if (at == nullptr) return nullptr;
        return skip_value(at, open_around(object) + 1, {object, item}, grammar::value);
    }

    // Reads the value of `member`, which is Member or follows it in its object.
    template <field Member>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_value_of(field member, cursor at,
                                                             std::size_t item) noexcept {
        if constexpr (Member != facts(facts(Member).parent).last_member) {
            if (member != Member) return read_value_of<next(Member)>(member, at, item);
        }
        return read_value<Member>(at, item, grammar::value);
    }

    // Returns the number of objects and lists that are open around the value of a field.
    constexpr std::size_t open_around(field value) const noexcept { return depth(value) - depth(root_); }

    // ---- Lists.

    // Not inlined, since each Root holds the list. Static, so that the copy's members stay in registers.
    template <field List>
    CHAT_TIMERS_NOINLINE static constexpr cursor read_list(json_reader in, cursor at) noexcept {
        cursor const first = at;
        scope const opened = in.to_.open({List, 0});
        std::size_t items = 0;
        at = in.skip_space(at + 1);
        if (!in.is(at, ']')) at = in.read_items<List>(at, items);
        if (at == nullptr) return nullptr;
        ++at;
        in.to_.close_list(opened, items, in.bytes(first, at));
        return at;
    }

    // Reads items up to the closing bracket, and counts them.
    template <field List>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_items(cursor at, std::size_t& items) noexcept {
        constexpr field item = facts(List).first_member;
        for (grammar expected = grammar::value_or_end;; expected = grammar::value) {
            at = read_value<item>(at, items, expected);
            if (at == nullptr) return nullptr;
            ++items;
            at = skip_to_separator(at, ']');
            if (is(at, ']')) return at;
            if (!is(at, ',')) return copy().fail(at, grammar::comma_or_end_of_array, {List, 0});
            at = skip_space(at + 1);
        }
    }

    // ---- Texts and numbers.

    // Reads an id or an enumerator. Compares the text with Member's words, from Index on.
    template <field Member, std::size_t Index = 0>
    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_text(cursor at, std::size_t item,
                                                         grammar expected) noexcept {
        if constexpr (Index < facts(Member).enumerators.size) {
            constexpr constant_text const& word = quoted_word<Member, Index>;
            if (!begins_with(at, word)) return read_text<Member, Index + 1>(at, item, expected);
            to_.enumerator(Member, Index);
            return at + word.size();
        } else {
            return copy().read_other_text(at, {Member, item}, expected);
        }
    }

    // Reads an id, an unknown enumerator, a text with escapes, or a value that is no text.
    CHAT_TIMERS_NOINLINE constexpr cursor read_other_text(cursor at, place where, grammar expected) noexcept {
        if (!is(at, '"')) return read_other_value(at, where, expected);
        string_token const token = skip_string(at, where);
        if (token.end == nullptr) return nullptr;
        std::string_view const inside = between_quotes(at, token.end);
        text_buffer word;  // is compared and not kept
        decoded_text const text =
            token.escaped ? unescape(inside, is_path_segment(where.field) ? to_.buffer_of(where.field) : word)
                          : decoded_text{inside, inside.size() - token.continuation_bytes};
        to_.text(where, bytes(at, token.end), text.utf8, text.scalar_values);
        return token.end;
    }

    CHAT_TIMERS_ALWAYS_INLINE constexpr cursor read_number(cursor at, place where,
                                                           grammar expected) noexcept {
        auto const [end, number] = scan_plain_integer(at, last_);
        if (end == nullptr) return copy().read_other_number(at, where, expected);
        to_.integer(where, bytes(at, end), number);
        return end;
    }

    CHAT_TIMERS_COLD constexpr cursor read_other_number(cursor at, place where, grammar expected) noexcept {
        if (at == last_ || (*at != '-' && !is_digit(*at))) return read_other_value(at, where, expected);
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

    // Converts to the extent where it is needed, which is seldom.
    struct text_range {
        cursor text, first, last;

        CHAT_TIMERS_ALWAYS_INLINE constexpr operator extent() const noexcept {
            return {static_cast<std::size_t>(first - text), static_cast<std::size_t>(last - first)};
        }
    };

    static constexpr field unknown = no_enumerator<field>;  // of a member

    assembler& to_;
    field root_;
    bool accept_integral_floats_;
};

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

// ---- chat_timers/json/decode.hpp

#define CHAT_TIMERS_JSON_DECODE_HPP

/// \file
/// Decodes JSON text.
namespace chat_timers::inline CHAT_TIMERS_ABI {

/// Options of the decoders. RFC 8259 and the rules of the service apply in any case.
struct decode_options {
    bool ignore_unknown_members = false;            ///< skips them in objects, and "__type" in unions
    bool accept_integral_floats = false;            ///< reads 5.0 and 5e0 as 5; still rejects 5.5
    bool empty_is_object = false;                   ///< reads an empty text as {}
    std::size_t max_bytes = limits::payload_bytes;  ///< rejects longer texts

    /// The options for a payload that is about to be sent, the default of every decoder of a document.
    static decode_options const strict;

    /// The options for a request that was received: skip unknown members, and read 5.0 as 5 and an empty text
    /// as {}, as a restJson1 server does. The decoders still reject repeated members and texts of more than
    /// max_bytes.
    static decode_options const service;
};
inline constexpr decode_options decode_options::strict{};
inline constexpr decode_options decode_options::service{true, true, true};

/// The former name of decode_options::strict.
[[deprecated("write decode_options::strict")]] inline constexpr decode_options strict{};
/// The former name of decode_options::service.
[[deprecated("write decode_options::service")]] inline constexpr decode_options service{true, true, true};

namespace detail {

// Returns the timers of a body that known_layouts() knows, or nullopt.
CHAT_TIMERS_ALWAYS_INLINE constexpr std::optional<timer_list>
known_body(std::string_view json, decode_options const& options) noexcept {
    if (std::is_constant_evaluated() || json.size() > options.max_bytes) return std::nullopt;
    return known_layouts(json);
}

// Reads a text that known_body() does not know.
template <field Root>
CHAT_TIMERS_NOINLINE constexpr void read_text(std::string_view json, decode_options const& options,
                                              assembler& to) noexcept {
    if (json.size() > options.max_bytes) {
        violation found = broken(rule::too_large, {Root, 0}, {options.max_bytes, 1});
        found.actual = static_cast<std::int64_t>(json.size());
        found.allowed = {0, static_cast<std::int64_t>(options.max_bytes)};
        to.stop(found);
    } else if (json.empty() && options.empty_is_object) {
        to.template close<Root>(to.open({Root, 0}));
    } else {
        json_reader{json, Root, options.accept_integral_floats, to}.template read<Root>();
    }
}

template <field Root>
[[nodiscard]] CHAT_TIMERS_NOINLINE constexpr result<channel_configuration>
read_configuration(std::string_view json, decode_options const& options) noexcept {
    assembler to{options.ignore_unknown_members};
    read_text<Root>(json, options, to);
    return to.body();
}

constexpr void read_body(std::string_view json, decode_options const& options, assembler& to) noexcept {
    if (std::optional<timer_list> const timers = known_body(json, options)) {
        to.body_timers(*timers);
    } else {
        read_text<field::body>(json, options, to);
    }
}

}  // namespace detail

/// Decodes the body of the HTTP request. `json` is UTF-8; the result holds no view of it.
/// Errors: all broken rules of the payload, in document order (`violations` says which are held). syntax,
/// encoding, too_deep and too_large end the reading, so a violation of one of them is the last one.
/// Complexity: linear in the text. Allocates nothing.
[[nodiscard]] constexpr result<channel_configuration>
decode_body(std::string_view json, decode_options options = decode_options::strict) noexcept {
    if (std::optional<timer_list> const timers = detail::known_body(json, options))
        return {std::in_place, [&timers] { return channel_configuration{chat{*timers}}; }};
    return detail::read_configuration<field::body>(json, options);
}

/// Decodes the value of the body's only member, {"Chat":...}: the argument of `--channel-configuration` of
/// `aws connect update-participant-role-config`. `json` is UTF-8; the result holds no view of it.
/// Errors: as for decode_body; pointers also begin with /ChannelConfiguration.
/// Complexity: linear in the text. Allocates nothing.
[[nodiscard]] constexpr result<channel_configuration>
decode_configuration(std::string_view json, decode_options options = decode_options::strict) noexcept {
    return detail::read_configuration<field::channel_configuration>(json, options);
}

/// Decodes the operation's whole input, both ids and the configuration, from one document: the form of
/// boto3's arguments and of `aws connect update-participant-role-config --cli-input-json`. `json` is UTF-8;
/// the result holds no view of it.
/// Errors: as for decode_body.
/// Complexity: linear in the text. Allocates nothing.
[[nodiscard]] constexpr result<request>
decode_input(std::string_view json, decode_options options = decode_options::strict) noexcept {
    detail::assembler to{options.ignore_unknown_members};
    detail::read_text<field::input>(json, options, to);
    return to.input();
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

// ---- chat_timers/json/detail/writer.hpp

#define CHAT_TIMERS_JSON_DETAIL_WRITER_HPP

// Writes the canonical JSON text: members in the model's order, no white space, escapes only where RFC 8259
// requires them. Every function takes the output position and returns the position after the last byte.
namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// Copies a constant text and, at run time, the bytes up to `bound` rounded up to whole blocks. The next text
// overwrites the excess; the buffer has room for that of the last text.
CHAT_TIMERS_ALWAYS_INLINE constexpr char* put(char* to, constant_text const& text,
                                              std::size_t bound) noexcept {
    if (std::is_constant_evaluated()) return write_text(to, text);
    std::memcpy(to, text.data(),
                (bound + constant_text::block - 1) / constant_text::block * constant_text::block);
    return to + text.size();
}
CHAT_TIMERS_ALWAYS_INLINE constexpr char* put(char* to, constant_text const& text) noexcept {
    return put(to, text, text.size());
}

// "00" to "99".
inline constexpr auto digit_pairs = [] {
    std::array<std::array<char, 2>, 100> made{};
    for (std::size_t number = 0; number < made.size(); ++number)
        made[number] = {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
    return made;
}();

CHAT_TIMERS_ALWAYS_INLINE constexpr char* put_minutes(char* to, timer_duration duration) noexcept {
    auto minutes = static_cast<std::uint32_t>(duration.minutes().count());
    if (limits::timer_minutes.max >= 1000 && minutes >= 1000) return write_text(to, decimal_digits{minutes});
    if (minutes >= 100) {
        *to++ = static_cast<char>('0' + minutes / 100);
        minutes %= 100;
    } else if (minutes < 10) {
        *to++ = static_cast<char>('0' + minutes);
        return to;
    }
    *to++ = digit_pairs[minutes][0];
    *to++ = digit_pairs[minutes][1];
    return to;
}

// The text of each timer up to the inside of its value, by the index of its key.
template <std::size_t... Keys>
[[nodiscard]] consteval auto make_heads(std::index_sequence<Keys...>) noexcept {
    return std::array{constant_text{compact.ordered[0], to_string(timer_keys::key_at(Keys).role), "\"",
                                    compact.ordered[1], to_string(timer_keys::key_at(Keys).type), "\"",
                                    compact.ordered[2]}...};
}
inline constexpr auto heads = make_heads(std::make_index_sequence<timer_keys::capacity>{});

inline constexpr std::size_t longest_head = [] {
    std::size_t longest = 0;
    for (constant_text const& head : heads) longest = head.size() > longest ? head.size() : longest;
    return longest;
}();

static_assert(
    std::variant_size_v<timer_value> == 2 && has_members(field::value, {field::action, field::duration}) &&
        enumerator_count<timer_action> == 1,
    "TimerValue has another member, or ParticipantTimerAction another word: write the new value in put_timer(), and count it in longest_body");
static_assert(
    std::variant_size_v<channel_configuration> == 1,
    "ChannelConfiguration has another channel: write it in put_body(), and count it in longest_body");
static_assert(limits::timer_list_size.min > 0,
              "a list may be empty: put_body() must then not drop the comma after the last timer");
static_assert(
    limits::timer_minutes.min >= 0 && limits::integer.contains(limits::timer_minutes.max),
    "a duration may be negative or have more than ten digits: write it in put_minutes(), and count it in longest_body");

inline constexpr constant_text timer_tail{compact.value_close, compact.timer_close, compact.next_timer};

// Takes a copy of the timer, which the bytes written cannot change: compilers then load each member once.
CHAT_TIMERS_ALWAYS_INLINE constexpr char* put_timer(char* to, timer item) noexcept {
    to = put(to, heads[timer_keys::index_of_key({item.role, item.type})], longest_head);
    if (std::holds_alternative<timer_duration>(item.value)) {
        to = put(to, compact.duration_open);
        to = put_minutes(to, std::get<timer_duration>(item.value));
    } else {
        to = put(to, compact.unset);
    }
    return put(to, timer_tail);
}

CHAT_TIMERS_ALWAYS_INLINE constexpr char* put_body(char* to,
                                                   channel_configuration const& configuration) noexcept {
    to = put(to, compact.body_open);
    for (timer const& item : timers(configuration)) to = put_timer(to, item);
    to -= compact.next_timer.size();  // a list has at least one timer
    return put(to, compact.body_close);
}

// {"InstanceId":"  ","ContactId":"  "
inline constexpr constant_text instance_id_open{"{", quoted_name<field::instance_id>, ":\""};
inline constexpr constant_text contact_id_open{"\",", quoted_name<field::contact_id>, ":\""};

static_assert(has_members(field::input,
                          {field::instance_id, field::contact_id, field::channel_configuration}),
              "the request has another member: write it in put_input(), and count it in longest_ids");

// Writes an input: the ids, and the members of a body.
constexpr char* put_input(char* to, request const& from) noexcept {
    to = write_json_escaped(put(to, instance_id_open), from.instance_id.value());
    to = write_json_escaped(put(to, contact_id_open), from.contact_id.value());
    *to++ = '"';
    char* const last = put_body(to, from.channel_configuration);
    *to = ',';  // in place of the body's opening brace
    return last;
}

inline constexpr std::size_t longest_value = [] {
    std::size_t const duration =
        compact.duration_open.size() + std::string_view{decimal_digits{limits::timer_minutes.max}}.size();
    return duration > compact.unset.size() ? duration : compact.unset.size();
}();

// The number of bytes that put_body() may write: those of the longest texts, of as many timers as a list can
// hold. A put() exceeds the longest of its texts by less than a block, so no body can exceed this.
inline constexpr std::size_t longest_body =
    compact.body_open.size() + timer_access::capacity * (longest_head + longest_value + timer_tail.size()) +
    compact.body_close.size() + constant_text::block;

// The size of the longest ids, in bytes. A control character takes six.
inline constexpr std::size_t longest_ids =
    instance_id_open.size() + contact_id_open.size() + 1 +
    6 * static_cast<std::size_t>(limits::instance_id_length.max + limits::contact_id_length.max);

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

// ---- chat_timers/json/encode.hpp

#define CHAT_TIMERS_JSON_ENCODE_HPP

/// \file
/// Encodes the canonical JSON text: members in the model's order, no white space, escapes only where RFC 8259
/// requires them.
namespace chat_timers::inline CHAT_TIMERS_ABI {

/// Holds the longest text of encode_body.
using body_text = fixed_text<detail::longest_body>;
/// Holds the longest text of encode_configuration.
using configuration_text =
    fixed_text<body_text::capacity() - detail::quoted_name<field::channel_configuration>.size() - 3>;
/// Holds the longest text of encode_input.
using input_text = fixed_text<detail::longest_ids + detail::longest_body>;

/// Returns the body of the HTTP request, in UTF-8.
/// Complexity: linear in the timers. Allocates nothing.
[[nodiscard]] constexpr body_text encode_body(channel_configuration const& configuration) noexcept {
    body_text text;
    char* const first = detail::text_access::data(text);
    char* const last = detail::put_body(first, configuration);
    detail::text_access::resize(text, static_cast<std::size_t>(last - first));
    return text;
}

/// Returns the value of the body's only member, {"Chat":...}: the argument of `--channel-configuration` of
/// `aws connect update-participant-role-config`.
/// Complexity: linear in the timers. Allocates nothing.
[[nodiscard]] constexpr configuration_text
encode_configuration(channel_configuration const& configuration) noexcept {
    constexpr std::size_t around = body_text::capacity() - configuration_text::capacity();  // {"...": and }
    body_text const body = encode_body(configuration);
    std::string_view const inside{body.data() + around - 1, body.size() - around};
    return detail::text_builder<configuration_text::capacity()>{inside};
}

/// Returns the operation's whole input, both ids and the configuration, as one document in UTF-8.
/// Complexity: linear in the ids and timers. Allocates nothing.
[[nodiscard]] constexpr input_text encode_input(request const& from) noexcept {
    input_text text;
    char* const first = detail::text_access::data(text);
    char* const last = detail::put_input(first, from);
    detail::text_access::resize(text, static_cast<std::size_t>(last - first));
    return text;
}

/// Returns the size of the text of encode_body, in bytes.
/// Complexity: that of encode_body.
[[nodiscard]] constexpr std::size_t encoded_size(channel_configuration const& configuration) noexcept {
    return encode_body(configuration).size();
}
/// Returns the size of the text of encode_input, in bytes.
/// Complexity: that of encode_input.
[[nodiscard]] constexpr std::size_t encoded_size(request const& from) noexcept {
    return encode_input(from).size();
}

/// Writes the body of the HTTP request to an output iterator of char or unsigned char, such as a pointer into
/// a buffer of encoded_size() bytes. Returns the iterator after the last byte.
template <byte_output Out>
constexpr std::remove_cvref_t<Out> encode_body(Out&& out, channel_configuration const& configuration) {
    return detail::write_text(std::remove_cvref_t<Out>(std::forward<Out>(out)), encode_body(configuration));
}
/// Writes the text of encode_configuration to an output iterator of char or unsigned char, such as a pointer
/// into a buffer of configuration_text::capacity() bytes. Returns the iterator after the last byte.
template <byte_output Out>
constexpr std::remove_cvref_t<Out> encode_configuration(Out&& out,
                                                        channel_configuration const& configuration) {
    return detail::write_text(std::remove_cvref_t<Out>(std::forward<Out>(out)),
                              encode_configuration(configuration));
}
/// Writes the operation's whole input to an output iterator of char or unsigned char, such as a pointer into
/// a buffer of encoded_size() bytes. Returns the iterator after the last byte.
template <byte_output Out>
constexpr std::remove_cvref_t<Out> encode_input(Out&& out, request const& from) {
    return detail::write_text(std::remove_cvref_t<Out>(std::forward<Out>(out)), encode_input(from));
}

/// Writes the body of the HTTP request to a span, an array or any other buffer that converts to a span.
/// Returns the end of the text. If the buffer is too small, writes nothing and returns the end of the buffer
/// and std::errc::value_too_large.
[[nodiscard]] constexpr std::to_chars_result
encode_body(std::span<char> to, channel_configuration const& configuration) noexcept {
    return detail::write_if_it_fits(to, encode_body(configuration));
}
/// Writes the text of encode_configuration to a span, an array or any other buffer that converts to a span.
/// Returns the end of the text. If the buffer is too small, writes nothing and returns the end of the buffer
/// and std::errc::value_too_large.
[[nodiscard]] constexpr std::to_chars_result
encode_configuration(std::span<char> to, channel_configuration const& configuration) noexcept {
    return detail::write_if_it_fits(to, encode_configuration(configuration));
}
/// Writes the operation's whole input to a span, an array or any other buffer that converts to a span.
/// Returns the end of the text. If the buffer is too small, writes nothing and returns the end of the buffer
/// and std::errc::value_too_large.
[[nodiscard]] constexpr std::to_chars_result encode_input(std::span<char> to, request const& from) noexcept {
    return detail::write_if_it_fits(to, encode_input(from));
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

// ---- chat_timers/json/literals.hpp

#define CHAT_TIMERS_JSON_LITERALS_HPP

/// \file
/// Literals of JSON text.

/// Literals of JSON text: `using namespace chat_timers::literals`.
namespace chat_timers::inline CHAT_TIMERS_ABI::literals {

/// Decodes a body, `R"({...})"_body`, at compile time with decode_options::strict. An invalid text does not
/// compile, and the compiler's message names the rule.
[[nodiscard]] CHAT_TIMERS_CONSTEVAL channel_configuration operator""_body(char const* json,
                                                                          std::size_t size) noexcept {
    auto const decoded = decode_body({json, size});
    if (!decoded) detail::refuse_literal(decoded.error());
    return *decoded;
}
/// Decodes a configuration, `R"({"Chat":...})"_configuration`, at compile time with decode_options::strict.
/// An invalid text does not compile, and the compiler's message names the rule.
[[nodiscard]] CHAT_TIMERS_CONSTEVAL channel_configuration
operator""_configuration(char const* json, std::size_t size) noexcept {
    auto const decoded = decode_configuration({json, size});
    if (!decoded) detail::refuse_literal(decoded.error());
    return *decoded;
}
/// Decodes the operation's whole input, `R"({...})"_input`, at compile time with decode_options::strict. An
/// invalid text does not compile, and the compiler's message names the rule.
[[nodiscard]] CHAT_TIMERS_CONSTEVAL request operator""_input(char const* json, std::size_t size) noexcept {
    auto const decoded = decode_input({json, size});
    if (!decoded) detail::refuse_literal(decoded.error());
    return *decoded;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::literals

// ---- chat_timers/json.hpp

#define CHAT_TIMERS_JSON_HPP

/// \file
/// JSON text: decoding, encoding, literals.

// ---- chat_timers/report/detail/excerpts.hpp

#define CHAT_TIMERS_REPORT_DETAIL_EXCERPTS_HPP

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// A range of the source, clipped to its first line.
struct source_position {
    std::string_view before, marked, after;  // together the line, without its line end
    std::size_t line;                        // from 0

    // Clips the range to the source.
    // Complexity: linear.
    [[nodiscard]] static constexpr source_position of(std::string_view source, std::size_t offset,
                                                      std::size_t length) noexcept {
        std::string_view const preceding = source.substr(0, offset);
        std::size_t line = 0;
        for (char const byte : preceding) line += byte == '\n' ? 1 : 0;
        std::string_view remaining = source.substr(preceding.size());
        remaining = remaining.substr(0, remaining.find('\n'));
        if (remaining.ends_with('\r')) remaining.remove_suffix(1);
        std::string_view const marked = remaining.substr(0, length);
        std::size_t const first = preceding.rfind('\n') + 1;  // npos + 1 is 0
        return {preceding.substr(first), marked, remaining.substr(marked.size()), line};
    }

    // Returns the column in bytes, from 1.
    [[nodiscard]] constexpr std::size_t column() const noexcept { return before.size() + 1; }
};

// Writes the first columns of a text, at most `columns`, and subtracts them from both.
template <class Out>
constexpr Out write_columns(Out out, std::string_view& text, std::size_t& columns) {
    while (!text.empty()) {
        glyph const shown = first_glyph(text);
        if (shown.width > columns) return out;
        columns -= shown.width;
        out = write_glyph(out, shown);
        text.remove_prefix(shown.bytes.size());
    }
    return out;
}

// Writes the line, cut around the marked range if it is long, and below it a caret and a wave, in `colour`
// and followed by `plain`.
template <class Out>
constexpr Out write_excerpt(Out out, source_position position, std::string_view colour,
                            std::string_view plain) {
    constexpr std::string_view cut = "...";
    constexpr std::size_t max_before = 60;
    constexpr std::size_t max_columns = 100;

    std::size_t indent = 0;
    for (std::string_view text = position.before; !text.empty();) indent += take_glyph(text).width;
    if (indent > max_before) {
        while (indent + cut.size() > max_before) indent -= take_glyph(position.before).width;
        out = write_text(out, cut);
        indent += cut.size();
    }
    std::size_t left = max_columns;
    out = write_columns(out, position.before, left);
    left = max_columns - indent;
    out = write_columns(out, position.marked, left);
    std::size_t const wave = max_columns - indent - left;
    if (position.marked.empty()) out = write_columns(out, position.after, left);
    if (!position.marked.empty() || !position.after.empty()) out = write_text(out, cut);
    *out++ = '\n';
    for (std::size_t column = 0; column < indent; ++column) *out++ = ' ';
    out = write_all(out, {colour, "^"});
    for (std::size_t column = 1; column < wave; ++column) *out++ = '~';
    return write_text(out, plain);
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

// ---- chat_timers/report/diagnostics.hpp

#define CHAT_TIMERS_REPORT_DIAGNOSTICS_HPP

/// \file
/// Writes violations for people and for programs. Control and invisible characters of the input are escaped.
namespace chat_timers::inline CHAT_TIMERS_ABI {

namespace detail {

// Returns the part of the violation's range that the caret marks. For an object that lacks a member it is the
// opening brace.
[[nodiscard]] constexpr source_position marked_position(violation const& found,
                                                        std::string_view source) noexcept {
    bool const is_absent = found.rule == rule::required && found.length > 1 && found.offset < source.size() &&
                           source[found.offset] == '{';
    return source_position::of(source, found.offset, is_absent ? 1 : found.length);
}

// Returns true if the texts are equal without regard to case and to '_', '-' and ' '.
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

// Returns true if one letter was added, dropped, changed, or swapped with the next.
// Preconditions: the texts differ.
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

// Returns the model's spelling of the string `token`, which includes its quotes, or an empty view if no
// spelling is close. The names of an object, and the words of an enumeration, differ too much for a string to
// be close to two of them.
[[nodiscard]] constexpr std::string_view meant_name(violation const& found, std::string_view token) noexcept {
    if (token.size() < 2) return {};
    std::string_view const typed = token.substr(1, token.size() - 2);
    field const place = known(found.field);
    word_list const words = found.rule == rule::enumeration      ? facts(place).enumerators
                            : found.rule == rule::unknown_member ? member_names(place)
                                                                 : word_list{};
    for (std::string_view const word : words) {
        if (is_other_spelling(typed, word) || is_one_slip_away(typed, word)) return word;
    }
    return {};
}

}  // namespace detail

/// Writes `text`, in UTF-8, to an output iterator of char or unsigned char, with each control, invisible
/// character and ill-formed byte as `<1B>` or `<U+202E>`. Returns the iterator after the last byte.
/// Complexity: linear.
template <class Out>
constexpr Out format_visible(Out out, std::string_view text) {
    while (!text.empty()) out = detail::write_glyph(out, detail::take_glyph(text));
    return out;
}

/// Writes `text`, in UTF-8, as a JSON string with its quotes to an output iterator of char or unsigned char.
/// Escapes the characters that format_visible spells out, and replaces ill-formed UTF-8 by U+FFFD. Returns
/// the iterator after the last byte.
/// Complexity: linear.
template <class Out>
constexpr Out format_json_string(Out out, std::string_view text) {
    out = detail::write_json_visible(detail::write_byte(out, '"'), text);
    return detail::write_byte(out, '"');
}

/// Options of format_text.
struct text_options {
    std::string_view name = "payload";  ///< of the source, such as a file name
    bool colour = false;                ///< use the escape sequences of a terminal
    std::uint64_t first_line = 1;       ///< the number of the source's first line
};

/// Returns the model's spelling of the unknown member or enumerator that `found` reports, or an empty view if
/// no spelling is close. The view is valid for the whole program. `source` is the document that was decoded.
[[nodiscard]] constexpr std::string_view suggestion(violation const& found,
                                                    std::string_view source) noexcept {
    return detail::meant_name(found, detail::source_position::of(source, found.offset, found.length).marked);
}

/// Writes three lines for each violation to an output iterator of char or unsigned char, for people and their
/// editors, and counts those not held. Returns the iterator after the last byte. Columns count bytes, from 1.
/// For an object that lacks a member, only the opening brace is marked. `source` is the document that was
/// decoded. For a null source (a draft has no text) the excerpts, lines and columns are omitted. For the
/// violations of decode(http_request) pass the result of located_in(), and its capture.
///
///     order.json:1:163: error: Value at '/ChannelConfiguration/... between 2 and 480, inclusive [range]
///     ...merValue":{"ParticipantTimerDurationInMinutes":481}}]}}}
///                                                       ^~~
template <class Out>
constexpr Out format_text(Out out, violations const& found, std::string_view source,
                          text_options options = {}) {
    using namespace detail;
    bool const has_source = source.data() != nullptr;
    std::string_view const strong = options.colour ? "\x1b[1m" : "";
    std::string_view const red = options.colour ? "\x1b[1;31m" : "";
    std::string_view const green = options.colour ? "\x1b[1;32m" : "";
    std::string_view const plain = options.colour ? "\x1b[0m" : "";
    for (violation const& item : found) {
        auto const position = marked_position(item, source);
        out = format_visible(write_text(out, strong), options.name);
        if (has_source) {
            decimal_digits const line{options.first_line + position.line};
            out = write_all(out, {":", line, ":", decimal_digits{position.column()}});
        }
        out =
            write_all(out, {": ", red, "error: ", plain, item.message(), " [", to_string(item.rule), "]\n"});
        if (!has_source) continue;
        out = write_excerpt(out, position, green, plain);
        std::string_view const meant = meant_name(item, position.marked);
        if (!meant.empty()) out = write_all(out, {" did you mean \"", meant, "\"?"});
        *out++ = '\n';
    }
    if (found.truncated()) {
        out = format_visible(write_text(out, strong), options.name);
        decimal_digits const more{found.total() - found.size()};
        out = write_all(out, {": ", red, "error: ", plain, "and ", more, " more\n"});
    }
    return out;
}

/// Writes an array of {"rule","pointer","offset","length","line","column","message"} to an output iterator of
/// char or unsigned char, for programs, in ASCII and without line feeds. Returns the iterator after the last
/// byte. Offset and length are the violation's whole range, in bytes. Only the violations held are written:
/// see violations::total(). `source` is as for format_text. For an empty source, line and column are 1.
template <class Out>
constexpr Out format_json(Out out, violations const& found, std::string_view source) {
    using namespace detail;
    std::string_view separator = "[";
    for (violation const& item : found) {
        auto const position = source_position::of(source, item.offset, item.length);
        decimal_digits const line{position.line + 1}, column{position.column()};
        out = write_all(out, {separator, R"({"rule":")", to_string(item.rule), R"(","pointer":")",
                              item.pointer(), R"(","offset":)", decimal_digits{item.offset}, R"(,"length":)",
                              decimal_digits{item.length}, R"(,"line":)", line, R"(,"column":)", column,
                              R"(,"message":)"});
        out = write_byte(format_json_string(out, item.message()), '}');
        separator = ",";
    }
    return write_text(out, found.empty() ? "[]" : "]");
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

// ---- chat_timers/report.hpp

#define CHAT_TIMERS_REPORT_HPP

/// \file
/// Violations for people and for programs.

// ---- chat_timers/http/operation.hpp

#define CHAT_TIMERS_HTTP_OPERATION_HPP

/// \file
/// The operation's method, path, media type and API version, constants in chat_timers::operation.

// ---- chat_timers/http/detail/fields.hpp

#define CHAT_TIMERS_HTTP_DETAIL_FIELDS_HPP

// Parses HTTP field values (RFC 9110, section 5.6).
namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

[[nodiscard]] constexpr char lower_case(char byte) noexcept {
    return 'A' <= byte && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

// Ignores the case of ASCII letters only.
[[nodiscard]] constexpr bool equal_ignoring_case(std::string_view left, std::string_view right) noexcept {
    if (left.size() != right.size()) return false;
    for (std::size_t index = 0; index < left.size(); ++index) {
        if (lower_case(left[index]) != lower_case(right[index])) return false;
    }
    return true;
}

// Returns the text without leading and trailing white space (spaces and tabs).
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) noexcept {
    constexpr std::string_view white_space = " \t";
    std::size_t const first = text.find_first_not_of(white_space);
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(white_space) - first + 1);
}

// Returns the index of the first `separator` outside quoted strings, or the text's size. An unclosed quoted
// string extends to the end of the text.
[[nodiscard]] constexpr std::size_t find_separator(std::string_view text, char separator) noexcept {
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!quoted && text[at] == separator) return at;
        if (text[at] == '"') quoted = !quoted;
        if (quoted && text[at] == '\\') ++at;
    }
    return text.size();
}

// Removes the text up to the first such `separator`, and the separator. Returns that text without leading and
// trailing white space.
constexpr std::string_view take_part(std::string_view& text, char separator) noexcept {
    std::size_t const end = find_separator(text, separator);
    std::string_view const part = text.substr(0, end);
    text.remove_prefix(end < text.size() ? end + 1 : end);
    return trimmed(part);
}

// Returns true for the operation's media type with any parameters (RFC 9110, section 8.3). Rejects a comma
// outside quoted strings, because it joins the values of two fields. Ignores parameters, malformed ones too:
// an unclosed quoted string extends to the end of the value.
[[nodiscard]] constexpr bool is_media_type(std::string_view content_type) noexcept {
    bool const usual = content_type.size() == operation::media_type.size();
    if (usual && equal_text(content_type.data(), operation::media_type)) return true;
    if (find_separator(content_type, ',') != content_type.size()) return false;
    return equal_ignoring_case(take_part(content_type, ';'), operation::media_type);
}

// Returns true for a list of content codings (RFC 9110, section 8.4) that names only `identity`, or none.
[[nodiscard]] constexpr bool is_identity(std::string_view content_encoding) noexcept {
    while (!content_encoding.empty()) {
        std::string_view const coding = take_part(content_encoding, ',');
        if (!coding.empty() && !equal_ignoring_case(coding, "identity")) return false;
    }
    return true;
}

// Returns true for a weight of 0 (RFC 9110, section 12.4.2): "0", optionally with a point and up to three
// zeros.
[[nodiscard]] constexpr bool is_zero_weight(std::string_view weight) noexcept {
    return weight.size() <= std::string_view{"0.000"}.size() && weight.starts_with('0') &&
           (weight.size() == 1 || weight[1] == '.') && weight.find_first_not_of('0', 2) == weight.npos;
}

// Returns true if the range's weight is 0. A malformed weight does not exclude the range.
[[nodiscard]] constexpr bool is_excluded(std::string_view parameters) noexcept {
    while (!parameters.empty()) {
        std::string_view const parameter = take_part(parameters, ';');
        if (equal_ignoring_case(parameter.substr(0, 2), "q=")) return is_zero_weight(parameter.substr(2));
    }
    return false;
}

// Returns true if a list of media ranges admits the operation's media type. The most specific range decides
// (RFC 9110, section 12.5.1); parameters other than the weight are ignored. An empty list admits every type.
[[nodiscard]] constexpr bool is_accepted(std::string_view accept) noexcept {
    constexpr std::string_view type = operation::media_type.substr(0, operation::media_type.find('/') + 1);
    int precision = 0;  // of the most specific range so far
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

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

// ---- chat_timers/http/detail/targets.hpp

#define CHAT_TIMERS_HTTP_DETAIL_TARGETS_HPP

// Parses the request target (RFC 9112, section 3.2; RFC 3986, section 3.3).
namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// A segment of the path, still percent-encoded. It is `plain` if it holds only characters that a segment may
// hold unencoded; it then needs no decoding.
struct path_label {
    std::string_view text;
    bool plain;
};
struct path_labels {
    path_label instance_id, contact_id;
};

// RFC 3986's pchar, except percent-encoded bytes: the characters that a segment may hold unencoded.
inline constexpr auto plain_table = [] {
    std::array<bool, 256> made{};
    for (std::size_t byte = 0; byte < made.size(); ++byte)
        made[byte] = is_unreserved(static_cast<char>(byte));
    for (char const byte : std::string_view{"!$&'()*+,;=:@"}) made[static_cast<unsigned char>(byte)] = true;
    return made;
}();
[[nodiscard]] constexpr bool is_plain(char byte) noexcept {
    return plain_table[static_cast<unsigned char>(byte)];
}

// Skips plain characters, twelve at a time where there are twelve: a UUID is three times twelve.
[[nodiscard]] constexpr char const* skip_plain_characters(char const* at, char const* last) noexcept {
    while (last - at >= 12) {
        bool plain = true;
        for (int index = 0; index < 12; ++index) plain &= is_plain(at[index]);
        if (!plain) break;
        at += 12;
    }
    while (at != last && is_plain(*at)) ++at;
    return at;
}

// Reads the segment that begins at `first`. It ends at '/', at the query, or at `last`.
[[nodiscard]] constexpr path_label read_label(char const* const first, char const* last) noexcept {
    char const* const plain_end = skip_plain_characters(first, last);
    char const* at = plain_end;
    while (at != last && *at != '/' && *at != '?') ++at;
    return {{first, static_cast<std::size_t>(at - first)}, at == plain_end};
}

// Returns the part of the absolute form after scheme and authority. Returns an empty text if the target is
// not an http or https URI, or if its authority holds userinfo, which recipients should reject (RFC 9110,
// section 4.2.4).
[[nodiscard]] constexpr std::string_view path_of_absolute_form(std::string_view target) noexcept {
    for (std::string_view const scheme : {"http://", "https://"}) {
        if (!equal_ignoring_case(target.substr(0, scheme.size()), scheme)) continue;
        std::string_view const after_scheme = target.substr(scheme.size());
        std::size_t const authority_size = after_scheme.find_first_of("/?#");
        if (authority_size == after_scheme.npos || authority_size == 0) return {};
        if (after_scheme.substr(0, authority_size).find('@') != after_scheme.npos) return {};
        return after_scheme.substr(authority_size);
    }
    return {};
}

// Returns the two labels of the operation's path, or nullopt if the target is not the operation's. Ignores a
// query and one slash after the second label. Compares the path's fixed segments byte for byte.
[[nodiscard]] CHAT_TIMERS_NOINLINE constexpr std::optional<path_labels>
split_target(std::string_view target) noexcept {
    std::string_view path = target;
    if (!path.starts_with('/')) path = path_of_absolute_form(target);
    if (path.size() < operation::path.size() || !equal_text(path.data(), operation::path))
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

// One byte of a label, written as itself or as %XX. read_label_byte() reads at least one byte of the text,
// and none at or after `last`.
struct label_byte {
    std::size_t length;  // in the label; for a malformed '%', with up to two bytes after it
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
    // The first fault: a '%' without two digits, a byte that must be percent-encoded, or an ill-formed UTF-8
    // sequence. Empty if there is none.
    std::string_view fault;
};

// Percent-decodes a label once; '+' is an ordinary character.
// Complexity: linear.
[[nodiscard]] constexpr decoded_label decode_label(std::string_view label, text_buffer& buffer) noexcept {
    std::size_t scalar_values = 0;
    bool fits = true;
    char const* const last = label.data() + label.size();
    for (char const* at = label.data(); at != last; ++scalar_values) {
        // The bytes of one scalar value, and possibly the first bytes of the next.
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
        if (fits) buffer.append({static_cast<char const*>(bytes), sequence.length});
        at = end;
    }
    return {{buffer, scalar_values}, {}};
}

// Returns true for "." and "..". Path normalization (RFC 3986, section 5.2.4) removes these segments and may
// treat their percent-encoded forms alike.
[[nodiscard]] constexpr bool is_dot_segment(std::string_view utf8) noexcept {
    return utf8 == "." || utf8 == "..";
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

// ---- chat_timers/http/request.hpp

#define CHAT_TIMERS_HTTP_REQUEST_HPP

/// \file
/// Decodes and encodes the HTTP request around the payload, as text, without sockets.
namespace chat_timers::inline CHAT_TIMERS_ABI {

/// A request as a server receives it. Owns nothing: it holds views of the request line, of three field
/// values, and of the body without transfer encodings. `target` is the request target exactly as it was
/// received: not percent-decoded, not normalized, with its query. The values of a repeated field, empty ones
/// too, must be joined by commas.
struct http_request {
    std::string_view method;              ///< case-sensitive
    std::string_view target;              ///< as it was received, with its query
    std::string_view content_type;        ///< the field's value
    std::string_view accept;              ///< the field's value; empty if the field is absent
    std::string_view body;                ///< without transfer encodings
    std::string_view content_encoding{};  ///< the field's value; empty if the field is absent
};

namespace detail {

static_assert(
    has_members(field::body, {field::channel_configuration}) &&
        has_members(field::input, {field::instance_id, field::contact_id, field::channel_configuration}),
    "the request has another member: if it travels in the path, split it off in split_target(), read it in decode(), and write it in http_message");

// Reports an id that is percent-encoded or invalid. `bytes`: its label in the target.
CHAT_TIMERS_COLD constexpr void read_encoded_id(assembler& to, place id, std::string_view label,
                                                extent bytes) noexcept {
    auto const [text, fault] = decode_label(label, to.buffer_of(id.field));
    if (!fault.empty()) {
        auto const before = static_cast<std::size_t>(fault.data() - label.data());
        return to.ill_formed_text(id, {bytes.offset + before, fault.size()});
    }
    if (is_dot_segment(text.utf8)) return to.unroutable(id, bytes);
    to.text(id, bytes, text.utf8, text.scalar_values);
}
// Reports the id in a label of the target to the assembler.
constexpr void read_id(assembler& to, place id, path_label label, std::string_view target) noexcept {
    extent const bytes{static_cast<std::size_t>(label.text.data() - target.data()), label.text.size()};
    if (!label.plain || is_dot_segment(label.text)) return read_encoded_id(to, id, label.text, bytes);
    to.text(id, bytes, label.text, bytes.length);
}

static_assert(enumerator_count<source_part> == 7,
              "source_part has another enumerator: return its text in text_of()");

// Returns the text that the offsets of a violation in `part` refer to; for a document, a null view.
[[nodiscard]] constexpr std::string_view text_of(source_part part, http_request const& from) noexcept {
    switch (part) {
    case source_part::method: return from.method;
    case source_part::target: return from.target;
    case source_part::accept: return from.accept;
    case source_part::content_type: return from.content_type;
    case source_part::body: return from.body;
    case source_part::content_encoding: return from.content_encoding;
    case source_part::document: break;
    }
    return {};
}

// Returns the first violation of the request around the payload, or nullopt.
[[nodiscard]] constexpr std::optional<violation> request_violation(http_request const& from,
                                                                   bool is_path) noexcept {
    auto const refuse = [](rule which, source_part part, std::string_view text) {
        violation found = broken(which, {field::input, 0}, {0, text.size()});
        found.part = part;
        return std::optional{found};
    };
    if (!is_path) return refuse(rule::path, source_part::target, from.target);
    bool const is_method =
        from.method.size() == operation::method.size() && equal_text(from.method.data(), operation::method);
    if (!is_method) return refuse(rule::method, source_part::method, from.method);
    if (!is_accepted(from.accept)) return refuse(rule::not_acceptable, source_part::accept, from.accept);
    if (!is_media_type(from.content_type))
        return refuse(rule::media_type, source_part::content_type, from.content_type);
    if (!is_identity(from.content_encoding))
        return refuse(rule::media_type, source_part::content_encoding, from.content_encoding);
    return std::nullopt;
}

// Keeps the copy of all violations out of decode()'s frame.
[[nodiscard]] CHAT_TIMERS_COLD constexpr result<request> refused(violation const& found) noexcept {
    return found;
}

}  // namespace detail

/// Decodes the request. Takes a target in origin form or absolute form; ignores its query. Keeps no view of
/// `from`.
/// Errors: only the first broken rule of path, method, not_acceptable and media_type, in this order; its
/// range is the whole text of its part. media_type applies to Content-Type, and then to Content-Encoding,
/// which may name only `identity`. If none of these is broken: encoding, length and unroutable for the ids,
/// with ranges in the target, followed by the errors of decode_body, with ranges in the body.
/// Complexity: linear. Allocates nothing.
[[nodiscard]] constexpr result<request> decode(http_request const& from, decode_options options) noexcept {
    using namespace detail;
    auto const labels = split_target(from.target);
    if (auto const found = request_violation(from, labels.has_value())) return refused(*found);

    auto const& [instance, contact] = *labels;  // NOLINT: without labels, the path is the violation
    assembler to{options.ignore_unknown_members};
    read_id(to, {field::instance_id, 0}, instance, from.target);
    read_id(to, {field::contact_id, 0}, contact, from.target);
    read_body(from.body, options, to);
    if (to.total() != 0) to.locate_in_request();
    return to.input();
}
/// The former name of decode(from, decode_options::service).
[[deprecated("write decode(request, decode_options::service)")]] [[nodiscard]] constexpr result<request>
decode(http_request const& from) noexcept {
    return decode(from, decode_options::service);
}

/// Returns a copy of `found` whose offsets refer to `capture`, such as the bytes of the whole HTTP message.
/// Each `part` becomes `document`, except `content_encoding`, because message() needs it. A range is
/// clipped to its part of `from`, so `from` may hold only the first value of a repeated field. A violation in
/// a part whose data() is null remains unchanged.
/// Preconditions: decode() returned `found`; each view of `from` points into `capture` or has a null data().
[[nodiscard]] constexpr violations located_in(violations const& found, http_request const& from,
                                              std::string_view capture) noexcept {
    violations located = found;
    for (std::size_t index = 0; index < found.size(); ++index) {
        violation moved = found[index];
        std::string_view const part = detail::text_of(moved.part, from);
        if (part.data() == nullptr) continue;
        if (moved.offset > part.size()) moved.offset = part.size();
        if (moved.length > part.size() - moved.offset) moved.length = part.size() - moved.offset;
        moved.offset += static_cast<std::size_t>(part.data() - capture.data());
        if (moved.part != source_part::content_encoding) moved.part = source_part::document;
        detail::violation_access::replace(located, index, moved);
    }
    return located;
}

/// A request to send. Owns its text.
class http_message {
public:
    /// Returns the method, `PUT`.
    [[nodiscard]] constexpr std::string_view method() const noexcept { return operation::method; }
    /// Returns the target in origin form, valid as long as this object.
    [[nodiscard]] constexpr std::string_view target() const noexcept CHAT_TIMERS_LIFETIMEBOUND {
        return target_;
    }
    /// Returns the value of the field Content-Type.
    [[nodiscard]] constexpr std::string_view content_type() const noexcept { return operation::media_type; }
    /// Returns the body, valid as long as this object.
    [[nodiscard]] constexpr std::string_view body() const noexcept CHAT_TIMERS_LIFETIMEBOUND { return body_; }

    /// Returns views of the texts that this object owns.
    [[nodiscard]] constexpr http_request as_request() const& noexcept CHAT_TIMERS_LIFETIMEBOUND {
        return {method(), target(), content_type(), {}, body()};
    }
    /// Views of a temporary's texts would dangle.
    http_request as_request() const&& = delete;

private:
    friend constexpr result<http_message> encode(request const&) noexcept;
    constexpr explicit http_message(request const& routable) noexcept
        : target_(operation::path), body_(encode_body(routable.channel_configuration)) {
        detail::append_percent_encoded(target_, routable.instance_id.value());
        detail::append_percent_encoded(target_.append('/'), routable.contact_id.value());
    }

    static constexpr std::size_t longest_target =
        operation::path.size() + 3 * instance_id::capacity + 1 + 3 * contact_id::capacity;

    detail::text_builder<longest_target> target_;
    body_text body_;
};

/// Encodes the request: the target in origin form, with all characters percent-encoded except RFC 3986's
/// unreserved ones, and the canonical body.
/// Errors: unroutable, for an id that is "." or "..".
/// Complexity: linear.
[[nodiscard]] constexpr result<http_message> encode(request const& from) noexcept {
    using namespace detail;
    violations found;
    auto const require_routable = [&](field id, std::string_view utf8) {
        if (is_dot_segment(utf8)) found.push_back(broken(rule::unroutable, {id, 0}, {}));
    };
    require_routable(field::instance_id, from.instance_id.value());
    require_routable(field::contact_id, from.contact_id.value());
    if (!found.empty()) return found;
    return http_message{from};
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

// ---- chat_timers/http/endpoint.hpp

#define CHAT_TIMERS_HTTP_ENDPOINT_HPP

/// \file
/// The host names of the service.
namespace chat_timers::inline CHAT_TIMERS_ABI {

namespace detail {

// An AWS partition, identified by the pattern of its region names, a prefix, a word, a hyphen and digits, and
// by the name of its pseudo region, which stands for all of its regions.
struct partition {
    std::string_view region_prefix, pseudo_region, suffix, dual_stack_suffix;
    bool has_fips_host;  // without dual stack; GovCloud's ordinary host is its FIPS host
};

// From AWS's endpoint rule set for the service and from its partitions. The last row matches every other
// region, aws-global among them.
inline constexpr partition partitions[] = {
    {"cn-", "aws-cn-global", "amazonaws.com.cn", "api.amazonwebservices.com.cn", true},
    {"us-gov-", "aws-us-gov-global", "amazonaws.com", "api.aws", false},
    {"us-iso-", "aws-iso-global", "c2s.ic.gov", "api.aws.ic.gov", true},
    {"us-isob-", "aws-iso-b-global", "sc2s.sgov.gov", "api.aws.scloud", true},
    {"eu-isoe-", "aws-iso-e-global", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk", true},
    {"us-isof-", "aws-iso-f-global", "csp.hci.ic.gov", "api.aws.hci.ic.gov", true},
    {"eusc-de-", {}, "amazonaws.eu", "api.amazonwebservices.eu", true},
    {"", {}, "amazonaws.com", "api.aws", true},
};

// Matches the pseudo region and PREFIX\w+-\d+, case-sensitively, as AWS's rule engine does.
// Preconditions: `region` is a host label.
[[nodiscard]] constexpr bool is_region_of(partition const& home, std::string_view region) noexcept {
    if (home.region_prefix.empty() || region == home.pseudo_region) return true;
    if (!region.starts_with(home.region_prefix)) return false;
    region.remove_prefix(home.region_prefix.size());
    std::size_t const hyphen = region.find('-');
    if (hyphen == 0 || hyphen == region.npos) return false;
    std::string_view const digits = region.substr(hyphen + 1);  // not empty: no label ends with a hyphen
    return digits.find_first_not_of("0123456789") == digits.npos;
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
inline constexpr std::size_t longest_host =
    std::string_view{"connect-fips."}.size() + longest_host_label + 1 + longest_host_suffix();

// Returns true for a host label (RFC 1123, section 2.1): letters, digits and hyphens, no hyphen at either
// end.
[[nodiscard]] constexpr bool is_host_label(std::string_view text) noexcept {
    if (text.empty() || text.size() > longest_host_label) return false;
    for (char const byte : text) {
        bool const is_letter = ('a' <= byte && byte <= 'z') || ('A' <= byte && byte <= 'Z');
        if (!is_letter && !('0' <= byte && byte <= '9') && byte != '-') return false;
    }
    return text.front() != '-' && text.back() != '-';
}

}  // namespace detail

/// Holds the longest host name.
using host_text = fixed_text<detail::longest_host>;

/// Selects one of a region's hosts.
struct endpoint_options {
    bool fips = false;        ///< use a host with cryptography validated by FIPS 140
    bool dual_stack = false;  ///< use a host that supports IPv6 as well as IPv4
};

/// Returns the name of the host that serves a region, or nullopt if `region` is not a host label (RFC 1123).
/// Follows AWS's endpoint rule set: the region belongs to the partition whose pattern or pseudo region
/// (`aws-cn-global`) it matches, case-sensitively, and otherwise to the partition `aws`. The host contains
/// the region's text unchanged.
/// Complexity: linear.
/// See: https://docs.aws.amazon.com/general/latest/gr/connect_region.html
[[nodiscard]] constexpr std::optional<host_text> endpoint(std::string_view region,
                                                          endpoint_options options = {}) noexcept {
    if (!detail::is_host_label(region)) return std::nullopt;
    detail::partition const* home = detail::partitions;
    while (!detail::is_region_of(*home, region)) ++home;  // the last row matches
    bool const names_fips = options.fips && (options.dual_stack || home->has_fips_host);
    detail::text_builder<host_text::capacity()> host{names_fips ? "connect-fips." : "connect."};
    host.append(region).append('.').append(options.dual_stack ? home->dual_stack_suffix : home->suffix);
    return host;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

// ---- chat_timers/json/detail/objects.hpp

#define CHAT_TIMERS_JSON_DETAIL_OBJECTS_HPP

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// The values of some members, by name: each value's JSON text, or an empty text if the member is absent or
// null.
template <std::size_t Size>
struct object_members {
    std::string_view names[Size];
    std::string_view values[Size] = {};
};

// Reads an object of any shape.
class json_object_reader : json_scanner {
public:
    constexpr explicit json_object_reader(std::string_view text) noexcept : json_scanner(text, nullptr) {}

    // Returns true if the text is exactly one object (RFC 8259) that repeats none of these members. If this
    // returns false, discard the values.
    template <std::size_t Size>
    [[nodiscard]] constexpr bool read(object_members<Size>& members) noexcept {
        place const root{field::body, 0};
        unsigned seen = 0;
        cursor at = skip_space(first_);
        if (!is(at, '{')) return false;
        at = skip_space(at + 1);
        for (bool is_first = true; !is_first || !is(at, '}'); is_first = false) {
            if (!is(at, '"')) return false;
            string_token const token = skip_string(at, root);
            if (token.end == nullptr) return false;
            text_buffer buffer;
            std::string_view const name = text_of(at, token, buffer);
            cursor const first = skip_colon(token.end, root);
            if (first == nullptr) return false;
            at = skip_value(first, 1, root, grammar::value);
            if (at == nullptr) return false;
            std::string_view const value{first, static_cast<std::size_t>(at - first)};
            for (std::size_t index = 0; index < Size; ++index) {
                if (members.names[index] != name) continue;
                if ((seen >> index & 1U) != 0) return false;
                seen |= 1U << index;
                if (value != "null") members.values[index] = value;
            }
            at = skip_space(at);
            if (is(at, '}')) break;
            if (!is(at, ',')) return false;
            at = skip_space(at + 1);
        }
        return skip_space(at + 1) == last_;
    }
};

// Reads the values of the members. Returns true if the text is an object (RFC 8259) that repeats none of
// them. If this returns false, discard the values.
template <std::size_t Size>
[[nodiscard]] constexpr bool read_members(std::string_view json, object_members<Size>& members) noexcept {
    return json_object_reader{json}.read(members);
}

// Returns the text of a JSON string, or nullopt for any other value. Decodes a string with escapes into
// `buffer` and drops the part that does not fit.
[[nodiscard]] constexpr std::optional<decoded_text> text_of(std::string_view json,
                                                            text_buffer& buffer) noexcept {
    if (!json.starts_with('"')) return std::nullopt;
    std::string_view const inside = between_quotes(json.data(), json.data() + json.size());
    return inside.find('\\') == inside.npos ? decoded_text{inside, count_scalar_values(inside).scalar_values}
                                            : unescape(inside, buffer);
}

// Returns the first bytes of the text, at most `max_bytes`, cut before the scalar value that does not fit.
[[nodiscard]] constexpr std::string_view head(std::string_view utf8, std::size_t max_bytes) noexcept {
    if (utf8.size() <= max_bytes) return utf8;
    while (max_bytes != 0 && (static_cast<unsigned char>(utf8[max_bytes]) & 0xC0) == 0x80) --max_bytes;
    return utf8.substr(0, max_bytes);
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

// ---- chat_timers/http/service_error.hpp

#define CHAT_TIMERS_HTTP_SERVICE_ERROR_HPP

/// \file
/// The service's replies as a client reads them: errors, their names, retries.
namespace chat_timers::inline CHAT_TIMERS_ABI {

/// The errors of the service's model.
/// See: https://docs.aws.amazon.com/connect/latest/APIReference/API_UpdateParticipantRoleConfig.html
enum class service_error : unsigned char {
    invalid_request,     ///< `InvalidRequestException`: the payload could not be read
    invalid_parameter,   ///< `InvalidParameterException`: the payload breaks a constraint
    resource_not_found,  ///< `ResourceNotFoundException`: no such instance or contact
    access_denied,       ///< `AccessDeniedException`: the caller lacks a permission
    throttling,          ///< `ThrottlingException`: too many requests
    internal_service,    ///< `InternalServiceException`: a fault of the service
};

namespace detail {

template <>
struct vocabulary<service_error> {
    static constexpr auto first = service_error::invalid_request, last = service_error::internal_service;
    static constexpr std::string_view words[] = {"InvalidRequestException",   "InvalidParameterException",
                                                 "ResourceNotFoundException", "AccessDeniedException",
                                                 "ThrottlingException",       "InternalServiceException"};
};

}  // namespace detail

/// Returns the exception's name in the service's model, or an empty text for a value that is not an
/// enumerator.
[[nodiscard]] constexpr std::string_view to_string(service_error error) noexcept {
    return detail::spelling(error);
}

/// Returns the model's HTTP status for the error, or 0 for a value that is not an enumerator.
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

/// Returns true if the same request may succeed later.
[[nodiscard]] constexpr bool is_retryable(service_error error) noexcept {
    return error == service_error::throttling || error == service_error::internal_service;
}

/// A reply as a client receives it. Owns nothing.
struct service_reply {
    int status;                   ///< the HTTP status, such as 200
    std::string_view error_type;  ///< the field x-amzn-ErrorType; empty if absent
    std::string_view body;        ///< without transfer and content encodings
};

/// Holds the longest text that error_name and reply_message return.
using reply_text = fixed_text<1024>;

/// Returns true for the statuses 200 to 299. The service sends 200.
[[nodiscard]] constexpr bool is_success(service_reply const& reply) noexcept {
    return 200 <= reply.status && reply.status < 300;
}

namespace detail {

// Returns the name without the namespace before '#' and the suffix after ':'.
[[nodiscard]] constexpr std::string_view bare_name(std::string_view name) noexcept {
    name = name.substr(0, name.find(':'));
    return trimmed(name.substr(name.rfind('#') + 1));  // npos + 1 is 0
}

// Returns the first of the members that is a non-empty string; if `is_name`, its bare name. Truncates the
// text before the first character that does not fit.
template <std::size_t Size>
[[nodiscard]] constexpr reply_text member_text(std::string_view json, object_members<Size> members,
                                               bool is_name) noexcept {
    if (!read_members(json, members)) return {};
    for (std::string_view const value : members.values) {
        text_buffer buffer;
        static_assert(buffer.capacity() >= reply_text::capacity() + 4,
                      "text_buffer does not hold the longest message and what is cut off: enlarge it");
        auto const text = text_of(value, buffer);
        if (!text || text->utf8.empty()) continue;
        std::string_view const whole = is_name ? bare_name(text->utf8) : text->utf8;
        return text_builder<reply_text::capacity()>{head(whole, reply_text::capacity())};
    }
    return {};
}

// The errors that the AWS SDKs' standard mode retries, whatever the status.
inline constexpr std::string_view retryable_names[] = {
    // Throttling.
    "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException",
    "RequestThrottled", "TooManyRequestsException", "ProvisionedThroughputExceededException",
    "TransactionInProgressException", "RequestLimitExceeded", "BandwidthLimitExceeded",
    "LimitExceededException", "SlowDown", "PriorRequestNotComplete", "EC2ThrottledException",
    // Transient.
    "RequestTimeout", "RequestTimeoutException",
    // Of this service's model.
    to_string(service_error::internal_service)};

}  // namespace detail

/// Returns the bare name of the reply's error, even if the model lacks it. Returns an empty text if the reply
/// is a success or names no error. The name is x-amzn-ErrorType or, if that is empty, the body's "code",
/// "Code" or "__type"; the first one present decides. Its namespace up to '#' and its suffix from ':' are
/// removed. A member that is null, empty or not a string counts as absent. A body that is not a JSON object,
/// or that repeats one of these members, is ignored. The text comes from the server, so escape it before you
/// show it.
/// Complexity: linear.
[[nodiscard]] constexpr reply_text error_name(service_reply const& reply) noexcept {
    using namespace detail;
    if (is_success(reply)) return {};
    std::string_view const in_header = trimmed(reply.error_type);
    if (in_header.empty()) return member_text<3>(reply.body, {{"code", "Code", type_tag}}, true);
    return text_builder<reply_text::capacity()>{head(bare_name(in_header), reply_text::capacity())};
}

/// Returns the service's error, or nullopt if the reply is a success or error_name() returns a name that the
/// model lacks. The status serves only to recognize a success.
/// Complexity: linear.
[[nodiscard]] constexpr std::optional<service_error> classify(service_reply const& reply) noexcept {
    return from_string<service_error>(error_name(reply));
}

/// Returns true if the same request may succeed later, as the standard retry mode of the AWS SDKs decides: by
/// the statuses 500, 502, 503 and 504, and by the names of throttling and transient errors. A 429 without a
/// name, as proxies send it, and InternalServiceException are retryable, too. A success is not.
/// Complexity: linear.
/// See: https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
[[nodiscard]] constexpr bool is_retryable(service_reply const& reply) noexcept {
    for (int const status : {500, 502, 503, 504}) {
        if (reply.status == status) return true;
    }
    reply_text const name = error_name(reply);  // empty for a success
    for (std::string_view const retryable : detail::retryable_names) {
        if (name == retryable) return true;
    }
    return name.empty() && reply.status == 429;
}

/// Returns the service's explanation of the error: the body's "Message" or "message", by the rules of
/// error_name(); an empty text if there is none. The text is truncated to 1024 bytes, before the first
/// character that does not fit. The text comes from the server, so escape it before you show it.
/// Complexity: linear.
[[nodiscard]] constexpr reply_text reply_message(service_reply const& reply) noexcept {
    if (is_success(reply)) return {};
    return detail::member_text<2>(reply.body, {{"Message", "message"}}, false);
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

// ---- chat_timers/http/detail/reply_bodies.hpp

#define CHAT_TIMERS_HTTP_DETAIL_REPLY_BODIES_HPP

// Writes the bodies of error replies: JSON objects in ASCII that contain no text of the request.
namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// Returns the violation that decides the reply: the first one of the most decisive group.
// Preconditions: `found` is not empty.
[[nodiscard]] constexpr violation const& most_decisive(violations const& found) noexcept {
    std::size_t decisive = 0;
    for (std::size_t index = 1; index < found.size(); ++index) {
        if (facts(found[index].rule).group > facts(found[decisive].rule).group) decisive = index;
    }
    return found[decisive];
}

// Returns the place that a reply reports for a violation. All repeated timers are reported at the list.
inline constexpr place list_place{field::timer_list, place::no_item};
[[nodiscard]] constexpr place place_in_reply(violation const& found) noexcept {
    return found.rule == rule::duplicate_timer
               ? list_place
               : place{known(found.field), found.item.value_or(place::no_item)};
}

[[nodiscard]] constexpr bool is_first_at_its_place(violations const& found, violation const* at) noexcept {
    violation const* earlier = found.begin();
    while (earlier != at && !(place_in_reply(*earlier) == place_in_reply(*at))) ++earlier;
    return earlier == at;
}

// The numbers that a reply reports. All repeated timers of the list count as one error at one path.
struct error_count {
    std::size_t errors = 0;
    std::size_t paths = 0;
    std::size_t unlisted = 0;   // errors that were found but are not held
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
        names_list = names_list || place_in_reply(*at) == list_place;
    }
    count.names_repeats = repeats == 0 || held_repeats != 0;
    count.unlisted = found.total() - found.size() - (repeats - held_repeats);
    count.errors = found.total() - repeats + (repeats != 0 ? 1 : 0);
    // Two constraints are never broken at one place, with one exception: a list may be too long and repeat
    // timers.
    count.paths += count.unlisted + (count.names_repeats || names_list ? 0 : 1);
    return count;
}

template <class Out>
constexpr Out write_count(Out out, std::size_t count, std::string_view what) {
    return write_all(out, {decimal_digits{count}, " ", what, count == 1 ? "" : "s"});
}

// Smithy's own sentence for repeated timers names only the list, not the items.
template <class Out>
constexpr Out write_sentence(Out out, violation const& found, bool smithy) {
    if (!smithy || found.rule != rule::duplicate_timer) return write_json_escaped(out, found.message());
    text_builder<message_text::capacity()> text;
    append_repeated_timers(text);
    return write_json_escaped(out, text);
}

// Writes one sentence for all violations: for constraints the summary that Smithy's servers write, for other
// violations the sentence of the deciding one and the number of the others.
// See: https://github.com/smithy-lang/smithy-typescript (smithy-typescript-ssdk-libs,
// generateValidationSummary)
template <class Out>
constexpr Out write_summary(Out out, violations const& found, bool smithy) {
    violation const& first = most_decisive(found);
    error_count const count = count_errors(found);
    bool const several = count.errors > 1;
    if (facts(first.rule).group != rule_group::constraint) {
        out = write_sentence(out, first, smithy);
        if (several)
            out = write_text(write_count(write_text(out, " (and "), count.errors - 1, "more error"), ")");
        return out;
    }
    out = write_count(out, count.errors, "validation error");
    if (several) out = write_count(write_text(out, " at "), count.paths, "path");
    out = write_text(out, several ? " detected. First failure: " : " detected. ");
    return write_sentence(out, first, smithy);
}

// Writes one object for each violation held, one for all repeated timers, and one with an empty path that
// counts the violations that are not held.
template <class Out>
constexpr Out write_field_list(Out out, violations const& found) {
    std::string_view separator = "[";
    auto const open = [&](place where) {
        text_builder<pointer_text::capacity()> pointer;
        append_pointer(pointer, where.field, item_of(where));
        out = write_all(out, {separator, R"({"path":")", pointer, R"(","message":")"});
        separator = ",";
    };
    bool names_repeats = false;
    for (violation const& item : found) {
        bool const repeats = item.rule == rule::duplicate_timer;
        if (repeats && names_repeats) continue;
        open(place_in_reply(item));
        out = write_text(write_sentence(out, item, true), R"("})");
        names_repeats = names_repeats || repeats;
    }
    error_count const count = count_errors(found);
    if (!count.names_repeats) {
        open(list_place);
        out = write_text(write_sentence(out, {.rule = rule::duplicate_timer}, true), R"("})");
    }
    if (count.unlisted != 0) {
        open({field::body, place::no_item});
        out = write_text(write_count(out, count.unlisted, "more error"), R"("})");
    }
    return write_text(out, "]");
}

// Upper bounds of the sizes of a body and of its parts, in bytes.
inline constexpr std::size_t longest_count =
    std::string_view{"18446744073709551615 validation errors"}.size();
inline constexpr std::size_t entry_frame = std::string_view{R"(,{"path":"","message":""})"}.size();
inline constexpr std::size_t longest_refusal =
    std::string_view{R"({"message":" at  detected. First failure: ","fieldList":[]})"}.size() +
    longest_count + longest_count + message_text::capacity() +
    violations::capacity * (entry_frame + pointer_text::capacity() + message_text::capacity()) +
    // The entries for all repeated timers and for the errors that are not held.
    entry_frame + 2 * pointer_text::capacity() + entry_frame + longest_count;

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

// ---- chat_timers/http/reply.hpp

#define CHAT_TIMERS_HTTP_REPLY_HPP

/// \file
/// Builds a server's replies. A 405 also needs the field `Allow: PUT`.
namespace chat_timers::inline CHAT_TIMERS_ABI {

/// Selects the form of the body and the names of the errors.
enum class reply_style : unsigned char {
    connect,   ///< the service's own errors, which its clients have types for
    smithy,    ///< the errors of Smithy's servers, with a list of all violations
    envelope,  ///< the envelope of http/envelope.hpp
};

namespace detail {

template <>
struct vocabulary<reply_style> {
    static constexpr auto first = reply_style::connect, last = reply_style::envelope;
    static constexpr std::string_view words[] = {"connect", "smithy", "envelope"};
};
static_assert(
    enumerator_count<rule> == 21,
    "a rule was added or removed: see that reply_to() gives it the status and the error type that you mean, and count it in this assertion");

}  // namespace detail

/// Returns the style's name, such as "connect", or an empty text for a value that is not an enumerator.
[[nodiscard]] constexpr std::string_view to_string(reply_style style) noexcept {
    return detail::spelling(style);
}

/// The status and two fields of a reply.
struct reply_head {
    int status;                     ///< of HTTP, such as 400
    std::string_view error_type;    ///< x-amzn-ErrorType; if empty, omit the field
    std::string_view content_type;  ///< Content-Type

    friend constexpr bool operator==(reply_head const&, reply_head const&) noexcept = default;
};

namespace detail {

inline constexpr std::string_view internal_error_body =
    R"({"Message":"The server refused the request and cannot report why."})";

// An error reply needs a violation and a known style.
[[nodiscard]] constexpr bool can_refuse(violations const& found, reply_style style) noexcept {
    return !found.empty() && !to_string(style).empty();
}

// The texts of a style. `before` and `after` enclose the message in the body.
struct style_facts {
    std::string_view malformed, constraint;  // the types of the payload's errors
    std::string_view success;                // the whole body
    std::string_view before, after;
};
// In the order of the enumerators.
inline constexpr style_facts styles[] = {
    {to_string(service_error::invalid_request), to_string(service_error::invalid_parameter), "",
     R"({"Message":")", R"("})"},
    {"SerializationException", "ValidationException", "{}", R"({"message":")", R"(","fieldList":)"},
    {"", "", R"({"success":true,"data":{}})",
     R"({"success":false,"error":{"code":"VALIDATION_ERROR","message":")", R"("}})"},
};
static_assert(std::size(styles) == enumerator_count<reply_style>,
              "reply_style has another enumerator: give it its texts, in the order of the values");

// Returns the facts of a style, or those of `connect` for a value that is not an enumerator.
[[nodiscard]] constexpr style_facts const& facts(reply_style style) noexcept {
    return styles[to_string(style).empty() ? 0 : index_of(style)];
}

// Not inlined: GCC would warn of a write beyond a small array, which write_reply_body() excludes.
template <class Out>
CHAT_TIMERS_NOINLINE constexpr Out write_body(Out out, violations const& found, reply_style style) {
    if (!can_refuse(found, style)) return write_text(out, internal_error_body);
    bool const smithy = style == reply_style::smithy;
    out = write_summary(write_text(out, facts(style).before), found, smithy);
    out = write_text(out, facts(style).after);
    return smithy ? write_text(write_field_list(out, found), "}") : out;
}

}  // namespace detail

/// Returns the status and the fields of the reply that reports these violations. A violation of the HTTP
/// request takes precedence over a malformed payload, and a malformed payload over a constraint. If `found`
/// is empty or `style` is not an enumerator, returns 500 InternalServiceException, never a success.
[[nodiscard]] constexpr reply_head reply_to(violations const& found,
                                            reply_style style = reply_style::connect) noexcept {
    using namespace detail;
    auto const head = [](int status, std::string_view error_type) {
        return reply_head{status, error_type, operation::media_type};
    };
    if (!can_refuse(found, style)) {
        return head(http_status(service_error::internal_service), to_string(service_error::internal_service));
    }
    rule const first = most_decisive(found).rule;
    if (first == rule::path) return head(404, "UnknownOperationException");
    if (first == rule::method) return head(405, "UnknownOperationException");
    if (first == rule::not_acceptable) return head(406, "NotAcceptableException");
    if (first == rule::media_type) return head(415, "UnsupportedMediaTypeException");
    return head(first == rule::too_large ? 413 : 400,
                found.malformed() ? facts(style).malformed : facts(style).constraint);
}

/// Returns the violation that decides the reply, for logs and metrics.
/// Preconditions: !found.empty().
[[nodiscard]] constexpr violation const&
deciding(violations const& found CHAT_TIMERS_LIFETIMEBOUND) noexcept {
    return detail::most_decisive(found);
}

/// Writes the body of the reply that reports these violations to an output iterator of char or unsigned char,
/// such as a pointer into a buffer of reply_body_size() bytes, and returns the iterator after the last byte.
/// The body is a JSON object in ASCII that contains no text of the request:
///
///     connect   {"Message":"..."}
///     smithy    {"message":"...","fieldList":[{"path":"/...","message":"..."},...]}
///     envelope  {"success":false,"error":{"code":"VALIDATION_ERROR","message":"..."}}
///
/// The message holds the sentence of the deciding violation, and the number of errors if there are several or
/// if it is a constraint. All repeated timers count as one error. "fieldList" has an entry for each
/// violation that `found` holds, but only one for all repeated timers. A last entry, with an empty path,
/// counts the violations that are not held.
template <byte_output Out>
constexpr std::remove_cvref_t<Out> write_reply_body(Out&& out, violations const& found,
                                                    reply_style style = reply_style::connect) {
    return detail::write_body(std::remove_cvref_t<Out>(std::forward<Out>(out)), found, style);
}

/// Returns the number of bytes that write_reply_body writes, for Content-Length.
[[nodiscard]] constexpr std::size_t reply_body_size(violations const& found,
                                                    reply_style style = reply_style::connect) noexcept {
    detail::text_counter counted;
    detail::write_body(detail::appending_output{counted}, found, style);
    return counted.size();
}

/// Writes the body of the reply that reports these violations to a span, an array or any other buffer that
/// converts to a span. Returns the end of the body. If the buffer is too small, writes nothing and returns
/// its end and std::errc::value_too_large.
[[nodiscard]] constexpr std::to_chars_result
write_reply_body(std::span<char> to, violations const& found,
                 reply_style style = reply_style::connect) noexcept {
    if (reply_body_size(found, style) > to.size()) {
        return {to.data() + to.size(), std::errc::value_too_large};
    }
    return {detail::write_body(to.data(), found, style), std::errc{}};
}

/// A whole reply. Owns its body; its size is at most 8 KiB.
class http_reply {
public:
    /// Returns the status of HTTP.
    [[nodiscard]] constexpr int status() const noexcept { return head_.status; }
    /// Returns the field x-amzn-ErrorType, valid for the whole program; if empty, omit the field.
    [[nodiscard]] constexpr std::string_view error_type() const noexcept { return head_.error_type; }
    /// Returns the field Content-Type, valid for the whole program.
    [[nodiscard]] constexpr std::string_view content_type() const noexcept { return head_.content_type; }
    /// Returns the body, valid as long as this object.
    [[nodiscard]] constexpr std::string_view body() const noexcept CHAT_TIMERS_LIFETIMEBOUND { return body_; }

private:
    friend constexpr http_reply make_reply(violations const&, reply_style) noexcept;
    friend constexpr http_reply make_success_reply(reply_style) noexcept;
    constexpr explicit http_reply(reply_head const& head) noexcept : head_(head), body_() {}

    reply_head head_;
    detail::text_builder<detail::longest_refusal> body_;
};
static_assert(
    sizeof(http_reply) <= 8192,
    "the longest body has grown: shorten the sentences that longest_refusal counts, or correct the documented size");

/// Returns a reply with the head of reply_to and the body of write_reply_body.
[[nodiscard]] constexpr http_reply make_reply(violations const& found,
                                              reply_style style = reply_style::connect) noexcept {
    http_reply reply{reply_to(found, style)};
    detail::write_body(detail::appending_output{reply.body_}, found, style);
    return reply;
}

/// Returns the reply to a request that was carried out: 200 with an empty body, {}, or
/// {"success":true,"data":{}}, by style.
[[nodiscard]] constexpr http_reply make_success_reply(reply_style style = reply_style::connect) noexcept {
    http_reply reply{{200, {}, operation::media_type}};
    reply.body_.append(detail::facts(style).success);
    return reply;
}

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

// ---- chat_timers/http/envelope.hpp

#define CHAT_TIMERS_HTTP_ENVELOPE_HPP

/// \file
/// Encodes and decodes a generic envelope of JSON replies:
///
///     {"success":true,"data":{"id":...,"created_at":...}}
///     {"success":false,"error":{"code":...,"message":...}}
///
/// reply_style::envelope replies with the second.
namespace chat_timers::inline CHAT_TIMERS_ABI {

/// The content of a successful reply. Owns nothing. An empty text means that the member is absent. The texts
/// are UTF-8; their meaning is not checked.
struct envelope_data {
    std::string_view id;          ///< of the resource; the caller decides which
    std::string_view created_at;  ///< a date and time as in RFC 3339

    friend constexpr bool operator==(envelope_data const&, envelope_data const&) noexcept = default;
};
/// The content of a failed reply. Owns nothing. An empty text means that the member is absent. The texts are
/// UTF-8; their meaning is not checked.
struct envelope_error {
    std::string_view code;     ///< for programs
    std::string_view message;  ///< for people

    friend constexpr bool operator==(envelope_error const&, envelope_error const&) noexcept = default;
};
/// The content of an envelope. Its alternative decides the value of "success".
using envelope = std::variant<envelope_data, envelope_error>;

/// The maximum size of a text of an envelope, in bytes.
inline constexpr std::size_t envelope_text_bytes = 1000;

/// Holds the longest envelope, in which an escape of a byte takes up to six bytes.
using envelope_json =
    fixed_text<std::string_view{R"({"success":false,"error":{"message":"","code":""}})"}.size() +
               2 * envelope_text_bytes * 6>;

class optional_envelope;

namespace detail {

using named_text = std::pair<std::string_view, std::string_view>;

// Returns `open`, an object of the members that are not empty, and the envelope's closing brace, or an empty
// text if one of the texts does not belong in an envelope.
[[nodiscard]] constexpr envelope_json make_envelope(std::string_view open, named_text first,
                                                    named_text second) noexcept {
    text_builder<envelope_json::capacity()> json{open};
    std::string_view separator = "{";
    for (auto const& [name, text] : {first, second}) {
        if (text.size() > envelope_text_bytes || !count_scalar_values(text).well_formed) return {};
        if (text.empty()) continue;
        json.append(separator).append('"').append(name).append("\":\"");
        write_json_escaped(appending_output{json}, text);
        json.append('"');
        separator = ",";
    }
    json.append(separator == "{" ? "{}}" : "}}");
    return json;
}
[[nodiscard]] constexpr envelope_json make_envelope(envelope_data const& data) noexcept {
    return make_envelope(R"({"success":true,"data":)", {"id", data.id}, {"created_at", data.created_at});
}
[[nodiscard]] constexpr envelope_json make_envelope(envelope_error const& error) noexcept {
    return make_envelope(R"({"success":false,"error":)", {"code", error.code}, {"message", error.message});
}

}  // namespace detail

/// Returns the envelope as JSON, or an empty text if a member's text is longer than envelope_text_bytes or
/// ill-formed UTF-8.
/// Complexity: linear.
[[nodiscard]] constexpr envelope_json encode_envelope(envelope const& from) noexcept {
    return std::visit([](auto const& content) { return detail::make_envelope(content); }, from);
}

/// A decoded envelope. Owns its texts.
class decoded_envelope {
public:
    /// Returns views of the texts that this object owns.
    [[nodiscard]] constexpr envelope value() const& noexcept CHAT_TIMERS_LIFETIMEBOUND {
        if (success_) return envelope_data{first_, second_};
        return envelope_error{first_, second_};
    }
    /// Views of a temporary's texts would dangle.
    envelope value() const&& = delete;

private:
    friend constexpr optional_envelope decode_envelope(std::string_view) noexcept;
    constexpr decoded_envelope(bool success, std::string_view first, std::string_view second) noexcept
        : success_(success), first_(first), second_(second) {}

    bool success_;
    detail::text_builder<envelope_text_bytes> first_, second_;
};

/// A std::optional whose operator-> lets compilers warn about views of a temporary.
class optional_envelope : public std::optional<decoded_envelope> {
public:
    using std::optional<decoded_envelope>::optional;
    /// Returns a pointer to the envelope, valid as long as this object.
    /// Preconditions: has_value().
    [[nodiscard]] constexpr decoded_envelope const* operator->() const noexcept CHAT_TIMERS_LIFETIMEBOUND {
        return std::optional<decoded_envelope>::operator->();
    }
};

/// Decodes an envelope from a JSON text in UTF-8. The result holds no view of it. Treats null as absent and
/// skips unknown members. Returns nullopt if
/// - `json` is not an object in which "success" is true or false,
/// - the object "data" of a success or "error" of a failure is absent,
/// - it has "error" although "success" is true, or "data" although "success" is false,
/// - a member of the envelope is repeated or has the wrong type, or
/// - a text is longer than envelope_text_bytes.
/// Complexity: linear.
[[nodiscard]] constexpr optional_envelope decode_envelope(std::string_view json) noexcept {
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

}  // namespace chat_timers::inline CHAT_TIMERS_ABI

// ---- chat_timers/http.hpp

#define CHAT_TIMERS_HTTP_HPP

/// \file
/// The HTTP request around the payload, and the replies to it.

#endif
#endif
