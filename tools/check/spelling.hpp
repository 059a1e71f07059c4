// SPDX-License-Identifier: BSL-1.0
#ifndef CHAT_TIMERS_CHECK_SPELLING_HPP
#define CHAT_TIMERS_CHECK_SPELLING_HPP

#include "characters.hpp"
#include "json_walk.hpp"

#include <chat_timers/chat_timers.hpp>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <optional>
#include <string_view>

// Misspelt names of members, renamed on a copy, so that what is below them is judged in the same run.
namespace check {

// Overwrites the members whose names end in ".$" by spaces, with one comma each: the copy keeps all offsets.
// Returns true if there are any.
// Preconditions: `copy` holds the text.
inline bool blank_paths(std::string_view text, char* copy) {
    bool has_any = false;
    json_walk walk(text);
    std::size_t first = 0, depth = 0;  // of the member that is being walked through; depth 0: none
    for (;;) {
        auto const seen = walk.next();
        if (seen == json_walk::event::done || seen == json_walk::event::broken) return has_any;
        if (seen == json_walk::event::name && depth == 0 && walk.innermost().name.ends_with(".$")) {
            first = walk.first();
            depth = walk.depth();
        }
        bool const is_value = seen == json_walk::event::scalar || seen == json_walk::event::end;
        if (!is_value || depth == 0 || depth != walk.depth()) continue;
        depth = 0;
        std::size_t last = span(text, walk.last(), is_space);
        if (last < text.size() && text[last] == ',') {
            ++last;
        } else {
            last = walk.last();
            while (first != 0 && is_space(copy[first - 1])) --first;
            if (first != 0 && copy[first - 1] == ',') --first;
        }
        std::fill(copy + first, copy + last, ' ');
        has_any = true;
    }
}

// The members of each object of the model.
struct object_of_model {
    chat_timers::field object;
    chat_timers::field members[3];
    std::size_t count;
};
inline constexpr object_of_model objects_of_model[] = {
    {chat_timers::field::body, {chat_timers::field::channel_configuration}, 1},
    {chat_timers::field::input,
     {chat_timers::field::instance_id, chat_timers::field::contact_id,
      chat_timers::field::channel_configuration},
     3},
    {chat_timers::field::channel_configuration, {chat_timers::field::chat}, 1},
    {chat_timers::field::chat, {chat_timers::field::timer_list}, 1},
    {chat_timers::field::timer,
     {chat_timers::field::role, chat_timers::field::type, chat_timers::field::value},
     3},
    {chat_timers::field::value, {chat_timers::field::action, chat_timers::field::duration}, 2},
};
static_assert(chat_timers::enumerators<chat_timers::field>().size() == 13,
              "The model has other members: write them into this table.");

[[nodiscard]] constexpr object_of_model const* members_of(chat_timers::field object) {
    for (object_of_model const& known : objects_of_model) {
        if (known.object == object) return &known;
    }
    return nullptr;
}

class speller {
public:
    static constexpr std::size_t most_changes = 1024;
    // A payload of one byte too many, with one byte more for each change.
    static constexpr std::size_t longest_text = chat_timers::limits::payload_bytes + 1 + most_changes;

    // Renames the misspelt members of a text of the form `outermost`: those of which suggestion() knows the
    // right name, where no other member of the object has that name or is misspelt alike. `also_words`:
    // replaces misspelt enumerators, too. Complexity: linear in the text for each level of the payload.
    void run(std::string_view text, chat_timers::field outermost, bool also_words = false) {
        text_ = text;
        count_ = 0;
        has_other_case_ = false;
        if (text.size() > chat_timers::limits::payload_bytes) return;
        find_changes(outermost, also_words);
        write_text();
    }

    // The changed text: a view of this object, or of the original.
    [[nodiscard]] std::string_view text() const {
        return count_ == 0 ? text_ : std::string_view(changed_, size_);
    }
    [[nodiscard]] std::size_t changes() const { return count_; }
    // Whether a name was only written in another case.
    [[nodiscard]] bool has_other_case() const { return has_other_case_; }

