package dev.fanfare.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.fanfare.Fanfare;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.CreditsExhausted;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.Wallet;
import dev.fanfare.event.DomainEvent;
import dev.fanfare.event.FanfareEvents;
import dev.fanfare.event.IdempotencyKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The programs of docs/events.md. */
class EventsDocsTest {
  private final Fanfare fanfare = Fanfare.inMemory();
  private final Wallet wallet = Wallet.of(CreatorId.of("ada"), CreditType.GENERAL);

  @Test
  void delivers() {
    List<String> mails = new ArrayList<>();
    List<String> published = new ArrayList<>();
    // snippet: events
    Set<UUID> seen = new HashSet<>(); // in earnest a table of your own
    fanfare
        .events()
        .subscribe(
            recorded -> {
              if (seen.add(recorded.id())) { // the same id at every delivery
                published.add(recorded.event().getClass().getSimpleName());
              }
            });
    fanfare
        .events()
        .subscribe(
            CreditsExhausted.class,
            event -> mails.add(event.wallet() + " lacks " + event.missing()));

    fanfare.credits().grant(wallet, 50, GrantSource.PURCHASE, IdempotencyKey.of("order-1"));
    fanfare.credits().spend(wallet, 80, IdempotencyKey.of("poster-7")); // Declined
    FanfareEvents.Delivery done = fanfare.events().deliver(); // delivered=2, failed=0
    // end
    assertThat(done).isEqualTo(new FanfareEvents.Delivery(2, 0));
    assertThat(published).containsExactly("CreditsGranted", "CreditsExhausted");
    assertThat(mails).containsExactly("ada:general lacks 30");
  }

  @Test
  void listsEveryEventWithItsFields() throws IOException {
    Path page = Path.of(System.getProperty("fanfare.root", "none"), "docs", "events.md");
    assumeTrue(Files.exists(page), "no page at " + page);
    Map<String, Set<String>> told = new TreeMap<>();
    Pattern row = Pattern.compile("(?m)^\\| `(?<name>[A-Z]\\w+)` \\|.*\\| (?<fields>[^|]+) \\|$");
    row.matcher(Files.readString(page))
        .results()
        .forEach(
            found ->
                told.put(
                    found.group(1),
                    Set.of(found.group(2).replaceAll(" \\([^)]*\\)", "").split(", "))));

    Map<String, Set<String>> there = new TreeMap<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.fanfare")) {
      // What stands for an event of a later version is none that a service announces.
      boolean stored = type.getSimpleName().equals("UnreadableEvent");
      if (type.isAssignableTo(DomainEvent.class) && type.isRecord() && !stored) {
        Set<String> fields =
            type.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .map(JavaField::getName)
                .collect(Collectors.toSet());
        Set<String> other = there.put(type.getSimpleName(), fields);
        assertThat(other).as("fields of another event named %s", type.getSimpleName()).isNull();
      }
    }

    assertThat(told.keySet()).isEqualTo(there.keySet());
    told.forEach((name, fields) -> assertThat(there.get(name)).as(name).containsAll(fields));
  }
}
