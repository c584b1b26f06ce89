package io.taskqueue.systemtests.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Page;

/** Whether people who do not see a page, or have no mouse, can use it, as far as axe can find out. */
public final class Accessibility {
    private Accessibility() {}

    /** Holds what the page shows now to all rules of axe. */
    public static void check(Page page) {
        AxeResults results = new AxeBuilder(page).analyze();
        assertThat(results.getPasses()).as("rules that apply to " + page.url()).isNotEmpty();
        assertThat(results.getViolations())
                .as(page.url())
                .extracting(rule -> rule.getId() + " " + rule.getNodes())
                .isEmpty();
    }
}
