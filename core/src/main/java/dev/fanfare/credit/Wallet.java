package dev.fanfare.credit;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.DerivedId;
import java.io.Serializable;
import java.util.UUID;

/**
 * A creator's credits of one type. It exists as soon as it is named, and is empty until something
 * is granted.
 *
 * @param creator whose
 * @param type which credits
 */
public record Wallet(CreatorId creator, CreditType type)
    implements Comparable<Wallet>, Serializable {
  public Wallet {
    requireNonNull(creator, "creator");
    requireNonNull(type, "type");
  }

  /** Returns a creator's wallet of a type. */
  public static Wallet of(CreatorId creator, CreditType type) {
    return new Wallet(creator, type);
  }

  /** Returns the id of a part of this wallet, always the same for the same role. */
  UUID partId(String role) {
    return DerivedId.of(DerivedId.of(creator.value(), "wallet/" + type.code()), role);
  }

  /** Compares by creator, then type: the order in which several wallets are locked. */
  @Override
  public int compareTo(Wallet other) {
    int byCreator = creator.compareTo(other.creator);
    return byCreator != 0 ? byCreator : type.compareTo(other.type);
  }

  /** Returns the creator and the type, such as {@code ada:video_edit}. */
  @Override
  public String toString() {
    return creator + ":" + type;
  }
}
