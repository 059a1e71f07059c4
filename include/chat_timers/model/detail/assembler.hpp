// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_DETAIL_ASSEMBLER_HPP
#define CHAT_TIMERS_MODEL_DETAIL_ASSEMBLER_HPP

#include <chat_timers/model/detail/checks.hpp>
#include <chat_timers/model/detail/schema.hpp>
#include <chat_timers/model/detail/violation_access.hpp>
#include <chat_timers/model/request.hpp>
#include <chat_timers/model/result.hpp>
#include <chat_timers/model/timer.hpp>
#include <chat_timers/model/violation.hpp>
#include <chat_timers/model/vocabulary.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// An open object or list.
struct scope {
    place where;
    std::size_t mark;   // where to insert violations of the whole; those of its members follow
    unsigned seen = 0;  // the members of the model that it holds, a bit each
};

// Builds a request from the reports of a source, in their order, and checks every rule on the way. A source
// opens each object or list, reports its members or items, and closes it; it checks no rules itself.
class assembler {
    static_assert(
        has_members(field::body, {field::channel_configuration}) &&
            has_members(field::input, {field::instance_id, field::contact_id, field::channel_configuration}),
        "the request has another member: keep its text or value here, take it in text() or integer(), and put it into the request in body() and input()");
    static_assert(
        has_members(field::channel_configuration, {field::chat}) &&
            has_members(field::chat, {field::timer_list}),
        "ChannelConfiguration has another channel, or Chat another member: body() and input() make a chat of a list of timers, so keep here which channel was found, and make it there");
    static_assert(
        has_members(field::timer, {field::role, field::type, field::value}),
        "ParticipantTimerConfiguration has another member: keep its value beside role_ and type_, reset it in open(), take it in text() or integer(), and put it into the timer in close_timer()");
    static_assert(
        has_members(field::value, {field::action, field::duration}) && enumerator_count<timer_action> == 1,
        "TimerValue has another member, or ParticipantTimerAction another word: minutes_ holds minutes, or 0 for Unset, so keep the new value as well, and make a timer_value of it in close_timer()");

public:
    // `ignore_unknown_members`: as restJson1 servers do. Unknown members of a union still count, because they
    // fill it.
    constexpr explicit assembler(bool ignore_unknown_members) noexcept
        : ignore_unknown_members_(ignore_unknown_members) {}

