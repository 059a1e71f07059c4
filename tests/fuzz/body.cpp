// SPDX-License-Identifier: BSL-1.0
#include "decoded.hpp"

// decode_body under both profiles.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    fuzz::check_decoded<fuzz::body>(fuzz::bytes(data, size));
    return 0;
}
