// SPDX-License-Identifier: BSL-1.0
#include "peers.hpp"

#include <cstring>

namespace bench {
namespace {

struct copy {
    std::size_t size;
    char bytes[2048];
};

constexpr auto text_of = [](document const& from) { return from.text(); };
constexpr auto copied = [](std::string_view text) {
    copy result;
    result.size = std::min(text.size(), sizeof result.bytes);
    std::memcpy(result.bytes, text.data(), result.size);
    return result;
};
constexpr auto is_equal = [](copy const& result, document const& from) {
    return std::string_view(result.bytes, result.size) == from.text();
};

bool const added = add_peer<text_of, copied, is_equal>("decode", "only memcpy", checks::none);

}  // namespace
}  // namespace bench
