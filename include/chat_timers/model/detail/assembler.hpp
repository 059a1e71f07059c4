// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_MODEL_DETAIL_ASSEMBLER_HPP
#define CHAT_TIMERS_MODEL_DETAIL_ASSEMBLER_HPP

#include <chat_timers/model/detail/violation_access.hpp>
#include <chat_timers/model/detail/checks.hpp>
#include <chat_timers/model/detail/schema.hpp>
#include <chat_timers/model/detail/text_buffer.hpp>
#include <chat_timers/model/request.hpp>
#include <chat_timers/model/result.hpp>
#include <chat_timers/model/violation.hpp>
#include <chat_timers/model/vocabulary.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace chat_timers::inline CHAT_TIMERS_ABI::detail {

// The members that an object was found to hold.
struct members_found {
    unsigned seen = 0;  // the members of the model, a bit each
    // Those of them that are null, and the object's own bit if it holds an unknown or a repeated member.
    unsigned odd = 0;
};

// An open object or list.
struct scope {
    place where;
    std::size_t offset;  // of its first byte, in bytes
    std::size_t mark;    // where to insert violations of the whole; those of its members follow
    members_found members{};
};

// Builds a request from the reports of a source, in their order, and checks every rule on the way. A source
// opens each object or list, reports its members or items, and closes it; it checks no rules itself.
class assembler {
    static_assert(has_members(field::body, {field::channel_configuration}) &&
                      has_members(field::input,
                                  {field::instance_id, field::contact_id, field::channel_configuration}),
                  "the request has another member: give its text or value a place here, take it in text() or "
                  "integer(), and put "
                  "it into the request in body() and input()");
    static_assert(has_members(field::channel_configuration, {field::chat}) &&
                      has_members(field::chat, {field::timer_list}),
                  "ChannelConfiguration has another channel, or Chat another member: body() and input() make "
                  "a chat of a list of "
                  "timers and of nothing else, so keep here which channel was found, and make it there");
    static_assert(has_members(field::timer, {field::role, field::type, field::value}),
                  "ParticipantTimerConfiguration has another member: keep its value beside role_ and type_, "
                  "reset it in "
                  "open(), take it in text() or integer(), and put it into the timer in append()");
    static_assert(has_members(field::value, {field::action, field::duration}) &&
                      enumerator_count<timer_action> == 1,
                  "TimerValue has another member, or ParticipantTimerAction another word: minutes_ holds "
                  "minutes, or 0 for Unset, "
                  "and append() makes a timer_value of it, so hold the new value as well, and make it there");

    constexpr void note_at(std::size_t position, rule which, place where, extent bytes) noexcept {
        violation_access::insert(found_, position, which, [&] { return broken(which, where, bytes); });
    }
    constexpr void note(rule which, place where, extent bytes) noexcept {
        note_at(found_.total(), which, where, bytes);
    }
    constexpr void note(rule which, place where, extent bytes, scope& in) noexcept {
        note_at(in.mark++, which, where, bytes);
    }

    // Calls is_exclusive with a flag for each member of the union: true for those in `members_set`.
    template <field Union>
    [[nodiscard]] static constexpr bool is_exclusive_in(unsigned members_set) noexcept {
        constexpr auto first = static_cast<std::size_t>(facts(Union).first_member);
        constexpr std::size_t size = static_cast<std::size_t>(facts(Union).last_member) - first + 1;
        return [members_set]<std::size_t... Index>(std::index_sequence<Index...>) {
            return is_exclusive({(members_set & bit(static_cast<field>(first + Index))) != 0 ...});
        }
        (std::make_index_sequence<size>{});
    }

    // Returns the scope's new mark.
    CHAT_TIMERS_NOINLINE constexpr std::size_t note_absent_members(scope in, std::size_t end) noexcept {
        extent const bytes{in.offset, end - in.offset};
        for (field member = facts(in.where.field).first_member;; member = next(member)) {
            if ((in.members.seen & bit(member)) == 0)
                note(rule::required, {member, in.where.item}, bytes, in);
            if (member == facts(in.where.field).last_member) return in.mark;
        }
    }

    CHAT_TIMERS_ALWAYS_INLINE constexpr void identifier(std::string_view& to, place where, extent bytes,
                                                        std::string_view utf8,
                                                        std::size_t scalar_values) noexcept {
        if (check_length(found_, found_.total(), where, bytes, scalar_values)) to = utf8;
    }

