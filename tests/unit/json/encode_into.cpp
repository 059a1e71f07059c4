// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/json.hpp>

#include <chat_timers/text/detail/output.hpp>

#include "../support/files.hpp"
#include "../support/guarded.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstring>
#include <iterator>
#include <list>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>

// std::size_t encoded_size(channel_configuration const&);  and of a request
// template <class Out> Out encode_body(Out, channel_configuration const&);  and encode_configuration,
// encode_input std::to_chars_result encode_body(std::span<char>, channel_configuration const&);  and the
// other two

using namespace chat_timers;
using namespace std::chrono_literals;

namespace {

constexpr auto customer = participant_role::customer;
constexpr auto agent = participant_role::agent;
constexpr auto idle = timer_type::idle;
constexpr auto disconnect = timer_type::disconnect_noncustomer;

static_assert(std::is_same_v<decltype(encoded_size(std::declval<request const&>())), std::size_t>);
static_assert(noexcept(encoded_size(std::declval<channel_configuration const&>())));

// While compiling, into a buffer of exactly the size.
constexpr channel_configuration constant =
    chat{{{customer, idle, timer_duration{480min}}, {agent, idle, unset}}};
constexpr request constant_request{instance_id{"a\"\n\x01"}, contact_id{"\U0001F44D"}, constant};
// What a caller's stack holds.
static_assert(body_text::capacity() == 575 && input_text::capacity() == 2742);

static_assert(encoded_size(constant) == encode_body(constant).size());
static_assert(encoded_size(constant_request) == encode_input(constant_request).size());
constexpr bool fills_a_constant_buffer() {
    char body[encoded_size(constant)] = {};
    char input[encoded_size(constant_request)] = {};
    return encode_body(body + 0, constant) == body + sizeof body &&
           encode_input(input + 0, constant_request) == input + sizeof input &&
           std::string_view{body, sizeof body} == encode_body(constant).view() &&
           std::string_view{input, sizeof input} == encode_input(constant_request).view();
}
static_assert(fills_a_constant_buffer());
constexpr bool fills_a_constant_array() {
    std::array<char, encoded_size(constant)> body{};
    char configuration[encode_configuration(constant).size()] = {};
    char small[9] = {};
    auto const [end, error] = encode_body(body, constant);
    auto const whole = encode_configuration(configuration, constant);
    auto const refused = encode_input(small, constant_request);
    return end == body.data() + body.size() && error == std::errc{} &&
           std::string_view{body.data(), body.size()} == encode_body(constant).view() &&
           whole.ptr == configuration + sizeof configuration && whole.ec == std::errc{} &&
           std::string_view{configuration, sizeof configuration} == encode_configuration(constant).view() &&
           refused.ptr == small + sizeof small && refused.ec == std::errc::value_too_large &&
           std::string_view{small, sizeof small} == std::string_view{"\0\0\0\0\0\0\0\0\0", 9};
}
static_assert(fills_a_constant_array());

// An output iterator of char or unsigned char; no array, of which the size is known.
template <class Out>
concept is_output = requires(Out& out) {
    { encode_body(out, constant) } -> std::same_as<std::remove_cv_t<Out>>;
    { encode_configuration(out, constant) } -> std::same_as<std::remove_cv_t<Out>>;
    { encode_input(out, constant_request) } -> std::same_as<std::remove_cv_t<Out>>;
};
template <class Buffer>
concept is_buffer = requires(Buffer& to) {
    { encode_body(to, constant) } -> std::same_as<std::to_chars_result>;
    { encode_configuration(to, constant) } -> std::same_as<std::to_chars_result>;
    { encode_input(to, constant_request) } -> std::same_as<std::to_chars_result>;
};
template <class To>
concept is_neither = !requires(To & to) {
    encode_body(to, constant);
}
&&!requires(To & to) { encode_configuration(to, constant); }
&&!requires(To & to) { encode_input(to, constant_request); };
static_assert(is_output<char*> && is_output<char* const> && is_output<unsigned char*>);
static_assert(is_output<std::back_insert_iterator<std::string>> && is_output<std::list<char>::iterator>);
static_assert(is_buffer<char[9]> && is_buffer<std::array<char, 9>> && is_buffer<std::span<char>>);
static_assert(is_buffer<std::span<char, 9>> && is_buffer<std::span<char> const> && is_buffer<std::string>);
static_assert(is_buffer<std::vector<char>>);
// A container's conversion to a span is noexcept in some standard libraries only.
static_assert(noexcept(encode_body(std::span<char>{}, constant)));
static_assert(noexcept(encode_configuration(std::span<char>{}, constant)));
static_assert(noexcept(encode_input(std::span<char>{}, constant_request)));
static_assert(is_neither<unsigned char[9]> && is_neither<char const[9]> && is_neither<char const*>);
static_assert(is_neither<std::array<unsigned char, 9>> && is_neither<std::array<char, 9> const>);
static_assert(is_neither<std::string const> && is_neither<void*> && is_neither<std::byte*>);
static_assert(std::is_same_v<decltype(encode_body(std::string{}.data(), constant)), char*>);
static_assert(
    std::is_same_v<decltype(encode_body({static_cast<char*>(nullptr), 0}, constant)), std::to_chars_result>);

// Can be written once, and not read.
class write_only {
public:
    using difference_type = std::ptrdiff_t;

