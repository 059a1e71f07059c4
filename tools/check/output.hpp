// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_OUTPUT_HPP
#define CHAT_TIMERS_CHECK_OUTPUT_HPP

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <unistd.h>

namespace check {

// read and write of Windows count bytes in unsigned.
[[nodiscard]] inline unsigned io_size(std::size_t bytes) {
    return static_cast<unsigned>((std::min)(bytes, std::size_t{1} << 30));
}

inline bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        auto const written = ::write(descriptor, bytes.data(), io_size(bytes.size()));
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

[[nodiscard]] inline bool is_terminal(int descriptor) { return ::isatty(descriptor) != 0; }

// Windows converts line ends by default, and has neither signal.
inline void keep_bytes_and_survive_closed_pipes() {
#ifdef _WIN32
    _fmode = _O_BINARY;
    for (int const descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) _setmode(descriptor, _O_BINARY);
#else
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);  // so that a write beyond a limit fails instead
#endif
}

// Ends the program as an unhandled SIGPIPE does, for which a shell reports the status 141.
[[noreturn]] inline void end_by_closed_pipe() {
#ifndef _WIN32
    std::signal(SIGPIPE, SIG_DFL);
    std::raise(SIGPIPE);
#endif
    std::_Exit(141);
}

// Standard output and standard error share one buffer, so that their order is kept where both lead to one
// place.
class output {
public:
    [[nodiscard]] std::string& out() { return to(STDOUT_FILENO); }
    [[nodiscard]] std::string& err() { return to(STDERR_FILENO); }

    // Writes the buffer; discards it after an error.
    void flush() {
        if (buffer_.empty()) return;
        if (target_ == STDERR_FILENO) clear_status();
        if (error_ == 0 && !write_all(target_, buffer_)) error_ = errno;
        buffer_.clear();
    }

    // The errno of the first write that failed, or 0.
    [[nodiscard]] int error() const { return error_; }

    // Writes the rest. Returns false, and says why, if not everything could be written. A closed pipe ends
    // the program.
    [[nodiscard]] bool close() {
        flush();
        clear_status();
        if (error_ == EPIPE) end_by_closed_pipe();
        if (error_ != 0) {
            write_all(STDERR_FILENO,
                      std::string("check: cannot write the answers: ") + std::strerror(error_) + '\n');
        }
        return error_ == 0;
    }

    // Shows a text on the terminal until something is written to standard error.
    void show_status(std::string text) {
        flush();
        text.resize((std::max)(text.size(), status_size_), ' ');
        write_all(STDERR_FILENO, '\r' + text);
        status_size_ = text.size();
    }

private:
    static constexpr std::size_t block = std::size_t{1} << 16;

    std::string& to(int target) {
        if (target != target_ || buffer_.size() >= block) flush();
        target_ = target;
        return buffer_;
    }

    void clear_status() {
        if (status_size_ != 0) write_all(STDERR_FILENO, '\r' + std::string(status_size_, ' ') + '\r');
        status_size_ = 0;
    }

    std::string buffer_;
    int target_ = STDOUT_FILENO;
    int error_ = 0;
    std::size_t status_size_ = 0;
};

}  // namespace check

#endif
