package dev.fanfare;

import dev.fanfare.ai.LanguageModel;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.Operations;
import dev.fanfare.moderation.CreatorStanding;
import dev.fanfare.moderation.Moderation;
import dev.fanfare.moderation.Pipeline;
import dev.fanfare.moderation.Stage;
import dev.fanfare.moderation.consent.Consents;
import dev.fanfare.moderation.hash.HashMatcher;
import dev.fanfare.moderation.hash.HashScreen;
import dev.fanfare.moderation.hash.IndexedHashMatcher;
import dev.fanfare.moderation.report.SafetyReports;
import dev.fanfare.moderation.review.Appeals;
import dev.fanfare.moderation.review.Enforcement;
import dev.fanfare.moderation.review.Notices;
import dev.fanfare.moderation.review.Reviews;
import dev.fanfare.moderation.stage.ConsentStage;
import dev.fanfare.moderation.stage.DeepfakeStage;
import dev.fanfare.moderation.stage.HashBanks;
import dev.fanfare.moderation.stage.HashStage;
import dev.fanfare.moderation.stage.ModelStage;
import dev.fanfare.moderation.stage.ProvenanceStage;
import dev.fanfare.moderation.text.NormaliseStage;
import dev.fanfare.moderation.text.PostingRates;
import dev.fanfare.moderation.text.RulesStage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Wires the services of moderation to one storage and to each other. */
final class ModerationAssembly {
  final Moderation moderation;
  final Reviews reviews;
  final Appeals appeals;
  final Notices notices;
  final Enforcement enforcement;
  final Consents consents;
  final SafetyReports reports;

  private final ModerationSettings settings;
  private final Storage storage;
  private final Operations operations;

  /**
   * @param model reads and looks at content, empty if there is none
   */
  ModerationAssembly(
      ModerationSettings settings,
      Storage storage,
      Operations operations,
      Clock clock,
      Optional<LanguageModel> model) {
    this.settings = settings;
    this.storage = storage;
    this.operations = operations;
    moderation =
        Moderation.of(
            operations,
            storage.moderation(),
            settings.policies,
            pipeline(clock, model),
            Reviews.intake(operations, storage.reviews(), settings.reviewPolicy, settings.reach));
    enforcement =
        Enforcement.of(operations, storage.enforcement(), moderation, settings.strikePolicy);
    reviews =
        Reviews.of(
            operations,
            storage.reviews(),
            moderation,
            enforcement,
            settings.reviewers,
            settings.reviewPolicy);
    appeals = Appeals.of(operations, storage.reviews(), moderation, settings.reviewPolicy);
    notices =
        Notices.of(
            operations, storage.reviews(), moderation, settings.reviewPolicy, settings.reach);
    consents =
        Consents.of(
            operations,
            storage.consents(),
            storage.moderation(),
            moderation,
            settings.consentPolicy,
            settings.personHash);
    reports =
        SafetyReports.of(
            operations,
            storage.safetyReports(),
            storage.moderation(),
            storage.reviews(),
            settings.safetyReportPolicy);
  }

  private Pipeline pipeline(Clock clock, Optional<LanguageModel> model) {
    Pipeline.Builder pipeline =
        Pipeline.builder(settings.executor == null ? threads() : settings.executor)
            .standings(this::standingOf);
    stages(clock, model).forEach(pipeline::stage);
    if (settings.frames != null) {
      pipeline.frames(settings.frames, settings.mostFrames);
    }
    if (settings.watermarking != null) {
      pipeline.watermarking(settings.watermarking, settings.watermarkTimeout);
    }
    return pipeline.build();
  }

  /** Enforcement needs the moderation that asks here, so it is not there before something asks. */
  private CreatorStanding standingOf(CreatorId creator) {
    return enforcement.watching(settings.standings).of(creator);
  }

  private List<Stage> stages(Clock clock, Optional<LanguageModel> model) {
    List<Stage> stages =
        new ArrayList<>(settings.stages == null ? standard(clock, model) : settings.stages);
    for (Stage own : settings.more) {
      int place = stages.stream().map(Stage::name).toList().indexOf(own.name());
      if (place < 0) {
        stages.add(own);
      } else {
        stages.set(place, own);
      }
    }
    return stages;
  }

  /** Returns what there is to look at content, the cheapest first. */
  private List<Stage> standard(Clock clock, Optional<LanguageModel> model) {
    List<Stage> stages = new ArrayList<>();
    stages.add(NormaliseStage.standard());
    stages.add(
        RulesStage.of(settings.rules)
            .with(PostingRates.of(storage.moderation(), clock), settings.limits));
    stages.add(HashStage.of(knownContent()));
    stages.add(
        ConsentStage.of(Consents.gate(operations, storage.consents(), settings.consentPolicy)));
    stages.add(
        settings.provenance == null
            ? ProvenanceStage.declarations()
            : ProvenanceStage.of(settings.provenance));
    if (model.isPresent()) {
      stages.add(ModelStage.text(model.get(), settings.random));
      stages.add(ModelStage.speech(model.get(), settings.random));
      stages.add(ModelStage.frames(model.get(), settings.random));
    }
    if (!settings.deepfakeDetectors.isEmpty()) {
      stages.add(DeepfakeStage.of(settings.deepfakeDetectors));
    }
    return stages;
  }

  private BanksAtHand knownContent() {
    List<HashMatcher> matchers = new ArrayList<>();
    matchers.add(IndexedHashMatcher.over(storage.hashBanks()));
    matchers.addAll(settings.matchers);
    HashBanks banks =
        HashBanks.of(HashScreen.of(matchers, settings.matchRule, settings.requiredBanks))
            .naming(settings.bankCategories);
    return new BanksAtHand(banks, storage.hashBanks(), !settings.matchers.isEmpty());
  }

  private static Executor threads() {
    AtomicLong number = new AtomicLong();
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        30,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, "fanfare-moderation-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }
}
