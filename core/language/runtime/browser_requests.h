// What a program asks of the page that shows it, until the page answers: a button pressed, a frame painted, a
// URL fetched. Each request is a future of the program; who cancels that or lets go of it takes it back.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "loop/future_base.h"

namespace loopscope::language {

struct BrowserRequest {
    Ref<FutureBase> future;  ///< a Future<Value>
    std::string kind;        ///< "button", "frame", "fetch", "message"
    std::string argument;    ///< a button's label, a URL; else empty

    /// The future's number in the trace.
    [[nodiscard]] std::uint32_t id() const noexcept { return future->id(); }
};

class BrowserRequests {
public:
    void add(BrowserRequest request) { open_.push_back(std::move(request)); }
    /// Those that the program still waits for, in the order in which they came.
    [[nodiscard]] const std::vector<BrowserRequest>& open() {
        std::erase_if(open_, [](const BrowserRequest& request) {
            return request.future->done() || request.future->references() == 1;
        });
        return open_;
    }
    void clear() { open_.clear(); }

private:
    std::vector<BrowserRequest> open_;
};

}  // namespace loopscope::language