    template <class Enum>
    constexpr void enumerator(place where, extent bytes, std::string_view utf8) noexcept {
        Enum const known = find_word<Enum>(utf8);
        if (check_enumerator(found_, where, bytes, known != no_enumerator<Enum>)) enumerator(known);
    }

public:
    // `ignore_unknown_members`: as restJson1 servers do. Unknown members of a union still count, because they
    // fill it.
    constexpr explicit assembler(bool ignore_unknown_members) noexcept
        : found_(), keys_(), ignore_unknown_members_(ignore_unknown_members), instance_id_(), contact_id_() {}

    [[nodiscard]] constexpr scope open(place where, std::size_t offset) noexcept {
        if (where.field == field::timer) {
            role_ = no_role;
            type_ = no_type;
        }
        return {where, offset, found_.total()};
    }

    // Returns false if the member is a duplicate; the caller must then skip its value.
    [[nodiscard]] constexpr bool member(scope& in, field member, extent name) noexcept {
        if (first_member(in, member)) return true;
        in.members.odd |= bit(in.where.field);
        note(rule::duplicate_member, {member, in.where.item}, name);
        return false;
    }
    // Fast path: does not report duplicates. If it returns false, call member().
    [[nodiscard]] constexpr bool first_member(scope& in, field member) noexcept {
        if ((in.members.seen & bit(member)) != 0) return false;
        sole_member(in, member);
        return true;
    }
    // For sources that cannot repeat a member.
    constexpr void sole_member(scope& in, field member) noexcept { in.members.seen |= bit(member); }

    constexpr void unknown_member(scope& in, std::string_view name, extent bytes) noexcept {
        bool const in_union = facts(in.where.field).kind == field_kind::union_;
        if (ignore_unknown_members_ && (!in_union || name == type_tag)) return;
        in.members.odd |= bit(in.where.field);
        note(rule::unknown_member, in.where, bytes);
    }

    constexpr void null_member(scope& in, field member, extent bytes) noexcept {
        in.members.odd |= bit(member);
        if (facts(in.where.field).kind == field_kind::structure)
            note(rule::required, {member, in.where.item}, bytes);
    }

    constexpr void null_item(place where, extent bytes) noexcept { note(rule::null_item, where, bytes); }

    // Reports a value whose type is not the model's. `mark`: the number of violations before the value.
    constexpr void wrong_type(place where, extent bytes, std::size_t mark) noexcept {
        note_at(mark, rule::wrong_type, where, bytes);
    }

    // Returns an empty buffer for the text of an id that would not stay valid until the request is built.
    [[nodiscard]] constexpr text_buffer& buffer_of(field id) noexcept {
        text_buffer& room = buffers_[id == field::contact_id];
        room.resize(0);
        return room;
    }

    // `utf8` is well-formed: the whole text or, if it is longer than the model ever allows, its first part.
    // The view of an id must stay valid until the request is built.
    CHAT_TIMERS_ALWAYS_INLINE constexpr void text(place where, extent bytes, std::string_view utf8,
                                                  std::size_t scalar_values) noexcept {
        field const of = where.field;
        if (of == field::instance_id) return identifier(instance_id_, where, bytes, utf8, scalar_values);
        if (of == field::contact_id) return identifier(contact_id_, where, bytes, utf8, scalar_values);
        if (of == field::role) return enumerator<participant_role>(where, bytes, utf8);
        if (of == field::type) return enumerator<timer_type>(where, bytes, utf8);
        enumerator<timer_action>(where, bytes, utf8);
    }
    // For sources without offsets. The text may be ill-formed.
    constexpr void text(place where, std::string_view utf8) noexcept {
        auto const [scalar_values, well_formed] = count_scalar_values(utf8);
        if (!well_formed) return ill_formed_text(where, {});
        text(where, {}, utf8, scalar_values);
    }
    constexpr void ill_formed_text(place where, extent bytes) noexcept { note(rule::encoding, where, bytes); }

    constexpr void enumerator(participant_role role) noexcept { role_ = role; }
    constexpr void enumerator(timer_type type) noexcept { type_ = type; }
    constexpr void enumerator(timer_action) noexcept { minutes_ = 0; }

