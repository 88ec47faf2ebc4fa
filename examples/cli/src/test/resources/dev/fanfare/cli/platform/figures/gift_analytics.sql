with piece as (
  select in_hour, on_day, spark, 1 as sent, amount, sender, creator from paid
  union all select in_hour, on_day, spark, 0, -amount, null, null from refund
)
select in_hour as "hour", spark as spark_id, sum(sent) as send_count, sum(amount) as revenue,
  count(distinct sender) as unique_senders, count(distinct creator) as unique_recipients,
  half_even(sum(amount), sum(sent), 2) as average_value
from piece where on_day <= (select last_day from as_of)
group by in_hour, spark order by in_hour, spark
