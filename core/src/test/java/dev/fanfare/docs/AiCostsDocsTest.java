package dev.fanfare.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.Fanfare;
import dev.fanfare.ai.AiCost;
import dev.fanfare.ai.AiException;
import dev.fanfare.ai.AiListener;
import dev.fanfare.ai.AiObservation;
import dev.fanfare.ai.AiRequest;
import dev.fanfare.ai.AiResponse;
import dev.fanfare.ai.AiStream;
import dev.fanfare.ai.AiUsage;
import dev.fanfare.ai.AiValue;
import dev.fanfare.ai.AnswerShape;
import dev.fanfare.ai.BudgetAlert;
import dev.fanfare.ai.BudgetLimit;
import dev.fanfare.ai.BudgetPeriod;
import dev.fanfare.ai.BudgetPolicy;
import dev.fanfare.ai.BudgetScope;
import dev.fanfare.ai.BudgetStanding;
import dev.fanfare.ai.CallCost;
import dev.fanfare.ai.LanguageModel;
import dev.fanfare.ai.ModelName;
import dev.fanfare.ai.ModelPrice;
import dev.fanfare.ai.ModelUnpriced;
import dev.fanfare.ai.PriceBook;
import dev.fanfare.ai.Purpose;
import dev.fanfare.ai.QuotaPolicy;
import dev.fanfare.ai.QuotaStanding;
import dev.fanfare.ai.QuotaSubject;
import dev.fanfare.ai.ScriptedAnswer;
import dev.fanfare.ai.ScriptedModel;
import dev.fanfare.ai.TokenClass;
import dev.fanfare.ai.UsageDimension;
import dev.fanfare.ai.UsageQuery;
import dev.fanfare.ai.UsageTotal;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.testing.TestClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The programs of docs/ai-costs.md. */
class AiCostsDocsTest {
  private static final Asset USD = Asset.of("USD");

  private final TestClock clock = TestClock.at("2026-12-01T12:00:00Z");
  private final List<String> alerts = new ArrayList<>();
  private final List<AiObservation> observations = new ArrayList<>();

  private static PriceBook book() {
    // snippet: ai-prices
    Instant december = Instant.parse("2026-12-01T00:00:00Z");
    ModelName big = new ModelName("acme", "big-1");
    PriceBook prices =
        PriceBook.builder("2026-12")
            .price(
                ModelPrice.of(big, december, Asset.of("USD"), "3", "15")
                    .with(TokenClass.CACHE_READ, "0.30")
                    .with(TokenClass.CACHE_WRITE, "3.75"))
            .price(
                ModelPrice.of(
                    new ModelName("ollama", "small"), december, Asset.of("USD"), "0", "0"))
            .alias(new ModelName("azure", "our-deployment"), big)
            .build();
    AiUsage usage = new AiUsage(1_000L, 20_000L, 0L, 500L, null);
    prices.cost(new ModelName("acme", "big-1-20261115"), december, usage);
    // Priced: 1 000 x 3 + 20 000 x 0.30 + 500 x 15 = 16 500 millionths, 0.0165 USD
    prices.cost(new ModelName("acme", "big-1-mini"), december, usage); // Unpriced: NO_PRICE
    // end
    assertThat(prices.cost(new ModelName("acme", "big-1-20261115"), december, usage))
        .isEqualTo(new CallCost.Priced(AiCost.parse("0.0165", USD)));
    assertThat(prices.cost(new ModelName("acme", "big-1-mini"), december, usage))
        .isInstanceOf(CallCost.Unpriced.class);
    return prices;
  }

  @Test
  void setsUp() {
    PriceBook prices = book();
    LanguageModel model =
        ScriptedModel.builder()
            .name(new ModelName("acme", "big-1"))
            .otherwise(r -> ScriptedAnswer.text("Sing.").usage(AiUsage.of(1_000, 200)))
            .build();
    // snippet: ai-setup
    Fanfare fanfare =
        Fanfare.builder()
            .clock(clock)
            .languageModel(model)
            .priceBook(prices)
            .quotaPolicy(QuotaPolicy.standard().with(Purpose.CHAT, 30))
            .budgetPolicy(
                BudgetPolicy.of(
                    "2026-12",
                    BudgetLimit.of(
                        BudgetScope.platform(), BudgetPeriod.DAY, Money.of("50.00", "USD")),
                    BudgetLimit.of(
                            BudgetScope.purpose(Purpose.CHAT),
                            BudgetPeriod.DAY,
                            Money.of("20.00", "USD"))
                        .withHardStop()))
            .aiObserver(call -> observations.add(call))
            .build();
    fanfare
        .events()
        .subscribe(
            BudgetAlert.class,
            alert -> alerts.add(alert.percent() + " % of " + alert.limit() + " are spent"));
    fanfare
        .events()
        .subscribe(ModelUnpriced.class, unpriced -> alerts.add("no price for " + unpriced.model()));

    AiResponse advice =
        fanfare
            .ai()
            .model()
            .complete(
                AiRequest.builder(Purpose.CHAT, 1_000)
                    .system("You advise creators.")
                    .user("What shall I do next?")
                    .forUser("ada")
                    .message("msg-1")
                    .build());
    // end
    assertThat(advice.text()).isEqualTo("Sing.");
    assertThat(observations).hasSize(1);
    fanfare.events().deliver();
    assertThat(alerts).isEmpty();

    // snippet: ai-standing
    QuotaStanding left =
        fanfare
            .ai()
            .quota()
            .standing(new QuotaSubject("ada", Purpose.CHAT), ZoneId.of("Europe/Berlin"));
    // 29 of 30 remain until 2026-12-02T00:00:00Z: the day began before anybody knew of Berlin
    List<BudgetStanding> budgets = fanfare.ai().budget().standings();
    // platform and chat, 0.006 USD spent of each
    // end
    assertThat(left.remaining()).isEqualTo(29);
    assertThat(left.resetAt()).isEqualTo("2026-12-02T00:00:00Z");
    assertThat(budgets)
        .extracting(BudgetStanding::spent)
        .containsExactly(AiCost.parse("0.006", USD), AiCost.parse("0.006", USD));

    // snippet: ai-usage
    LocalDate today = LocalDate.of(2026, 12, 1);
    List<UsageTotal> totals =
        fanfare
            .ai()
            .usage()
            .totals(
                UsageQuery.days(
                    today.minusDays(30),
                    today,
                    ZoneOffset.UTC,
                    UsageDimension.DAY,
                    UsageDimension.MODEL));
    for (UsageTotal total : totals) {
      alerts.add(total.day() + " " + total.model() + " " + total.calls() + " " + total.costs());
    }
    // 2026-12-01 acme/big-1 1 [0.006 USD]
    // end
    assertThat(alerts).containsExactly("2026-12-01 acme/big-1 1 [0.006 USD]");
  }