    explicit write_only(std::string& to) : to_(&to) {}
    write_only& operator*() { return *this; }
    write_only& operator++() { return *this; }
    write_only& operator++(int) { return *this; }
    write_only& operator=(char byte) {
        to_->push_back(byte);
        return *this;
    }

private:
    std::string* to_;
};

// Writes by `write(out)` with iterators of all kinds: `wanted`, and no byte before or after it.
template <class Write>
void writes(std::string_view wanted, Write write) {
    static guarded room;
    // The byte after the last one, and the byte before the first one, may not be touched.
    for (bool const at_the_end : {true, false}) {
        std::string const blank(wanted.size(), '?');
        std::string_view const view = at_the_end ? room.at_the_end(blank) : room.at_the_start(blank);
        char* const first = const_cast<char*>(view.data());
        CHECK(write(first) == first + wanted.size());
        CHECK(view == wanted);
    }
    std::string framed(wanted.size() + 32, '#');
    CHECK(write(framed.data() + 16) == framed.data() + 16 + wanted.size());
    CHECK(framed == std::string(16, '#') + std::string{wanted} + std::string(16, '#'));

    std::string appended;
    write(std::back_inserter(appended));
    CHECK(appended == wanted);
    std::string once;
    write(write_only{once});
    CHECK(once == wanted);
    std::vector<unsigned char> octets;  // as the buffers of nginx and of Boost.Beast hold them
    write(std::back_inserter(octets));
    CHECK(std::string(octets.begin(), octets.end()) == wanted);
    std::vector<unsigned char> const as_wanted = octets;
    octets.assign(wanted.size(), 0);
    CHECK(write(octets.data()) == octets.data() + octets.size());
    CHECK(octets == as_wanted);
    std::list<char> nodes(wanted.size());
    CHECK(write(nodes.begin()) == nodes.end());
    CHECK(std::string(nodes.begin(), nodes.end()) == wanted);
}

// Writes to buffers by `write(span)`: the whole text, or nothing where the buffer is too small.
template <class Write>
void fills(std::string_view wanted, Write write) {
    for (std::size_t const size : {std::size_t{0}, std::size_t{1}, wanted.size() - 1, wanted.size(),
                                   wanted.size() + 1, 2 * wanted.size()}) {
        bool const fits = size >= wanted.size();
        std::string framed(16 + size + 16, '#');
        std::span<char> const buffer{framed.data() + 16, size};
        auto const [end, error] = write(buffer);
        CHECK(error == (fits ? std::errc{} : std::errc::value_too_large));
        CHECK(end == buffer.data() + (fits ? wanted.size() : size));
        std::string untouched(framed.size(), '#');
        if (fits) untouched.replace(16, wanted.size(), wanted);
        CHECK(framed == untouched);
    }
    auto const nowhere = write(std::span<char>{});
    CHECK(nowhere.ptr == nullptr);
    CHECK(nowhere.ec == std::errc::value_too_large);
}

void writes_body(channel_configuration const& from) {
    auto const text = encode_body(from);
    CHECK(encoded_size(from) == text.size());
    writes(text, [&](auto out) { return encode_body(out, from); });
    fills(text, [&](std::span<char> to) { return encode_body(to, from); });
    writes(encode_configuration(from), [&](auto out) { return encode_configuration(out, from); });
    fills(encode_configuration(from), [&](std::span<char> to) { return encode_configuration(to, from); });
}
void writes_input(request const& from) {
    auto const text = encode_input(from);
    CHECK(encoded_size(from) == text.size());
    writes(text, [&](auto out) { return encode_input(out, from); });
    fills(text, [&](std::span<char> to) { return encode_input(to, from); });
}

// A request with these ids, which are valid.
request of_ids(std::string_view instance, std::string_view contact) {
    return {*instance_id::parse(instance), *contact_id::parse(contact), constant};
}

}  // namespace

