package dev.fanfare.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fanfare.Fanfare;
import dev.fanfare.ai.AiContent;
import dev.fanfare.ai.LanguageModel;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.Operations;
import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.ContentPart;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.CreatorStanding;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.Detector;
import dev.fanfare.moderation.DetectorFamily;
import dev.fanfare.moderation.Evidence;
import dev.fanfare.moderation.Frame;
import dev.fanfare.moderation.Ground;
import dev.fanfare.moderation.HumanRuling;
import dev.fanfare.moderation.InMemoryModerationStore;
import dev.fanfare.moderation.Inspection;
import dev.fanfare.moderation.MediaHandle;
import dev.fanfare.moderation.Moderation;
import dev.fanfare.moderation.ModerationPolicies;
import dev.fanfare.moderation.ModerationPolicy;
import dev.fanfare.moderation.ModerationPresets;
import dev.fanfare.moderation.ModerationStore;
import dev.fanfare.moderation.OnUnavailable;
import dev.fanfare.moderation.Pipeline;
import dev.fanfare.moderation.PolicyRow;
import dev.fanfare.moderation.Requirement;
import dev.fanfare.moderation.ReviewIntake;
import dev.fanfare.moderation.RowMode;
import dev.fanfare.moderation.ScreenResult;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.ShadowDiff;
import dev.fanfare.moderation.Stage;
import dev.fanfare.moderation.StageResult;
import dev.fanfare.moderation.Visibility;
import dev.fanfare.moderation.consent.PersonHash;
import dev.fanfare.moderation.review.Reviewers;
import dev.fanfare.moderation.stage.ModelStage;
import dev.fanfare.moderation.text.NormaliseStage;
import dev.fanfare.moderation.text.PostingRates;
import dev.fanfare.moderation.text.Rule;
import dev.fanfare.moderation.text.RuleSet;
import dev.fanfare.moderation.text.RulesStage;
import dev.fanfare.testing.TestClock;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The programs and the tables of docs/moderation.md. */
class ModerationDocsTest {
  private final TestClock clock = TestClock.at("2026-11-20T12:00:00Z");
  private final CreatorId ada = CreatorId.of("ada");
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final Operations operations = Operations.inMemory(transactions, clock);
  private final ModerationStore store = new InMemoryModerationStore(transactions);
  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  private Moderation over(ModerationPolicies policies, Stage... more) {
    Pipeline.Builder pipeline =
        Pipeline.builder(threads)
            .stage(NormaliseStage.standard())
            .stage(RulesStage.of(RuleSet.standard()));
    for (Stage stage : more) {
      pipeline.stage(stage);
    }
    return Moderation.of(operations, store, policies, pipeline.build(), ReviewIntake.none());
  }

  @Test
  void startsWithAFanfare() {
    LanguageModel model = LanguageModel.none();
    byte[] key = new byte[32];
    // snippet: moderation-facade
    Fanfare fanfare =
        Fanfare.builder()
            .languageModel(model) // counted and budgeted; without one, all text is held
            .moderation(
                m ->
                    m.reviewers(Reviewers.cleared(Set.of("ann"))) // who may see the worst
                        .personHash(PersonHash.hmacSha256(key))) // to forget people
            .build();

    ContentItem post = ContentItem.text(ContentRef.of("post-7", 1), ada, "See my new studio.");
    fanfare.moderation().screen(post, IdempotencyKey.of("publish-post-7-1"));
    fanfare.moderation().isShown(post.ref()); // ask before you show anything
    // end
    assertThat(fanfare.moderation().isShown(post.ref())).isFalse();
    assertThat(fanfare.moderation().standing(post.ref()).orElseThrow().visibility())
        .isEqualTo(Visibility.HOLD);
  }

