// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_DETAIL_ASSEMBLER_HPP
#define CHAT_TIMERS_MODEL_DETAIL_ASSEMBLER_HPP

#include <chat_timers/model/detail/violation_access.hpp>
#include <chat_timers/model/detail/checks.hpp>
#include <chat_timers/model/detail/schema.hpp>
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
    std::size_t offset;        // of its first byte, in bytes
    std::size_t mark;          // where to insert violations of the whole; those of its members follow
    unsigned seen = 0;         // the members of the model that it holds, a bit each
    unsigned null = 0;         // those that are null
    bool has_unknown = false;  // it holds an unknown or repeated member
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

    [[nodiscard]] constexpr scope open(place where, std::size_t offset) noexcept {
        if (where.field == field::timer) {
            role_ = no_enumerator<participant_role>;
            type_ = no_enumerator<timer_type>;
        }
        return {where, offset, found_.total()};
    }

    // Reports a member of the model. Returns false if the member is a duplicate; the caller must then skip
    // its value.
    constexpr bool member(scope& in, field member, extent name = {}) noexcept {
        if ((in.seen & member_bit(member)) != 0) {
            in.has_unknown = true;
            note(rule::duplicate_member, {member, in.where.item}, name);
            return false;
        }
        in.seen |= member_bit(member);
        return true;
    }

    constexpr void unknown_member(scope& in, std::string_view name, extent bytes) noexcept {
        bool const in_union = facts(in.where.field).kind == field_kind::union_;
        if (ignore_unknown_members_ && (!in_union || name == type_tag)) return;
        in.has_unknown = true;
        note(rule::unknown_member, in.where, bytes);
    }

    // Reports that the value of a member is null.
    constexpr void null_member(scope& in, field member, extent bytes) noexcept {
        in.null |= member_bit(member);
        if (facts(in.where.field).kind == field_kind::structure)
            note(rule::required, {member, in.where.item}, bytes);
    }

    constexpr void null_item(place where, extent bytes) noexcept { note(rule::null_item, where, bytes); }

    // Reports a value whose type is not the model's.
    constexpr void wrong_type(place where, extent bytes) noexcept { note(rule::wrong_type, where, bytes); }

    // Returns an empty buffer for the text of an id that would not stay valid until the request is built.
    [[nodiscard]] constexpr text_buffer& buffer_of(field id) noexcept {
        text_buffer& buffer = buffers_[id == field::contact_id];
        buffer.resize(0);
        return buffer;
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
        if (!check_enumerator(found_, where, bytes, index < words.size)) return;
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

    // Reports a number without a fraction. A source may report any other such number for one outside 32 bits,
    // as long as that is outside, too.
    constexpr void integer(place where, extent bytes, std::int64_t number) noexcept {
        if (!limits::integer.contains(number)) return beyond_32_bits(where, bytes);
        if (check_duration(found_, where, bytes, number)) minutes_ = number;
    }
    constexpr void fraction(place where, extent bytes) noexcept { note(rule::not_an_integer, where, bytes); }
    CHAT_TIMERS_COLD constexpr void beyond_32_bits(place where, extent bytes) noexcept {
        violation found = broken(rule::not_an_integer, where, bytes);
        found.allowed = limits::integer;
        violation_access::append(found_, found);
    }

    // Checks what is known only at the end of an object, at `end`.
    template <field Object>
    CHAT_TIMERS_ALWAYS_INLINE constexpr void close(scope& in, std::size_t end) noexcept {
        extent const whole{in.offset, end - in.offset};
        if constexpr (facts(Object).kind == field_kind::union_) return close_union(in, whole);
        std::size_t const mark = in.mark;  // for violations of the object, before those of its members
        if (in.seen != member_bits(Object)) in.mark = note_absent_members(in, whole);
        if constexpr (Object == field::timer) close_timer(in.where, whole, mark);
    }
    constexpr void close_list(scope const& in, std::size_t end, std::size_t items) noexcept {
        check_length(found_, in.mark, in.where, {in.offset, end - in.offset}, items);
    }

    // Takes the timers of a valid body, in place of all other reports on it.
    constexpr void body_timers(timer_list const& timers) noexcept { timers_ = timers; }

    // Reports the fault that ends the reading: syntax, encoding, too_deep or too_large.
    constexpr void stop(violation const& found) noexcept { violation_access::end_reading(found_, found); }

    constexpr void unroutable(place where, extent bytes) noexcept { note(rule::unroutable, where, bytes); }

    // Receives the fault that ends the reading of a text.
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
        if (!found_.empty()) return found_;
        return {std::in_place, [this] { return channel_configuration{chat{timers_}}; }};
    }
    [[nodiscard]] constexpr result<request> input() const noexcept {
        if (!found_.empty()) return found_;
        return {std::in_place, [this] {
                    return request{chat_timers::instance_id{instance_id_},
                                   chat_timers::contact_id{contact_id_}, chat{timers_}};
                }};
    }

private:
    constexpr void note_at(std::size_t position, rule which, place where, extent bytes) noexcept {
        violation_access::insert(found_, position, which, [&] { return broken(which, where, bytes); });
    }
    constexpr void note(rule which, place where, extent bytes) noexcept {
        note_at(found_.total(), which, where, bytes);
    }

    // Returns the scope's new mark.
    CHAT_TIMERS_COLD constexpr std::size_t note_absent_members(scope in, extent whole) noexcept {
        field_facts const& object = facts(in.where.field);
        for (field member = object.first_member; member <= object.last_member; member = next(member)) {
            if ((in.seen & member_bit(member)) == 0)
                note_at(in.mark++, rule::required, {member, in.where.item}, whole);
        }
        return in.mark;
    }

    // A member that is unknown or repeated fills a union, too.
    constexpr void close_union(scope const& in, extent whole) noexcept {
        unsigned const members_set = in.seen & ~in.null;
        if (is_exclusive(members_set) || (members_set == 0 && in.has_unknown)) return;
        note_at(in.mark, members_set != 0 ? rule::union_conflict : rule::union_empty, in.where, whole);
    }

    // Adds the timer if its key is known and new.
    constexpr void close_timer(place where, extent whole, std::size_t mark) noexcept {
        if (role_ == no_enumerator<participant_role> || type_ == no_enumerator<timer_type>) return;
        if (!check_new_key(found_, mark, where, whole, keys_, {role_, type_})) return;
        timer_access::append(timers_, {role_, type_}, minutes_);
    }

    violations found_;
    participant_role role_{};  // of the open timer, as are the next two
    timer_type type_{};
    std::int64_t minutes_ = 0;  // 0: unset
    timer_keys keys_;
    timer_list timers_ = timer_access::no_timers();
    bool ignore_unknown_members_;
    std::string_view instance_id_, contact_id_;
    text_buffer buffers_[2];
};

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