    // Reports a number without a fraction. A source may report any other such number for one outside 32 bits,
    // as long as that is outside, too.
    constexpr void integer(place where, extent bytes, std::int64_t number) noexcept {
        if (!limits::integer.contains(number)) return fraction(where, bytes);
        if (check_duration(found_, where, bytes, number)) minutes_ = number;
    }
    constexpr void fraction(place where, extent bytes) noexcept { note(rule::not_an_integer, where, bytes); }

    // Adds a timer that was read completely: each of its members once, and no others. `minutes` is 0 if it is
    // unset. If the timer breaks a rule, returns false and reports nothing; the caller then calls
    // wrong_timer().
    [[nodiscard]] CHAT_TIMERS_ALWAYS_INLINE constexpr bool right_timer(std::size_t item, timer_key key,
                                                                       std::int64_t minutes) noexcept {
        if (minutes != 0 && !is_timer_duration(std::chrono::minutes{minutes})) return false;
        if (keys_.note(key, item) != nullptr) return false;
        append(key, minutes);
        return true;
    }
    CHAT_TIMERS_COLD constexpr void wrong_timer(std::size_t item, extent bytes, timer_key key, extent number,
                                                std::int64_t minutes) noexcept {
        std::size_t const mark = found_.total();
        if (minutes != 0) check_duration(found_, {field::duration, item}, number, minutes);
        add({field::timer, item}, bytes, mark, key, minutes);
    }

    template <field Object>
    CHAT_TIMERS_ALWAYS_INLINE constexpr void close(scope& in, std::size_t end) noexcept {
        if constexpr (facts(Object).kind == field_kind::union_) {
            unsigned const members_set = in.members.seen & ~in.members.odd & member_bits(Object);
            bool const is_filled_otherwise = (in.members.odd & bit(Object)) != 0;
            if (!is_exclusive_in<Object>(members_set) && (members_set != 0 || !is_filled_otherwise)) {
                note(members_set != 0 ? rule::union_conflict : rule::union_empty, in.where,
                     {in.offset, end - in.offset}, in);
            }
            return;
        }
        std::size_t const mark = in.mark;  // for violations of the object, before those of its members
        if (in.members.seen != member_bits(Object)) in.mark = note_absent_members(in, end);
        if constexpr (Object == field::timer) {
            bool const has_key = role_ != no_role && type_ != no_type;
            if (has_key) add(in.where, {in.offset, end - in.offset}, mark, {role_, type_}, minutes_);
        }
    }
    constexpr void close_list(scope& in, std::size_t end, std::size_t items) noexcept {
        check_length(found_, in.mark, in.where, {in.offset, end - in.offset}, items);
    }

    // Reports the fault that ends the reading: syntax, encoding, too_deep or too_large.
    constexpr void stop(violation const& found) noexcept { violation_access::end_reading(found_, found); }

    constexpr void unroutable(place where, extent bytes) noexcept { note(rule::unroutable, where, bytes); }

    // Receives the fault that ends the reading of a text.
    [[nodiscard]] constexpr violations* faults() noexcept { return &found_; }

    // Returns the number of violations found so far.
    [[nodiscard]] constexpr std::size_t mark() const noexcept { return found_.total(); }

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
    // Adds a timer if its key is new. `minutes` is 0 if it is unset.
    CHAT_TIMERS_ALWAYS_INLINE constexpr void add(place where, extent bytes, std::size_t mark, timer_key key,
                                                 std::int64_t minutes) noexcept {
        if (check_new_key(found_, mark, where, bytes, keys_, key)) append(key, minutes);
    }
    CHAT_TIMERS_ALWAYS_INLINE constexpr void append(timer_key key, std::int64_t minutes) noexcept {
        timer& added = timers_.extend();
        added.role = key.role;
        added.type = key.type;
        if (minutes != 0) added.value = timer_value{timer_duration::checked(minutes)};
    }

    static constexpr participant_role no_role = no_enumerator<participant_role>;
    static constexpr timer_type no_type = no_enumerator<timer_type>;

    violations found_;
    participant_role role_ = no_role;  // of the open timer, as are the next two
    timer_type type_ = no_type;
    std::int64_t minutes_ = 0;  // 0: unset
    timer_keys keys_;
    timer_list timers_{timer_list::no_timers{}};
    bool ignore_unknown_members_;
    std::string_view instance_id_, contact_id_;
    text_buffer buffers_[2];
};

}  // namespace chat_timers::inline CHAT_TIMERS_ABI::detail

#endif