    [[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE constexpr scope open(place where) noexcept {
        if (where.field == field::timer) {
            role_ = no_enumerator<participant_role>;
            type_ = no_enumerator<timer_type>;
        }
        return {where, found_.total()};
    }

    // Reports a member of the model. Returns false if the member is a duplicate; the caller must then skip
    // its value.
    CHAT_TIMERS_ALWAYS_INLINE constexpr bool member(scope& in, field member, extent name = {}) noexcept {
        if ((in.seen & member_bit(member)) != 0) {
            fill_union(in.where.field);
            note(rule::duplicate_member, {member, in.where.item}, name);
            return false;
        }
        in.seen |= member_bit(member);
        return true;
    }

    constexpr void unknown_member(place object, std::string_view name, extent bytes) noexcept {
        if (ignore_unknown_members_ && (!is_union(object.field) || name == type_tag)) return;
        fill_union(object.field);
        note(rule::unknown_member, object, bytes);
    }

    // Reports a member or an item that is null.
    constexpr void null_value(place where, extent bytes) noexcept {
        field_kind const parent = facts(facts(where.field).parent).kind;
        if (parent == field_kind::union_) {
            null_ |= member_bit(where.field);
        } else {
            note(parent == field_kind::list ? rule::null_item : rule::required, where, bytes);
        }
    }

    // Reports a value whose type is not the model's.
    constexpr void wrong_type(place where, extent bytes) noexcept { note(rule::wrong_type, where, bytes); }

    // Returns a buffer for the text of an id that would not stay valid until the request is built. The buffer
    // is empty, because a source reads each id once.
    [[nodiscard]] constexpr text_buffer& buffer_of(field id) noexcept {
        return buffers_[id == field::contact_id];
    }

    // Reports the text of an id or an enumerator. `utf8` is well-formed: the whole text or, if it is longer
    // than the model ever allows, its first part. The view of an id must stay valid until the request is
    // built.
    constexpr void text(place where, extent bytes, std::string_view utf8,
                        std::size_t scalar_values) noexcept {
        word_list const words = facts(where.field).enumerators;
        if (words.size == 0) {
            std::string_view& id = where.field == field::instance_id ? instance_id_ : contact_id_;
            if (check_length(found_, found_.total(), where, bytes, scalar_values)) id = utf8;
            return;
        }
        std::size_t const index = find_word(words, utf8);
        if (index == words.size) return found_.push_back(broken(rule::enumeration, where, bytes));
        enumerator(where.field, index);
    }
    // For sources without offsets. The text may be ill-formed.
    constexpr void text(place where, std::string_view utf8) noexcept {
        auto const [scalar_values, well_formed] = count_scalar_values(utf8);
        if (!well_formed) return ill_formed_text(where, {});
        text(where, {}, utf8, scalar_values);
    }
    // Reports an enumerator of the field by its index in the model's order.
    CHAT_TIMERS_ALWAYS_INLINE constexpr void enumerator(field member, std::size_t index) noexcept {
        if (member == field::role) {
            role_ = enumerator_at<participant_role>(index);
        } else if (member == field::type) {
            type_ = enumerator_at<timer_type>(index);
        } else {
            minutes_ = 0;
        }
    }
    constexpr void ill_formed_text(place where, extent bytes) noexcept { note(rule::encoding, where, bytes); }

    // Reports a number without a fraction. A source may replace a number outside 32 bits by any other number
    // outside 32 bits. The number is not converted to std::chrono::minutes, which may have only 32 bits.
    CHAT_TIMERS_ALWAYS_INLINE constexpr void integer(place where, extent bytes,
                                                     std::int64_t number) noexcept {
        if (limits::timer_minutes.contains(number)) {
            minutes_ = number;
        } else {
            note_integer(where, bytes, number);
        }
    }
    constexpr void fraction(place where, extent bytes) noexcept { note(rule::not_an_integer, where, bytes); }
    // Checks the rules that need the whole object: required members, one member of a union, and unrepeated
    // timers. `bytes`: an extent, or converts to one.
    template <field Object, class Bytes = extent>
    CHAT_TIMERS_ALWAYS_INLINE constexpr void close(scope in, Bytes bytes = {}) noexcept {
        place const object{Object, in.where.item};
        if constexpr (is_union(Object)) {
            if ((null_ | filled_) != 0 || !is_exclusive(in.seen))
                close_union(object, in.mark, in.seen, bytes);
        } else {
            if (in.seen != member_bits(Object)) note_absent_members(object, in.mark, in.seen, bytes);
            if constexpr (Object == field::timer) close_timer(in, bytes);
        }
    }
    CHAT_TIMERS_ALWAYS_INLINE constexpr void close_list(scope in, std::size_t items,
                                                        extent bytes = {}) noexcept {
        check_length(found_, in.mark, in.where, bytes, items);
    }

    // Takes the timers of a valid body, in place of all other reports on it.
    constexpr void body_timers(timer_list const& timers) noexcept { timers_ = timers; }

    // Reports the fault that ends the reading: syntax, encoding, too_deep or too_large.
    constexpr void stop(violation const& found) noexcept { violation_access::end_reading(found_, found); }

    constexpr void unroutable(place where, extent bytes) noexcept { note(rule::unroutable, where, bytes); }

    // Returns the violations, to which a scanner of text appends the fault that ends the reading.
    [[nodiscard]] constexpr violations* faults() noexcept { return &found_; }

    // Returns the number of violations found so far.
    [[nodiscard]] constexpr std::size_t total() const noexcept { return found_.total(); }

    // Attributes the violations of the ids to the target of an HTTP request and all others to its body.
    CHAT_TIMERS_COLD constexpr void locate_in_request() noexcept {
        for (std::size_t index = 0; index < found_.size(); ++index) {
            violation located = found_[index];
            located.part = is_path_segment(located.field) ? source_part::target : source_part::body;
            violation_access::replace(found_, index, located);
        }
    }

    [[nodiscard]] constexpr result<channel_configuration> body() const noexcept {
        if (!found_.empty()) return violation_access::used_part{found_};
        return {std::in_place, [this] { return channel_configuration{chat{timers_}}; }};
    }
    [[nodiscard]] constexpr result<request> input() const noexcept {
        if (!found_.empty()) return violation_access::used_part{found_};
        return {std::in_place, [this] {
                    return request{chat_timers::instance_id{instance_id_},
                                   chat_timers::contact_id{contact_id_}, chat{timers_}};
                }};
    }

private:
    CHAT_TIMERS_NOINLINE constexpr void note_at(std::size_t position, rule which, place where,
                                                extent bytes) noexcept {
        violation_access::insert(found_, position, which, [&] { return broken(which, where, bytes); });
    }
    constexpr void note(rule which, place where, extent bytes) noexcept {
        note_at(found_.total(), which, where, bytes);
    }

    CHAT_TIMERS_NOINLINE constexpr void note_integer(place where, extent bytes,
                                                     std::int64_t number) noexcept {
        bool const is_integer = limits::integer.contains(number);
        violation found = broken(is_integer ? rule::range : rule::not_an_integer, where, bytes);
        found.allowed = is_integer ? limits::timer_minutes : limits::integer;
        found.actual = is_integer ? number : 0;
        found_.push_back(found);
    }

    CHAT_TIMERS_COLD constexpr void note_absent_members(place object, std::size_t mark, unsigned seen,
                                                        extent whole) noexcept {
        field const last = facts(object.field).last_member;
        for (field member = facts(object.field).first_member; member <= last; member = next(member)) {
            if ((seen & member_bit(member)) == 0)
                note_at(mark++, rule::required, {member, object.item}, whole);
        }
    }

    [[nodiscard]] static constexpr bool is_union(field object) noexcept {
        return facts(object).kind == field_kind::union_;
    }

    // A member that is unknown or repeated fills a union, too.
    constexpr void fill_union(field object) noexcept {
        if (is_union(object)) filled_ |= member_bit(object);
    }

    // Reports a union of which no member is set, or more than one.
    CHAT_TIMERS_COLD constexpr void close_union(place object, std::size_t mark, unsigned seen,
                                                extent bytes) noexcept {
        unsigned const set = seen & ~null_;
        bool const is_filled = (filled_ & member_bit(object.field)) != 0;
        null_ &= ~member_bits(object.field);
        filled_ &= ~member_bit(object.field);
        if (is_exclusive(set) || (set == 0 && is_filled)) return;
        note_at(mark, set != 0 ? rule::union_conflict : rule::union_empty, object, bytes);
    }

    // Adds the timer if its key is known and new. The violation of a repeated timer precedes those of its
    // absent members.
    template <class Bytes>
    CHAT_TIMERS_ALWAYS_INLINE constexpr void close_timer(scope in, Bytes bytes) noexcept {
        if (role_ == no_enumerator<participant_role> || type_ == no_enumerator<timer_type>) return;
        timer_key const key{role_, type_};
        if (auto const* const earlier = keys_.note(key, in.where.item)) {
            note_repeated_timer(found_, in.mark, in.where.item, bytes, *earlier);
        } else {
            timer_access::append(timers_, timers_.size(), key, minutes_);
        }
    }

    violations found_{};
    // A bit for each field of the open unions: the members that are null, and the unions that hold an unknown
    // or repeated member.
    unsigned null_ = 0, filled_ = 0;
    participant_role role_{};  // of the open timer, as are the next two
    timer_type type_{};
    std::int64_t minutes_ = 0;  // 0: unset
    timer_keys keys_{};
    timer_list timers_ = timer_access::no_timers();
    bool ignore_unknown_members_;
    std::string_view instance_id_{}, contact_id_{};
    text_buffer buffers_[2];
};

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
