select "date", total_users, active_users, new_users, gifts, gross_revenue, refunds, refunded,
  gross_revenue - refunded as net_revenue,
  creator_earnings,
  gross_revenue - refunded - creator_earnings as platform_earnings,
  half_even(gross_revenue, gifts, 2) as average_gift_value,
  top_spark_id,
  half_even(active_users, total_users, 6) as active_rate
from (
  select c.on_day as "date",
    sum(coalesce(j.fans, 0)) over (order by c.on_day) as total_users,
    coalesce(a.fans, 0) as active_users,
    coalesce(j.fans, 0) as new_users,
    coalesce(p.gifts, 0) as gifts,
    coalesce(p.gross, 0.00) as gross_revenue,
    coalesce(r.refunds, 0) as refunds,
    coalesce(r.refunded, 0.00) as refunded,
    coalesce(p.earned, 0.00) - coalesce(r.taken, 0.00) as creator_earnings,
    t.spark as top_spark_id
  from calendar c
  left join joined_on j on j.on_day = c.on_day
  left join active_count a on a.on_day = c.on_day
  left join paid_on p on p.on_day = c.on_day
  left join refunded_on r on r.on_day = c.on_day
  left join top_on t on t.on_day = c.on_day
)
order by "date"