  // snippet: ai-refused
  /** Returns an answer, or what to tell the user. */
  String advise(Fanfare fanfare, String user, String messageId, String question) {
    AiRequest request =
        AiRequest.builder(Purpose.CHAT, 1_000)
            .user(question)
            .forUser(user)
            .message(messageId)
            .build();
    try {
      return fanfare.ai().model().complete(request).text();
    } catch (AiException.QuotaExhausted e) {
      return "Come back at " + e.resetAt().orElseThrow();
    } catch (AiException.BudgetExceeded e) {
      return "Come back tomorrow";
    } catch (AiException e) {
      return e.retryable() ? "Try again" : "This did not work";
    }
  }

  // end

  @Test
  void tellsTheUser() {
    ScriptedModel model =
        ScriptedModel.of(
            ScriptedAnswer.fault(call -> new AiException.Overloaded("busy", call, null)),
            ScriptedAnswer.text("Sing."));
    Fanfare fanfare =
        Fanfare.builder()
            .clock(clock)
            .languageModel(model)
            .quotaPolicy(QuotaPolicy.standard().with(Purpose.CHAT, 1))
            .build();
    assertThat(advise(fanfare, "ada", "m-1", "What?")).isEqualTo("Try again");
    assertThat(advise(fanfare, "ada", "m-1", "What?")).isEqualTo("Sing.");
    assertThat(advise(fanfare, "ada", "m-2", "What?"))
        .isEqualTo("Come back at 2026-12-02T00:00:00Z");
  }

  @Test
  void scripts() {
    AnswerShape verdict = new AnswerShape.ObjectOf(Map.of("ok", new AnswerShape.FlagOf()));
    AiRequest request = AiRequest.builder(Purpose.CHAT, 1_000).user("Hello").build();
    AiRequest judge =
        AiRequest.builder(Purpose.MODERATION, 1_000).user("Judge this").answer(verdict).build();
    // snippet: ai-scripted
    ScriptedModel model =
        ScriptedModel.of(
            ScriptedAnswer.text("Hello, Ada."),
            ScriptedAnswer.structured(new AiValue.Fields(Map.of("ok", new AiValue.Flag(true)))),
            ScriptedAnswer.fault(call -> new AiException.Overloaded("busy", call, null)),
            ScriptedAnswer.text("one two three").cutAfter(2));

    model.complete(request).text(); // Hello, Ada.
    model.complete(judge).answer(); // Fields[1]
    // The third call throws Overloaded, the fourth StreamTruncated with "one two ".
    model.requests(); // what it was asked
    // end
    assertThat(model.requests()).containsExactly(request, judge);
    assertThatThrownBy(() -> model.complete(request)).isInstanceOf(AiException.Overloaded.class);
    assertThatThrownBy(() -> model.complete(request))
        .isInstanceOfSatisfying(
            AiException.StreamTruncated.class, e -> assertThat(e.partial()).isEqualTo("one two "));
  }

  @Test
  void cancels() throws Exception {
    AiRequest request = AiRequest.builder(Purpose.CHAT, 1_000).user("Hello").build();
    List<String> heard = new ArrayList<>();
    AiListener listener =
        new AiListener() {
          @Override
          public void onText(String piece) {
            heard.add(piece);
          }

          @Override
          public void onComplete(AiResponse response) {
            heard.add("complete");
          }

          @Override
          public void onError(AiException fault) {
            heard.add("error");
          }
        };
    // snippet: ai-scripted-stream
    CountDownLatch half = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    ScriptedModel model =
        ScriptedModel.of(
            ScriptedAnswer.text("one two")
                .before(
                    1, // on the thread of the model, just before the second piece
                    () -> {
                      half.countDown();
                      awaitQuietly(go);
                    }));
    AiStream stream = model.stream(request, listener); // hears "one "
    half.await();
    stream.cancel(); // the listener hears nothing more
    go.countDown();
    // end
    assertThatThrownBy(() -> stream.result().toCompletableFuture().get())
        .hasCauseInstanceOf(AiException.Cancelled.class);
    assertThat(heard).containsExactly("one ");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
