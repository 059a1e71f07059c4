// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_TESTS_UNIT_ORACLE_HPP
#define CHAT_TIMERS_TESTS_UNIT_ORACLE_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// The specification once more, written to be read and not to be fast: a JSON text becomes a tree, and the
// tree is judged. Shares nothing with the library.
namespace oracle {

enum class form { body, configuration, input };
enum class profile { strict, service };

struct finding {
    std::string rule, pointer;
    std::size_t offset, length;
};

struct timer {
    std::string role, type;
    int minutes;  // 0: Unset
};

struct judgement {
    std::vector<finding> findings;  // in document order; the rest counts if there are none
    std::string instance_id, contact_id;
    std::vector<timer> timers;

    bool ended = false;  // the last finding ended the reading

    // "a value", or `rule@pointer@offset+length`, a line each, and "of 17" where there are more than the 16
    // held: the first 15 and the fault that ended the reading, or else the first malformed one if none is
    // among them.
    std::string text() const;
    // The value in canonical JSON.
    std::string canonical(form what) const;
};

judgement judge(std::string_view text, form what, profile how, std::size_t max_bytes = 16384);

}  // namespace oracle

#endif
