package io.greenway.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What a person at the zone sees: log in, the latest dossiers, one timeline. Trades are
/// generated and submitted by the commands that enterprises use.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DossierPageTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    /// Chromium does not sandbox itself as root, and it need not speak to anyone but the
    /// platform.
    private static final List<String> CHROMIUM_ARGUMENTS =
            List.of(
                    "--no-sandbox",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--no-first-run");

    private static final int DECLARATIONS = 20;

    // Set before the first test and before each test.
    @SuppressWarnings("NullAway.Init")
    private RunningPlatform platform;

    @SuppressWarnings("NullAway.Init")
    private Playwright playwright;

    @SuppressWarnings("NullAway.Init")
    private Browser browser;

    @SuppressWarnings("NullAway.Init")
    private BrowserContext context;

    @SuppressWarnings("NullAway.Init")
    private Page page;

    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    void startPlatformAndBrowser(@TempDir Path folder) {
        assumeTrue(
                Files.isExecutable(CHROMIUM) || System.getenv("CI") != null,
                "Chromium is not installed");
        platform = RunningPlatform.start(folder);
        Path trades = folder.resolve("trades");
        assertThat(
                        platform.command(
                                "generate",
                                "--declarations",
                                String.valueOf(DECLARATIONS),
                                "--mismatch",
                                "0.2",
                                "--demo",
                                platform.demoFile().toString(),
                                "--out",
                                trades.toString()))
                .isZero();
        assertThat(
                        platform.command(
                                "submit",
                                "--demo",
                                platform.demoFile().toString(),
                                trades.toString()))
                .isZero();
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(CHROMIUM)
                                        .setArgs(CHROMIUM_ARGUMENTS));
    }

    @AfterAll
    void stop() {
        if (playwright != null) {
            playwright.close();
        }
        if (platform != null) {
            platform.close();
        }
    }

    @BeforeEach
    void openContext() {
        open(1440, ColorScheme.LIGHT);
    }

    @AfterEach
    void nothingWentWrongBehindThePage() {
        context.close();
        assertThat(complaints).as("errors that the browser reported").isEmpty();
    }

    private void open(int width, ColorScheme scheme) {
        if (context != null) {
            context.close();
        }
        complaints.clear();
        context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(width, 900)
                                .setColorScheme(scheme)
                                .setLocale("en-GB"));
        page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error")) {
                        complaints.add(message.text());
                    }
                });
    }

    private void logIn() {
        page.navigate(platform.address() + "/dossiers");
        page.getByLabel("User name").fill(platform.username());
        page.getByLabel("Password").fill(platform.password());
        page.keyboard().press("Enter");
        assertThat(page.locator(".dossier-link")).hasCount(DECLARATIONS);
    }

    private Locator dossiersIn(String state) {
        return page.locator(".dossier-link:has([data-state=" + state + "])");
    }

    @Test
    void wrongPasswordIsToldAndNothingIsShown() {
        page.navigate(platform.address() + "/dossiers");
        page.getByLabel("User name").fill(platform.username());
        page.getByLabel("Password").fill("not " + platform.password());
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("not right");
        assertThat(page.locator(".dossier-link")).hasCount(0);
    }

    @Test
    void releasedDossierShowsFourDocumentsTaxesAndTimeline() {
        logIn();
        dossiersIn("RELEASED").first().click();
        assertThat(page.locator(".chip.present")).hasCount(4);
        assertThat(page.locator(".taxes tfoot")).containsText("¥");
        assertThat(page.locator("ol.timeline > li").first()).isVisible();
        assertThat(page.locator("ol.timeline .basis").filter(ruleNamed()).first()).isVisible();
    }

    private static Locator.FilterOptions ruleNamed() {
        return new Locator.FilterOptions().setHasText(Pattern.compile("R-\\d{3}"));
    }

    @Test
    void rejectedDossierSaysWhatDisagrees() {
        logIn();
        dossiersIn("REJECTED").first().click();
        assertThat(page.locator(".fault.stopped").first()).isVisible();
        assertThat(page.locator(".fault .fault-number").first())
                .hasText(Pattern.compile("GW\\d{4}"));
    }

    @Test
    void languageIsSwitchedAndRemembered() {
        logIn();
        page.locator("[data-language=zh]").click();
        assertThat(page.locator("#list-title")).hasText("最新卷宗");
        page.reload();
        assertThat(page.locator("#list-title")).hasText("最新卷宗");
        page.locator("[data-language=sw]").click();
        assertThat(page.locator("html")).hasAttribute("lang", "sw-KE");
        assertThat(page.locator("#list-title")).hasText("Majalada ya karibuni");
    }

    @Test
    void keyboardAloneReachesTimeline() {
        logIn();
        page.locator("#find").focus();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("#dossier-title")).isFocused();
        assertThat(page.locator("ol.timeline")).isVisible();
    }

    @Test
    void phoneShowsOnePaneAndNeverScrollsSideways() {
        open(390, ColorScheme.DARK);
        logIn();
        assertFits();
        page.locator(".dossier-link").first().click();
        assertThat(page.locator("ol.timeline")).isVisible();
        assertThat(page.locator(".dossier-link").first()).isHidden();
        assertFits();
        page.locator(".back").click();
        assertThat(page.locator(".dossier-link").first()).isVisible();
    }

    private void assertFits() {
        assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth")).isEqualTo(0);
    }

    @Test
    void everyoneCanReadIt() throws IOException {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            open(1440, scheme);
            page.navigate(platform.address() + "/dossiers");
            assertAccessible();
            logIn();
            for (String state : List.of("RELEASED", "REJECTED")) {
                dossiersIn(state).first().click();
                assertThat(page.locator("ol.timeline")).isVisible();
                assertAccessible();
            }
        }
    }

    /// WCAG 2.2 AA, as far as a program can tell (axe).
    private void assertAccessible() throws IOException {
        page.evaluate(axe());
        Object violations =
                page.evaluate(
                        """
                        axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa",
                            "wcag22aa", "best-practice"] })
                          .then(result => result.violations.map(
                              one => one.id + ": " + one.nodes.map(node => node.target).join(", ")))
                        """);
        assertThat((List<?>) Objects.requireNonNull(violations)).isEmpty();
    }

    private static String axe() throws IOException {
        try (InputStream script = DossierPageTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), UTF_8);
        }
    }
}