    // Returns a violation for each changed name, and what the changed text violates, all at their places in
    // the original. `left`: what the changed text violates; it may be empty.
    [[nodiscard]] chat_timers::violations merged(chat_timers::violations const& left) const {
        chat_timers::violations all;
        std::size_t next = 0;
        for (chat_timers::violation item : left) {
            std::size_t const end = original_offset(item.offset + item.length, true);
            item.offset = original_offset(item.offset, false);
            item.length = (std::max)(end, item.offset) - item.offset;
            for (; next != count_ && changes_[next].found.offset <= item.offset; ++next) {
                all.push_back(changes_[next].found);
            }
            all.push_back(item);
        }
        // What follows a fault that ended the reading was not read.
        using chat_timers::rule;
        rule const last = left.empty() ? rule::required : left[left.size() - 1].rule;
        bool const is_ended = last == rule::syntax || last == rule::encoding || last == rule::too_deep;
        for (; next != count_ && !is_ended; ++next) all.push_back(changes_[next].found);
        // Those that are not held count, too.
        for (std::size_t more = left.size(); more < left.total(); ++more) all.push_back(left[0]);
        return all;
    }

private:
    struct change {
        chat_timers::violation found;
        std::string_view meant;
    };
    // What the walk knows of an open object or array.
    struct place {
        std::optional<chat_timers::field> object;  // in the model; nullopt: unknown
        std::optional<std::size_t> item;           // the timer that it is, or is in
        std::optional<chat_timers::field> member;  // the current one
        unsigned char exact[3], misspelt[3];  // how often each member of the object has its name, and another
    };

    void find_changes(chat_timers::field outermost, bool also_words) {
        using chat_timers::field;
        place places[json_walk::max_depth] = {};
        json_walk walk(text_);
        for (;;) {
            auto const seen = walk.next();
            std::size_t const depth = walk.depth();
            switch (seen) {
            case json_walk::event::done:
            case json_walk::event::broken: return;
            case json_walk::event::begin: {
                place& inner = places[depth - 1];
                inner = {};
                if (depth == 1) {
                    inner.object = outermost;
                } else {
                    place const& outer = places[depth - 2];
                    bool const is_list = outer.object == field::timer_list;
                    inner.object = is_list ? std::optional(field::timer) : outer.member;
                    inner.item = is_list ? std::optional(walk.at(depth - 2).index) : outer.item;
                }
                if (walk.innermost().is_object == (inner.object == field::timer_list)) inner.object.reset();
                if (inner.object) count_names(walk.first(), inner);
                break;
            }
            case json_walk::event::name: take_name(walk, places[depth - 1]); break;
            case json_walk::event::scalar:
                if (also_words && depth != 0 && walk.token_text().starts_with('"'))
                    take_word(walk, places[depth - 1]);
                break;
            case json_walk::event::end: break;
            }
            if (count_ == most_changes) return;
        }
    }

    // Returns which member of the object a name with quotes is close to, and whether it is that name.
    struct closest {
        std::size_t index;
        bool is_exact;
    };
    [[nodiscard]] std::optional<closest> closest_member(std::size_t offset, std::size_t length,
                                                        chat_timers::field object) const {
        object_of_model const* const model = members_of(object);
        if (model == nullptr) return std::nullopt;
        chat_timers::violation const found = unknown(offset, length, object, {});
        std::string_view const meant = suggestion(found, text_);
        for (std::size_t index = 0; index != model->count; ++index) {
            std::string_view const name = to_string(model->members[index]);
            if (is_decoded(text_.substr(offset + 1, length - 2), name)) return closest{index, true};
            if (name == meant) return closest{index, false};
        }
        return std::nullopt;
    }

