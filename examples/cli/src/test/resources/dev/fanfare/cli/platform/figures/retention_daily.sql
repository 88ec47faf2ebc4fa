select joined as cohort_date, count(distinct sender) as size,
  case when max(age) >= 0 then count(case when n = 0 then 1 end) end as day0,
  case when max(age) >= 1 then count(case when n = 1 then 1 end) end as day1,
  case when max(age) >= 7 then count(case when n = 7 then 1 end) end as day7,
  case when max(age) >= 14 then count(case when n = 14 then 1 end) end as day14,
  case when max(age) >= 30 then count(case when n = 30 then 1 end) end as day30,
  case when max(age) >= 60 then count(case when n = 60 then 1 end) end as day60,
  case when max(age) >= 90 then count(case when n = 90 then 1 end) end as day90
from (
  select f.joined, f.sender, datediff('day', f.joined, a.on_day) as n,
    datediff('day', f.joined, (select last_day from as_of)) as age
  from active a join fan f on f.sender = a.sender)
where age >= 0
group by joined order by joined
