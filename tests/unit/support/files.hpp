// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TESTS_UNIT_FILES_HPP
#define CHAT_TIMERS_TESTS_UNIT_FILES_HPP

#include <doctest/doctest.h>

#include <cstdio>
#include <string>

// The builds run the tests in tests/.
inline std::string const conformance = "conformance/";

// With C's own means: where there is no file system to list, C++ has no file streams either.
inline std::string bytes_of(std::string const& file) {
    std::string bytes;
    std::FILE* const stream = std::fopen(file.c_str(), "rb");
    if (stream == nullptr) {
        FAIL_CHECK("Cannot read " << file);
        return bytes;
    }
    for (int byte = std::getc(stream); byte != EOF; byte = std::getc(stream))
        bytes += static_cast<char>(byte);
    std::fclose(stream);
    return bytes;
}

#endif