  @Test
  void screens() {
    // snippet: moderation-screen
    Pipeline pipeline =
        Pipeline.builder(threads) // an executor of yours
            .stage(NormaliseStage.standard())
            .stage(
                RulesStage.of(RuleSet.standard())
                    .with(PostingRates.of(store, clock), PostingRates.Limits.STANDARD))
            .build();
    Moderation moderation =
        Moderation.of(
            operations,
            store,
            ModerationPolicies.of(ModerationPresets.rulesOnly()),
            pipeline,
            ReviewIntake.none());

    ContentItem post = ContentItem.text(ContentRef.of("post-7", 1), ada, "Buy followers now!");
    ScreenResult result = moderation.screen(post, IdempotencyKey.of("publish-post-7-1"));
    result.isShown(); // false: spam of a creator of whom nothing is known is held
    if (result instanceof ScreenResult.Decided decided) {
      Decision decision = decided.decision();
      decision.visibility(); // HOLD
      decision.categories(); // [SPAM]
      decision.facts().rows(); // [spam-untrusted, spam, noted]
    }
    // end
    Decision decision = ((ScreenResult.Decided) result).decision();
    assertThat(result.isShown()).isFalse();
    assertThat(decision.visibility()).isEqualTo(Visibility.HOLD);
    assertThat(decision.categories()).containsExactly(Category.SPAM);
    assertThat(decision.facts().rows()).containsExactly("spam-untrusted", "spam", "noted");
  }

  /** A pipeline with a model, compiled but not called: there is no model here. */
  Pipeline withAModel(LanguageModel model) {
    // snippet: moderation-model
    SecureRandom random = new SecureRandom();
    Pipeline pipeline =
        Pipeline.builder(threads)
            .stage(NormaliseStage.standard())
            .stage(RulesStage.of(RuleSet.standard()))
            .stage(ModelStage.text(model, random).within(Duration.ofSeconds(60)))
            .standings(creator -> CreatorStanding.NEW) // what you know of your creators
            .breaker(5, Duration.ofMinutes(1))
            .build();
    // end
    return pipeline;
  }

  // snippet: moderation-stage
  /** Finds pictures of a product that may not be shown; the service is yours. */
  static final class ProductStage implements Stage {
    private static final Detector DETECTOR =
        new Detector("products", "2026-11", DetectorFamily.CLASSIFIER);

    private final ProductService service;

    ProductStage(ProductService service) {
      this.service = service;
    }

    @Override
    public String name() {
      return "products";
    }

    @Override
    public Duration timeout() {
      return Duration.ofSeconds(20);
    }

    @Override
    public List<StageResult> inspect(List<Inspection> items) {
      return items.stream().map(this::inspect).toList();
    }

    private StageResult inspect(Inspection inspection) {
      if (inspection.frames().isEmpty()) {
        return StageResult.inapplicable("no-frames"); // a handle is no content
      }
      double score = service.score(inspection.frames()); // throws: ERRORED, and the item is held
      return StageResult.ok(
          List.of(
              inspection.found(
                  DETECTOR,
                  Category.ILLICIT,
                  score > 0.9 ? Severity.HIGH : Severity.LOW,
                  score,
                  List.of(new Evidence.RuleHolds("product-score")))));
    }
  }

  // end

  /** What the host has. */
  interface ProductService {
    double score(List<Frame> frames);
  }

  @Test
  void ownStage() {
    ModerationPolicy policy = ModerationPresets.rulesOnly();
    // snippet: moderation-require
    ModerationPolicy mine =
        policy.toBuilder("mine-1", Instant.parse("2026-11-01T00:00:00Z"))
            .require(Requirement.that("need-products", ContentPart.PICTURES, "products"))
            .row(
                PolicyRow.builder("product")
                    .on(Category.ILLICIT)
                    .by(DetectorFamily.CLASSIFIER)
                    .confidenceAbove(0.95)
                    .withEvidence()
                    .then(Actions.BLOCK, Ground.terms("goods 3.2"), "block-product")
                    .strikes(1))
            .build();
    // end
    Moderation moderation =
        Moderation.of(
            operations,
            store,
            ModerationPolicies.of(mine),
            Pipeline.builder(threads)
                .stage(new ProductStage(frames -> 0.97))
                .frames(
                    (media, most) ->
                        List.of(
                            Frame.of(
                                media,
                                AiContent.Image.of(AiContent.Image.Type.PNG, new byte[] {1}))))
                .build(),
            ReviewIntake.none());
    ScreenResult result =
        moderation.screen(
            ContentItem.media(
                ContentRef.of("p", 1), ada, MediaHandle.image("p.png"), "ab".repeat(32)),
            IdempotencyKey.of("k"));
    assertThat(((ScreenResult.Decided) result).decision().facts().statement())
        .isEqualTo("block-product");
  }

