package dev.fanfare.moderation;

import static dev.fanfare.testing.Fixtures.ADA;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Items, signals and findings that tests share. */
final class Given {
  static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  static final String SHA = "ab".repeat(32);
  static final Detector RULES = new Detector("rules", "1", DetectorFamily.RULES);
  static final Detector HASHES = new Detector("hash", "1", DetectorFamily.HASH);
  static final Detector MODEL = new Detector("model", "1", DetectorFamily.LANGUAGE_MODEL);
  static final Detector FAKES = new Detector("fakes", "1", DetectorFamily.DEEPFAKE_DETECTOR);

  private static final AtomicLong NEXT = new AtomicLong();

  private Given() {}

  static ContentItem text(String id, String text) {
    return ContentItem.text(ContentRef.of(id, 1), ADA, text);
  }

  static ContentItem video(String id) {
    return ContentItem.media(
        ContentRef.of(id, 1), ADA, MediaHandle.video("files/" + id + ".mp4"), SHA);
  }

  static ContentItem image(String id) {
    return ContentItem.media(
        ContentRef.of(id, 1), ADA, MediaHandle.image("files/" + id + ".png"), SHA);
  }

  static UUID id() {
    return new UUID(7, NEXT.incrementAndGet());
  }

  static Signal signal(Detector by, Category category, Severity severity, double confidence) {
    List<Evidence> evidence =
        by.family() == DetectorFamily.LANGUAGE_MODEL
            ? List.of(new Evidence.ModelOpinion("m", confidence))
            : List.of(new Evidence.RuleHolds("r"));
    return Signal.found(id(), by, category, severity, confidence, evidence, NOON);
  }

  static Signal bare(Detector by, Category category, Severity severity, double confidence) {
    return Signal.found(id(), by, category, severity, confidence, List.of(), NOON);
  }

  /** Returns findings of which every stage that comes with the library looked at a text. */
  static Findings onText(CreatorStanding standing, Signal... signals) {
    return looked(Findings.of(text("t", "hello"), standing), signals);
  }

  /** Returns findings of which every stage that comes with the library looked at a video. */
  static Findings onVideo(CreatorStanding standing, Signal... signals) {
    return looked(Findings.of(video("v").withTranscript("hello"), standing), signals);
  }

  static Findings looked(Findings findings, Signal... signals) {
    Findings all = findings;
    for (String stage : stages(findings)) {
      all = all.with(stage, StageResult.ok(List.of()));
    }
    return signals.length == 0 ? all : all.with("said", StageResult.ok(List.of(signals)));
  }

  private static List<String> stages(Findings findings) {
    Set<ContentPart> parts = findings.parts();
    return Stream.of(
            Stream.of(StageName.NORMALISE, StageName.RULES),
            parts.contains(ContentPart.MEDIA)
                ? Stream.of(StageName.HASH, StageName.CONSENT)
                : Stream.<String>empty(),
            parts.contains(ContentPart.TEXT)
                ? Stream.of(StageName.MODEL_TEXT)
                : Stream.<String>empty(),
            parts.contains(ContentPart.SPEECH)
                ? Stream.of(StageName.MODEL_SPEECH)
                : Stream.<String>empty(),
            parts.contains(ContentPart.PICTURES)
                ? Stream.of(StageName.MODEL_FRAMES, StageName.DEEPFAKE)
                : Stream.<String>empty())
        .flatMap(names -> names)
        .toList();
  }
}
