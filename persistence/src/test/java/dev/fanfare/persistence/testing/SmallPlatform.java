package dev.fanfare.persistence.testing;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.CLEO;
import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Fixtures.usd;

import dev.fanfare.Fanfare;
import dev.fanfare.Storage;
import dev.fanfare.ai.AiRequest;
import dev.fanfare.ai.AiUsage;
import dev.fanfare.ai.ModelPrice;
import dev.fanfare.ai.PriceBook;
import dev.fanfare.ai.Purpose;
import dev.fanfare.ai.ScriptedAnswer;
import dev.fanfare.ai.ScriptedModel;
import dev.fanfare.analytics.DayRange;
import dev.fanfare.analytics.Fact;
import dev.fanfare.analytics.ForecastSubject;
import dev.fanfare.collaboration.CollaborationProposal;
import dev.fanfare.collaboration.CollaborationType;
import dev.fanfare.collaboration.Collaborations;
import dev.fanfare.content.ContentRequest;
import dev.fanfare.creator.Creator;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStats;
import dev.fanfare.creator.Verification;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.JobType;
import dev.fanfare.credit.Wallet;
import dev.fanfare.earning.Revenue;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.event.IdGenerator;
import dev.fanfare.event.Operations;
import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.Transfer;
import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.ContentPart;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Ground;
import dev.fanfare.moderation.MediaHandle;
import dev.fanfare.moderation.Moderation;
import dev.fanfare.moderation.ModerationPolicies;
import dev.fanfare.moderation.ModerationPolicy;
import dev.fanfare.moderation.ModerationStore;
import dev.fanfare.moderation.PersonId;
import dev.fanfare.moderation.Pipeline;
import dev.fanfare.moderation.PolicyRow;
import dev.fanfare.moderation.Requirement;
import dev.fanfare.moderation.ReviewIntake;
import dev.fanfare.moderation.StageName;
import dev.fanfare.moderation.Surface;
import dev.fanfare.moderation.Visibility;
import dev.fanfare.moderation.hash.BankEntry;
import dev.fanfare.moderation.hash.ContentHash;
import dev.fanfare.moderation.hash.HashBank;
import dev.fanfare.moderation.hash.HashBankStore;
import dev.fanfare.moderation.hash.KnownHash;
import dev.fanfare.moderation.hash.PdqHash;
import dev.fanfare.moderation.hash.SeverityHint;
import dev.fanfare.moderation.report.SafetyCount;
import dev.fanfare.moderation.report.SafetyDay;
import dev.fanfare.moderation.report.SafetyFigure;
import dev.fanfare.moderation.report.SafetyFigures;
import dev.fanfare.moderation.report.SafetyMetric;
import dev.fanfare.moderation.report.SafetyReport;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.payout.FeeSchedules;
import dev.fanfare.payout.PayoutDestination;
import dev.fanfare.payout.PayoutGateways;
import dev.fanfare.payout.PayoutMethod;
import dev.fanfare.payout.PayoutPolicy;
import dev.fanfare.payout.PayoutRun;
import dev.fanfare.payout.RequestResult;
import dev.fanfare.payout.bankfile.BankFileGateway;
import dev.fanfare.payout.bankfile.Iban;
import dev.fanfare.payout.bankfile.PaymentFileRequest;
import dev.fanfare.payout.sandbox.SandboxBehaviour;
import dev.fanfare.payout.sandbox.SandboxGateway;
import dev.fanfare.testing.TestClock;
import dev.fanfare.trend.TrendCount;
import dev.fanfare.trend.TrendKind;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Two weeks of a platform with five creators, in March 2026: something in every table. What it
 * leaves, at a share of 55 %:
 *
 * <ul>
 *   <li>Ada: 110.00 USD of 200.00 are off hold; 50.00 were paid out (1.00 of it the fee), 20.00 are
 *       asked for, 5.00 in reserve: 35.00 available. On hold: 55.00 of 100.00, less 5.50 of a
 *       refund, and 2.75 of a sale that she shares with Ben: 52.25.
 *   <li>Ben: 55.00 USD of 100.00 went into a payout whose outcome nobody knows; 2.75 on hold.
 *   <li>Cleo, whom nobody has verified: 1,650 JPY of 3,000 on hold.
 *   <li>Dora had 5.50 USD, was paid by hand, and owes them after the refund of all 10.00.
 *   <li>Eve: 110.00 EUR of 200.00 are in a payout, 107.25 of them in a bank file.
 * </ul>
 */
public final class SmallPlatform {
  public static final CreatorId DORA = CreatorId.of("dora");
  public static final CreatorId EVE = CreatorId.of("eve");
  public static final Asset EUR = Asset.of("EUR");
  public static final String BEGIN = "2026-03-02T09:00:00Z";

