package dev.fanfare.payout.bankfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BankTextTest {
  private static final String ALLOWED = "[a-zA-Z0-9/?:().,'+ -]*";

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Ada Lovelace | Ada Lovelace",
        "Jürgen Groß | Jurgen Gross",
        "Żółć Łukasz | Zolc Lukasz",
        "Þórður Æðarson | Thordur Aedarson",
        "Søren Ørsted | Soren Orsted",
        "Nguyễn Thị Ánh | Nguyen Thi Anh",
        "İbrahim Işık | Ibrahim Isik",
        "Đặng Ħal ĿŀŁ | Dang Hal LlL",
        "Αλέξης Χρυσός | Alexis Chrysos",
        "Щастие Юлия | Shtastie Yuliya",
        "Ђорђе Љубић | Djordje Ljubic",
        "Tom & Jerry | Tom + Jerry",
        "<script>alert(1)</script> | .script.alert(1)./script.",
        "O’Neill – “Kid” | O'Neill - 'Kid'",
        "Ada 🎬🏳️‍🌈 Lovelace | Ada Lovelace",
        "Ａｄａ　Ｌ | Ada L",
        "a_b@c;d=e | a-b.c,d.e",
        "Kanaka ʻŌiwi | Kanaka 'Oiwi",
        "Apartment ٣ | Apartment 3"
      })
  void writesANameInTheBanksCharacters(String name, String written) {
    assertThat(BankText.write(name, 70)).contains(written);
  }

  @Test
  void leavesOutMarksThatOnlySteerTheDirectionOfText() {
    assertThat(BankText.write("Ada\u202eecalevoL\u200f\u200b", 70)).contains("AdaecalevoL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "محمد",
        "Ali محمد",
        "李小龙",
        "שרה",
        "สมชาย",
        "राम",
        "한국",
        "\ud83d Ada",
        "\ue000x",
        "a\u0000b",
        "a\u0085b"
      })
  void ratherWritesNothingThanLeaveALetterOut(String name) {
    assertThat(BankText.write(name, 70)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"🎬🎬", "...", "\u200f", " - ", "''"})
  void refusesANameOfWhichNoLetterIsLeft(String name) {
    assertThat(BankText.write(name, 70)).isEmpty();
  }

  @Test
  void cutsANameThatGrowsTooLong() {
    assertThat(BankText.write("ß".repeat(70), 70)).contains("s".repeat(70));
    assertThat(BankText.write("a".repeat(69) + " b", 70)).contains("a".repeat(69));
  }

  @Property(tries = 5_000)
  void writesOnlyAllowedCharactersWhateverComes(@ForAll @StringLength(max = 90) String text) {
    Optional<String> written = BankText.write(text, 70);

    written.ifPresent(
        w -> {
          assertThat(w).matches(ALLOWED).hasSizeBetween(1, 70).isEqualTo(w.trim());
          assertThat(BankText.isWritable(w)).isTrue();
          assertThat(BankText.write(w, 70)).as("written again").contains(w);
        });
  }
}