  @Test
  void shadows() {
    ModerationPolicy live = ModerationPresets.rulesOnly();
    // snippet: moderation-shadow
    ModerationPolicy stricter =
        live.toBuilder("rules-only-2", Instant.parse("2027-01-01T00:00:00Z"))
            .row(
                PolicyRow.builder("no-shouting")
                    .on(Category.SPAM)
                    .from(Severity.LOW)
                    .confidence(0.5)
                    .hold(Duration.ofHours(24)))
            .build();
    Moderation moderation = over(ModerationPolicies.of(live).withShadow(stricter));
    ContentItem loud =
        ContentItem.text(
            ContentRef.of("post-8", 1), ada, "COME AND SEE MY NEW STUDIO EVERYBODY, PLEASE");
    moderation.screen(loud, IdempotencyKey.of("publish-post-8-1")).isShown(); // true

    moderation.shadowSummary("rules-only-2").decisions(ShadowDiff.Shift.STRICTER); // 1
    moderation.shadowDiffs("rules-only-2", Optional.empty(), 100).get(0).rows();
    // [no-shouting, noted]
    // end
    assertThat(moderation.isShown(loud.ref())).isTrue();
    assertThat(moderation.shadowSummary("rules-only-2").decisions(ShadowDiff.Shift.STRICTER))
        .isEqualTo(1);
    assertThat(moderation.shadowDiffs("rules-only-2", Optional.empty(), 100).get(0).rows())
        .containsExactly("no-shouting", "noted");
  }

  @Test
  void rules() {
    Moderation moderation = over(ModerationPolicies.of(ModerationPresets.rulesOnly()));
    ContentRef post = ContentRef.of("post-9", 1);
    moderation.screen(
        ContentItem.text(post, ada, "We all know what he did."), IdempotencyKey.of("publish-9"));
    // snippet: moderation-rule
    HumanRuling takedown =
        HumanRuling.of(
                post,
                Actor.human("reviewer-3"),
                Actions.BLOCK,
                Ground.terms("harassment 2.1"),
                "accuses a private person")
            .about(Category.HARASSMENT)
            .stating("block-harassment")
            .over(moderation.standing(post).orElseThrow().id()); // only what the reviewer saw
    moderation.rule(takedown, IdempotencyKey.of("ruling-41")); // Ruled
    moderation.isShown(post); // false
    moderation.standing(post).orElseThrow().appeal(); // until the end of 2027-05-20
    // end
    assertThat(moderation.isShown(post)).isFalse();
    assertThat(moderation.standing(post).orElseThrow().appeal().orElseThrow().lastDay())
        .hasToString("2027-05-20");
  }

  @Test
  void ownRules() {
    // snippet: moderation-rules
    RuleSet mine =
        RuleSet.standard()
            .without("mine-4", "spam-shouting")
            .with(
                "mine-4",
                List.of(
                    Rule.builder("rival", Category.SPAM, Severity.MEDIUM, 0.9)
                        .hosts("rival.example")
                        .build()));
    // end
    RuleSet read =
        RuleSet.parse(
            new StringReader(
                "version club-1\n"
                    + "rule rival SPAM MEDIUM 0.9\n"
                    + "  host rival.example\n"
                    + "rule tickets FRAUD_SCAM HIGH 0.8\n"
                    + "  group ticket+, backstage\n"
                    + "  group gift card, paypal friends\n"));
    assertThat(mine.rules()).hasSize(RuleSet.standard().rules().size());
    assertThat(read.rules()).hasSize(2);
  }

  private static final String NEWLINE = "\n";

  @Test
  void showsTheTablesThatHold() throws IOException {
    Path page = Path.of(System.getProperty("fanfare.root", "none")).resolve("docs/moderation.md");
    assumeTrue(Files.isRegularFile(page), "no page " + page);
    String text = Files.readString(page);

    assertThat(table(text, "policy-rows")).isEqualTo(rows(ModerationPresets.standard()));
    assertThat(table(text, "policy-requirements"))
        .isEqualTo(requirements(ModerationPresets.standard()));
    assertThat(table(text, "rules")).isEqualTo(rules(RuleSet.standard()));
    assertThat(ModerationPresets.rulesOnly().rows())
        .as("both policies have the same rows")
        .isEqualTo(ModerationPresets.standard().rows());
    assertThat(ModerationPresets.rulesOnly().requirements())
        .extracting(Requirement::id)
        .containsExactly("need-normalise", "need-rules");
  }

