package dev.fanfare.payout.bankfile;

import static dev.fanfare.internal.Checks.require;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an IBAN looks like after its four first characters, by country: the structures of the SWIFT
 * IBAN registry, where {@code n} is a digit, {@code a} a capital letter and {@code c} either.
 */
final class IbanFormats {
  private static final String REGISTRY =
      """
      AD 8n12c   AE 19n     AL 8n16c   AT 16n     AZ 4a20c   BA 16n     BE 12n     BG 4a6n8c
      BH 4a14c   BI 23n     BR 23n1a1c BY 4c4n16c CH 5n12c   CR 18n     CY 8n16c   CZ 20n
      DE 18n     DJ 23n     DK 14n     DO 4c20n   EE 16n     EG 25n     ES 20n     FI 14n
      FK 2a12n   FO 14n     FR 10n11c2n           GB 4a14n   GE 2a16n   GI 4a15c   GL 14n
      GR 7n16c   GT 24c     HN 4a20n   HR 17n     HU 24n     IE 4a14n   IL 19n     IQ 4a15n
      IS 22n     IT 1a10n12c           JO 4a4n18c KW 4a22c   KZ 3n13c   LB 4n20c   LC 4a24c
      LI 5n12c   LT 16n     LU 3n13c   LV 4a13c   LY 21n     MC 10n11c2n           MD 20c
      ME 18n     MK 3n10c2n MN 16n     MR 23n     MT 4a5n18c MU 4a19n3a NI 4a20n   NL 4a10n
      NO 11n     OM 3n16c   PK 4a16c   PL 24n     PS 4a21c   PT 21n     QA 4a21c   RO 4a16c
      RS 18n     RU 14n15c  SA 2n18c   SC 4a20n3a SD 14n     SE 20n     SI 15n     SK 20n
      SM 1a10n12c           SO 19n     ST 21n     SV 4a20n   TL 19n     TN 20n     TR 6n16c
      UA 6n19c   VA 18n     VG 4a16n   XK 16n     YE 4a4n18c
      """;

  /**
   * The geographical scope of the SEPA schemes (EPC409-09), by the country code that its IBANs
   * carry.
   */
  private static final Set<String> SEPA =
      Set.of(
          "AD", "AL", "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB",
          "GI", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MC", "MD", "ME", "MK",
          "MT", "NL", "NO", "PL", "PT", "RO", "RS", "SE", "SI", "SK", "SM", "VA");

  private static final Map<String, String> STRUCTURES = structures();

  private IbanFormats() {}

  static boolean isSepa(String country) {
    return SEPA.contains(country);
  }

  /** Refuses an IBAN of a known country that has not the country's length and structure. */
  static void check(String iban, String shown) {
    @Nullable String structure = STRUCTURES.get(iban.substring(0, 2));
    if (structure == null) {
      return;
    }
    require(
        iban.length() == 4 + structure.length(),
        "IBAN %s must be %d characters, was %d",
        shown,
        4 + structure.length(),
        iban.length());
    for (int i = 0; i < structure.length(); i++) {
      boolean digit = iban.charAt(4 + i) <= '9';
      char wanted = structure.charAt(i);
      require(
          wanted == 'c' || digit == (wanted == 'n'),
          "IBAN %s must have a %s as character %d",
          shown,
          wanted == 'n' ? "digit" : "letter",
          5 + i);
    }
  }

  /** Writes every structure out, one character for each of the account number's. */
  private static Map<String, String> structures() {
    Map<String, String> structures = new HashMap<>();
    String[] words = REGISTRY.trim().split("\\s+");
    for (int i = 0; i < words.length; i += 2) {
      StringBuilder structure = new StringBuilder();
      int count = 0;
      for (char c : words[i + 1].toCharArray()) {
        if (Character.isDigit(c)) {
          count = count * 10 + (c - '0');
        } else {
          structure.append(String.valueOf(c).repeat(count));
          count = 0;
        }
      }
      structures.put(words[i], structure.toString());
    }
    return Map.copyOf(structures);
  }
}
