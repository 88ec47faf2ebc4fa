package dev.fanfare.persistence.policy;

import dev.fanfare.ai.ModelName;
import dev.fanfare.ai.ModelPrice;
import dev.fanfare.ai.PriceBook;
import dev.fanfare.ai.TokenClass;
import dev.fanfare.money.Asset;
import dev.fanfare.persistence.policy.Fields.Field;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What calls to models cost. */
final class PriceBookFormat implements PolicyFormat<PriceBook> {
  private static final Pattern PRICE = Pattern.compile("[0-9]{1,7}(?:\\.[0-9]{1,9})?");

  @Override
  public String kind() {
    return "price-book";
  }

  @Override
  public Class<PriceBook> type() {
    return PriceBook.class;
  }

  /** A name that stands for a model. */
  private record Alias(ModelName name, ModelName model) {}

  @Override
  public Supplier<PriceBook> read(Fields fields, Reading reading) {
    Field<String> version = fields.required("version", reading::text);
    Field<List<ModelPrice>> prices =
        fields.required("prices", reading.list(json -> price(json, reading)));
    Field<List<Alias>> aliases =
        fields.optional("aliases", reading.list(json -> alias(json, reading)));
    fields.blame("prices");
    return () -> {
      PriceBook.Builder builder = PriceBook.builder(version.get());
      prices.get().forEach(builder::price);
      aliases.or(List.of()).forEach(alias -> builder.alias(alias.name(), alias.model()));
      return builder.build();
    };
  }

  private static @Nullable ModelPrice price(Json json, Reading reading) {
    return reading.object(
        json,
        fields -> {
          Field<String> provider = fields.required("provider", reading::text);
          Field<String> model = fields.required("model", reading::text);
          Field<Instant> from = fields.required("effectiveFrom", reading::instant);
          Field<Asset> currency = fields.required("currency", reading::asset);
          Field<Map<TokenClass, BigDecimal>> perMillion =
              fields.required(
                  "perMillion",
                  reading.map(
                      type -> Reading.word(TokenClass.class, type), PriceBookFormat::decimal));
          fields.blame("perMillion");
          return () ->
              new ModelPrice(
                  new ModelName(provider.get(), model.get()),
                  from.get(),
                  currency.get(),
                  perMillion.get());
        });
  }

  private static BigDecimal decimal(Json json) {
    if (json instanceof Json.Text text && PRICE.matcher(text.value()).matches()) {
      return new BigDecimal(text.value());
    }
    throw Reading.unfit(json, "a price of a million tokens in quotes such as \"0.30\"");
  }

  private static @Nullable Alias alias(Json json, Reading reading) {
    return reading.object(
        json,
        fields -> {
          Field<String> provider = fields.required("provider", reading::text);
          Field<String> model = fields.required("model", reading::text);
          Field<ModelName> pricedAs = fields.required("pricedAs", value -> name(value, reading));
          return () -> new Alias(new ModelName(provider.get(), model.get()), pricedAs.get());
        });
  }

  private static @Nullable ModelName name(Json json, Reading reading) {
    return reading.object(
        json,
        fields -> {
          Field<String> provider = fields.required("provider", reading::text);
          Field<String> model = fields.required("model", reading::text);
          return () -> new ModelName(provider.get(), model.get());
        });
  }

  @Override
  public void write(PriceBook book, Map<String, Object> fields, Writing writing) {
    fields.put("version", book.version());
    fields.put("prices", book.prices().stream().map(price -> price(price, writing)).toList());
    if (!book.aliases().isEmpty()) {
      fields.put(
          "aliases",
          book.aliases().entrySet().stream()
              .map(
                  alias -> {
                    Map<String, Object> line = name(alias.getKey());
                    line.put("pricedAs", name(alias.getValue()));
                    return line;
                  })
              .toList());
    }
  }

  private static Map<String, Object> price(ModelPrice price, Writing writing) {
    Map<String, Object> fields = name(price.model());
    fields.put("effectiveFrom", price.effectiveFrom().toString());
    fields.put("currency", writing.asset(price.currency()));
    Map<String, Object> perMillion = Writing.fields();
    price
        .perMillion()
        .forEach((type, amount) -> perMillion.put(Reading.word(type), amount.toPlainString()));
    fields.put("perMillion", perMillion);
    return fields;
  }

  private static Map<String, Object> name(ModelName model) {
    Map<String, Object> fields = Writing.fields();
    fields.put("provider", model.provider());
    fields.put("model", model.model());
    return fields;
  }
}
