// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_INPUT_HPP
#define CHAT_TIMERS_CHECK_INPUT_HPP

#include "options.hpp"
#include "output.hpp"
#include "utf16.hpp"

#include <chat_timers/chat_timers.hpp>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace check {

// A file that is read in blocks. Lines are cut after `longest` + 1 bytes. Whatever the file's size, the
// memory is this object's.
class input {
public:
    static constexpr std::size_t capacity = std::size_t{1} << 18;

    input(std::string const& path, std::size_t longest)
        : is_own_(!is_standard_input(path)), longest_(longest) {
        descriptor_ = is_own_ ? ::open(path.c_str(), O_RDONLY) : STDIN_FILENO;
        if (descriptor_ < 0) fail();
    }
    input(input const&) = delete;
    input& operator=(input const&) = delete;
    ~input() {
        if (is_own_ && descriptor_ >= 0) ::close(descriptor_);
    }

    // Reads more; may wait. Returns false at the file's end and after an error.
    [[nodiscard]] bool fill() {
        if (ended_) return false;
        std::memmove(buffer_, buffer_ + first_, size_);
        first_ = 0;
        auto const count = ::read(descriptor_, buffer_ + size_, io_size(sizeof buffer_ - size_));
        if (count > 0) {
            size_ += static_cast<std::size_t>(count);
            consumed_ += static_cast<std::uint64_t>(count);
        } else if (count == 0) {
            ended_ = true;
        } else if (errno != EINTR) {
            fail();
        }
        return error_ == 0;
    }

    // The errno of what failed, or 0.
    [[nodiscard]] int error() const { return error_; }

    // The bytes that were read and not taken. They stay in place until something is taken.
    [[nodiscard]] std::string_view held() const { return {buffer_ + first_, size_}; }

    // Takes all that is held: a text that is valid until fill().
    [[nodiscard]] std::string_view take_all() { return take(size_); }

    // Returns the next line without its end, valid until fill(); nullopt if it is not complete.
    [[nodiscard]] std::optional<std::string_view> next_line() {
        if (inside_long_line_ && !skip_long_line()) return std::nullopt;
        auto const size = held().find('\n');
        if (size != std::string_view::npos) {
            auto const line = take(size + 1).substr(0, size);
            return line.ends_with('\r') ? line.substr(0, size - 1) : line;
        }
        inside_long_line_ = size_ > longest_ + 1;  // where the last byte may be the CR of its end
        if (inside_long_line_ || (ended_ && size_ != 0)) return take(size_);
        return std::nullopt;
    }

    // Counts the UTF-16 code units of all bytes that are taken from now on.
    void count_utf16() { counts_ = true; }
    // How many there were before the last line that was taken.
    [[nodiscard]] std::uint64_t utf16_before_line() const { return units_before_; }

    // Returns how much of the file was read, in percent; nullopt if its size is not known.
    [[nodiscard]] std::optional<std::uint64_t> percent() const {
        struct stat facts {};
        bool const is_known =
            ::fstat(descriptor_, &facts) == 0 && S_ISREG(facts.st_mode) && facts.st_size > 0;
        if (!is_known) return std::nullopt;
        return consumed_ * 100 / static_cast<std::uint64_t>(facts.st_size);
    }

private:
    std::string_view take(std::size_t count) {
        std::string_view const taken = held().substr(0, count);
        first_ += count;
        size_ -= count;
        if (counts_) {
            units_before_ = units_.count();
            units_.take(taken);
        }
        return taken;
    }

    // Returns whether the line's end was found.
    bool skip_long_line() {
        auto const size = held().find('\n');
        inside_long_line_ = size == std::string_view::npos;
        take(inside_long_line_ ? size_ : size + 1);
        return !inside_long_line_;
    }

    void fail() {
        error_ = errno;
        ended_ = true;
        size_ = 0;
    }

    bool is_own_;
    int descriptor_;
    int error_ = 0;
    std::size_t longest_;
    bool ended_ = false;
    bool inside_long_line_ = false;
    bool counts_ = false;
    utf16_counter units_;
    std::uint64_t units_before_ = 0;
    std::uint64_t consumed_ = 0;
    std::size_t first_ = 0;
    std::size_t size_ = 0;
    char buffer_[capacity];
    static_assert(capacity > 2 * chat_timers::limits::payload_bytes);
};

// Reads more. Writes the answers first, since the input may wait. Returns false at the end and after an
// error.
[[nodiscard]] inline bool read_on(input& from, output& answers) {
    answers.flush();
    return answers.error() == 0 && from.fill();
}

}  // namespace check

#endif