  /** When everything stands as the class says. */
  public static final String END = "2026-03-13T04:00:00Z";

  private final TestClock clock = TestClock.at(BEGIN);
  private final Storage storage;
  private final SandboxGateway sandbox;
  private final BankFileGateway bank;
  private final Fanfare fanfare;

  private SmallPlatform(Storage storage) {
    this.storage = storage;
    IdGenerator ids = IdGenerator.timeOrdered(clock);
    bank =
        BankFileGateway.of(
            Operations.of(storage, storage.operations(), storage.events(), ids, clock),
            storage.bankInstructions());
    sandbox =
        SandboxGateway.of(
            "sandbox",
            clock,
            attempt ->
                attempt.creator().equals(BEN)
                    ? SandboxBehaviour.TIMES_OUT_BEFORE
                    : SandboxBehaviour.PAYS.with(SandboxBehaviour.Reports.EACH));
    fanfare =
        Fanfare.builder()
            .storage(storage)
            .clock(clock)
            .ids(ids)
            .payoutPolicy(
                PayoutPolicy.builder(FeeSchedules.standard(USD).with(FeeSchedules.standard(EUR)))
                    .build())
            .languageModel(
                ScriptedModel.answering(
                    request -> ScriptedAnswer.text("Sing.").usage(AiUsage.of(1_000, 100))))
            .priceBook(
                PriceBook.builder("2026-03")
                    .price(ModelPrice.of(ScriptedModel.NAME, Instant.EPOCH, USD, "3", "15"))
                    .build())
            .payoutGateways(
                PayoutGateways.of(
                    Map.of(PayoutMethod.PAXUM, sandbox, PayoutMethod.BANK_TRANSFER, bank)))
            .build();
  }

  /** Runs it over an empty storage. */
  public static SmallPlatform over(Storage empty) {
    SmallPlatform platform = new SmallPlatform(empty);
    platform.run();
    return platform;
  }

  /** Returns the platform over a storage on which it has run, at {@link #END}. */
  public static SmallPlatform resumed(Storage filled) {
    SmallPlatform platform = new SmallPlatform(filled);
    platform.clock.set(END);
    return platform;
  }

  public Fanfare fanfare() {
    return fanfare;
  }

  public TestClock clock() {
    return clock;
  }

  private void run() {
    List.of(ADA, BEN, DORA).forEach(creator -> register(creator, USD, Verification.VERIFIED));
    register(CLEO, JPY, Verification.PENDING);
    register(EVE, EUR, Verification.VERIFIED);
    fanfare.creators().holdPayouts(DORA, "charged back", key("hold-dora"));
    destinations();
    duet();
    facts();
    clock.set(END);
    fanfare.earnings().mature();
    owing();
    payouts();
    fanfare.earnings().reserve(ADA, usd("5.00"), "a dispute", key("reserve-1"));
    perks();
    content();
    moderation();
    SmallReviews.over(storage);
    safety();
    figures();
    advice();
  }

  private void register(CreatorId id, Asset currency, Verification verification) {
    Creator creator =
        new Creator(id, id.value(), currency, ZoneOffset.UTC, clock.instant(), verification, null);
    fanfare.creators().register(creator, key("register-" + id));
  }

  private void destinations() {
    storage
        .payoutDestinations()
        .save(ADA, PayoutMethod.PAXUM, new PayoutDestination.ProviderAccount("ada@example.org"));
    storage
        .payoutDestinations()
        .save(BEN, PayoutMethod.PAXUM, new PayoutDestination.ProviderAccount("ben@example.org"));
    storage
        .payoutDestinations()
        .save(
            EVE,
            PayoutMethod.BANK_TRANSFER,
            new PayoutDestination.BankAccount("Eve", "DE89370400440532013000", null));
  }

  /** A sale that two share; one more proposal stays without an answer. */
  private void duet() {
    Collaborations collaborations = fanfare.collaborations();
    var made =
        (Collaborations.ProposeResult.Proposed)
            collaborations.propose(
                CollaborationProposal.of(ADA, BEN, CollaborationType.DUET), key("duet"));
    collaborations.accept(made.collaboration(), BEN, key("duet-yes"));
    collaborations.propose(
        CollaborationProposal.of(ADA, CLEO, CollaborationType.COLLAB_VIDEO)
            .describedAs("A video about spring"),
        key("video"));
    clock.set("2026-03-10T10:00:00Z");
    fanfare
        .earnings()
        .recordSale(
            new Revenue.NewSale(
                "s-1",
                RevenueSource.TIP,
                clock.instant(),
                usd("10.00"),
                collaborations.splitFor(made.collaboration()).orElseThrow()),
            key("s-1"));
  }