    [[nodiscard]] static chat_timers::violation unknown(std::size_t offset, std::size_t length,
                                                        chat_timers::field object,
                                                        std::optional<std::size_t> item) {
        chat_timers::violation found{};
        found.rule = chat_timers::rule::unknown_member;
        found.field = object;
        found.item = item;
        found.offset = offset;
        found.length = length;
        return found;
    }

    void count_names(std::size_t first, place& object) const {
        json_walk walk(text_.substr(first));
        for (;;) {
            auto const seen = walk.next();
            if (seen == json_walk::event::broken || (seen == json_walk::event::end && walk.depth() == 0))
                return;
            if (seen != json_walk::event::name || walk.depth() != 1) continue;
            auto const member =
                closest_member(first + walk.first(), walk.last() - walk.first(), *object.object);
            if (!member) continue;
            unsigned char& count = (member->is_exact ? object.exact : object.misspelt)[member->index];
            count = static_cast<unsigned char>((std::min)(count + 1, 2));
        }
    }

    void take_name(json_walk const& walk, place& in) {
        in.member.reset();
        if (!in.object) return;
        std::size_t const length = walk.last() - walk.first();
        auto const member = closest_member(walk.first(), length, *in.object);
        if (!member) return;
        bool const is_slip =
            !member->is_exact && in.exact[member->index] == 0 && in.misspelt[member->index] == 1;
        if (!member->is_exact && !is_slip) return;
        in.member = members_of(*in.object)->members[member->index];
        if (!is_slip) return;
        changes_[count_++] = {unknown(walk.first(), length, *in.object, in.item), to_string(*in.member)};
        std::string_view const typed = walk.innermost().name;
        bool const starts_small = !typed.empty() && 'a' <= typed[0] && typed[0] <= 'z';
        has_other_case_ =
            has_other_case_ || starts_small || typed.find_first_of("_-") != std::string_view::npos;
    }

    void take_word(json_walk const& walk, place const& in) {
        using chat_timers::field;
        if (in.member != field::role && in.member != field::type && in.member != field::action) return;
        chat_timers::violation found = unknown(walk.first(), walk.last() - walk.first(), *in.member, in.item);
        found.rule = chat_timers::rule::enumeration;
        std::string_view const meant = suggestion(found, text_);
        std::string_view const token = walk.token_text();
        if (!meant.empty() && !is_decoded(token.substr(1, token.size() - 2), meant))
            changes_[count_++] = {found, meant};
    }

    void write_text() {
        size_ = 0;
        std::size_t at = 0;
        auto const copy = [&](std::string_view part) {
            std::memcpy(changed_ + size_, part.data(), part.size());
            size_ += part.size();
        };
        for (std::size_t index = 0; index != count_; ++index) {
            change const& each = changes_[index];
            copy(text_.substr(at, each.found.offset - at));
            copy("\"");
            copy(each.meant);
            copy("\"");
            at = each.found.offset + each.found.length;
        }
        if (count_ != 0) copy(text_.substr(at));
    }

    // Returns where an offset of the changed text is in the original; inside of a changed name its begin or
    // end.
    [[nodiscard]] std::size_t original_offset(std::size_t offset, bool as_end) const {
        std::size_t added = 0, removed = 0;  // before the offset
        for (std::size_t index = 0; index != count_; ++index) {
            change const& each = changes_[index];
            std::size_t const first = each.found.offset + added - removed;
            std::size_t const size = each.meant.size() + 2;
            if (offset <= first) break;
            if (offset < first + size)
                return as_end ? each.found.offset + each.found.length : each.found.offset;
            added += size;
            removed += each.found.length;
        }
        return offset + removed - added;
    }

    std::string_view text_;
    std::size_t count_ = 0;
    std::size_t size_ = 0;
    bool has_other_case_ = false;
    change changes_[most_changes + 1];
    char changed_[longest_text];
};

}  // namespace check

#endif
