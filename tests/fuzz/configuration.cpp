// SPDX-License-Identifier: BSL-1.0
#include "decoded.hpp"

// decode_configuration under both profiles.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    fuzz::check_decoded<fuzz::configuration>(fuzz::bytes(data, size));
    return 0;
}