  private void facts() {
    fanfare
        .activity()
        .record(
            List.of(
                gift("g-1", "2026-03-02T10:00:00Z", ADA, usd("200.00")),
                gift("g-2", "2026-03-09T10:00:00Z", ADA, usd("100.00")),
                gift("g-3", "2026-03-02T10:00:00Z", BEN, usd("100.00")),
                gift("g-4", "2026-03-10T10:00:00Z", CLEO, Money.parse("3000", JPY)),
                gift("g-5", "2026-03-02T10:00:00Z", DORA, usd("10.00")),
                new Fact.GiftRefunded(
                    "r-1",
                    Instant.parse("2026-03-10T11:00:00Z"),
                    "g-2",
                    "fan",
                    ADA,
                    "rose",
                    "Rose",
                    1,
                    usd("10.00")),
                new Fact.RevenueReceived(
                    "sub-1",
                    Instant.parse("2026-03-02T10:00:00Z"),
                    RevenueSource.SUBSCRIPTION,
                    EVE,
                    Money.of("200.00", "EUR"))));
  }

  private static Fact gift(String id, String at, CreatorId creator, Money amount) {
    return new Fact.GiftSent(id, Instant.parse(at), "fan", creator, "rose", "Rose", 1, amount);
  }

  /** Ada asked a model twice: 3 x 1 000 + 15 x 100 are 4 500 millionths of a dollar each. */
  private void advice() {
    for (int i = 1; i <= 2; i++) {
      fanfare
          .ai()
          .model()
          .complete(
              AiRequest.builder(Purpose.CHAT, 500)
                  .user("What shall I do next?")
                  .forUser(ADA.value())
                  .message("advice-" + i)
                  .build());
    }
  }

