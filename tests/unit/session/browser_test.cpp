// What a program asks of the page that shows it: the request that the host sees, its answer, and what happens
// where there is no page.
#include "hosted_session.h"

namespace loopscope::session {
namespace {

double stands_still(void*) {
    return 0;
}

SessionOptions on_page() {
    SessionOptions options;
    options.read_clock = stands_still;
    options.has_browser = true;
    return options;
}

std::string asking(const std::string& body) {
    return "import asyncio, browser\nasync def main():\n" + body + "asyncio.run(main())\n";
}

/// The number in the only request that is open.
std::uint32_t only_request(Session& session) {
    const std::string all = session.requests();
    EXPECT_TRUE(all.starts_with(R"([{"id":)")) << all;
    return static_cast<std::uint32_t>(std::stoul(all.substr(7)));
}

TEST(Browser, AButtonIsARequestThatItsPressAnswers) {
    HostedSession host(asking("    print(await browser.button('Go'))\n"), on_page());
    EXPECT_EQ(host.run().state, Progress::State::Waiting);
    const std::uint32_t id = only_request(host.session);
    EXPECT_EQ(host.session.requests(),
              R"([{"id":)" + std::to_string(id) + R"(,"kind":"button","argument":"Go"}])");
    EXPECT_EQ(host.session.answer(id, "None"), "");
    EXPECT_EQ(host.session.requests(), "[]");
    EXPECT_EQ(host.run().state, Progress::State::Ended);
    EXPECT_EQ(host.kept.output(), "None\n");
}

TEST(Browser, AFrameHasItsTimeAndAMessageItsText) {
    HostedSession host(asking("    print(await browser.frame(), repr(await browser.message()))\n"),
                       on_page());
    (void)host.run();
    EXPECT_EQ(host.session.answer(only_request(host.session), "1.5"), "");
    (void)host.run();
    EXPECT_EQ(host.session.answer(only_request(host.session), "\"hé\\n\""), "");
    (void)host.run();
    EXPECT_EQ(host.kept.output(), "1.5 'hé\\n'\n");
}

TEST(Browser, AFetchGivesAResponse) {
    HostedSession host(asking(R"(    response = await browser.fetch("/data.json")
    print(response, response.ok, response.status, response.json())
)"),
                       on_page());
    (void)host.run();
    EXPECT_NE(host.session.requests().find(R"("kind":"fetch","argument":"/data.json")"), std::string::npos);
    EXPECT_EQ(host.session.answer(only_request(host.session), R"([200, "{\"a\": 1}"])"), "");
    (void)host.run();
    EXPECT_EQ(host.kept.output(), "<Response 200, 8 characters> True 200 {'a': 1}\n");
}

TEST(Browser, AFetchThatFailsRaisesOSError) {
    HostedSession host(asking(R"(    try:
        await browser.fetch("/nowhere")
    except OSError as error:
        print(repr(error))
)"),
                       on_page());
    (void)host.run();
    EXPECT_EQ(host.session.answer_error(only_request(host.session), "no network"), "");
    (void)host.run();
    EXPECT_EQ(host.kept.output(), "OSError('no network')\n");
}

TEST(Browser, ARequestThatIsCancelledIsTakenBack) {
    HostedSession host(asking(R"(    try:
        await asyncio.wait_for(browser.button("Go"), 0)
    except TimeoutError:
        print("timeout")
    await browser.button("Stop")
)"),
                       on_page());
    (void)host.run();
    EXPECT_EQ(host.kept.output(), "timeout\n");
    EXPECT_EQ(host.session.requests().find("Go"), std::string::npos);
    EXPECT_NE(host.session.requests().find("Stop"), std::string::npos);
}

TEST(Browser, ARequestThatNobodyHoldsIsTakenBack) {
    HostedSession host(asking("    browser.button('Go')\n    await asyncio.Event().wait()\n"), on_page());
    (void)host.run();
    EXPECT_EQ(host.session.requests(), "[]");
}

TEST(Browser, SeveralAreOpenAtOnceInTheOrderInWhichTheyWereAsked) {
    HostedSession host(asking("    print(await asyncio.gather(browser.button('A'), browser.button('B')))\n"),
                       on_page());
    (void)host.run();
    const std::string all = host.session.requests();
    EXPECT_LT(all.find("\"A\""), all.find("\"B\""));
}

TEST(Browser, AnAnswerToNothingIsRefused) {
    HostedSession host(asking("    await browser.button('Go')\n"), on_page());
    (void)host.run();
    const std::uint32_t id = only_request(host.session);
    EXPECT_EQ(host.session.answer(id + 1, "1"),
              "no request with the number " + std::to_string(id + 1) + " is open");
    EXPECT_EQ(host.session.answer(id, "1 +"), "'1 +' is no literal");
    EXPECT_EQ(host.session.answer(id, "1"), "");
    EXPECT_EQ(host.session.answer(id, "1"), "no request with the number " + std::to_string(id) + " is open");
    (void)host.run();
    EXPECT_EQ(host.session.answer_error(id, "late"),
              "no request with the number " + std::to_string(id) + " is open");
    EXPECT_EQ(host.session.requests(), "[]");
}

TEST(Browser, ATaskThatWaitsForThePageIsNotStuck) {
    HostedSession host(asking("    await browser.button('Go')\n"), on_page());
    (void)host.run();
    EXPECT_TRUE(host.session.await_graph().stuck.empty());
    EXPECT_NE(host.session.inspect().find(R"("kind":"Browser")"), std::string::npos);
}

TEST(Browser, WhereThereIsNoneAskingRaises) {
    const std::string source =
        asking(R"(    for ask in (browser.frame, browser.message, lambda: browser.button("Go")):
        try:
            await ask()
        except RuntimeError as error:
            print(error)
    await browser.fetch("/x")
)");
    SessionOptions virtual_clock;
    virtual_clock.has_browser = true;
    for (const SessionOptions& options : {SessionOptions(), virtual_clock}) {
        HostedSession host(source, options);
        EXPECT_EQ(host.run().state, Progress::State::Ended);
        EXPECT_EQ(host.kept.output(),
                  "browser.frame() needs a page and its real clock; here is none\n"
                  "browser.message() needs a page and its real clock; here is none\n"
                  "browser.button() needs a page and its real clock; here is none\n");
        EXPECT_TRUE(
            ends_with(host.kept.errors(),
                      "RuntimeError: browser.fetch() needs a page and its real clock; here is none\n"));
    }
}

TEST(Browser, AProgramEndsWithRequestsOpen) {
    HostedSession host(asking("    await browser.button('Go')\n"), on_page());
    (void)host.run();
    host.session.stop();
    EXPECT_EQ(host.session.exit_code(), 130);
    EXPECT_EQ(host.kept.errors(), "KeyboardInterrupt\n");
}

}  // namespace
}  // namespace loopscope::session