TEST_CASE("encode into a buffer: every valid payload of the conformance suite fits its size exactly") {
    std::string const table = bytes_of(conformance + "verdicts.tsv");
    std::set<std::string> files;
    for (std::size_t line = 0; line < table.size(); line = table.find('\n', line) + 1)
        files.insert(table.substr(line, table.find('\t', line) - line));
    files.erase("file");
    int bodies = 0, inputs = 0;
    for (std::string const& file : files) {
        CAPTURE(file);
        std::string const text = bytes_of(conformance + file);
        for (decode_options const& options : {decode_options::strict, decode_options::service}) {
            if (auto const body = decode_body(text, options)) {
                writes_body(*body);
                ++bodies;
            }
            if (auto const input = decode_input(text, options)) {
                writes_input(*input);
                writes_body(input->channel_configuration);
                ++inputs;
            }
        }
    }
    CHECK(bodies > 40);
    CHECK(inputs > 8);
}

TEST_CASE("encode into a buffer: lists of every length, with every number of digits") {
    timer const all[] = {{agent, disconnect, unset},
                         {customer, idle, unset},
                         {agent, idle, unset},
                         {customer, disconnect, unset}};
    for (std::size_t size = 1; size <= 4; ++size) {
        for (unsigned set = 0; set < 1U << size; ++set) {
            for (std::chrono::minutes const minutes : {2min, 9min, 10min, 99min, 100min, 480min}) {
                timer list[4] = {all[0], all[1], all[2], all[3]};
                for (std::size_t index = 0; index < size; ++index) {
                    if ((set >> index & 1) != 0) list[index].value = *timer_duration::from(minutes);
                }
                writes_body(chat{*timer_list::from(std::span{list, size})});
            }
        }
    }
    for (std::int64_t minutes = 2; minutes <= 480; ++minutes) {
        timer const one[] = {{customer, idle, *timer_duration::from(std::chrono::minutes{minutes})}};
        channel_configuration const body = chat{*timer_list::from(one)};
        CHECK(encoded_size(body) == encode_body(body).size());
    }
}

TEST_CASE("encode into a buffer: escapes count as many bytes as they are written with") {
    std::size_t const plain = encoded_size(of_ids("a", "b"));
    for (int code = 0; code < 128; ++code) {
        CAPTURE(code);
        char const byte[] = {static_cast<char>(code)};
        std::string_view const text{byte, 1};
        std::size_t const more = code == '"' || code == '\\'                                 ? 1
                                 : std::string_view{"\b\f\n\r\t"}.find(byte[0]) != text.npos ? 1
                                 : code < 0x20                                               ? 5
                                                                                             : 0;
        CHECK(encoded_size(of_ids(text, "b")) == plain + more);
        CHECK(encoded_size(of_ids("a", text)) == plain + more);
        writes_input(of_ids(text, text));
    }
    writes_input(of_ids("\u00E9\u20AC\U0001F44D", "\u2028\u0080"));
    writes_input(of_ids(std::string(100, '\x1F'), std::string(256, '\x01')));  // the longest
    std::string thumbs;
    for (int index = 0; index < 256; ++index) thumbs += "\U0001F44D";
    writes_input(of_ids(std::string_view{thumbs}.substr(0, 400), thumbs));
}

TEST_CASE("encode into a buffer: an array is a buffer of its size, never a pointer without one") {
    struct {
        char before[8], buffer[9], behind[8];
    } plain;
    std::memset(&plain, '#', sizeof plain);
    auto const refused = encode_body(plain.buffer, constant);
    CHECK(refused.ec == std::errc::value_too_large);
    CHECK(refused.ptr == plain.buffer + sizeof plain.buffer);
    CHECK(encode_configuration(plain.buffer, constant).ec == std::errc::value_too_large);
    CHECK(encode_input(plain.buffer, constant_request).ec == std::errc::value_too_large);
    char untouched[sizeof plain];
    std::memset(untouched, '#', sizeof untouched);
    CHECK(std::memcmp(&plain, untouched, sizeof plain) == 0);

    std::array<char, input_text::capacity()> large;
    auto const [end, error] = encode_input(large, constant_request);
    CHECK(error == std::errc{});
    CHECK(std::string_view{large.data(), static_cast<std::size_t>(end - large.data())} ==
          encode_input(constant_request).view());
    std::string text(encoded_size(constant), '?');
    CHECK(encode_body(text, constant).ec == std::errc{});
    CHECK(text == encode_body(constant).view());
    text.pop_back();
    CHECK(encode_body(text, constant).ec == std::errc::value_too_large);
}

TEST_CASE("encode into a buffer: the iterator that measures counts what an algorithm writes to it") {
    detail::text_counter counted;
    std::string_view const text = "twelve bytes";
    auto end = std::copy(text.begin(), text.end(), detail::appending_output{counted});
    CHECK(counted.size() == 12);
    *end++ = 'x';  // copies share the count
    CHECK(counted.size() == 13);
}