  private static String table(String page, String name) {
    String mark = "<!-- table: " + name + " -->" + NEWLINE;
    int start = page.indexOf(mark) + mark.length();
    int end = page.indexOf(NEWLINE + NEWLINE, start);
    assertThat(page).contains(mark);
    return page.substring(start, end + 1);
  }

  private static String rows(ModerationPolicy policy) {
    StringBuilder table =
        new StringBuilder(
            "| row | category | from | confidence | said by | where | then | ground | look within |\n"
                + "|---|---|---|---|---|---|---|---|---|\n");
    for (PolicyRow row : policy.rows()) {
      assertThat(row.mode()).isEqualTo(RowMode.LIVE);
      List<String> where = new ArrayList<>();
      add(where, row.kinds());
      add(where, row.surfaces());
      add(where, row.standings());
      String by = names(row.families()) + (row.needsEvidence() ? " with evidence" : "");
      table
          .append(
              line(
                  "`" + row.id() + "`",
                  row.categories().isEmpty() ? "any" : names(row.categories()),
                  row.minSeverity().name(),
                  row.minConfidence() == 0
                      ? "any"
                      : (row.above() ? "> " : "≥ ") + row.minConfidence(),
                  by.isBlank() ? "any" : by.strip(),
                  where.isEmpty() ? "everywhere" : String.join(", ", where),
                  (row.actions().equals(Actions.ALLOW) ? "noted" : row.actions().toString())
                      + (row.strikes() > 0 ? ", " + row.strikes() + " strike" : ""),
                  row.ground() == null ? "–" : row.ground().toString(),
                  row.needsHuman()
                      ? row.reviewWithin().toHours()
                          + " h"
                          + (row.needsSecondApproval() ? ", two people" : "")
                      : "–"))
          .append(NEWLINE);
    }
    return table.toString();
  }

  private static String requirements(ModerationPolicy policy) {
    StringBuilder table =
        new StringBuilder(
            "| row | items with | stage | where | while it is out |\n|---|---|---|---|---|\n");
    for (Requirement row : policy.requirements()) {
      List<String> where = new ArrayList<>();
      add(where, row.kinds());
      add(where, row.surfaces());
      add(where, row.standings());
      table
          .append(
              line(
                  "`" + row.id() + "`",
                  row.part().name(),
                  "`" + row.stage() + "`",
                  where.isEmpty() ? "everywhere" : String.join(", ", where),
                  row.onUnavailable() == OnUnavailable.HOLD ? "held" : "shown, screened again"))
          .append(NEWLINE);
    }
    return table.toString();
  }

  private static String rules(RuleSet rules) {
    StringBuilder table =
        new StringBuilder(
            "| rule | category | severity | confidence | looks for |\n|---|---|---|---|---|\n");
    for (Rule rule : rules.rules()) {
      table
          .append(
              line(
                  "`" + rule.id() + "`",
                  rule.category().name(),
                  rule.severity().name(),
                  String.valueOf(rule.confidence()),
                  rule.matchers().stream()
                      .map(ModerationDocsTest::looksFor)
                      .distinct()
                      .collect(Collectors.joining(", "))))
          .append(NEWLINE);
    }
    return table.toString();
  }

  private static String looksFor(Rule.Matcher matcher) {
    if (matcher instanceof Rule.Matcher.Phrases phrases) {
      return phrases.phrases().size() + " words and phrases";
    }
    if (matcher instanceof Rule.Matcher.Together together) {
      return "%d of %d groups of words".formatted(together.atLeast(), together.groups().size());
    }
    if (matcher instanceof Rule.Matcher.Scanned scanned) {
      String name = scanned.scan().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      return scanned.atLeast() == 1 ? name : scanned.atLeast() + " × " + name;
    }
    return matcher instanceof Rule.Matcher.Hosts ? "hosts" : "patterns";
  }

  private static void add(List<String> where, Collection<?> some) {
    if (!some.isEmpty()) {
      where.add(names(some));
    }
  }

  private static String names(Collection<?> some) {
    return some.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private static String line(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
