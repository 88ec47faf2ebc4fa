package dev.fanfare.persistence.policy;

import dev.fanfare.payout.FeeSchedule;
import dev.fanfare.payout.FeeSchedules;
import dev.fanfare.persistence.policy.Fields.Field;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What payouts cost. */
final class FeeSchedulesFormat implements PolicyFormat<FeeSchedules> {
  private static final FeeScheduleFormat ITEM = new FeeScheduleFormat();

  @Override
  public String kind() {
    return "fee-schedules";
  }

  @Override
  public Class<FeeSchedules> type() {
    return FeeSchedules.class;
  }

  @Override
  public Supplier<FeeSchedules> read(Fields fields, Reading reading) {
    Field<List<FeeSchedule>> schedules =
        fields.required("schedules", reading.list(json -> ITEM.item(json, reading)));
    fields.blame("schedules");
    return () -> FeeSchedules.of(schedules.get());
  }

  @Override
  public void write(FeeSchedules policy, Map<String, Object> fields, Writing writing) {
    fields.put("schedules", policy.all().stream().map(s -> ITEM.item(s, writing)).toList());
  }
}
