package dev.fanfare.payout.bankfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IbanTest {
  /** The examples that the SWIFT IBAN registry publishes, one for a country. */
  static final String[] REGISTRY_EXAMPLES = {
    "AD1200012030200359100100",
    "AE070331234567890123456",
    "AL47212110090000000235698741",
    "AT611904300234573201",
    "AZ21NABZ00000000137010001944",
    "BA391290079401028494",
    "BE68539007547034",
    "BG80BNBG96611020345678",
    "BH67BMAG00001299123456",
    "BR1800360305000010009795493C1",
    "BY13NBRB3600900000002Z00AB00",
    "CH9300762011623852957",
    "CR05015202001026284066",
    "CY17002001280000001200527600",
    "CZ6508000000192000145399",
    "DE89370400440532013000",
    "DK5000400440116243",
    "DO28BAGR00000001212453611324",
    "EE382200221020145685",
    "ES9121000418450200051332",
    "FI2112345600000785",
    "FO6264600001631634",
    "FR1420041010050500013M02606",
    "GB29NWBK60161331926819",
    "GE29NB0000000101904917",
    "GI75NWBK000000007099453",
    "GL8964710001000206",
    "GR1601101250000000012300695",
    "GT82TRAJ01020000001210029690",
    "HR1210010051863000160",
    "HU42117730161111101800000000",
    "IE29AIBK93115212345678",
    "IL620108000000099999999",
    "IQ98NBIQ850123456789012",
    "IS140159260076545510730339",
    "IT60X0542811101000000123456",
    "JO94CBJO0010000000000131000302",
    "KW81CBKU0000000000001234560101",
    "KZ86125KZT5004100100",
    "LB62099900000001001901229114",
    "LC55HEMM000100010012001200023015",
    "LI21088100002324013AA",
    "LT121000011101001000",
    "LU280019400644750000",
    "LV80BANK0000435195001",
    "MC5811222000010123456789030",
    "MD24AG000225100013104168",
    "ME25505000012345678951",
    "MK07250120000058984",
    "MR1300020001010000123456753",
    "MT84MALT011000012345MTLCAST001S",
    "MU17BOMM0101101030300200000MUR",
    "NL91ABNA0417164300",
    "NO9386011117947",
    "PK36SCBL0000001123456702",
    "PL61109010140000071219812874",
    "PS92PALS000000000400123456702",
    "PT50000201231234567890154",
    "QA58DOHB00001234567890ABCDEFG",
    "RO49AAAA1B31007593840000",
    "RS35260005601001611379",
    "SA0380000000608010167519",
    "SC18SSCB11010000000000001497USD",
    "SE4550000000058398257466",
    "SI56263300012039086",
    "SK3112000000198742637541",
    "SM86U0322509800000000270100",
    "SV62CENR00000000000000700025",
    "TL380080012345678910157",
    "TN5910006035183598478831",
    "TR330006100519786457841326",
    "UA213223130000026007233566001",
    "VG96VPVG0000012345678901",
    "XK051212012345678906",
    "HN88CABF00000000000250005469",
    "OM810180000001299123456",
    "YE15CBYE0001018861234567891234",
    "BI4210000100010000332045181",
    "DJ2100010000000154000100186",
    "EG380019000500000000263180002",
    "FK88SC123456789012",
    "LY83002048000020100120361",
    "MN121234123456789123",
    "NI45BAPR00000013000003558124",
    "RU0304452522540817810538091310419",
    "SD8811123456789012",
    "SO211000001001000100141",
    "ST23000100010051845310146",
    "VA59001123000012345678"
  };

  static String[] registryExamples() {
    return REGISTRY_EXAMPLES;
  }

  @ParameterizedTest
  @MethodSource("registryExamples")
  void acceptsThePublishedExampleOfEachCountry(String example) {
    assertThat(new Iban(example).value()).isEqualTo(example);
    assertThat(new Iban(example).country()).isEqualTo(example.substring(0, 2));
  }

  @ParameterizedTest
  @MethodSource("registryExamples")
  void refusesAnExampleWithAnyOneDigitChanged(String example) {
    for (int i = 2; i < example.length(); i++) {
      if (Character.isDigit(example.charAt(i))) {
        char other = (char) ('0' + (example.charAt(i) - '0' + 1) % 10);
        String mistyped = example.substring(0, i) + other + example.substring(i + 1);
        assertThatIllegalArgumentException().isThrownBy(() -> new Iban(mistyped));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("registryExamples")
  void refusesAnExampleThatIsOneCharacterShortOrLongEvenWithRightCheckDigits(String example) {
    for (String account : new String[] {example.substring(4) + "0", example.substring(5)}) {
      String wrongLength = withCheckDigits(example.substring(0, 2), account);
      assertThatIllegalArgumentException().isThrownBy(() -> new Iban(wrongLength));
    }
  }

  @Test
  void refusesALetterWhereTheCountryHasDigits() {
    String letters = withCheckDigits("DE", "37040044053201300A");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Iban(letters))
        .withMessageContaining("must have a digit as character 22");
  }

  @Test
  void refusesADigitWhereTheCountryHasLetters() {
    String digits = withCheckDigits("NL", "1BNA0417164300");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Iban(digits))
        .withMessageContaining("must have a letter as character 5");
  }

  @Test
  void takesACountryOutsideTheRegistryByItsCheckDigits() {
    String unregistered = withCheckDigits("ZW", "123456789012");

    assertThat(new Iban(unregistered).isSepa()).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Iban(unregistered.substring(0, 15) + "9"));
  }

  /**
   * ISO 13616 makes check digits of 02 to 98; 00, 01 and 99 leave the same remainder as 97, 98 and
   * 02.
   */
  @Test
  void refusesCheckDigitsThatNoBankMakes() {
    for (int n = 0; n < 1_000; n++) {
      String account = "%018d".formatted(n);
      String iban = withCheckDigits("DE", account);
      if (iban.startsWith("DE97") || iban.startsWith("DE98")) {
        String twin = "DE0" + (iban.startsWith("DE97") ? "0" : "1") + account;
        assertThat(remainder(twin)).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new Iban(twin));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "DE",
        "DE8937040044053201300\n",
        "DE89 3704 0044 0532 0130 00",
        "de89370400440532013000",
        "<script>alert(1)</script>",
        "DE٨٩370400440532013000",
        "DE89370400440532013000DE89370400440532013000"
      })
  void refusesWhatIsNoIban(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Iban(text));
  }

  @Test
  void readsAnIbanAsPeopleWriteIt() {
    assertThat(Iban.parse("de89 3704 0044 0532 0130 00").value())
        .isEqualTo("DE89370400440532013000");
  }

  @Test
  void showsTheLastFourCharactersAtMost() {
    assertThat(new Iban("DE89370400440532013000")).hasToString("DE…3000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Iban("DE88370400440532013000"))
        .withMessageContaining("DE…3000")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("0532"));
  }

  @Test
  void knowsWhichCountriesSepaReaches() {
    assertThat(new Iban("NO9386011117947").isSepa()).isTrue();
    assertThat(new Iban("AL47212110090000000235698741").isSepa()).isTrue();
    assertThat(new Iban("TR330006100519786457841326").isSepa()).isFalse();
    assertThat(new Iban("FO6264600001631634").isSepa()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"COBADEFF", "COBADEFFXXX", "ABNANL2A", "1ABCDE12"})
  void acceptsABic(String bic) {
    assertThat(new Bic(bic)).hasToString(bic);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "COBADEF",
        "COBADEFFX",
        "COBADEFFXX",
        "COBA1EFF",
        "cobadeff",
        "COBADEFFXXXX",
        "CÖBADEFF"
      })
  void refusesWhatIsNoBic(String bic) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Bic(bic))
        .withMessageStartingWith("BIC");
  }

  @Test
  void readsABicAsPeopleWriteIt() {
    assertThat(Bic.parse("coba de ff").value()).isEqualTo("COBADEFF");
  }

  /**
   * ISO 13616 by the book: 98 minus the remainder of account, country and 00 read as one number.
   */
  static String withCheckDigits(String country, String account) {
    BigInteger rest = new BigInteger(digits(account + country + "00")).mod(BigInteger.valueOf(97));
    return country + "%02d".formatted(98 - rest.intValueExact()) + account;
  }

  private static int remainder(String iban) {
    return new BigInteger(digits(iban.substring(4) + iban.substring(0, 4)))
        .mod(BigInteger.valueOf(97))
        .intValueExact();
  }

  private static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    text.chars().forEach(c -> digits.append(Character.digit(c, 36)));
    return digits.toString();
  }
}
