// SPDX-License-Identifier: BSL-1.0
#include "peers.hpp"

#include <simdjson.h>

namespace bench {
namespace {

constexpr auto text_of = [](document const& from) { return from.text(); };
constexpr auto is_utf8 = [](std::string_view text) {
    return simdjson::validate_utf8(text.data(), text.size());
};
constexpr auto is_right = [](bool result, document const&) { return result; };

bool const added = add_peer<text_of, is_utf8, is_right>("decode", "only UTF-8, simdjson", checks::none);

}  // namespace
}  // namespace bench