  /** Figures of the days to the 10th; the rest waits, and one session has not been counted. */
  private void figures() {
    fanfare
        .activity()
        .record(
            List.of(
                new Fact.UserJoined("j-1", Instant.parse("2026-03-01T10:00:00Z"), "fan"),
                new Fact.UserSeen("u-1", Instant.parse("2026-03-03T10:00:00Z"), "guest"),
                new Fact.VideoStats("video-1", ADA, LocalDate.of(2026, 3, 2), 1_000, 50, 20, 10),
                new Fact.VideoStats("video-1", ADA, LocalDate.of(2026, 3, 3), 1_500, 60, 20, 10),
                new Fact.FollowersCounted(ADA, LocalDate.of(2026, 3, 2), 1_200)));
    fanfare.analytics().catchUp(new DayRange(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 10)));
    fanfare.forecasts().forecast(ForecastSubject.netRevenue(USD), 7);
    fanfare
        .activity()
        .record(
            List.of(
                new Fact.SessionEnded(
                    "e-1",
                    Instant.parse("2026-03-12T20:30:00Z"),
                    "guest",
                    Duration.ofMinutes(20),
                    4)));
  }

  private void owing() {
    Transfer out =
        new Transfer(Account.available(DORA, USD), Account.cash("bank", USD), usd("5.50"));
    fanfare.ledger().adjust(List.of(out), "paid by hand", key("by-hand"));
    fanfare.earnings().recordRefund("g-5", usd("10.00"), key("r-5"));
  }

  private void payouts() {
    fanfare.payouts().submit(request(ADA, "50.00", "payout-ada-1"));
    sandbox.settle();
    sandbox.takeReports().forEach(fanfare.payouts()::report);
    fanfare.payouts().submit(request(BEN, "55.00", "payout-ben-1"));
    request(ADA, "20.00", "payout-ada-2");
    fanfare.payouts().run(PayoutRun.at(Instant.parse(END), PayoutMethod.BANK_TRANSFER, EUR));
    bank.writeFile(
        new PaymentFileRequest(
            "FANFARE-2026-03-13",
            "Example Platform GmbH",
            Iban.parse("NL91 ABNA 0417 1643 00"),
            null,
            LocalDate.of(2026, 3, 16)),
        new ByteArrayOutputStream());
  }

  /** Asks for a payout to a provider's account. */
  public UUID request(CreatorId creator, String amount, String key) {
    RequestResult result =
        fanfare.payouts().request(creator, usd(amount), PayoutMethod.PAXUM, key(key));
    if (result instanceof RequestResult.Requested made) {
      return made.payout();
    }
    throw new IllegalStateException(result.toString());
  }

  /** Ben asks for a script that nobody has written yet, and bakes; bread is on the rise. */
  private void content() {
    fanfare
        .content()
        .submit(ContentRequest.of(BEN, JobType.SCRIPT, "A song about bread"), key("script-ben"));
    fanfare.trends().setCategories(BEN, Set.of("food"), key("ben-bakes"));
    List<TrendCount> counts = new ArrayList<>();
    for (int ago = 0; ago < 10; ago++) {
      LocalDate day = LocalDate.of(2026, 3, 12).minusDays(ago);
      counts.add(
          TrendCount.of(TrendKind.HASHTAG, "food", "#Bread", day, 1_023 >> ago, 1_023 >> ago));
    }
    fanfare.trends().record(counts, key("trend-counts"));
    fanfare.trends().compute();
  }

  /**
   * Ben's comment is demoted, which a policy in shadow would have held; Ada's video waits for a
   * person, as nothing looks at pictures. The detector of manipulated media is out.
   */
  private void moderation() {
    Moderation moderation = moderation(storage.moderation());
    moderation.screen(
        ContentItem.text(ContentRef.of("comment-1", 1), BEN, "Cheap followers here!")
            .on(Surface.COMMENT),
        key("screen-1"));
    moderation.screen(
        ContentItem.media(
                ContentRef.of("video-1", 1),
                ADA,
                MediaHandle.video("videos/1.mp4"),
                "ab".repeat(32))
            .withText("Kim and I")
            .depicting(PersonId.of("kim")),
        key("screen-2"));
    storage.moderation().beginOutage("deepfake", clock.instant());
    HashBankStore banks = storage.hashBanks();
    banks.save(new HashBank("ncii", "ncii", SeverityHint.CRITICAL, "StopNCII.org", "2026-03-01"));
    banks.add(
        "ncii",
        List.of(
            new BankEntry("case-1", KnownHash.of(new PdqHash(1, 2, 3, 4))),
            new BankEntry("case-1", KnownHash.of(new ContentHash("cd".repeat(32))))));
  }

  private Moderation moderation(ModerationStore store) {
    PolicyRow spam =
        PolicyRow.builder("spam")
            .on(Category.SPAM)
            .then(Actions.of(Visibility.DEMOTE), Ground.terms("clause 4"), "demote-spam")
            .build();
    ModerationPolicy policy =
        ModerationPolicy.builder("policy-1", Instant.EPOCH)
            .require(Requirement.that("need-rules", ContentPart.TEXT, StageName.RULES))
            .row(spam)
            .build();
    ModerationPolicy stricter =
        policy.toBuilder("policy-2", Instant.EPOCH)
            .replace(PolicyRow.builder("spam").on(Category.SPAM).hold(Duration.ofDays(1)).build())
            .build();
    return Moderation.of(
        Operations.of(
            storage, storage.operations(), storage.events(), IdGenerator.timeOrdered(clock), clock),
        store,
        ModerationPolicies.of(policy).withShadow(stricter),
        Pipeline.builder(Runnable::run).stage(new LooksForFollowers()).build(),
        ReviewIntake.none());
  }

  /** The report of a day on which of 12 posts one was flagged, and a stage was out for a minute. */
  private void safety() {
    SafetyDay day = new SafetyDay(LocalDate.of(2026, 3, 12), ZoneOffset.UTC);
    SafetyFigures figures =
        new SafetyFigures(
            List.of(
                new SafetyCount(new SafetyFigure(SafetyMetric.SCANNED, "", ""), 12),
                new SafetyCount(new SafetyFigure(SafetyMetric.FLAGGED, "", ""), 1),
                new SafetyCount(new SafetyFigure(SafetyMetric.FLAGS, "SPAM", "LOW"), 1),
                new SafetyCount(new SafetyFigure(SafetyMetric.OUTAGES, "model-text", ""), 1),
                new SafetyCount(
                    new SafetyFigure(SafetyMetric.OUTAGE_SECONDS, "model-text", ""), 60)));
    SafetyReport report = new SafetyReport(day, day.from(), day.to(), 1, clock.instant(), figures);
    storage.inTransaction(() -> storage.safetyReports().save(report));
  }

  /** Tiers with their allowance, credits in every state, an achievement. */
  private void perks() {
    CreatorStats stats =
        CreatorStats.of(ADA, USD)
            .followers(1_200)
            .monthlyRevenue(usd("165.00"))
            .averageViews(20_000)
            .totalViews(12_000)
            .engagement(6, 100)
            .build();
    fanfare.tiers().evaluateAll(List.of(stats), key("tiers-1"));
    Instant april = Instant.parse("2026-04-01T00:00:00Z");
    fanfare.tiers().overrideTier(ADA, "gold", "a partner", april, key("partner-ada"));
    fanfare.tiers().overrideTier(BEN, "gold", "a partner", april, key("partner-ben"));
    fanfare.achievements().check(stats, key("achievements-1"));
    Wallet wallet = Wallet.of(ADA, CreditType.VIDEO_EDIT);
    fanfare.credits().grant(wallet, 100, GrantSource.PURCHASE, key("order-1"));
    fanfare.credits().spend(wallet, 30, key("clip-1"));
    fanfare.credits().reserve(wallet, 20, Duration.ofDays(1), key("clip-2"));
    fanfare.credits().spend(wallet, 80, key("clip-3"));
  }
}
