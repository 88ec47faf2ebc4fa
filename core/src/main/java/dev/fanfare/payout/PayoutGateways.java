package dev.fanfare.payout;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which gateway pays by which method. Immutable. */
public final class PayoutGateways {
  private final Map<PayoutMethod, PayoutGateway> byMethod;
  private final @Nullable PayoutGateway otherwise;
  private final Map<String, PayoutGateway> byName = new HashMap<>();

  private PayoutGateways(
      Map<PayoutMethod, PayoutGateway> byMethod, @Nullable PayoutGateway otherwise) {
    this.byMethod = new TreeMap<>(byMethod);
    this.otherwise = otherwise;
    this.byMethod.values().forEach(this::name);
    if (otherwise != null) {
      name(otherwise);
    }
  }

  private void name(PayoutGateway gateway) {
    String name = requireText("gateway name", gateway.name(), 64);
    PayoutGateway earlier = byName.putIfAbsent(name, gateway);
    require(
        earlier == null || earlier == gateway, "two gateways must not share the name '%s'", name);
  }

  /**
   * Returns gateways by method; other methods are not paid. Add the gateways of past payouts with
   * {@link #knowing} while some are still on their way.
   *
   * @throws IllegalArgumentException if two different gateways share a name
   */
  public static PayoutGateways of(Map<PayoutMethod, PayoutGateway> byMethod) {
    return new PayoutGateways(byMethod, null);
  }

  /** Returns one gateway for every method. */
  public static PayoutGateways all(PayoutGateway gateway) {
    return new PayoutGateways(Map.of(), requireNonNull(gateway, "gateway"));
  }

  /** Returns these gateways and others that get no new payouts, but can be asked about old ones. */
  public PayoutGateways knowing(List<PayoutGateway> retired) {
    PayoutGateways more = new PayoutGateways(byMethod, otherwise);
    byName.values().forEach(more::name);
    retired.forEach(more::name);
    return more;
  }

  /** Returns the gateway that pays by a method, empty if none does. */
  public Optional<PayoutGateway> paying(PayoutMethod method) {
    PayoutGateway own = byMethod.get(method);
    return Optional.ofNullable(own == null ? otherwise : own);
  }

  /** Returns the gateway of a name, empty if there is none. */
  public Optional<PayoutGateway> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
