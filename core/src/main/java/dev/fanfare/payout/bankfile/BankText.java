package dev.fanfare.payout.bankfile;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Text in the characters that every bank takes: {@code a-z A-Z 0-9 / - ? : ( ) . , ' +} and space,
 * the set of the SEPA schemes.
 *
 * <p>Accents go, Greek and Cyrillic letters become Latin ones, signs become what the European
 * Payments Council's best practices (EPC217-08) put for them, pictures a space. A letter that has
 * no Latin counterpart here is never left out: such text is not written at all.
 */
final class BankText {
  private static final String ALLOWED_SIGNS = "/-?:().,'+ ";

  /** ASCII signs, then letters without a decomposition. Capitals follow from the small letters. */
  private static final String REPLACEMENTS =
      """
      !=. "=. #=. $=. %=. &=+ *=. ;=, <=. >=. @=. [=( \\=/ ]=) ^=. _=- `=' {=( |=/ }=) ~=-
      €=E ·= ʻ=' ʼ=' ʹ=' ʺ='
      ß=ss æ=ae œ=oe ø=o đ=d ð=d þ=th ł=l ħ=h ı=i ȷ=j ŋ=n ŧ=t ĸ=k ə=e ǝ=e ɓ=b ɗ=d ƙ=k ƴ=y ɛ=e ɔ=o
      α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch
      ψ=ps ω=o
      а=a б=b в=v г=g д=d е=e ж=zh з=z и=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h ц=ts ч=ch
      ш=sh щ=sht ъ=a ы=y ь=y э=e ю=yu я=ya ђ=dj є=ye ѕ=dz і=i ј=j љ=lj њ=nj ћ=c џ=dz ґ=g
      """;

  private static final Map<Integer, String> TABLE = table();

  private BankText() {}

  /** Returns whether text consists of allowed characters only. */
  static boolean isWritable(String text) {
    return text.chars().allMatch(BankText::isAllowed);
  }

  /**
   * Returns text in the allowed characters, without spaces at the ends or two in a row, cut after
   * {@code max} characters; empty if a letter cannot be written or neither a letter nor a digit is
   * left.
   */
  static Optional<String> write(String text, int max) {
    StringBuilder written = new StringBuilder();
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    for (int i = 0; i < decomposed.length(); ) {
      int c = decomposed.codePointAt(i);
      i += Character.charCount(c);
      @Nullable String replacement = replacement(c);
      if (replacement == null) {
        return Optional.empty();
      }
      written.append(replacement);
    }
    String clean = written.toString().replaceAll(" +", " ").trim();
    String cut = clean.length() > max ? clean.substring(0, max).trim() : clean;
    return cut.chars().anyMatch(BankText::isLetterOrDigit) ? Optional.of(cut) : Optional.empty();
  }

  /** Returns what is written for a character, null if it cannot be written. */
  private static @Nullable String replacement(int c) {
    if (isAllowed(c)) {
      return Character.toString(c);
    }
    @Nullable String small = TABLE.get(c);
    if (small != null) {
      return small;
    }
    @Nullable String capital = TABLE.get(Character.toLowerCase(c));
    if (capital != null) {
      return Character.toUpperCase(capital.charAt(0)) + capital.substring(1);
    }
    int digit = Character.isDigit(c) ? Character.digit(c, 10) : -1;
    return digit >= 0 ? Integer.toString(digit) : replacementByCategory(c);
  }

  private static @Nullable String replacementByCategory(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> "";
      case Character.DASH_PUNCTUATION, Character.CONNECTOR_PUNCTUATION -> "-";
      case Character.START_PUNCTUATION -> "(";
      case Character.END_PUNCTUATION -> ")";
      case Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION -> "'";
      case Character.OTHER_PUNCTUATION -> ".";
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.OTHER_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.UNASSIGNED ->
          " ";
      default -> null;
    };
  }

  private static boolean isAllowed(int c) {
    return isLetterOrDigit(c) || ALLOWED_SIGNS.indexOf(c) >= 0;
  }

  private static boolean isLetterOrDigit(int c) {
    return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9';
  }

  private static Map<Integer, String> table() {
    Map<Integer, String> table = new HashMap<>();
    for (String pair : REPLACEMENTS.trim().split("\\s+")) {
      table.put((int) pair.charAt(0), pair.substring(2));
    }
    table.put((int) '=', ".");
    return Map.copyOf(table);
  }
}
