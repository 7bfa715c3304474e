// A list of members that stand in it by themselves: each knows its neighbours and leaves at any time, for the
// same price wherever it stands. The list owns none of them, and both may go first.
#pragma once

#include <cstddef>

namespace loopscope {

/// Members are of a class `T` that derives from `LinkedList<T>::Link`.
template <class T>
class LinkedList {
public:
    class Link {
    public:
        Link(const Link&) = delete;
        Link& operator=(const Link&) = delete;

        [[nodiscard]] bool is_listed() const noexcept { return list_ != nullptr; }
        /// The member after this one; null for the last.
        [[nodiscard]] T* next() const noexcept { return static_cast<T*>(after_); }
        /// Nothing when it has left already.
        void leave() noexcept {
            if (list_ == nullptr) return;
            (before_ == nullptr ? list_->first_ : before_->after_) = after_;
            (after_ == nullptr ? list_->last_ : after_->before_) = before_;
            --list_->size_;
            list_ = nullptr;
        }

    protected:
        /// At the end of `list`.
        explicit Link(LinkedList& list) noexcept : list_(&list), before_(list.last_) {
            (before_ == nullptr ? list.first_ : before_->after_) = this;
            list.last_ = this;
            ++list.size_;
        }
        ~Link() { leave(); }

    private:
        LinkedList* list_;  // null once it has left
        Link* before_;
        Link* after_ = nullptr;
    };

    LinkedList() = default;
    LinkedList(const LinkedList&) = delete;
    LinkedList& operator=(const LinkedList&) = delete;
    ~LinkedList() {
        while (first_ != nullptr) first_->leave();
    }

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    /// Null when there is none.
    [[nodiscard]] T* first() const noexcept { return static_cast<T*>(first_); }

private:
    Link* first_ = nullptr;
    Link* last_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace loopscope
