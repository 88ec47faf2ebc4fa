package dev.fanfare.moderation;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * What is done, in the four dimensions of the Digital Services Act's statements of reasons.
 *
 * @param visibility who may see the content
 * @param monetary whether it earns
 * @param service whether the creator may use the service, or a part of it
 * @param account what happens to the creator's account
 */
public record Actions(Visibility visibility, Sanction monetary, Sanction service, Sanction account)
    implements Serializable {
  /** Nothing is done. */
  public static final Actions ALLOW = of(Visibility.ALLOW);

  /** Nobody sees it until a person has decided. */
  public static final Actions HOLD = of(Visibility.HOLD);

  /** Nobody sees it. */
  public static final Actions BLOCK = of(Visibility.BLOCK);

  /** Checks that nothing is missing. */
  public Actions {
    requireNonNull(visibility, "visibility");
    requireNonNull(monetary, "monetary");
    requireNonNull(service, "service");
    requireNonNull(account, "account");
  }

  /** Returns actions on the content's visibility alone. */
  public static Actions of(Visibility visibility) {
    return new Actions(visibility, Sanction.NONE, Sanction.NONE, Sanction.NONE);
  }

  /** Returns these actions with another one on what the content earns. */
  public Actions withMonetary(Sanction sanction) {
    return new Actions(visibility, sanction, service, account);
  }

  /** Returns these actions with another one on the use of the service. */
  public Actions withService(Sanction sanction) {
    return new Actions(visibility, monetary, sanction, account);
  }

  /** Returns these actions with another one on the creator's account. */
  public Actions withAccount(Sanction sanction) {
    return new Actions(visibility, monetary, service, sanction);
  }

  /** Returns the stronger action in each dimension. */
  public Actions stronger(Actions other) {
    return new Actions(
        visibility.stronger(other.visibility),
        monetary.stronger(other.monetary),
        service.stronger(other.service),
        account.stronger(other.account));
  }

  /**
   * Returns whether these restrict somebody, and so want a ground and a statement of reasons. A
   * hold before anything is published does not yet.
   */
  public boolean areRestrictive() {
    return visibility != Visibility.ALLOW && visibility != Visibility.HOLD
        || monetary != Sanction.NONE
        || service != Sanction.NONE
        || account != Sanction.NONE;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(visibility.name());
    append(text, "monetary", monetary);
    append(text, "service", service);
    append(text, "account", account);
    return text.toString();
  }

  private static void append(StringBuilder text, String dimension, Sanction sanction) {
    if (sanction != Sanction.NONE) {
      text.append(", ").append(dimension).append(' ').append(sanction);
    }
  }
}
