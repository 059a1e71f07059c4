// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_DETAIL_UNFILLED_ARRAY_HPP
#define CHAT_TIMERS_MODEL_DETAIL_UNFILLED_ARRAY_HPP

#include <chat_timers/text/detail/config.hpp>

#include <cstddef>
#include <new>
#include <type_traits>

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// An array whose construction touches no element at run time: it is storage of bytes, in which put() makes
// the elements. In constants, which have no such storage, it is an array of elements with their defaults.
template <class T, std::size_t Capacity>
class unfilled_array {
    static_assert(
        std::is_trivially_copyable_v<T> && std::is_aggregate_v<T>,
        "the bytes of an unfilled_array are copied as a whole, and begin the lifetime of its elements");

public:
    constexpr unfilled_array() noexcept : storage_(make()) {}

    // The union's address is that of its members; std::launder makes it that of the element.
    [[nodiscard]] constexpr T const* data() const noexcept {
        if (std::is_constant_evaluated()) return storage_.elements;
        return std::launder(reinterpret_cast<T const*>(&storage_));
    }

    // Makes the element, in place of the one that was there.
    // Preconditions: index < Capacity.
    constexpr void put(std::size_t index, T const& element) noexcept {
        if (std::is_constant_evaluated()) {
            storage_.elements[index] = element;
        } else {
            ::new (static_cast<void*>(reinterpret_cast<std::byte*>(&storage_) + index * sizeof(T)))
                T(element);
        }
    }

private:
    struct uninitialized_bytes {
        constexpr uninitialized_bytes() noexcept {}  // not defaulted: value-initialization would write zeros
        alignas(T) std::byte of[Capacity * sizeof(T)];
    };
    union storage {
        constexpr explicit storage(std::true_type) noexcept : elements{} {}
        constexpr explicit storage(std::false_type) noexcept : bytes() {}

        uninitialized_bytes bytes;
        T elements[Capacity];
    };
    [[nodiscard]] static constexpr storage make() noexcept {
        if (std::is_constant_evaluated()) return storage{std::true_type{}};
        return storage{std::false_type{}};
    }

    storage storage_;
};

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
