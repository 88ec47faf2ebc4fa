select floor(cohort / 12) || '-' || lpad(mod(cohort, 12) + 1, 2, '0') as cohort_month,
  case when max(age) >= 0 then count(distinct case when k = 0 then sender end) end as m0,
  case when max(age) >= 1 then count(distinct case when k = 1 then sender end) end as m1,
  case when max(age) >= 2 then count(distinct case when k = 2 then sender end) end as m2,
  case when max(age) >= 3 then count(distinct case when k = 3 then sender end) end as m3,
  case when max(age) >= 4 then count(distinct case when k = 4 then sender end) end as m4,
  case when max(age) >= 5 then count(distinct case when k = 5 then sender end) end as m5,
  case when max(age) >= 6 then count(distinct case when k = 6 then sender end) end as m6,
  case when max(age) >= 7 then count(distinct case when k = 7 then sender end) end as m7,
  case when max(age) >= 8 then count(distinct case when k = 8 then sender end) end as m8,
  case when max(age) >= 9 then count(distinct case when k = 9 then sender end) end as m9,
  case when max(age) >= 10 then count(distinct case when k = 10 then sender end) end as m10,
  case when max(age) >= 11 then count(distinct case when k = 11 then sender end) end as m11,
  case when max(age) >= 12 then count(distinct case when k = 12 then sender end) end as m12
from (
  select a.sender, year(f.joined) * 12 + month(f.joined) - 1 as cohort,
    year(a.on_day) * 12 + month(a.on_day) - year(f.joined) * 12 - month(f.joined) as k,
    -- months from the cohort's to the last one that is over
    (select year(dateadd('day', 1, last_day)) * 12 + month(dateadd('day', 1, last_day)) - 1 from as_of)
      - (year(f.joined) * 12 + month(f.joined)) as age
  from active a join fan f on f.sender = a.sender
  where f.joined <= (select last_day from as_of))
group by cohort order by cohort
