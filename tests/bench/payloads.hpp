// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TESTS_BENCH_PAYLOADS_HPP
#define CHAT_TIMERS_TESTS_BENCH_PAYLOADS_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bench {

enum class role : unsigned char { customer, agent };
enum class type : unsigned char { idle, disconnect_noncustomer };

constexpr std::string_view to_string(role value) { return value == role::customer ? "CUSTOMER" : "AGENT"; }
constexpr std::string_view to_string(type value) {
    return value == type::idle ? "IDLE" : "DISCONNECT_NONCUSTOMER";
}

struct timer {
    bench::role role;
    bench::type type;
    int minutes;  // 0 stands for Unset

    friend bool operator==(timer const&, timer const&) = default;
};

// What a user who has no chat_timers decodes into.
struct request {
    std::array<timer, 4> timers;
    std::size_t size;

    timer const* begin() const { return timers.data(); }
    timer const* end() const { return timers.data() + size; }
    friend bool operator==(request const& left, request const& right) {
        return std::ranges::equal(left, right);
    }
};

class document {
public:
    document(std::string text, std::optional<request> expected)
        : bytes_(std::move(text)), size_(bytes_.size()), expected_(expected) {
        bytes_.append(64, '\0');
    }

    // At least 64 zeros follow, for the parsers that ask for some.
    std::string_view text() const { return {bytes_.data(), size_}; }
    // Nothing: the text must be refused.
    std::optional<request> const& expected() const { return expected_; }

private:
    std::string bytes_;
    std::size_t size_;
    std::optional<request> expected_;
};

struct payload {
    std::string name;
    bool canonical;  // valid, and spelt as encode_body spells it
    std::vector<document> documents;
};

std::vector<payload> const& payloads();

// Never timed: small documents that show that a decoder asks for every rule, and takes what is odd but legal.
std::vector<document> const& fine_print();
// The same for escapes and exponents.
std::vector<document> const& odd_spellings();
// The same for members that appear twice, which some parsers hide.
std::vector<document> const& repeated_members();

}  // namespace bench

#endif
