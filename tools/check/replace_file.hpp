// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_REPLACE_FILE_HPP
#define CHAT_TIMERS_CHECK_REPLACE_FILE_HPP

#include "output.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace check {

// Replaces what a file holds: all of it or, after an error, nothing. Writes a temporary file beside it, with
// its mode and, where permitted, its owner, and renames that. Follows symbolic links. Returns why it failed,
// or an empty text.
[[nodiscard]] inline std::string replace_file(std::string const& path, std::string_view text) {
    std::error_code error;
    std::filesystem::path const target = std::filesystem::canonical(path, error);
    if (error) return error.message();
    if (!std::filesystem::is_regular_file(target, error)) return "it is not a regular file";
    std::string temporary = target.string() + ".XXXXXX";
    int const descriptor = ::mkstemp(temporary.data());
    if (descriptor < 0) return std::strerror(errno);
    std::string reason;
    auto const note = [&](bool succeeded) {
        if (!succeeded && reason.empty()) reason = std::strerror(errno);
    };
    note(write_all(descriptor, text));
#ifndef _WIN32
    struct stat facts {};
    note(::stat(target.c_str(), &facts) == 0);
    if (reason.empty()) {
        // Changing the owner needs rights that most users lack, and clears bits of the mode.
        [[maybe_unused]] int const is_kept = ::fchown(descriptor, facts.st_uid, facts.st_gid);
        note(::fchmod(descriptor, facts.st_mode & 07777U) == 0);
        note(::fsync(descriptor) == 0);
    }
#endif
    note(::close(descriptor) == 0);
    if (reason.empty()) {
        std::filesystem::rename(temporary, target, error);
        if (error) reason = error.message();
    }
    if (!reason.empty()) std::filesystem::remove(temporary, error);
    return reason;
}

}  // namespace check

#endif
