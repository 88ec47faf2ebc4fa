select on_day as "date", 'gift' as source, sum(amount) as amount, sum(sent) as transaction_count,
  half_even(sum(amount), sum(sent), 2) as average_transaction
from (select on_day, 1 as sent, amount from paid union all select on_day, 0, -amount from refund)
where on_day <= (select last_day from as_of)
group by on_day order by on_day
