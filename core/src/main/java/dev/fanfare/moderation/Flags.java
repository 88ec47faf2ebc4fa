package dev.fanfare.moderation;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;

import dev.fanfare.event.DerivedId;
import dev.fanfare.event.Fingerprint;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import java.util.Optional;
import java.util.UUID;

/** Flags that persons raise and settle. */
final class Flags {
  private final Operations operations;
  private final ModerationStore store;

  Flags(Operations operations, ModerationStore store) {
    this.operations = operations;
    this.store = store;
  }

  FlagResult raise(
      ContentRef content,
      Category category,
      Severity severity,
      String raisedBy,
      IdempotencyKey key) {
    require(severity.atLeast(Severity.LOW), "severity must be LOW or worse, was %s", severity);
    requireText("raisedBy", raisedBy, 64);
    return operations.once(
        key,
        "moderation.flag",
        Fingerprint.of(
            "content", content, "category", category, "severity", severity, "raisedBy", raisedBy),
        FlagResult.class,
        () -> {
          store.lock(content.id());
          Screening screening =
              store.find(content).orElseThrow(() -> new UnknownContentException(content));
          Optional<Flag> known =
              store.flags(content).stream().filter(flag -> flag.category() == category).findFirst();
          Flag raised =
              new Flag(
                  known.map(Flag::id).orElseGet(() -> DerivedId.of(key.value(), "flag")),
                  content,
                  screening.creator(),
                  category,
                  severity,
                  0,
                  DetectorFamily.PERSON,
                  null,
                  raisedBy,
                  operations.now(),
                  null);
          return put(raised, known);
        });
  }

  private FlagResult put(Flag raised, Optional<Flag> known) {
    Optional<Flag> open = known.filter(Flag::isOpen);
    if (open.isPresent()) {
      store.put(open.get().atLeast(raised.severity()));
      return new FlagResult.AlreadyOpen(raised.id(), false);
    }
    // One that was settled is opened anew: a person says something that may be new.
    store.put(raised);
    operations.announce(Announcements.opened(raised));
    return new FlagResult.Opened(raised.id(), false);
  }

  FlagResult resolve(
      UUID id, Flag.Outcome outcome, String reason, Actor.Human by, IdempotencyKey key) {
    return operations.once(
        key,
        "moderation.resolve",
        Fingerprint.of("flag", id, "outcome", outcome, "reason", reason, "by", by.id()),
        FlagResult.class,
        () -> {
          Flag known = find(id);
          store.lock(known.content().id());
          Flag flag = find(id);
          if (!flag.isOpen()) {
            return new FlagResult.AlreadyResolved(id, false);
          }
          store.put(flag.resolved(new Flag.Resolution(outcome, reason, by, operations.now())));
          operations.announce(Announcements.resolved(flag, outcome));
          return new FlagResult.Resolved(id, false);
        });
  }

  private Flag find(UUID id) {
    return store.flag(id).orElseThrow(() -> new IllegalArgumentException("there is no flag " + id));
  }
}
